// SPDX-License-Identifier: BSL-1.0
// The terminals of the claim grammar: what a word or phrase means to it, in whichever language. What Vietnamese and
// English call them is in vietnamese.cpp and english.cpp.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace govkpi::detail {

enum class term : std::uint8_t {
    // What no phrase of the lexicon covers; payload 1: khác, what a list does not name.
    word,
    number,
    // Signs.
    comma,
    semicolon,
    colon,
    stop,  // a full stop that ends a sentence, or stands alone
    open,
    close,
    slash,
    dash,
    other_sign,
    // Figures.
    scale,          // triệu, million; payload: the power of ten
    currency_word,  // đồng, USD; payload: enum class unit_of
    percent,        // %, phần trăm
    times,          // lần
    points,         // điểm phần trăm
    counted,        // người, ha, km: what is counted is no money
    per,            // người, năm behind a slash
    // Verbs.
    equals,        // bằng, đạt, tương đương
    share,         // chiếm
    up,            // tăng
    grows,         // tăng trưởng 8 %: a rate of its own, and a change where a base follows
    down,          // giảm
    excess,        // vượt
    shortfall,     // hụt
    multiple,      // gấp
    other_change,  // cao hơn mức tăng: what follows is how much something else changed
    doubled,       // gấp đôi; payload: how many times
    level,         // là, ở mức
    becomes,  // lên, xuống còn: behind up and down, a level comes and no change; payload 1: from, 2: a budget is revised from
    // Basis.
    plan,      // dự toán, kế hoạch
    target,    // phấn đấu, mục tiêu
    estimate,  // ước, dự kiến
    outturn,   // thực hiện, thu được
    // What a base is made of.
    versus,       // so với
    same_period,  // cùng kỳ
    year_ago,     // năm trước: the year before this one
    assigned,     // giao
    original,     // ban đầu
    year_start,   // đầu năm: also of a period, and of a budget
    revised,      // điều chỉnh
    authority,    // HĐND, Trung ương
    decided,      // đề ra, thông qua: of a plan that no higher level assigned
    resolution,   // nghị quyết: a plan where something is measured against it
    restated,     // tương đương, tức: the same in other words
    // Approximation; payload: enum class approximation.
    approximately,
    at_least_behind,  // trở lên
    unit_heading,     // đơn vị tính: behind it stands a unit and no amount
    // What is measured.
    indicator,     // payload: enum class indicator_of
    rate,          // tỷ lệ
    without,       // không kể: what follows is left out of the next figure; payload 1: tính cả, it is in it
    part_word,     // phần, còn lại: a part of an indicator; payload 1: "other"
    in_territory,  // trên địa bàn
    wider,         // cả tỉnh, toàn huyện
    tier,          // phường, tỉnh: a place where a name follows
    province,      // Hà Nội: a place by its name alone
    // Structure.
    of_which,  // trong đó
    consists,  // gồm
    joiner,    // và
    reports,   // cho biết, said that: what stands before it is who says so; payload 1: như, such as
    filler,    // của, với: says nothing
    // Time.
    year_word,
    quarter_word,
    month_word,
    day_word,
    half_word,
    numeral,     // chín, nine; payload: its number
    roman,       // II; payload: its number
    month_name,  // July; payload: its number
    cumulative,  // lũy kế
    until,       // đến, tính đến
    first,       // đầu
    year_end,    // cuối năm
    last,        // cuối
    whole,       // cả
    this_year,   // năm nay
};

/// The budget lines that official reports have in common.
enum class indicator_of : std::uint8_t {
    territory_revenue,
    domestic_revenue,
    total_revenue,
    tax_revenue,
    fees,
    land_use_revenue,
    import_export_revenue,
    crude_oil_revenue,
    transfers,
    total_expenditure,
    regular_expenditure,
    investment_expenditure,
    contingency,
    income_per_capita,
    poverty_rate,
};

inline constexpr std::array<std::string_view, 15> indicator_names{
    "territory_revenue",   "domestic_revenue",       "total_revenue",     "tax_revenue",       "fees",
    "land_use_revenue",    "import_export_revenue",  "crude_oil_revenue", "transfers",         "total_expenditure",
    "regular_expenditure", "investment_expenditure", "contingency",       "income_per_capita", "poverty_rate",
};

inline std::optional<indicator_of> indicator_named(std::string_view name) noexcept {
    for (std::size_t i = 0; i < indicator_names.size(); ++i)
        if (indicator_names[i] == name) return static_cast<indicator_of>(i);
    return std::nullopt;
}

enum class unit_of : std::uint8_t { VND, USD, EUR };

}  // namespace govkpi::detail
