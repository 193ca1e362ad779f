// SPDX-License-Identifier: BSL-1.0
#include "relations_of.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "../quantity/figure_reader.hpp"
#include "bases.hpp"
#include "term.hpp"

namespace govkpi::detail {
namespace {

/// What two claims share that speak of the same thing: a standard indicator or the same words, the same unit of government,
/// the same currency. Where no unit is named, only claims of one text do.
struct topic {
    std::string subject;
    std::string scope;
    std::string unit;
    friend auto operator<=>(const topic&, const topic&) = default;
};

bool has_word(std::string_view text, std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == ' ')) return true;
    }
    return false;
}

/// "thu ngân sách của thị trấn", after a commune was named: of no unit that has a name.
std::string_view other_tier(std::string_view subject, std::string_view scope) {
    constexpr std::string_view tiers[] = {"tỉnh", "thành phố", "huyện",   "quận", "thị xã", "thị trấn", "phường",
                                          "xã",   "ward",      "commune", "city", "town",   "province", "district"};
    for (const std::string_view tier : tiers)
        if (has_word(subject, tier) && !has_word(scope, tier)) return tier;
    return {};
}

/// "chi ngân sách cấp tỉnh", "cấp xã": each tier has its own, and what is balanced is another thing than the total.
std::string_view own_level(std::string_view subject) {
    for (const std::string_view level : {"cân đối", "cấp tỉnh", "cấp thành phố", "cấp huyện", "cấp xã", "cấp phường",
                                         "trung ương", "provincial level", "commune level", "central budget"})
        if (has_word(subject, level)) return level;
    return {};
}

topic topic_of(const claim& c) {
    if (c.qualified) return {};
    std::string scope = c.scope.empty() ? "file " + c.file : fold(c.scope);
    const std::string subject = fold(c.subject);
    if (const std::string_view tier = other_tier(subject, scope); !tier.empty()) {
        scope += " / ";
        scope += tier;
    }
    if (const std::string_view level = own_level(subject); !level.empty()) {
        scope += " / ";
        scope += level;
    }
    return {c.indicator.empty() ? subject : c.indicator, std::move(scope), c.unit};
}

constexpr std::ptrdiff_t most_bases = 16;     // claims on either side
constexpr std::size_t furthest_total = 64;    // claims back
constexpr std::size_t longest_list = 1'000;   // items
constexpr std::size_t most_comparisons = 16;  // of one claim, where two are taken together

printed amount_of(std::size_t claim) { return {claim, std::nullopt}; }
printed ratio_of(std::size_t claim, std::size_t comparison) { return {claim, comparison}; }

relation_term plus(std::size_t claim) { return {1, amount_of(claim), std::nullopt, false}; }
relation_term minus(std::size_t claim) { return {-1, amount_of(claim), std::nullopt, false}; }

bool compares_by_ratio(compared_by k) noexcept { return k != compared_by::points && k != compared_by::difference; }

/// A = B x ratio, or A = B + difference.
relation against(std::size_t of, std::size_t comparison, compared_by kind, std::size_t base) {
    relation made{finding_kind::against_base, {plus(of)}, false, true};
    if (compares_by_ratio(kind)) {
        made.terms.push_back({-1, amount_of(base), ratio_of(of, comparison), false});
    } else {
        made.terms.push_back(minus(base));
        made.terms.push_back({-1, std::nullopt, ratio_of(of, comparison), false});
    }
    return made;
}

bool is_indicator_of_total(std::string_view name) noexcept {
    return name == "territory_revenue" || name == "total_revenue" || name == "total_expenditure";
}

/// Indicators of which no two overlap.
int class_of(std::string_view name) noexcept {
    if (name == "domestic_revenue" || name == "import_export_revenue" || name == "crude_oil_revenue") return 1;
    if (name == "tax_revenue" || name == "fees" || name == "land_use_revenue" || name == "transfers") return 2;
    if (name == "regular_expenditure" || name == "investment_expenditure" || name == "contingency") return 3;
    return 0;
}

