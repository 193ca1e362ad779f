// SPDX-License-Identifier: BSL-1.0
// A unit's published figures under the names that templates use.
#include <govkpi/report/template.hpp>

#include <variant>

#include <govkpi/budget.hpp>
#include <govkpi/format.hpp>
#include <govkpi/quantity/literals.hpp>
#include <govkpi/report/unit_report.hpp>

#include "published_flow.hpp"

namespace govkpi::report {
namespace {

using namespace govkpi::literals;

constexpr plan_name plans[] = {plan_name::original_budget, plan_name::revised_budget};

constexpr const char* id_of(flow_name flow) {
    switch (flow) {
        case flow_name::territory_revenue:
            return "territory_revenue";
        case flow_name::revenue:
            return "revenue";
        case flow_name::expenditure:
            break;
    }
    return "expenditure";
}
constexpr const char* id_of(recipient to) {
    switch (to) {
        case recipient::collective:
            return "collective";
        case recipient::individual:
            return "individual";
        case recipient::residential_group:
            break;
    }
    return "residential_group";
}

class unit_data {
public:
    unit_data(const unit_figures& figures, language lang) : figures_{figures}, lang_{lang}, style_{.lang = lang} {}

    template_data build() const {
        template_data made;
        made.set("unit.name", figures_.name.in(lang_)).set("unit.within", figures_.within.in(lang_));
        made.set("unit.established", figures_.established.in(lang_)).set("source", figures_.source.in(lang_));
        made.set("year", std::to_string(figures_.year));
        for (const flow_name flow : {flow_name::territory_revenue, flow_name::revenue, flow_name::expenditure})
            set_flow(made, std::string{id_of(flow)} + '.', figures_of(flow));
        set_income(made);
        set_awards(made);
        set_texts(made);
        return made;
    }

private:
    template <class Figure>
    std::string text(const Figure& figure) const {
        return detail::shown_figure(figure, style_);
    }
    /// As it was printed, with the exact amount behind it.
    cell amount_cell(const reported<money<VND>>& printed) const {
        return {text(printed), *show(printed.value(), style_).value};
    }
    cell percent_cell(const reported<ratio>& printed) const {
        return {text(printed), *show(printed.value(), style_).value};
    }

    flow_figures figures_of(flow_name wanted) const {
        for (const flow_figures& flow : figures_.flows)
            if (flow.flow == wanted) return flow;
        flow_figures none;
        none.flow = wanted;
        return none;
    }

    void set_amount(template_data& to, const std::string& name, const std::optional<published_amount>& amount) const {
        to.set(name, amount ? amount_cell(amount->amount) : cell{});
        to.set(name + "_note", amount ? amount->note.in(lang_) : std::string{});
    }

    void set_flow(template_data& to, const std::string& name, const flow_figures& flow) const {
        to.set(name + "label", with_flow(flow.flow, [&](auto f) { return decltype(f)::label.in(lang_); }));
        set_amount(to, name + "executed", flow.executed);
        to.set_flag(name + "estimated", flow.executed && flow.estimated);
        for (const plan_name plan : plans) {
            const std::string which = plan == plan_name::original_budget ? "original" : "revised";
            set_amount(to, name + which + "_budget", plan_of(flow, plan));
            to.set(name + "completion_of_" + which, completion(flow, plan));
            set_comparison(to, name, which, flow, plan);
        }
        to.set(name + "revision", revision(flow));
    }

    cell completion(const flow_figures& flow, plan_name plan) const {
        const auto& planned = plan_of(flow, plan);
        if (!flow.executed || !planned) return {};
        return with_flow(flow.flow, [&](auto f) {
            using F = decltype(f);
            const auto done = outturn<F>(flow.executed->amount.value());
            const auto shown = [&](const auto& of_plan) {
                return show(of_plan, style_).explained(explain(of_plan, style_));
            };
            return plan == plan_name::original_budget
                       ? shown(plan_completion(done, original_budget<F>(planned->amount.value())))
                       : shown(plan_completion(done, revised_budget<F>(planned->amount.value())));
        });
    }

