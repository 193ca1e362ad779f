// SPDX-License-Identifier: BSL-1.0
#include <govkpi/report/unit_report.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <utf8proc.h>

#include <govkpi/budget.hpp>
#include <govkpi/format.hpp>
#include <govkpi/quantity/sum.hpp>

#include "phrases.hpp"

namespace govkpi::report {
namespace {

using namespace govkpi::literals;
using amount_as_printed = reported<money<VND>>;

/// Calls body with the flow as a type; from there on the compiler keeps flows apart.
template <class Body>
auto with_flow(flow_name name, Body body) {
    switch (name) {
        case flow_name::territory_revenue: return body(territory_revenue{});
        case flow_name::revenue: return body(revenue{});
        case flow_name::expenditure: break;
    }
    return body(expenditure{});
}

/// Calls body with the executed amount as what it is: of its flow, an outturn or an estimate of one.
template <class Body>
auto with_execution(const flow_figures& figures, Body body) {
    return with_flow(figures.flow, [&]<flow F>(F) {
        const amount_as_printed& printed = *figures.executed;
        const auto as = [&](auto amount) { return body(reported{amount, printed.unit(), printed.rule()}); };
        return figures.estimated ? as(estimated_outturn<F>(printed.value())) : as(outturn<F>(printed.value()));
    });
}

class builder {
public:
    builder(const unit_figures& figures, language lang)
        : figures_{figures}, lang_{lang}, words_{phrases_of(lang)}, style_{.lang = lang} {}

    document build() {
        document made;
        made.lang = lang_;
        made.title = fill(words_.title, fmt::arg("unit", figures_.name.in(lang_)), fmt::arg("year", figures_.year));
        made.subtitle = figures_.within.in(lang_);
        made.blocks.push_back(published_table());
        if (auto computed = completion_table(); !computed.rows.empty()) made.blocks.push_back(std::move(computed));
        if (auto moves = revisions(); !moves.empty()) {
            made.blocks.push_back(heading{words_.revision});
            for (std::string& move : moves) made.blocks.push_back(paragraph{std::move(move)});
        }
        if (!figures_.awards.empty()) made.blocks.push_back(award_table());
        made.blocks.push_back(reading_notes());
        return made;
    }

private:
    template <class... Args>
    static std::string fill(const char* pattern, const Args&... args) {
        return fmt::format(fmt::runtime(pattern), args...);
    }

    template <class Figure>
    std::string text(const Figure& figure, const text_style& style) const {
        char buffer[longest_text];
        return {buffer, write(buffer, figure, style)};
    }
    template <class Figure>
    std::string text(const Figure& figure) const { return text(figure, style_); }

    /// As it was printed: "36 tỷ 631 triệu đồng".
    std::string amount_text(const amount_as_printed& printed) const {
        text_style style = style_;
        style.form = amount_form::scaled;
        return text(printed, style);
    }

    /// A label at the head of a row, with a capital.
    static std::string as_heading(std::string_view label) {
        utf8proc_int32_t first = 0;
        const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(label.data()),
                                             static_cast<utf8proc_ssize_t>(label.size()), &first);
        if (length <= 0) return std::string{label};
        utf8proc_uint8_t capital[4];
        const auto written = utf8proc_encode_char(utf8proc_toupper(first), capital);
        std::string text{reinterpret_cast<const char*>(capital), static_cast<std::size_t>(written)};
        return text.append(label.substr(static_cast<std::size_t>(length)));
    }

    const char* flow_label(flow_name name) const {
        return with_flow(name, [&](auto flow) { return decltype(flow)::label.in(lang_); });
    }
    const char* plan_label(plan_name name) const {
        return name == plan_name::original_budget ? basis::original_budget::label.in(lang_)
                                                  : basis::revised_budget::label.in(lang_);
    }
    const char* basis_text(bool estimated) const { return estimated ? words_.estimate : words_.outturn; }

    std::string comparison_text(const published_comparison& c) const {
        const char* pattern = c.kind == comparison_kind::percent_of      ? words_.percent_of
                              : c.kind == comparison_kind::percent_above ? words_.percent_above
                                                                         : words_.percent_below;
        std::string said = fill(pattern, fmt::arg("percent", text(c.percent)), fmt::arg("plan", plan_label(c.plan)));
        return c.note.empty() ? said : fmt::format("{} ({})", said, c.note.in(lang_));
    }

