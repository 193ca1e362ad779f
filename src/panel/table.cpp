// SPDX-License-Identifier: BSL-1.0
#include <govkpi/panel/table.hpp>

#include <algorithm>

#include <fmt/format.h>

namespace govkpi {
namespace {

[[noreturn]] void refuse(std::string text) { throw std::invalid_argument{"govkpi: " + text}; }

}  // namespace

table_definition& table_definition::category(std::string name, std::shared_ptr<const hierarchy> tree) {
    return add({std::move(name), dimension_kind::category, {}, std::move(tree)});
}

table_definition& table_definition::unit(std::string name, std::shared_ptr<const hierarchy> tree) {
    if (unit_dimension()) refuse(fmt::format("a table has one column of units; {} would be a second", name));
    return add({std::move(name), dimension_kind::unit, {}, std::move(tree)});
}

table_definition& table_definition::period(std::string name, fiscal_calendar calendar) {
    if (period_dimension()) refuse(fmt::format("a table has one column of periods; {} would be a second", name));
    return add({std::move(name), dimension_kind::period, calendar, nullptr});
}

table_definition& table_definition::add(dimension_definition dimension) {
    if (find_dimension(dimension.name)) refuse(fmt::format("the dimension {} is there twice", dimension.name));
    dimensions_.push_back(std::move(dimension));
    return *this;
}

table_definition& table_definition::measure(measure_definition of, std::string column, std::vector<condition> where) {
    if (find_measure(of.name)) refuse(fmt::format("the measure {} is there twice", of.name));
    for (const condition& c : where)
        if (!find_dimension(c.dimension))
            refuse(fmt::format("{} depends on {}, which is no dimension", of.name, c.dimension));
    const bool stock = of.time != over_time::sum;
    if (stock && !where.empty())
        refuse(fmt::format("{} is a stock: it belongs to its unit and period, whatever else a row says", of.name));
    const auto found = std::find(columns_.begin(), columns_.end(), column);
    const auto place = static_cast<std::size_t>(found - columns_.begin());
    if (found == columns_.end()) {
        columns_.push_back(std::move(column));
    } else {
        for (const measure_source& other : measures_) {
            if (other.column != place) continue;
            if (other.of.unit != of.unit)
                refuse(fmt::format("the column {} is of {} for {} and of {} for {}", column, other.of.unit,
                                   other.of.name, of.unit, of.name));
            if (stock || other.of.time != over_time::sum)
                refuse(fmt::format("the column {} is a stock of its own", column));
        }
    }
    measures_.push_back({std::move(of), place, std::move(where)});
    return *this;
}

std::vector<measure_definition> table_definition::measure_definitions() const {
    std::vector<measure_definition> out;
    for (const measure_source& m : measures_) out.push_back(m.of);
    return out;
}

std::optional<std::size_t> table_definition::find_dimension(std::string_view name) const noexcept {
    for (std::size_t i = 0; i < dimensions_.size(); ++i)
        if (dimensions_[i].name == name) return i;
    return std::nullopt;
}

std::optional<std::size_t> table_definition::find_measure(std::string_view name) const noexcept {
    for (std::size_t i = 0; i < measures_.size(); ++i)
        if (measures_[i].of.name == name) return i;
    return std::nullopt;
}

std::optional<std::size_t> table_definition::first_of(dimension_kind kind) const noexcept {
    for (std::size_t i = 0; i < dimensions_.size(); ++i)
        if (dimensions_[i].kind == kind) return i;
    return std::nullopt;
}

bool table_definition::is_stock(std::size_t column) const noexcept {
    return std::any_of(measures_.begin(), measures_.end(),
                       [&](const measure_source& m) { return m.column == column && m.of.time != over_time::sum; });
}

}  // namespace govkpi
