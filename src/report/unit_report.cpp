// SPDX-License-Identifier: BSL-1.0
#include <govkpi/report/unit_report.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include <govkpi/budget.hpp>
#include <govkpi/format.hpp>
#include <govkpi/quantity/sum.hpp>

#include "../quantity/pattern.hpp"
#include "completion_chart.hpp"
#include "phrases.hpp"
#include "published_flow.hpp"

namespace govkpi::report {
namespace {

using namespace govkpi::literals;
using amount_as_printed = reported<money<VND>>;

class builder {
public:
    builder(const unit_figures& figures, language lang) : figures_{figures}, lang_{lang}, style_{.lang = lang} {}

    document build(std::span<const report_part> only) {
        document made;
        made.lang = lang_;
        made.title = fill(say.title, fmt::arg("unit", figures_.name.in(lang_)), fmt::arg("year", figures_.year));
        made.subtitle = figures_.within.in(lang_);
        const auto wanted = [&](report_part part) {
            return only.empty() || std::find(only.begin(), only.end(), part) != only.end();
        };
        if (wanted(report_part::figures)) made.blocks.push_back(published_table());
        if (wanted(report_part::completion)) {
            if (auto drawn = completion_chart(figures_, lang_)) made.blocks.push_back(std::move(*drawn));
            if (table computed = completion_table(); !computed.rows.empty()) made.blocks.push_back(std::move(computed));
            for (std::string& found : contradictions()) made.blocks.push_back(paragraph{std::move(found)});
        }
        if (wanted(report_part::revision))
            if (auto moves = revisions(); !moves.empty()) {
                made.blocks.push_back(heading{say.revision.in(lang_)});
                for (std::string& move : moves) made.blocks.push_back(paragraph{std::move(move)});
            }
        if (wanted(report_part::awards) && !figures_.awards.empty()) made.blocks.push_back(award_table());
        if (wanted(report_part::notes)) made.blocks.push_back(reading_notes());
        return made;
    }

private:
    template <class... Args>
    std::string fill(const labels& pattern, const Args&... args) const {
        return detail::filled(pattern, lang_, args...);
    }

    template <class Figure>
    std::string text(const Figure& figure, const text_style& style) const {
        char buffer[longest_text];
        return {buffer, write(buffer, figure, style)};
    }
    template <class Figure>
    std::string text(const Figure& figure) const {
        return text(figure, style_);
    }

    /// The amount behind its text, in the style that writes it as it was published; none for trillions, which have no
    /// style of their own.
    std::optional<exact_value> value_of(const amount_as_printed& printed) const {
        const std::string published = text(printed);
        text_style style = style_;
        for (const amount_form form :
             {amount_form::full, amount_form::thousands, amount_form::millions, amount_form::billions}) {
            style.form = form;
            for (style.decimals = 0; style.decimals < 3; ++style.decimals)
                if (text(printed.value(), style) == published) return show(printed.value(), style).value;
        }
        return std::nullopt;
    }
    cell published_cell(const amount_as_printed& printed) const {
        cell made{text(printed)};
        made.value = value_of(printed);
        return made;
    }

    const char* basis_text(bool estimated) const { return estimated ? say.estimate.in(lang_) : say.outturn.in(lang_); }

