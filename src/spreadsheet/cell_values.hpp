// SPDX-License-Identifier: BSL-1.0
// From a cell to the member or the figure that it holds.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "../source/csv_column.hpp"
#include "../source/csv_member.hpp"
#include "../source/csv_number.hpp"
#include "sheet_book.hpp"

namespace govkpi::detail {

/// A cell is nullptr where there is nothing in it.
class cell_members {
public:
    explicit cell_members(const csv_column& column) : texts_{column}, check_{column.check} {}
    /// Says what was expected, where the cell is not good.
    std::optional<std::string> read(const sheet_cell* cell, std::uint32_t& code);

private:
    std::string hint_for_number(std::string_view digits) const;

    csv_member_column texts_;
    std::function<std::optional<std::string>(std::string_view)> check_;
};

class cell_figures {
public:
    explicit cell_figures(const csv_column& column);

    struct figure {
        std::int64_t value = 0;
        bool is_missing = false;
        std::optional<std::string> expected{};  ///< what was, where the cell is bad
    };
    figure read(const sheet_cell* cell) const;

private:
    csv_number_column texts_;    ///< as the layout says
    csv_number_column numbers_;  ///< plain decimals
};

}  // namespace govkpi::detail
