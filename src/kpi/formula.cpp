// SPDX-License-Identifier: BSL-1.0
#include <govkpi/kpi/formula.hpp>

#include <algorithm>

#include <fmt/format.h>

#include "../quantity/shown_text.hpp"

namespace govkpi {
namespace {

/// No formula is longer, so that the place of what is wrong is always seen.
constexpr std::size_t longest_shown = 4096;

/// Two measures that a sum may hold side by side without a word: the same flow on the same basis, or the same thing.
bool alike(const measure_definition& a, const measure_definition& b) {
    return a.unit == b.unit && a.basis == b.basis && a.flow == b.flow;
}

class formula_writer {
public:
    explicit formula_writer(const std::vector<measure_definition>& measures) : measures_{measures} {}

    std::string sum(const formula_sum& of) const {
        std::string text;
        const bool mixed = !std::all_of(of.terms.begin(), of.terms.end(), [&](const formula_sum::term& term) {
            return term.measure == formula::one || alike(at(term), at(of.terms.front()));
        });
        for (const formula_sum::term& term : of.terms) {
            const bool minus = term.factor < 0;
            if (!text.empty())
                text += minus ? " - " : " + ";
            else if (minus)
                text += "-";
            text += one_term(term, mixed);
        }
        return text;
    }

private:
    const measure_definition& at(const formula_sum::term& term) const { return measures_[term.measure]; }

    std::string one_term(const formula_sum::term& term, bool mixed) const {
        // The least factor has no positive counterpart in 64 bits.
        const auto size =
            term.factor < 0 ? 0 - static_cast<std::uint64_t>(term.factor) : static_cast<std::uint64_t>(term.factor);
        if (term.measure == formula::one) return fmt::format("{}", size);
        const measure_definition& of = at(term);
        std::string name = of.name;
        if (of.time == over_time::mean) name = fmt::format("mean_over_time({})", name);
        if (mixed && of.is_amount()) name = fmt::format("as_money({})", name);
        return size == 1 ? name : fmt::format("{} * {}", name, size);
    }

    const std::vector<measure_definition>& measures_;
};

const char* function_of(comparison against) {
    switch (against) {
        case comparison::none:
            return "";
        case comparison::growth:
            return "growth";
        case comparison::share:
            return "share_of_parent";
        case comparison::contribution:
            return "contribution_to_growth";
    }
    return "";
}

}  // namespace

measure_definition to_definition(const measure_info& info) {
    measure_definition out;
    out.unit = info.unit;
    out.time = info.time;
    out.name = info.name;
    if (info.basis != nullptr) {
        out.name = fmt::format("{}.{}", info.basis, info.name);
        out.basis = info.basis;
        out.flow = info.name;
        out.scope = info.scope;
        out.kind = info.kind;
        out.planned = info.planned;
    }
    return out;
}

formula::formula(std::vector<measure_definition> measures, formula_sum numerator, formula_sum denominator,
                 comparison against)
    : measures_{std::move(measures)},
      numerator_{std::move(numerator)},
      denominator_{std::move(denominator)},
      against_{against} {
    if (against_ != comparison::none && !denominator_.terms.empty())
        throw std::invalid_argument{"govkpi: only a sum of measures is compared, not a quotient"};
}

figure_kind formula::kind() const noexcept {
    if (against_ != comparison::none) return figure_kind::percentage;
    if (denominator_.terms.empty()) return figure_kind::total;
    return numerator_.unit == denominator_.unit ? figure_kind::percentage : figure_kind::quotient;
}

const std::string& formula::per_unit() const noexcept {
    return against_ != comparison::none ? numerator_.unit : denominator_.unit;
}

std::string formula::text() const {
    const formula_writer writer{measures_};
    std::string text = writer.sum(numerator_);
    if (against_ != comparison::none) return fmt::format("{}({})", function_of(against_), text);
    if (denominator_.terms.empty()) return text;
    if (numerator_.terms.size() > 1) text = fmt::format("({})", text);
    const std::string base = writer.sum(denominator_);
    const bool plain_base =
        denominator_.terms.size() == 1 && (denominator_.terms[0].measure == one || denominator_.terms[0].factor == 1);
    return plain_base ? fmt::format("{} / {}", text, base) : fmt::format("{} / ({})", text, base);
}

namespace detail {

void formula_builder::add(formula_sum& to, const measure_term& term) {
    if (term.info.name[0] == '\0') {
        to.terms.push_back({formula::one, term.factor});
        return;
    }
    measure_definition measure = govkpi::to_definition(term.info);
    const auto found = std::find(measures_.begin(), measures_.end(), measure);
    const auto place = static_cast<std::size_t>(found - measures_.begin());
    if (found == measures_.end()) measures_.push_back(std::move(measure));
    to.terms.push_back({place, term.factor});
}

formula formula_builder::finish(formula_sum numerator, formula_sum denominator, comparison against) {
    return {std::move(measures_), std::move(numerator), std::move(denominator), against};
}

}  // namespace detail

formula_error::formula_error(std::string_view text, std::size_t position, std::string_view message)
    : std::runtime_error{fmt::format("formula \"{}\", at character {}: {}", detail::shown_text(text, longest_shown),
                                     position + 1, message)},
      position_{position} {}

}  // namespace govkpi