class relation_finder {
public:
    explicit relation_finder(std::span<const claim> claims) : claims_{claims} {
        for (std::size_t i = 0; i < claims.size(); ++i) {
            topics_.push_back(topic_of(claims[i]));
            scopes_.push_back(fold(claims[i].scope));
            if (claims[i].amount && !topics_[i].subject.empty())
                by_topic_[topics_[i]][claims[i].period.year()].push_back(i);
            if (claims[i].part != part_kind::none && claims[i].part_of < claims.size())
                parts_[claims[i].part_of].push_back(i);
        }
    }

    std::vector<requirement> find() {
        for (std::size_t i = 0; i < claims_.size(); ++i) {
            add_comparisons(i);
            add_list(i);
            add_without(i);
            add_restated(i);
        }
        add_same_figures();
        add_periods();
        for (std::size_t i = 0; i < claims_.size(); ++i) {
            add_two_comparisons(i);
            add_implied_list(i);
        }
        add_implied_bases();
        return std::move(found_);
    }

private:
    void add(relation made) { found_.push_back({{std::move(made)}}); }

    // ---- a comparison with its base ----

    void add_comparisons(std::size_t i) {
        const claim& of = claims_[i];
        if (!of.amount) return;
        for (std::size_t k = 0; k < of.comparisons.size(); ++k) {
            const claim_comparison& c = of.comparisons[k];
            if (!is_in_unit_of(c, of)) continue;
            if (c.base_claim) {
                if (*c.base_claim < claims_.size() && *c.base_claim != i && claims_[*c.base_claim].amount &&
                    claims_[*c.base_claim].unit == of.unit) {
                    add(against(i, k, c.kind, *c.base_claim));
                    found_.back().choices.back().certain = !c.perhaps_more;
                }
                continue;
            }
            requirement any;
            for (const std::size_t base : bases_of(i, c)) {
                if (is_base_of_another(i, k, base)) continue;
                any.choices.push_back(against(i, k, c.kind, base));
                if (c.perhaps_more || (is_plan(c.base) && !is_surely_plan(c, claims_[base])))
                    any.choices.back().certain = false;
                if (c.base == comparison_base::year_before && !of.period.is_year() && !is_level(of))
                    any.choices.back().certain = false;
            }
            if (!any.choices.empty()) found_.push_back(std::move(any));
        }
    }

    /// "117,5 % dự toán giao (50 tỷ), vượt 12,2 % kế hoạch": what one comparison names as its base is not that of another.
    bool is_base_of_another(std::size_t i, std::size_t k, std::size_t base) const {
        const auto& all = claims_[i].comparisons;
        const std::size_t count = std::min(all.size(), most_comparisons);
        for (std::size_t other = 0; other < count; ++other)
            if (other != k && all[other].base_claim == base && !same_base(claims_[i], all[other], claims_[i], all[k]))
                return true;
        return false;
    }

    std::vector<std::size_t> bases_of(std::size_t i, const claim_comparison& c) const {
        if (c.base == comparison_base::other) return totals_of(i, c);
        std::vector<std::size_t> bases;
        const auto same_topic = by_topic_.find(topics_[i]);
        if (same_topic == by_topic_.end()) return bases;
        const auto of_year = same_topic->second.find(year_of_base(claims_[i], c));
        if (of_year == same_topic->second.end()) return bases;
        // The nearest ones: a text without end must not be compared with all of itself.
        const std::vector<std::size_t>& all = of_year->second;
        const auto nearest = std::lower_bound(all.begin(), all.end(), i);
        const auto from = nearest - std::min<std::ptrdiff_t>(nearest - all.begin(), most_bases);
        const auto to = nearest + std::min<std::ptrdiff_t>(all.end() - nearest, most_bases);
        for (auto b = from; b != to; ++b)
            if (*b != i && is_base(claims_[i], c, claims_[*b])) bases.push_back(*b);
        return bases;
    }

