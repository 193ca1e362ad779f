// SPDX-License-Identifier: BSL-1.0
// Formulas from text, by recursive descent:
//
//     sum     = term { ("+" | "-") term }
//     term    = signed { ("*" | "/") signed }
//     signed  = { "-" } primary
//     primary = number | measure | function "(" sum { "," sum } ")" | "(" sum ")"
#include <algorithm>

#include <fmt/format.h>

#include "near_name.hpp"
#include "read_formula.hpp"

namespace govkpi {
namespace detail {
namespace {

constexpr std::size_t longest_formula = 4096;
constexpr int deepest_nesting = 64;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
/// Measures may be named in any language, so whatever is not ASCII counts as a letter.
bool is_of_word(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' ||
           static_cast<unsigned char>(c) >= 0x80;
}
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

class formula_reader {
public:
    formula_reader(std::string_view text, std::span<const measure_definition> known) : text_{text}, known_{known} {}

    formula whole() {
        skip_space();
        if (at_ == text_.size())
            refuse(at_, "a formula is expected, such as outturn.revenue / original_budget.revenue");
        const formula_value value = sum();
        if (at_ != text_.size()) refuse(at_, "+, -, *, / or the end is expected here");
        return to_formula(value);
    }

private:
    [[noreturn]] static void refuse(std::size_t position, std::string message) {
        throw formula_problem{position, std::move(message)};
    }

    // ---- characters: at_ is never on a space between tokens ----

    void skip_space() {
        while (at_ < text_.size() && is_space(text_[at_])) ++at_;
    }
    bool is_next(char c) const { return at_ < text_.size() && text_[at_] == c; }
    bool take(char c) {
        if (!is_next(c)) return false;
        ++at_;
        skip_space();
        return true;
    }
    void demand(char c, std::string_view message) {
        if (!take(c)) refuse(at_, std::string{message});
    }
    /// Letters, digits, dots: a name or a number. Empty where something else stands.
    std::string_view take_word() {
        const std::size_t start = at_;
        while (at_ < text_.size() && is_of_word(text_[at_])) ++at_;
        const std::string_view word = text_.substr(start, at_ - start);
        skip_space();
        return word;
    }

    // ---- grammar ----

    formula_value sum() {
        formula_value left = term(false);
        for (;;) {
            const std::size_t position = at_;
            const bool minus = is_next('-');
            if (!minus && !is_next('+')) return left;
            take(text_[at_]);
            left = added(std::move(left), term(minus), minus, position);
        }
    }

    /// `minus`: a minus stands before it. It goes to the first factor at once, since 2^63 fits only with it.
    formula_value term(bool minus) {
        const std::size_t before = at_;
        formula_value left = signed_primary();
        const bool can_be_negative = left.is == formula_value::kind::sum || left.is == formula_value::kind::number;
        if (minus && can_be_negative) left = negated(std::move(left), before);
        for (;;) {
            const std::size_t position = at_;
            if (take('*'))
                left = multiplied(left, signed_primary(), position);
            else if (take('/'))
                left = divided(left, signed_primary(), position);
            else
                return left;
        }
    }

    formula_value signed_primary() {
        const std::size_t position = at_;
        bool minus = false;
        while (take('-')) minus = !minus;
        formula_value value = primary();
        return minus ? negated(std::move(value), position) : value;
    }

    formula_value primary() {
        const std::size_t position = at_;
        if (take('(')) {
            const nested level{*this, position};
            formula_value inside = sum();
            demand(')', "a closing parenthesis is expected here");
            return inside;
        }
        const std::string_view word = take_word();
        if (word.empty()) refuse(position, "a measure, a whole number, a function or ( is expected here");
        if (std::all_of(word.begin(), word.end(), is_digit)) return number(word, position);
        if (take('(')) return call(word, position);
        return measure(word, position);
    }

    formula_value number(std::string_view digits, std::size_t position) const {
        int128 value{0};
        const int128 most = -int128{int64_min};
        for (const char digit : digits) {
            value = value * int128{10} + int128{digit - '0'};
            if (value > most) refuse(position, "a number does not fit in 64 bits");
        }
        return {.is = formula_value::kind::number, .position = position, .number = value};
    }

    formula_value measure(std::string_view name, std::size_t position) const {
        const auto found = std::find_if(known_.begin(), known_.end(), [&](const auto& m) { return m.name == name; });
        if (found != known_.end()) {
            const typed_sum alone{{{&*found, false, 1}}, found->is_amount()};
            return {.is = formula_value::kind::sum, .position = position, .top = alone};
        }
        if (is_digit(name.front()))
            refuse(position, "a whole number is digits alone: instead of 2.5 multiply by 5, then divide by 2");
        std::vector<std::string_view> names;
        for (const measure_definition& m : known_) names.push_back(m.name);
        const std::string hint = name_hint(name, names);
        refuse(position, hint.empty() ? "no measure has this name" : "no measure has this name: " + hint);
    }

    formula_value call(std::string_view name, std::size_t position) {
        const auto functions = formula_functions();
        const auto found =
            std::find_if(functions.begin(), functions.end(), [&](const auto& f) { return f.name == name; });
        if (found == functions.end()) {
            std::vector<std::string_view> names;
            for (const formula_function& f : functions) names.push_back(f.name);
            refuse(position, "no function has this name: " + name_hint(name, names));
        }
        const nested level{*this, position};
        const std::string takes =
            fmt::format("{}() takes {}", found->name, found->arguments == 1 ? "one measure" : "two");
        std::vector<formula_value> arguments{sum()};
        while (arguments.size() < found->arguments) {
            demand(',', takes + ": a comma is expected here");
            arguments.push_back(sum());
        }
        demand(')', takes + ": a closing parenthesis is expected here");
        return found->apply(arguments, position);
    }

    /// Keeps hostile texts from using up the stack.
    struct nested {
        nested(formula_reader& in, std::size_t position) : reader{in} {
            if (++reader.depth_ > deepest_nesting)
                refuse(position, fmt::format("at most {} levels of parentheses", deepest_nesting));
        }
        ~nested() { --reader.depth_; }
        nested(const nested&) = delete;
        nested& operator=(const nested&) = delete;
        formula_reader& reader;
    };

    std::string_view text_;
    std::span<const measure_definition> known_;
    std::size_t at_ = 0;
    int depth_ = 0;
};

}  // namespace

std::variant<formula, formula_problem> read_formula(std::string_view text, std::span<const measure_definition> known) {
    try {
        if (text.size() > longest_formula)
            throw formula_problem{longest_formula, fmt::format("a formula has at most {} bytes", longest_formula)};
        return formula_reader{text, known}.whole();
    } catch (formula_problem& problem) {
        return std::move(problem);
    }
}

}  // namespace detail

formula parse_formula(std::string_view text, std::span<const measure_definition> known) {
    auto read = detail::read_formula(text, known);
    if (const auto* problem = std::get_if<detail::formula_problem>(&read))
        throw formula_error{text.substr(0, detail::longest_formula), problem->position, problem->message};
    return std::get<formula>(std::move(read));
}

}  // namespace govkpi
