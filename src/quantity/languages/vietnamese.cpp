// SPDX-License-Identifier: BSL-1.0
#include <govkpi/quantity/language_data.hpp>

namespace govkpi::detail {
namespace {

constexpr scale_word scales[] = {
    {"nghìn", 1'000},  {"ngàn", 1'000},       {"triệu", 1'000'000},
    {"tr", 1'000'000}, {"tỷ", 1'000'000'000}, {"tỉ", 1'000'000'000},
};

// Currency symbols of Vietnamese custom, CLDR 42, where they differ from the code. By code.
constexpr currency_symbol symbols[] = {
    {"AUD", "AU$"}, {"BRL", "R$"},   {"CAD", "CA$"}, {"CNY", "CN¥"},        {"EUR", "€"},
    {"GBP", "£"},   {"HKD", "HK$"},  {"ILS", "₪"},   {"INR", "₹"},          {"JPY", "¥"},
    {"KRW", "₩"},   {"MXN", "MX$"},  {"NZD", "NZ$"}, {"THB", "฿"},          {"TWD", "NT$"},
    {"USD", "US$"}, {"XAF", "FCFA"}, {"XCD", "EC$"}, {"XOF", "F\u202fCFA"}, {"XPF", "CFPF"},
};

}  // namespace

// Decimal comma, grouping points and the symbol behind a no-break space, as in CLDR's vi.
constinit const language_data vietnamese_language{
    .code = "vi",
    .groups = digits_parted_by<'.'>,
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
    .scales = scales,
    .symbols = symbols,
};

}  // namespace govkpi::detail
