// SPDX-License-Identifier: BSL-1.0
#include "tokens.hpp"

#include <algorithm>
#include <iterator>

#include <utf8proc.h>

#include "../quantity/figure_reader.hpp"

namespace govkpi::detail {
namespace {

constexpr std::size_t longest_sentence = 2'000;  // tokens
constexpr std::size_t longest_words = 256;       // bytes that a claim keeps of them

struct character {
    std::int32_t code = 0;
    std::size_t size = 1;
};

character character_at(std::string_view text, std::size_t at) noexcept {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) return {first, 1};
    utf8proc_int32_t code = 0;
    const auto size =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                         static_cast<utf8proc_ssize_t>(std::min<std::size_t>(text.size() - at, 4)), &code);
    if (size <= 0) return {-1, 1};  // a byte of no character
    return {code, static_cast<std::size_t>(size)};
}

bool is_combining(std::int32_t code) noexcept { return code >= 0x300 && code < 0x370; }

bool is_letter(std::int32_t code) noexcept {
    if (code < 0x80) return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
    if (code < 0xC0) return code == 0xB2 || code == 0xB3;  // m², m³
    if (code < 0x250) return code != 0xD7 && code != 0xF7;
    if (is_combining(code) || (code >= 0x1E00 && code < 0x1F00)) return true;
    switch (utf8proc_category(code)) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
        case UTF8PROC_CATEGORY_MN:
        case UTF8PROC_CATEGORY_MC:
            return true;
        default:
            return false;
    }
}

bool is_space(std::int32_t code) noexcept {
    return code == ' ' || code == '\t' || code == '\r' || code == '\n' || code == '\f' || code == '\v' ||
           code == 0xA0 || code == 0x202F || (code >= 0x2000 && code <= 0x200B) || code == 0xFEFF || code == 0x3000;
}

bool is_dash(std::int32_t code) noexcept { return code == '-' || (code >= 0x2010 && code <= 0x2015) || code == 0x2212; }

std::int32_t lowered(std::int32_t code) noexcept {
    if (code < 0x80) return code >= 'A' && code <= 'Z' ? code + ('a' - 'A') : code;
    return utf8proc_tolower(code);
}

void put(std::string& out, std::int32_t code) {
    if (code < 0x80) {
        out += static_cast<char>(code);
        return;
    }
    utf8proc_uint8_t bytes[4];
    const auto size = utf8proc_encode_char(code, bytes);
    out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

term sign_of(std::int32_t code) noexcept {
    switch (code) {
        case ',':
            return term::comma;
        case ';':
            return term::semicolon;
        case ':':
            return term::colon;
        case '.':
            return term::stop;
        case '!':
        case '?':
            return term::stop;
        case '(':
        case '[':
            return term::open;
        case ')':
        case ']':
            return term::close;
        case '/':
            return term::slash;
        default:
            return is_dash(code) ? term::dash : term::other_sign;
    }
}

/// The word from `from` on, in lower case and precomposed, into `folded`; its end.
std::size_t fold_word(std::string_view text, std::size_t from, std::string& folded, bool& has_small) {
    folded.clear();
    bool combining = false;
    std::size_t at = from;
    while (at < text.size()) {
        const character c = character_at(text, at);
        if (!is_letter(c.code)) break;
        const std::int32_t low = lowered(c.code);
        has_small = has_small || (low == c.code && !is_combining(c.code));
        combining = combining || is_combining(c.code);
        put(folded, low);
        at += c.size;
    }
    if (combining) folded = fold(folded);
    return at;
}

}  // namespace

sentence_reader::space sentence_reader::skip_space() noexcept {
    space skipped;
    while (at_ < text_.size()) {
        const character c = character_at(text_, at_);
        if (!is_space(c.code)) break;
        skipped.any = true;
        if (c.code == '\n') ++skipped.lines;
        at_ += c.size;
    }
    return skipped;
}

token sentence_reader::take_word(std::size_t from) {
    token made;
    made.from = from;
    const std::int32_t first = character_at(text_, from).code;
    made.capital = lowered(first) != first;
    bool has_small = false;
    made.to = fold_word(text_, from, folded_, has_small);
    if (has_small) ++small_letters_;
    made.word = of_.words.id_of(folded_);
    return made;
}

