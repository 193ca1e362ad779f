// SPDX-License-Identifier: BSL-1.0
// Words, numbers and signs of a text, a sentence at a time. Only a sentence stands in memory, however long the text is.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "grammar.hpp"

namespace govkpi::detail {

struct token {
    std::size_t from = 0;  // bytes of the text
    std::size_t to = 0;
    term means = term::word;  // a word, a number, or which sign
    word_id word = 0;
    bool capital = false;  // begins with a capital letter
    bool spaced = false;   // there is space before it
};

struct sentence {
    std::vector<token> tokens;
    char bullet = '\0';              // the sign that a line of a list begins with; '1' for a number, 'a' for a letter
    bool shouted = false;            // in capitals throughout, so that they mark no names
    bool opens_list = false;         // ends with a colon
    bool new_line = false;           // begins a line that is no item of a list
    bool behind_blank_line = false;  // begins a paragraph that is no item of a list
    bool trails_off = false;         // ends with ...
};

class sentence_reader {
public:
    sentence_reader(std::string_view text, const grammar& of) : text_{text}, of_{of} {}

    /// False at the end of the text.
    bool next(sentence& into);
    /// How far the text has been read.
    std::size_t position() const noexcept { return at_; }

private:
    struct space {
        bool any = false;
        int lines = 0;
    };
    space skip_space() noexcept;
    token take(bool spaced);
    token take_word(std::size_t from);
    bool goes_on_behind(const sentence& so_far, int lines) const;
    bool ends_at_stop(const sentence& so_far) const;
    char bullet_at(std::size_t at, std::size_t* behind) const noexcept;

    std::string_view text_;
    const grammar& of_;
    std::size_t at_ = 0;
    std::string folded_;
    std::size_t small_letters_ = 0;
};

/// As much of some words as a claim keeps, in whole characters: a text may hold words of any length, and what carries on
/// is copied into each claim.
std::string shortened(std::string_view words);

/// Where the next word or phrase stands that may be a figure with its unit: a number before a word that a unit
/// begins with, or behind one that a currency ends with. The size of the text where there is none. Text up to there need not be read for claims.
std::size_t next_figure(std::string_view text, std::size_t from, const grammar& of);

}  // namespace govkpi::detail
