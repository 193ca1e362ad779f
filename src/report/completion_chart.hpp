// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>

#include <govkpi/report/chart.hpp>
#include <govkpi/report/figures.hpp>

namespace govkpi::report {

/// How far each flow is against each of its plans: as published, and where it was not as computed from the published
/// budget. Plans of which percentages contradict each other have a row for each. Nothing where nothing is known.
std::optional<chart> completion_chart(const unit_figures& figures, language lang);

}  // namespace govkpi::report
