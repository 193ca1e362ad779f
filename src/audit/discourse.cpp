// SPDX-License-Identifier: BSL-1.0
#include "discourse.hpp"

#include <algorithm>
#include <utility>

#include "../quantity/figure_reader.hpp"

namespace govkpi::detail {
namespace {

constexpr std::size_t deepest_list = 8;

bool is_total(std::optional<indicator_of> i) noexcept {
    return i == indicator_of::territory_revenue || i == indicator_of::total_revenue || i == indicator_of::total_expenditure;
}

const char* code_of(unit_of u) noexcept {
    switch (u) {
        case unit_of::VND: return "VND";
        case unit_of::USD: return "USD";
        case unit_of::EUR: return "EUR";
    }
    return "";
}

bool is_growth(compared_by k) noexcept {
    return k == compared_by::growth || k == compared_by::times || k == compared_by::difference ||
           k == compared_by::points;
}

}  // namespace

// ---- the sentence ----

void discourse::read(const sentence& next) {
    read_pieces(text_, next, of_, pieces_);
    start_sentence(next);
    for (std::size_t k = 0; k < pieces_.size();) take(k);
    finish_sentence();
}

void discourse::start_sentence(const sentence& next) {
    sentence_ = &next;
    noun_.start();
    markers_ = {};
    sentence_basis_.reset();
    last_basis_.reset();
    verb_ = last_verb_ = verb::none;
    joined_ = after_amount_ = period_said_ = unit_heading_ = counted_ = elided_ = from_ = leaves_out_ = place_named_ = as_share_ = false;
    left_out_.clear();
    from_claim_.reset();
    words_since_verb_ = 0;
    near_.reset();
    prefix_.reset();
    prefix_claim_.reset();
    next_base_.reset();
    slash_base_.reset();
    parentheses_ = in_parentheses::no;
    open_.clear();
    just_based_.reset();
    first_claim_ = claims_.size();

    // Lines of a list stay below its head as long as they begin with the same sign.
    const char bullet = next.bullet;
    const bool opens_with_list = !pieces_.empty() && (is(0, term::of_which) || is(0, term::consists));
    if (bullet == '\0' && !list_goes_on_) lists_.clear();
    while (bullet != '\0' && !lists_.empty()) {
        list& top = lists_.back();
        if (top.item_bullet == bullet) break;
        if (top.item_bullet == '\0' && top.head_bullet != bullet) {
            top.item_bullet = bullet;
            break;
        }
        const bool known_above = std::any_of(lists_.begin(), lists_.end() - 1,
                                             [&](const list& l) { return l.item_bullet == bullet; });
        if (top.item_bullet != '\0' && !known_above && top.head_bullet != bullet) break;
        lists_.pop_back();
    }
    list_goes_on_ = false;
    if (bullet == '\0' && !opens_with_list) {
        heading_.reset();
        ratio_base_.reset();
        growth_base_.reset();
    }
    if (!lists_.empty()) last_basis_ = claims_[lists_.back().head].basis;
}

void discourse::finish_sentence() {
    settle_bases();
    if (claims_.size() == first_claim_ && sentence_->opens_list && markers_.plan && !markers_.outturn)
        heading_ = heading{claim_basis::budget, markers_.budget};
    if (sentence_->opens_list && is(pieces_.size() - 1, term::colon)) list_goes_on_ = true;
    if (sentence_->opens_list && lists_.empty() && claims_.size() > first_claim_ && after_amount_ && current_) {
        lists_.push_back({*current_, part_kind::some, sentence_->bullet, '\0', false});
    }
    if (sentence_->bullet == '\0' && !sentence_->opens_list) lists_.clear();
    sentence_ = nullptr;
}

bool discourse::is(std::size_t k, term t) const noexcept {
    return k < pieces_.size() && pieces_[k].is == piece::kind::terminal && pieces_[k].means == t;
}

void discourse::take(std::size_t& k) {
    const piece& p = pieces_[k];
    switch (p.is) {
        case piece::kind::amount: take_amount(k); return;
        case piece::kind::percentage:
        case piece::kind::multiple:
        case piece::kind::points: take_share(k); return;
        case piece::kind::period:
            take_period(p, k);
            noun_.set_aside();
            break;
        case piece::kind::place:
            scope_ = std::string{text_.substr(p.span.from, p.span.to - p.span.from)};
            noun_.set_aside();
            after_amount_ = false;
            place_named_ = place_named_ || !noun_.is_tail();
            break;
        case piece::kind::day: noun_.set_aside(); break;
        case piece::kind::terminal: take_terminal(k); return;
    }
    joined_ = false;
    just_based_.reset();
    ++k;
}

void discourse::take_terminal(std::size_t& k) {
    const piece& p = pieces_[k];
    const auto act = [&](verb v) {
        verb_ = v;
        words_since_verb_ = 0;
        noun_.close();
    };
    bool joins = false;
    bool keeps_amount = false;
    bool keeps_base = false;
    switch (p.means) {
        case term::equals:
            act(verb::equals);
            if (p.payload == 1) mark(&markers::outturn, p);
            break;
        case term::share: act(verb::share); break;
        case term::up: act(verb::up); break;
        case term::down: act(verb::down); break;
        case term::excess: act(verb::excess); break;
        case term::shortfall: act(verb::shortfall); break;
        case term::multiple: act(verb::multiple); break;
        case term::level:
            if (verb_ == verb::none) act(verb::level);
            else noun_.close();
            keeps_amount = after_amount_;
            break;
        case term::becomes:
            act(verb::becomes);
            from_ = p.payload == 1;
            break;
        case term::doubled: noun_.close(); break;
        case term::restated: noun_.close(); break;
        case term::plan:
        case term::target:
        case term::resolution:
            if (verb_ != verb::none && verb_ != verb::level && take_prefix_base(k)) return;
            if (p.means == term::plan) {
                mark(&markers::plan, p);
                noun_.set_plan(p.first, p.behind);
            }
            if (p.means == term::target && !(k > 0 && is(k - 1, term::number))) mark(&markers::target, p);  // not "17 chỉ tiêu"
            noun_.close();
            break;
        case term::assigned:
        case term::original:
        case term::revised:
        case term::authority:
        case term::year_start:
        case term::year_ago:
        case term::same_period:
        case term::versus:
            if ((p.means != term::authority || verb_ != verb::none) && take_prefix_base(k)) return;
            if (p.means == term::assigned && verb_ == verb::none) mark(&markers::assigned, p);  // tỉnh giao thu 35 tỷ đồng
            if (p.means == term::assigned) markers_.budget = comparison_base::assigned;
            if (p.means == term::revised) markers_.budget = comparison_base::revised;
            if (p.means == term::original || p.means == term::year_start) markers_.budget = comparison_base::original;
            if (p.means == term::authority) noun_.add(p, false);
            else if (p.means == term::versus && noun_.is_open()) noun_.add(p, false);
            else noun_.close();
            break;
        case term::estimate:
            mark(&markers::estimate, p);
            noun_.close();
            break;
        case term::outturn:
            mark(&markers::outturn, p);
            noun_.close();
            if (verb_ == verb::none) verb_ = verb::level;
            break;
        case term::approximately:
            near_ = static_cast<approximation>(p.payload);
            noun_.close();
            ++k;
            just_based_.reset();
            return;
        case term::unit_heading: unit_heading_ = true; break;
        case term::without:
            leaves_out_ = true;
            left_out_.clear();
            noun_.cut(true);
            break;
        case term::year_word:
        case term::quarter_word:
        case term::month_word:
        case term::day_word:
        case term::half_word:
        case term::cumulative:
        case term::until:
        case term::first:
        case term::last:
        case term::year_end:
        case term::whole:
        case term::this_year: noun_.set_aside(); break;
        case term::of_which:
        case term::consists:
            // "Cụ thể, ..." in a sentence of its own tells details, and not of parts.
            if (p.payload == 1 && claims_.size() == first_claim_) {
                noun_.cut(true);
                break;
            }
            take_list(p.means == term::consists ? part_kind::complete : part_kind::some);
            noun_.cut(true);
            break;
        case term::comma:
            if (!left_out_.empty() && parentheses_ == in_parentheses::no) leaves_out_ = false;
            joins = joined_;
            noun_.cut(false);
            if (!joins) verb_ = verb::none;
            unit_heading_ = false;
            break;
        case term::semicolon:
            // "trong đó 7 khoản thu vượt dự toán; kế đến là ...": a list of no figures is over.
            if (!lists_.empty() && !lists_.back().has_items && lists_.back().head >= first_claim_) lists_.pop_back();
            counted_ = false;
            markers_ = {};
            noun_.cut(true);
            verb_ = last_verb_ = verb::none;
            prefix_.reset();
            prefix_claim_.reset();
            slash_base_.reset();
            unit_heading_ = false;
            break;
        case term::colon:
            if (after_amount_ && parentheses_ == in_parentheses::no && current_) take_list(part_kind::some);
            noun_.cut(true);
            break;
        case term::joiner:
            joins = joined_;
            if (noun_.is_open() && k + 1 < pieces_.size() && pieces_[k + 1].is == piece::kind::terminal &&
                pieces_[k + 1].means == term::word)
                noun_.add(p, false);
            else
                noun_.cut(false);
            break;
        case term::open:
            take_opening(k);
            noun_.cut(false);
            joined_ = false;
            after_amount_ = false;
            ++k;
            return;
        case term::close:
            parentheses_ = in_parentheses::no;
            noun_.cut(false);
            joins = true;
            keeps_base = true;
            break;
        case term::slash:
            joins = joined_;
            keeps_amount = after_amount_;
            noun_.cut(false);
            break;
        case term::dash:
        case term::other_sign:
            if (p.means == term::dash && !sentence_->tokens[p.first].spaced && noun_.is_open()) noun_.add(p, true);  // value-added
            else noun_.cut(false);
            break;
        case term::stop: break;
        case term::filler:
        case term::tier:
            noun_.add(p, false);
            joins = p.means == term::filler && joined_;
            keeps_amount = p.means == term::filler && after_amount_;
            break;
        case term::in_territory:
            noun_.add(p, false);
            break;
        case term::indicator:
            counted_ = false;
            if (after_amount_ && (elided_ || !subject_.indicator) && current_) {  // 5 tỷ đồng tiền sử dụng đất
                subject_ = {std::string{text_.substr(sentence_->tokens[p.first].from,
                                                     sentence_->tokens[p.behind - 1].to - sentence_->tokens[p.first].from)},
                            static_cast<indicator_of>(p.payload), false};
                claims_[*current_].subject = subject_.words;
                claims_[*current_].own_subject = true;
                claims_[*current_].indicator = indicator_names[static_cast<std::size_t>(p.payload)];
                break;
            }
            if (!left_out_.empty() && parentheses_ == in_parentheses::no) leaves_out_ = false;
            noun_.add(p, true);
            verb_ = verb::none;
            break;
        case term::rate:
            counted_ = false;
            noun_.add(p, true);
            break;
        case term::number:
            counted_ = counted_ || is(k + 1, term::counted) || (is(k + 1, term::slash) && is(k + 2, term::number));
            noun_.add(p, true);
            break;
        default:
            ++words_since_verb_;
            noun_.add(p, true);
            break;
    }
    near_.reset();
    if (!joins) joined_ = false;
    if (!keeps_amount) after_amount_ = false;
    if (!keeps_base) just_based_.reset();
    ++k;
}

/// A base that stands before its figure: "so với cùng kỳ, thu nội địa tăng 5 %", "vượt dự toán giao 5 %".
bool discourse::take_prefix_base(std::size_t& k) {
    const bool behind_verb = verb_ != verb::none && verb_ != verb::level && !is(k, term::versus);
    if (is(k, term::versus) ? pieces_[k].payload == 0 : !behind_verb && !is(k, term::same_period)) return false;
    const auto base = read_base(text_, *sentence_, pieces_, k, behind_verb, !of_.places_before_class);
    if (!base) return false;
    k = base->behind;
    // Behind figures that still lack one, it is theirs: "tăng 5 tỷ đồng, tương ứng 10 %, so với cùng kỳ".
    bool taken = false;
    if (joined_ || just_based_) {
        for (std::size_t i = open_.size(); i-- > 0 && !open_[i].based;) {
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

void discourse::take_list(part_kind kind) {
    const std::optional<std::size_t> head = claims_.size() > first_claim_ ? current_ : main_;
    if (!head || lists_.size() >= deepest_list) return;
    if (!lists_.empty() && lists_.back().head == *head) {
        lists_.back().kind = kind;
        return;
    }
    lists_.push_back({*head, kind, sentence_->bullet, '\0', false});
    if (claims_.size() == first_claim_) last_basis_ = claims_[*head].basis;
}

void discourse::take_opening(std::size_t k) {
    parentheses_ = in_parentheses::plain;
    base_in_parentheses_.reset();
    std::size_t figure = k + 1;
    bool restated = false;
    while (figure < pieces_.size() && pieces_[figure].is != piece::kind::amount && pieces_[figure].is != piece::kind::percentage &&
           !is(figure, term::close)) {
        const term t = pieces_[figure].means;
        restated = restated || t == term::restated || t == term::equals ||
                   (t == term::approximately && static_cast<approximation>(pieces_[figure].payload) == approximation::about);
        ++figure;
    }
    if (!is(figure, piece::kind::amount)) return;
    if (just_based_ || prefix_) {
        parentheses_ = in_parentheses::base_of_last;
        return;
    }
    if (!current_ || current_ < first_claim_) return;
    base_in_parentheses_ = read_base(text_, *sentence_, pieces_, k + 1, true, !of_.places_before_class);
    if (base_in_parentheses_ && base_in_parentheses_->behind <= figure &&
        (is_plan(base_in_parentheses_->is) || base_in_parentheses_->is == comparison_base::same_period)) {
        parentheses_ = is_plan(base_in_parentheses_->is) ? in_parentheses::base_of_next : in_parentheses::same_period_base;
        if (joined_ && !open_.empty() && !open_.back().based) {  // bằng 156 % (dự toán: 20 tỷ đồng)
            apply(*base_in_parentheses_, open_.back());
            just_based_ = open_.size() - 1;
            parentheses_ = in_parentheses::base_of_last;
        }
    } else if (after_amount_ && (restated || figure == k + 1)) {
        parentheses_ = in_parentheses::restated;
    }
}

std::string discourse::words_of(std::size_t first, std::size_t behind) const {
    const auto& tokens = sentence_->tokens;
    const std::size_t from = tokens[pieces_[first].first].from;
    return std::string{text_.substr(from, tokens[pieces_[behind - 1].behind - 1].to - from)};
}

// ---- what carries on ----

claim_period discourse::resolved(const period_read& p) const {
    using form = period_read::form;
    claim_period made;
    const int year = p.year > 0 ? p.year : year_;
    if (year == 0) return made;
    switch (p.is) {
        case form::year: made.months = fiscal_period::year(year); break;
        case form::half: made.months = fiscal_period::half(year, p.number); break;
        case form::quarter: made.months = fiscal_period::quarter(year, p.number); break;
        case form::month: made.months = fiscal_period::month(year, p.number); break;
        case form::cumulative: made.months = fiscal_period::cumulative(year, p.number); break;
        case form::until_day: made.until = claim_period::day{year, p.month, p.day}; break;
    }
    return made;
}

void discourse::take_period(const piece& p, std::size_t k) {
    if (p.period.year > 0) year_ = p.period.year;
    const claim_period said = resolved(p.period);
    // "năm 2025 (...) quý III": the finer one counts, until another sentence or a comma behind a figure.
    period_ = said;
    if (after_amount_ && current_ && k > 0) claims_[*current_].period = said;
    period_said_ = true;
}

void discourse::mark(bool markers::*which, const piece& p) {
    if (!markers_.any()) markers_.first = p.first;
    markers_.*which = true;
}

claim_basis discourse::take_basis() {
    claim_basis made = claim_basis::outturn;
    // What a claim carries over it has no verb for, unless it is a budget: "dự toán thu là 31,4, trong đó thu nội địa là 26".
    const bool carries = last_basis_ && !markers_.outturn && (verb_ == verb::none || *last_basis_ == claim_basis::budget);
    if (markers_.plan) made = claim_basis::budget;
    else if (markers_.target) made = claim_basis::target;
    else if (markers_.estimate) made = claim_basis::estimate;
    else if (markers_.assigned) made = claim_basis::budget;
    else if (sentence_basis_) made = *sentence_basis_;
    else if (heading_ && !markers_.outturn) made = heading_->basis;
    else if (carries) made = *last_basis_;
    // Said before the subject, it holds for the sentence: "Ước cả năm, tổng thu ... ; tổng chi ...".
    const bool before_subject = !noun_.there() || markers_.first < noun_.first();
    if (claims_.size() == first_claim_ && (markers_.target || markers_.estimate) && !markers_.plan && before_subject)
        sentence_basis_ = made;
    last_basis_ = made;
    markers_ = {};
    return made;
}

subject_read discourse::subject_here() const {
    return noun_.there() ? noun_.read(text_, *sentence_, of_.places_before_class) : subject_;
}

bool discourse::is_money(std::string_view subject) const {
    const std::string words = " " + fold(subject) + " ";
    return std::any_of(of_.money_subjects.begin(), of_.money_subjects.end(), [&](std::string_view name) {
        const std::size_t at = words.find(" " + std::string{name} + " ");
        return at == 0 || (of_.places_before_class && at != std::string::npos);
    });
}

bool discourse::is_new_subject() const {
    return noun_.is_new_subject() || (noun_.there() && is_money(subject_here().words));
}

approximation discourse::nearness(const piece& p) const noexcept {
    if (near_) return *near_;
    return p.or_more ? approximation::over : approximation::exact;
}

void discourse::finish_figure(std::size_t) {
    noun_.start_behind_figure();
    place_named_ = false;
    if (verb_ != verb::none) last_verb_ = verb_;
    verb_ = verb::none;
    near_.reset();
    joined_ = true;
    after_amount_ = false;
}

// ---- claims ----

std::size_t discourse::add_claim(const piece& p, bool with_amount) {
    claim made;
    made.own_subject = noun_.there();
    subject_ = subject_here();
    made.file = file_;
    made.span = p.span;
    made.text = std::string{text_.substr(p.span.from, p.span.to - p.span.from)};
    made.subject = subject_.words;
    if (subject_.indicator) made.indicator = indicator_names[static_cast<std::size_t>(*subject_.indicator)];
    made.scope = scope_;
    made.period = period_;
    made.budget_kind = markers_.budget == comparison_base::budget && heading_ ? heading_->budget : markers_.budget;
    made.basis = take_basis();
    if (made.basis != claim_basis::budget) made.budget_kind = comparison_base::budget;
    if (!leaves_out_ && !left_out_.empty()) {  // không kể đất, thu nội địa đạt ...: another thing than thu nội địa
        made.without = std::exchange(left_out_, {});
        made.indicator.clear();
    }
    if (from_) made.period = {};  // tăng từ 61 lên 68: of a time before, which may be named behind it
    const bool starts_from = std::exchange(from_, false);
    if (with_amount) {
        made.amount = p.figure;
        made.unit = p.is == piece::kind::amount ? code_of(p.unit) : "percent";
        made.approximated = nearness(p);
    }
    if (leaves_out_) made.part = part_kind::none;
    else if (!lists_.empty() && is_total(subject_.indicator) && parentheses_ == in_parentheses::no &&
        !(sentence_->bullet != '\0' && lists_.back().item_bullet == sentence_->bullet))
        lists_.clear();
    if (!lists_.empty() && (sentence_->bullet == '\0' || lists_.back().item_bullet == sentence_->bullet ||
                            lists_.back().head >= first_claim_)) {
        made.part = lists_.back().kind;
        made.part_of = lists_.back().head;
        lists_.back().has_items = true;
    }
    claims_.push_back(std::move(made));
    current_ = claims_.size() - 1;
    if (starts_from) from_claim_ = current_;
    if (leaves_out_ && with_amount) left_out_.push_back(*current_);
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
    made.amount = p.figure;
    made.unit = p.is == piece::kind::amount ? code_of(p.unit) : "percent";
    made.approximated = nearness(p);
    made.basis = basis;
    if (is_plan(kind)) made.budget_kind = kind;
    claims_.push_back(std::move(made));
    return claims_.size() - 1;
}

claim_period discourse::base_period(const claim& of, bool annual) const {
    const bool measured_year = of.period.until || (of.period.months && of.period.months->kind() == fiscal_period::span::year);
    if (!annual && !measured_year) return of.period;
    claim_period made;
    if (of.period.is_known()) made.months = fiscal_period::year(of.period.year());
    return made;
}

void discourse::take_amount(std::size_t& k) {
    const piece p = pieces_[k];
    const std::size_t at = k++;
    if (unit_heading_) {
        unit_heading_ = false;
        finish_figure(k);
        return;
    }
    // Behind a slash: 152/450 tỷ đồng.
    if (at > 0 && is(at - 1, term::slash) && after_amount_ && current_ && at >= 2 && is(at - 2, piece::kind::amount)) {
        slash_base_ = add_base_claim(*current_, p, claim_basis::budget, comparison_base::budget, base_period(claims_[*current_], false));
        noun_.start_behind_figure();
        near_.reset();
        joined_ = true;
        after_amount_ = false;
        return;
    }
    if (parentheses_ == in_parentheses::base_of_last && (just_based_ || prefix_) && current_) {
        const bool last = just_based_.has_value();
        const std::size_t measured = last ? open_[*just_based_].claim : *current_;
        const comparison_base kind = last ? claims_[measured].comparisons[open_[*just_based_].index].base
                                          : settled(*prefix_, claims_[measured].period);
        const bool annual = last ? open_[*just_based_].annual : prefix_->annual;
        claim_period period = base_period(claims_[measured], annual);
        if (!is_plan(kind)) {
            period = claims_[measured].period;
            if (period.months) period.months = period.months->year_before();
            if (period.until) --period.until->year;
        }
        const base_read& named = last ? *open_[*just_based_].base : *prefix_;
        if (kind == comparison_base::other) period = claims_[measured].period;
        const claim_basis basis = is_plan(kind) ? (named.target ? claim_basis::target : claim_basis::budget)
                                  : named.estimated ? claim_basis::estimate
                                                    : claim_basis::outturn;
        const std::size_t base = add_base_claim(measured, p, basis, kind, period);
        if (!named.named.empty()) {  // 84,6 % of a total of a name of its own
            claims_[base].subject = named.named;
            claims_[base].indicator = named.indicator ? indicator_names[static_cast<std::size_t>(*named.indicator)] : "";
        }
        if (last) claims_[measured].comparisons[open_[*just_based_].index].base_claim = base;
        else prefix_claim_ = base;
        parentheses_ = in_parentheses::plain;
        near_.reset();
        joined_ = true;
        return;
    }
    if (parentheses_ == in_parentheses::base_of_next || parentheses_ == in_parentheses::same_period_base) {
        const bool plan = parentheses_ == in_parentheses::base_of_next;
        claim_period period = base_period(claims_[*current_], base_in_parentheses_->annual);
        if (!plan) {
            period = claims_[*current_].period;
            if (period.months) period.months = period.months->year_before();
            if (period.until) --period.until->year;
        }
        const std::size_t base = add_base_claim(*current_, p, plan ? claim_basis::budget : claim_basis::outturn,
                                                base_in_parentheses_->is, period);
        if (plan) next_base_ = base;
        parentheses_ = in_parentheses::plain;
        markers_ = {};
        noun_.start_behind_figure();
        near_.reset();
        joined_ = true;
        return;
    }
    if (parentheses_ == in_parentheses::restated) {
        const std::size_t measured = *current_;
        const std::size_t said = add_base_claim(measured, p, claims_[measured].basis, comparison_base::budget, claims_[measured].period);
        claims_[said].budget_kind = claims_[measured].budget_kind;
        finish_figure(k);
        return;
    }
    // tăng 5 tỷ đồng so với cùng kỳ
    const verb v = verb_here();
    const bool change = v == verb::up || v == verb::down || v == verb::excess || v == verb::shortfall;
    const bool base_follows = read_base(text_, *sentence_, pieces_, k, false, !of_.places_before_class).has_value();
    const bool plain_excess = v == verb::excess && !base_follows && !prefix_ && noun_.there() && noun_.is_new_subject();
    if (change && !plain_excess) {
        if (const auto to = claim_for_comparison(p, v, true)) {
            add_comparison(*to, compared_by::difference, p, v == verb::down || v == verb::shortfall, k);
            return;
        }
    }
    // đạt 105,4 % dự toán, tương ứng 33,2 tỷ đồng: the amount of what was compared.
    if (current_ && *current_ >= first_claim_ && !claims_[*current_].amount && !noun_.there() && !from_) {
        claim& compared = claims_[*current_];
        compared.span = p.span;
        compared.text = std::string{text_.substr(p.span.from, p.span.to - p.span.from)};
        compared.amount = p.figure;
        compared.unit = code_of(p.unit);
        compared.approximated = nearness(p);
        finish_figure(k);
        after_amount_ = true;
        return;
    }
    if (plain_excess && !near_) near_ = approximation::over;  // vượt 704.500 tỷ đồng
    counted_ = false;
    elided_ = !noun_.there();
    as_share_ = v == verb::share;
    add_claim(p, true);
    finish_figure(k);
    after_amount_ = true;
}

std::optional<std::size_t> discourse::claim_for_comparison(const piece& p, verb v, bool based) {
    const bool in_sentence = current_ && *current_ >= first_claim_;
    if (counted_ && !(in_sentence && claims_[*current_].amount)) return std::nullopt;
    // "xã A đạt 91,2 %, phường B đạt 88,7 %": the same of another place.
    if (place_named_ && !noun_.there() && v != verb::none && !subject_.words.empty() && parentheses_ == in_parentheses::no)
        return add_claim(p, false);
    if (place_named_ && !noun_.there() && v == verb::share && !in_sentence) return add_claim(p, false);  // Hà Nội đóng góp 20 % GDP
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

void discourse::take_share(std::size_t& k) {
    const piece p = pieces_[k];
    ++k;
    verb v = verb_here();
    // tăng 12.000 tỷ đồng (1,1 %): the same change
    if (v == verb::none && parentheses_ == in_parentheses::plain && is(k - 2, term::open) && !open_.empty() && current_ == open_.back().claim &&
        claims_[*current_].comparisons[open_.back().index].kind == compared_by::difference && k >= 3 && is(k - 3, piece::kind::amount))
        v = claims_[*current_].comparisons[open_.back().index].value.value < rational{0} ? verb::down : verb::up;
    // "A reached 31.5 % of its plan and B 38 %"
    if (v == verb::none && place_named_ && !noun_.there()) v = last_verb_;
    // 12 % above plan, 3 % short of plan, 5 % higher than
    if ((verb_ == verb::none || verb_ == verb::level) && k < pieces_.size() && pieces_[k].is == piece::kind::terminal) {
        const term t = pieces_[k].means;
        const bool over = t == term::approximately && static_cast<approximation>(pieces_[k].payload) == approximation::over;
        const bool based = read_base(text_, *sentence_, pieces_, k + 1, true, !of_.places_before_class).has_value();
        if (based && (t == term::shortfall || t == term::excess || over || t == term::up || t == term::down)) {
            v = t == term::shortfall ? verb::shortfall
                : t == term::up      ? verb::up
                : t == term::down    ? verb::down
                : t == term::excess  ? verb::excess
                                     : verb::up;
            verb_ = v;
            ++k;
        }
    }
    const auto base = read_base(text_, *sentence_, pieces_, k, true, !of_.places_before_class);
    const bool new_subject = noun_.there() && is_new_subject() && parentheses_ == in_parentheses::no;
    const subject_read subject = new_subject || !current_ ? subject_here() : subject_;
    const bool of_rate = new_subject ? subject.rate
                         : current_ && claims_[*current_].amount ? claims_[*current_].unit == "percent"
                                                                 : subject.rate;
    // A rate in its own right: tăng trưởng 12,2 %, tăng bình quân 12,2 %/năm.
    std::size_t word = k - 1;
    while (word > 0 && (is(word - 1, term::approximately) || is(word - 1, term::filler))) --word;
    const bool grows = word > 0 && is(word - 1, term::grows);
    if (grows && base) v = verb_ = verb::up;
    if (p.is == piece::kind::percentage && !base && !prefix_ && noun_.there() && (p.yearly || (grows && v == verb::none))) {
        piece rate = p;
        if (v == verb::down) rate.figure.value = -rate.figure.value;
        add_claim(rate, true);
        finish_figure(k);
        after_amount_ = true;
        return;
    }
    const bool change = v == verb::up || v == verb::down;
    // Tỷ lệ hộ nghèo còn 0,88 %
    const bool ratios_before = ratio_base_ || std::any_of(open_.begin(), open_.end(), [&](const open_comparison& o) {
                                   return claims_[o.claim].comparisons[o.index].kind == compared_by::percent_of;
                               });
    const bool unnamed = new_subject && !subject.indicator && !ratios_before && !is_money(subject.words) && (v == verb::equals || v == verb::level);
    if (p.is == piece::kind::percentage && !change && v != verb::excess && v != verb::shortfall &&
        !(base && (is_plan(base->is) || v == verb::share)) && !prefix_ && has_subject() &&
        (of_rate || (unnamed && !base)) && (new_subject || !current_ || of_rate)) {
        const subject_read said = subject_here();
        if (said.rate || unnamed) {
            add_claim(p, true);
            finish_figure(k);
            after_amount_ = true;
            return;
        }
    }
    if (of_rate && p.is == piece::kind::percentage && !noun_.there() && (v == verb::becomes || v == verb::level) && current_) {
        add_claim(p, true);  // giảm từ 1,92 % xuống còn 1,15 %
        finish_figure(k);
        after_amount_ = true;
        return;
    }
    compared_by kind = compared_by::percent_of;
    bool negative = v == verb::down || v == verb::shortfall;
    if (p.is == piece::kind::multiple) {
        if (v == verb::none && !base) {
            finish_figure(k);
            return;
        }
        kind = compared_by::times;
        negative = false;
    } else if (p.is == piece::kind::points || (of_rate && change)) {
        kind = compared_by::points;
    } else if (change) {
        kind = compared_by::growth;
    } else if (v == verb::excess || v == verb::shortfall) {
        kind = compared_by::excess;
    } else if (v == verb::multiple) {
        kind = compared_by::percent_of;
    }
    // "tiết kiệm 10 % chi thường xuyên" measures nothing.
    const bool measured = base && (base->is != comparison_base::other || base->by_year);
    if (v == verb::none && !measured && !prefix_ && parentheses_ == in_parentheses::no && !joined_) {
        finish_figure(k);  // 98 % of something that is no budget
        return;
    }
    const auto to = claim_for_comparison(p, v, base.has_value() || prefix_.has_value());
    if (!to) {
        finish_figure(k);
        return;
    }
    add_comparison(*to, kind, p, negative, k);
}

void discourse::add_comparison(std::size_t to, compared_by kind, const piece& p, bool negative, std::size_t& k) {
    claim_comparison made;
    made.kind = kind;
    made.value = p.figure;
    if (negative && made.value.value > rational{0}) made.value.value = -made.value.value;
    made.approximated = nearness(p);
    made.span = p.span;
    made.text = std::string{text_.substr(p.span.from, p.span.to - p.span.from)};
    claims_[to].comparisons.push_back(std::move(made));
    if (!claims_[to].amount && markers_.any()) claims_[to].basis = take_basis();
    open_.push_back({to, claims_[to].comparisons.size() - 1, false, false, verb_here() == verb::excess || verb_here() == verb::shortfall, from_claim_, {}});
    current_ = to;
    const auto base = read_base(text_, *sentence_, pieces_, k, true, !of_.places_before_class);
    std::size_t behind = k;
    bool just_based = false;  // in parentheses the amount of the base may follow
    if (verb_here() == verb::share) {
        open_.back().based = true;
        claim_comparison& made_here = claims_[to].comparisons.back();
        made_here.base = comparison_base::other;
        if (base && (base->is == comparison_base::other || is_plan(base->is))) {
            apply(*base, open_.back());
            behind = base->behind;
        } else if (is(k, term::word)) {  // chiếm 75 % tổng vốn
            while (is(behind, term::word)) ++behind;
            made_here.base_words = words_of(k, behind);
        }
    } else if (base) {
        apply(*base, open_.back());
        behind = base->behind;
    } else if (kind == compared_by::times && is(k, term::word)) {
        // gấp 1,6 lần giá khởi điểm: of whatever is named, up to the next sign.
        std::size_t end = k;
        while (is(end, term::word) || is(end, term::number) || is(end, term::dash) || is(end, term::filler) || is(end, piece::kind::period)) ++end;
        base_read named;
        named.is = comparison_base::other;
        named.behind = end;
        apply(named, open_.back());
        behind = end;
        just_based = true;
    } else if (as_share_ && kind == compared_by::percent_of) {
        open_.back().based = true;
        claims_[to].comparisons.back().base = comparison_base::other;
    } else if (prefix_) {
        apply(*prefix_, open_.back());
        if (prefix_claim_) claims_[to].comparisons.back().base_claim = prefix_claim_;
        if (verb_ == verb::excess || prefix_claim_) prefix_.reset();
        prefix_claim_.reset();
    }
    claim_comparison& done = claims_[to].comparisons.back();
    if (next_base_ && (!open_.back().based || is_plan(done.base))) {
        if (!open_.back().based) done.base = comparison_base::budget;
        open_.back().based = true;
        done.base_claim = next_base_;
        next_base_.reset();
    }
    if (slash_base_ && (!open_.back().based || is_plan(done.base)) && (kind == compared_by::percent_of || kind == compared_by::excess)) {
        done.base_claim = slash_base_;
        claims_[*slash_base_].budget_kind = open_.back().based ? done.base : comparison_base::budget;
        if (open_.back().annual) claims_[*slash_base_].period = base_period(claims_[to], true);
        slash_base_.reset();
    }
    const bool based = open_.back().based;
    k = behind;
    finish_figure(k);
    if (based && (base || just_based)) just_based_ = open_.size() - 1;
    else just_based_.reset();
    // ... and its own explicit base carries on to the next one of its kind.
}

comparison_base discourse::settled(const base_read& base, const claim_period& measured) const {
    if (!base.by_year || !base.period) return base.is;
    const claim_period named = resolved(*base.period);
    if (!named.months) return comparison_base::other;
    const bool whole_year = named.months->kind() == fiscal_period::span::year;
    if (whole_year) {
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
    const auto year = [](const claim& c) { return c.period.months && c.period.months->kind() == fiscal_period::span::year; };
    return before.amount && before.subject == of.subject && before.unit == of.unit && year(before) && year(of) &&
           before.period.year() == of.period.year() - 1;
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
                made.base_words = carried->words;
                o.annual = carried->annual;
            } else if (growth && o.from) {
                const claim_period& from = claims_[*o.from].period;
                const bool year = from.months && from.months->kind() == fiscal_period::span::year;
                const bool before_this = !from.is_known() || from.year() == claims_[o.claim].period.year() - 1;
                made.base = year && before_this ? comparison_base::year_before : comparison_base::same_period;
            } else if (growth && is_year_after(o.claim)) {
                made.base = comparison_base::year_before;
            } else if (growth && before != nullptr && !is_plan(before->base) && before->base != comparison_base::other) {
                made.base = before->base;
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
        if (o.based && made.base != comparison_base::other) carried = carried_base{made.base, made.base_words, o.annual, {}};
    }
}

}  // namespace govkpi::detail
