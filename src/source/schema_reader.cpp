// SPDX-License-Identifier: BSL-1.0
#include "schema_reader.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "member_check.hpp"

namespace govkpi::detail {
namespace {

using word = std::string_view;

constexpr std::array<word, 3> kind_names{"category", "unit", "period"};
constexpr std::array kinds{dimension_kind::category, dimension_kind::unit, dimension_kind::period};
constexpr std::array<word, 3> keys_of_members{"dimension", "name", "tree"};
constexpr std::array<word, 5> keys_of_periods{"dimension", "name", "fiscal_year_starts_in", "named_after_its_last_year",
                                              "cumulative"};
constexpr std::array<word, 7> keys_of_figures{"unit",   "scale", "parentheses_are_negative", "over_time", "measures",
                                              "column", "member"};
constexpr std::array<word, 13> all_keys{
    "dimension",  "name",   "tree",  "fiscal_year_starts_in",    "named_after_its_last_year",
    "cumulative", "unit",   "scale", "parentheses_are_negative", "over_time",
    "measures",   "column", "member"};
constexpr std::array<word, 2> keys_of_measures{"name", "where"};
constexpr std::array<word, 2> types_of_figures{"number", "integer"};

/// Each is compared with all others; no table of a budget has as many.
constexpr std::size_t most_dimensions = 256;
constexpr std::size_t most_measures = 4096;

/// The one byte that stands for a mark in a number_style; a no-break space is grouped with the usual one.
std::optional<char> mark_of(const json_value& mark, std::string_view allowed) {
    const auto text = mark.text();
    if (!text) return std::nullopt;
    const bool no_break = *text == "\u00a0" || *text == "\u202f";
    const std::string_view byte = no_break ? " " : std::string_view{*text};
    if (byte.size() == 1 && allowed.find(byte) != std::string_view::npos) return byte.front();
    mark.refuse(allowed.find(' ') == std::string_view::npos ? "a decimal mark: a point or a comma"
                                                            : "a group mark: a point, a comma, a space, ' or _");
    return std::nullopt;
}

number_style style_of(const json_value& field) {
    const bool is_whole = field["type"].is_text() && *field["type"].text() == "integer";
    const auto decimal = is_whole ? std::nullopt : mark_of(field["decimalChar"], ".,");
    number_style style;
    style.group_mark = mark_of(field["groupChar"], ".,' _").value_or('\0');
    style.decimal_mark = decimal.value_or(is_whole && style.group_mark == '.' ? ',' : '.');
    if (style.group_mark == style.decimal_mark)
        field["groupChar"].refuse("another mark than decimalChar, which is a point unless it is said");
    if (!field["bareNumber"].truth().value_or(true)) field["bareNumber"].refuse("true: numbers without signs or words");
    style.parentheses_are_negative = field["govkpi"]["parentheses_are_negative"].truth().value_or(false);
    return style;
}

/// A list of texts, or of objects with a text as their "value".
std::vector<std::string> texts_of(const json_value& list) {
    std::vector<std::string> out;
    for (std::size_t i = 0, size = list.list_size(); i < size; ++i) {
        const json_value value = list[i]["value"];
        if (auto text = (value.is_there() ? value : list[i]).text()) out.push_back(std::move(*text));
    }
    return out;
}

class schema_reader {
public:
    schema_reader(const json_value& schema, const known_flows& flows, const find_tree& tree)
        : schema_{schema}, fields_{schema["fields"]}, flows_{flows}, tree_{tree} {}

