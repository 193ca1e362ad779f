// SPDX-License-Identifier: BSL-1.0
// Columns on their way to another program: described first, then handed out as structs that release themselves.
//
//     std::vector<exported_column> columns;
//     columns.push_back(exported_integers("outturn", values, there));
//     hand_out(std::move(columns), values.size(), out_schema, out_batch);
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <govkpi/panel/dictionary.hpp>
#include <govkpi/source/arrow_c.hpp>

namespace govkpi::detail {

/// An array and its schema.
struct exported_column {
    std::string name{};
    std::string format{};
    bool may_be_null = false;
    std::int64_t length = 0;
    std::int64_t null_count = 0;
    std::vector<const void*> buffers{};  ///< as the format asks; the bitmap may be null
    std::shared_ptr<const void> kept{};  ///< what the buffers lie in
    std::vector<exported_column> children{};
    std::unique_ptr<exported_column> dictionary{};
};

/// The texts of a dictionary. Throws overflow where they take more than 2 GB.
std::unique_ptr<exported_column> exported_texts(const dictionary& texts);

/// 64-bit integers of its own; `there` says which are, and may be empty where all are.
exported_column exported_integers(std::string name, std::vector<std::int64_t> values, const std::vector<bool>& there);

/// Bits of the rows that are there, in whole bytes.
std::vector<std::uint8_t> bitmap_of_rows(const std::vector<bool>& there);

/// A struct of so many rows, as the two structs of the interface. Both are written at the end or not at all. Throws
/// std::invalid_argument where one of them is null.
void hand_out(std::vector<exported_column> columns, std::size_t rows, ArrowSchema* out_schema, ArrowArray* out_batch);

}  // namespace govkpi::detail