    /// What is so at a time, and does not grow with the months: a rate of poverty, and no rate of disbursement. Of anything
    /// else "9 tháng, tăng 10 % so với năm trước" is as likely as not more than in the same months of it.
    static bool is_level(const claim& c) {
        if (c.unit != "percent") return false;
        const std::string subject = fold(c.subject);
        for (const std::string_view grows : {"giải ngân", "thực hiện", "hoàn thành", "thu", "chi", "disbursement",
                                             "completion", "revenue", "expenditure", "collection"})
            if (has_word(subject, grows)) return false;
        return true;
    }

    static int year_of_base(const claim& of, const claim_comparison& c) noexcept {
        if (c.base_year > 0) return c.base_year;
        return of.period.year() - (is_plan(c.base) ? 0 : 1);
    }

    static bool is_base(const claim& of, const claim_comparison& c, const claim& base) {
        if (is_plan(c.base)) {
            // A budget of some kind may be the one that a text calls just the budget; the reverse is not so.
            const bool kind = base.budget_kind == c.base || c.base == comparison_base::budget;
            const bool whole_year = base.period.is_year() && !is_of_part_of_year(c.base_words);
            return base.basis == claim_basis::budget && kind && of.basis != claim_basis::budget &&
                   of.period.is_known() && (whole_year || base.period == of.period) &&
                   base.period.year() == year_of_base(of, c);
        }
        if (!of.period.is_known() || !base.period.is_known() || base.basis == claim_basis::target) return false;
        if (base.basis == claim_basis::budget) return false;
        if (c.base == comparison_base::same_period) {
            return of.period.months && base.period.months && base.basis == claim_basis::outturn &&
                   base.period.months->is_like(*of.period.months) && base.period.year() == year_of_base(of, c);
        }
        return c.base == comparison_base::year_before && base.period.is_year() &&
               base.period.year() == year_of_base(of, c);
    }

    /// "Dự toán Trung ương giao" is not surely the budget that HĐND assigned, nor is "dự toán" the one that is called the
    /// original, where there may be another one since.
    static bool is_surely_plan(const claim_comparison& c, const claim& plan) {
        return names_nobody(c.base_words) &&
               (plan.budget_kind == c.base || plan.budget_kind != comparison_base::original);
    }

    /// Nothing more than "so với dự toán được giao năm 2025": a plan, and not whose.
    static bool names_nobody(const std::string& base_words) {
        constexpr std::string_view plans[] = {"dự toán", "kế hoạch", "chỉ tiêu", "dt",     "kh",
                                              "budget",  "plan",     "estimate", "target", "estimates"};
        constexpr std::string_view beside[] = {
            "so",       "với",     "của",        "cả",       "năm",   "thu",  "chi",      "vốn",      "compared",
            "with",     "to",      "against",    "versus",   "vs",    "over", "of",       "the",      "its",
            "for",      "year",    "year's",     "annual",   "on",    "được", "giao",     "pháp",     "lệnh",
            "đầu",      "ban",     "sau",        "điều",     "chỉnh", "đã",   "assigned", "original", "revised",
            "adjusted", "initial", "originally", "approved", "total"};
        const std::string words = fold(base_words);
        std::string left;
        for (std::size_t at = 0; at < words.size();) {
            const std::size_t end = std::min(words.find(' ', at), words.size());
            const std::string_view word = std::string_view{words}.substr(at, end - at);
            const bool number = std::all_of(word.begin(), word.end(), is_digit);
            if (!number && std::find(std::begin(beside), std::end(beside), word) == std::end(beside)) {
                if (!left.empty()) left += ' ';
                left += word;
            }
            at = end + 1;
        }
        return left.empty() || std::find(std::begin(plans), std::end(plans), left) != std::end(plans);
    }
    /// "so với kế hoạch 10 tháng"
    static bool is_of_part_of_year(const std::string& base_words) {
        const std::string words = fold(base_words);
        for (const char* part : {"tháng", "quý", "month", "quarter"})
            if (words.find(part) != std::string::npos) return true;
        return false;
    }

