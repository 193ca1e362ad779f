// SPDX-License-Identifier: BSL-1.0
#include "messages.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <govkpi/quantity/error.hpp>

#include "figure_text.hpp"
#include "reconciled.hpp"

namespace govkpi::detail {
namespace {

constexpr std::size_t most_told = 12;  // figures of one relation

class message_writer {
public:
    message_writer(const readings& read, const readings& cut, const relation& broken, language lang)
        : read_{read}, cut_{cut}, claims_{read.claims()}, broken_{broken}, lang_{lang} {}

    /// The numbers that would fit may need more digits than can be computed with; that these do not fit is known.
    std::string write() {
        try {
            return fmt::format("{}: {}.{}", what(), arithmetic(), mended());
        } catch (const overflow&) {
            return fmt::format("{}: {}.", what(), figures());
        }
    }

private:
    const char* say(const char* en, const char* vi) const { return labels{en, vi}.in(lang_); }

    const claim& first() const {
        std::size_t least = claims_.size();
        for (const printed& f : broken_.figures()) least = std::min(least, f.claim);
        return claims_[least];
    }

    /// thu tiền sử dụng đất, xã Phú Lạch, đến 31/10/2025
    std::string what() const {
        const claim& of = first();
        std::string text = of.subject.empty() ? say("a figure", "một số liệu") : of.subject;
        if (!of.scope.empty()) text += ", " + of.scope;
        if (of.period.is_known()) text += ", " + of.period.text(lang_);
        return text;
    }

    const claim& of(const printed& f) const { return claims_[f.claim]; }
    std::string shown(const printed& f) const {
        return f.comparison ? of(f).comparisons[*f.comparison].text : of(f).text;
    }
    const printed_value& value(const printed& f) const { return value_of(claims_, f); }

    std::string number(const rational& n, const rational& digit, const printed& like) const {
        const claim& c = of(like);
        return like.comparison ? comparison_text(n, digit, c.comparisons[*like.comparison].kind, c.unit, lang_)
                               : amount_text(n, digit, c.unit, lang_);
    }

    /// One decimal more than is printed shows why the digits cannot be.
    std::string range(const exact_interval& values, const printed& like) const {
        const rational finer = value(like).last_digit / rational{10};
        return range_text(values, finer, lang_, [&](const rational& end) { return number(end, finer, like); });
    }

    std::string range_for(const printed& f) const { return range(needed(read_, broken_, f), f); }

    std::string arithmetic() const {
        const auto& terms = broken_.terms;
        switch (broken_.kind) {
            case finding_kind::against_base: {
                const printed& amount = *terms[0].amount;
                const printed& base = *terms[1].amount;
                const printed& said = terms[1].ratio ? *terms[1].ratio : *terms[2].ratio;
                const bool difference = !terms[1].ratio;
                return fmt::format(
                    fmt::runtime(difference ? say("{} less {} is {}, printed {}", "{} trừ {} là {}, in là {}")
                                            : say("{} against {} is {}, printed {}", "{} so với {} là {}, in là {}")),
                    shown(amount), shown(base), range_for(said), shown(said));
            }
            case finding_kind::two_comparisons:
                return fmt::format(fmt::runtime(say("{} means {} of the other kind, printed {}",
                                                    "{} nghĩa là {} theo cách kia, in là {}")),
                                   shown(*terms[0].ratio), range_for(*terms[1].ratio), shown(*terms[1].ratio));
            case finding_kind::same_figure:
                return fmt::format(
                    fmt::runtime(say("printed {} in one place and {} in another", "một chỗ in {}, chỗ khác in {}")),
                    shown(*terms[0].amount), shown(*terms[1].amount));
            case finding_kind::implied_bases:
                return implied();
            default:
                return sum();
        }
    }

    std::string figures() const {
        std::string all;
        const std::vector<printed> those = broken_.figures();
        for (std::size_t i = 0; i < those.size() && i < most_told; ++i) all += (i > 0 ? "; " : "") + shown(those[i]);
        if (those.size() > most_told) all += "; ...";
        return fmt::format(fmt::runtime(say("these do not fit each other: {}", "không khớp nhau: {}")), all);
    }

