// SPDX-License-Identifier: BSL-1.0
// From pieces to claims: what a text has said so far, and what the next figure therefore is.
//
// sentence   := { place | period | subject | verb | figure | base | list }
// claim      := subject [basis] [verb] [approximation] amount {comparison}
// comparison := verb [approximation] (percentage | multiple | points | amount) [base] | verb base figure
// list       := ("trong đó" | "gồm") claim { (";" | "," | line) claim }
//
// What a figure lacks, the text has said before: place and period carry on until others are named, the verb and the base
// within a list, the basis within a sentence.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bases.hpp"
#include "noun_phrase.hpp"
#include "productions.hpp"

namespace govkpi::detail {

class discourse {
public:
    discourse(std::string_view text, const grammar& of, std::string_view file) : text_{text}, of_{of}, file_{file} {}

    void read(const sentence& next);
    std::vector<claim> claims() &&;

private:
    enum class verb : std::uint8_t { none, equals, share, up, down, excess, shortfall, multiple, level, becomes };
    /// What a parenthesis interrupts, and goes on behind it.
    struct interrupted {
        std::optional<std::size_t> current;
        std::optional<std::size_t> main;
        subject_read subject;
        noun_phrase noun;
        verb last_verb = verb::none;
        std::size_t lists = 0;
        std::size_t claims = 0;
    };
    enum class in_parentheses : std::uint8_t {
        no,
        plain,
        passed_over,
        base_of_last,
        base_of_next,
        same_period_base,
        restated
    };

    struct markers {
        bool plan = false;
        bool target = false;
        bool estimate = false;
        bool outturn = false;
        bool assigned = false;  // giao: weaker than what is said of the figure itself
        comparison_base budget = comparison_base::budget;
        std::size_t first = 0;  // the token of the first of them
        bool any() const noexcept { return plan || target || estimate || outturn || assigned; }
    };
    struct list {
        std::size_t head = 0;
        part_kind kind = part_kind::some;
        char head_bullet = '\0';
        char item_bullet = '\0';
        std::size_t items = 0;
    };
    /// A comparison of this sentence, whose base may still come.
    struct open_comparison {
        std::size_t claim = 0;
        std::size_t index = 0;
        bool based = false;
        bool annual = false;
        bool of_plan = false;             // vượt, hụt
        std::optional<std::size_t> from;  // the claim that it rose or fell from
        std::optional<base_read> base;
    };
    struct carried_base {
        comparison_base is = comparison_base::budget;
        int year = 0;
        std::string words;
        bool annual = false;
    };

    static constexpr int furthest_verb = 3;  // words between a verb and its figure: "tăng khá cao 8 %"

    void start_sentence(const sentence& next);
    void finish_sentence();
    void take(std::size_t& k);
    void take_terminal(std::size_t& k);
    void take_amount(std::size_t& k);
    bool take_plan_behind_slash(const piece& p, std::size_t at);
    bool take_amount_in_parentheses(const piece& p);
    void add_amount_of_last_base(const piece& p);
    bool take_change(const piece& p, std::size_t& k, bool plain_excess);
    bool take_amount_of_compared(const piece& p);
    /// What a percentage is of.
    struct shared_by {
        subject_read subject;
        bool new_subject = false;
        bool rate = false;
    };
    void take_share(std::size_t& k);  // percentage, multiple or points
    verb verb_of_share(std::size_t& k);
    verb verb_behind_share(std::size_t k) const noexcept;
    verb change_behind_share(std::size_t& k) const noexcept;
    bool is_change_again(std::size_t k) const;
    bool is_than(std::size_t k) const;
    verb compared_behind_amount(std::size_t& k) const;
    void name_last_amount(const piece& p, std::size_t k);
    bool is_time_before() const noexcept;
    bool is_behind_growth(std::size_t k) const noexcept;
    bool is_plain_rate(const piece& p, verb v, const std::optional<base_read>& base, const shared_by& of,
                       bool grows) const;
    static compared_by kind_of_share(const piece& p, verb v, bool of_rate) noexcept;
    void take_opening(std::size_t k);
    void take_closing();
    void resolve_left_out();
    bool is_named_behind_left_out() const;
    void take_period(const piece& p, std::size_t k);
    void take_list(part_kind kind);
    bool take_prefix_base(std::size_t& k);
    void leave_lists_open();
    void end_lists();

    bool is_of_base(std::size_t k) const noexcept;
    bool is_source(std::size_t k) const;
    bool says_of_base(std::size_t k) const;
    bool is_amount_of_base(std::size_t k) const;
    bool is(std::size_t k, term t) const noexcept;
    bool is(std::size_t k, piece::kind p) const noexcept { return k < pieces_.size() && pieces_[k].is == p; }
    verb verb_here() const noexcept {
        if (verb_ != verb::none) return words_since_verb_ <= furthest_verb ? verb_ : verb::none;
        return joined_ ? last_verb_ : verb::none;
    }
    std::string words_of(std::size_t first, std::size_t behind) const;  // pieces
    approximation nearness(const piece& p) const noexcept;

