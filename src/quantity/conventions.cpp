// SPDX-License-Identifier: BSL-1.0
#include "conventions.hpp"

#include <algorithm>
#include <iterator>

namespace govkpi::detail {
namespace {

constexpr conventions english{
    .decimal_mark = '.',
    .group_mark = ',',
    .before_currency = " ",
    .thousand = "thousand",
    .million = "million",
    .billion = "billion",
    .points = "pp",
    .not_defined = "n/a",
    .zero_base = "zero base",
    .negative_base = "negative base",
    .missing = "missing",
    .not_comparable = "not comparable",
    .at_least = "at least ",
    .at_most = "at most ",
    .unknown = "not determined",
};

// Decimal comma, grouping points and the symbol behind a no-break space, as in CLDR's vi.
constexpr conventions vietnamese{
    .decimal_mark = ',',
    .group_mark = '.',
    .before_currency = "\u00a0",
    .thousand = "nghìn",
    .million = "triệu",
    .billion = "tỷ",
    .points = "điểm %",
    .not_defined = "không xác định",
    .zero_base = "gốc bằng 0",
    .negative_base = "gốc âm",
    .missing = "thiếu số liệu",
    .not_comparable = "không so sánh được",
    .at_least = "ít nhất ",
    .at_most = "nhiều nhất ",
    .unknown = "không xác định được",
};

struct symbol {
    std::string_view code, text;
};

// Currency symbols of Vietnamese custom, CLDR 42, where they differ from the code. By code.
constexpr symbol vietnamese_symbols[] = {
    {"AUD", "AU$"}, {"BRL", "R$"},  {"CAD", "CA$"}, {"CNY", "CN¥"}, {"EUR", "€"},        {"GBP", "£"},   {"HKD", "HK$"},
    {"ILS", "₪"},   {"INR", "₹"},   {"JPY", "¥"},   {"KRW", "₩"},   {"MXN", "MX$"},      {"NZD", "NZ$"}, {"THB", "฿"},
    {"TWD", "NT$"}, {"USD", "US$"}, {"VND", "₫"},   {"XAF", "FCFA"}, {"XCD", "EC$"}, {"XOF", "F\u202fCFA"}, {"XPF", "CFPF"},
};

std::string_view code_of(const currency& of) noexcept {
    return {of.code, 3};
}

}  // namespace

const conventions& conventions_of(language lang) noexcept {
    switch (lang) {
        case language::vi: return vietnamese;
        case language::en: break;
    }
    return english;
}

std::string_view currency_symbol(const currency& of, language lang) noexcept {
    if (lang != language::vi) return code_of(of);
    if (code_of(of) == "VND") return "₫";  // almost every call
    const auto* found = std::lower_bound(std::begin(vietnamese_symbols), std::end(vietnamese_symbols), code_of(of),
                                         [](const symbol& s, std::string_view code) { return s.code < code; });
    return found != std::end(vietnamese_symbols) && found->code == code_of(of) ? found->text : code_of(of);
}

std::string_view currency_word(const currency& of, language lang) noexcept {
    return lang == language::vi && code_of(of) == "VND" ? "đồng" : code_of(of);
}

}  // namespace govkpi::detail