    /// What a share is a share of: the total that it names, before it in the same text and of the same time.
    std::vector<std::size_t> totals_of(std::size_t i, const claim_comparison& c) const {
        std::vector<std::size_t> bases;
        if (c.kind != compared_by::percent_of || c.base_words.empty() || c.base_year > 0) return bases;
        const claim& of = claims_[i];
        const std::string words = fold(c.base_words);
        for (std::size_t b = i; b-- > 0 && i - b <= furthest_total;) {
            const claim& base = claims_[b];
            if (base.file != of.file) break;
            if (!base.amount || base.unit != of.unit || scopes_[b] != scopes_[i] || base.period != of.period ||
                base.basis != of.basis)
                continue;
            if (names(words, of, base, of.part != part_kind::none && of.part_of == b)) bases.push_back(b);
        }
        return bases;
    }

    /// "tổng thu", "the total", "thu nội địa": whether these words can mean that claim.
    static bool names(std::string_view words, const claim& of, const claim& base, bool is_whole) {
        const std::string subject = fold(base.subject);
        if (!subject.empty() && (words.ends_with(subject) || subject.starts_with(words))) return true;
        // "Tổng thu của ba xã chiếm 12 % tổng thu": of a larger total, which is another one.
        if (!is_whole && is_called_total(of.subject)) return false;
        if (words.ends_with("tổng thu") || words.ends_with("total revenue"))
            return base.indicator == "territory_revenue" || base.indicator == "total_revenue";
        if (words.ends_with("tổng chi") || words.ends_with("total expenditure"))
            return base.indicator == "total_expenditure";
        return words.ends_with("total") && (is_whole || is_indicator_of_total(base.indicator));
    }
    static bool is_called_total(const std::string& subject) {
        const std::string words = fold(subject);
        return words.starts_with("tổng") || words.starts_with("total");
    }

    // ---- lists ----

    struct list {
        std::vector<std::size_t> parts;
        bool complete = false;
        bool disjoint = false;
    };

    /// The items of a list that can be added: of the whole's unit, time and basis.
    list list_of(std::size_t head) const {
        list made;
        const auto found = parts_.find(head);
        if (found == parts_.end()) return made;
        const claim& whole = claims_[head];
        bool all = found->second.size() <= longest_list;
        if (!all) return made;
        made.complete = true;
        std::map<std::string_view, int> named;
        std::set<std::string> of_basis;  // the items that are given on the whole's basis, perhaps besides another
        for (const std::size_t p : found->second) {
            if (claims_[p].basis != whole.basis) continue;
            ++named[claims_[p].indicator];
            of_basis.insert(topics_[p].subject);
        }
        int first_class = 0;
        made.disjoint = true;
        for (const std::size_t p : found->second) {
            const claim& part = claims_[p];
            if (part.basis != whole.basis && of_basis.count(topics_[p].subject) > 0)
                continue;  // dự toán 9.300; thực hiện 9.672
            if (!part.amount || part.unit != whole.unit || part.period != whole.period || part.basis != whole.basis ||
                scopes_[p] != scopes_[head]) {
                all = false;
                continue;
            }
            made.complete = made.complete && part.part == part_kind::complete;
            const int own = class_of(part.indicator);
            if (made.parts.empty()) first_class = own;
            made.disjoint = made.disjoint && own != 0 && own == first_class && named[part.indicator] == 1;
            made.parts.push_back(p);
        }
        made.complete = made.complete && all && made.parts.size() > 1;
        return made;
    }
    bool is_summable(std::size_t head) const {
        const claim& whole = claims_[head];
        return whole.amount && whole.unit != "percent" && whole.indicator != "income_per_capita";
    }

    void add_list(std::size_t head) {
        if (!is_summable(head)) return;
        const list items = list_of(head);
        if (items.parts.empty()) return;
        relation sum{finding_kind::parts_and_whole, {plus(head)}, !items.complete, items.complete || items.disjoint};
        for (const std::size_t p : items.parts) sum.terms.push_back(minus(p));
        if (items.parts.size() > 1) add(std::move(sum));
        if (items.complete) return;
        for (const std::size_t p : items.parts)
            add({finding_kind::parts_and_whole,
                 {plus(head), minus(p)},
                 true,
                 items.parts.size() == 1 || class_of(claims_[p].indicator) != 0});
    }

