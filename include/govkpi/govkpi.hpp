// SPDX-License-Identifier: BSL-1.0
// The whole core in one include. A program that only computes is quicker to compile with <govkpi/budget.hpp>.
#pragma once

#include <govkpi/quantity.hpp>
#include <govkpi/budget.hpp>
#include <govkpi/parse.hpp>
#include <govkpi/format.hpp>
#include <govkpi/quantity/words.hpp>
#include <govkpi/kpi.hpp>
#include <govkpi/panel.hpp>