    cell revision(const flow_figures& flow) const {
        if (!flow.original_budget || !flow.revised_budget) return {};
        return with_flow(flow.flow, [&](auto f) {
            using F = decltype(f);
            const auto change = budget_revision(revised_budget<F>(flow.revised_budget->amount.value()),
                                                original_budget<F>(flow.original_budget->amount.value()));
            text_style signs = style_;
            signs.signs = true;
            return show(change, signs).explained(explain(change, signs));
        });
    }

    /// Percentages as published, each kind under its own name: 17 % of a budget is not 17 % above it.
    void set_comparison(template_data& to, const std::string& name, const std::string& which, const flow_figures& flow,
                        plan_name plan) const {
        for (const auto& [kind, begin] : {std::pair{comparison_kind::percent_of, "percent_of_"},
                                          std::pair{comparison_kind::percent_above, "percent_above_"},
                                          std::pair{comparison_kind::percent_below, "percent_below_"}}) {
            to.set(name + begin + which, cell{});
            to.set(name + begin + which + "_note", cell{});
            for (const published_comparison& c : flow.comparisons) {
                if (c.kind != kind || c.plan != plan) continue;
                to.set(name + begin + which, percent_cell(c.percent));
                to.set(name + begin + which + "_note", c.note.in(lang_));
            }
        }
        to.set(name + "implied_" + which + "_budget", implied(flow, plan));
    }

    /// What the first percentage of this plan says of it; a range.
    cell implied(const flow_figures& flow, plan_name plan) const {
        for (const published_comparison& c : flow.comparisons) {
            if (c.plan != plan || !flow.executed) continue;
            const auto& printed = flow.executed->amount;
            return with_flow(flow.flow, [&](auto f) {
                using F = decltype(f);
                const reported executed{outturn<F>(printed.value()), printed.unit(), printed.rule()};
                const auto range = [&](const auto& budget) { return cell{text(budget.outward(1_trieu))}; };
                return plan == plan_name::original_budget
                           ? range(implied_budget<basis::original_budget>(executed, c.completion()))
                           : range(implied_budget<basis::revised_budget>(executed, c.completion()));
            });
        }
        return {};
    }

    void set_income(template_data& to) const {
        const auto& income = figures_.income_per_capita;
        to.set("income_per_capita", income ? amount_cell(income->per_head) : cell{});
        to.set_flag("income_per_capita.estimated", income && income->estimated);
        to.set("income_per_capita.note", income ? income->note.in(lang_) : std::string{});
    }

    struct given {
        static constexpr labels label{"awarded", "được khen thưởng"};
    };
    void set_awards(template_data& to) const {
        text_style bare = style_;
        bare.unit = false;
        const auto item = [&](const award& a) {
            template_data made;
            made.set("name", a.name.in(lang_)).set("number", show(count<given>{a.number}, bare));
            for (const recipient one : {recipient::collective, recipient::individual, recipient::residential_group})
                made.set_flag(std::string{"to_"} + id_of(one), a.to == one);
            return made;
        };
        std::vector<template_data> items;
        for (const award& a : figures_.awards) items.push_back(item(a));
        to.set_list("awards", std::move(items), item({}));
    }

    /// The sentences of the report: what was found when the figures were compared, and its notes.
    void set_texts(template_data& to) const {
        std::vector<template_data> findings;
        std::vector<template_data> notes_of_report;
        const auto add = [](std::vector<template_data>& to_list, const std::string& said) {
            to_list.emplace_back().set("text", said);
        };
        for (const block& b : unit_report(figures_, lang_).blocks) {
            if (const auto* said = std::get_if<paragraph>(&b)) add(findings, said->text());
            if (const auto* list = std::get_if<notes>(&b))
                for (const std::string& note : list->items) add(notes_of_report, note);
        }
        template_data like;
        like.set("text", cell{});
        to.set_list("findings", std::move(findings), like);
        to.set_list("notes", std::move(notes_of_report), like);
    }

    const unit_figures& figures_;
    language lang_;
    text_style style_;
};

}  // namespace

template_data template_data_of(const unit_figures& figures, language lang) { return unit_data{figures, lang}.build(); }

}  // namespace govkpi::report