    /// "không kể tiền sử dụng đất (5.056), thu nội địa là 11.104": what is left of the figure of that name.
    void add_without(std::size_t i) {
        const claim& rest = claims_[i];
        if (rest.without.empty() || !rest.amount) return;
        for (std::size_t b = i; b-- > 0 && i - b <= furthest_total;) {
            const claim& whole = claims_[b];
            if (whole.file != rest.file) return;
            if (std::count(rest.without.begin(), rest.without.end(), b) > 0) continue;
            if (!whole.amount || whole.qualified || whole.unit != rest.unit || whole.period != rest.period ||
                scopes_[b] != scopes_[i] || whole.basis != rest.basis || fold(whole.subject) != fold(rest.subject))
                continue;
            relation made{finding_kind::parts_and_whole, {plus(b), minus(i)}, false, true};
            for (const std::size_t out : rest.without)
                if (out < claims_.size() && claims_[out].amount && claims_[out].unit == rest.unit)
                    made.terms.push_back(minus(out));
            if (made.terms.size() > 2) add(std::move(made));
            return;
        }
    }

    /// In the same currency; of another it is said at some rate of exchange.
    void add_restated(std::size_t i) {
        const claim& again = claims_[i];
        if (!again.restates || *again.restates >= claims_.size() || *again.restates == i) return;
        const claim& first = claims_[*again.restates];
        if (again.amount && first.amount && again.unit == first.unit)
            add({finding_kind::same_figure, {plus(*again.restates), minus(i)}, false, true});
    }

    static std::vector<std::size_t> in_order(const std::map<int, std::vector<std::size_t>>& years) {
        std::vector<std::size_t> all;
        for (const auto& [year, claims] : years) all.insert(all.end(), claims.begin(), claims.end());
        std::sort(all.begin(), all.end());
        return all;
    }

    // ---- one figure in two places ----

    using days = std::tuple<int, int, int, int>;  // year, first and last month; or the last month and day
    /// However it is spelt: the first half of a year, and its first six months.
    static days days_of(const claim_period& period) noexcept {
        if (period.until) return {period.until->year, 1, period.until->month, period.until->number};
        return {period.months->fiscal_year(), period.months->first_month(), period.months->last_month(), 0};
    }

    void add_same_figures() {
        for (const auto& [what, years] : by_topic_) {
            if (what.subject.empty()) continue;
            std::map<std::pair<days, claim_basis>, std::size_t> first;
            for (const std::size_t i : in_order(years)) {
                const claim& c = claims_[i];
                if (!c.own_subject || !c.period.is_known() ||
                    (c.basis != claim_basis::outturn && c.basis != claim_basis::estimate))
                    continue;
                const auto [place, fresh] = first.try_emplace({days_of(c.period), c.basis}, i);
                if (!fresh && !is_part_of_its_like(i) && is_same(claims_[place->second], c))
                    add({finding_kind::same_figure,
                         {plus(place->second), minus(i)},
                         false,
                         is_called_the_same(claims_[place->second], c)});
            }
        }
    }
    /// "tổng chi, trong đó chi ngân sách cấp tỉnh": a part of what is called the same.
    bool is_part_of_its_like(std::size_t i) const {
        const claim& c = claims_[i];
        return c.part != part_kind::none && c.part_of < claims_.size() &&
               (claims_[c.part_of].indicator == c.indicator || fold(claims_[c.part_of].subject) == fold(c.subject));
    }
    /// In one text "thu nội địa toàn tỉnh" and "thu nội địa toàn xã" are two; "tổng thu nội địa" is "thu nội địa".
    static bool is_called_the_same(const claim& a, const claim& b) {
        const auto plain = [](const claim& c) {
            std::string words = fold(c.subject);
            for (const std::string_view first : {"tổng số ", "tổng ", "số ", "total ", "the total ", "the "})
                if (words.starts_with(first)) words.erase(0, first.size());
            return words;
        };
        return a.file != b.file || plain(a) == plain(b);
    }
    /// An estimate may be made anew in another text; items of two lists may share a name. Within one text a rate may be one
    /// of other people, and what stands below a year that was named far above may be of another.
    static bool is_same(const claim& a, const claim& b) {
        if (a.file == b.file && (!a.own_period || !b.own_period)) return false;
        if (a.file == b.file && a.unit == "percent" && fold(a.subject) != fold(b.subject)) return false;
        if (a.basis == claim_basis::estimate && a.file != b.file) return false;
        return a.part == part_kind::none || b.part == part_kind::none || a.part_of == b.part_of || a.file != b.file;
    }

