// SPDX-License-Identifier: BSL-1.0
// Columns that are offered to a source, and what becomes of them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <govkpi/panel.hpp>
#include <govkpi/problem.hpp>
#include <govkpi/source/arrow.hpp>

#include "arrow_fixture.hpp"

namespace govkpi::testing {

/// Units, and one column of euros.
inline arrow_layout one_column(arrow_figures euros = {}) {
    arrow_layout out;
    out.table.unit("unit").measure(measure::outturn<expenditure, EUR>, "outturn");
    out.figures["outturn"] = euros;
    return out;
}

/// The columns of one batch, with what became of them.
struct offered {
    explicit offered(const made_column& columns)
        : schema{made<ArrowSchema>(columns, count)}, batch{made<ArrowArray>(columns, count)} {}
    offered(std::vector<made_column> columns, std::int64_t rows) : offered{batch_of(std::move(columns), rows)} {}

    arrow_source source(const arrow_layout& layout) { return {&schema, &batch, layout}; }
    /// Each problem as a line, of rows or of the whole.
    std::vector<std::string> problems(const arrow_layout& layout) {
        try {
            static_cast<void>(source(layout).rollup(query{}));
        } catch (const bad_input& bad) {
            std::vector<std::string> out;
            for (const problem& p : bad.problems()) out.push_back(to_string(p));
            return out;
        }
        return {};
    }

    std::shared_ptr<release_count> count = std::make_shared<release_count>();
    ArrowSchema schema;
    ArrowArray batch;
};

}  // namespace govkpi::testing
