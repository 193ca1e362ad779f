// SPDX-License-Identifier: BSL-1.0
#include "lexicon.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include <utf8proc.h>

namespace govkpi::detail {
namespace {

using word_list = std::vector<std::string_view>;

/// The lists of words that a pattern stands for.
class pattern {
public:
    explicit pattern(std::string_view text) : text_{text} {}
    std::vector<word_list> lists() { return alternatives(); }

private:
    std::vector<word_list> alternatives() {
        std::vector<word_list> all = sequence();
        while (at_ < text_.size() && text_[at_] == '|') {
            ++at_;
            for (word_list& more : sequence()) all.push_back(std::move(more));
        }
        return all;
    }

    std::vector<word_list> sequence() {
        std::vector<word_list> so_far{{}};
        while (at_ < text_.size() && text_[at_] != '|' && text_[at_] != ')' && text_[at_] != ']') {
            if (text_[at_] == ' ') {
                ++at_;
                continue;
            }
            std::vector<word_list> next = part();
            std::vector<word_list> joined;
            for (const word_list& before : so_far) {
                for (const word_list& behind : next) {
                    word_list both = before;
                    both.insert(both.end(), behind.begin(), behind.end());
                    joined.push_back(std::move(both));
                }
            }
            so_far = std::move(joined);
        }
        return so_far;
    }

    std::vector<word_list> part() {
        const char first = text_[at_];
        if (first != '(' && first != '[') {
            const std::size_t end = std::min(text_.find_first_of(" |()[]", at_), text_.size());
            const std::string_view word = text_.substr(at_, end - at_);
            at_ = end;
            return {{word}};
        }
        ++at_;
        std::vector<word_list> inside = alternatives();
        ++at_;  // the closing one
        if (first == '[') inside.emplace_back();
        return inside;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

std::uint64_t edge(std::uint32_t parent, word_id word) noexcept { return (std::uint64_t{parent} << 16U | word) + 1; }

std::size_t spread(std::uint64_t key) noexcept { return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15U) >> 32U); }

std::size_t hash_of(std::string_view word) noexcept {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return spread(hash);
}

}  // namespace

lexicon::lexicon(std::span<const phrases> table) {
    for (const phrases& entry : table) {
        std::string_view rest = entry.patterns;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find(';'), rest.size());
            for (const word_list& words : pattern{rest.substr(0, end)}.lists())
                if (!words.empty()) add(words, entry.means, entry.payload);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    seal();
}

void lexicon::add(const word_list& words, term means, int payload) {
    std::uint32_t at = 0;
    for (const std::string_view word : words) {
        const auto [place, fresh] =
            children_.try_emplace(edge(at, learn(word)), static_cast<std::uint32_t>(nodes_.size()));
        if (fresh) nodes_.emplace_back();
        at = place->second;
    }
    const bool currency = means == term::currency_word;
    if (currency || means == term::scale || means == term::percent || means == term::times || means == term::points)
        note_unit(words, currency);
    if (!nodes_[at].ends) nodes_[at] = {means, payload, true};  // what stands first in the table counts
}

void lexicon::note_unit(const word_list& words, bool currency) {
    const word_id first = learn(words.front());
    const word_id last = learn(words.back());
    roles_.resize(std::max<std::size_t>(roles_.size(), words_.size() + 1));
    roles_[first] |= begins;
    if (!currency) return;
    roles_[last] |= ends;
    const std::string_view word = words.back();
    std::size_t at = word.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(word[at]) & 0xC0U) == 0x80U) --at;
    last_bytes_[static_cast<unsigned char>(word.back())] = true;
    utf8proc_int32_t code = 0;
    utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(word.data() + at),
                     static_cast<utf8proc_ssize_t>(word.size() - at), &code);
    utf8proc_uint8_t upper[4];
    const auto size = utf8proc_encode_char(utf8proc_toupper(code), upper);
    last_bytes_[upper[size - 1]] = true;
}

word_id lexicon::learn(std::string_view word) {
    return words_.try_emplace(std::string{word}, static_cast<word_id>(words_.size() + 1)).first->second;
}

void lexicon::seal() {
    slots_.resize(std::bit_ceil(children_.size() * 4));
    for (const auto& [key, to] : children_) {
        std::size_t at = spread(key) & (slots_.size() - 1);
        while (slots_[at].key != 0) at = (at + 1) & (slots_.size() - 1);
        slots_[at] = {key, to};
    }
    word_slots_.resize(std::bit_ceil(words_.size() * 4));
    for (const auto& [word, id] : words_) {
        std::size_t at = hash_of(word) & (word_slots_.size() - 1);
        while (word_slots_[at].id != 0) at = (at + 1) & (word_slots_.size() - 1);
        word_slots_[at] = {static_cast<std::uint32_t>(letters_.size()), static_cast<std::uint16_t>(word.size()), id};
        letters_ += word;
    }
    roles_.resize(words_.size() + 1);
    children_.clear();
    words_.clear();
}

word_id lexicon::id_of(std::string_view word) const noexcept {
    std::size_t at = hash_of(word) & (word_slots_.size() - 1);
    for (; word_slots_[at].id != 0; at = (at + 1) & (word_slots_.size() - 1))
        if (std::string_view{letters_}.substr(word_slots_[at].from, word_slots_[at].size) == word)
            return word_slots_[at].id;
    return 0;
}

std::uint32_t lexicon::child(std::uint32_t parent, word_id word) const noexcept {
    const std::uint64_t key = edge(parent, word);
    std::size_t at = spread(key) & (slots_.size() - 1);
    for (; slots_[at].key != 0; at = (at + 1) & (slots_.size() - 1))
        if (slots_[at].key == key) return slots_[at].child;
    return 0;
}

lexicon::match lexicon::longest(std::span<const word_id> words) const noexcept {
    match best;
    std::uint32_t at = 0;
    for (std::size_t i = 0; i < words.size() && words[i] != 0; ++i) {
        at = child(at, words[i]);
        if (at == 0) break;
        if (nodes_[at].ends) best = {nodes_[at].means, nodes_[at].payload, i + 1};
    }
    return best;
}

}  // namespace govkpi::detail
