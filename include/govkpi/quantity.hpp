// SPDX-License-Identifier: BSL-1.0
// The floor of exact typed numbers, complete.
#pragma once

#include <govkpi/quantity/algebra.hpp>
#include <govkpi/quantity/allocate.hpp>
#include <govkpi/quantity/any_money.hpp>
#include <govkpi/quantity/count.hpp>
#include <govkpi/quantity/currency.hpp>
#include <govkpi/quantity/error.hpp>
#include <govkpi/quantity/interval.hpp>
#include <govkpi/quantity/iso_4217.hpp>
#include <govkpi/quantity/language.hpp>
#include <govkpi/quantity/literals.hpp>
#include <govkpi/quantity/money.hpp>
#include <govkpi/quantity/per_capita.hpp>
#include <govkpi/quantity/percent_points.hpp>
#include <govkpi/quantity/quotient.hpp>
#include <govkpi/quantity/ratio.hpp>
#include <govkpi/quantity/rational.hpp>
#include <govkpi/quantity/reported.hpp>
#include <govkpi/quantity/result.hpp>
#include <govkpi/quantity/rounding.hpp>
#include <govkpi/quantity/sum.hpp>
#include <govkpi/quantity/text.hpp>
#include <govkpi/quantity/undefined.hpp>