    csv_layout read() {
        if (!fields_.is_there()) fields_.refuse("the columns of the table, [ ... ]");
        const std::size_t size = fields_.list_size();
        const std::vector<std::string> missing = texts_of(schema_["missingValues"]);
        if (const json_value spread = schema_["govkpi"]["spread"]; spread.is_there()) {
            take_dimension(spread, {});
            if (const auto name = spread["name"].text()) layout_.spread = {*name, {}};
        }
        std::vector<figure_field> figures;
        for (std::size_t i = 0; i < size; ++i) {
            const json_value field = fields_[i];
            const auto name = name_of(field);
            if (!name || !field["govkpi"].is_there()) continue;
            if (field["govkpi"]["dimension"].is_there())
                take_dimension(field["govkpi"], *name);
            else
                figures.push_back({field, *name});
        }
        // Conditions may name dimensions that stand further right.
        for (const figure_field& of : figures) take_figures(of.field, of.name, missing);
        for (const figure_field& of : figures) check_spread(of.field);
        if (fields_.is_list() && figures.empty()) fields_.refuse("a field with \"measures\" in its \"govkpi\"");
        return std::move(layout_);
    }

private:
    struct figure_field {
        json_value field;
        std::string name;
    };

    std::optional<std::string> name_of(const json_value& field) {
        const json_value name = field["name"];
        const auto text = name.text();
        if (!name.is_there() || (text && text->empty())) name.refuse("the name of the column in the file");
        if (!text || text->empty()) return std::nullopt;
        if (names_.insert(*text).second) return text;
        name.refuse("each column once");
        return std::nullopt;
    }

    void take_dimension(const json_value& of, const std::string& header) {
        if (layout_.table.dimensions().size() == most_dimensions)
            return of.refuse("", fmt::format("at most {} dimensions in a table", most_dimensions));
        const auto kind = of["dimension"].word_of(kind_names);
        const bool is_period = kind && kinds[*kind] == dimension_kind::period;
        of.has_only(!kind ? words{all_keys} : is_period ? words{keys_of_periods} : words{keys_of_members});
        const std::string name = of["name"].text().value_or(header);
        if (name.empty()) return of["name"].refuse("a name for queries");
        if (name != header && !header.empty()) layout_.headers[name] = header;
        const auto tree = of["tree"].is_there() && !is_period ? tree_(of["tree"]) : nullptr;
        const fiscal_calendar calendar = calendar_of(of);
        if (of["cumulative"].truth().value_or(false)) layout_.table.cumulative();
        // A dimension that is wrong is there nevertheless, so that conditions on it are not wrong as well.
        if (!add(of,
                 [&](table_definition& table) {
                     if (is_period)
                         table.period(name, calendar);
                     else if (kind && kinds[*kind] == dimension_kind::unit)
                         table.unit(name, tree);
                     else
                         table.category(name, tree);
                 }) &&
            !layout_.table.find_dimension(name))
            layout_.table.category(name);
    }

    static fiscal_calendar calendar_of(const json_value& of) {
        const auto month = of["fiscal_year_starts_in"].whole_number(1, 12, "the number of a month, 1 to 12");
        const auto last = of["named_after_its_last_year"].truth();
        return {static_cast<std::int8_t>(month.value_or(1)), last.value_or(false)};
    }

    void take_figures(const json_value& field, const std::string& name, const std::vector<std::string>& missing) {
        const json_value of = field["govkpi"];
        const bool has_measures = of["measures"].is_there();
        if (!has_measures && !(layout_.spread && of["column"].is_there())) {
            if (of.has_only(all_keys)) of.refuse("\"dimension\", or \"measures\"");
            return;
        }
        of.has_only(keys_of_figures);
        const std::string column = of["column"].text().value_or(name);
        take_spread(of, name, column);
        if (!field["type"].is_there()) field["type"].refuse(one_of(types_of_figures));
        field["type"].word_of(types_of_figures);
        if (layout_.table.find_dimension(name))
            field["name"].refuse("a name that no dimension has: give that another one");
        figure_column figures;
        figures.style = style_of(field);
        figures.scale = read_scale(of["scale"]).value_or(1);
        figures.missing = field["missingValues"].is_there() ? texts_of(field["missingValues"]) : missing;
        layout_.figures[name] = std::move(figures);
        if (!has_measures) return;

        const std::string unit = read_unit(of["unit"]).value_or("");
        const over_time time = read_over_time(of["over_time"]).value_or(over_time::sum);
        const std::size_t size = of["measures"].list_size();
        if (of["measures"].is_list() && size == 0) of["measures"].refuse("at least one measure");
        measures_ += size;
        if (measures_ > most_measures)
            return of["measures"].refuse("", fmt::format("at most {} measures in a table", most_measures));
        for (std::size_t i = 0; i < size; ++i) take_measure(of["measures"][i], column, unit, time);
    }