    std::string implied_text(const flow_figures& figures, const published_comparison& c) const {
        return with_execution(figures, [&](const auto& executed) {
            return c.plan == plan_name::original_budget
                       ? range_text(implied_budget<basis::original_budget>(executed, c.completion()))
                       : range_text(implied_budget<basis::revised_budget>(executed, c.completion()));
        });
    }
    template <budget_amount A>
    std::string range_text(const interval<A>& implied) const { return text(implied.outward(A::of(1_trieu))); }

    table published_table() const {
        table made;
        made.caption = words_.figures;
        made.columns = {{words_.figure}, {words_.basis}, {words_.published, alignment::number}, {words_.comparison},
                        {words_.implied, alignment::number}};
        for (const flow_figures& flow : figures_.flows) {
            if (!flow.executed) continue;
            std::vector<std::string> cells{as_heading(flow_label(flow.flow)), basis_text(flow.estimated), amount_text(*flow.executed), "", ""};
            for (const published_comparison& c : flow.comparisons) {
                cells[3] = comparison_text(c);
                cells[4] = implied_text(flow, c);
                made.rows.push_back({std::exchange(cells, std::vector<std::string>(5))});
            }
            if (flow.comparisons.empty()) made.rows.push_back({std::move(cells)});
        }
        if (const auto& income = figures_.income_per_capita) {
            std::string amount = fill(words_.per_person, fmt::arg("amount", amount_text(income->per_head)));
            made.rows.push_back({{as_heading(words_.income), basis_text(income->estimated), std::move(amount), income->note.in(lang_), ""}});
        }
        return made;
    }

    /// The completion that was published against a plan, if one was.
    static const published_comparison* published_against(const flow_figures& flow, plan_name plan) {
        const auto found = std::find_if(flow.comparisons.begin(), flow.comparisons.end(),
                                        [&](const published_comparison& c) { return c.plan == plan; });
        return found == flow.comparisons.end() ? nullptr : &*found;
    }

    std::string agreement_text(const published_comparison* published, const amount_as_printed& executed,
                               const amount_as_printed& plan) const {
        if (published == nullptr) return words_.not_published;
        const interval<ratio> possible = executed.values() / plan.values();
        const char* pattern = possible.intersects(published->completion()) ? words_.agrees : words_.disagrees;
        text_style fine = style_;
        fine.decimals = 2;
        return fill(pattern, fmt::arg("percent", comparison_text(*published)), fmt::arg("range", text(possible, fine)));
    }

    template <plan_basis B>
    void add_completion(table& to, const flow_figures& figures, const std::optional<amount_as_printed>& plan,
                        plan_name name) const {
        if (!figures.executed || !plan) return;
        with_execution(figures, [&]<class A>(const reported<A>& executed) {
            const auto planned = amount<typename A::flow_type, B, VND>::of(plan->value());
            to.rows.push_back({{as_heading(flow_label(figures.flow)), plan_label(name), amount_text(*plan),
                                explain(plan_completion(executed.value(), planned), style_),
                                agreement_text(published_against(figures, name), *figures.executed, *plan)}});
        });
    }

    table completion_table() const {
        table made;
        made.caption = words_.completion;
        made.columns = {{words_.figure}, {words_.against}, {words_.budget, alignment::number},
                        {words_.computed, alignment::number}, {words_.agreement}};
        for (const flow_figures& figures : figures_.flows) {
            add_completion<basis::original_budget>(made, figures, figures.original_budget, plan_name::original_budget);
            add_completion<basis::revised_budget>(made, figures, figures.revised_budget, plan_name::revised_budget);
        }
        return made;
    }

    std::string implied_revision_text(const flow_figures& flow, const interval<ratio>& revision) const {
        const char* const label = flow_label(flow.flow);
        const auto name = fmt::arg("flow", label);  // keeps a reference
        const interval<ratio> shown = revision.outward(0.1_percent);
        const bool bounded = shown.lower().kind == boundary::closed && shown.upper().kind == boundary::closed;
        const auto end = [&](const rational& share) { return text(interval<ratio>{exact_interval::exactly(share)}); };
        if (bounded && shown.lower().at >= rational{0}) {
            return fill(words_.raised_between, name, fmt::arg("least", end(shown.lower().at)), fmt::arg("most", end(shown.upper().at)));
        }
        if (bounded && shown.upper().at <= rational{0}) {
            return fill(words_.lowered_between, name, fmt::arg("least", end(-shown.upper().at)), fmt::arg("most", end(-shown.lower().at)));
        }
        return fill(words_.moved_between, name, fmt::arg("range", text(shown)));
    }

