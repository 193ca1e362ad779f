// SPDX-License-Identifier: BSL-1.0
#include <govkpi/panel/rollup.hpp>

#include <algorithm>
#include <exception>
#include <optional>

#include <govkpi/panel/cumulative.hpp>

#include "accumulation.hpp"
#include "fact_store.hpp"
#include "period_asked.hpp"

namespace govkpi {

const detail::fact_store& store_of(const facts& table) noexcept;

namespace {

/// The sums of some blocks of the table.
struct part_of_rollup {
    std::optional<detail::accumulation> sums;
    /// Where rows are chosen by their class, who reported is asked of the chosen rows alone.
    std::optional<detail::reporting> chosen;
    std::exception_ptr failed;

    void run(const detail::fact_store& store, const query& asked, std::size_t first_block, std::size_t last_block) {
        const detail::table_base& base = *store.base;
        sums.emplace(std::shared_ptr<const detail::table_base>{store.base}, asked);
        if (!sums->selected().keeps_reports(base)) chosen.emplace(base.table);
        problem_list none{""};  // the stocks agreed when the facts were built
        std::vector<detail::code_span> codes;
        std::vector<detail::value_span> values;
        for (std::size_t block = first_block; block < last_block; ++block) {
            sums->add(store.block(block * detail::block_rows, codes, values));
            if (chosen && sums->chosen().rows > 0) chosen->add(sums->chosen(), base.members, 1, none);
        }
    }
};

}  // namespace

panel facts::rollup(const query& asked) const {
    return definition().is_cumulative() ? rollup_cumulative(*this, asked) : govkpi::rollup(*this, asked);
}

panel rollup(const facts& table, const query& asked) { return rollup(table, asked, {}); }

panel rollup(const facts& table, const query& asked, const part_runner& runner) {
    const detail::fact_store& store = store_of(table);
    detail::refuse_sums_over_time(*store.base, asked);
    const std::size_t blocks = (store.rows + detail::block_rows - 1) / detail::block_rows;
    std::vector<part_of_rollup> parts(std::clamp<std::size_t>(runner.parts, 1, std::max<std::size_t>(blocks, 1)));
    const auto run = [&](std::size_t i) {
        try {
            parts[i].run(store, asked, blocks * i / parts.size(), blocks * (i + 1) / parts.size());
        } catch (...) {
            parts[i].failed = std::current_exception();
        }
    };
    if (parts.size() == 1 || !runner.run) {
        for (std::size_t i = 0; i < parts.size(); ++i) run(i);
    } else {
        runner.run(parts.size(), run);
    }
    for (const part_of_rollup& part : parts)
        if (part.failed) std::rethrow_exception(part.failed);

    part_of_rollup& whole = parts.front();
    for (std::size_t i = 1; i < parts.size(); ++i) {
        whole.sums->merge(*parts[i].sums);
        if (whole.chosen) whole.chosen->add_reports(*parts[i].chosen);
    }
    if (whole.chosen) {
        auto base = std::make_shared<detail::table_base>(store.base->table);
        base->members = store.base->members;
        base->periods = store.base->periods;
        base->finest = store.base->finest;
        base->reports.add_reports(*whole.chosen);
        base->reports.take_stocks(store.base->reports);
        base->is_derived = store.base->is_derived;
        base->marks = detail::marks_of(*store.base, asked.filters());
        whole.sums->set_base(std::move(base));
    }
    return whole.sums->finish();
}

}  // namespace govkpi
