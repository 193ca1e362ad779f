// SPDX-License-Identifier: BSL-1.0
#include "bases.hpp"

#include <algorithm>

namespace govkpi::detail {
namespace {

constexpr std::size_t longest_plan = 14;  // pieces

class base_reader {
public:
    base_reader(std::string_view text, const sentence& from, const std::vector<piece>& pieces, bool words_behind)
        : text_{text}, from_{from}, pieces_{pieces}, words_behind_{words_behind} {}

    std::optional<base_read> read(std::size_t at, bool after_figure) {
        std::size_t k = at;
        // "over 2024" is "against 2024".
        const bool over = after_figure && !words_behind_ && is(k, term::approximately) &&
                          static_cast<approximation>(pieces_[k].payload) == approximation::over &&
                          is(k + 1, piece::kind::period);
        const bool versus = is(k, term::versus) || over;
        if (versus) ++k;
        const std::size_t words_before = versus && words_behind_ ? words_before_base(k) : 0;  // so với số dư cùng kỳ
        k += words_before;
        while (is(k, term::filler) || is(k, term::level) || (versus && is(k, term::versus))) ++k;
        if (is(k, term::outturn) && is(k + 1, term::same_period)) ++k;  // so với thực hiện cùng kỳ
        const bool told = versus || after_figure;
        made_.versus = versus;
        if (same_period(k) || plan(k, told) || (told && (year(k) || year_start(k))) || share(k, versus, after_figure)) {
            made_.words = words(at, made_.behind);
            return made_;
        }
        if (!versus || !words_behind_) return std::nullopt;
        // "so với tháng trước": something else, up to the next verb or sign.
        const std::size_t from = k;
        while (is_word(k)) ++k;
        if (k == from) return std::nullopt;
        made_.is = comparison_base::other;
        made_.behind = k;
        made_.words = words(at, k);
        return made_;
    }

private:
    bool there(std::size_t k) const noexcept { return k < pieces_.size(); }
    bool is(std::size_t k, term t) const noexcept {
        return there(k) && pieces_[k].is == piece::kind::terminal && pieces_[k].means == t;
    }
    bool is(std::size_t k, piece::kind p) const noexcept { return there(k) && pieces_[k].is == p; }

    /// A few words between "so với" and the base itself.
    std::size_t words_before_base(std::size_t k) const noexcept {
        std::size_t n = 0;
        while (n < 3 && is(k + n, term::word)) ++n;
        return is(k + n, term::plan) || is(k + n, term::same_period) ? n : 0;
    }
    bool is_word(std::size_t k) const noexcept {
        if (is(k, piece::kind::period) || is(k, piece::kind::place)) return true;
        for (const term t : {term::word, term::filler, term::month_word, term::quarter_word, term::year_word,
                             term::first, term::last, term::tier, term::authority, term::indicator, term::rate,
                             term::counted, term::in_territory, term::outturn, term::year_end})
            if (is(k, t)) return true;
        return false;
    }

    std::string words(std::size_t first, std::size_t behind) const {
        if (first >= behind || behind > pieces_.size()) return {};
        const auto& tokens = from_.tokens;
        const std::size_t from = tokens[pieces_[first].first].from;
        return shortened(text_.substr(from, tokens[pieces_[behind - 1].behind - 1].to - from));
    }

    bool same_period(std::size_t k) {
        if (!is(k, term::same_period)) return false;
        ++k;
        while (is(k, term::filler) || is(k, term::versus)) ++k;
        if (is(k, piece::kind::period)) {
            made_.period = pieces_[k].period;
            made_.year = pieces_[k].period.year;
            ++k;
        } else if (is(k, term::year_ago)) {
            ++k;
        } else if (is(k, term::number)) {
            made_.year = year_in(words(k, k + 1));  // cùng kỳ 2024
            ++k;
        }
        made_.is = comparison_base::same_period;
        made_.behind = k;
        return true;
    }