    std::vector<std::string> revisions() const {
        std::vector<std::string> said;
        for (const flow_figures& figures : figures_.flows) {
            if (figures.original_budget && figures.revised_budget) {
                with_flow(figures.flow, [&](auto flow) {
                    using F = decltype(flow);
                    const auto change = budget_revision(revised_budget<F>(figures.revised_budget->value()),
                                                        original_budget<F>(figures.original_budget->value()));
                    text_style signs = style_;
                    signs.signs = true;
                    said.push_back(fill(words_.revised_exactly, fmt::arg("flow", flow_label(figures.flow)),
                                        fmt::arg("change", text(change, signs)),
                                        fmt::arg("original", amount_text(*figures.original_budget)),
                                        fmt::arg("revised", amount_text(*figures.revised_budget))));
                });
                continue;
            }
            const auto* original = published_against(figures, plan_name::original_budget);
            const auto* revised = published_against(figures, plan_name::revised_budget);
            if (original == nullptr || revised == nullptr) continue;
            said.push_back(implied_revision_text(figures, implied_revision(original->completion(), revised->completion())));
        }
        return said;
    }

    static constexpr std::array all_recipients{recipient::collective, recipient::individual, recipient::residential_group};

    table award_table() const {
        table made;
        made.caption = words_.awards;
        made.columns = {{words_.award}, {words_.collectives, alignment::number}, {words_.individuals, alignment::number},
                        {words_.residential_groups, alignment::number}};
        std::array<std::vector<count<awarded>>, all_recipients.size()> given;
        for (const award& a : figures_.awards) {
            const std::string& name = a.name.in(lang_);
            auto row = std::find_if(made.rows.begin(), made.rows.end(), [&](const table::row& r) { return r.cells[0] == name; });
            if (row == made.rows.end()) {
                made.rows.push_back({{name, "", "", ""}});
                row = std::prev(made.rows.end());
            }
            const auto place = static_cast<std::size_t>(a.to);
            row->cells[place + 1] = number_text(count<awarded>{a.number});
            given[place].emplace_back(a.number);
        }
        table::row total{{words_.total}, true};
        for (const auto& column : given) total.cells.push_back(number_text(sum(std::span{column})));
        made.rows.push_back(std::move(total));
        return made;
    }

    struct awarded { static constexpr labels label{"awarded", "được khen thưởng"}; };

    std::string number_text(count<awarded> n) const {
        text_style bare = style_;
        bare.unit = false;
        return text(n, bare);
    }

    notes reading_notes() const {
        notes made{words_.notes, {}};
        bool territory = false;
        bool own_expenditure = false;
        bool compared = false;
        for (const flow_figures& figures : figures_.flows) {
            if (!figures.executed) continue;
            made.items.push_back(fill(figures.estimated ? words_.note_estimate : words_.note_outturn, fmt::arg("flow", flow_label(figures.flow))));
            if (!figures.note.empty()) made.items.push_back(figures.note.in(lang_));
            territory = territory || figures.flow == flow_name::territory_revenue;
            own_expenditure = own_expenditure || figures.flow == flow_name::expenditure;
            compared = compared || !figures.comparisons.empty();
        }
        if (territory && own_expenditure) made.items.emplace_back(words_.note_scopes);
        if (compared) {
            made.items.emplace_back(words_.note_implied);
            made.items.emplace_back(words_.note_revision);
        }
        if (figures_.income_per_capita) made.items.emplace_back(words_.note_income);
        if (!figures_.established.empty()) made.items.push_back(figures_.established.in(lang_));
        made.items.push_back(fill(words_.source, fmt::arg("source", figures_.source.in(lang_))));
        return made;
    }

    const unit_figures& figures_;
    language lang_;
    const phrases& words_;
    text_style style_;
};

}  // namespace

document unit_report(const unit_figures& figures, language lang) {
    return builder{figures, lang}.build();
}

}  // namespace govkpi::report
