// SPDX-License-Identifier: BSL-1.0
// What the columns of a table mean: which name units, periods and classifications, and which hold figures of what.
//
//     table_definition lines;
//     lines.unit("unit", communes).period("month").category("class").category("flow");
//     lines.measure(measure::outturn<revenue, VND>, "outturn", {{"flow", "revenue"}});
//     lines.measure(measure::outturn<expenditure, VND>, "outturn", {{"flow", "expenditure"}});
//     lines.measure(measure::population, "population");
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <govkpi/export.hpp>
#include <govkpi/kpi/formula.hpp>
#include <govkpi/panel/period.hpp>

namespace govkpi {

class hierarchy;

enum class dimension_kind : std::uint8_t {
    category,  ///< a classification: class, flow, source of funds
    unit,      ///< who reports; at most one in a table
    period,    ///< of which period; at most one in a table
};

struct dimension_definition {
    std::string name;
    dimension_kind kind = dimension_kind::category;
    fiscal_calendar calendar{};              ///< of a period
    std::shared_ptr<const hierarchy> tree;   ///< the members that there can be; none: those that the table holds
};

/// "flow" is "revenue": of which rows a measure is summed.
struct condition {
    std::string dimension;
    std::string member;
    friend bool operator==(const condition&, const condition&) = default;
};

/// A measure of a table: the sum of a column over the rows that meet all conditions.
struct measure_source {
    measure_definition of;
    std::size_t column;  ///< its place in table_definition::columns()
    std::vector<condition> where;
};

/// Built up by calls; each throws std::invalid_argument where it contradicts what was said before.
class GOVKPI_EXPORT table_definition {
public:
    table_definition& category(std::string name, std::shared_ptr<const hierarchy> tree = nullptr);
    table_definition& unit(std::string name, std::shared_ptr<const hierarchy> tree = nullptr);
    table_definition& period(std::string name, fiscal_calendar calendar = {});

    /// A flow sums over rows. A stock belongs to its unit and period: rows that repeat it must agree, and count once, so
    /// it takes no conditions.
    table_definition& measure(measure_definition of, std::string column, std::vector<condition> where = {});
    template <additive Q>
    table_definition& measure(const total<Q>& of, std::string column, std::vector<condition> where = {}) {
        return measure(to_definition(of[0].info), std::move(column), std::move(where));
    }

    /// Flows are of the fiscal year so far ("lũy kế"): they do not add over periods, so rollup() gives them by the
    /// table's own periods alone. See to_discrete().
    table_definition& cumulative(bool is_so = true) {
        cumulative_ = is_so;
        return *this;
    }
    bool is_cumulative() const noexcept { return cumulative_; }

    const std::vector<dimension_definition>& dimensions() const noexcept { return dimensions_; }
    const std::vector<std::string>& columns() const noexcept { return columns_; }
    const std::vector<measure_source>& measures() const noexcept { return measures_; }
    /// For parse_formula().
    std::vector<measure_definition> measure_definitions() const;

    std::optional<std::size_t> find_dimension(std::string_view name) const noexcept;
    std::optional<std::size_t> find_measure(std::string_view name) const noexcept;
    std::optional<std::size_t> unit_dimension() const noexcept { return first_of(dimension_kind::unit); }
    std::optional<std::size_t> period_dimension() const noexcept { return first_of(dimension_kind::period); }
    bool is_stock(std::size_t column) const noexcept;

private:
    table_definition& add(dimension_definition dimension);
    std::optional<std::size_t> first_of(dimension_kind kind) const noexcept;

    std::vector<dimension_definition> dimensions_;
    std::vector<std::string> columns_;
    std::vector<measure_source> measures_;
    bool cumulative_ = false;
};

}  // namespace govkpi
