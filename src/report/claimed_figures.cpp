// SPDX-License-Identifier: BSL-1.0
#include <govkpi/report/claimed_figures.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include <govkpi/audit/figure_as.hpp>

#include "../quantity/figure_reader.hpp"

namespace govkpi::report {
namespace {

namespace why {
constexpr labels no_such_figure{"a folder has no such figure", "thư mục số liệu không có mục này"};
constexpr labels other_unit{"of another unit", "của đơn vị khác"};
constexpr labels other_time{"not of the whole year", "không phải số cả năm"};
constexpr labels target{"a target", "là số phấn đấu"};
constexpr labels nearly{"not the printed number itself, but about, over or under it", "in kèm hơn, gần, khoảng"};
constexpr labels not_in_dong{"not an amount in đồng", "không phải số tiền bằng đồng"};
constexpr labels again{"there is such a figure already", "đã có số liệu này"};
constexpr labels too_long{"too long for a figure of a folder", "quá dài so với một số liệu của thư mục"};
constexpr labels outturn_known{"an estimate, and the outturn is among the figures",
                               "là số ước, trong khi đã có số thực hiện"};
constexpr labels no_amount{"its amount is not among the figures", "không có số tiền tương ứng"};
constexpr labels no_comparison{"a folder keeps no comparisons of it", "thư mục số liệu không giữ so sánh của mục này"};
constexpr labels other_budget{"of another budget than the one that stands as the original",
                              "của dự toán khác với dự toán ghi là dự toán đầu năm"};
constexpr labels compares_otherwise{"a comparison of another kind, or with another base",
                                    "so sánh kiểu khác hoặc với gốc khác"};
}  // namespace why

constexpr std::string_view income = "income_per_capita";

std::optional<flow_name> flow_of(const claim& c) {
    if (c.indicator == claimed_as<territory_revenue>) return flow_name::territory_revenue;
    if (c.indicator == claimed_as<revenue>) return flow_name::revenue;
    if (c.indicator == claimed_as<expenditure>) return flow_name::expenditure;
    return std::nullopt;
}

bool is_exact(const claim& c) { return c.approximated == approximation::exact && !c.qualified; }

bool is_kept(const claim& c) { return c.indicator == income || flow_of(c).has_value(); }

/// Nothing more than the year, or no time at all.
bool is_of_year(const claim& c, int year) {
    if (!c.period.is_known()) return true;
    return c.period.months && c.period.months->kind() == fiscal_period::span::year &&
           c.period.months->fiscal_year() == year;
}

class figure_collector {
public:
    figure_collector(std::span<const claim> claims, const claimed_unit& of, language lang)
        : claims_{claims}, of_{of}, lang_{lang} {}

    claimed_figures collect() {
        made_.figures.name = said(of_.scope);
        made_.figures.year = of_.year;
        find_original_budgets();
        // Amounts first: a comparison may stand before its amount.
        for (std::size_t i = 0; i < claims_.size(); ++i) take_amount(i);
        for (std::size_t i = 0; i < claims_.size(); ++i) take_comparisons(i);
        std::stable_sort(made_.unused.begin(), made_.unused.end(),
                         [](const unused_claim& a, const unused_claim& b) { return a.claim < b.claim; });
        made_.figures.source = said(files());
        return std::move(made_);
    }

private:
    bilingual said(const std::string& text) const {
        return lang_ == language::vi ? bilingual{text, {}} : bilingual{{}, text};
    }
    void leave(std::size_t i, const labels& reason) { made_.unused.push_back({i, std::nullopt, reason.in(lang_)}); }
    void leave(std::size_t i, std::size_t comparison, const labels& reason) {
        made_.unused.push_back({i, comparison, reason.in(lang_)});
    }

    /// Each once, in their order.
    std::string files() const {
        std::string all;
        std::set<std::string_view> seen;
        for (const claim& c : claims_)
            if (!c.file.empty() && seen.insert(c.file).second) all += (all.empty() ? "" : "; ") + c.file;
        return all;
    }

