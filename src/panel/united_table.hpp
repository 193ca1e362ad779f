// SPDX-License-Identifier: BSL-1.0
// One table of several: their members, and what was reported in each.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "panel_state.hpp"

namespace govkpi::detail {

struct united_table {
    /// The tables are equally defined. Throws bad_input where they contradict each other, panel_error where a row of one may
    /// lie above rows of another.
    explicit united_table(std::span<const panel_state* const> parts);

    std::shared_ptr<table_base> base;
    /// What the codes of each part's table are in this one, by dimension.
    std::vector<std::vector<std::vector<std::uint32_t>>> codes;

private:
    void unite_members(const table_base& part);
    void unite_reports(const table_base& part, std::span<const std::vector<std::uint32_t>> codes_of_part,
                       problem_list& problems);
};

}  // namespace govkpi::detail
