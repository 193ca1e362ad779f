// SPDX-License-Identifier: BSL-1.0
#include "figure_text.hpp"

#include <govkpi/quantity/language_data.hpp>

#include "decimal_text.hpp"

namespace govkpi::detail {
namespace {

struct scale {
    std::int64_t size;
    labels word;
};
constexpr scale scales[] = {
    {1, {"", ""}},
    {1'000, {"thousand ", "nghìn "}},
    {1'000'000, {"million ", "triệu "}},
    {1'000'000'000, {"billion ", "tỷ "}},
    {1'000'000'000'000, {"trillion ", "nghìn tỷ "}},
};

}  // namespace

std::string grouped_text(const rational& number, int decimals, language lang) {
    std::string text = decimal_text(number, decimals);
    const std::size_t point = text.find('.');
    const std::size_t whole = point == std::string::npos ? text.size() : point;
    if (point != std::string::npos) text[point] = lang.data().decimal_mark;
    const std::size_t first = text.front() == '-' ? 1 : 0;
    for (std::size_t at = whole; at > first + 3; at -= 3) text.insert(at - 3, 1, lang.data().groups.text[3]);
    return text;
}

std::string amount_text(const rational& number, const rational& last_digit, const std::string& unit, language lang) {
    if (unit == "percent") return grouped_text(number, decimals_of(last_digit), lang) + "%";
    if (unit != "VND") return grouped_text(number / rational{100}, 2, lang) + " " + unit;
    // In the scale whose words leave the fewest digits: 36,6 tỷ and 36.631 triệu.
    const scale* best = &scales[0];
    for (const scale& s : scales) {
        best = &s;
        if (last_digit <= rational{s.size}) break;
    }
    const int decimals = decimals_of(last_digit / rational{best->size});
    return grouped_text(number / rational{best->size}, decimals, lang) + " " + best->word.in(lang) +
           labels{"VND", "đồng"}.in(lang);
}

std::string comparison_text(const rational& number, const rational& last_digit, compared_by kind,
                            const std::string& unit, language lang) {
    switch (kind) {
        case compared_by::difference:
            return amount_text(number, last_digit, unit, lang);
        case compared_by::times:
            return grouped_text(number, decimals_of(last_digit), lang) + labels{" times", " lần"}.in(lang);
        case compared_by::points:
            return grouped_text(number, decimals_of(last_digit), lang) + labels{" points", " điểm %"}.in(lang);
        default:
            return grouped_text(number, decimals_of(last_digit), lang) + "%";
    }
}

std::string range_text(const exact_interval& values, const rational& step, language lang,
                       const std::function<std::string(const rational&)>& shown) {
    const auto end = [&](const bound& b, rounding way) { return shown((b.at / step).rounded(way) * step); };
    const bool low = values.lower().kind != boundary::unbounded;
    const bool high = values.upper().kind != boundary::unbounded;
    if (low && high) {
        const std::string first = end(values.lower(), rounding::floor);
        const std::string last = end(values.upper(), rounding::ceiling);
        return first == last ? first : first + labels{" to ", " đến "}.in(lang) + last;
    }
    if (low) return std::string{lang.data().at_least} + end(values.lower(), rounding::floor);
    if (high) return std::string{lang.data().at_most} + end(values.upper(), rounding::ceiling);
    return std::string{lang.data().unknown};
}

}  // namespace govkpi::detail
