// SPDX-License-Identifier: BSL-1.0
#include <govkpi/kpi/indicator_set.hpp>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <map>
#include <memory>
#include <system_error>

#include <fmt/format.h>

#include <govkpi/problem.hpp>
#include <govkpi/quantity/iso_4217.hpp>

#include "json_tree.hpp"
#include "near_name.hpp"
#include "read_formula.hpp"

namespace govkpi {
namespace {

using namespace std::string_view_literals;
using detail::json_node;
using kind = json_node::kind;
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
    set_reader(std::span<const measure_definition> known, problem_list& problems)
        : known_{known}, problems_{problems} {}

    std::vector<indicator_definition> whole(const json_node& root) {
        static constexpr std::string_view keys[] = {"indicators"};
        std::vector<indicator_definition> out;
        if (!is_object(root, R"(an object: { "indicators": [ ... ] })", keys)) return out;
        const json_node* const list = root.find("indicators");
        if (list == nullptr || list->is != kind::array) {
            problems_.add(list == nullptr ? root.row : list->row, "indicators", "", "a list: [ { ... }, { ... } ]");
            return out;
        }
        for (const json_node& item : list->children) one(item, out);
        return out;
    }

private:
    void add(const json_node& at, std::string_view expected) { problems_.add(at.row, at.key, at.text, expected); }

    /// Whether it is an object; its unknown keys are problems.
    bool is_object(const json_node& node, std::string_view expected, std::span<const std::string_view> keys) {
        if (node.is != kind::object) {
            add(node, expected);
            return false;
        }
        for (const json_node& child : node.children)
            if (std::find(keys.begin(), keys.end(), child.key) == keys.end())
                problems_.add(child.row, child.key, child.text,
                              "a key that there is: " + detail::name_hint(child.key, keys));
        return true;
    }

    /// The text under a key; nullptr where there is none, which is a problem where it is `required` or something else.
    const json_node* text_of(const json_node& object, std::string_view key, std::string_view expected, bool required) {
        const json_node* const found = object.find(key);
        if (found == nullptr && required) problems_.add(object.row, key, "", expected);
        if (found == nullptr || found->is == kind::text) return found;
        add(*found, expected);
        return nullptr;
    }

    void one(const json_node& item, std::vector<indicator_definition>& out) {
        static constexpr std::string_view keys[] = {"name", "formula", "label", "better", "target"};
        if (!is_object(item, R"(an object: { "name": "...", "formula": "..." })", keys)) return;
        const std::string name = read_name(item);
        std::optional<formula> of = read_formula(item);
        const auto [en, vi] = read_labels(item);
        const std::optional<direction> better = read_better(item);
        const std::optional<level> target = read_target(item, of);
        if (of) out.push_back({name, *std::move(of), en, vi, better, target});
    }

    std::string read_name(const json_node& item) {
        constexpr std::string_view expected = "a name of letters, digits and _ in quotation marks";
        const json_node* const name = text_of(item, "name", expected, true);
        if (name == nullptr) return {};
        if (!is_name(name->text)) {
            add(*name, expected);
            return {};
        }
        const auto [other, is_new] = rows_.emplace(name->text, name->row);
        if (!is_new)
            add(*name, fmt::format("a name of its own; the indicator in row {} has it already", other->second));
        return name->text;
    }

    std::optional<formula> read_formula(const json_node& item) {
        const json_node* const text = text_of(item, "formula", "a formula in quotation marks", true);
        if (text == nullptr) return std::nullopt;
        auto read = detail::read_formula(text->text, known_);
        if (auto* const of = std::get_if<formula>(&read)) return std::move(*of);
        const auto& wrong = std::get<detail::formula_problem>(read);
        add(*text, fmt::format("a formula; at character {}: {}", wrong.position + 1, wrong.message));
        return std::nullopt;
    }

    struct two_labels {
        std::string en, vi;
    };
    two_labels read_labels(const json_node& item) {
        static constexpr std::string_view keys[] = {"en", "vi"};
        const json_node* const label = item.find("label");
        if (label == nullptr || !is_object(*label, R"(an object: { "en": "...", "vi": "..." })", keys)) return {};
        return {read_label(*label, "en"), read_label(*label, "vi")};
    }
    std::string read_label(const json_node& label, std::string_view language) {
        constexpr std::string_view expected = "a text of one line in quotation marks";
        const json_node* const text = text_of(label, language, expected, false);
        if (text == nullptr) return {};
        const bool is_line = std::none_of(text->text.begin(), text->text.end(),
                                          [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
        if (!is_line) add(*text, expected);
        return text->text;
    }

    std::optional<direction> read_better(const json_node& item) {
        constexpr std::string_view expected = R"("higher" or "lower")";
        const json_node* const better = item.find("better");
        if (better == nullptr) {
            if (const json_node* const target = item.find("target"))
                problems_.add(target->row, "better", "", R"("higher" or "lower", which tells when the target is met)");
            return std::nullopt;
        }
        if (better->is == kind::text && better->text == "higher") return direction::higher_is_better;
        if (better->is == kind::text && better->text == "lower") return direction::lower_is_better;
        add(*better, expected);
        return std::nullopt;
    }

    std::optional<level> read_target(const json_node& item, const std::optional<formula>& of) {
        const json_node* const target =
            text_of(item, "target", R"(a text, so that it is exact: "100%", "2.5%", "5000000")", false);
        if (target == nullptr || !of) return std::nullopt;
        level out;
        const std::string_view wrong = read_level(target->text, *of, out);
        if (wrong.empty()) return out;
        add(*target, wrong);
        return std::nullopt;
    }

    std::span<const measure_definition> known_;
    problem_list& problems_;
    std::map<std::string, std::size_t> rows_;  ///< of the names
};

std::string read_file(const std::filesystem::path& file, problem_list& problems) {
    const auto refuse = [&](std::string_view why) {
        problems.add(0, "", "", fmt::format("a file that can be read ({})", why));
        return std::string{};
    };
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        return refuse(error ? error.message() : "it is no regular file");
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> in{std::fopen(file.string().c_str(), "rb"), std::fclose};
    if (!in) return refuse(std::strerror(errno));
    std::string text(detail::longest_json + 1, '\0');  // one more, so that a longer file shows
    text.resize(std::fread(text.data(), 1, text.size(), in.get()));
    if (std::ferror(in.get()) != 0) return refuse(std::strerror(errno));
    return text;
}

}  // namespace

std::vector<indicator_definition> parse_indicators(std::string_view json, std::string_view file,
                                                   std::span<const measure_definition> known) {
    problem_list problems{std::string{file}};
    std::vector<indicator_definition> out;
    if (const auto root = detail::read_json(json, problems)) out = set_reader{known, problems}.whole(*root);
    if (!problems.empty()) throw bad_input{std::move(problems)};
    return out;
}

std::vector<indicator_definition> read_indicators(const std::filesystem::path& file,
                                                  std::span<const measure_definition> known) {
    problem_list problems{file.string()};
    const std::string text = read_file(file, problems);
    if (!problems.empty()) throw bad_input{std::move(problems)};
    return parse_indicators(text, file.string(), known);
}

}  // namespace govkpi
