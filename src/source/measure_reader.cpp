// SPDX-License-Identifier: BSL-1.0
#include "measure_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include <govkpi/budget/basis.hpp>
#include <govkpi/budget/flow.hpp>
#include <govkpi/quantity/iso_4217.hpp>

namespace govkpi::detail {
namespace {

constexpr std::int64_t largest_scale = 1'000'000'000'000;
constexpr const char* name_of_measure =
    "a measure's name: letters, digits and _, or a basis and a flow as in outturn.revenue";

template <flow F>
known_flows::entry entry_of() {
    return {F::name, F::kind, F::scope::name};
}

struct basis_word {
    std::string_view name;
    basis_kind kind;
};
template <budget_basis B>
constexpr basis_word word_of_basis{B::name, B::kind};
constexpr std::array bases{word_of_basis<basis::original_budget>, word_of_basis<basis::revised_budget>,
                           word_of_basis<basis::estimated_outturn>, word_of_basis<basis::outturn>};
constexpr std::array basis_names{bases[0].name, bases[1].name, bases[2].name, bases[3].name};

constexpr std::array<std::string_view, 2> kind_names{"revenue", "expenditure"};
constexpr std::array<std::string_view, 2> scope_names{scope::own_budget::name, scope::territory::name};

struct scale_word {
    std::string_view word;
    std::int64_t units;
};
constexpr scale_word scales[] = {
    {"one", 1},      {"thousand", 1'000},  {"million", 1'000'000}, {"billion", 1'000'000'000}, {"nghìn", 1'000},
    {"ngàn", 1'000}, {"triệu", 1'000'000}, {"tỷ", 1'000'000'000},  {"tỉ", 1'000'000'000},
};

/// What formulas can read.
bool is_identifier(std::string_view text) {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    const auto fits = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9'); };
    return !text.empty() && is_letter(text.front()) && std::all_of(text.begin(), text.end(), fits);
}

bool is_currency(const std::string& unit) { return find_currency(unit.data(), unit.size()) != nullptr; }

}  // namespace

known_flows::known_flows() : entries_{entry_of<revenue>(), entry_of<expenditure>(), entry_of<territory_revenue>()} {}

void known_flows::declare(const json_value& flows) {
    for (const std::string& name : flows.keys()) {
        const json_value of = flows[name];
        if (!is_identifier(name)) of.refuse(name, "a flow's name: letters, digits and _");
        if (find(name) != nullptr) of.refuse(name, "a name that the library has no flow of");
        static constexpr std::array<std::string_view, 2> keys{"kind", "scope"};
        if (!of.has_only(keys)) continue;
        if (!of["kind"].is_there()) of["kind"].refuse(one_of(kind_names));
        if (!of["scope"].is_there()) of["scope"].refuse(one_of(scope_names));
        const auto kind = of["kind"].word_of(kind_names);
        const auto scope = of["scope"].word_of(scope_names);
        // Known even where it is badly declared, so that measures are not said to be of an unknown flow as well.
        entries_.push_back({name, kind == 1u ? flow_kind::expenditure : flow_kind::revenue,
                            std::string{scope_names[scope.value_or(0)]}});
    }
}

const known_flows::entry* known_flows::find(std::string_view name) const noexcept {
    const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const entry& e) { return e.name == name; });
    return found == entries_.end() ? nullptr : &*found;
}

std::vector<std::string_view> known_flows::names() const {
    std::vector<std::string_view> out;
    for (const entry& e : entries_) out.emplace_back(e.name);
    return out;
}

std::optional<std::string> read_unit(const json_value& unit) {
    constexpr const char* expected =
        "an ISO 4217 code such as \"VND\", or a word for what is counted such as \"people\"";
    if (!unit.is_there()) unit.refuse(expected);
    const auto text = unit.text();
    if (!text || is_currency(*text)) return text;
    std::string capitals = *text;
    for (char& c : capitals) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (is_currency(capitals))
        unit.refuse(fmt::format("\"{}\", in capitals, if the currency is meant", capitals));
    else if (*text == "%" || *text == "percent")
        unit.refuse("figures that add up: not a percentage, but its numerator and its denominator");
    else if (text->size() == 3 && *text == capitals)
        unit.refuse("a code of ISO 4217, or a word in small letters");
    else if (text->find_first_not_of(' ') == std::string::npos)
        unit.refuse(expected);
    else
        return text;
    return std::nullopt;
}

std::optional<std::int64_t> read_scale(const json_value& scale) {
    if (!scale.is_text()) return scale.whole_number(1, largest_scale, "\"million\", or a whole number up to 10^12");
    const std::string text = *scale.text();
    std::vector<std::string_view> known;
    for (const scale_word& s : scales) {
        if (s.word == text) return s.units;
        known.push_back(s.word);
    }
    std::int64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    if (read.ec == std::errc{} && read.ptr == end && 1 <= number && number <= largest_scale) return number;
    scale.refuse(fmt::format("a whole number up to 10^12 without marks, or {}", one_of(known, text)));
    return std::nullopt;
}

std::optional<over_time> read_over_time(const json_value& word) {
    static constexpr std::array<std::string_view, 3> names{"sum", "last", "mean"};
    static constexpr std::array meanings{over_time::sum, over_time::last, over_time::mean};
    const auto found = word.word_of(names);
    return found ? std::optional{meanings[*found]} : std::nullopt;
}

std::optional<measure_definition> read_measure(const json_value& name, const std::string& unit, over_time time,
                                               const known_flows& flows) {
    if (!name.is_there()) name.refuse(name_of_measure);
    const auto text = name.text();
    if (!text) return std::nullopt;
    measure_definition of{.name = *text, .unit = unit, .basis = {}, .flow = {}, .scope = {}, .time = time};
    const std::size_t dot = text->find('.');
    if (dot == std::string::npos) {
        if (is_identifier(*text) && flows.find(*text) == nullptr) return of;
        name.refuse(is_identifier(*text) ? fmt::format("a basis before the flow, as in outturn.{}", *text)
                                         : std::string{name_of_measure});
        return std::nullopt;
    }
    of.basis = text->substr(0, dot);
    of.flow = text->substr(dot + 1);
    const auto found_basis = std::find(basis_names.begin(), basis_names.end(), of.basis);
    const known_flows::entry* const found_flow = flows.find(of.flow);
    if (found_basis == basis_names.end())
        name.refuse(fmt::format("a basis before the point: {}", one_of(basis_names, of.basis)));
    if (found_flow == nullptr) name.refuse(fmt::format("a flow behind the point: {}", one_of(flows.names(), of.flow)));
    if (!unit.empty() && !is_currency(unit))
        name.refuse(fmt::format("a measure that is no budget amount, since the column is in {}", unit));
    if (time != over_time::sum) name.refuse("a measure that is no budget amount, for an amount sums over time");
    if (found_basis == basis_names.end() || found_flow == nullptr) return std::nullopt;
    of.scope = found_flow->scope;
    of.kind = found_flow->kind;
    of.planned = bases[static_cast<std::size_t>(found_basis - basis_names.begin())].kind;
    return of;
}

}  // namespace govkpi::detail
