// SPDX-License-Identifier: BSL-1.0
// The report of one unit's published figures: what was published, what it implies, and what a careful reader must know.
#pragma once

#include <govkpi/report/document.hpp>
#include <govkpi/report/figures.hpp>

namespace govkpi::report {

GOVKPI_REPORT_EXPORT document unit_report(const unit_figures& figures, language lang);

}  // namespace govkpi::report
