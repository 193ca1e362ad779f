// SPDX-License-Identifier: BSL-1.0
// What measures in a text may do with each other: the rules that the types of kpi/measure.hpp and kpi/expression.hpp
// hold, in the same words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <govkpi/kpi/formula.hpp>
#include <govkpi/quantity/detail/integer.hpp>

namespace govkpi::detail {

/// What is wrong with a formula, and where, in bytes from the start of its text. Thrown within this folder only.
struct formula_problem {
    std::size_t position;
    std::string message;
};

/// total<Q> of the running program. Never without terms.
struct typed_sum {
    struct term {
        const measure_definition* measure;
        bool mean;
        std::int64_t factor;
    };
    std::vector<term> terms;
    bool is_amount;  ///< of the flow and basis of its terms; plain where they were put aside

    /// All terms agree in the unit, and where it is an amount in flow and basis.
    const measure_definition& like() const { return *terms.front().measure; }
};

/// A part of a formula.
struct formula_value {
    enum class kind : std::uint8_t { number, sum, quotient, comparison };

    kind is;
    std::size_t position;  ///< where it starts in the text
    int128 number{0};      ///< from -2^63 to 2^63; of a quotient by a number: the divisor
    typed_sum top{};
    typed_sum bottom{};  ///< of a quotient; without terms where it is by a number
    comparison against = comparison::none;
};

// Each throws formula_problem at `position`, that of the operator or of the function's name.

formula_value negated(formula_value of, std::size_t position);
/// The right side of a minus comes negated.
formula_value added(formula_value left, const formula_value& right, bool minus, std::size_t position);
formula_value multiplied(const formula_value& left, const formula_value& right, std::size_t position);
formula_value divided(const formula_value& left, const formula_value& right, std::size_t position);

/// A function that formulas may call.
struct formula_function {
    std::string_view name;
    std::size_t arguments;
    formula_value (*apply)(const std::vector<formula_value>& arguments, std::size_t position);
};
std::span<const formula_function> formula_functions();

formula to_formula(const formula_value& whole);

}  // namespace govkpi::detail
