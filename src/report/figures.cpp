// SPDX-License-Identifier: BSL-1.0
#include <govkpi/report/figures.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>
#include <system_error>
#include <tuple>

#include <fmt/format.h>

#include <govkpi/parse.hpp>
#include <govkpi/quantity/literals.hpp>

#include "delimited.hpp"

namespace govkpi::report {
namespace {

using namespace std::string_view_literals;
using namespace govkpi::literals;

/// The words of a column, and what each means.
template <class T, std::size_t N>
using vocabulary = std::array<std::pair<std::string_view, T>, N>;

constexpr vocabulary<language, 2> number_languages{{{"vi", language::vi}, {"en", language::en}}};
constexpr vocabulary<flow_name, 3> flow_names{{{"territory_revenue", flow_name::territory_revenue},
                                               {"revenue", flow_name::revenue},
                                               {"expenditure", flow_name::expenditure}}};
constexpr vocabulary<plan_name, 2> plan_names{
    {{"original_budget", plan_name::original_budget}, {"revised_budget", plan_name::revised_budget}}};
constexpr vocabulary<comparison_kind, 3> comparison_kinds{{{"percent_of", comparison_kind::percent_of},
                                                           {"percent_above", comparison_kind::percent_above},
                                                           {"percent_below", comparison_kind::percent_below}}};
constexpr vocabulary<recipient, 3> recipients{{{"collective", recipient::collective},
                                               {"individual", recipient::individual},
                                               {"residential_group", recipient::residential_group}}};
constexpr std::string_view income_name = "income_per_capita";
constexpr std::string_view outturn_kind = "outturn";
constexpr std::string_view estimate_kind = "estimated_outturn";

template <class T, std::size_t N>
std::optional<T> look_up(const vocabulary<T, N>& words, std::string_view word) {
    for (const auto& [name, meaning] : words) {
        if (name == word) return meaning;
    }
    return std::nullopt;
}

template <class T, std::size_t N>
std::string one_of(const vocabulary<T, N>& words) {
    std::string list;
    for (const auto& [name, meaning] : words) list += (list.empty() ? "" : ", ") + std::string{name};
    return "one of " + list;
}

/// A value of one column, or a problem.
template <class T>
std::optional<T> read_value(const record& from, std::string_view column, std::string_view text,
                            const number_style& style, problem_list& problems) {
    const auto read = parse_cell<T>(text, style);
    if (read && read->value) return read->value;
    if (read)
        problems.add(from.row, column, text, "a figure; delete the line if none was published");
    else
        problems.add(from.row, column, text,
                     fmt::format("at byte {}: {}", read.error().position() + 1, read.error().expected()));
    return std::nullopt;
}

// ---- unit.csv ---------------------------------------------------------------------------------------------------

struct unit_file {
    unit_figures unit;
    std::optional<language> numbers;
};

constexpr std::array unit_columns{"field"sv, "vi"sv, "en"sv};

void read_year(const record& from, const std::string& text, int& year, problem_list& problems) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    if (!whole || year < 1 || year > 9999) problems.add(from.row, "vi", text, "a year, such as 2025");
}

unit_file read_unit(std::string_view text, problem_list& problems) {
    unit_file read;
    std::map<std::string, std::size_t, std::less<>> seen;
    for (const record& line : read_delimited(text, unit_columns, problems)) {
        const std::string& field = line.cells[0];
        const bilingual value{line.cells[1], line.cells[2]};
        const auto [first, fresh] = seen.emplace(field, line.row);
        if (!fresh) {
            problems.add(line.row, "field", field,
                         fmt::format("each field once; it stands on row {} already", first->second));
            continue;
        }
        if (field == "name")
            read.unit.name = value;
        else if (field == "within")
            read.unit.within = value;
        else if (field == "established")
            read.unit.established = value;
        else if (field == "source")
            read.unit.source = value;
        else if (field == "year")
            read_year(line, value.in(language::vi), read.unit.year, problems);
        else if (field == "numbers") {
            read.numbers = look_up(number_languages, value.in(language::vi));
            if (!read.numbers) problems.add(line.row, "vi", value.in(language::vi), one_of(number_languages));
        } else
            problems.add(line.row, "field", field, "one of name, within, year, numbers, established, source");
    }
    // Of a file that could not be read at all, its own problem is enough.
    if (seen.empty() && !problems.empty()) return read;
    const auto demand = [&](std::string_view field, bool there) {
        if (there) return;
        const auto line = seen.find(field);
        if (line == seen.end())
            problems.add(0, "", "", fmt::format("a line for the field {}", field));
        else
            problems.add(line->second, "vi", "",
                         fmt::format("a text for the field {}, in one of the languages", field));
    };
    demand("name", !read.unit.name.empty());
    demand("year", seen.contains("year"));
    demand("numbers", seen.contains("numbers"));
    demand("source", !read.unit.source.empty());
    return read;
}

// ---- figures.csv ------------------------------------------------------------------------------------------------

constexpr std::array figure_columns{"figure"sv, "kind"sv, "value"sv, "compared_with"sv, "note_vi"sv, "note_en"sv};

class figures_reader {
public:
    figures_reader(const number_style& style, unit_figures& into, problem_list& problems)
        : style_{style}, into_{into}, problems_{problems} {}