    /// Of a wide file: which column of the table the field has the figures of, and for which member.
    void take_spread(const json_value& of, const std::string& header, const std::string& column) {
        if (!layout_.spread) {
            for (const char* const key : {"column", "member"})
                if (of[key].is_there()) of[key].refuse("no such key without \"spread\" in the schema's \"govkpi\"");
            return;
        }
        const auto dimension = layout_.table.find_dimension(layout_.spread->dimension);
        const auto member = of["member"].text();
        if (!member || !dimension) {
            of["member"].refuse(fmt::format("the member of {} whose figures these are", layout_.spread->dimension));
            return;
        }
        if (const auto expected = expected_member(layout_.table.dimensions()[*dimension], *member))
            return of["member"].refuse(*expected);
        const auto same = [&](const spread_column& c) { return c.member == *member && c.column == column; };
        auto& columns = layout_.spread->columns;
        if (std::any_of(columns.begin(), columns.end(), same))
            return of["member"].refuse("each member once for a column of the table");
        columns.push_back({header, *member, column});
    }
    void check_spread(const json_value& field) {
        const json_value column = field["govkpi"]["column"];
        const auto name = column.text();
        const auto& known = layout_.table.columns();
        if (name && layout_.spread && std::find(known.begin(), known.end(), *name) == known.end())
            column.refuse("the \"column\" of a field with \"measures\"");
    }

    void take_measure(const json_value& of, const std::string& column, const std::string& unit, over_time time) {
        if (!of.has_only(keys_of_measures)) return;
        auto measure = read_measure(of["name"], unit, time, flows_);
        auto where = conditions_of(of["where"]);
        if (!measure || !where) return;
        add(of, [&](table_definition& table) { table.measure(std::move(*measure), column, std::move(*where)); });
    }

    std::optional<std::vector<condition>> conditions_of(const json_value& where) const {
        std::vector<condition> out;
        bool good = true;
        const std::vector<std::string> names = where.keys();
        if (names.size() > most_dimensions) {
            where.refuse(fmt::format("at most {} conditions", most_dimensions));
            return std::nullopt;
        }
        for (const std::string& name : names) {
            const auto member = where[name].text();
            const auto place = layout_.table.find_dimension(name);
            if (!place) {
                std::vector<std::string_view> known;
                for (const dimension_definition& d : layout_.table.dimensions()) known.push_back(d.name);
                where[name].refuse(name, known.empty()
                                             ? "no condition, for the table has no dimensions"
                                             : fmt::format("the name of a dimension: {}", one_of(known, name)));
            } else if (member) {
                const auto& tree = layout_.table.dimensions()[*place].tree;
                if (!tree || !tree->find(*member).empty()) {
                    out.push_back({name, *member});
                    continue;
                }
                where[name].refuse(fmt::format("a code of {}", tree->name()));
            }
            good = false;
        }
        return good ? std::optional{std::move(out)} : std::nullopt;
    }

    /// What contradicts the rest of the table becomes a problem of `place`.
    template <class Change>
    bool add(const json_value& place, Change change) {
        try {
            change(layout_.table);
            return true;
        } catch (const std::invalid_argument& error) {
            std::string_view why = error.what();
            if (why.starts_with("govkpi: ")) why.remove_prefix(std::string_view{"govkpi: "}.size());
            place.refuse("", fmt::format("no contradiction: {}", why));
            return false;
        }
    }

    json_value schema_;
    json_value fields_;
    const known_flows& flows_;
    const find_tree& tree_;
    csv_layout layout_;
    std::set<std::string> names_;
    std::size_t measures_ = 0;
};

}  // namespace

csv_layout read_schema(const json_value& schema, const known_flows& flows, const find_tree& tree) {
    return schema_reader{schema, flows, tree}.read();
}

}  // namespace govkpi::detail
