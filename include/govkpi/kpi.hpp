// SPDX-License-Identifier: BSL-1.0
// Indicators over measures: what to compute, apart from where the figures are.
#pragma once

#include <govkpi/budget.hpp>
#include <govkpi/kpi/measure.hpp>
#include <govkpi/kpi/expression.hpp>
#include <govkpi/kpi/formula.hpp>
#include <govkpi/kpi/indicator.hpp>
#include <govkpi/kpi/indicator_set.hpp>
