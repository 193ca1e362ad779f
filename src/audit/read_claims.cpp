// SPDX-License-Identifier: BSL-1.0
#include <govkpi/audit/read_claims.hpp>

#include <algorithm>
#include <utility>

#include "discourse.hpp"
#include "tokens.hpp"

namespace govkpi {

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
    return std::move(said).claims();
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
    return known_words(detail::english_grammar()) > known_words(detail::vietnamese_grammar()) ? language::en : language::vi;
}

}  // namespace govkpi
