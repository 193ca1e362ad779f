// SPDX-License-Identifier: BSL-1.0
// The words of a language and the phrases made of them, each with the terminal that it is.
//
// A phrase is written as a pattern: words with one space between, [optional ones] and (one|or another). All the phrases
// stand in one tree of words, so that the longest phrase from a given word on is found in as many steps as it has words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "term.hpp"

namespace govkpi::detail {

/// A word of the lexicon; 0 is every word that it does not have.
using word_id = std::uint16_t;

struct phrases {
    term means;
    int payload;
    std::string_view patterns;  // parted by ";"
};

class lexicon {
public:
    explicit lexicon(std::span<const phrases> table);

    /// Of a word in lower case, precomposed.
    word_id id_of(std::string_view word) const noexcept;

    struct match {
        term means = term::word;
        int payload = 0;
        std::size_t words = 0;  // 0: no phrase begins here
    };
    /// The longest phrase that begins with these words.
    match longest(std::span<const word_id> words) const noexcept;

private:
    struct node {
        term means = term::word;
        int payload = 0;
        bool ends = false;
    };
    struct slot {
        std::uint64_t key = 0;  // node and word, plus 1; 0: free
        std::uint32_t child = 0;
    };
    struct word_slot {
        std::uint32_t from = 0;
        std::uint16_t size = 0;
        word_id id = 0;
    };

    void add(const std::vector<std::string_view>& words, term means, int payload);
    word_id learn(std::string_view word);
    std::uint32_t child(std::uint32_t parent, word_id word) const noexcept;
    void seal();

    std::vector<node> nodes_{1};
    std::unordered_map<std::uint64_t, std::uint32_t> children_;
    std::unordered_map<std::string, word_id> words_;
    // What seal() makes of the two maps: open addressing, for reading.
    std::vector<slot> slots_;
    std::vector<word_slot> word_slots_;
    std::string letters_;
};

}  // namespace govkpi::detail
