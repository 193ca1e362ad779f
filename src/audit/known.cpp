// SPDX-License-Identifier: BSL-1.0
#include <govkpi/audit/known.hpp>

#include <algorithm>
#include <set>

#include <govkpi/quantity/error.hpp>

#include "figure_text.hpp"
#include "relations_of.hpp"

namespace govkpi {
namespace {

constexpr int most_rounds = 4;        // of narrowing: each lets what was learnt reach one relation further
constexpr std::size_t longest = 100;  // figures of a relation that narrows; a longer sum says little about any of them
constexpr std::size_t most_sources = 250;  // claims that are named as where a figure comes from

/// Everything narrowed by everything that holds, and from which claims.
class narrowing {
public:
    explicit narrowing(std::span<const claim> claims) : read_{claims}, from_(claims.size()) {
        for (std::size_t i = 0; i < claims.size(); ++i) from_[i] = {i};
        for (const detail::requirement& any : detail::requirements_of(claims)) {
            if (any.choices.size() != 1 || !any.choices.front().certain) continue;
            const detail::relation& r = any.choices.front();
            const std::vector<detail::printed> figures = r.figures();
            if (figures.size() > longest || !holds(r)) continue;
            if (r.kind == finding_kind::against_base) printed_bases_.insert(figures.begin(), figures.end());
            relations_.push_back(r);
        }
        for (int round = 0; round < most_rounds; ++round) {
            bool narrowed = false;
            for (const detail::relation& r : relations_) narrowed = apply(r) || narrowed;
            if (!narrowed) break;
        }
    }

    /// The base of that comparison stands in the text itself.
    bool has_printed_base(const detail::printed& comparison) const { return printed_bases_.count(comparison) > 0; }
    const detail::readings& read() const noexcept { return read_; }
    std::vector<std::size_t> claims_of(std::size_t claim) const {
        std::vector<std::size_t> all{claim};
        for (const std::size_t i : from_[claim])
            if (i != claim) all.push_back(i);
        return all;
    }

private:
    bool holds(const detail::relation& r) const {
        try {
            return detail::holds(read_, r);
        } catch (const overflow&) {
            return false;
        }
    }

    bool apply(const detail::relation& r) {
        bool narrowed = false;
        const std::vector<detail::printed> figures = r.figures();
        for (const detail::printed& f : figures) {
            try {
                const exact_interval before = read_.of(f);
                if (!read_.narrow(f, detail::needed(read_, r, f)) || read_.of(f) == before) continue;
            } catch (const overflow&) {
                continue;
            }
            narrowed = true;
            std::set<std::size_t>& from = from_[f.claim];
            for (const detail::printed& other : figures)
                if (other.claim != f.claim && from.size() < most_sources)
                    from.insert(from_[other.claim].begin(), from_[other.claim].end());
        }
        return narrowed;
    }

    detail::readings read_;
    std::vector<std::set<std::size_t>> from_;
    std::vector<detail::relation> relations_;
    std::set<detail::printed> printed_bases_;
};

known_quantity about(const claim& c) {
    known_quantity made;
    made.subject = c.subject;
    made.scope = c.scope;
    made.period = c.period;
    made.unit = c.unit;
    made.basis = c.basis;
    made.last_digit = c.amount->last_digit;
    return made;
}

}  // namespace

std::vector<known_quantity> explain(std::span<const claim> claims) {
    const narrowing known{claims};
    std::vector<known_quantity> all;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        if (!claims[i].amount) continue;
        known_quantity made = about(claims[i]);
        made.values = known.read().of({i, std::nullopt});
        made.claims = known.claims_of(i);
        all.push_back(std::move(made));
    }
    for (std::size_t i = 0; i < claims.size(); ++i) {
        if (!claims[i].amount) continue;
        for (std::size_t k = 0; k < claims[i].comparisons.size(); ++k) {
            const claim_comparison& c = claims[i].comparisons[k];
            if (c.base_claim || known.has_printed_base({i, k}) || !detail::is_in_unit_of(c, claims[i])) continue;
            known_quantity made = about(claims[i]);
            made.base = c.base;
            made.base_words = c.base_words;
            made.claims = known.claims_of(i);
            try {
                made.values = detail::implied_base(known.read(), {i, std::nullopt}, {i, k});
            } catch (const overflow&) {
                made.values = exact_interval::everything();
            }
            all.push_back(std::move(made));
        }
    }
    return all;
}

std::string values_text(const known_quantity& known, language lang) {
    const rational finer = known.last_digit / rational{10};  // shows the halves that were rounded away
    return detail::range_text(known.values, finer, lang,
                              [&](const rational& end) { return detail::amount_text(end, finer, known.unit, lang); });
}

}  // namespace govkpi
