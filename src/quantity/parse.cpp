// SPDX-License-Identifier: BSL-1.0
#include <govkpi/parse.hpp>

#include <cstdlib>
#include <memory>
#include <string>

#include <utf8proc.h>

namespace govkpi::detail {
namespace {

struct scale_word {
    std::string_view text;
    std::int64_t size;
};

// Keys are as fold() leaves words: precomposed and in lower case.
constexpr scale_word vietnamese_scales[] = {
    {"nghìn", 1'000}, {"ngàn", 1'000}, {"triệu", 1'000'000}, {"tr", 1'000'000}, {"tỷ", 1'000'000'000}, {"tỉ", 1'000'000'000},
};
constexpr scale_word english_scales[] = {
    {"thousand", 1'000},           {"million", 1'000'000},        {"mn", 1'000'000},
    {"billion", 1'000'000'000},    {"bn", 1'000'000'000},         {"trillion", 1'000'000'000'000},
};
// Words for one currency beside its ISO code.
struct currency_name {
    std::string_view text, code;
};
constexpr currency_name currency_names[] = {
    {"đồng", "VND"}, {"đ", "VND"}, {"₫", "VND"}, {"vnđ", "VND"}, {"us$", "USD"}, {"$", "USD"}, {"€", "EUR"}, {"£", "GBP"}, {"¥", "JPY"},
};

constexpr std::string_view no_break_space = "\u00a0";
constexpr std::string_view narrow_no_break_space = "\u202f";
constexpr std::string_view minus_sign = "\u2212";

// What was expected, after the word "expected".
constexpr const char* a_digit = "a digit";
constexpr const char* groups_of_three = "groups of three digits";
constexpr const char* one_decimal_mark = "one decimal mark, with no grouping behind it";
constexpr const char* fewer_digits = "a number that fits in 64 bits of the smallest unit";
constexpr const char* whole_units = "a whole number of the smallest unit, without further decimals";
constexpr const char* falling_scales = "each further part to be smaller than the scale before it, as in 36 billion 631 million";
constexpr const char* rising_words = "the smaller scale word first, as in nghìn tỷ";
constexpr const char* decimals_last = "decimals in the last part only";
constexpr const char* known_word = "a scale or currency word, such as million, or triệu, đồng where the style is Vietnamese";
constexpr const char* this_currency = "an amount in the declared currency";
constexpr const char* the_end = "nothing more";
constexpr const char* closing = "a closing parenthesis";
constexpr const char* percent_sign = "a percent sign";
constexpr const char* valid_utf8 = "valid UTF-8";
constexpr const char* whole_number = "a whole number";
constexpr const char* its_unit = "nothing more than the word for what is counted";

bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

bool is_letter(std::string_view rest) noexcept {
    const auto c = static_cast<unsigned char>(rest.front());
    const bool ascii_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '$';
    const bool other = c >= 0x80 && !rest.starts_with(no_break_space) && !rest.starts_with(narrow_no_break_space) &&
                       !rest.starts_with(minus_sign);
    return ascii_letter || other;
}

/// Precomposed (NFC), lower case.
std::string fold(std::string_view word) {
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
class reader {
public:
    reader(std::string_view text, const number_style& style) : text_{text}, style_{style} {
        demand_valid_utf8();
        skip_space();
    }

    bool at_end() const noexcept { return at_ == text_.size(); }
    std::size_t position() const noexcept { return at_; }
    [[noreturn]] void fail(const char* expected) const { throw parse_error{at_, expected}; }
    [[noreturn]] static void fail(std::size_t at, const char* expected) { throw parse_error{at, expected}; }

    void skip_space() noexcept {
        while (!at_end()) {
            if (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\r' || text_[at_] == '\n') ++at_;
            else if (!take(no_break_space) && !take(narrow_no_break_space)) return;
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

std::int64_t scale_of(std::string_view word, language words) noexcept {
    if (words == language::vi) {
        for (const scale_word& s : vietnamese_scales) {
            if (s.text == word) return s.size;
        }
    } else {
        for (const scale_word& s : english_scales) {
            if (s.text == word) return s.size;
        }
    }
    return 0;
}

enum class currency_word_kind { none, declared, other };

currency_word_kind currency_of(std::string_view word, const currency& declared) noexcept {
    const std::string_view code{declared.code, 3};
    for (const currency_name& name : currency_names) {
        if (name.text == word) return name.code == code ? currency_word_kind::declared : currency_word_kind::other;
    }
    if (word.size() != 3) return currency_word_kind::none;
    char upper[3];
    for (std::size_t i = 0; i < 3; ++i) {
        const char c = word[i];
        upper[i] = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    const std::string_view as_code{upper, 3};
    if (as_code == code) return currency_word_kind::declared;
    return find_currency(upper, 3) != nullptr ? currency_word_kind::other : currency_word_kind::none;
}

/// Reads the parts of an amount and adds them up.
class amount_reader {
public:
    amount_reader(std::string_view text, const number_style& style, const currency& of)
        : in_{text, style}, style_{style}, currency_{of}, minor_size_{power_of_ten(of.minor_digits > 0 ? of.minor_digits : 0)} {}

    printed_number read() {
        leading_currency();
        const bool negative = in_.negative();
        leading_currency();
        do part();
        while (in_.at_digit());
        if (!in_.at_end()) trailing_currency();
        in_.close();
        if (!in_.at_end()) in_.fail(the_end);
        std::int64_t units = 0;
        if (!narrow(negative ? -total_ : total_, units)) reader::fail(first_number_, fewer_digits);
        return {units, last_digit_};
    }

private:
    void leading_currency() {
        if (has_currency_ || in_.at_digit()) return;
        const std::string word = in_.word();
        if (word.empty()) return;
        take_currency(word);
        in_.skip_space();
    }

    void trailing_currency() {
        const std::string word = in_.word();
        if (word.empty()) return;
        if (has_currency_) reader::fail(in_.word_position(), the_end);
        take_currency(word);
    }

    void take_currency(std::string_view word) {
        switch (currency_of(word, currency_)) {
            case currency_word_kind::none: reader::fail(in_.word_position(), known_word);
            case currency_word_kind::other: reader::fail(in_.word_position(), this_currency);
            case currency_word_kind::declared: break;
        }
        has_currency_ = true;
    }

    /// A number with its scale words: "27,2 ngàn tỷ".
    void part() {
        const decimal number = in_.number();
        if (parts_ == 0) first_number_ = number.at;
        std::int64_t scale = scale_words();
        const bool scaled = scale != 0;
        if (!scaled) {
            const bool has_word = has_currency_ || currency_follows();
            // "36 tỷ 631" means triệu to one reader and đồng to the next.
            if (parts_ > 0 && !has_word) in_.fail(known_word);
            scale = has_word ? 1 : style_.unit;
        }
        if (parts_ > 0) {
            if (last_decimals_ > 0) reader::fail(last_at_, decimals_last);
            // 36 tỷ 631 triệu: what follows is in a smaller scale, and less than one of the scale before. A part without
            // any scale has nothing behind it, so that the digits of 36 000 are not taken for 36 and 0.
            const rational size = rational::of(number.digits, power_of_ten(number.decimals));
            if (scale >= last_scale_ || size >= rational::of(last_scale_, scale)) reader::fail(number.at, falling_scales);
        }
        add(number, scale);
        last_scale_ = scaled ? scale : 0;
        last_decimals_ = number.decimals;
        last_at_ = number.at;
        ++parts_;
        in_.skip_space();
    }

    /// The product of the scale words that follow; 0 where there is none.
    std::int64_t scale_words() {
        std::int64_t scale = 0;
        std::int64_t last = 0;
        for (;;) {
            const std::string word = in_.word();
            const std::int64_t size = word.empty() ? 0 : scale_of(word, style_.words);
            if (size == 0) {
                in_.put_back_word();
                return scale;
            }
            if (size < last) reader::fail(in_.word_position(), rising_words);
            last = size;
            if (scale == 0) scale = size;
            else if (multiply_overflows(scale, size, scale)) reader::fail(in_.word_position(), fewer_digits);
        }
    }

    bool currency_follows() {
        const bool follows = !in_.word().empty();
        in_.put_back_word();
        return follows;
    }

    void add(const decimal& number, std::int64_t scale) {
        // number.digits * scale * minor units, over 10^decimals
        const rational size = rational::of(wide_product(scale, minor_size_), power_of_ten(number.decimals));
        int128 units = 0;
        if (multiply_overflows(number.digits, size.numerator(), units)) reader::fail(number.at, fewer_digits);
        if (units % size.denominator() != int128{0}) reader::fail(number.at, whole_units);
        if (add_overflows(total_, units / size.denominator(), total_)) reader::fail(number.at, fewer_digits);
        last_digit_ = size;
    }

    reader in_;
    const number_style& style_;
    const currency& currency_;
    std::int64_t minor_size_;
    int128 total_ = 0;
    rational last_digit_ = 1;
    std::int64_t last_scale_ = 0;
    std::size_t first_number_ = 0;
    std::size_t last_at_ = 0;
    int last_decimals_ = 0;
    int parts_ = 0;
    bool has_currency_ = false;
};

}  // namespace

result<printed_number> parse_amount(std::string_view text, const number_style& style, const currency& of) {
    try {
        return amount_reader{text, style, of}.read();
    } catch (const parse_error& error) {
        return error;
    }
}

result<printed_number> parse_count(std::string_view text, const number_style& style, const labels& label) {
    try {
        reader in{text, style};
        const bool negative = in.negative();
        const decimal number = in.number();
        if (number.decimals > 0) reader::fail(number.at, whole_number);
        in.skip_space();
        const std::size_t unit_at = in.position();
        const std::string unit = in.phrase();
        const bool its_own = unit == fold(label.en) || unit == fold(label.in(language::vi));
        if (!unit.empty() && !its_own) reader::fail(unit_at, its_unit);
        in.close();
        if (!in.at_end()) in.fail(the_end);
        std::int64_t units = 0;
        if (!narrow(negative ? -number.digits : number.digits, units)) reader::fail(number.at, fewer_digits);
        return printed_number{units, 1};
    } catch (const parse_error& error) {
        return error;
    }
}

result<printed_percent> parse_percent(std::string_view text, const number_style& style) {
    try {
        reader in{text, style};
        const bool negative = in.negative();
        const decimal number = in.number();
        if (number.decimals > 15) reader::fail(number.at, fewer_digits);
        in.skip_space();
        if (!in.take("%") && !style.percent_sign_may_lack) in.fail(percent_sign);
        in.close();
        if (!in.at_end()) in.fail(the_end);
        std::int64_t digits = 0;
        if (!narrow(negative ? -number.digits : number.digits, digits)) reader::fail(number.at, fewer_digits);
        return printed_percent{digits, number.decimals};
    } catch (const parse_error& error) {
        return error;
    }
}

cell_state state_of_cell(std::string_view text) noexcept {
    constexpr std::string_view spaces[] = {" ", "\t", "\r", "\n", no_break_space, narrow_no_break_space};
    const auto shorten = [&] {
        for (const std::string_view space : spaces) {
            if (text.starts_with(space)) return text.remove_prefix(space.size()), true;
            if (text.ends_with(space)) return text.remove_suffix(space.size()), true;
        }
        return false;
    };
    while (shorten()) {}
    if (text.empty()) return cell_state::blank;
    if (text == "-" || text == "–" || text == minus_sign) return cell_state::none;
    if (text == "..." || text == "…") return cell_state::not_collected;
    return cell_state::value;
}

}  // namespace govkpi::detail
