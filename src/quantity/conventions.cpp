// SPDX-License-Identifier: BSL-1.0
#include "conventions.hpp"

#include <algorithm>
#include <iterator>

namespace govkpi::detail {
namespace {

constexpr digit_groups parted_by_commas{','};
constexpr digit_groups parted_by_points{'.'};

struct symbol {
    std::string_view code, text;
};

// Currency symbols of Vietnamese custom, CLDR 42, where they differ from the code. By code.
constexpr symbol vietnamese_symbols[] = {
    {"AUD", "AU$"}, {"BRL", "R$"},   {"CAD", "CA$"}, {"CNY", "CN¥"},        {"EUR", "€"},
    {"GBP", "£"},   {"HKD", "HK$"},  {"ILS", "₪"},   {"INR", "₹"},          {"JPY", "¥"},
    {"KRW", "₩"},   {"MXN", "MX$"},  {"NZD", "NZ$"}, {"THB", "฿"},          {"TWD", "NT$"},
    {"USD", "US$"}, {"XAF", "FCFA"}, {"XCD", "EC$"}, {"XOF", "F\u202fCFA"}, {"XPF", "CFPF"},
};

std::string_view symbol_of(const currency& of, language lang) noexcept {
    const std::string_view code{of.code, 3};
    if (lang != language::vi) return code;
    const auto* found = std::lower_bound(std::begin(vietnamese_symbols), std::end(vietnamese_symbols), code,
                                         [](const symbol& s, std::string_view wanted) { return s.code < wanted; });
    return found != std::end(vietnamese_symbols) && found->code == code ? found->text : code;
}

}  // namespace

constinit const conventions english{
    .groups = parted_by_commas,
    .decimal_mark = '.',
    .before_currency = " ",
    .thousand = " thousand ",
    .million = " million ",
    .billion = " billion ",
    .trillion = " trillion ",
    .dong_symbol = " VND",
    .dong_word = "VND",
    .points = "pp",
    .not_defined = "n/a",
    .zero_base = "zero base",
    .negative_base = "negative base",
    .missing = "missing",
    .not_comparable = "not comparable",
    .partial_coverage = "partial coverage",
    .at_least = "at least ",
    .at_most = "at most ",
    .unknown = "not determined",
};

// Decimal comma, grouping points and the symbol behind a no-break space, as in CLDR's vi.
constinit const conventions vietnamese{
    .groups = parted_by_points,
    .decimal_mark = ',',
    .before_currency = "\u00a0",
    .thousand = " nghìn ",
    .million = " triệu ",
    .billion = " tỷ ",
    .trillion = " nghìn tỷ ",
    .dong_symbol = "\u00a0₫",
    .dong_word = "đồng",
    .points = "điểm %",
    .not_defined = "không xác định",
    .zero_base = "gốc bằng 0",
    .negative_base = "gốc âm",
    .missing = "thiếu số liệu",
    .not_comparable = "không so sánh được",
    .partial_coverage = "báo cáo chưa đầy đủ",
    .at_least = "ít nhất ",
    .at_most = "nhiều nhất ",
    .unknown = "không xác định được",
};

char* write_foreign_symbol(char* out, const currency& of, language lang) noexcept {
    const short_text& space = conventions_of(lang).before_currency;
    const std::string_view symbol = symbol_of(of, lang);
    out = std::copy_n(space.bytes.data(), space.size, out);
    return std::copy_n(symbol.data(), symbol.size(), out);
}

}  // namespace govkpi::detail