    std::string sum() const {
        std::string parts;
        for (std::size_t i = 1; i < broken_.terms.size(); ++i) {
            if (i > most_told) {
                parts += " + ...";
                break;
            }
            parts += (i > 1 ? " + " : "") + shown(*broken_.terms[i].amount);
        }
        const printed& whole = *broken_.terms[0].amount;
        if (broken_.terms.size() == 2) {
            return fmt::format(
                fmt::runtime(say("{} is more than the {} that it is a part of", "{} lớn hơn {} mà nó là một phần")),
                parts, shown(whole));
        }
        return fmt::format(fmt::runtime(say("{} is {}, printed {}", "{} là {}, in là {}")), parts, range_for(whole),
                           shown(whole));
    }

    std::string implied() const {
        const auto base = [&](const relation_term& t) {
            const exact_interval values = implied_base(read_, *t.amount, *t.ratio);
            return fmt::format(fmt::runtime(say("{} with {} means a base of {}", "{} với {} nghĩa là gốc {}")),
                               shown(*t.amount), shown(*t.ratio), range(values, *t.amount));
        };
        std::string text;
        for (std::size_t i = 0; i < std::min(broken_.terms.size(), most_told); ++i)
            text += (i > 0 ? "; " : "") + base(broken_.terms[i]);
        if (broken_.terms.size() > 2)
            text += say("; the bases of the parts do not fit that of the whole",
                        "; gốc của các phần không khớp gốc của tổng");
        return text;
    }

    const char* reason(slip by) const {
        switch (by) {
            case slip::swapped:
                return say("two digits swapped", "đảo hai chữ số");
            case slip::one_digit:
                return say("one digit", "sai một chữ số");
            case slip::ten_times:
                return say("a factor of ten", "sai mười lần");
            case slip::thousand_times:
                return say("a factor of a thousand", "sai một nghìn lần");
            case slip::none:
                break;
        }
        return "";
    }

    std::string mended() const {
        std::string text;
        const auto put = [&](const char* pattern, const change& c) {
            text += fmt::format(fmt::runtime(pattern), shown(c.figure), number(c.to, c.last_digit, c.figure));
            if (c.by != slip::none) text += fmt::format(" ({})", reason(c.by));
            text += '.';
        };
        const auto slipped = likely_slip(read_, broken_);
        auto least = least_change(read_, broken_);
        const bool same = least && slipped && least->figure == slipped->figure && least->to == slipped->to;
        if (same) least->by = slipped->by;
        if (least) put(say(" Smallest change: {} to {}", " Thay đổi nhỏ nhất: {} thành {}"), *least);
        if (slipped && !same) put(say(" Perhaps {} was to be {}", " Có thể {} lẽ ra là {}"), *slipped);
        if (holds(cut_, broken_)) {
            text += say(" Digits cut off rather than rounded would explain it.",
                        " Chỉ việc cắt bỏ chữ số thay vì làm tròn mới giải thích được.");
        }
        return text;
    }

    const readings& read_;
    const readings& cut_;
    std::span<const claim> claims_;
    const relation& broken_;
    language lang_;
};

}  // namespace

std::string message_of(const readings& read, const readings& cut, const relation& broken, language lang) {
    return message_writer{read, cut, broken, lang}.write();
}

std::string unusual_message(const claim& of, const claim_comparison& c, language lang) {
    return fmt::format(
        fmt::runtime(labels{"{}: {} of the plan is possible, and unusual: the plan, or the figure, deserves a look.",
                            "{}: {} so với kế hoạch là có thể, nhưng bất thường: nên xem lại kế hoạch hoặc số liệu."}
                         .in(lang)),
        of.subject, c.text);
}

std::string not_checked_message(const claim& of, language lang) {
    return fmt::format(
        fmt::runtime(labels{"{}: {} has more digits than can be computed with exactly, and was not checked.",
                            "{}: {} có nhiều chữ số hơn mức tính được chính xác nên không được kiểm tra."}
                         .in(lang)),
        of.subject, of.text);
}

}  // namespace govkpi::detail