    bool plan(std::size_t k, bool told) {
        bool plan_word = false;
        bool assigned = false;
        bool by_name = false;  // "giao" itself
        bool decided = false;
        std::size_t behind_name = k;
        bool resolution = false;
        bool original = false;
        bool revised = false;
        const std::size_t from = k;
        std::size_t good = k;
        for (; there(k) && k < from + longest_plan; ++k) {
            const piece& p = pieces_[k];
            if (p.is == piece::kind::period) {
                made_.annual = made_.annual || p.period.is == period_read::form::year;
                if (made_.year == 0) made_.year = p.period.year;
                if (plan_word) good = k + 1;
                continue;
            }
            if (p.is == piece::kind::place && (plan_word || words_behind_)) continue;
            if (p.is != piece::kind::terminal) break;
            if (p.means == term::plan || p.means == term::resolution || (p.means == term::target && told)) {
                plan_word = true;
                resolution = resolution || p.means == term::resolution;
                made_.target = p.means == term::target && p.payload == 0;
            } else if (p.means == term::assigned) {
                assigned = true;
                by_name = true;
                behind_name = k + 1;
            } else if (p.means == term::decided) {
                decided = true;
            } else if (p.means == term::original || p.means == term::year_start) {
                original = true;
            } else if (p.means == term::revised) {
                revised = true;
            } else if (p.means == term::year_ago && plan_word) {
                made_.year_ago = true;  // dự toán năm trước
            } else if (p.means == term::estimate && !plan_word && !words_behind_ && is(k + 1, term::target)) {
                continue;  // the projected target
            } else if (p.means == term::this_year || p.means == term::year_word || p.means == term::whole) {
                made_.annual = true;
            } else if (p.means == term::comma || p.means == term::joiner) {
                if (!plan_word || !goes_on(k + 1)) break;
                continue;
            } else if (p.means == term::authority || p.means == term::tier) {
                assigned = assigned || (plan_word && !resolution);  // "dự toán Trung ương" is what it assigned
            } else if (p.means == term::quarter_word || p.means == term::month_word || p.means == term::filler) {
                if (!plan_word && p.means == term::filler && (words_behind_ || k == from))
                    break;  // the ministry's target
            } else if (p.means == term::indicator || p.means == term::word || p.means == term::in_territory ||
                       p.means == term::outturn) {
                // Behind the plan: what it is a plan for, and who decided it.
                const bool between = !plan_word && !words_behind_ && (k > from || told) &&
                                     is(k + 1, term::plan);  // revised capital plan
                if (between) continue;
                if (!plan_word || !(words_behind_ || by_name)) break;
                if (by_name && !words_behind_) good = k + 1;  // the plan assigned by the Prime Minister
                continue;
            } else if (p.means == term::versus && plan_word && by_name && !words_behind_) {
                continue;  // the plan assigned by the Ministry of Finance
            } else {
                break;
            }
            if (plan_word) good = k + 1;
        }
        if (!plan_word && by_name && told) {  // so với tỉnh giao
            made_.is = original ? comparison_base::original : comparison_base::assigned;
            made_.behind = behind_name;
            return true;
        }
        if (!plan_word || good == from) {
            made_.annual = made_.year_ago = false;
            made_.year = 0;
            return false;
        }
        made_.is = revised                             ? comparison_base::revised
                   : original                          ? comparison_base::original
                   : assigned && (by_name || !decided) ? comparison_base::assigned
                                                       : comparison_base::budget;
        made_.behind = good;
        return true;
    }
    /// "dự toán huyện, xã giao" and "Trung ương và tỉnh giao" are one base.
    bool goes_on(std::size_t k) const {
        if (!is(k, term::tier) && !is(k, term::authority)) return false;
        for (std::size_t i = k; i < k + 4 && there(i); ++i)
            if (is(i, term::assigned)) return true;
        return false;
    }

    bool year(std::size_t k) {
        bool estimated = false;
        for (; is(k, term::outturn) || is(k, term::estimate) || is(k, term::filler); ++k)
            estimated = estimated || is(k, term::estimate);
        made_.estimated = estimated;
        if (is(k, term::year_ago)) {
            made_.is = comparison_base::year_before;
            made_.behind = k + 1;
            return true;
        }
        if (!is(k, piece::kind::period)) return false;
        made_.is = comparison_base::other;
        made_.by_year = true;
        made_.period = pieces_[k].period;
        made_.year = pieces_[k].period.year;
        made_.behind = k + 1;
        if (!words_behind_ && (is(k + 1, term::word) || is(k + 1, term::outturn))) ++made_.behind;  // the 2024 figure
        return true;
    }

    bool year_start(std::size_t k) {
        if (!is(k, term::year_start)) return false;
        made_.is = comparison_base::year_start;
        made_.behind = k + 1;
        return true;
    }

    /// What a share is taken of: a total, or a named indicator.
    bool share(std::size_t k, bool versus, bool after_figure) {
        if (!after_figure) return false;
        const std::size_t from = k;
        if (is(k, term::indicator)) {
            made_.is = comparison_base::other;
            made_.behind = k + 1;
            made_.named = words(from, k + 1);
            made_.indicator = static_cast<indicator_of>(pieces_[k].payload);
            return true;
        }
        if (!versus || !is(k, term::word)) return false;
        // "of total commune revenue"
        while (is(k, term::word) || is(k, term::filler) ||
               (!words_behind_ && (is(k, term::tier) || is(k, term::indicator))))
            ++k;
        made_.is = comparison_base::other;
        made_.behind = k;
        made_.named = words(from, k);
        return true;
    }

    std::string_view text_;
    const sentence& from_;
    const std::vector<piece>& pieces_;
    bool words_behind_;
    base_read made_;
};

}  // namespace

std::optional<base_read> read_base(std::string_view text, const sentence& from, const std::vector<piece>& pieces,
                                   std::size_t at, bool after_figure, bool words_behind) {
    return base_reader{text, from, pieces, words_behind}.read(at, after_figure);
}

}  // namespace govkpi::detail
