// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <map>
#include <set>

#include <govkpi/audit/finding.hpp>
#include <govkpi/quantity/error.hpp>

#include "bases.hpp"
#include "messages.hpp"
#include "reconciled.hpp"
#include "relations_of.hpp"

namespace govkpi {
namespace {

constexpr std::int64_t unusual_times = 2;  // a plan; completions a little above 100 % are ordinary

std::vector<std::size_t> claims_of(const detail::relation& r) {
    std::set<std::size_t> all;
    for (const detail::printed& f : r.figures()) all.insert(f.claim);
    return {all.begin(), all.end()};
}

/// Whether one of them holds. Throws overflow.
bool holds(const detail::readings& read, const detail::requirement& any) {
    return std::any_of(any.choices.begin(), any.choices.end(),
                       [&](const detail::relation& r) { return detail::holds(read, r); });
}

/// Of several relations none of which holds, the one that needs the least change.
const detail::relation& nearest(const detail::readings& read, const detail::requirement& any) {
    const detail::relation* best = &any.choices.front();
    std::optional<rational> least;
    for (const detail::relation& r : any.choices) {
        std::optional<detail::change> change;
        try {
            change = detail::least_change(read, r);
        } catch (const overflow&) {
            continue;
        }
        if (!change) continue;
        const rational size = detail::proportion(change->from, change->to);
        if (least && *least <= size) continue;
        least = size;
        best = &r;
    }
    return *best;
}

/// The claims of the findings that are made: what follows from one of them is not told again.
class told_findings {
public:
    /// False where one of these very claims is told already.
    bool add(const std::vector<std::size_t>& claims) { return by_first_[claims.front()].insert(claims).second; }
    /// Whether one is told whose claims are all among these.
    bool includes_one_of(const std::vector<std::size_t>& claims) const {
        return std::any_of(claims.begin(), claims.end(), [&](std::size_t first) {
            const auto found = by_first_.find(first);
            return found != by_first_.end() &&
                   std::any_of(found->second.begin(), found->second.end(), [&](const std::vector<std::size_t>& before) {
                       return std::includes(claims.begin(), claims.end(), before.begin(), before.end());
                   });
        });
    }

private:
    std::map<std::size_t, std::set<std::vector<std::size_t>>> by_first_;
};

bool is_far_beyond(const claim_comparison& c) {
    switch (c.kind) {
        case compared_by::percent_of:
            return c.value.value > rational{100 * unusual_times};
        case compared_by::growth:
        case compared_by::excess:
            return c.value.value > rational{100 * (unusual_times - 1)};
        case compared_by::times:
            return c.value.value > rational{unusual_times};
        default:
            return false;
    }
}

/// A completion far above its plan.
void add_unusual(std::span<const claim> claims, language lang, std::vector<finding>& found) {
    for (std::size_t i = 0; i < claims.size(); ++i) {
        for (const claim_comparison& c : claims[i].comparisons) {
            if (!detail::is_plan(c.base) || !is_far_beyond(c)) continue;
            found.push_back(
                {severity::remark, finding_kind::unusual, detail::unusual_message(claims[i], c, lang), {i}});
        }
    }
}

}  // namespace

std::vector<finding> audit(std::span<const claim> claims, language lang) {
    const detail::readings read{claims};
    const detail::readings cut{claims, detail::lost_digits::cut};
    std::vector<finding> found;
    told_findings told;
    for (const detail::requirement& any : detail::requirements_of(claims)) {
        const std::vector<std::size_t> which = claims_of(any.choices.front());
        try {
            if (holds(read, any)) continue;
        } catch (const overflow&) {
            found.push_back({severity::remark, finding_kind::not_checked,
                             detail::not_checked_message(claims[which.front()], lang), which});
            continue;
        }
        const detail::relation& broken = nearest(read, any);
        std::vector<std::size_t> about = claims_of(broken);
        const bool follows = broken.kind == finding_kind::implied_bases && told.includes_one_of(about);
        if (follows || !told.add(about)) continue;
        found.push_back({broken.certain ? severity::error : severity::remark, broken.kind,
                         detail::message_of(read, cut, broken, lang), std::move(about)});
    }
    add_unusual(claims, lang, found);
    std::stable_sort(found.begin(), found.end(),
                     [](const finding& a, const finding& b) { return a.claims.front() < b.claims.front(); });
    return found;
}

const char* name_of(severity s) noexcept { return s == severity::error ? "error" : "remark"; }

const char* name_of(finding_kind k) noexcept {
    constexpr const char* names[] = {"against_base",  "two_comparisons", "same_figure", "parts_and_whole",
                                     "implied_bases", "periods",         "unusual",     "not_checked"};
    return names[static_cast<std::size_t>(k)];
}

}  // namespace govkpi