token sentence_reader::take(bool spaced) {
    token made;
    made.from = at_;
    const character c = character_at(text_, at_);
    if (c.code >= '0' && c.code <= '9') {
        made.means = term::number;
        std::size_t at = at_;
        while (at < text_.size() && (is_digit(text_[at]) || ((text_[at] == '.' || text_[at] == ',') &&
                                                             at + 1 < text_.size() && is_digit(text_[at + 1]))))
            ++at;
        made.to = at;
    } else if (c.code > 0 && is_letter(c.code) && c.code != 0xB2 && c.code != 0xB3) {
        made = take_word(at_);
    } else {
        made.to = at_ + c.size;
        made.means = sign_of(c.code);
        made.word = of_.words.id_of(is_dash(c.code) ? "-" : text_.substr(at_, c.size));
    }
    made.spaced = spaced;
    at_ = made.to;
    return made;
}

char sentence_reader::bullet_at(std::size_t at, std::size_t* behind) const noexcept {
    if (at >= text_.size()) return '\0';
    const character c = character_at(text_, at);
    if (is_dash(c.code) || c.code == '+' || c.code == '*' || c.code == 0x2022 || c.code == 0xB7 || c.code == 0x25CF ||
        c.code == 0x25AA || c.code == 0x25CB || c.code == 0x25E6 || c.code == 0xF0B7) {
        *behind = at + c.size;
        if (*behind < text_.size() && is_digit(text_[*behind])) return '\0';  // -5 %
        return is_dash(c.code) ? '-' : c.code < 0x80 ? static_cast<char>(c.code) : '*';
    }
    std::size_t end = at;
    while (end < text_.size() && end < at + 3 && is_digit(text_[end])) ++end;
    const bool number = end > at;
    // 2.1. and 2.1.3)
    for (int depth = 0; number && depth < 3 && end + 2 < text_.size() && text_[end] == '.' && is_digit(text_[end + 1]);
         ++depth) {
        std::size_t next = end + 1;
        while (next < text_.size() && next < end + 3 && is_digit(text_[next])) ++next;
        if (next + 1 >= text_.size() || (text_[next] != '.' && text_[next] != ')')) break;
        end = next;
    }
    if (!number && end < text_.size() &&
        ((text_[end] >= 'a' && text_[end] <= 'z') || (text_[end] >= 'A' && text_[end] <= 'Z')))
        ++end;
    while (!number && end < text_.size() && (text_[end] == 'I' || text_[end] == 'V')) ++end;  // II.
    if (end == at || end + 1 >= text_.size()) return '\0';
    if (text_[end] == '.' && is_digit(text_[end + 1])) return '\0';
    if (text_[end] != ')' && text_[end] != '.') return '\0';
    if (text_[end] == '.' && !is_space(character_at(text_, end + 1).code)) return '\0';
    *behind = end + 1;
    return number ? '1' : 'a';
}

bool sentence_reader::goes_on_behind(const sentence& so_far, int lines) const {
    if (at_ >= text_.size() || lines > 1) return false;
    std::size_t behind = 0;
    if (bullet_at(at_, &behind) != '\0') return false;
    const token& last = so_far.tokens.back();
    if (last.means == term::stop || last.means == term::semicolon || last.means == term::colon) return false;
    const character c = character_at(text_, at_);
    if (!is_letter(c.code)) return true;
    if (lowered(c.code) == c.code) return true;  // a line that was wrapped
    if (last.means == term::comma || so_far.shouted) return last.means == term::comma;
    const auto& words = of_.words;
    const term before = words.longest({&last.word, 1}).means;
    // A heading does not end with a verb or a preposition.
    constexpr term unfinished[] = {
        term::tier,     term::joiner,        term::filler,  term::assigned, term::versus,  term::level,
        term::equals,   term::share,         term::up,      term::down,     term::excess,  term::shortfall,
        term::multiple, term::approximately, term::becomes, term::until,    term::estimate};
    return std::find(std::begin(unfinished), std::end(unfinished), before) != std::end(unfinished);
}

bool sentence_reader::ends_at_stop(const sentence& so_far) const {
    if (at_ < text_.size() && !is_space(character_at(text_, at_).code)) {
        const std::int32_t next = character_at(text_, at_).code;
        return next == '"' || next == ')' || next == 0x201D;
    }
    if (so_far.tokens.size() < 2) return true;
    const std::size_t count = so_far.tokens.size();
    const token& before = so_far.tokens[count - 2];
    if (before.means != term::word || so_far.tokens.back().spaced) return true;
    std::size_t next = at_;
    while (next < text_.size() && is_space(character_at(text_, next).code)) ++next;
    if (next >= text_.size()) return true;
    // U.S. dollars: what goes on small is no new sentence.
    const bool initials =
        count >= 3 && before.to - before.from == 1 && !before.spaced && so_far.tokens[count - 3].means == term::stop;
    const std::int32_t code = character_at(text_, next).code;
    if (initials && is_letter(code) && lowered(code) == code) return false;
    std::string word;
    bool small = false;
    fold_word(text_, before.from, word, small);
    return std::find(of_.abbreviations.begin(), of_.abbreviations.end(), word) == of_.abbreviations.end();
}