    // ---- cumulative and discrete ----

    /// What adds up over time: money that came in or went out, and no balance or average.
    static bool is_flow(std::string_view subject) {
        if (subject == "income_per_capita" || subject == "poverty_rate") return false;
        const auto named = [&](std::string_view name) { return name == subject; };
        if (std::any_of(indicator_names.begin(), indicator_names.end(), named)) return true;
        for (const std::string_view stock :
             {"dư", "bình quân", "trung bình", "average", "mean", "per", "balance", "outstanding", "debt", "stock"})
            if (has_word(subject, stock)) return false;
        for (const std::string_view flow :
             {"thu", "tổng thu", "số thu", "chi", "tổng chi", "số chi", "thuế", "phí", "lệ phí", "giải ngân"})
            if (subject.starts_with(flow) && (subject.size() == flow.size() || subject[flow.size()] == ' '))
                return true;
        for (const std::string_view flow : {"revenue", "revenues", "expenditure", "spending", "disbursement",
                                            "disbursements", "collection", "collections", "receipts"})
            if (has_word(subject, flow)) return true;
        return false;
    }

    void add_periods() {
        for (const auto& [what, years] : by_topic_) {
            if (what.unit == "percent" || !is_flow(what.subject)) continue;
            std::map<std::tuple<int, int, int>, std::size_t> spans;  // year, first and last month
            for (const std::size_t i : in_order(years)) {
                const claim& c = claims_[i];
                if (c.basis != claim_basis::outturn || !c.period.months) continue;
                spans.try_emplace({c.period.year(), c.period.months->first_month(), c.period.months->last_month()}, i);
            }
            for (const auto& [whole, w] : spans) {
                const auto [year, first, last] = whole;
                for (int cut = first; cut < last; ++cut) {
                    const auto before = spans.find({year, first, cut});
                    const auto behind = spans.find({year, cut + 1, last});
                    if (before != spans.end() && behind != spans.end()) {
                        add({finding_kind::periods,
                             {plus(w), minus(before->second), minus(behind->second)},
                             false,
                             true});
                    } else if (before != spans.end()) {
                        add({finding_kind::periods, {plus(w), minus(before->second)}, true, false});
                    } else if (behind != spans.end()) {
                        add({finding_kind::periods, {plus(w), minus(behind->second)}, true, false});
                    }
                }
            }
        }
    }

    // ---- what several comparisons imply ----

    /// Two comparisons with bases of the same kind and year.
    static bool same_base(const claim& of_a, const claim_comparison& a, const claim& of_b, const claim_comparison& b) {
        if (a.base != b.base || a.base == comparison_base::other) return false;
        if (year_of_base(of_a, a) != year_of_base(of_b, b)) return false;
        return !is_plan(a.base) || fold(a.base_words) == fold(b.base_words);
    }

