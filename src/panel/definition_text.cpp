// SPDX-License-Identifier: BSL-1.0
#include "definition_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <govkpi/panel/hierarchy.hpp>

#include "checksum.hpp"

namespace govkpi::detail {
namespace {

/// With what could end it doubled, so that two lines are the same only where all their names are.
std::string in_quotes(std::string_view text) {
    std::string out{'"'};
    for (const char c : text) out.append(c == '"' ? 2 : 1, c);
    return out + '"';
}

std::string text_of(const std::optional<calendar_month>& month) {
    return month ? fmt::format("{}-{}", month->year, month->month) : "";
}

/// Without its own name, which may be that of a file.
std::string text_of(const hierarchy& tree) {
    std::string members;
    for (member m = 0; m < tree.size(); ++m)
        members += fmt::format("{}{}{}{}{}..{}\n", tree.parent(m) == no_member ? 0 : tree.parent(m) + 1,
                               in_quotes(tree.code(m)), in_quotes(tree.name(m)), in_quotes(tree.level(m)),
                               text_of(tree.valid(m).first), text_of(tree.valid(m).last));
    return fmt::format("{} members, {:016x}", tree.size(), checksum(members));
}

std::string text_of(const dimension_definition& of) {
    switch (of.kind) {
        case dimension_kind::unit:
            return "unit " + in_quotes(of.name);
        case dimension_kind::period: {
            const bool by_last_year = of.calendar.named_after_its_last_year && of.calendar.first_month != 1;
            return fmt::format("period {}, years from month {}{}", in_quotes(of.name), +of.calendar.first_month,
                               by_last_year ? ", named after the year in which they end" : "");
        }
        default:
            return "category " + in_quotes(of.name);
    }
}

std::string text_of(const measure_source& source, const std::string& column) {
    const measure_definition& of = source.of;
    const char* const how = of.time == over_time::sum    ? "the sum of"
                            : of.time == over_time::last ? "the last of the stock"
                                                         : "the mean of the stock";
    std::string text =
        fmt::format("measure {} in {}, {} {}", in_quotes(of.name), in_quotes(of.unit), how, in_quotes(column));
    if (of.is_amount())
        text += fmt::format(", {} {} of the {} {}", of.planned == basis_kind::plan ? "planned" : "executed",
                            in_quotes(of.basis), of.kind == flow_kind::revenue ? "revenue" : "expenditure",
                            in_quotes(of.flow));
    if (!of.scope.empty()) text += " of " + in_quotes(of.scope);
    for (const condition& c : source.where)
        text += fmt::format("{} {} is {}", &c == source.where.data() ? " where" : " and", in_quotes(c.dimension),
                            in_quotes(c.member));
    return text;
}

}  // namespace

std::vector<std::string> definition_text(const table_definition& table, bool with_trees) {
    std::vector<std::string> lines;
    for (const dimension_definition& d : table.dimensions()) {
        lines.push_back(text_of(d));
        if (!d.tree) continue;
        lines.push_back("tree of " + in_quotes(d.name) + (with_trees ? ": " + text_of(*d.tree) : ""));
    }
    for (const measure_source& m : table.measures()) lines.push_back(text_of(m, table.columns()[m.column]));
    if (table.is_cumulative()) lines.emplace_back("figures of the year so far");
    return lines;
}

std::optional<std::string> difference(const std::vector<std::string>& a, const std::vector<std::string>& b,
                                      std::string_view one, std::string_view other) {
    const auto [in_a, in_b] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    if (in_a == a.end() && in_b == b.end()) return std::nullopt;
    const auto shown = [](const auto& at, const auto& end) { return at == end ? std::string{"nothing more"} : *at; };
    return fmt::format("{} has {}, {} {}", one, shown(in_a, a.end()), other, shown(in_b, b.end()));
}

}  // namespace govkpi::detail
