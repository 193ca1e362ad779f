// SPDX-License-Identifier: BSL-1.0
// Any bytes as a formula and as a set of indicators.
#include <string>
#include <string_view>
#include <vector>

#include <govkpi/kpi.hpp>
#include <govkpi/problem.hpp>

#include "entry_points.hpp"

namespace {

using namespace govkpi;

const std::vector<measure_definition>& known() {
    static const std::vector<measure_definition> all = {to_definition(measure::outturn<revenue, VND>[0].info),
                                                        to_definition(measure::original_budget<revenue, VND>[0].info),
                                                        to_definition(measure::revised_budget<revenue, VND>[0].info),
                                                        to_definition(measure::outturn<expenditure, VND>[0].info),
                                                        to_definition(measure::flow<money<USD>>("fees")[0].info),
                                                        to_definition(measure::stock<money<VND>>("debt")[0].info),
                                                        to_definition(measure::population[0].info)};
    return all;
}

}  // namespace

namespace fuzz {

finding parse_formula(std::string_view bytes) {
    try {
        const formula read = govkpi::parse_formula(bytes, known());
        if (govkpi::parse_formula(read.text(), known()) != read) return "another formula once written and read: " + read.text();
    } catch (const formula_error& error) {
        if (error.position() > bytes.size()) return "a place behind the end of the text";
    }
    return std::nullopt;
}

finding parse_indicators(std::string_view bytes) {
    try {
        for (const indicator_definition& read : govkpi::parse_indicators(bytes, "fuzz", known())) {
            if (govkpi::parse_formula(read.of.text(), known()) != read.of) return "another formula: " + read.of.text();
            if (read.target && read.target->denominator <= 0) return "a target over no positive number";
            if (read.target && !read.better) return "a target without a direction";
        }
    } catch (const bad_input& bad) {
        if (bad.problems().empty()) return "a set is refused without a reason";
    }
    return std::nullopt;
}

}  // namespace fuzz