    bool ends_lists(const subject_read& subject) const;
    std::size_t add_claim(const piece& p, bool with_amount);
    std::size_t add_base_claim(std::size_t of, const piece& p, claim_basis basis, comparison_base kind,
                               const claim_period& period);
    std::optional<std::size_t> claim_for_comparison(const piece& p, verb v, bool based);
    void share_out_comparisons();
    base_read named_base(std::size_t k) const;
    bool take_multiple_in_a_word(std::size_t& k);
    void add_comparison(std::size_t to, compared_by kind, const piece& p, bool negative, std::size_t& k);
    void apply(const base_read& base, open_comparison& to);
    std::optional<base_read> base_at(std::size_t k, bool after_figure) const {
        return read_base(text_, *sentence_, pieces_, k, after_figure, !of_.modifiers_first);
    }
    static int year_of(const base_read& base, const claim_period& measured) noexcept;
    claim_period period_of(const base_read& base, const claim& measured) const;
    comparison_base settled(const base_read& base, const claim_period& measured) const;
    bool is_year_after(std::size_t i) const;
    bool is_year_before(std::size_t i) const;
    void settle_bases();
    claim_basis take_basis();
    bool is_money(std::string_view subject) const;
    bool is_new_subject() const;
    void mark(bool markers::*which, const piece& p);
    claim_period resolved(const period_read& p) const;
    claim_period base_period(const claim& of, bool annual) const;
    static claim_period year_before(claim_period period);
    subject_read subject_here() const;
    void finish_figure();

    std::string_view text_;
    const grammar& of_;
    std::string file_;
    std::vector<claim> claims_;

    // What carries on.
    std::string scope_;
    claim_period period_;
    int year_ = 0;
    subject_read subject_;
    std::optional<std::size_t> current_;  // the claim that is being compared
    std::optional<std::size_t> main_;     // the last claim that is no part and no base
    std::vector<list> lists_;
    std::vector<std::size_t> open_heads_;  // of lists that do not name all their parts
    bool list_goes_on_ = false;
    bool semicolons_ = false;  // part the items of the list
    struct heading {
        claim_basis basis = claim_basis::outturn;
        comparison_base budget = comparison_base::budget;
    };
    std::optional<heading> heading_;  // "Giao dự toán năm 2026 như sau:", for the lines below it
    std::optional<carried_base> ratio_base_;
    std::optional<carried_base> growth_base_;

    // The sentence.
    const sentence* sentence_ = nullptr;
    std::vector<piece> pieces_;
    noun_phrase noun_;
    markers markers_;
    std::optional<claim_basis> sentence_basis_;
    std::optional<claim_basis> last_basis_;
    verb verb_ = verb::none;
    verb last_verb_ = verb::none;
    int words_since_verb_ = 0;
    bool counted_ = false;      // what is counted, in hectares or heads, is no money
    bool place_named_ = false;  // since the last figure
    bool as_share_ = false;     // the last amount was one: "accounted for 2,083 billion, or 66 %"
    bool leaves_out_ = false;   // behind "không kể": the figures up to the comma or "thì" are left out
    std::optional<subject_read> before_left_out_;  // thu nội địa, không kể ...: what it is left out of
    std::size_t left_out_behind_ = 0;              // the token of the comma, or of the figure, behind it
    std::vector<std::size_t> left_out_;
    bool includes_ = false;                  // tính cả: not left out, but in it
    bool is_left_ = false;                   // the next figure is what is left
    bool two_places_ = false;                // xã A và xã B: which figure is whose is not said
    bool paired_ = false;                    // 108 % và 107 %: one for each of the two figures before
    bool time_named_ = false;                // since the last figure
    bool wider_named_ = false;               // cả tỉnh, toàn huyện: since the last figure
    bool met_plan_ = false;                  // đạt kế hoạch: what changes behind it is the plan
    bool skips_share_ = false;               // cao hơn mức tăng 10 %: of something else
    bool averaged_ = false;                  // bình quân mỗi tháng: another thing than what is named behind it
    std::optional<std::size_t> from_claim_;  // the level that something rose or fell from
    bool from_ = false;                      // tăng từ: a level to start from
    bool revises_ = false;                   // điều chỉnh từ: the budget that it was before
    bool elided_ = false;                    // the last amount had no words of its own before it
    bool respectively_ = false;              // lần lượt: a comparison for each of the figures before
    bool others_ = false;                    // "và các khoản khác": since the last figure
    std::size_t paragraph_ = 0;
    std::size_t period_paragraph_ = 0;  // in which the period was named
    bool joined_ = false;               // only commas and "và" since the last figure
    bool after_amount_ = false;         // nothing since the last amount
    bool unit_heading_ = false;
    std::optional<approximation> near_;
    std::optional<base_read> prefix_;          // so với dự toán, ... | vượt dự toán ...
    std::optional<std::size_t> prefix_claim_;  // its amount in parentheses
    std::optional<piece> waiting_base_;        // the same, before what is measured
    std::optional<std::size_t> next_base_;     // (kế hoạch 60 tỷ): the base of the comparison to come
    std::optional<std::size_t> slash_base_;
    std::optional<interrupted> interrupted_;
    in_parentheses parentheses_ = in_parentheses::no;
    std::optional<base_read> base_in_parentheses_;
    std::vector<open_comparison> open_;
    std::vector<std::size_t> told_;          // claims of this sentence that are no bases
    std::optional<std::size_t> just_based_;  // of open_: the comparison whose base ended right here
    std::size_t first_claim_ = 0;            // of this sentence
};

}  // namespace govkpi::detail
