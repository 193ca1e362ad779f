// SPDX-License-Identifier: BSL-1.0
// A dimension from a column of another program: its texts, its dictionary, or its dates and years, as our codes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <govkpi/panel/dictionary.hpp>

#include "arrow_type.hpp"
#include "arrow_values.hpp"
#include "csv_member.hpp"
#include "row_faults.hpp"

namespace govkpi::detail {

class arrow_member_column {
public:
    /// All must outlive it. `members` takes those that rows have, not all that a dictionary has.
    arrow_member_column(const arrow_column& column, const dimension_definition& dimension, dictionary& members);

    /// The rows to come are of this array.
    void open(const ArrowArray& array);
    /// The codes of some of its rows, at most block_rows, good until the next call; 0 for rows with faults. They are
    /// the array's own indices where these are our codes.
    code_span read(std::int64_t first, std::size_t rows, row_faults& faults);

private:
    void read_texts(std::int64_t first, std::size_t rows, row_faults& faults);
    void read_values(std::int64_t first, std::size_t rows, row_faults& faults);
    template <class Index>
    code_span read_indices(std::int64_t first, std::size_t rows, row_faults& faults);
    void take_new_entries();
    std::optional<std::string> text_of(std::int64_t value) const;
    void refuse_null(std::size_t row, row_faults& faults) const;

    const arrow_column& column_;
    csv_member_column members_;
    const ArrowArray* array_ = nullptr;
    std::vector<std::uint32_t> codes_ = std::vector<std::uint32_t>(block_rows);

    // Of a dictionary.
    std::optional<arrow_texts> texts_;
    std::vector<std::uint32_t> code_of_entry_;  ///< as far as rows have entries
    std::vector<std::uint32_t> new_entries_;
    std::map<std::uint32_t, std::string> bad_entries_;  ///< what was expected
    std::size_t same_ = 0;                              ///< so many entries have their place as our code
    std::vector<std::uint64_t> missing_ = std::vector<std::uint64_t>(block_rows / 64);

    std::unordered_map<std::int64_t, std::uint32_t> code_of_value_;  ///< of dates and years
};

}  // namespace govkpi::detail