    /// Why a claim is none of the figures sought, whatever it says; null where it may be one.
    const labels* reason_against(const claim& c) const {
        if (!is_kept(c)) return &why::no_such_figure;
        if (!c.scope.empty() && !is_same_name(c.scope, of_.scope)) return &why::other_unit;
        if (!is_of_year(c, of_.year)) return &why::other_time;
        if (c.basis == claim_basis::target) return &why::target;
        return nullptr;
    }

    /// Which budget stands as the original one of each flow: where a text names several, they are not one budget.
    void find_original_budgets() {
        const auto offer = [&](flow_name flow, comparison_base b) {
            constexpr comparison_base best_first[] = {comparison_base::original, comparison_base::assigned,
                                                      comparison_base::budget};
            const auto rank = [&](comparison_base each) {
                return std::find(std::begin(best_first), std::end(best_first), each);
            };
            if (rank(b) == std::end(best_first)) return;
            const auto [place, fresh] = original_.try_emplace(flow, b);
            if (!fresh && rank(b) < rank(place->second)) place->second = b;
        };
        for (const claim& c : claims_) {
            const auto flow = flow_of(c);
            if (!flow || reason_against(c)) continue;
            if (c.basis == claim_basis::budget)
                offer(*flow, c.budget_kind);
            else
                for (const claim_comparison& each : c.comparisons) offer(*flow, each.base);
        }
    }
    std::optional<plan_name> plan_of(flow_name flow, comparison_base b) const {
        if (b == comparison_base::revised) return plan_name::revised_budget;
        const auto original = original_.find(flow);
        if (original != original_.end() && original->second == b) return plan_name::original_budget;
        return std::nullopt;
    }

    void take_amount(std::size_t i) {
        const claim& c = claims_[i];
        if (const labels* reason = reason_against(c)) return leave(i, *reason);
        if (!c.amount) return;
        if (c.unit != VND::info.code) return leave(i, why::not_in_dong);
        const auto printed = printed_money<VND>(c);
        if (!printed) return leave(i, is_exact(c) ? why::too_long : why::nearly);
        if (c.indicator == income && c.basis == claim_basis::budget) return leave(i, why::no_such_figure);
        if (c.basis == claim_basis::budget && flow_of(c) && !plan_of(*flow_of(c), c.budget_kind))
            return leave(i, why::other_budget);
        put(i, *printed);
    }

    void put(std::size_t i, const reported<money<VND>>& printed) {
        const claim& c = claims_[i];
        const bool estimated = c.basis == claim_basis::estimate;
        if (c.indicator == income) {
            // The outturn rather than what was expected before it was known.
            std::optional<income_figure>& place = made_.figures.income_per_capita;
            if (place && !(place->estimated && !estimated)) return leave(i, why::again);
            if (place) leave(income_claim_, why::outturn_known);
            place = income_figure{printed, estimated, {}};
            income_claim_ = i;
            return;
        }
        flow_figures& flow = figures_of(*flow_of(c));
        if (c.basis == claim_basis::budget) {
            const bool revised = c.budget_kind == comparison_base::revised;
            std::optional<published_amount>& place = revised ? flow.revised_budget : flow.original_budget;
            if (place) return leave(i, why::again);
            place = published_amount{printed, note_of(c.budget_kind)};
            return;
        }
        if (flow.executed && !(flow.estimated && !estimated)) return leave(i, why::again);
        if (flow.executed) leave(executed_[flow.flow], why::outturn_known);
        flow.executed = published_amount{printed};
        flow.estimated = estimated;
        executed_[flow.flow] = i;
    }

    void take_comparisons(std::size_t i) {
        const claim& c = claims_[i];
        if (reason_against(c)) return;
        const auto flow = flow_of(c);
        if (!flow || c.basis == claim_basis::budget) {
            for (std::size_t k = 0; k < c.comparisons.size(); ++k) leave(i, k, why::no_comparison);
            return;
        }
        flow_figures& figures = figures_of(*flow);
        for (std::size_t k = 0; k < c.comparisons.size(); ++k) {
            const claim_comparison& each = c.comparisons[k];
            const auto plan = plan_of(*flow, each.base);
            const auto percent = printed_percent(without_sign(each));
            if (!plan)
                leave(i, k, is_vague(each.base) ? why::other_budget : why::compares_otherwise);
            else if (!percent)
                leave(i, k, each.approximated != approximation::exact ? why::nearly : why::compares_otherwise);
            else if (!is_of_executed(c, figures))
                leave(i, k, why::no_amount);
            else if (!put(each, *plan, *percent, figures))
                leave(i, k, why::again);
        }
    }

