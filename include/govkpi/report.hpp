// SPDX-License-Identifier: BSL-1.0
// Reports of published figures. Link govkpi::report.
#pragma once

#include <govkpi/problem.hpp>
#include <govkpi/report/audit_report.hpp>
#include <govkpi/report/cell.hpp>
#include <govkpi/report/chart.hpp>
#include <govkpi/report/claimed_figures.hpp>
#include <govkpi/report/csv.hpp>
#include <govkpi/report/document.hpp>
#include <govkpi/report/execution_table.hpp>
#include <govkpi/report/figures.hpp>
#include <govkpi/report/json.hpp>
#include <govkpi/report/markdown.hpp>
#include <govkpi/report/output.hpp>
#include <govkpi/report/panel_table.hpp>
#include <govkpi/report/table.hpp>
#include <govkpi/report/unit_report.hpp>
