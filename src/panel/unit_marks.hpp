// SPDX-License-Identifier: BSL-1.0
// What is to be said of figures that were derived from those of another table: that they are estimates, or that parts
// of them are missing. By unit and period, like the reports, so that a cell knows what holds for what it sums.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include <govkpi/panel/table.hpp>

#include "reporting.hpp"

namespace govkpi {
struct row_filter;
}

namespace govkpi::detail {

struct fact_store;
struct table_base;

/// A bit a measure each.
struct unit_mark {
    std::uint64_t estimated = 0;   ///< a share of a split unit is in the figure
    std::uint64_t incomplete = 0;  ///< a part of the figure was not reported
};

/// By unit and period, in dictionary codes; a table without either has one of it, numbered 0.
class unit_marks {
public:
    void add(std::size_t unit, std::size_t period, const unit_mark& mark) {
        if ((mark.estimated | mark.incomplete) == 0) return;
        unit_mark& held = marks_[{unit, period}];
        held.estimated |= mark.estimated;
        held.incomplete |= mark.incomplete;
    }
    unit_mark of(std::size_t unit, std::size_t period) const {
        if (marks_.empty()) return {};
        const auto found = marks_.find({unit, period});
        return found == marks_.end() ? unit_mark{} : found->second;
    }
    const std::map<std::pair<std::size_t, std::size_t>, unit_mark>& all() const noexcept { return marks_; }

private:
    std::map<std::pair<std::size_t, std::size_t>, unit_mark> marks_;
};

/// Where the marks of a derived table come from. They depend on which rows are asked about: a unit may have reported
/// some classes and not others.
class mark_source {
public:
    virtual ~mark_source() = default;
    /// Of the rows that the filters choose, which are of classifications. `base`: the derived table's.
    virtual unit_marks of(const table_base& base, const std::vector<row_filter>& filters) const = 0;
};

/// The marks of a table; where filters choose rows by their class, of these rows.
unit_marks marks_of(const table_base& base, const std::vector<row_filter>& filters);

/// Those of the filters that choose rows by their class.
std::vector<row_filter> class_filters(const table_definition& table, const std::vector<row_filter>& filters);

/// Who reported what in the rows that the filters choose.
reporting reports_of(const fact_store& store, const std::vector<row_filter>& filters);

}  // namespace govkpi::detail
