// SPDX-License-Identifier: BSL-1.0
// The sums that a query asks for.
#pragma once

#include <govkpi/panel/facts.hpp>
#include <govkpi/panel/panel.hpp>
#include <govkpi/panel/query.hpp>

namespace govkpi {

/// Throws panel_error where the query names what the table does not have, or filters by a member and one below it, which
/// would count rows twice; sum_overflow where a cell's sum does not fit.
GOVKPI_EXPORT panel rollup(const facts& table, const query& asked);

}  // namespace govkpi