    void read(std::string_view text) {
        const auto lines = read_delimited(text, figure_columns, problems_);
        for (const record& line : lines) {
            if (is_repeated(line)) continue;
            if (line.cells[0] == income_name)
                income(line);
            else if (const auto flow = look_up(flow_names, line.cells[0]))
                flow_line(line, *flow);
            else
                problems_.add(line.row, "figure", line.cells[0], one_of(flow_names) + ", " + std::string{income_name});
        }
        if (lines.empty() && problems_.empty()) problems_.add(0, "", "", "at least one figure below the header");
        for (const flow_figures& flow : into_.flows) {
            if (comparison_row_.contains(flow.flow) && !has_execution_.contains(flow.flow)) {
                problems_.add(comparison_row_.at(flow.flow), "kind", "",
                              "an amount (outturn or estimated_outturn) for the figure that the percentage is about");
            }
        }
    }

private:
    /// The same kind of the same figure twice: which one holds, nobody can know.
    bool is_repeated(const record& line) {
        const auto& [figure, kind, against] = std::tie(line.cells[0], line.cells[1], line.cells[3]);
        const bool executed = kind == outturn_kind || kind == estimate_kind;
        const auto key = std::tuple{figure, executed ? std::string{outturn_kind} : kind, against};
        const auto [first, fresh] = seen_.emplace(key, line.row);
        if (fresh) return false;
        problems_.add(line.row, "kind", kind,
                      fmt::format("each figure once; this one stands on row {} already", first->second));
        return true;
    }

    void income(const record& line) {
        const bool estimated = line.cells[1] == estimate_kind;
        if (!estimated && line.cells[1] != outturn_kind) {
            problems_.add(line.row, "kind", line.cells[1], "outturn or estimated_outturn");
            return;
        }
        refuse_comparison(line);
        if (const auto value = read_value<reported<money<VND>>>(line, "value", line.cells[2], style_, problems_)) {
            into_.income_per_capita = income_figure{*value, estimated, note_of(line)};
        }
    }

    void flow_line(const record& line, flow_name name) {
        const std::string& kind = line.cells[1];
        const auto comparison = look_up(comparison_kinds, kind);
        const auto plan = look_up(plan_names, kind);
        const bool executed = kind == outturn_kind || kind == estimate_kind;
        if (!comparison && !plan && !executed) {
            problems_.add(
                line.row, "kind", kind,
                "one of outturn, estimated_outturn, original_budget, revised_budget, percent_of, percent_above, "
                "percent_below");
            return;
        }
        flow_figures& flow = flow_of(name);
        if (comparison) {
            comparison_row_.try_emplace(name, line.row);
            compare(line, *comparison, flow);
            return;
        }
        refuse_comparison(line);
        const auto value = read_value<reported<money<VND>>>(line, "value", line.cells[2], style_, problems_);
        if (executed) {
            has_execution_.insert(name);  // even where it cannot be read, which is a problem of its own
            flow.estimated = kind == estimate_kind;
        }
        if (!value) return;
        auto& place = executed                              ? flow.executed
                      : *plan == plan_name::original_budget ? flow.original_budget
                                                            : flow.revised_budget;
        place = published_amount{*value, note_of(line)};
    }

    void compare(const record& line, comparison_kind kind, flow_figures& flow) {
        const auto plan = look_up(plan_names, line.cells[3]);
        if (!plan)
            problems_.add(line.row, "compared_with", line.cells[3],
                          "what the percentage is compared with: " + one_of(plan_names));
        const auto percent = read_value<reported<ratio>>(line, "value", line.cells[2], style_, problems_);
        if (percent && percent->value() < make_ratio(0, 1)) {
            problems_.add(line.row, "value", line.cells[2],
                          "a percentage that is not below zero (there is percent_below)");
            return;
        }
        if (percent && kind == comparison_kind::percent_below && percent->value() > 100_percent) {
            problems_.add(line.row, "value", line.cells[2], "a percentage of at most 100: nothing is further below");
            return;
        }
        if (plan && percent) flow.comparisons.push_back({kind, *plan, *percent, note_of(line)});
    }

