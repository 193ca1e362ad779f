// SPDX-License-Identifier: BSL-1.0
// base := ["so với"] (plan-base | "cùng kỳ" [year] | [thực hiện] year | "đầu năm" | total)
// plan-base := (dự toán | kế hoạch | chỉ tiêu | nghị quyết) {authority | giao | đầu năm | sau điều chỉnh | year | word}
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "productions.hpp"

namespace govkpi::detail {

struct base_read {
    comparison_base is = comparison_base::budget;
    std::optional<period_read> period;  // the period that a base is named by: settles whether it is the year before
    int year = 0;                       // the year that it names
    bool year_ago = false;              // of a plan: dự toán năm trước
    bool annual = false;                // a plan for the whole year
    bool by_year = false;               // named by its period alone
    bool estimated = false;             // ước thực hiện năm 2025
    bool versus = false;                // so với
    bool target = false;                // mục tiêu, chỉ tiêu phấn đấu
    std::string words;
    std::string named;                      // of a total: its words, without "so với"
    std::optional<indicator_of> indicator;  // of a total
    std::size_t behind = 0;                 // pieces
};

/// The base that begins at a piece. `after_figure`: behind a figure the words "so với" may lack.
std::optional<base_read> read_base(std::string_view text, const sentence& from, const std::vector<piece>& pieces,
                                   std::size_t at, bool after_figure, bool words_behind);

constexpr bool is_plan(comparison_base b) noexcept {
    return b == comparison_base::assigned || b == comparison_base::original || b == comparison_base::revised ||
           b == comparison_base::budget;
}

}  // namespace govkpi::detail
