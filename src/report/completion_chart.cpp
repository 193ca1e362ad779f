// SPDX-License-Identifier: BSL-1.0
#include "completion_chart.hpp"

#include <fmt/format.h>

#include <govkpi/quantity/literals.hpp>
#include <govkpi/quantity/ratio.hpp>

#include "phrases.hpp"
#include "published_flow.hpp"

namespace govkpi::report {
namespace {

using namespace govkpi::literals;

/// "117%" of "17% above", with the digits that were published.
cell published_completion(const published_comparison& c, language lang) {
    const text_style style{.lang = lang,
                           .decimals = static_cast<std::int8_t>(detail::decimals_of_percent(c.percent.unit()))};
    const ratio said = c.percent.value();
    const std::int64_t part = detail::raw::of(said.numerator()), whole = detail::raw::of(said.denominator());
    if (c.kind == comparison_kind::percent_of) return show(said, style);
    return show(make_ratio(c.kind == comparison_kind::percent_above ? detail::checked_add(whole, part)
                                                                    : detail::checked_subtract(whole, part),
                           whole),
                style);
}

}  // namespace

std::optional<chart> completion_chart(const unit_figures& figures, language lang) {
    const text_style style{.lang = lang};
    const cell whole = show(100_percent, style);
    bullet_graph graph;
    for (const flow_figures& flow : figures.flows) {
        for (const plan_name plan : {plan_name::original_budget, plan_name::revised_budget}) {
            const std::string label =
                fmt::format("{}, {}", as_heading(label_of(flow.flow, lang)), label_of(plan, lang));
            const auto published = published_against(flow, plan);
            for (const published_comparison* c : published)
                graph.rows.push_back({label, published_completion(*c, lang), whole});
            if (const auto& budget = plan_of(flow, plan); published.empty() && flow.executed && budget)
                graph.rows.push_back(
                    {label, show(flow.executed->amount.value() / budget->amount.value(), style), whole});
        }
    }
    if (graph.rows.empty()) return std::nullopt;
    return chart{.lang = lang, .title = say.completions.in(lang), .data = std::move(graph)};
}

}  // namespace govkpi::report
