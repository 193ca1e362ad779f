// SPDX-License-Identifier: BSL-1.0
// What is asked of a table: sums of measures by dimensions. Every source answers the same question.
//
//     query{}.by({"province", "fiscal_year"}).measure(revenue_completion).where("class", {"0100"})
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <govkpi/kpi/indicator.hpp>
#include <govkpi/quantity/ratio.hpp>

namespace govkpi {

/// Only rows whose member of the dimension is one of these, or where the dimension has a tree below one of them. A level of
/// the dimension says as much as its name: {"province", {"01"}}, {"fiscal_year", {"2025"}}.
struct row_filter {
    std::string dimension;
    std::vector<std::string> members;
};

class query {
public:
    /// The levels to sum by: the name of a dimension, of a level of its tree ("province"), or of a span of time ("quarter",
    /// "fiscal_year"). None: one cell for everything.
    query& by(std::vector<std::string> levels) {
        levels_ = std::move(levels);
        return *this;
    }
    /// What the indicators need. Without any, all of the table's measures are summed.
    query& measure(const formula& of) {
        for (const measure_definition& m : of.measures()) {
            const bool known = std::any_of(measures_.begin(), measures_.end(),
                                           [&](const measure_definition& other) { return other.name == m.name; });
            if (!known) measures_.push_back(m);
        }
        return *this;
    }
    template <expression E>
    query& measure(const indicator<E>& of) {
        return measure(to_formula(of.of()));
    }
    query& where(std::string dimension, std::vector<std::string> members) {
        filters_.push_back({std::move(dimension), std::move(members)});
        return *this;
    }
    /// A cell for which less than this share of the units and periods reported has no value.
    query& withhold_below(const ratio& coverage) {
        threshold_ = coverage;
        return *this;
    }

    /// The rows are a part of the table, and other parts are to be added with merge(). A sum that does not fit in 64 bits is
    /// kept whole, since the others may bring it back; only who asks for it gets a sum_overflow.
    query& as_part(bool is_so = true) {
        is_part_ = is_so;
        return *this;
    }

    const std::vector<std::string>& levels() const noexcept { return levels_; }
    const std::vector<measure_definition>& measures() const noexcept { return measures_; }
    const std::vector<row_filter>& filters() const noexcept { return filters_; }
    const ratio& threshold() const noexcept { return threshold_; }
    bool is_part() const noexcept { return is_part_; }

private:
    std::vector<std::string> levels_;
    std::vector<measure_definition> measures_;
    std::vector<row_filter> filters_;
    ratio threshold_ = make_ratio(0, 1);
    bool is_part_ = false;
};

}  // namespace govkpi
