// SPDX-License-Identifier: BSL-1.0
// Which spans of time a query sums over: what matters where figures are cumulative.
#pragma once

#include <govkpi/panel/query.hpp>

#include "fact_store.hpp"

namespace govkpi::detail {

/// The longest periods that answer the query exactly when cumulative figures are made theirs.
period_level coarsest_step(const table_base& base, const query& asked);

/// Throws panel_error where the table is cumulative and the query would add figures of one fiscal year.
void refuse_sums_over_time(const table_base& base, const query& asked);

}  // namespace govkpi::detail
