// SPDX-License-Identifier: BSL-1.0
// The words of a language and the phrases made of them, each with the terminal that it is.
//
// A phrase is written as a pattern: words with one space between, [optional ones] and (one|or another). All the phrases
// stand in one tree of words, so that the longest phrase from a given word on is found in as many steps as it has words.
#pragma once

#include <array>
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

    // For looking through a text quickly: whether what stands behind a number may be its unit, or before it a currency.
    bool begins_unit(word_id word) const noexcept { return (roles_[word] & begins) != 0; }
    bool ends_currency(word_id word) const noexcept { return (roles_[word] & ends) != 0; }
    /// By the last byte of a word, in lower case or upper.
    bool may_end_currency(char last_byte) const noexcept { return last_bytes_[static_cast<unsigned char>(last_byte)]; }

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
    void note_unit(const std::vector<std::string_view>& words, bool currency);
    std::uint32_t child(std::uint32_t parent, word_id word) const noexcept;
    void seal();

    std::vector<node> nodes_{1};
    std::unordered_map<std::uint64_t, std::uint32_t> children_;
    std::unordered_map<std::string, word_id> words_;
    // What seal() makes of the two maps: open addressing, for reading.
    std::vector<slot> slots_;
    std::vector<word_slot> word_slots_;
    std::string letters_;
    enum role : std::uint8_t { begins = 1, ends = 2 };
    std::vector<std::uint8_t> roles_{0};  // of each word
    std::array<bool, 256> last_bytes_{};
};

}  // namespace govkpi::detail
