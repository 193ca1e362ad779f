// SPDX-License-Identifier: BSL-1.0
// The typed core: exact quantities, and what they mean in a budget. One include for programs that compute; add
// <govkpi/format.hpp> to print and <govkpi/parse.hpp> to read.
#pragma once

// Bottom-up, so that a compiler's message about one of them names few files.
#include <govkpi/quantity/algebra.hpp>
#include <govkpi/quantity/currency.hpp>
#include <govkpi/quantity/money.hpp>
#include <govkpi/quantity/count.hpp>
#include <govkpi/quantity/quotient.hpp>
#include <govkpi/quantity/ratio.hpp>
#include <govkpi/quantity/rational.hpp>
#include <govkpi/quantity/percent_points.hpp>
#include <govkpi/quantity/per_capita.hpp>
#include <govkpi/quantity/interval.hpp>
#include <govkpi/quantity/reported.hpp>
#include <govkpi/quantity/literals.hpp>
#include <govkpi/budget/flow.hpp>
#include <govkpi/budget/basis.hpp>
#include <govkpi/budget/amount.hpp>
#include <govkpi/budget/fiscal_period.hpp>
#include <govkpi/budget/completion.hpp>
#include <govkpi/budget/growth.hpp>
#include <govkpi/budget/variance.hpp>
#include <govkpi/budget/balance.hpp>
#include <govkpi/budget/target.hpp>
#include <govkpi/budget/implied.hpp>
