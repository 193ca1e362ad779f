// SPDX-License-Identifier: BSL-1.0
// Amounts and percentages: of which claim, and what they say of it.
#include <algorithm>
#include <iterator>
#include <utility>

#include "../quantity/figure_reader.hpp"
#include "discourse.hpp"

namespace govkpi::detail {
namespace {

bool is_total(std::optional<indicator_of> i) noexcept {
    return i == indicator_of::territory_revenue || i == indicator_of::total_revenue ||
           i == indicator_of::total_expenditure;
}

enum class side : std::uint8_t { unknown, revenue, expenditure };

side side_of(std::optional<indicator_of> indicator, std::string_view words) {
    if (indicator == indicator_of::income_per_capita || indicator == indicator_of::poverty_rate) return side::unknown;
    if (indicator == indicator_of::total_expenditure || indicator == indicator_of::regular_expenditure ||
        indicator == indicator_of::investment_expenditure || indicator == indicator_of::contingency)
        return side::expenditure;
    if (indicator) return side::revenue;
    const std::string folded = fold(words);
    for (const std::string_view spent : {"chi ", "tổng chi "})
        if (folded.starts_with(spent)) return side::expenditure;
    for (const std::string_view collected : {"thu ", "tổng thu "})
        if (folded.starts_with(collected)) return side::revenue;
    return side::unknown;
}

const char* code_of(unit_of u) noexcept {
    switch (u) {
        case unit_of::VND:
            return "VND";
        case unit_of::USD:
            return "USD";
        case unit_of::EUR:
            return "EUR";
    }
    return "";
}

}  // namespace

/// "...; tổng chi": a total is no item. "gồm thu bổ sung ...; thu trên địa bàn ...": a part of a larger one is.
bool discourse::ends_lists(const subject_read& subject) const {
    const claim& whole = claims_[lists_.back().head];
    const side own = side_of(subject.indicator, subject.words);
    const side of_whole = side_of(indicator_named(whole.indicator), whole.subject);
    if (own != side::unknown && of_whole != side::unknown && own != of_whole) return true;  // thu gồm ...; đã chi ...
    if (!is_total(subject.indicator)) return false;
    const std::string& head = whole.indicator;
    const bool part_of_revenue = subject.indicator == indicator_of::territory_revenue &&
                                 head == indicator_names[static_cast<std::size_t>(indicator_of::total_revenue)];
    return lists_.back().kind != part_kind::complete || !part_of_revenue;
}

bool discourse::is_named_behind_left_out() const {
    return noun_.there() && left_out_behind_ > 0 && noun_.first() > left_out_behind_;
}

/// "Không kể tiền sử dụng đất, thu nội địa đạt ...", "thu nội địa không kể tiền sử dụng đất đạt ...": behind a verb the figure is
/// what is left, and not what is left out.
void discourse::resolve_left_out() {
    if (!leaves_out_ || verb_here() == verb::none) return;
    if (!left_out_.empty()) {  // thu nội địa không tính tiền sử dụng đất (3 tỷ đồng) là 10 tỷ đồng
        if (parentheses_ == in_parentheses::no && !noun_.there()) leaves_out_ = false;
        return;
    }
    if (!is_named_behind_left_out() && before_left_out_)
        subject_ = *before_left_out_;
    else
        subject_ = subject_here();
    noun_.start();
    leaves_out_ = false;
    is_left_ = true;
}

std::size_t discourse::add_claim(const piece& p, bool with_amount) {
    resolve_left_out();
    // "... excluding land-use revenue of VND 5 billion, it was VND 14 billion"
    const bool rest_unnamed = !leaves_out_ && !left_out_.empty() && !is_named_behind_left_out();
    if (rest_unnamed && before_left_out_) {
        subject_ = *before_left_out_;
        noun_.start();
    }
    claim made;
    made.own_subject = noun_.there() || is_left_ || rest_unnamed;
    subject_ = subject_here();
    made.file = file_;
    made.span = p.span;
    made.text = std::string{text_.substr(p.span.from, p.span.to - p.span.from)};
    made.subject = subject_.words;
    if (subject_.indicator) made.indicator = indicator_names[static_cast<std::size_t>(*subject_.indicator)];
    made.scope = scope_;
    made.period = period_;
    made.own_period = period_paragraph_ == paragraph_;
    made.budget_kind = markers_.budget == comparison_base::budget && heading_ ? heading_->budget : markers_.budget;
    made.basis = take_basis();
    if (made.basis != claim_basis::budget) made.budget_kind = comparison_base::budget;
    if (std::exchange(revises_, false) && made.basis == claim_basis::budget) {
        made.budget_kind = comparison_base::original;
        markers_.budget = comparison_base::revised;  // what it becomes
    }
    if (!leaves_out_ && (is_left_ || !left_out_.empty())) {  // another thing than thu nội địa
        made.without = std::exchange(left_out_, {});
        made.qualified = true;
        made.indicator.clear();
        is_left_ = false;
    }
    // bình quân mỗi tháng; lần lượt là 5 tỷ, 6 tỷ: which is whose is not said
    if (with_amount && p.is == piece::kind::amount && (averaged_ || respectively_ || two_places_))
        made.qualified = true;
    if (wider_named_ && !scope_.empty()) {  // xã Mẫu ...; của toàn huyện: of another, that has no name here
        made.scope.clear();
        made.qualified = true;
    }
    if (with_amount && is_time_before()) {
        made.period = year_before(period_);
        prefix_.reset();
    }
    if (from_) made.period = {};  // tăng từ 61 lên 68: of a time before, which may be named behind it
    const bool starts_from = std::exchange(from_, false);
    if (with_amount) {
        made.amount = p.figure;
        made.unit = p.is == piece::kind::amount ? code_of(p.unit) : "percent";
        made.approximated = nearness(p);
    }
    if (!leaves_out_ && !lists_.empty() && ends_lists(subject_) && parentheses_ == in_parentheses::no &&
        !(sentence_->bullet != '\0' && lists_.back().item_bullet == sentence_->bullet))
        lists_.clear();
    // What stands in parentheses is no item of the list around them.
    const bool aside = parentheses_ != in_parentheses::no && interrupted_ && lists_.size() <= interrupted_->lists;
    if (!leaves_out_ && !made.qualified && !aside && !lists_.empty() &&
        (sentence_->bullet == '\0' || lists_.back().item_bullet == sentence_->bullet ||
         lists_.back().head >= first_claim_)) {
        made.part = lists_.back().kind;
        made.part_of = lists_.back().head;
        ++lists_.back().items;
    }
    claims_.push_back(std::move(made));
    current_ = claims_.size() - 1;
    told_.push_back(*current_);
    if (starts_from) from_claim_ = current_;
    if (leaves_out_ && !includes_ && with_amount) {
        left_out_.push_back(*current_);
        left_out_behind_ = p.first;
    }
    if (claims_.back().part == part_kind::none) main_ = current_;
    slash_base_.reset();
    return *current_;
}

std::size_t discourse::add_base_claim(std::size_t of, const piece& p, claim_basis basis, comparison_base kind,
                                      const claim_period& period) {
    claim made;
    const claim& measured = claims_[of];
    made.file = file_;
    made.span = p.span;
    made.text = std::string{text_.substr(p.span.from, p.span.to - p.span.from)};
    made.subject = measured.subject;
    made.own_subject = false;
    made.indicator = measured.indicator;
    made.scope = measured.scope;
    made.period = period;
    made.own_period = measured.own_period;
    made.amount = p.figure;
    made.unit = p.is == piece::kind::amount ? code_of(p.unit) : "percent";
    made.approximated = nearness(p);
    made.basis = basis;
    if (is_plan(kind)) made.budget_kind = kind;
    claims_.push_back(std::move(made));
    return claims_.size() - 1;
}

/// Behind a slash: 152/450 tỷ đồng.
bool discourse::take_plan_behind_slash(const piece& p, std::size_t at) {
    if (at < 2 || !is(at - 1, term::slash) || !is(at - 2, piece::kind::amount) || !after_amount_ || !current_)
        return false;
    slash_base_ = add_base_claim(*current_, p, claim_basis::budget, comparison_base::budget,
                                 base_period(claims_[*current_], false));
    noun_.start_behind_figure();
    near_.reset();
    joined_ = true;
    after_amount_ = false;
    return true;
}

/// (35,4 tỷ đồng): the base of a comparison before it or behind it, or the same amount once more.
bool discourse::take_amount_in_parentheses(const piece& p) {
    switch (parentheses_) {
        case in_parentheses::base_of_last:
            if (!just_based_ && !prefix_) return false;
            if (!just_based_ && (!current_ || *current_ < first_claim_))
                waiting_base_ = p;  // so với dự toán (20 tỷ đồng), thu nội địa đạt 115 %
            else
                add_amount_of_last_base(p);
            break;
        case in_parentheses::base_of_next:
            next_base_ = add_base_claim(*current_, p, claim_basis::budget, base_in_parentheses_->is,
                                        period_of(*base_in_parentheses_, claims_[*current_]));
            markers_ = {};
            noun_.start_behind_figure();
            break;
        case in_parentheses::same_period_base:
            add_base_claim(*current_, p, claim_basis::outturn, base_in_parentheses_->is,
                           period_of(*base_in_parentheses_, claims_[*current_]));
            markers_ = {};
            noun_.start_behind_figure();
            break;
        case in_parentheses::restated: {
            const std::size_t measured = *current_;
            const std::size_t said =
                add_base_claim(measured, p, claims_[measured].basis, comparison_base::budget, claims_[measured].period);
            claims_[said].budget_kind = claims_[measured].budget_kind;
            claims_[said].restates = measured;
            finish_figure();
            return true;
        }
        case in_parentheses::passed_over:
            finish_figure();
            return true;
        default:
            return false;
    }
    parentheses_ = in_parentheses::plain;
    near_.reset();
    joined_ = true;
    return true;
}

/// bằng 103,3 % dự toán giao (35,4 tỷ đồng)
void discourse::add_amount_of_last_base(const piece& p) {
    const bool last = just_based_.has_value();
    const std::size_t measured = last ? open_[*just_based_].claim : *current_;
    const base_read& named = last ? *open_[*just_based_].base : *prefix_;
    const comparison_base kind = settled(named, claims_[measured].period);
    const bool plan = is_plan(named.is);
    const bool of_same_time = !plan && kind == comparison_base::other && !named.by_year;
    const claim_period period = of_same_time ? claims_[measured].period : period_of(named, claims_[measured]);
    const claim_basis basis = plan              ? (named.target ? claim_basis::target : claim_basis::budget)
                              : named.estimated ? claim_basis::estimate
                                                : claim_basis::outturn;
    const std::string subject = named.named;  // 84,6 % of a total of a name of its own
    const auto indicator = named.indicator;
    const std::size_t base = add_base_claim(measured, p, basis, plan ? named.is : kind, period);
    if (!subject.empty()) {
        claims_[base].subject = subject;
        claims_[base].indicator = indicator ? indicator_names[static_cast<std::size_t>(*indicator)] : "";
    }
    if (last)
        claims_[measured].comparisons[open_[*just_based_].index].base_claim = base;
    else
        prefix_claim_ = base;
}

/// tăng 5 tỷ đồng so với cùng kỳ
bool discourse::take_change(const piece& p, std::size_t& k, bool plain_excess) {
    const verb v = verb_here();
    const bool change = v == verb::up || v == verb::down || v == verb::excess || v == verb::shortfall;
    if (!change || plain_excess) return false;
    const auto to = claim_for_comparison(p, v, true);
    if (to) add_comparison(*to, compared_by::difference, p, v == verb::down || v == verb::shortfall, k);
    return to.has_value();
}

/// đạt 105,4 % dự toán, tương ứng 33,2 tỷ đồng: the amount of what was compared.
bool discourse::take_amount_of_compared(const piece& p) {
    if (!current_ || *current_ < first_claim_ || claims_[*current_].amount || noun_.there() || from_ || time_named_)
        return false;
    claim& compared = claims_[*current_];
    compared.span = p.span;
    compared.text = std::string{text_.substr(p.span.from, p.span.to - p.span.from)};
    compared.amount = p.figure;
    compared.unit = code_of(p.unit);
    compared.approximated = nearness(p);
    finish_figure();
    after_amount_ = true;
    return true;
}

void discourse::take_amount(std::size_t& k) {
    const piece p = pieces_[k];
    const std::size_t at = k++;
    if (std::exchange(unit_heading_, false)) {
        finish_figure();
        return;
    }
    if (take_plan_behind_slash(p, at) || take_amount_in_parentheses(p)) return;
    if (is_amount_of_base(at)) {
        add_amount_of_last_base(p);
        noun_.start_behind_figure();
        near_.reset();
        joined_ = true;
        return;
    }
    const bool base_follows = base_at(k, false).has_value();
    const bool plain_excess =
        verb_here() == verb::excess && !base_follows && !prefix_ && noun_.there() && noun_.is_new_subject();
    // "which is 53.6 billion VND higher than the target"
    if (const verb behind = compared_behind_amount(k); behind != verb::none) verb_ = behind;
    // "passing the 600 trillion mark": over which level, and not by how much.
    const bool level_passed = of_.modifiers_first && verb_here() == verb::excess && !base_follows && !prefix_;
    if (level_passed && !plain_excess) {
        if (!near_) near_ = approximation::over;  // surged 26.3 % to exceed 222 trillion
        if (!take_amount_of_compared(p)) finish_figure();
        return;
    }
    if (take_change(p, k, plain_excess) || take_amount_of_compared(p)) return;
    if (plain_excess && !near_) near_ = approximation::over;  // vượt 704.500 tỷ đồng
    counted_ = false;
    elided_ = !noun_.there();
    as_share_ = verb_here() == verb::share;
    add_claim(p, true);
    finish_figure();
    after_amount_ = true;
}

/// "Cùng kỳ năm 2024 thu 231,9 tỷ đồng": without "so với" it is when, and not what is compared with.
bool discourse::is_time_before() const noexcept {
    return prefix_ && prefix_->is == comparison_base::same_period && !prefix_->versus;
}

std::optional<std::size_t> discourse::claim_for_comparison(const piece& p, verb v, bool based) {
    const bool in_sentence = current_ && *current_ >= first_claim_;
    if (parentheses_ == in_parentheses::passed_over) return std::nullopt;
    // (cùng kỳ tăng 7,46 %), (năm 2023 tăng 25 %)
    if ((is_time_before() || time_named_) && parentheses_ != in_parentheses::no) return std::nullopt;
    // đạt 75 % dự toán, phấn đấu cả năm đạt 105 %; đạt 60 % dự toán, trong khi cả tỉnh đạt 75 %
    if ((time_named_ || wider_named_) && !noun_.there() && v != verb::none && !subject_.words.empty() &&
        parentheses_ == in_parentheses::no)
        return add_claim(p, false);
    if (in_sentence && !noun_.there() && (v == verb::up || v == verb::down) && is_year_before(*current_))
        return *current_ - 1;
    if (counted_ && !(in_sentence && claims_[*current_].amount)) return std::nullopt;
    // "xã A đạt 91,2 %, phường B đạt 88,7 %": the same of another place.
    if (place_named_ && !noun_.there() && v != verb::none && !subject_.words.empty() &&
        parentheses_ == in_parentheses::no)
        return add_claim(p, false);
    if (place_named_ && !noun_.there() && v == verb::share && !in_sentence)
        return add_claim(p, false);  // Hà Nội đóng góp 20 % GDP
    // Where a list gives percentages alone, each item names its own: "A đạt 51,6 % và B đạt 63,9 %".
    const bool item = in_sentence && !claims_[*current_].amount && verb_ != verb::none;
    if (noun_.there() && (is_new_subject() || item) && parentheses_ == in_parentheses::no) {
        if (!in_sentence && v == verb::none && !based) return std::nullopt;
        return add_claim(p, false);
    }
    if (current_ && (in_sentence || (v != verb::none && !noun_.there()))) return current_;
    if (noun_.there() && (v != verb::none || based)) return add_claim(p, false);
    if (!subject_.words.empty() && v != verb::none && !noun_.there()) return add_claim(p, false);
    return std::nullopt;
}

/// Behind an amount that is a change, and nothing but a comma and "tương ứng", or "or": the same change in percent.
bool discourse::is_change_again(std::size_t k) const {
    if (k < 3 || !is(k - 1, piece::kind::percentage) || !is(k - 2, term::equals) || open_.empty() || prefix_)
        return false;
    const std::size_t before = is(k - 3, term::comma) ? k - 4 : k - 3;
    if (before >= pieces_.size() || !is(before, piece::kind::amount) || current_ != open_.back().claim) return false;
    const std::string equal = fold(words_of(k - 2, k - 1));
    if (!equal.starts_with("tương") && equal != "or") return false;  // giảm 5 tỷ đồng, bằng 80 % so với cùng kỳ
    return !open_.back().based && claims_[*current_].comparisons[open_.back().index].kind == compared_by::difference;
}

/// The verb of a percentage: before it, behind it, or that of the figure before.
discourse::verb discourse::verb_of_share(std::size_t& k) {
    verb v = verb_here();
    // tăng 12.000 tỷ đồng (1,1 %): the same change
    const bool behind_amount = k >= 3 && is(k - 2, term::open) && is(k - 3, piece::kind::amount);
    if (v == verb::none && behind_amount && parentheses_ == in_parentheses::plain && !open_.empty() &&
        current_ == open_.back().claim) {
        const claim_comparison& before = claims_[*current_].comparisons[open_.back().index];
        if (before.kind == compared_by::difference) v = before.value.value < rational{0} ? verb::down : verb::up;
    }
    // tăng 2 tỷ đồng, tương ứng 25 %: the same change
    if (v == verb::equals && is_change_again(k)) {
        const bool fell = claims_[*current_].comparisons[open_.back().index].value.value < rational{0};
        v = verb_ = fell ? verb::down : verb::up;
    }
    // 640 tỷ đồng (chiếm 10,2 %), 512 tỷ đồng (8,1 %)
    if (v == verb::none && behind_amount && !open_.empty()) {
        const claim_comparison& before = claims_[open_.back().claim].comparisons[open_.back().index];
        if (before.kind == compared_by::percent_of && before.base == comparison_base::other) v = verb_ = verb::share;
    }
    // "A reached 31.5 % of its plan and B 38 %"
    if (v == verb::none && place_named_ && !noun_.there()) v = last_verb_;
    if (const verb change = change_behind_share(k); change != verb::none) return verb_ = change;
    // 12 % above plan, 3 % short of plan, 5 % higher than
    if ((verb_ == verb::none || verb_ == verb::level) && k < pieces_.size() && pieces_[k].is == piece::kind::terminal) {
        const verb behind = verb_behind_share(k);
        if (behind != verb::none && base_at(k + 1, true)) {
            v = verb_ = behind;
            ++k;
        } else if (is_than(k)) {
            v = verb_ = behind;
        }
    }
    return v;
}

/// higher than: what comes is a base, whatever it is
bool discourse::is_than(std::size_t k) const {
    return of_.modifiers_first && (is(k, term::up) || is(k, term::down)) && words_of(k, k + 1).ends_with("than") &&
           (is(k + 1, term::word) || is(k + 1, term::filler));
}

/// a 12 % increase, a 12 % year-on-year rise
discourse::verb discourse::change_behind_share(std::size_t& k) const noexcept {
    const auto noun = [&](std::size_t at) {
        if (!is(at, term::up) && !is(at, term::down)) return verb::none;
        if (pieces_[at].payload != 1) return verb::none;
        return pieces_[at].means == term::up ? verb::up : verb::down;
    };
    const verb here = noun(k);
    if (here != verb::none) ++k;
    return here != verb::none || !is(k, term::same_period) ? here : noun(k + 1);
}

discourse::verb discourse::compared_behind_amount(std::size_t& k) const {
    if (!of_.modifiers_first || (verb_ != verb::none && verb_ != verb::level) || !current_ || *current_ < first_claim_)
        return verb::none;
    if (is(k, term::approximately) && words_of(k, k + 1) == "more than" && base_at(k + 1, true)) {
        ++k;
        return verb::up;
    }
    if (!is(k, term::up) && !is(k, term::down)) return verb::none;
    if (!base_at(k + 1, true)) return verb::none;
    return pieces_[k++].means == term::up ? verb::up : verb::down;
}

discourse::verb discourse::verb_behind_share(std::size_t k) const noexcept {
    switch (pieces_[k].means) {
        case term::shortfall:
            return verb::shortfall;
        case term::excess:
            return verb::excess;
        case term::up:
            return verb::up;
        case term::down:
            return verb::down;
        case term::approximately:
            return static_cast<approximation>(pieces_[k].payload) == approximation::over ? verb::up : verb::none;
        default:
            return verb::none;
    }
}

/// tăng trưởng 12,2 %, tăng trưởng bình quân trên 12 %
bool discourse::is_behind_growth(std::size_t k) const noexcept {
    while (k > 0 && (is(k - 1, term::approximately) || is(k - 1, term::filler))) --k;
    return k > 0 && is(k - 1, term::grows);
}

/// Whether a percentage is an amount of its own: tỷ lệ hộ nghèo còn 0,88 %; tăng bình quân 12,2 %/năm.
bool discourse::is_plain_rate(const piece& p, verb v, const std::optional<base_read>& base, const shared_by& of,
                              bool grows) const {
    if (p.is != piece::kind::percentage) return false;
    // "Cùng kỳ năm trước tỷ lệ giải ngân đạt 55,9 %" tells a level, and compares with nothing.
    const bool compared = prefix_ && !is_time_before();
    if (!base && !compared && noun_.there() && (p.yearly || (grows && v == verb::none))) return true;
    // giảm từ 1,92 % xuống còn 1,15 %
    if (of.rate && !noun_.there() && (v == verb::becomes || v == verb::level) && current_) return true;
    const bool compares = v == verb::up || v == verb::down || v == verb::excess || v == verb::shortfall;
    const bool measured = base && (is_plan(base->is) || v == verb::share);
    if (compares || measured || compared || !noun_.there()) return false;
    const bool ratios_before = ratio_base_ || std::any_of(open_.begin(), open_.end(), [&](const open_comparison& o) {
                                   return claims_[o.claim].comparisons[o.index].kind == compared_by::percent_of;
                               });
    const bool unnamed = of.new_subject && !of.subject.indicator && !ratios_before && !is_money(of.subject.words) &&
                         (v == verb::equals || v == verb::level);
    if (of.rate && subject_here().rate) return true;
    return unnamed && (of.rate || !base);
}

compared_by discourse::kind_of_share(const piece& p, verb v, bool of_rate) noexcept {
    const bool change = v == verb::up || v == verb::down;
    if (p.is == piece::kind::multiple) return compared_by::times;
    if (p.is == piece::kind::points || (of_rate && change)) return compared_by::points;
    if (change) return compared_by::growth;
    if (v == verb::excess || v == verb::shortfall) return compared_by::excess;
    return compared_by::percent_of;
}

/// "5 tỷ đồng, gấp đôi cùng kỳ": only where the amount stands before it, so that it is read wherever in a text it stands.
bool discourse::take_multiple_in_a_word(std::size_t& k) {
    if (pieces_[k].means != term::doubled) return false;
    const bool behind_amount = current_ && *current_ >= first_claim_ && claims_[*current_].amount && !noun_.there();
    if (!behind_amount) {
        noun_.close();
        ++k;
        return true;
    }
    verb_ = verb::multiple;
    words_since_verb_ = 0;
    return false;
}

void discourse::take_share(std::size_t& k) {
    if (take_multiple_in_a_word(k)) return;
    if (std::exchange(skips_share_, false)) {
        finish_figure();
        ++k;
        return;
    }
    piece p = pieces_[k];
    if (parentheses_ == in_parentheses::base_of_last && p.is == piece::kind::percentage) {  // so với cùng kỳ (52,2 %)
        take_amount_in_parentheses(p);
        ++k;
        return;
    }
    const bool grows = is_behind_growth(k);
    paired_ = paired_ || (k >= 2 && is(k - 1, term::joiner) && is(k - 2, piece::kind::percentage));
    ++k;
    verb v = verb_of_share(k);
    const auto base = base_at(k, true);
    if (grows && base) v = verb_ = verb::up;
    shared_by of;
    of.new_subject = noun_.there() && is_new_subject() && parentheses_ == in_parentheses::no;
    of.subject = of.new_subject || !current_ ? subject_here() : subject_;
    const bool has_amount = !of.new_subject && current_ && claims_[*current_].amount;
    of.rate = has_amount ? claims_[*current_].unit == "percent" : of.subject.rate;

    const bool negative = v == verb::down || v == verb::shortfall;
    if (is_plain_rate(p, v, base, of, grows)) {
        if (negative && p.figure.value > rational{0}) p.figure.value = -p.figure.value;
        add_claim(p, true);
        finish_figure();
        after_amount_ = true;
        return;
    }
    // "tiết kiệm 10 % chi thường xuyên", "3 lần": measure nothing.
    const bool measured = base && (base->is != comparison_base::other || base->by_year);
    const bool alone =
        p.is == piece::kind::multiple ? !base : !measured && !prefix_ && parentheses_ == in_parentheses::no && !joined_;
    const auto to =
        v == verb::none && alone ? std::nullopt : claim_for_comparison(p, v, base.has_value() || prefix_.has_value());
    if (!to) {
        finish_figure();
        return;
    }
    const compared_by kind = kind_of_share(p, v, of.rate);
    add_comparison(*to, kind, p, negative && kind != compared_by::times, k);
}

/// "domestic revenue was 33, customs revenue 8, up 14.9% and 2.8% respectively": one for each of the figures.
void discourse::share_out_comparisons() {
    if (open_.empty()) return;
    const std::size_t last = open_.back().claim;
    const auto kind = [&](const open_comparison& o) { return claims_[o.claim].comparisons[o.index].kind; };
    std::size_t first = open_.size();
    while (first > 0 && open_[first - 1].claim == last && kind(open_[first - 1]) == kind(open_.back())) --first;
    const std::size_t count = open_.size() - first;
    if (count < 2 || claims_[last].comparisons.size() != count || told_.size() < count || told_.back() != last) return;
    const std::size_t first_told = told_.size() - count;
    for (std::size_t i = 0; i + 1 < count; ++i) {
        const claim& before = claims_[told_[first_told + i]];
        if (!before.comparisons.empty() || !before.amount) return;
    }
    auto all = std::exchange(claims_[last].comparisons, {});
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t to = told_[first_told + i];
        claims_[to].comparisons.push_back(std::move(all[open_[first + i].index]));
        open_[first + i].claim = to;
        open_[first + i].index = 0;
        if (!open_[first + i].based && open_.back().base) apply(*open_.back().base, open_[first + i]);
    }
}

