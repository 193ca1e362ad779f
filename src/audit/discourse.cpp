// SPDX-License-Identifier: BSL-1.0
// What a text says, piece by piece, and what carries on from it.
#include "discourse.hpp"

#include <algorithm>
#include <utility>

#include "../quantity/figure_reader.hpp"

namespace govkpi::detail {
namespace {

constexpr std::size_t deepest_list = 8;

}  // namespace

// ---- the sentence ----

void discourse::read(const sentence& next) {
    read_pieces(text_, next, of_, pieces_);
    start_sentence(next);
    for (std::size_t k = 0; k < pieces_.size();) take(k);
    finish_sentence();
}

void discourse::start_sentence(const sentence& next) {
    paragraph_ += next.new_line ? 1 : 0;
    if (next.behind_blank_line && lists_.empty()) subject_ = {};  // what it speaks of, it names
    others_ = respectively_ = false;
    // "Quý I đạt 8,1 tỷ đồng, ...; cả năm 2025 đạt 35,5 tỷ đồng": before any year was named, that of the sentence.
    for (std::size_t k = 0; k < pieces_.size() && year_ == 0; ++k)
        if (is(k, piece::kind::period) && !is_of_base(k)) year_ = pieces_[k].period.year;
    sentence_ = &next;
    noun_.start();
    markers_ = {};
    sentence_basis_.reset();
    last_basis_.reset();
    verb_ = last_verb_ = verb::none;
    joined_ = after_amount_ = unit_heading_ = counted_ = elided_ = from_ = leaves_out_ = is_left_ = place_named_ =
        as_share_ = averaged_ = false;
    skips_share_ = revises_ = paired_ = two_places_ = time_named_ = wider_named_ = met_plan_ = semicolons_ = false;
    left_out_.clear();
    from_claim_.reset();
    words_since_verb_ = 0;
    near_.reset();
    prefix_.reset();
    prefix_claim_.reset();
    waiting_base_.reset();
    next_base_.reset();
    slash_base_.reset();
    parentheses_ = in_parentheses::no;
    interrupted_.reset();
    open_.clear();
    told_.clear();
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
        const bool known_above =
            std::any_of(lists_.begin(), lists_.end() - 1, [&](const list& l) { return l.item_bullet == bullet; });
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
    if (waiting_base_) add_claim(*std::exchange(waiting_base_, std::nullopt), true);
    if (respectively_ || paired_) share_out_comparisons();
    settle_bases();
    if (claims_.size() == first_claim_ &&
        (sentence_->opens_list || sentence_->bullet != '\0')) {  // II. Ngân sách cấp xã
        if (markers_.plan && !markers_.outturn) heading_ = heading{claim_basis::budget, markers_.budget};
        if (markers_.outturn) heading_.reset();
        if (sentence_->bullet != '\0') ++paragraph_;
    }
    if (sentence_->opens_list && is(pieces_.size() - 1, term::colon)) list_goes_on_ = true;
    if (sentence_->opens_list && lists_.empty() && claims_.size() > first_claim_ && after_amount_ && current_) {
        lists_.push_back({*current_, part_kind::some, sentence_->bullet, '\0', 0});
    }
    if (others_ || sentence_->trails_off) leave_lists_open();
    if (sentence_->bullet == '\0' && !sentence_->opens_list) end_lists();
    sentence_ = nullptr;
}

/// "... là 78 tỷ đồng, trong đó tiền sử dụng đất 26 tỷ đồng. Thực hiện đạt 74 tỷ đồng": of the whole again.
void discourse::end_lists() {
    if (lists_.empty()) return;
    const claim& head = claims_[lists_.front().head];
    subject_ = {head.subject, indicator_named(head.indicator), subject_.rate};
    lists_.clear();
}

/// Right behind "of", or "là", behind a base: its amount.
bool discourse::is_amount_of_base(std::size_t k) const {
    if (!just_based_ || k == 0 || !is(k, piece::kind::amount)) return false;
    if (of_.modifiers_first) return is(k - 1, term::versus) && pieces_[k - 1].payload == 0;
    return is(k - 1, term::level) && words_of(k - 1, k) == "là" && is_plan(open_[*just_based_].base->is);
}

/// chuyển nguồn từ năm 2023 sang, carried over from 2023: where it is from, and not when it is
bool discourse::is_source(std::size_t k) const {
    if (k == 0 || pieces_[k].period.is != period_read::form::year) return false;
    const std::string before = fold(words_of(k - 1, k));
    return before == "từ" || before == "from";
}

/// so với cùng kỳ năm 2024, over the same period of 2016: the year of what is compared with.
bool discourse::is_of_base(std::size_t k) const noexcept {
    while (k > 0 && is(k - 1, term::filler)) --k;
    return k > 0 && (is(k - 1, term::same_period) || is(k - 1, term::versus));
}

bool discourse::is(std::size_t k, term t) const noexcept {
    return k < pieces_.size() && pieces_[k].is == piece::kind::terminal && pieces_[k].means == t;
}

std::string discourse::words_of(std::size_t first, std::size_t behind) const {
    const auto& tokens = sentence_->tokens;
    const std::size_t from = tokens[pieces_[first].first].from;
    return shortened(text_.substr(from, tokens[pieces_[behind - 1].behind - 1].to - from));
}

void discourse::take(std::size_t& k) {
    const piece& p = pieces_[k];
    switch (p.is) {
        case piece::kind::amount:
            take_amount(k);
            return;
        case piece::kind::percentage:
        case piece::kind::multiple:
        case piece::kind::points:
            take_share(k);
            return;
        case piece::kind::period:
            take_period(p, k);
            noun_.set_aside();
            break;
        case piece::kind::place:
            scope_ = shortened(text_.substr(p.span.from, p.span.to - p.span.from));
            noun_.set_aside();
            after_amount_ = false;
            place_named_ = place_named_ || !noun_.is_tail();
            two_places_ = k >= 2 && is(k - 1, term::joiner) && is(k - 2, piece::kind::place);
            break;
        case piece::kind::day:
            noun_.set_aside();
            break;
        case piece::kind::terminal:
            take_terminal(k);
            return;
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
        case term::share:
            act(verb::share);
            break;
        case term::up:
            skips_share_ = std::exchange(met_plan_, false);  // đạt kế hoạch giảm 0,8 %
            act(verb::up);
            break;
        case term::down:
            skips_share_ = std::exchange(met_plan_, false);
            act(verb::down);
            break;
        case term::excess:
            act(verb::excess);
            break;
        case term::shortfall:
            act(verb::shortfall);
            break;
        case term::multiple:
            act(verb::multiple);
            break;
        case term::level:
            if (verb_ == verb::none)
                act(verb::level);
            else
                noun_.close();
            keeps_amount = after_amount_;
            keeps_base = is_amount_of_base(k + 1);  // bằng 107,7 % dự toán giao là 21,8 tỷ đồng
            break;
        case term::other_change:
            noun_.close();
            skips_share_ = true;
            break;
        case term::becomes:
            act(verb::becomes);
            from_ = p.payload == 1;
            revises_ = p.payload == 2;
            break;
        case term::restated:
            noun_.close();
            break;
        case term::plan:
        case term::target:
        case term::resolution:
            if (verb_ != verb::none && verb_ != verb::level && take_prefix_base(k)) return;
            if (p.means == term::plan) {
                mark(&markers::plan, p);
                noun_.set_plan(p.first, p.behind);
            }
            if (p.means == term::target && !(k > 0 && is(k - 1, term::number)))
                mark(&markers::target, p);  // not "17 chỉ tiêu"
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
            keeps_base = p.means == term::versus && is_amount_of_base(k + 1);  // 67 % of the budget of VND 5 billion
            if (p.means == term::assigned && verb_ == verb::none)
                mark(&markers::assigned, p);  // tỉnh giao thu 35 tỷ đồng
            if (p.means == term::assigned) markers_.budget = comparison_base::assigned;
            if (p.means == term::revised) markers_.budget = comparison_base::revised;
            if (p.means == term::original || p.means == term::year_start) markers_.budget = comparison_base::original;
            if (p.means == term::authority)
                noun_.add(p, false);
            else if (p.means == term::versus && noun_.is_open())
                noun_.add(p, false);
            else
                noun_.close();
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
        case term::unit_heading:
            unit_heading_ = true;
            break;
        case term::without:
            leaves_out_ = true;
            includes_ = p.payload == 1;
            left_out_.clear();
            left_out_behind_ = 0;
            before_left_out_.reset();
            if (noun_.there() || !subject_.words.empty()) before_left_out_ = subject_here();
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
        case term::this_year:
            noun_.set_aside();
            break;
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
            left_out_behind_ = p.first;
            met_plan_ = false;
            joins = joined_;
            noun_.cut(false);
            if (!joins) verb_ = verb::none;
            unit_heading_ = false;
            break;
        case term::semicolon:
            if (others_) leave_lists_open();
            others_ = false;
            // "trong đó 7 khoản thu vượt dự toán; kế đến là ...": a list of no figures is over.
            if (!lists_.empty() && lists_.back().items == 0 && lists_.back().head >= first_claim_) lists_.pop_back();
            // "gồm A, B; C": commas part the items, so what is behind the semicolon is none.
            while (!lists_.empty() && lists_.back().items > 1 && lists_.back().head >= first_claim_ &&
                   sentence_->bullet == '\0' && !semicolons_)
                lists_.pop_back();
            semicolons_ = !lists_.empty();
            // "gồm: A, trong đó B; C": what follows is an item of the outer list.
            if (lists_.size() > 1 && lists_.back().kind == part_kind::some && lists_.back().head >= first_claim_ &&
                lists_[lists_.size() - 2].kind == part_kind::complete && sentence_->bullet == '\0')
                lists_.pop_back();
            counted_ = averaged_ = false;
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
            respectively_ = respectively_ || p.payload == 1;
            if (p.payload == 2 && leaves_out_) {  // trừ tiền sử dụng đất, xổ số kiến thiết thì ...
                left_out_behind_ = p.first;
                noun_.start();
                break;
            }
            if (noun_.is_open() && k + 1 < pieces_.size() && pieces_[k + 1].is == piece::kind::terminal &&
                pieces_[k + 1].means == term::word)
                noun_.add(p, false);
            else
                noun_.cut(false);
            break;
        case term::wider:
            wider_named_ = true;
            noun_.add(p, false);
            break;
        case term::reports:
            if (others_ || (p.payload == 1 && !lists_.empty() && lists_.back().items == 0))
                leave_lists_open();  // các khoản khác như ..., gồm các khoản lớn như ...
            if (p.payload == 1)
                noun_.cut(true);
            else
                noun_.start();
            verb_ = verb::none;
            break;
        case term::open:
            take_opening(k);
            noun_.cut(false);
            joined_ = false;
            after_amount_ = false;
            ++k;
            return;
        case term::close:
            noun_.cut(false);
            after_amount_ = keeps_amount = parentheses_ == in_parentheses::restated;
            take_closing();
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
            if (p.means == term::dash && !sentence_->tokens[p.first].spaced && noun_.is_open())
                noun_.add(p, true);  // value-added
            else
                noun_.cut(false);
            break;
        case term::stop:
            break;
        case term::filler:
        case term::tier:
            averaged_ =
                averaged_ || (p.means == term::filler && p.payload == 1 && !noun_.is_open() && verb_ == verb::none);
            if (p.means == term::filler && p.payload == 2 && !period_.is_year()) period_ = {};  // đến nay: until when?
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
                name_last_amount(p, k);
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
        case term::part_word:
            if (leaves_out_) {  // trừ tiền sử dụng đất thì còn lại 8 tỷ đồng
                act(verb::level);
            } else {
                ++words_since_verb_;
                noun_.add(p, true);
                others_ = others_ || p.payload == 1;
            }
            break;
        case term::scale:
        case term::currency_word:
            noun_.close();
            break;
        case term::number:
            if (const int year = k > 0 && is(k - 1, term::year_start) ? year_in(words_of(k, k + 1)) : 0; year > 0) {
                year_ = year;  // dự toán đầu năm 2025
                period_ = {};
                period_.months = fiscal_period::year(year);
                period_paragraph_ = paragraph_;
                noun_.set_aside();
                break;
            }
            if (is(k + 1, term::scale) || is(k + 1, term::currency_word)) {  // none that can be read: 1,591,3 nghìn tỷ
                counted_ = counted_ || is(k + 2, term::counted);
                noun_.close();
                break;
            }
            counted_ = counted_ || is(k + 1, term::counted) || (is(k + 1, term::slash) && is(k + 2, term::number));
            noun_.add(p, true);
            break;
        default:
            ++words_since_verb_;
            noun_.add(p, true);
            others_ = others_ || (p.means == term::word && p.payload == 1);
            break;
    }
    near_.reset();
    if (!joins) joined_ = false;
    if (!keeps_amount) after_amount_ = false;
    if (!keeps_base) just_based_.reset();
    ++k;
}

/// 5 tỷ đồng tiền sử dụng đất, VND 5 billion (USD 0.2 million) in land-use revenue
void discourse::name_last_amount(const piece& p, std::size_t k) {
    const std::string before = claims_[*current_].subject;
    subject_ = {words_of(k, k + 1), static_cast<indicator_of>(p.payload), false};
    for (std::size_t i = *current_; i < claims_.size(); ++i) {
        if (i != *current_ && (claims_[i].own_subject || claims_[i].subject != before)) continue;
        claims_[i].subject = subject_.words;
        claims_[i].indicator = indicator_names[static_cast<std::size_t>(p.payload)];
    }
    claims_[*current_].own_subject = true;
}

void discourse::take_list(part_kind kind) {
    const std::optional<std::size_t> head = claims_.size() > first_claim_ ? current_ : main_;
    if (!head || lists_.size() >= deepest_list) return;
    // "tăng 42,6 tỷ đồng so với dự toán, gồm ...": perhaps the items of the change.
    const auto& compared = claims_[*head].comparisons;
    if (*head >= first_claim_ && !compared.empty() && compared.back().kind == compared_by::difference)
        kind = part_kind::some;
    if (!lists_.empty() && lists_.back().head == *head) {
        lists_.back().kind = kind;
        return;
    }
    lists_.push_back({*head, kind, sentence_->bullet, '\0', 0});
    if (claims_.size() == first_claim_) last_basis_ = claims_[*head].basis;
}

void discourse::take_closing() {
    parentheses_ = in_parentheses::no;
    if (!interrupted_) return;
    if (interrupted_->current) current_ = interrupted_->current;
    if (interrupted_->main) main_ = interrupted_->main;
    subject_ = interrupted_->subject;
    last_verb_ = interrupted_->last_verb;
    if (lists_.size() > interrupted_->lists) lists_.resize(interrupted_->lists);
    // "tổng thu ngân sách nhà nước (NSNN) đạt", "tổng chi (trừ tạm ứng) đạt": words without a figure are an aside.
    if (claims_.size() == interrupted_->claims && interrupted_->noun.there()) noun_ = interrupted_->noun;
    interrupted_.reset();
}

void discourse::take_opening(std::size_t k) {
    interrupted_ = interrupted{current_, main_, subject_, noun_, last_verb_, lists_.size(), claims_.size()};
    parentheses_ = in_parentheses::plain;
    base_in_parentheses_.reset();
    std::size_t figure = k + 1;
    bool restated = false;
    while (figure < pieces_.size() && pieces_[figure].is != piece::kind::amount &&
           pieces_[figure].is != piece::kind::percentage && !is(figure, term::close)) {
        const term t = pieces_[figure].means;
        restated =
            restated || t == term::restated || t == term::equals ||
            (t == term::approximately && static_cast<approximation>(pieces_[figure].payload) == approximation::about);
        ++figure;
    }
    if (is(figure, piece::kind::percentage)) {
        // cao hơn bình quân chung (14,3 %): of others
        const bool to_others = (verb_ == verb::up || verb_ == verb::down) && !joined_ && !prefix_ && !just_based_ &&
                               !is(k - 1, term::up) && !is(k - 1, term::down);
        if (to_others) parentheses_ = in_parentheses::passed_over;
        if (just_based_ && figure == k + 1 && claims_[open_[*just_based_].claim].unit == "percent")
            parentheses_ = in_parentheses::base_of_last;
        else if (just_based_ && says_of_base(figure))
            parentheses_ = in_parentheses::passed_over;
    }
    if (!is(figure, piece::kind::amount)) return;
    if (just_based_ || prefix_) {
        // Of several amounts, which is whose base is not said: "(8 tỷ đồng và 3 tỷ đồng)".
        std::size_t amounts = 0;
        for (std::size_t i = figure; i < pieces_.size() && !is(i, term::close); ++i)
            amounts += is(i, piece::kind::amount) ? 1 : 0;
        parentheses_ = amounts > 1 && respectively_ ? in_parentheses::passed_over : in_parentheses::base_of_last;
        return;
    }
    if (!current_ || current_ < first_claim_) return;
    base_in_parentheses_ = base_at(k + 1, true);
    if (base_in_parentheses_ && base_in_parentheses_->behind <= figure &&
        (is_plan(base_in_parentheses_->is) || base_in_parentheses_->is == comparison_base::same_period)) {
        parentheses_ =
            is_plan(base_in_parentheses_->is) ? in_parentheses::base_of_next : in_parentheses::same_period_base;
        if (joined_ && !open_.empty() && !open_.back().based) {  // bằng 156 % (dự toán: 20 tỷ đồng)
            apply(*base_in_parentheses_, open_.back());
            just_based_ = open_.size() - 1;
            parentheses_ = in_parentheses::base_of_last;
        }
    } else if (after_amount_ && (restated || figure == k + 1)) {
        parentheses_ = in_parentheses::restated;
    }
}

/// vượt 0,2 % so với kế hoạch (giảm 0,5 %): of the base, where the comparison itself is no amount and names no other base.
bool discourse::says_of_base(std::size_t figure) const {
    const claim_comparison& last = claims_[open_[*just_based_].claim].comparisons[open_[*just_based_].index];
    return last.kind != compared_by::difference && !base_at(figure + 1, true);
}

/// "gồm A 5 tỷ, B 6 tỷ và các khoản khác": what the list does not name keeps its items from adding up.
void discourse::leave_lists_open() {
    for (const list& l : lists_) open_heads_.push_back(l.head);
}

std::vector<claim> discourse::claims() && {
    std::sort(open_heads_.begin(), open_heads_.end());
    for (claim& c : claims_)
        if (c.part == part_kind::complete && std::binary_search(open_heads_.begin(), open_heads_.end(), c.part_of))
            c.part = part_kind::some;
    return std::move(claims_);
}

// ---- what carries on ----

claim_period discourse::resolved(const period_read& p) const {
    using form = period_read::form;
    claim_period made;
    const int year = p.year > 0 ? p.year : year_;
    if (year == 0) return made;
    switch (p.is) {
        case form::year:
            made.months = fiscal_period::year(year);
            break;
        case form::half:
            made.months = fiscal_period::half(year, p.number);
            break;
        case form::quarter:
            made.months = fiscal_period::quarter(year, p.number);
            break;
        case form::month:
            made.months = fiscal_period::month(year, p.number);
            break;
        case form::cumulative:
            made.months = fiscal_period::cumulative(year, p.number);
            break;
        case form::until_day:
            made.until = claim_period::day{year, p.month, p.day};
            break;
    }
    return made;
}

void discourse::take_period(const piece& p, std::size_t k) {
    if (is_source(k)) return;
    time_named_ = !after_amount_;
    if (p.period.year > 0) year_ = p.period.year;
    const claim_period said = resolved(p.period);
    // "năm 2025 (...) quý III": the finer one counts, until another sentence or a comma behind a figure.
    period_ = said;
    period_paragraph_ = paragraph_;
    if (after_amount_ && current_ && k > 0) claims_[*current_].period = said;
    // "Revenue was VND 5 billion (USD 0.2 million), an increase of 3 %, in 2025": where no time was known before.
    if (!current_ || *current_ < first_claim_) return;
    for (std::size_t i = *current_; i < claims_.size(); ++i)
        if (!claims_[i].period.is_known() && i != from_claim_) claims_[i].period = said;
}

void discourse::mark(bool markers::*which, const piece& p) {
    if (!markers_.any()) markers_.first = p.first;
    markers_.*which = true;
}

claim_basis discourse::take_basis() {
    claim_basis made = claim_basis::outturn;
    // What a claim carries over it has no verb for, unless it is a budget: "dự toán thu là 31,4, trong đó thu nội địa là 26".
    const bool carries =
        last_basis_ && !markers_.outturn && (verb_ == verb::none || *last_basis_ == claim_basis::budget);
    if (markers_.plan)
        made = claim_basis::budget;
    else if (markers_.target)
        made = claim_basis::target;
    else if (markers_.estimate)
        made = claim_basis::estimate;
    else if (markers_.assigned)
        made = claim_basis::budget;
    else if (sentence_basis_)
        made = *sentence_basis_;
    else if (heading_ && !markers_.outturn)
        made = heading_->basis;
    else if (carries)
        made = *last_basis_;
    // Said before the subject, it holds for the sentence: "Ước cả năm, tổng thu ... ; tổng chi ...".
    const bool before_subject = !noun_.there() || markers_.first < noun_.first();
    if (claims_.size() == first_claim_ && (markers_.target || markers_.estimate) && !markers_.plan && before_subject)
        sentence_basis_ = made;
    last_basis_ = made;
    markers_ = {};
    return made;
}

subject_read discourse::subject_here() const {
    return noun_.there() ? noun_.read(text_, *sentence_, of_.modifiers_first) : subject_;
}

bool discourse::is_money(std::string_view subject) const {
    const std::string words = " " + fold(subject) + " ";
    return std::any_of(of_.money_subjects.begin(), of_.money_subjects.end(), [&](std::string_view name) {
        const std::size_t at = words.find(" " + std::string{name} + " ");
        return at == 0 || (of_.modifiers_first && at != std::string::npos);
    });
}

bool discourse::is_new_subject() const {
    return noun_.is_new_subject() || (noun_.there() && is_money(subject_here().words));
}

approximation discourse::nearness(const piece& p) const noexcept {
    if (near_) return *near_;
    return p.or_more ? approximation::over : approximation::exact;
}

void discourse::finish_figure() {
    noun_.start_behind_figure();
    place_named_ = others_ = averaged_ = time_named_ = wider_named_ = met_plan_ = false;
    if (verb_ != verb::none) last_verb_ = verb_;
    verb_ = verb::none;
    near_.reset();
    joined_ = true;
    after_amount_ = false;
}

}  // namespace govkpi::detail