    /// "bằng 91,4 % so với năm trước, giảm 11,6 %". Two of one kind are rarely of one base, whatever little is said of it.
    void add_two_comparisons(std::size_t i) {
        const claim& of = claims_[i];
        const std::size_t count = std::min(of.comparisons.size(), most_comparisons);
        for (std::size_t a = 0; a < count; ++a) {
            for (std::size_t b = a + 1; b < count; ++b) {
                const claim_comparison& first = of.comparisons[a];
                const claim_comparison& second = of.comparisons[b];
                if (!compares_by_ratio(first.kind) || !compares_by_ratio(second.kind) || first.kind == second.kind)
                    continue;
                if (!same_base(of, first, of, second)) continue;
                add({finding_kind::two_comparisons,
                     {{1, std::nullopt, ratio_of(i, a), false}, {-1, std::nullopt, ratio_of(i, b), false}},
                     false,
                     !first.perhaps_more && !second.perhaps_more});
            }
        }
    }

    static std::optional<std::size_t> comparison_with(const claim& c, const claim& whole,
                                                      const claim_comparison& like) {
        for (std::size_t k = 0; k < std::min(c.comparisons.size(), most_comparisons); ++k)
            if (compares_by_ratio(c.comparisons[k].kind) && same_base(c, c.comparisons[k], whole, like)) return k;
        return std::nullopt;
    }

    /// The bases of the parts add up like the parts.
    void add_implied_list(std::size_t head) {
        if (!is_summable(head)) return;
        const list items = list_of(head);
        if (items.parts.empty()) return;
        const claim& whole = claims_[head];
        for (std::size_t k = 0; k < std::min(whole.comparisons.size(), most_comparisons); ++k) {
            const claim_comparison& own = whole.comparisons[k];
            if (!compares_by_ratio(own.kind) || own.base == comparison_base::other) continue;
            relation sum{finding_kind::implied_bases, {{1, amount_of(head), ratio_of(head, k), true}}, false, true};
            for (const std::size_t p : items.parts)
                if (const auto like = comparison_with(claims_[p], whole, own))
                    sum.terms.push_back({-1, amount_of(p), ratio_of(p, *like), true});
            const bool all = sum.terms.size() == items.parts.size() + 1;
            sum.at_least = !(items.complete && all);
            sum.certain = items.complete || items.disjoint || sum.terms.size() == 2;
            if (sum.terms.size() > 2) add(std::move(sum));
        }
    }

    /// One budget of one year behind two amounts, in one text or two.
    void add_implied_bases() {
        std::map<std::tuple<topic, int, comparison_base, std::string>, printed> first;
        for (std::size_t i = 0; i < claims_.size(); ++i) {
            const claim& of = claims_[i];
            if (!of.amount || !of.period.is_known() || topics_[i].subject.empty() || of.basis == claim_basis::budget)
                continue;
            for (std::size_t k = 0; k < of.comparisons.size(); ++k) {
                const claim_comparison& c = of.comparisons[k];
                const bool named = c.base == comparison_base::original || c.base == comparison_base::revised ||
                                   c.base == comparison_base::assigned;
                if (!named || !compares_by_ratio(c.kind) || c.base_claim) continue;
                const auto [place, fresh] =
                    first.try_emplace({topics_[i], of.period.year(), c.base, fold(c.base_words)}, ratio_of(i, k));
                const printed& other = place->second;
                if (fresh || other.claim == i) continue;
                // What was assigned or revised may be so again; the original budget stays.
                const claim& before = claims_[other.claim];
                if (c.base == comparison_base::revised && before.period != of.period) continue;
                if (c.base == comparison_base::assigned && before.period != of.period && before.file != of.file)
                    continue;
                add({finding_kind::implied_bases,
                     {{1, amount_of(other.claim), other, true}, {-1, amount_of(i), ratio_of(i, k), true}},
                     false,
                     true});
            }
        }
    }

    std::span<const claim> claims_;
    std::vector<topic> topics_;
    std::vector<std::string> scopes_;  // folded: "Phường" at the start of a sentence is "phường"
    std::map<topic, std::map<int, std::vector<std::size_t>>> by_topic_;  // by year
    std::map<std::size_t, std::vector<std::size_t>> parts_;
    std::vector<requirement> found_;
};

}  // namespace

std::vector<requirement> requirements_of(std::span<const claim> claims) { return relation_finder{claims}.find(); }

}  // namespace govkpi::detail