    std::string comparison_text(const published_comparison& c) const {
        const labels& pattern = c.kind == comparison_kind::percent_of      ? say.percent_of
                                : c.kind == comparison_kind::percent_above ? say.percent_above
                                                                           : say.percent_below;
        std::string said =
            fill(pattern, fmt::arg("percent", text(c.percent)), fmt::arg("plan", label_of(c.plan, lang_)));
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
    std::string range_text(const interval<A>& implied) const {
        return text(implied.outward(1_trieu));
    }

    /// Adds the rows of one figure; only the first bears its name.
    struct row_maker {
        table& to;
        std::string name;
        void add(std::string kind, cell amount, std::string comparison, std::string implied) {
            to.rows.push_back({{std::exchange(name, {}), std::move(kind), std::move(amount), std::move(comparison),
                                std::move(implied)}});
        }
    };

    table published_table() const {
        table made;
        made.caption = say.figures.in(lang_);
        made.columns = {{say.figure.in(lang_)},
                        {say.basis.in(lang_)},
                        {say.published.in(lang_), alignment::number},
                        {say.comparison.in(lang_)},
                        {say.implied.in(lang_), alignment::number}};
        for (const flow_figures& flow : figures_.flows) {
            row_maker rows{made, as_heading(label_of(flow.flow, lang_))};
            for (const plan_name plan : {plan_name::original_budget, plan_name::revised_budget}) {
                if (const auto& amount = plan_of(flow, plan))
                    rows.add(label_of(plan, lang_), published_cell(amount->amount), amount->note.in(lang_), "");
            }
            if (!flow.executed) continue;
            std::string kind = basis_text(flow.estimated);
            cell amount = published_cell(flow.executed->amount);
            if (flow.comparisons.empty()) rows.add(kind, amount, "", "");
            for (const published_comparison& c : flow.comparisons) {
                rows.add(std::exchange(kind, {}), std::exchange(amount, {}), comparison_text(c), implied_text(flow, c));
            }
        }
        if (const auto& income = figures_.income_per_capita) {
            cell amount{fill(say.per_person, fmt::arg("amount", text(income->per_head)))};
            amount.value = value_of(income->per_head);
            if (amount.value) {
                amount.value->kind = value_kind::quotient;
                amount.value->per_unit = detail::unit_name<people>();
            }
            made.rows.push_back({{as_heading(say.income.in(lang_)), basis_text(income->estimated), std::move(amount),
                                  income->note.in(lang_), ""}});
        }
        return made;
    }

    /// A range with as many decimals as show that it does not hold the other.
    std::string range_apart_from(const interval<ratio>& range, const interval<ratio>& other) const {
        text_style style = style_;
        for (style.decimals = 2; style.decimals < 9; ++style.decimals) {
            const rational step = rational::of(1, 100 * detail::power_of_ten(style.decimals));
            if (!interval<ratio>{range.numbers().outward(step)}.intersects(other)) break;
        }
        return text(range, style);
    }

    std::string agreement_text(const published_comparison& published, const interval<ratio>& possible) const {
        const interval<ratio> said = published.completion();
        if (possible.intersects(said)) return fill(say.agrees, fmt::arg("percent", comparison_text(published)));
        return fill(say.disagrees, fmt::arg("percent", comparison_text(published)),
                    fmt::arg("range", range_apart_from(possible, said)));
    }

    template <plan_basis B>
    void add_completion(table& to, const flow_figures& figures, plan_name name) const {
        const auto& plan = plan_of(figures, name);
        if (!figures.executed || !plan) return;
        with_execution(figures, [&]<class A>(const reported<A>& executed) {
            const auto planned = amount<typename A::flow_type, B, VND>::of(plan->amount.value());
            const interval<ratio> possible = figures.executed->amount.values() / plan->amount.values();
            std::vector<cell> cells{
                as_heading(label_of(figures.flow, lang_)), label_of(name, lang_), published_cell(plan->amount),
                completion_cell(plan_completion(executed.value(), planned)), say.not_published.in(lang_)};
            const auto published = published_against(figures, name);
            for (const published_comparison* c : published) {
                cells[4] = agreement_text(*c, possible);
                to.rows.push_back({std::exchange(cells, std::vector<cell>(cells.size()))});
            }
            if (published.empty()) to.rows.push_back({std::move(cells)});
        });
    }

    template <quotient_like Q>
    cell completion_cell(const Q& completion) const {
        cell made = show(completion, style_);
        made.text = explain(completion, style_);
        return made;
    }

    table completion_table() const {
        table made;
        made.caption = say.completion.in(lang_);
        made.columns = {{say.figure.in(lang_)},
                        {say.against.in(lang_)},
                        {say.budget.in(lang_), alignment::number},
                        {say.computed.in(lang_), alignment::number},
                        {say.agreement.in(lang_)}};
        for (const flow_figures& figures : figures_.flows) {
            add_completion<basis::original_budget>(made, figures, plan_name::original_budget);
            add_completion<basis::revised_budget>(made, figures, plan_name::revised_budget);
        }
        return made;
    }

    /// Two percentages of one plan that no completion prints as.
    std::vector<std::string> contradictions() const {
        std::vector<std::string> found;
        for (const flow_figures& flow : figures_.flows) {
            for (auto a = flow.comparisons.begin(); a != flow.comparisons.end(); ++a) {
                for (auto b = std::next(a); b != flow.comparisons.end(); ++b) {
                    if (a->plan != b->plan || a->completion().intersects(b->completion())) continue;
                    found.push_back(fill(say.contradiction, fmt::arg("flow", label_of(flow.flow, lang_)),
                                         fmt::arg("one", comparison_text(*a)), fmt::arg("other", comparison_text(*b))));
                }
            }
        }
        return found;
    }

    std::string implied_revision_text(const flow_figures& flow, const interval<ratio>& revision) const {
        const char* const label = label_of(flow.flow, lang_);
        const auto name = fmt::arg("flow", label);  // keeps a reference
        const interval<ratio> shown = revision.outward(0.1_percent);
        const bool bounded = shown.lower().kind == boundary::closed && shown.upper().kind == boundary::closed;
        const auto end = [&](const rational& share) { return text(interval<ratio>{exact_interval::exactly(share)}); };
        if (bounded && shown.lower().at >= rational{0}) {
            return fill(say.raised_between, name, fmt::arg("least", end(shown.lower().at)),
                        fmt::arg("most", end(shown.upper().at)));
        }
        if (bounded && shown.upper().at <= rational{0}) {
            return fill(say.lowered_between, name, fmt::arg("least", end(-shown.upper().at)),
                        fmt::arg("most", end(-shown.lower().at)));
        }
        return fill(say.moved_between, name, fmt::arg("range", text(shown)));
    }

    std::vector<std::string> revisions() const {
        std::vector<std::string> said;
        for (const flow_figures& figures : figures_.flows) {
            if (figures.original_budget && figures.revised_budget) {
                with_flow(figures.flow, [&](auto flow) {
                    using F = decltype(flow);
                    const auto change = budget_revision(revised_budget<F>(figures.revised_budget->amount.value()),
                                                        original_budget<F>(figures.original_budget->amount.value()));
                    text_style signs = style_;
                    signs.signs = true;
                    said.push_back(fill(say.revised_exactly, fmt::arg("flow", label_of(figures.flow, lang_)),
                                        fmt::arg("change", text(change, signs)),
                                        fmt::arg("original", text(figures.original_budget->amount)),
                                        fmt::arg("revised", text(figures.revised_budget->amount))));
                });
                continue;
            }
            const auto original = published_against(figures, plan_name::original_budget);
            const auto revised = published_against(figures, plan_name::revised_budget);
            if (original.empty() || revised.empty()) continue;
            const auto revision = implied_revision(original.front()->completion(), revised.front()->completion());
            said.push_back(implied_revision_text(figures, revision));
        }
        return said;
    }

    static constexpr std::array all_recipients{recipient::collective, recipient::individual,
                                               recipient::residential_group};

    table award_table() const {
        table made;
        made.caption = say.awards.in(lang_);
        made.columns = {{say.award.in(lang_)},
                        {say.collectives.in(lang_), alignment::number},
                        {say.individuals.in(lang_), alignment::number},
                        {say.residential_groups.in(lang_), alignment::number}};
        std::array<std::vector<count<awarded>>, all_recipients.size()> given;
        std::vector<const bilingual*> named;  // by row; two awards may have one name in one of the languages
        for (const award& a : figures_.awards) {
            const auto same = [&](const bilingual* name) { return name->vi == a.name.vi && name->en == a.name.en; };
            const auto row = static_cast<std::size_t>(std::find_if(named.begin(), named.end(), same) - named.begin());
            if (row == named.size()) {
                named.push_back(&a.name);
                made.rows.push_back({{a.name.in(lang_), "", "", ""}});
            }
            const auto place = static_cast<std::size_t>(a.to);
            made.rows[row].cells[place + 1] = number_cell(count<awarded>{a.number});
            given[place].emplace_back(a.number);
        }
        table::row total{{say.total.in(lang_)}, true};
        for (const auto& column : given) total.cells.push_back(number_cell(sum(std::span{column})));
        made.rows.push_back(std::move(total));
        return made;
    }

    struct awarded {
        static constexpr labels label{"awarded", "được khen thưởng"};
    };

    cell number_cell(count<awarded> n) const {
        text_style bare = style_;
        bare.unit = false;
        return show(n, bare);
    }

    notes reading_notes() const {
        notes made{say.notes.in(lang_), {}};
        bool territory = false;
        bool own_expenditure = false;
        bool compared = false;
        for (const flow_figures& figures : figures_.flows) {
            if (!figures.executed) continue;
            made.items.push_back(fill(figures.estimated ? say.note_estimate : say.note_outturn,
                                      fmt::arg("flow", label_of(figures.flow, lang_))));
            if (const bilingual& note = figures.executed->note; !note.empty()) made.items.push_back(note.in(lang_));
            territory = territory || figures.flow == flow_name::territory_revenue;
            own_expenditure = own_expenditure || figures.flow == flow_name::expenditure;
            compared = compared || !figures.comparisons.empty();
        }
        if (territory && own_expenditure) made.items.emplace_back(say.note_scopes.in(lang_));
        if (compared) {
            made.items.emplace_back(say.note_implied.in(lang_));
            made.items.emplace_back(say.note_revision.in(lang_));
        }
        if (figures_.income_per_capita) made.items.emplace_back(say.note_income.in(lang_));
        if (!figures_.established.empty()) made.items.push_back(figures_.established.in(lang_));
        made.items.push_back(fill(say.source, fmt::arg("source", figures_.source.in(lang_))));
        return made;
    }

    const unit_figures& figures_;
    language lang_;
    text_style style_;
};

}  // namespace

namespace {

constexpr const char* part_names[] = {"figures", "completion", "revision", "awards", "notes"};

}  // namespace

std::span<const char* const> report_part_names() noexcept { return part_names; }

std::optional<report_part> report_part_of(std::string_view name) noexcept {
    for (std::size_t i = 0; i < std::size(part_names); ++i)
        if (name == part_names[i]) return static_cast<report_part>(i);
    return std::nullopt;
}

document unit_report(const unit_figures& figures, language lang, std::span<const report_part> only) {
    return builder{figures, lang}.build(only);
}

}  // namespace govkpi::report
