// SPDX-License-Identifier: BSL-1.0
// The steps in which a printed figure is read, and the words for what was expected.
#pragma once

#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include <utf8proc.h>

#include <govkpi/parse.hpp>

namespace govkpi::detail {

inline constexpr std::string_view no_break_space = "\u00a0";
inline constexpr std::string_view narrow_no_break_space = "\u202f";
inline constexpr std::string_view minus_sign = "\u2212";

// What was expected, after the word "expected".
inline constexpr const char* a_digit = "a digit";
inline constexpr const char* groups_of_three = "groups of three digits";
inline constexpr const char* one_decimal_mark = "one decimal mark, with no grouping behind it";
inline constexpr const char* fewer_digits = "a number that fits in 64 bits of the smallest unit";
inline constexpr const char* whole_units = "a whole number of the smallest unit, without further decimals";
inline constexpr const char* falling_scales =
    "each further part to be smaller than the scale before it, as in 36 billion 631 million";
inline constexpr const char* rising_words = "the smaller scale word first, as in nghìn tỷ";
inline constexpr const char* decimals_last = "decimals in the last part only";
inline constexpr const char* known_word =
    "a scale or currency word, such as million, or triệu, đồng where the style is Vietnamese";
inline constexpr const char* this_currency = "an amount in the declared currency";
inline constexpr const char* the_end = "nothing more";
inline constexpr const char* closing = "a closing parenthesis";
inline constexpr const char* percent_sign = "a percent sign";
inline constexpr const char* valid_utf8 = "valid UTF-8";
inline constexpr const char* whole_number = "a whole number";
inline constexpr const char* its_unit = "nothing more than the word for what is counted";

inline bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

inline bool is_letter(std::string_view rest) noexcept {
    const auto c = static_cast<unsigned char>(rest.front());
    const bool ascii_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '$';
    const bool other = c >= 0x80 && !rest.starts_with(no_break_space) && !rest.starts_with(narrow_no_break_space) &&
                       !rest.starts_with(minus_sign);
    return ascii_letter || other;
}

/// Precomposed (NFC), lower case.
inline std::string fold(std::string_view word) {
    constexpr auto how = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
    utf8proc_uint8_t* folded = nullptr;
    const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(word.data()),
                                     static_cast<utf8proc_ssize_t>(word.size()), &folded, how);
    const std::unique_ptr<utf8proc_uint8_t, void (*)(void*)> owner{folded, std::free};
    if (length < 0) return std::string{word};
    return {reinterpret_cast<const char*>(folded), static_cast<std::size_t>(length)};
}

/// The number of 10^-decimals that some digits are.
struct decimal {
    int128 digits = 0;
    int decimals = 0;
    std::size_t at = 0;
};

/// One pass over the text. Each step takes what it is named after and leaves the position behind it; a step that fails
/// throws parse_error, which the entry points turn into a result.
class figure_reader {
public:
    figure_reader(std::string_view text, const number_style& style) : text_{text}, style_{style} {
        demand_valid_utf8();
        skip_space();
    }

    bool at_end() const noexcept { return at_ == text_.size(); }
    std::size_t position() const noexcept { return at_; }
    [[noreturn]] void fail(const char* expected) const { throw parse_error{at_, expected}; }
    [[noreturn]] static void fail(std::size_t at, const char* expected) { throw parse_error{at, expected}; }

    void skip_space() noexcept {
        while (!at_end()) {
            if (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\r' || text_[at_] == '\n')
                ++at_;
            else if (!take(no_break_space) && !take(narrow_no_break_space))
                return;
        }
    }

    bool take(std::string_view what) noexcept {
        if (!rest().starts_with(what)) return false;
        at_ += what.size();
        return true;
    }

    /// True for a minus sign or an opening parenthesis, which close() expects to be closed.
    bool negative() {
        if (style_.parentheses_are_negative && take("(")) {
            skip_space();
            return open_ = true;
        }
        const bool minus = take("-") || take(minus_sign);
        if (!minus) take("+");
        skip_space();
        return minus;
    }

    void close() {
        skip_space();
        if (open_ && !take(")")) fail(closing);
        open_ = false;
        skip_space();
    }

    decimal number() {
        decimal read;
        read.at = at_;
        if (at_end() || !is_digit(text_[at_])) fail(a_digit);
        std::size_t run = digits(read);
        if (at_group()) {
            if (run > 3) fail(groups_of_three);
            while (at_group()) {
                take_group_mark();
                run = digits(read);
                if (run != 3) fail(groups_of_three);
            }
        }
        if (!at_end() && text_[at_] == style_.decimal_mark) {
            ++at_;
            const std::size_t places = digits(read);
            if (places == 0) fail(a_digit);
            if (places > 18) fail(read.at, fewer_digits);
            read.decimals = static_cast<int>(places);
            // 36,631,000 where the comma is the decimal mark: the other style, most likely.
            if (!at_end() && (text_[at_] == style_.decimal_mark || at_group())) fail(one_decimal_mark);
        }
        return read;
    }

    /// The next run of letters, folded; empty where there is none.
    std::string word() {
        skip_space();
        const std::size_t from = at_;
        while (!at_end() && is_letter(rest())) ++at_;
        word_at_ = from;
        return fold(text_.substr(from, at_ - from));
    }
    /// All that is left but for space and a closing parenthesis, folded: a label may have several words.
    std::string phrase() {
        const std::size_t from = at_;
        std::size_t to = at_;
        while (!at_end() && text_[at_] != ')') {
            const std::size_t before = at_;
            skip_space();
            if (at_ == before) to = ++at_;
        }
        return fold(text_.substr(from, to - from));
    }
    std::size_t word_position() const noexcept { return word_at_; }
    void put_back_word() noexcept { at_ = word_at_; }

    bool at_digit() const noexcept { return !at_end() && is_digit(text_[at_]); }

private:
    std::string_view rest() const noexcept { return text_.substr(at_); }

    void demand_valid_utf8() const {
        std::size_t at = 0;
        while (at < text_.size()) {
            utf8proc_int32_t character = 0;
            const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text_.data() + at),
                                                 static_cast<utf8proc_ssize_t>(text_.size() - at), &character);
            if (length <= 0) fail(at, valid_utf8);
            at += static_cast<std::size_t>(length);
        }
    }

    std::size_t group_mark_size() const noexcept {
        if (at_end() || style_.group_mark == '\0') return 0;
        if (text_[at_] == style_.group_mark) return 1;
        if (style_.group_mark != ' ') return 0;
        if (rest().starts_with(no_break_space)) return no_break_space.size();
        return rest().starts_with(narrow_no_break_space) ? narrow_no_break_space.size() : 0;
    }
    /// A group mark with a digit behind it; a space before a word is no group mark.
    bool at_group() const noexcept {
        const std::size_t size = group_mark_size();
        if (size == 0) return false;
        if (style_.group_mark != ' ') return true;
        return at_ + size < text_.size() && is_digit(text_[at_ + size]);
    }
    void take_group_mark() noexcept { at_ += group_mark_size(); }

    std::size_t digits(decimal& into) {
        const std::size_t from = at_;
        for (; at_digit(); ++at_) {
            if (multiply_overflows(into.digits, int128{10}, into.digits) ||
                add_overflows(into.digits, int128{text_[at_] - '0'}, into.digits)) {
                fail(into.at, fewer_digits);
            }
        }
        return at_ - from;
    }

    std::string_view text_;
    const number_style& style_;
    std::size_t at_ = 0;
    std::size_t word_at_ = 0;
    bool open_ = false;
};

}  // namespace govkpi::detail
