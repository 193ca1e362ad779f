// SPDX-License-Identifier: BSL-1.0
#include "footnotes.hpp"

#include <fmt/format.h>

#include <govkpi/quantity/text.hpp>

namespace govkpi::report {
namespace {

constexpr std::size_t reasons = 5;

constexpr labels estimate_words{"an estimate, not yet final", "ước tính, chưa phải số cuối cùng"};
constexpr labels partial_words{"not everybody reported", "chưa đủ đơn vị báo cáo"};
constexpr labels rebased_words{"moved onto new boundaries; the shares of split units are estimates",
                               "quy đổi về địa giới mới; phần của đơn vị bị chia tách là ước tính"};

constexpr std::array<labels, reasons> reason_words{{
    {"n/a: the base is 0, so that no share of it and no change from it exists",
     "không xác định: số gốc bằng 0 nên không có tỷ lệ hay mức tăng so với nó"},
    {"n/a: the base is negative, so that a share of it or a change from it would mislead",
     "không xác định: số gốc âm nên tỷ lệ hay mức tăng so với nó gây hiểu lầm"},
    {"n/a: a figure that it is computed from is missing", "không xác định: thiếu số liệu để tính"},
    {"n/a: the figures cannot be compared with each other", "không xác định: các số liệu không so sánh được với nhau"},
    {"n/a: withheld, since too few reported", "không xác định: không công bố vì quá ít đơn vị báo cáo"},
}};

std::size_t kind_of(undefined why) noexcept {
    switch (why) {
        case undefined::no:
        case undefined::zero_base:
            break;
        case undefined::negative_base:
            return 1;
        case undefined::missing:
            return 2;
        case undefined::not_comparable:
            return 3;
        case undefined::partial_coverage:
            return 4;
    }
    return 0;
}

std::size_t kind_of(remark r) noexcept { return reasons + static_cast<std::size_t>(r); }

/// Whether the text is the one that every figure without a value has. A writer of tables may have chosen another, such
/// as "…", and says itself what that means.
bool says_its_reason(const cell& c) noexcept {
    if (!c.value || c.value->is_defined()) return false;
    char usual[longest_text];
    const char* const end = detail::write_undefined(usual, c.value->why, c.value->style);
    return c.text == std::string_view{usual, static_cast<std::size_t>(end - usual)};
}

std::string joined(const std::vector<int>& numbers) {
    std::string out;
    for (const int n : numbers) out += fmt::format(" ({})", n);
    return out;
}

}  // namespace

const labels& words_of(remark r) noexcept {
    switch (r) {
        case remark::estimate:
            return estimate_words;
        case remark::partial_coverage:
            return partial_words;
        case remark::rebased:
            break;
    }
    return rebased_words;
}

footnotes::kind_set footnotes::remarks_of(const cell& c) noexcept {
    unsigned said = 0;
    for (const remark r : c.remarks) said |= 1U << kind_of(r);
    return static_cast<kind_set>(said);
}

footnotes::kind_set footnotes::kinds_of(const cell& c) noexcept {
    const unsigned reason = says_its_reason(c) ? 1U << kind_of(c.value->why) : 0U;
    return static_cast<kind_set>(remarks_of(c) | reason);
}

footnotes::footnotes(const table& of, language lang) : of_columns_(of.columns.size(), 0) {
    for (std::size_t i = 0; i < of.columns.size(); ++i) {
        unsigned common = 0xff;
        std::size_t figures = 0;
        for (const table::row& row : of.rows) {
            if (!row.cells[i].value || !row.cells[i].value->is_defined()) continue;
            common &= remarks_of(row.cells[i]);
            ++figures;
        }
        // Of a single figure it is better said at the figure.
        if (figures > 1) of_columns_[i] = static_cast<kind_set>(common);
    }
    for (const kind_set common : of_columns_) add(common, lang);
    for (const table::row& row : of.rows)
        for (const cell& c : row.cells) add(kinds_of(c), lang);
}

void footnotes::add(kind_set said, language lang) {
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        if ((said >> kind & 1U) == 0 || numbers_[kind] != 0) continue;
        numbers_[kind] = static_cast<int>(notes_.size()) + 1;
        const labels& words = kind < reasons ? reason_words[kind] : words_of(static_cast<remark>(kind - reasons));
        notes_.push_back(fmt::format("({}) {}.", numbers_[kind], words.in(lang)));
    }
}

std::string_view footnotes::text_of(const cell& c) const noexcept {
    const std::string_view text = c.text;
    return says_its_reason(c) ? text.substr(0, text.rfind(" (")) : text;
}

std::vector<int> footnotes::numbers_of(kind_set said) const {
    std::vector<int> out;
    for (int number = 1; said != 0 && number <= static_cast<int>(notes_.size()); ++number)
        for (std::size_t kind = 0; kind < kinds; ++kind)
            if ((said >> kind & 1U) != 0 && numbers_[kind] == number) out.push_back(number);
    return out;
}

std::vector<int> footnotes::numbers_of(const cell& c, std::size_t column) const {
    return numbers_of(static_cast<kind_set>(kinds_of(c) & ~of_columns_[column]));
}
std::vector<int> footnotes::numbers_of_heading(std::size_t column) const { return numbers_of(of_columns_[column]); }
std::string footnotes::marks_of(const cell& c, std::size_t column) const { return joined(numbers_of(c, column)); }
std::string footnotes::marks_of_heading(std::size_t column) const { return joined(numbers_of_heading(column)); }

}  // namespace govkpi::report
