// SPDX-License-Identifier: BSL-1.0
// Which old units the units of a table on new boundaries are made of, and so which of their figures are estimates or
// lack a part.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <govkpi/panel/facts.hpp>

#include "unit_marks.hpp"

namespace govkpi::detail {

/// An old unit, or a share of it, in a new one; in dictionary codes of the two tables.
struct unit_part {
    std::uint32_t unit;
    std::optional<std::uint32_t> old_unit;  ///< none: it is not in the history at all
    bool is_split;
};

class unit_parts : public mark_source {
public:
    /// `parts` are in the order of their units. `moved`: by code of a period, whether its rows moved. `kept`: the new
    /// code of each unit with rows that did not.
    unit_parts(facts history, std::vector<unit_part> parts, std::vector<bool> moved,
               std::vector<std::optional<std::uint32_t>> kept)
        : history_{std::move(history)}, parts_{std::move(parts)}, moved_{std::move(moved)}, kept_{std::move(kept)} {}

    unit_marks of(const table_base& base, const std::vector<row_filter>& filters) const override;

private:
    facts history_;
    std::vector<unit_part> parts_;
    std::vector<bool> moved_;
    std::vector<std::optional<std::uint32_t>> kept_;
};

}  // namespace govkpi::detail
