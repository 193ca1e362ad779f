// SPDX-License-Identifier: BSL-1.0
#include <govkpi/parse.hpp>

#include <string>

#include <govkpi/quantity/language_data.hpp>

#include "figure_reader.hpp"

namespace govkpi::detail {
namespace {

// Words for one currency beside its ISO code.
struct currency_name {
    std::string_view text, code;
};
constexpr currency_name currency_names[] = {
    {"đồng", "VND"}, {"đ", "VND"}, {"₫", "VND"}, {"vnđ", "VND"}, {"us$", "USD"},
    {"$", "USD"},    {"€", "EUR"}, {"£", "GBP"}, {"¥", "JPY"},
};

/// Words are as fold() leaves them: precomposed and in lower case.
std::int64_t scale_of(std::string_view word, language words) noexcept {
    for (const scale_word& s : words.data().scales)
        if (s.text == word) return s.size;
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
        : in_{text, style},
          style_{style},
          currency_{of},
          minor_size_{power_of_ten(of.minor_digits > 0 ? of.minor_digits : 0)} {}

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
        if (!narrow(negative ? -total_ : total_, units)) figure_reader::fail(first_number_, fewer_digits);
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
        if (has_currency_) figure_reader::fail(in_.word_position(), the_end);
        take_currency(word);
    }

    void take_currency(std::string_view word) {
        switch (currency_of(word, currency_)) {
            case currency_word_kind::none:
                figure_reader::fail(in_.word_position(), known_word);
            case currency_word_kind::other:
                figure_reader::fail(in_.word_position(), this_currency);
            case currency_word_kind::declared:
                break;
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
            if (last_decimals_ > 0) figure_reader::fail(last_at_, decimals_last);
            // 36 tỷ 631 triệu: what follows is in a smaller scale, and less than one of the scale before. A part without
            // any scale has nothing behind it, so that the digits of 36 000 are not taken for 36 and 0.
            const rational size = rational::of(number.digits, power_of_ten(number.decimals));
            if (scale >= last_scale_ || size >= rational::of(last_scale_, scale))
                figure_reader::fail(number.at, falling_scales);
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
            if (size < last) figure_reader::fail(in_.word_position(), rising_words);
            last = size;
            if (scale == 0)
                scale = size;
            else if (multiply_overflows(scale, size, scale))
                figure_reader::fail(in_.word_position(), fewer_digits);
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
        if (multiply_overflows(number.digits, size.numerator(), units)) figure_reader::fail(number.at, fewer_digits);
        if (units % size.denominator() != int128{0}) figure_reader::fail(number.at, whole_units);
        if (add_overflows(total_, units / size.denominator(), total_)) figure_reader::fail(number.at, fewer_digits);
        last_digit_ = size;
    }

    figure_reader in_;
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

number_style style_of(language lang) noexcept {
    const language_data& data = lang.data();
    return {.words = lang, .decimal_mark = data.decimal_mark, .group_mark = data.groups.text[3]};
}

result<printed_number> parse_amount(std::string_view text, const number_style& style, const currency& of) {
    try {
        return amount_reader{text, style, of}.read();
    } catch (const parse_error& error) {
        return error;
    }
}

result<printed_number> parse_count(std::string_view text, const number_style& style, const labels& label) {
    try {
        figure_reader in{text, style};
        const bool negative = in.negative();
        const decimal number = in.number();
        if (number.decimals > 0) figure_reader::fail(number.at, whole_number);
        in.skip_space();
        const std::size_t unit_at = in.position();
        const std::string unit = in.phrase();
        const bool its_own =
            unit == fold(label.en) || unit == fold(label.in(language::vi)) || unit == fold(label.in(style.words));
        if (!unit.empty() && !its_own) figure_reader::fail(unit_at, its_unit);
        in.close();
        if (!in.at_end()) in.fail(the_end);
        std::int64_t units = 0;
        if (!narrow(negative ? -number.digits : number.digits, units)) figure_reader::fail(number.at, fewer_digits);
        return printed_number{units, 1};
    } catch (const parse_error& error) {
        return error;
    }
}

result<printed_percent> parse_percent(std::string_view text, const number_style& style) {
    try {
        figure_reader in{text, style};
        const bool negative = in.negative();
        const decimal number = in.number();
        if (number.decimals > 15) figure_reader::fail(number.at, fewer_digits);
        in.skip_space();
        if (!in.take("%") && !style.percent_sign_may_lack) in.fail(percent_sign);
        in.close();
        if (!in.at_end()) in.fail(the_end);
        std::int64_t digits = 0;
        if (!narrow(negative ? -number.digits : number.digits, digits)) figure_reader::fail(number.at, fewer_digits);
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
    while (shorten()) {
    }
    if (text.empty()) return cell_state::blank;
    if (text == "-" || text == "–" || text == minus_sign) return cell_state::none;
    if (text == "..." || text == "…") return cell_state::not_collected;
    return cell_state::value;
}

}  // namespace govkpi::detail
