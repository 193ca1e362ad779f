// SPDX-License-Identifier: BSL-1.0
#include "span_marks.hpp"

#include <optional>

#include "fact_store.hpp"
#include "row_buffer.hpp"
#include "selection.hpp"

namespace govkpi {

const detail::fact_store& store_of(const facts& table) noexcept;

namespace detail {

unit_marks span_marks::of(const table_base& base, const std::vector<row_filter>& filters) const {
    unit_marks out;
    const unit_marks old_marks = marks_of(*store_of(from_).base, filters);
    for (const auto& [at, mark] : old_marks.all())
        for (const auto& [old_period, period] : reach_)
            if (old_period == at.second) out.add(at.first, period, mark);
    if (lacking_.empty()) return out;

    // What the lacking figures would have reported is what the table lacks.
    selection selected{base, filters};
    selected.extend(base);
    selection::rows rows;
    reporting lacks{base.table};
    problem_list none{""};
    row_buffer buffer{base.members.size(), base.table.columns().size(), [&](const row_block& block) {
                          const row_block& chosen = rows.of(block, base, selected);
                          if (chosen.rows > 0) lacks.add(chosen, base.members, 0, none);
                      }};
    for (const lacking_figure& lacking : lacking_) {
        std::vector<std::optional<std::int64_t>> figures(base.table.columns().size());
        figures[lacking.column] = 0;
        buffer.add(lacking.codes, figures);
    }
    buffer.flush();
    const std::optional<std::size_t> units = base.table.unit_dimension();
    for (const lacking_figure& lacking : lacking_) {
        const std::size_t unit = units ? lacking.codes[*units] : 0;
        const std::size_t period = lacking.codes[*base.table.period_dimension()];
        out.add(unit, period, {.estimated = 0, .incomplete = lacks.measures_of(unit, period)});
    }
    return out;
}

}  // namespace detail
}  // namespace govkpi
