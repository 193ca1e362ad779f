// SPDX-License-Identifier: BSL-1.0
// Marks of a table whose figures are of other spans of time than those of the table that it was made from.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include <govkpi/panel/facts.hpp>

#include "unit_marks.hpp"

namespace govkpi::detail {

/// A figure that has no place in the table, in dictionary codes of the table.
struct lacking_figure {
    std::vector<std::uint32_t> codes;
    std::size_t column;
};

class span_marks : public mark_source {
public:
    /// `reach`: pairs of a period of the old table and a period of the new one whose figures hold it.
    span_marks(facts from, std::vector<std::pair<std::uint32_t, std::uint32_t>> reach,
               std::vector<lacking_figure> lacking)
        : from_{std::move(from)}, reach_{std::move(reach)}, lacking_{std::move(lacking)} {}

    unit_marks of(const table_base& base, const std::vector<row_filter>& filters) const override;

private:
    facts from_;  ///< with the same units in the same codes
    std::vector<std::pair<std::uint32_t, std::uint32_t>> reach_;
    std::vector<lacking_figure> lacking_;
};

}  // namespace govkpi::detail