    void refuse_comparison(const record& line) {
        if (!line.cells[3].empty())
            problems_.add(line.row, "compared_with", line.cells[3], "nothing: only a percentage is compared");
    }

    flow_figures& flow_of(flow_name name) {
        for (flow_figures& flow : into_.flows) {
            if (flow.flow == name) return flow;
        }
        into_.flows.push_back({});
        into_.flows.back().flow = name;
        return into_.flows.back();
    }

    static bilingual note_of(const record& line) { return {line.cells[4], line.cells[5]}; }

    const number_style& style_;
    unit_figures& into_;
    problem_list& problems_;
    std::map<std::tuple<std::string, std::string, std::string>, std::size_t> seen_;
    std::map<flow_name, std::size_t> comparison_row_;
    std::set<flow_name> has_execution_;
};

// ---- awards.csv -------------------------------------------------------------------------------------------------

constexpr std::array award_columns{"award_vi"sv, "award_en"sv, "recipient"sv, "number"sv};

struct awarded_thing {
    static constexpr labels label{"", ""};
};

void read_awards(std::string_view text, const number_style& style, unit_figures& into, problem_list& problems) {
    std::map<std::tuple<std::string, std::string, std::string>, std::size_t> seen;
    for (const record& line : read_delimited(text, award_columns, problems)) {
        const bilingual name{line.cells[0], line.cells[1]};
        if (name.empty()) problems.add(line.row, "award_vi", "", "the award's name");
        const auto [first, fresh] = seen.emplace(std::tuple{line.cells[0], line.cells[1], line.cells[2]}, line.row);
        if (!fresh)
            problems.add(line.row, "award_vi", name.in(language::vi),
                         fmt::format("each award once for a kind of recipient; this one stands on row {} already",
                                     first->second));
        const auto to = look_up(recipients, line.cells[2]);
        if (!to) problems.add(line.row, "recipient", line.cells[2], one_of(recipients));
        const auto number = read_value<count<awarded_thing>>(line, "number", line.cells[3], style, problems);
        if (number && number->value() < 0) {
            problems.add(line.row, "number", line.cells[3], "a number that is not below zero");
        } else if (to && number) {
            into.awards.push_back({name, *to, number->value()});
        }
    }
}

void take_problems(problem_list& from, std::vector<problem>& all) {
    std::move(from.all().begin(), from.all().end(), std::back_inserter(all));
}

}  // namespace

interval<ratio> published_comparison::completion() const {
    const interval<ratio> printed = percent.values();
    switch (kind) {
        case comparison_kind::percent_above:
            return plus_one(printed);
        case comparison_kind::percent_below:
            return plus_one(interval<ratio>{-printed.numbers()});
        case comparison_kind::percent_of:
            break;
    }
    return printed;
}

unit_figures read_figures(const std::filesystem::path& folder) {
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error)) {
        const bool there = std::filesystem::exists(folder, error);
        throw bad_input{
            {{folder.string(), 0, "", "",
              there ? "a folder, not a file" : "a folder with unit.csv and figures.csv; there is nothing here"}}};
    }
    std::vector<problem> all;
    const auto open = [&](const char* name) { return problem_list{(folder / name).string()}; };

    problem_list unit_problems = open("unit.csv");
    const std::string unit_text = read_text_file(folder / "unit.csv", unit_problems);
    unit_file read;
    if (unit_problems.empty()) read = read_unit(unit_text, unit_problems);
    take_problems(unit_problems, all);

    const number_style style = number_style::of(read.numbers.value_or(language::vi));
    problem_list figure_problems = open("figures.csv");
    const std::string figure_text = read_text_file(folder / "figures.csv", figure_problems);
    // Without a declared style no figure can be read, and every one of them would be reported for nothing.
    if (figure_problems.empty() && read.numbers) figures_reader{style, read.unit, figure_problems}.read(figure_text);
    take_problems(figure_problems, all);

    if (std::filesystem::exists(folder / "awards.csv", error)) {
        problem_list award_problems = open("awards.csv");
        const std::string award_text = read_text_file(folder / "awards.csv", award_problems);
        if (award_problems.empty() && read.numbers) read_awards(award_text, style, read.unit, award_problems);
        take_problems(award_problems, all);
    }
    if (!all.empty()) throw bad_input{std::move(all)};
    return std::move(read.unit);
}

}  // namespace govkpi::report
