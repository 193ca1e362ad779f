// SPDX-License-Identifier: BSL-1.0
// Many units, many periods: tables, hierarchies, and exact roll-ups that know what they cover.
#pragma once

#include <govkpi/kpi.hpp>
#include <govkpi/panel/dictionary.hpp>
#include <govkpi/panel/hierarchy.hpp>
#include <govkpi/panel/period.hpp>
#include <govkpi/panel/table.hpp>
#include <govkpi/panel/facts.hpp>
#include <govkpi/panel/query.hpp>
#include <govkpi/panel/panel.hpp>
#include <govkpi/panel/rollup.hpp>
#include <govkpi/panel/merge.hpp>
#include <govkpi/panel/saved_panel.hpp>
#include <govkpi/panel/crosswalk.hpp>
#include <govkpi/panel/boundaries.hpp>
#include <govkpi/panel/ranking.hpp>
#include <govkpi/panel/series.hpp>
#include <govkpi/panel/cumulative.hpp>
