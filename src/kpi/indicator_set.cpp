// SPDX-License-Identifier: BSL-1.0
#include <govkpi/kpi/indicator_set.hpp>

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include <govkpi/problem.hpp>
#include <govkpi/quantity/iso_4217.hpp>

#include "json_reader.hpp"
#include "read_formula.hpp"

namespace govkpi {
namespace {

using namespace std::string_view_literals;
using detail::json_value;
using level = indicator_definition::level;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// ---- targets ------------------------------------------------------------------------------------------------------

/// A decimal number as digits / 10^decimals.
struct decimal {
    std::int64_t digits = 0;
    int decimals = 0;
};

constexpr std::string_view too_large = "a number of fewer digits: this one does not fit in 64 bits";

/// What is expected instead, or an empty text.
std::string_view read_decimal(std::string_view text, std::string_view example, decimal& out) {
    const bool minus = text.starts_with('-');
    if (minus) text.remove_prefix(1);
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    std::string_view fraction = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
    const bool has_digits = !whole.empty() && (point == std::string_view::npos || !fraction.empty()) &&
                            std::all_of(whole.begin(), whole.end(), is_digit) &&
                            std::all_of(fraction.begin(), fraction.end(), is_digit);
    if (!has_digits) return example;
    while (fraction.ends_with('0')) fraction.remove_suffix(1);
    for (const std::string_view part : {whole, fraction})
        for (const char c : part)
            if (detail::multiply_overflows(out.digits, 10, out.digits) ||
                detail::add_overflows(out.digits, minus ? '0' - c : c - '0', out.digits))
                return too_large;
    out.decimals = static_cast<int>(fraction.size());
    return {};
}

int minor_digits_of(const std::string& unit) {
    const currency* found = find_currency(unit.data(), unit.size());
    return found == nullptr ? 0 : std::max<int>(found->minor_digits, 0);
}

/// number * 10^power in lowest terms; false where it does not fit.
bool scale(std::int64_t number, int power, level& out) {
    out = {number, 1};
    for (; power > 0; --power)
        if (detail::multiply_overflows(out.numerator, 10, out.numerator)) return false;
    for (; power < 0; ++power)
        if (detail::multiply_overflows(out.denominator, 10, out.denominator)) return false;
    for (const std::int64_t prime : {2, 5})
        while (out.numerator % prime == 0 && out.denominator % prime == 0) {
            out.numerator /= prime;
            out.denominator /= prime;
        }
    return true;
}

/// What is expected instead of the text as a target of the formula's value, or an empty text.
std::string_view read_level(std::string_view text, const formula& of, level& out) {
    const bool percent = text.ends_with('%');
    if (percent) text.remove_suffix(1);
    decimal number;
    if (of.kind() == figure_kind::percentage) {
        constexpr std::string_view example = "a percentage, such as 100%, 2.5% or -3%";
        if (!percent) return example;
        if (const auto wrong = read_decimal(text, example, number); !wrong.empty()) return wrong;
        return scale(number.digits, -number.decimals - 2, out) ? ""sv : too_large;
    }
    if (percent) return "a number without %: the value of the formula is no percentage";
    if (const auto wrong = read_decimal(text, "a number, such as 5000000, 0.05 or -3", number); !wrong.empty())
        return wrong;
    const bool unknown_currency = std::any_of(of.measures().begin(), of.measures().end(), [](const auto& m) {
        return m.is_amount() && find_currency(m.unit.data(), m.unit.size()) == nullptr;
    });
    if (unknown_currency) return "no target: what the whole unit of a currency outside ISO 4217 is, is not known";
    const int power = minor_digits_of(of.unit()) - minor_digits_of(of.per_unit()) - number.decimals;
    if (!scale(number.digits, power, out)) return too_large;
    if (of.kind() == figure_kind::total && out.denominator != 1) return "no part of the smallest unit";
    return {};
}

// ---- the document -------------------------------------------------------------------------------------------------

bool is_name(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    });
}

class set_reader {
public:
    explicit set_reader(std::span<const measure_definition> known) : known_{known} {}

