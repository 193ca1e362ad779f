// SPDX-License-Identifier: BSL-1.0
// Published figures: read out of text, held against each other, and what they tell together. Component govkpi::audit.
#pragma once

#include <govkpi/audit/claim.hpp>
#include <govkpi/audit/figure_as.hpp>
#include <govkpi/audit/finding.hpp>
#include <govkpi/audit/json.hpp>
#include <govkpi/audit/known.hpp>
#include <govkpi/audit/read_claims.hpp>