/// Whatever is named, up to the next sign.
base_read discourse::named_base(std::size_t k) const {
    constexpr term parts[] = {term::word, term::number,    term::dash,         term::filler,
                              term::tier, term::indicator, term::in_territory, term::authority};
    std::size_t end = k;
    while (is(end, piece::kind::period) ||
           std::any_of(std::begin(parts), std::end(parts), [&](term t) { return is(end, t); }))
        ++end;
    base_read made;
    made.is = comparison_base::other;
    made.behind = end;
    made.words = words_of(k, end);
    return made;
}

void discourse::add_comparison(std::size_t to, compared_by kind, const piece& p, bool negative, std::size_t& k) {
    claim_comparison made;
    made.kind = kind;
    made.value = p.figure;
    if (negative && made.value.value > rational{0}) made.value.value = -made.value.value;
    made.approximated = nearness(p);
    made.perhaps_more = kind == compared_by::times && verb_here() == verb::up;
    made.span = p.span;
    made.text = std::string{text_.substr(p.span.from, p.span.to - p.span.from)};
    if (p.is == piece::kind::amount) made.unit = code_of(p.unit);
    claims_[to].comparisons.push_back(std::move(made));
    if (!claims_[to].amount && markers_.any()) claims_[to].basis = take_basis();
    open_.push_back({to,
                     claims_[to].comparisons.size() - 1,
                     false,
                     false,
                     verb_here() == verb::excess || verb_here() == verb::shortfall,
                     from_claim_,
                     {}});
    current_ = to;
    const auto base = base_at(k, true);
    std::size_t behind = k;
    bool just_based = false;  // in parentheses the amount of the base may follow
    if (p.yearly) {           // bình quân tăng 15,9 %/năm: over all the years
        open_.back().based = true;
        claims_[to].comparisons.back().base = comparison_base::other;
    } else if (verb_here() == verb::share) {
        open_.back().based = true;
        claim_comparison& made_here = claims_[to].comparisons.back();
        made_here.base = comparison_base::other;
        if (base && (base->is == comparison_base::other || is_plan(base->is))) {
            apply(*base, open_.back());
            behind = base->behind;
        } else if (is(k, term::word)) {  // chiếm 75 % tổng vốn
            base_read total = named_base(k);
            total.named = total.words;
            apply(total, open_.back());
            behind = total.behind;
            just_based = true;
        }
    } else if (base) {
        apply(*base, open_.back());
        behind = base->behind;
    } else if (is_than(k) || (kind == compared_by::times && is(k, term::word))) {
        const base_read named = named_base(is_than(k) ? k + 1 : k);  // gấp 1,6 lần giá khởi điểm, higher than in towns
        apply(named, open_.back());
        behind = named.behind;
        just_based = true;
    } else if (as_share_ && kind == compared_by::percent_of) {
        open_.back().based = true;
        claims_[to].comparisons.back().base = comparison_base::other;
    } else if (prefix_) {
        apply(*prefix_, open_.back());
        if (prefix_claim_) claims_[to].comparisons.back().base_claim = prefix_claim_;
        if (waiting_base_) {
            just_based_ = open_.size() - 1;
            add_amount_of_last_base(*std::exchange(waiting_base_, std::nullopt));
        }
        if (verb_ == verb::excess || prefix_claim_) prefix_.reset();
        prefix_claim_.reset();
    }
    claim_comparison& done = claims_[to].comparisons.back();
    const bool of_plan = kind == compared_by::percent_of || kind == compared_by::excess;
    if (next_base_ && (open_.back().based ? is_plan(done.base) : of_plan)) {
        if (!open_.back().based) done.base = comparison_base::budget;
        open_.back().based = true;
        done.base_claim = next_base_;
        next_base_.reset();
    }
    if (slash_base_ && (!open_.back().based || is_plan(done.base)) && of_plan) {
        done.base_claim = slash_base_;
        claims_[*slash_base_].budget_kind = open_.back().based ? done.base : comparison_base::budget;
        if (open_.back().annual) claims_[*slash_base_].period = base_period(claims_[to], true);
        slash_base_.reset();
    }
    const bool based = open_.back().base.has_value();
    k = behind;
    finish_figure();
    if (based && (base || just_based))
        just_based_ = open_.size() - 1;
    else
        just_based_.reset();
}

}  // namespace govkpi::detail