    /// Whether a claim speaks of the amount that is kept: as it is printed there, perhaps with fewer digits, or not at all.
    bool is_of_executed(const claim& c, const flow_figures& figures) const {
        if (!figures.executed || (c.basis == claim_basis::estimate) != figures.estimated) return false;
        if (!c.amount) return true;
        const claim& kept = claims_[executed_.at(figures.flow)];
        return c.unit == kept.unit && c.amount->values().intersects(kept.amount->values());
    }

    bool put(const claim_comparison& c, plan_name plan, const reported<ratio>& percent, flow_figures& figures) {
        const bool below = c.kind != compared_by::percent_of && c.value.value < rational{0};
        const comparison_kind kind = c.kind == compared_by::percent_of ? comparison_kind::percent_of
                                     : below                           ? comparison_kind::percent_below
                                                                       : comparison_kind::percent_above;
        for (const published_comparison& before : figures.comparisons)
            if (before.kind == kind && before.plan == plan) return false;
        bilingual note = c.base_words.empty() || !is_vague(c.base) ? bilingual{} : said(c.base_words);
        figures.comparisons.push_back({kind, plan, percent, std::move(note)});
        return true;
    }

    static claim_comparison without_sign(claim_comparison c) {
        if (c.value.value < rational{0}) c.value.value = -c.value.value;
        return c;
    }
    static bool is_vague(comparison_base b) noexcept {
        return b == comparison_base::assigned || b == comparison_base::budget;
    }

    bilingual note_of(comparison_base b) const {
        if (b == comparison_base::assigned) return {"dự toán được giao", "the assigned budget"};
        if (b == comparison_base::budget) return {"dự toán", "the budget"};
        return {};
    }

    flow_figures& figures_of(flow_name flow) {
        for (flow_figures& f : made_.figures.flows)
            if (f.flow == flow) return f;
        made_.figures.flows.push_back({});
        made_.figures.flows.back().flow = flow;
        return made_.figures.flows.back();
    }

    std::span<const claim> claims_;
    const claimed_unit& of_;
    language lang_;
    std::map<flow_name, comparison_base> original_;
    std::map<flow_name, std::size_t> executed_;  // the claim of each amount that is kept
    std::size_t income_claim_ = 0;
    claimed_figures made_;
};

}  // namespace

bool is_same_name(std::string_view a, std::string_view b) { return detail::fold(a) == detail::fold(b); }

std::vector<claimed_unit> claimed_units(std::span<const claim> claims) {
    std::vector<claimed_unit> units;
    const auto add = [&](const claimed_unit& u) {
        const bool known = std::any_of(units.begin(), units.end(), [&](const claimed_unit& each) {
            return each.year == u.year && is_same_name(each.scope, u.scope);
        });
        if (!known) units.push_back(u);
    };
    for (const claim& c : claims)
        if (is_kept(c) && c.amount && !c.scope.empty() && c.period.is_known() && is_of_year(c, c.period.year()))
            add({c.scope, c.period.year()});
    if (!units.empty()) return units;
    // None says both: each of what is said.
    std::string scope;
    int year = 0;
    for (const claim& c : claims) {
        if (!is_kept(c) || !c.amount) continue;
        if (scope.empty()) scope = c.scope;
        if (year == 0 && c.period.is_known() && is_of_year(c, c.period.year())) year = c.period.year();
    }
    if (std::any_of(claims.begin(), claims.end(), [](const claim& c) { return is_kept(c) && c.amount; }))
        add({scope, year});
    return units;
}

claimed_figures figures_claimed(std::span<const claim> claims, const claimed_unit& of, language lang) {
    return figure_collector{claims, of, lang}.collect();
}

}  // namespace govkpi::report