bool sentence_reader::next(sentence& into) {
    into = {};
    small_letters_ = 0;
    const space before = skip_space();
    if (at_ >= text_.size()) return false;
    std::size_t behind = 0;
    into.bullet = bullet_at(at_, &behind);
    if (into.bullet != '\0') {
        at_ = behind;
        skip_space();
    }
    std::size_t words = 0;
    bool spaced = true;
    while (at_ < text_.size()) {
        into.tokens.push_back(take(spaced));
        const token& made = into.tokens.back();
        if (made.means == term::word) ++words;
        if (made.means == term::stop && ends_at_stop(into)) break;
        if (into.tokens.size() >= longest_sentence) break;
        const space gap = skip_space();
        spaced = gap.any;
        into.shouted = words > 2 && small_letters_ == 0;
        if (gap.lines > 0 && !goes_on_behind(into, gap.lines)) break;
    }
    into.shouted = words > 2 && small_letters_ == 0;
    into.new_line = before.lines > 0 && into.bullet == '\0';
    into.behind_blank_line = before.lines > 1 && into.bullet == '\0';
    const std::size_t count = into.tokens.size();
    into.trails_off =
        count > 1 && into.tokens[count - 1].means == term::stop && into.tokens[count - 2].means == term::stop;
    into.opens_list = !into.tokens.empty() && into.tokens.back().means == term::colon;
    return !into.tokens.empty() || at_ < text_.size();
}

std::string shortened(std::string_view words) {
    if (words.size() <= longest_words) return std::string{words};
    std::size_t end = longest_words;
    while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) --end;
    return std::string{words.substr(0, end)};
}

namespace {

std::size_t behind_space(std::string_view text, std::size_t at) noexcept {
    while (at < text.size()) {
        const character c = character_at(text, at);
        if (!is_space(c.code)) break;
        at += c.size;
    }
    return at;
}

/// Where the character begins that ends before `at`.
std::size_t character_before(std::string_view text, std::size_t at) noexcept {
    constexpr std::size_t longest = 4;
    std::size_t from = at - 1;
    while (from > 0 && at - from < longest && (static_cast<unsigned char>(text[from]) & 0xC0U) == 0x80U) --from;
    return from;
}

bool is_unit_at(std::string_view text, std::size_t at, const grammar& of, std::string& word) {
    if (at >= text.size()) return false;
    const character c = character_at(text, at);
    if (!is_letter(c.code))
        return of.words.begins_unit(of.words.id_of(is_dash(c.code) ? "-" : text.substr(at, c.size)));
    bool small = false;
    fold_word(text, at, word, small);
    return of.words.begins_unit(of.words.id_of(word));
}

bool is_currency_before(std::string_view text, std::size_t from, std::size_t at, const grammar& of, std::string& word) {
    constexpr std::size_t longest = 32;  // bytes of a word
    while (at > from) {
        const std::size_t before = character_before(text, at);
        if (before < from || !is_space(character_at(text, before).code)) break;
        at = before;
    }
    if (at == from || !of.words.may_end_currency(text[at - 1])) return false;
    std::size_t first = character_before(text, at);
    if (!is_letter(character_at(text, first).code))
        return of.words.ends_currency(of.words.id_of(text.substr(first, at - first)));
    while (first > from && at - first < longest) {
        const std::size_t before = character_before(text, first);
        if (!is_letter(character_at(text, before).code)) break;
        first = before;
    }
    bool small = false;
    fold_word(text, first, word, small);
    return of.words.ends_currency(of.words.id_of(word));
}

}  // namespace

std::size_t next_figure(std::string_view text, std::size_t from, const grammar& of) {
    std::string word;
    for (std::size_t at = from; at < text.size();) {
        if (!is_digit(text[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && (is_digit(text[end]) || text[end] == '.' || text[end] == ',')) ++end;
        // VND 36,631 and $5: the unit stands before.
        if (is_unit_at(text, behind_space(text, end), of, word) || is_currency_before(text, from, at, of, word))
            return at;
        at = end;
    }
    return text.size();
}

}  // namespace govkpi::detail
