// SPDX-License-Identifier: BSL-1.0
#include <govkpi/quantity/language_data.hpp>

namespace govkpi::detail {
namespace {

constexpr scale_word scales[] = {
    {"thousand", 1'000},        {"million", 1'000'000}, {"mn", 1'000'000},
    {"billion", 1'000'000'000}, {"bn", 1'000'000'000},  {"trillion", 1'000'000'000'000},
};

}  // namespace

constinit const language_data english_language{
    .code = "en",
    .groups = digits_parted_by<','>,
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
    .scales = scales,
};

}  // namespace govkpi::detail
