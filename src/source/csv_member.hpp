// SPDX-License-Identifier: BSL-1.0
// Columns of texts that stand for members: numbered through a dictionary, without hashing the short ones again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <govkpi/export.hpp>

#include "csv_column.hpp"
#include "csv_scan.hpp"

namespace govkpi::detail {

class GOVKPI_EXPORT csv_member_column {
public:
    /// Throws invalid_argument for a column without a dictionary.
    explicit csv_member_column(const csv_column& column);

    /// One cell, without the quotes around it: says what was expected, where the text is not good.
    std::optional<std::string> read(std::string_view text, std::uint32_t& code);
    /// The column at `place` of so many rows, into codes[0] and on; false where any of them is bad.
    bool read(const csv_rows& rows, std::size_t place, std::size_t first, std::size_t count, std::uint32_t* codes);

private:
    /// A text of 1 to 16 bytes, filled up with zero bytes; good texts hold none.
    struct short_text {
        std::uint64_t low = 0;
        std::uint64_t high = 0;
    };
    struct index {
        const std::uint32_t* slots;
        std::size_t last;
        const short_text* texts;
        unsigned shift;
        std::size_t home_of(const short_text& text) const noexcept;
        std::uint32_t find(const short_text& text) const noexcept;
    };

    index remembered() const noexcept;
    void remember(const short_text& text, std::uint32_t code);
    void place(std::uint32_t number) noexcept;
    template <bool MayBeWrapped, bool AreNarrow>
    bool read_column(const std::uint32_t* end, const csv_rows& rows, bool is_last, std::size_t count,
                     std::uint32_t* codes);
    std::optional<std::string> read_new(std::string_view text, std::uint32_t& code);

    dictionary* members_;
    std::function<std::optional<std::string>(std::string_view)> check_;
    bool may_have_nul_;
    std::vector<bool> good_;  ///< by code: this column has looked at the text
    // Good short texts, numbered from 1; the first stands for none.
    std::vector<short_text> texts_ = std::vector<short_text>(1);
    std::vector<std::uint32_t> codes_ = std::vector<std::uint32_t>(1);
    bool are_narrow_ = true;            ///< the high halves of all of them are zero
    unsigned shift_ = 64 - 6;           ///< leaves as many top bits as number the slots
    std::vector<std::uint32_t> slots_;  ///< numbers of texts, 0 in those that are free
};

bool is_utf8(std::string_view text) noexcept;
/// Whether a text is UTF-8 without NUL bytes.
bool is_clean_text(std::string_view text) noexcept;
/// What stands between the quotes of a quoted field, with doubled quotes halved; any other field as it is. The text
/// lives in the field or in `buffer`.
std::string_view unquoted(std::string_view field, std::string& buffer);

}  // namespace govkpi::detail
