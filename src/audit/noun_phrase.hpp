// SPDX-License-Identifier: BSL-1.0
// The words before a figure that say what it is a figure of. They are collected as the sentence goes by: the run of words
// that a verb closes, unless another run begins behind a comma.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "productions.hpp"

namespace govkpi::detail {

struct subject_read {
    std::string words;
    std::optional<indicator_of> indicator;
    bool rate = false;
};

class noun_phrase {
public:
    /// At the start of a sentence or clause, where any words may be a subject.
    void start() { *this = {}; }
    /// Behind a figure, where words belong to it until a comma.
    void start_behind_figure() {
        *this = {};
        tail_ = true;
    }
    /// A comma, a colon, "trong đó": the next words are a run of their own.
    void cut(bool strong) {
        cut_ = true;
        tail_ = false;
        strong_ = strong_ || strong;
    }
    /// A period or a place, which stands beside the run and does not end it.
    void set_aside() { aside_ = there(); }
    /// A verb.
    void close() { closed_ = true; }

    void add(const piece& p, bool starts) {
        const bool names =
            p.means == term::rate ||
            (p.means == term::indicator && static_cast<indicator_of>(p.payload) == indicator_of::poverty_rate);
        if (tail_ && !names) return;
        tail_ = false;
        if (!starts && (closed_ || cut_ || aside_)) return;
        if (there() && (closed_ || cut_ || (aside_ && (p.means == term::indicator || p.means == term::rate)))) {
            reset_run();
        } else if (there() && aside_) {
            return;
        }
        if (!there()) {
            if (!starts) return;
            first_ = first_solid_ = p.first;
            after_strong_cut_ = strong_ || !cut_;
            cut_ = closed_ = aside_ = false;
        }
        behind_ = p.behind;
        if (p.means == term::indicator) {
            indicator_ = static_cast<indicator_of>(p.payload);
            indicator_first_ = p.first;
            extra_ = false;
            rate_ = *indicator_ == indicator_of::poverty_rate;
        } else if (p.means == term::rate) {
            rate_ = true;
            if (!indicator_) indicator_first_ = p.first;
        } else if (p.means == term::part_word) {
            part_ = true;
        } else if (p.means == term::word || p.means == term::counted || p.means == term::number ||
                   p.means == term::numeral) {
            extra_ = true;
        }
        // Thu ngân sách bình quân một tháng, ... bình quân đầu người: another thing than thu ngân sách.
        const bool averaged = p.means == term::filler && p.payload == 1;
        if (indicator_ && (averaged || p.means == term::per)) extra_ = true;
        if (averaged || (p.means != term::filler && p.means != term::versus)) solid_behind_ = p.behind;
    }
    /// dự toán, right before the words.
    void set_plan(std::size_t first, std::size_t behind) {
        plan_first_ = first;
        plan_behind_ = behind;
    }

    bool is_tail() const noexcept { return tail_; }
    bool there() const noexcept { return behind_ > 0; }
    bool is_open() const noexcept { return there() && !closed_ && !cut_ && !aside_; }
    /// Strong enough to be a new subject of a percentage in the middle of a sentence.
    bool is_new_subject() const noexcept { return there() && (indicator_ || rate_ || after_strong_cut_); }
    std::size_t first() const noexcept { return first_; }

    /// `words_before_qualify`: "registration fees" are other fees; in Vietnamese such words are the verb before it.
    subject_read read(std::string_view text, const sentence& from, bool words_before_qualify) const {
        subject_read made;
        const bool qualified = part_ || (words_before_qualify && first_solid_ < indicator_first_);
        std::size_t first = indicator_ && !qualified ? indicator_first_ : first_;
        if (plan_behind_ > 0 && plan_behind_ == first) first = plan_first_;
        const std::size_t behind = solid_behind_ > first ? solid_behind_ : behind_;
        const auto& tokens = from.tokens;
        made.words = shortened(text.substr(tokens[first].from, tokens[behind - 1].to - tokens[first].from));
        if (indicator_ && !qualified && !extra_) made.indicator = indicator_;
        made.rate = rate_;
        return made;
    }

private:
    void reset_run() {
        const bool strong = strong_;
        const bool cut = cut_;
        const std::size_t plan_first = plan_first_;
        const std::size_t plan_behind = plan_behind_;
        *this = {};
        strong_ = strong;
        cut_ = cut;
        plan_first_ = plan_first;
        plan_behind_ = plan_behind;
    }

    std::size_t first_ = 0;  // tokens
    std::size_t first_solid_ = 0;
    std::size_t behind_ = 0;
    std::size_t solid_behind_ = 0;
    std::optional<indicator_of> indicator_;
    std::size_t indicator_first_ = 0;
    std::size_t plan_first_ = 0;
    std::size_t plan_behind_ = 0;
    bool rate_ = false;
    bool part_ = false;
    bool extra_ = false;
    bool closed_ = false;
    bool cut_ = false;
    bool aside_ = false;
    bool tail_ = false;
    bool strong_ = false;
    bool after_strong_cut_ = false;
};

}  // namespace govkpi::detail
