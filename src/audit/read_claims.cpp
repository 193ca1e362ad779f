// SPDX-License-Identifier: BSL-1.0
#include <govkpi/audit/read_claims.hpp>

#include <algorithm>
#include <numeric>
#include <utility>

#include "discourse.hpp"
#include "tokens.hpp"

namespace govkpi {
namespace {

/// By where they stand: a percentage that was waiting for its amount has moved to it, perhaps past a base in parentheses.
std::vector<claim> in_order_of_text(std::vector<claim> claims) {
    const auto before = [](const claim& a, const claim& b) { return a.span.from < b.span.from; };
    if (std::is_sorted(claims.begin(), claims.end(), before)) return claims;
    std::vector<std::size_t> order(claims.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return before(claims[a], claims[b]); });
    std::vector<std::size_t> moved(claims.size());
    for (std::size_t i = 0; i < order.size(); ++i) moved[order[i]] = i;
    std::vector<claim> sorted;
    sorted.reserve(claims.size());
    for (const std::size_t i : order) {
        claim& c = sorted.emplace_back(std::move(claims[i]));
        c.part_of = moved[c.part_of];
        for (std::size_t& other : c.without) other = moved[other];
        if (c.restates) c.restates = moved[*c.restates];
        for (claim_comparison& each : c.comparisons)
            if (each.base_claim) each.base_claim = moved[*each.base_claim];
    }
    return sorted;
}

}  // namespace

std::vector<claim> read_claims(std::string_view text, language lang, std::string_view file) {
    const detail::grammar& of = detail::grammar_of(lang);
    detail::sentence_reader sentences{text, of};
    detail::discourse said{text, of, file};
    detail::sentence next;
    // What stands behind the last figure is never read: no claim can come of it.
    for (std::size_t figure = detail::next_figure(text, 0, of); figure < text.size();) {
        while (sentences.position() <= figure && sentences.next(next)) said.read(next);
        figure = detail::next_figure(text, std::max(figure + 1, sentences.position()), of);
    }
    return in_order_of_text(std::move(said).claims());
}

language likely_language(std::string_view text) {
    constexpr std::size_t enough = 20'000;  // bytes
    const auto known_words = [&](const detail::grammar& of) {
        std::size_t known = 0;
        detail::sentence_reader sentences{text.substr(0, enough), of};
        for (detail::sentence next; sentences.next(next);)
            for (const detail::token& t : next.tokens) known += t.means == detail::term::word && t.word != 0 ? 1 : 0;
        return known;
    };
    return known_words(detail::english_grammar()) > known_words(detail::vietnamese_grammar()) ? language::en
                                                                                              : language::vi;
}

}  // namespace govkpi
