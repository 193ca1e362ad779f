// SPDX-License-Identifier: BSL-1.0
#include "unit_marks.hpp"

#include "fact_store.hpp"
#include "selection.hpp"

namespace govkpi::detail {

std::vector<row_filter> class_filters(const table_definition& table, const std::vector<row_filter>& filters) {
    std::vector<row_filter> out;
    for (const row_filter& filter : filters) {
        const std::optional<std::size_t> dimension = table.find_dimension(filter.dimension);
        if (dimension && table.dimensions()[*dimension].kind == dimension_kind::category) out.push_back(filter);
    }
    return out;
}

unit_marks marks_of(const table_base& base, const std::vector<row_filter>& filters) {
    if (!base.marks_of_rows) return {};
    const std::vector<row_filter> chosen = class_filters(base.table, filters);
    return chosen.empty() ? base.marks : base.marks_of_rows->of(base, chosen);
}

reporting reports_of(const fact_store& store, const std::vector<row_filter>& filters) {
    if (filters.empty()) return store.base->reports;
    selection selected{*store.base, filters};
    selected.extend(*store.base);
    reporting reports{store.base->table};
    problem_list none{""};  // the stocks agreed when the facts were built
    selection::rows rows;
    std::vector<code_span> codes;
    std::vector<value_span> values;
    for (std::size_t first = 0; first < store.rows; first += block_rows) {
        const row_block& chosen = rows.of(store.block(first, codes, values), *store.base, selected);
        if (chosen.rows > 0) reports.add(chosen, store.base->members, 0, none);
    }
    reports.take_stocks(store.base->reports);
    return reports;
}

}  // namespace govkpi::detail
