// SPDX-License-Identifier: BSL-1.0
// Which relations the claims of one or more texts stand in.
#pragma once

#include <vector>

#include "relation.hpp"

namespace govkpi::detail {

/// One of these must hold. More than one where a text does not say which of several budgets or totals it measures against.
struct requirement {
    std::vector<relation> choices;
};

/// First what is printed outright: comparisons with their bases, lists, figures printed twice. Then what follows only from
/// several comparisons.
std::vector<requirement> requirements_of(std::span<const claim> claims);

}  // namespace govkpi::detail
