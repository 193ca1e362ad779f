// SPDX-License-Identifier: BSL-1.0
// parse_formula() for readers of files, which show the text and its place themselves.
#pragma once

#include <span>
#include <string_view>
#include <variant>

#include "formula_rules.hpp"

namespace govkpi::detail {

/// The formula, or the first thing that is wrong with the text.
std::variant<formula, formula_problem> read_formula(std::string_view text, std::span<const measure_definition> known);

}  // namespace govkpi::detail
