// SPDX-License-Identifier: BSL-1.0
// Which units make a cell an estimate, or an incomplete sum.
#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "panel_state.hpp"

namespace govkpi::detail {

/// By their codes.
struct cell_marks {
    std::set<std::string> estimated;
    std::set<std::string> incomplete;
};

/// Of the measures with a bit in `measures`.
cell_marks marks_in(const panel_state& state, std::size_t cell, std::uint64_t measures);

}  // namespace govkpi::detail
