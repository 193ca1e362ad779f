// SPDX-License-Identifier: BSL-1.0
#include <govkpi/panel/rollup.hpp>

#include "accumulation.hpp"
#include "fact_store.hpp"

namespace govkpi {

const detail::fact_store& store_of(const facts& table) noexcept;

panel rollup(const facts& table, const query& asked) {
    const detail::fact_store& store = store_of(table);
    std::shared_ptr<const detail::table_base> base = store.base;
    detail::accumulation sums{base, asked};

    // Where rows are chosen by their class, who reported is asked of the chosen rows alone.
    std::shared_ptr<detail::table_base> chosen_base;
    if (!sums.selected().keeps_reports(*base)) {
        chosen_base = std::make_shared<detail::table_base>(base->table);
        chosen_base->members = base->members;
        chosen_base->periods = base->periods;
        chosen_base->finest = base->finest;
    }
    problem_list none{""};  // the stocks agreed when the facts were built
    std::vector<detail::code_span> codes;
    std::vector<detail::value_span> values;
    for (std::size_t first = 0; first < store.rows; first += detail::block_rows) {
        sums.add(store.block(first, codes, values));
        if (chosen_base && sums.chosen().rows > 0)
            chosen_base->reports.add(sums.chosen(), base->members, first + 1, none);
    }
    if (chosen_base) {
        chosen_base->reports.take_stocks(base->reports);
        sums.set_base(chosen_base);
    }
    return sums.finish();
}

}  // namespace govkpi