    std::vector<indicator_definition> whole(const json_value& root) {
        static constexpr std::string_view keys[] = {"indicators"};
        std::vector<indicator_definition> out;
        root.has_only(keys, R"(an object: { "indicators": [ ... ] })");
        if (!root.is_object()) return out;
        const json_value list = root["indicators"];
        if (!list.is_there()) list.refuse("a list: [ { ... }, { ... } ]");
        for (std::size_t i = 0, size = list.list_size(); i < size; ++i) one(list[i], out);
        return out;
    }

private:
    void one(const json_value& item, std::vector<indicator_definition>& out) {
        static constexpr std::string_view keys[] = {"name", "formula", "label", "better", "target"};
        item.has_only(keys, R"(an object: { "name": "...", "formula": "..." })");
        if (!item.is_object()) return;
        const std::string name = read_name(item["name"]);
        std::optional<formula> of = read_formula(item["formula"]);
        const auto [en, vi] = read_labels(item["label"]);
        const std::optional<direction> better = read_better(item);
        const std::optional<level> target = read_target(item["target"], of);
        if (of) out.push_back({name, *std::move(of), en, vi, better, target});
    }

    std::string read_name(const json_value& name) {
        constexpr std::string_view expected = "a name of letters, digits and _ in quotation marks";
        if (!name.is_there()) name.refuse(expected);
        const auto text = name.text(expected);
        if (!text) return {};
        if (!is_name(*text)) {
            name.refuse(expected);
            return {};
        }
        const auto [other, is_new] = rows_.emplace(*text, name.row());
        if (!is_new)
            name.refuse(fmt::format("a name of its own; the indicator in row {} has it already", other->second));
        return *text;
    }

    std::optional<formula> read_formula(const json_value& of) const {
        constexpr std::string_view expected = "a formula in quotation marks";
        if (!of.is_there()) of.refuse(expected);
        const auto text = of.text(expected);
        if (!text) return std::nullopt;
        auto read = detail::read_formula(*text, known_);
        if (auto* const good = std::get_if<formula>(&read)) return std::move(*good);
        const auto& wrong = std::get<detail::formula_problem>(read);
        of.refuse(fmt::format("a formula; at character {}: {}", wrong.position + 1, wrong.message));
        return std::nullopt;
    }

    struct two_labels {
        std::string en, vi;
    };
    static two_labels read_labels(const json_value& label) {
        static constexpr std::string_view keys[] = {"en", "vi"};
        label.has_only(keys, R"(an object: { "en": "...", "vi": "..." })");
        return {read_label(label["en"]), read_label(label["vi"])};
    }
    static std::string read_label(const json_value& label) {
        constexpr std::string_view expected = "a text of one line in quotation marks";
        const std::string text = label.text(expected).value_or("");
        const bool is_line = std::none_of(text.begin(), text.end(),
                                          [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
        if (!is_line) label.refuse(expected);
        return text;
    }

    static std::optional<direction> read_better(const json_value& item) {
        static constexpr std::string_view names[] = {"higher", "lower"};
        const json_value better = item["better"];
        const json_value target = item["target"];
        if (!better.is_there() && target.is_there())
            target.refuse(R"(a key "better" beside it: "higher" or "lower", which tells when the target is met)");
        const auto found = better.word_of(names);
        if (!found) return std::nullopt;
        return *found == 0 ? direction::higher_is_better : direction::lower_is_better;
    }

    static std::optional<level> read_target(const json_value& target, const std::optional<formula>& of) {
        const auto text = target.text(R"(a text, so that it is exact: "100%", "2.5%", "5000000")");
        if (!text || !of) return std::nullopt;
        level out;
        const std::string_view wrong = read_level(*text, *of, out);
        if (wrong.empty()) return out;
        target.refuse(wrong);
        return std::nullopt;
    }

    std::span<const measure_definition> known_;
    std::map<std::string, std::size_t> rows_;  ///< of the names
};

std::vector<indicator_definition> read_set(const std::optional<detail::json_file>& json,
                                           std::span<const measure_definition> known, problem_list& problems) {
    std::vector<indicator_definition> out;
    if (json) out = set_reader{known}.whole(json->root());
    if (!problems.empty()) throw bad_input{std::move(problems)};
    return out;
}

}  // namespace

std::vector<indicator_definition> parse_indicators(std::string_view json, std::string_view file,
                                                   std::span<const measure_definition> known) {
    problem_list problems{std::string{file}};
    return read_set(detail::json_file::of_text(json, problems), known, problems);
}

std::vector<indicator_definition> read_indicators(const std::filesystem::path& file,
                                                  std::span<const measure_definition> known) {
    problem_list problems{file.string()};
    return read_set(detail::json_file::open(file, problems), known, problems);
}

}  // namespace govkpi
