// SPDX-License-Identifier: BSL-1.0
// Footnotes of a table, made from what its cells say of themselves: that a figure is an estimate, that not everybody
// reported, why there is none. Each is numbered where it first appears and written once, below the table.
//
//     const footnotes below{made, language::en};
//     below.text_of(cell) + below.marks_of(cell, column)     // "n/a (1)"
//     below.notes()                                          // {"(1) n/a: the base is 0, ..."}
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <govkpi/export.hpp>
#include <govkpi/quantity/language.hpp>
#include <govkpi/report/table.hpp>

namespace govkpi::report {

/// Of a remark, for people.
GOVKPI_REPORT_EXPORT const labels& words_of(remark r) noexcept;

class footnotes {
public:
    footnotes(const table& of, language lang);

    /// The text, without its reason where that is in a footnote.
    std::string_view text_of(const cell& c) const noexcept;

    // " (1)", " (1) (2)"; empty: nothing to say. What holds for all figures of a column stands at its heading.
    std::string marks_of(const cell& c, std::size_t column) const;
    std::string marks_of_heading(std::size_t column) const;
    /// The same as numbers, for links.
    std::vector<int> numbers_of(const cell& c, std::size_t column) const;
    std::vector<int> numbers_of_heading(std::size_t column) const;

    /// "(1) n/a: ..." in the order of their numbers.
    const std::vector<std::string>& notes() const noexcept { return notes_; }

private:
    static constexpr std::size_t kinds = 8;  ///< five reasons and three remarks
    using kind_set = std::uint8_t;

    static kind_set remarks_of(const cell& c) noexcept;
    static kind_set kinds_of(const cell& c) noexcept;
    void add(kind_set said, language lang);
    std::vector<int> numbers_of(kind_set said) const;

    std::vector<kind_set> of_columns_;  ///< said of every figure of a column
    std::array<int, kinds> numbers_{};  ///< 0: not in this table
    std::vector<std::string> notes_;
};

}  // namespace govkpi::report
