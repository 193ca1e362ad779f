// SPDX-License-Identifier: BSL-1.0
// What comparisons are against: named before them, behind them, or carried on.
#include "discourse.hpp"

namespace govkpi::detail {
namespace {

bool is_growth(compared_by k) noexcept {
    return k == compared_by::growth || k == compared_by::times || k == compared_by::difference ||
           k == compared_by::points;
}

}  // namespace

/// A base that stands before its figure: "so với cùng kỳ, thu nội địa tăng 5 %", "vượt dự toán giao 5 %".
bool discourse::take_prefix_base(std::size_t& k) {
    const bool behind_verb = verb_ != verb::none && verb_ != verb::level && !is(k, term::versus);
    if (is(k, term::versus) ? pieces_[k].payload == 0 : !behind_verb && !is(k, term::same_period)) return false;
    auto base = base_at(k, behind_verb);
    if (!base) return false;
    if (behind_verb) base->versus = true;  // cao hơn cùng kỳ: no time
    met_plan_ = behind_verb && verb_ == verb::equals && is_plan(base->is);
    k = base->behind;
    // Behind figures that still lack one, it is theirs: "tăng 5 tỷ đồng, tương ứng 10 %, so với cùng kỳ".
    bool taken = false;
    if (joined_ || just_based_) {
        for (std::size_t i = open_.size(); i-- > 0 && !open_[i].based && (!open_[i].of_plan || is_plan(base->is));) {
            apply(*base, open_[i]);
            taken = true;
        }
    }
    if (taken) {
        just_based_ = open_.size() - 1;
    } else {
        prefix_ = base;
        just_based_.reset();
    }
    near_.reset();
    return true;
}

claim_period discourse::base_period(const claim& of, bool annual) const {
    const bool measured_year = of.period.until || of.period.is_year();
    if (!annual && !measured_year) return of.period;
    claim_period made;
    if (of.period.is_known()) made.months = fiscal_period::year(of.period.year());
    return made;
}

claim_period discourse::year_before(claim_period period) {
    if (period.months) period.months = period.months->year_before();
    if (period.until) --period.until->year;
    return period;
}

int discourse::year_of(const base_read& base, const claim_period& measured) noexcept {
    if (base.year > 0) return base.year;
    return base.year_ago && measured.is_known() ? measured.year() - 1 : 0;
}

/// When a base is that may name another year: dự toán năm 2024, cùng kỳ năm 2023.
claim_period discourse::period_of(const base_read& base, const claim& measured) const {
    const int named = year_of(base, measured.period);
    if (is_plan(base.is)) {
        const bool other_year = named > 0 && measured.period.is_known() && named != measured.period.year();
        if (!other_year) return base_period(measured, base.annual);
        claim_period made;
        made.months = fiscal_period::year(named);
        return made;
    }
    if (base.by_year && base.period) {
        const claim_period said = resolved(*base.period);
        if (!said.is_year() || !measured.period.is_known() || measured.period.is_year()) return said;
    }
    claim_period made = year_before(measured.period);
    if (named > 0 && made.months) made.months = made.months->of_year(named);
    if (named > 0 && made.until) made.until->year = named;
    return made;
}

comparison_base discourse::settled(const base_read& base, const claim_period& measured) const {
    if (is_plan(base.is) && measured.is_known()) {
        const int year = year_of(base, measured);
        return year > 0 && year != measured.year() ? comparison_base::other : base.is;
    }
    if (!base.by_year || !base.period) return base.is;
    const claim_period named = resolved(*base.period);
    if (!named.months) return comparison_base::other;
    if (named.is_year()) {
        if (!measured.is_known() || named.year() == measured.year() - 1) return comparison_base::year_before;
        return comparison_base::other;
    }
    if (measured.months && named.months->is_like(*measured.months) && named.year() == measured.year() - 1)
        return comparison_base::same_period;
    return comparison_base::other;
}

void discourse::apply(const base_read& base, open_comparison& to) {
    claim_comparison& made = claims_[to.claim].comparisons[to.index];
    made.base = settled(base, claims_[to.claim].period);
    made.base_year = year_of(base, claims_[to.claim].period);
    made.base_words = base.words;
    to.based = true;
    to.annual = base.annual;
    to.base = base;
}

/// "was 3.9 % at the end of 2024 and 2.4 % at the end of 2025, a drop of 1.5 points"
bool discourse::is_year_after(std::size_t i) const {
    if (i == first_claim_ || i == 0) return false;
    const claim& before = claims_[i - 1];
    const claim& of = claims_[i];
    return before.amount && before.subject == of.subject && before.unit == of.unit && before.period.is_year() &&
           of.period.is_year() && before.period.year() == of.period.year() - 1;
}

/// "năm 2024 đạt 40,9 tỷ đồng, năm 2023 đạt 33,6 tỷ đồng, tăng 21,7 %": what rose is the one before.
bool discourse::is_year_before(std::size_t i) const {
    if (i == first_claim_ || i == 0) return false;
    const claim& before = claims_[i - 1];
    const claim& of = claims_[i];
    return before.amount && of.amount && before.subject == of.subject && before.unit == of.unit &&
           of.comparisons.empty() && before.period.months && of.period.months &&
           before.period.months->is_like(*of.period.months) && of.period.year() == before.period.year() - 1;
}

void discourse::settle_bases() {
    for (std::size_t i = 0; i < open_.size(); ++i) {
        open_comparison& o = open_[i];
        claim_comparison& made = claims_[o.claim].comparisons[o.index];
        const bool growth = is_growth(made.kind) && !o.of_plan;
        auto& carried = growth ? growth_base_ : ratio_base_;
        if (!o.based) {
            const claim_comparison* before = o.index > 0 ? &claims_[o.claim].comparisons[o.index - 1] : nullptr;
            if (made.base_claim) {
                made.base = carried && is_plan(carried->is) ? carried->is : comparison_base::budget;
                o.annual = carried && carried->annual;
            } else if (carried) {
                made.base = carried->is;
                made.base_year = carried->year;
                made.base_words = carried->words;
                o.annual = carried->annual;
            } else if (growth && o.from) {
                const claim_period& from = claims_[*o.from].period;
                const bool before_this = !from.is_known() || from.year() == claims_[o.claim].period.year() - 1;
                made.base = from.is_year() && before_this ? comparison_base::year_before : comparison_base::same_period;
            } else if (growth && is_year_after(o.claim)) {
                made.base = comparison_base::year_before;
            } else if (growth && before != nullptr && !is_plan(before->base) &&
                       before->base != comparison_base::other) {
                made.base = before->base;
                made.base_year = before->base_year;
                made.base_words = before->base_words;
            } else {
                made.base = growth ? comparison_base::same_period : comparison_base::budget;
            }
        }
        if (made.base_claim && is_plan(made.base)) {
            claim& base = claims_[*made.base_claim];
            base.budget_kind = made.base;
            if (o.annual) base.period = base_period(claims_[o.claim], true);
        }
        if (o.based && (made.base != comparison_base::other || made.base_year > 0))
            carried = carried_base{made.base, made.base_year, made.base_words, o.annual};
    }
}

}  // namespace govkpi::detail
