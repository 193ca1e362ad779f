// SPDX-License-Identifier: BSL-1.0
#include <govkpi/quantity/words.hpp>

#include <array>
#include <string_view>
#include <utility>

#include "digits.hpp"

namespace govkpi {
namespace {

/// Words with one space between them.
class spelled {
public:
    spelled& operator<<(std::string_view word) {
        if (!text_.empty()) text_ += ' ';
        text_ += word;
        return *this;
    }
    std::string text() && { return std::move(text_); }

private:
    std::string text_;
};

constexpr std::uint64_t billion = 1'000'000'000;

// ---- Vietnamese ----

constexpr std::array<std::string_view, 10> vietnamese_digits{"không", "một", "hai", "ba",  "bốn",
                                                             "năm",   "sáu", "bảy", "tám", "chín"};

/// One class of three digits, not all zero; `follows` where a class before it was said.
void add_vietnamese_class(spelled& out, std::uint64_t value, bool follows, zero_tens zero) {
    const auto hundreds = value / 100;
    const auto tens = value / 10 % 10;
    const auto ones = value % 10;
    if (hundreds > 0 || follows) out << vietnamese_digits[hundreds] << "trăm";
    if (tens == 0 && ones > 0 && (hundreds > 0 || follows)) out << (zero == zero_tens::linh ? "linh" : "lẻ");
    if (tens == 1) out << "mười";
    if (tens > 1) out << vietnamese_digits[tens] << "mươi";
    if (ones == 0) return;
    if (tens > 1 && ones == 1)
        out << "mốt";
    else if (tens > 1 && ones == 4)
        out << "tư";
    else if (tens > 0 && ones == 5)
        out << "lăm";
    else
        out << vietnamese_digits[ones];
}

void add_vietnamese(spelled& out, std::uint64_t value, zero_tens zero) {
    const bool billions = value >= billion;
    if (billions) {
        add_vietnamese(out, value / billion, zero);
        out << "tỷ";
        value %= billion;
    }
    bool follows = billions;
    struct scale {
        std::uint64_t size;
        std::string_view word;
    };
    for (const scale& s : {scale{1'000'000, "triệu"}, scale{1'000, "nghìn"}, scale{1, {}}}) {
        if (value < s.size) continue;
        add_vietnamese_class(out, value / s.size, follows, zero);
        if (!s.word.empty()) out << s.word;
        follows = true;
        value %= s.size;
    }
}

// ---- English ----

constexpr std::array<std::string_view, 20> english_small{
    "zero", "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
    "ten",  "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 10> english_tens{"",      "",      "twenty",  "thirty", "forty",
                                                        "fifty", "sixty", "seventy", "eighty", "ninety"};
constexpr std::array<std::string_view, 7> english_scales{"",         "thousand",    "million",    "billion",
                                                         "trillion", "quadrillion", "quintillion"};

void add_english_class(spelled& out, std::uint64_t value) {
    if (value >= 100) out << english_small[value / 100] << "hundred";
    value %= 100;
    if (value == 0) return;
    if (value < 20) {
        out << english_small[value];
        return;
    }
    std::string word{english_tens[value / 10]};
    if (value % 10 > 0) (word += '-') += english_small[value % 10];
    out << word;
}

void add_english(spelled& out, std::uint64_t value) {
    for (std::size_t scale = english_scales.size(); scale-- > 0;) {
        const std::uint64_t size = detail::powers_of_ten[3 * scale];
        if (value < size) continue;
        add_english_class(out, value / size);
        if (scale > 0) out << english_scales[scale];
        value %= size;
    }
}

// ---- both ----

std::uint64_t magnitude(std::int64_t value) noexcept {
    return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

void add_sign(spelled& out, std::int64_t value, language lang) {
    if (value < 0) out << (lang == language::vi ? "âm" : "minus");
}

void add_number(spelled& out, std::uint64_t value, const words_style& style) {
    if (value == 0)
        out << (style.lang == language::vi ? vietnamese_digits[0] : english_small[0]);
    else if (style.lang == language::vi)
        add_vietnamese(out, value, style.zero);
    else
        add_english(out, value);
}

/// The only letter beyond ASCII that a number begins with is the one of "âm".
std::string finished(spelled&& words, const words_style& style) {
    std::string text = std::move(words).text();
    if (!style.capital) return text;
    if (text.starts_with("â"))
        text.replace(0, std::string_view{"â"}.size(), "Â");
    else
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

struct currency_words {
    std::string_view code;
    labels one, many;
    labels one_part, many_parts;  ///< hundredths; empty where they have no name in use
};
constexpr labels cent{"cent", "xu"}, cents{"cents", "xu"};
constexpr currency_words known_currencies[] = {
    {"AUD", {"Australian dollar", "đô la Úc"}, {"Australian dollars", "đô la Úc"}, cent, cents},
    {"CAD", {"Canadian dollar", "đô la Canada"}, {"Canadian dollars", "đô la Canada"}, cent, cents},
    {"CNY", {"Chinese yuan", "nhân dân tệ"}, {"Chinese yuan", "nhân dân tệ"}, {}, {}},
    {"EUR", {"euro", "euro"}, {"euros", "euro"}, cent, cents},
    {"GBP", {"pound sterling", "bảng Anh"}, {"pounds sterling", "bảng Anh"}, {"penny", "xu"}, {"pence", "xu"}},
    {"JPY", {"Japanese yen", "yên Nhật"}, {"Japanese yen", "yên Nhật"}, {}, {}},
    {"KHR", {"Cambodian riel", "riel Campuchia"}, {"Cambodian riels", "riel Campuchia"}, {}, {}},
    {"KRW", {"South Korean won", "won Hàn Quốc"}, {"South Korean won", "won Hàn Quốc"}, {}, {}},
    {"LAK", {"Lao kip", "kíp Lào"}, {"Lao kip", "kíp Lào"}, {}, {}},
    {"SGD", {"Singapore dollar", "đô la Singapore"}, {"Singapore dollars", "đô la Singapore"}, cent, cents},
    {"THB", {"Thai baht", "bạt Thái Lan"}, {"Thai baht", "bạt Thái Lan"}, {"satang", "satang"}, {"satang", "satang"}},
    {"USD", {"US dollar", "đô la Mỹ"}, {"US dollars", "đô la Mỹ"}, cent, cents},
    {"VND", {"Vietnamese dong", "đồng"}, {"Vietnamese dong", "đồng"}, {}, {}},
};

const currency_words* words_of(const currency& of) {
    for (const currency_words& known : known_currencies)
        if (known.code == std::string_view{of.code, 3}) return &known;
    return nullptr;
}

/// "point two five", digit by digit, zeros at the end included: they say how exact the amount is.
void add_decimals(spelled& out, std::uint64_t value, int digits, language lang) {
    out << (lang == language::vi ? "phẩy" : "point");
    for (int place = digits; place-- > 0;) {
        const auto digit = value / detail::powers_of_ten[static_cast<std::size_t>(place)] % 10;
        out << (lang == language::vi ? vietnamese_digits[digit] : english_small[digit]);
    }
}

}  // namespace

std::string to_words(std::int64_t number, const words_style& style) {
    spelled out;
    add_sign(out, number, style.lang);
    add_number(out, magnitude(number), style);
    return finished(std::move(out), style);
}

std::string to_words(const any_money& amount, const words_style& style) {
    const int digits = amount.currency().minor_digits > 0 ? amount.currency().minor_digits : 0;
    const std::uint64_t minor_in_one = detail::powers_of_ten[static_cast<std::size_t>(digits)];
    const std::uint64_t whole = magnitude(amount.minor_units()) / minor_in_one;
    const std::uint64_t part = magnitude(amount.minor_units()) % minor_in_one;
    const currency_words* const known = words_of(amount.currency());
    const bool part_has_a_name = known != nullptr && *known->one_part.en != '\0' && digits == 2;

    spelled out;
    add_sign(out, amount.minor_units(), style.lang);
    const bool part_alone = part_has_a_name && whole == 0 && part > 0;
    if (!part_alone) {
        add_number(out, whole, style);
        if (part > 0 && !part_has_a_name) add_decimals(out, part, digits, style.lang);
        if (known == nullptr)
            out << std::string_view{amount.currency().code, 3};
        else
            out << (whole == 1 && (part == 0 || part_has_a_name) ? known->one : known->many).in(style.lang);
    }
    if (part > 0 && part_has_a_name) {
        if (!part_alone) out << (style.lang == language::vi ? "và" : "and");
        add_number(out, part, style);
        out << (part == 1 ? known->one_part : known->many_parts).in(style.lang);
    }
    return finished(std::move(out), style);
}

std::string detail::count_in_words(std::int64_t value, const labels& many, const labels& one,
                                   const words_style& style) {
    spelled out;
    add_sign(out, value, style.lang);
    add_number(out, magnitude(value), style);
    const bool single = magnitude(value) == 1;
    out << (single ? one : many).in(style.lang);
    return finished(std::move(out), style);
}

}  // namespace govkpi
