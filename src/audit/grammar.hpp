// SPDX-License-Identifier: BSL-1.0
// What the claim reader knows of a language.
#pragma once

#include <span>
#include <string_view>

#include <govkpi/quantity/language.hpp>

#include "lexicon.hpp"

namespace govkpi::detail {

struct grammar {
    lexicon words;
    char decimal_mark;
    char group_mark;
    bool modifiers_first;  // "Hac Kieu Ward", "registration fees", not "phường Hạc Kiều"
    std::span<const std::string_view> abbreviations;   // whose full stop ends no sentence, in lower case
    std::span<const std::string_view> money_subjects;  // what begins (in English: is in) the name of an amount of money
};

const grammar& vietnamese_grammar();
const grammar& english_grammar();

inline const grammar& grammar_of(language lang) {
    return lang == language::vi ? vietnamese_grammar() : english_grammar();
}

}  // namespace govkpi::detail
