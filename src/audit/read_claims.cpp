// SPDX-License-Identifier: BSL-1.0
#include <govkpi/audit/read_claims.hpp>

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

}  // namespace govkpi
