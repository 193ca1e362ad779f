// SPDX-License-Identifier: BSL-1.0
#include "layout_columns.hpp"

#include <algorithm>
#include <utility>

#include "member_check.hpp"

namespace govkpi::detail {
namespace {

std::string header_of(const csv_layout& layout, const std::string& name) {
    const auto found = layout.headers.find(name);
    return found == layout.headers.end() ? name : found->second;
}

/// The unit of a column's figures: that of its measures, which agree.
const std::string& unit_of(const table_definition& table, std::size_t column) {
    const auto found = std::find_if(table.measures().begin(), table.measures().end(),
                                    [&](const measure_source& m) { return m.column == column; });
    return found->of.unit;
}

csv_column figures_of(const csv_layout& layout, std::size_t c, const std::string& header) {
    const std::string& name = layout.table.columns()[c];
    csv_column column;
    column.name = header;
    column.as = csv_column::role::number;
    const std::string& unit = unit_of(layout.table, c);
    const currency* const money = find_currency(unit.data(), unit.size());
    if (money != nullptr && money->minor_digits > 0) column.multiplier = power_of_ten(money->minor_digits);
    auto printed = layout.figures.find(header);
    if (printed == layout.figures.end()) printed = layout.figures.find(name);
    if (printed != layout.figures.end()) {
        column.style = printed->second.style;
        column.multiplier = checked_multiply(column.multiplier, printed->second.scale);
        column.missing = printed->second.missing;
    } else {
        column.style.group_mark = '\0';
    }
    return column;
}

}  // namespace

std::vector<csv_column> columns_of(const csv_layout& layout, std::vector<dictionary>& members) {
    std::vector<csv_column> out;
    for (std::size_t d = 0; d < members.size(); ++d) {
        const dimension_definition& dimension = layout.table.dimensions()[d];
        if (layout.spread && layout.spread->dimension == dimension.name) continue;
        csv_column column;
        column.name = header_of(layout, dimension.name);
        column.as = csv_column::role::member;
        column.members = &members[d];
        column.check = [dimension](std::string_view text) { return expected_member(dimension, text); };
        out.push_back(std::move(column));
    }
    const std::vector<std::string>& columns = layout.table.columns();
    if (layout.spread)
        for (const spread_column& of : layout.spread->columns)
            out.push_back(figures_of(
                layout,
                static_cast<std::size_t>(std::find(columns.begin(), columns.end(), of.column) - columns.begin()),
                of.header));
    for (std::size_t c = 0; c < columns.size() && !layout.spread; ++c)
        out.push_back(figures_of(layout, c, header_of(layout, columns[c])));
    return out;
}

}  // namespace govkpi::detail
