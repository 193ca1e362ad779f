// SPDX-License-Identifier: BSL-1.0
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/multiprecision/cpp_int.hpp>
#include <catch2/catch.hpp>
#include <rapidcheck.h>
#include <unicode/normalizer2.h>
#include <unicode/regex.h>
#include <unicode/unistr.h>

#include <govkpi/parse.hpp>
#include <govkpi/currencies.hpp>
#include <govkpi/quantity/literals.hpp>
#include <govkpi/quantity/text.hpp>

#include "oracle.hpp"

namespace {

using namespace govkpi;
using namespace govkpi::literals;
using oracle::check_property;
using oracle::cpp_int;
using oracle::cpp_rational;
using oracle::int64_max;
using oracle::int64_min;

const number_style vi = number_style::of(language::vi);
const number_style en = number_style::of(language::en);

number_style in_units_of(std::int64_t unit, number_style style = vi) {
    style.unit = unit;
    return style;
}
number_style grouped_by(char mark, number_style style = vi) {
    style.group_mark = mark;
    return style;
}
number_style accounting(number_style style = vi) {
    style.parentheses_are_negative = true;
    return style;
}
number_style percent_column(number_style style = vi) {
    style.percent_sign_may_lack = true;
    return style;
}

money<VND> dong(std::string_view text, const number_style& style = vi) { return parse<money<VND>>(text, style).value(); }
money<USD> dollars(std::string_view text, const number_style& style = en) { return parse<money<USD>>(text, style).value(); }
people heads(std::string_view text, const number_style& style = vi) { return parse<people>(text, style).value(); }
ratio share(std::string_view text, const number_style& style = vi) { return parse<ratio>(text, style).value(); }

/// What parse() answers, as text that a failed check shows whole: "" where it is accepted.
template <class T>
std::string refusal(std::string_view text, const number_style& style) {
    const auto read = parse<T>(text, style);
    if (read) return "";
    return "at " + std::to_string(read.error().position()) + ": " + read.error().expected();
}
std::string no_money(std::string_view text, const number_style& style = vi) { return refusal<money<VND>>(text, style); }
std::string no_count(std::string_view text, const number_style& style = vi) { return refusal<people>(text, style); }
std::string no_percentage(std::string_view text, const number_style& style = vi) { return refusal<ratio>(text, style); }

const std::string a_digit = "a digit";
const std::string groups_of_three = "groups of three digits";
const std::string fits = "a number that fits in 64 bits of the smallest unit";
const std::string whole_units = "a whole number of the smallest unit, without further decimals";
const std::string falling = "each further part to be smaller than the scale before it, as in 36 billion 631 million";
const std::string decimals_last = "decimals in the last part only";
const std::string known_word = "a scale or currency word, such as million, or triệu, đồng where the style is Vietnamese";
const std::string this_currency = "an amount in the declared currency";
const std::string the_end = "nothing more";
const std::string one_decimal_mark = "one decimal mark, with no grouping behind it";
const std::string closing = "a closing parenthesis";
const std::string percent_sign = "a percent sign";
const std::string valid_utf8 = "valid UTF-8";
const std::string whole_number = "a whole number";
const std::string its_unit = "nothing more than the word for what is counted";

std::string at(std::size_t position, const std::string& expected) {
    return "at " + std::to_string(position) + ": " + expected;
}

std::string normalized(const std::string& text, bool decomposed) {
    UErrorCode error = U_ZERO_ERROR;
    const auto* form = decomposed ? icu::Normalizer2::getNFDInstance(error) : icu::Normalizer2::getNFCInstance(error);
    std::string out;
    form->normalize(icu::UnicodeString::fromUTF8(text), error).toUTF8String(out);
    REQUIRE(U_SUCCESS(error));
    return out;
}

template <class Figure>
std::string written(const Figure& figure, const text_style& style) {
    char text[longest_text];
    return {text, write(text, figure, style)};
}

}  // namespace

// ---- what is printed in Vietnam and elsewhere --------------------------------------------------------------------

TEST_CASE("each form of an amount that the documentation shows is read", "[parse]") {
    CHECK(dong("-36.631.000.000 ₫") == -(36_ty + 631_trieu));
    CHECK(dong("36 tỷ 631 triệu đồng") == 36_ty + 631_trieu);
    CHECK(dong("27,2 ngàn tỷ") == 27'200_ty);
    CHECK(dong("108,987 tỷ") == 108'987_trieu);
    CHECK(dong("VND 36,631 million", en) == 36'631_trieu);
    CHECK(parse<money<USD>>("1.234.567,5", vi).value() == money<USD>::from_minor_units(123'456'750));
    CHECK(dollars("1,234,567.5") == money<USD>::from_minor_units(123'456'750));
    CHECK(heads("152.000") == 152'000_people);
    CHECK(heads("152.000 người") == 152'000_people);
    CHECK(share("103,3%") == make_ratio(1033, 1000));
    CHECK(share("103,3 %") == make_ratio(1033, 1000));
    CHECK(share("103,3", percent_column()) == make_ratio(1033, 1000));
}

TEST_CASE("the style says whether 1.234 is a thousand or a bit more than one", "[parse]") {
    CHECK(dong("1.234") == 1'234_VND);
    CHECK(dollars("1.23") == money<USD>::from_minor_units(123));
    CHECK(no_money("1.23") == at(4, groups_of_three));
    CHECK(dollars("1,234") == money<USD>::from_major_units(1'234));
    CHECK(dong("1,234 tỷ") == 1'234_trieu);
    CHECK(dong("1.234 tỷ") == 1'234_ty);
}

TEST_CASE("digits need no group marks, but those that are there stand three apart", "[parse]") {
    CHECK(dong("36631000000") == 36_ty + 631_trieu);
    CHECK(dong("0") == 0_VND);
    CHECK(dong("007") == 7_VND);
    CHECK(dong("999") == 999_VND);
    CHECK(no_money("12345.678") == at(5, groups_of_three));
    CHECK(no_money("1.2345") == at(6, groups_of_three));
    CHECK(no_money("1.234.56") == at(8, groups_of_three));
    CHECK(no_money("1.234.") == at(6, groups_of_three));
    CHECK(no_money("1..234") == at(2, groups_of_three));
    CHECK(no_money(".234") == at(0, a_digit));
    CHECK(refusal<money<USD>>("1.234,5.8", vi) == at(7, one_decimal_mark));
}

TEST_CASE("groups may be parted by a space of any width", "[parse]") {
    const number_style spaced = grouped_by(' ');
    CHECK(dong("36 631 000", spaced) == 36'631_nghin);
    CHECK(dong("36\u00a0631\u00a0000", spaced) == 36'631_nghin);
    CHECK(dong("36\u202f631\u202f000 ₫", spaced) == 36'631_nghin);
    CHECK(dong("36\u202f631 triệu đồng", spaced) == 36'631_trieu);
    CHECK(dong("36 tỷ 631 triệu", spaced) == 36_ty + 631_trieu);
    CHECK(no_money("36 63", spaced) == at(5, groups_of_three));
    CHECK(no_money("36 6310", spaced) == at(7, groups_of_three));
    CHECK(no_money("3663 100", spaced) == at(4, groups_of_three));
}

TEST_CASE("a style without a group mark takes none", "[parse]") {
    const number_style plain_digits = grouped_by('\0');
    CHECK(dong("36631000", plain_digits) == 36'631_nghin);
    CHECK(no_money("36.631", plain_digits) == at(2, the_end));
    CHECK(no_money(std::string_view{"36\0", 3}, plain_digits) == at(2, the_end));
}

TEST_CASE("a space where the style groups by points is never passed over as a group mark", "[parse]") {
    // 36 000 triệu is 36 tỷ to its author; whatever else it is, it is not 36 đồng.
    CHECK(no_money("36 000 triệu đồng") != "");
    CHECK(no_money("1 000 đồng") != "");
    CHECK(no_money("VND 1 000") != "");
    CHECK(no_money("1 000 000 đồng") != "");
    CHECK(no_money("36 631 triệu") != "");
    CHECK(no_money("36 500 đồng", in_units_of(1'000'000)) != "");
    CHECK(no_money("36 000 đồng", in_units_of(1'000'000)) != "");
}

TEST_CASE("a negative amount has a sign, or parentheses where the style says so", "[parse]") {
    CHECK(dong("-5 triệu") == -5_trieu);
    CHECK(dong("\u22125 triệu") == -5_trieu);
    CHECK(dong("- 5 triệu") == -5_trieu);
    CHECK(dong("+5 triệu") == 5_trieu);
    CHECK(dollars("-$5.25") == money<USD>::from_minor_units(-525));
    CHECK(dollars("$-5.25") == money<USD>::from_minor_units(-525));
    CHECK(dong("(31.000,00)", accounting()) == -31_nghin);
    CHECK(dong("( 31.000 đồng )", accounting()) == -31_nghin);
    CHECK(dong("31.000", accounting()) == 31_nghin);
    CHECK(dong("-31.000", accounting()) == -31_nghin);
    CHECK(share("(3,5 %)", accounting()) == make_ratio(-35, 1000));
    CHECK(heads("(12)", accounting()) == people{-12});
    CHECK(heads("(12 người)", accounting()) == people{-12});
    CHECK(heads("(12 )", accounting()) == people{-12});
    CHECK(no_money("(31.000)") == at(0, a_digit));
    CHECK(no_money("(31.000", accounting()) == at(7, closing));
    CHECK(no_money("31.000)", accounting()) == at(6, the_end));
    CHECK(no_money("(-31.000)", accounting()) == at(1, a_digit));
    CHECK(no_money("--5") == at(1, a_digit));
    CHECK(no_money("5-") == at(1, the_end));
}

TEST_CASE("scale words multiply, and parts add up from the largest down", "[parse]") {
    CHECK(dong("1 nghìn") == 1_nghin);
    CHECK(dong("1 ngàn") == 1_nghin);
    CHECK(dong("36 tr") == 36_trieu);
    CHECK(dong("36 tỉ") == 36_ty);
    CHECK(dong("36 tỷ") == 36_ty);
    CHECK(dong("1,5 nghìn tỷ đồng") == 1'500_ty);
    CHECK(dong("2 triệu tỷ") == 2'000'000_ty);
    CHECK(dong("36tỷ631triệu") == 36_ty + 631_trieu);
    CHECK(dong("1 tỷ 2 triệu 3 nghìn 4 đồng") == 1'002'003'004_VND);
    CHECK(dong("1 tỷ 999,5 triệu") == 1'999'500_nghin);
    CHECK(dollars("1 million 2 thousand 3.45 USD") == money<USD>::from_minor_units(100'200'345));
    CHECK(dollars("1.5 trillion") == money<USD>::from_major_units(1'500'000'000'000));
    CHECK(dollars("7 bn") == money<USD>::from_major_units(7'000'000'000));
    CHECK(dollars("7 mn") == money<USD>::from_major_units(7'000'000));

    CHECK(no_money("1 triệu 2 tỷ") == at(10, falling));
    CHECK(no_money("1 tỷ 1.000 triệu") == at(7, falling));
    CHECK(no_money("1 tỷ 1 tỷ") == at(7, falling));
    CHECK(no_money("1,5 tỷ 3 triệu") == at(0, decimals_last));
    CHECK(no_money("5 billion") == at(2, known_word));
    CHECK(no_money("5 tỷ", en) == at(2, known_word));
    CHECK(no_money("5 ti") == at(2, known_word));
    CHECK(no_money("tỷ") == at(0, known_word));
}

TEST_CASE("the scales of an amount's parts fall, however small the further part is", "[parse]") {
    CHECK(no_money("5 triệu 0,0005 tỷ") != "");
    CHECK(no_money("1 triệu 0 tỷ") != "");
    CHECK(no_money("1 tỷ 0 tỷ") != "");
    CHECK(no_money("1 đồng 0 triệu") != "");
}

TEST_CASE("a part without a scale after one with a scale means triệu to one reader and đồng to the next", "[parse]") {
    CHECK(no_money("36 tỷ 631") == at(11, known_word));
    CHECK(dong("36 tỷ 631 đồng") == 36_ty + 631_VND);
}

TEST_CASE("a column has a unit, which any scale or currency word of a cell overrides", "[parse]") {
    const number_style millions = in_units_of(1'000'000);
    CHECK(dong("36.631", millions) == 36'631_trieu);
    CHECK(dong("36.631,5", millions) == 36'631'500_nghin);
    CHECK(dong("0,000001", millions) == 1_VND);
    CHECK(dong("36 tỷ", millions) == 36_ty);
    CHECK(dong("500 đồng", millions) == 500_VND);
    CHECK(dong("VND 500", millions) == 500_VND);
    CHECK(no_money("0,0000001", millions) == at(0, whole_units));
    CHECK(dong("1.234.567,5", in_units_of(1'000)) == 1'234'567'500_VND);
}

TEST_CASE("the currency may be named before or behind, once, and must be the declared one", "[parse]") {
    for (const char* text : {"5 đồng", "5 đ", "5đ", "5 ₫", "5 VND", "5 vnd", "5 VNĐ", "VND 5", "₫5", "đồng 5"}) {
        CAPTURE(text);
        CHECK(dong(text) == 5_VND);
    }
    CHECK(dollars("$5") == 5_USD);
    CHECK(dollars("US$ 5") == 5_USD);
    CHECK(dollars("5 US$") == 5_USD);
    CHECK(parse<money<EUR>>("5 €", vi).value() == 5_EUR);
    CHECK(no_money("5 USD") == at(2, this_currency));
    CHECK(no_money("$5") == at(0, this_currency));
    CHECK(no_money("5 €") == at(2, this_currency));
    CHECK(no_money("5 JPY") == at(2, this_currency));
    CHECK(no_money("5 xyz") == at(2, known_word));
    CHECK(no_money("VND 5 VND") == at(6, the_end));
    CHECK(no_money("5 đồng đồng") == at(10, the_end));
    CHECK(no_money("VND VND 5") == at(4, a_digit));
    CHECK(no_money("VND") == at(3, a_digit));
}

TEST_CASE("the digits of a figure say what its last one is worth", "[parse]") {
    const auto last_digit = [](std::string_view text, const number_style& style) {
        return parse<reported<money<VND>>>(text, style).value().unit();
    };
    CHECK(last_digit("36 tỷ 631 triệu đồng", vi) == rational{1'000'000});
    CHECK(last_digit("36,6 tỷ", vi) == rational{100'000'000});
    CHECK(last_digit("36,60 tỷ", vi) == rational{10'000'000});
    CHECK(last_digit("27,2 ngàn tỷ", vi) == rational{100'000'000'000});
    CHECK(last_digit("36.631.000.000 ₫", vi) == rational{1});
    CHECK(last_digit("36.631", in_units_of(1'000'000)) == rational{1'000'000});
    CHECK(last_digit("36.631,50", in_units_of(1'000'000)) == rational{10'000});
    CHECK(last_digit("36.631,0", vi) == rational::of(1, 10));
    CHECK(parse<reported<money<USD>>>("1.50", en).value().unit() == rational{1});
    CHECK(parse<reported<money<USD>>>("2 million", en).value().unit() == rational{100'000'000});
    CHECK(parse<reported<ratio>>("103,3 %", vi).value().unit() == rational::of(1, 1000));
    CHECK(parse<reported<ratio>>("5,20 %", vi).value().unit() == rational::of(1, 10000));
    CHECK(parse<reported<ratio>>("17 %", vi).value().unit() == rational::of(1, 100));
}

TEST_CASE("the zero digits that an amount is printed with may stand behind its decimal mark", "[parse]") {
    CHECK(dong("31.000,00") == 31_nghin);
    CHECK(no_money("5,5 đồng") == at(0, whole_units));
    CHECK(no_money("1.234.567,5") == at(0, whole_units));
    CHECK(refusal<money<USD>>("1.005", en) == at(0, whole_units));
    CHECK(dollars("1.0050000 thousand") == 1'005_USD);
}

TEST_CASE("white space around a figure does not count, of whatever width", "[parse]") {
    for (const std::string space : {"", " ", "\t", "\r\n", "\u00a0", "\u202f", " \u00a0 \u202f\n"}) {
        CAPTURE(space);
        CHECK(dong(space + "36 tỷ 631 triệu đồng" + space) == 36_ty + 631_trieu);
        CHECK(dong("36" + space + "tỷ") == 36_ty);
        CHECK(heads(space + "152.000" + space) == 152'000_people);
        CHECK(heads(space + "152.000" + space + "người") == 152'000_people);
        CHECK(share(space + "103,3" + space + "%" + space) == make_ratio(1033, 1000));
    }
    CHECK(no_money("36\u200btỷ") == at(2, known_word));
}

TEST_CASE("white space behind the word of a count does not count, of whatever width", "[parse]") {
    for (const std::string space : {" ", "\t", "\r\n", "\u00a0", "\u202f", " \u00a0"}) {
        CAPTURE(space);
        CHECK(no_count("152.000 người" + space) == "");
    }
}

TEST_CASE("letters read alike, precomposed, combining or half composed, in either case", "[parse]") {
    for (const bool decomposed : {false, true}) {
        for (const char* text : {"36 tỷ 631 triệu đồng", "36 TỶ 631 TRIỆU ĐỒNG", "36 Tỷ 631 Triệu Đồng", "36 tỉ 631 triệu VNĐ"}) {
            CAPTURE(text, decomposed);
            CHECK(dong(normalized(text, decomposed)) == 36_ty + 631_trieu);
        }
        CHECK(dong(normalized("27,2 nghìn tỷ", decomposed)) == 27'200_ty);
        CHECK(dong(normalized("27,2 NGÀN TỶ", decomposed)) == 27'200_ty);
        CHECK(heads(normalized("152.000 NGƯỜI", decomposed)) == 152'000_people);
        CHECK(parse<households>(normalized("12 hộ", decomposed), vi).value() == 12_households);
    }
    CHECK(dong("631 trie\u0323\u0302u") == 631_trieu);  // the order of canonical decomposition
    CHECK(dong("631 trie\u0302\u0323u") == 631_trieu);  // as many keyboards send it
    CHECK(dong("631 tri\u00ea\u0323u") == 631_trieu);   // ê composed, the dot combining: Windows-1258
    CHECK(dong("631 tri\u1eb9\u0302u") == 631_trieu);
    CHECK(dong("5 \u0111o\u0302\u0300ng") == 5_VND);
    CHECK(no_money("5 dong") == at(2, known_word));
    CHECK(no_money("5\u0323 triệu") == at(1, known_word));
    CHECK(dollars("5 Million") == 5'000'000 * 1_USD);
    CHECK(heads("5 People", en) == 5_people);
}

TEST_CASE("a count is a whole number of what is counted", "[parse]") {
    CHECK(heads("152,000 people", en) == 152'000_people);
    CHECK(heads("152.000 people") == 152'000_people);
    CHECK(parse<households>("1.200 hộ", vi).value() == 1'200_households);
    CHECK(heads("-5") == people{-5});
    CHECK(no_count("5,5") == at(0, whole_number));
    CHECK(no_count("5,0") == at(0, whole_number));
    CHECK(no_count("5 hộ") == at(2, its_unit));
    CHECK(no_count("5 nghìn") == at(2, its_unit));
    CHECK(no_count("5 người người") == at(2, its_unit));
    CHECK(no_count("5 %") == at(2, its_unit));
    CHECK(no_count("người 5") == at(0, a_digit));
    CHECK(no_count("(5", accounting()) == at(2, closing));
    CHECK(no_count("") == at(0, a_digit));
}

TEST_CASE("a percentage has its sign unless the column's heading has it", "[parse]") {
    CHECK(share("17%") == make_ratio(17, 100));
    CHECK(share("-0,4 %") == make_ratio(-4, 1000));
    CHECK(share("\u22120,4 %") == make_ratio(-4, 1000));
    CHECK(share("1.033,25 %") == make_ratio(103'325, 10'000));
    CHECK(share("1,033.25%", en) == make_ratio(103'325, 10'000));
    CHECK(share("103,3\u00a0%") == make_ratio(1033, 1000));
    CHECK(share("103,3 %", percent_column()) == make_ratio(1033, 1000));
    CHECK(no_percentage("103,3") == at(5, percent_sign));
    CHECK(no_percentage("103,3 đồng") == at(6, percent_sign));
    CHECK(no_percentage("103,3 %%") == at(7, the_end));
    CHECK(no_percentage("103,3 % 5") == at(8, the_end));
    CHECK(no_percentage("% 5") == at(0, a_digit));
    CHECK(no_percentage("103.3%") == at(5, groups_of_three));
    CHECK(no_percentage("103,3 đồng", percent_column()) == at(6, the_end));
}

TEST_CASE("what is no number is refused where it stops being one", "[parse]") {
    CHECK(no_money("") == at(0, a_digit));
    CHECK(no_money("   ") == at(3, a_digit));
    CHECK(no_money("-") == at(1, a_digit));
    CHECK(no_money("5,") == at(2, a_digit));
    CHECK(no_money("5, tỷ") == at(2, a_digit));
    CHECK(no_money(",5") == at(0, a_digit));
    CHECK(no_money("0x10") == at(1, known_word));
    CHECK(no_money("1e9") == at(1, known_word));
    CHECK(no_money("NaN") == at(0, known_word));
    CHECK(no_money("inf") == at(0, known_word));
    CHECK(no_money("5/7") == at(1, the_end));
    CHECK(no_money("36 xu") == at(3, known_word));
    CHECK(no_money("5 %") == at(2, the_end));
    CHECK(no_money("\uff15 tỷ") == at(0, known_word));   // a fullwidth five
    CHECK(no_money("\u0665 tỷ") == at(0, known_word));   // an Arabic five
}

TEST_CASE("a text that is not UTF-8 is refused at its first bad byte", "[parse]") {
    CHECK(no_money("36 tri\xe1\xbb") == at(6, valid_utf8));
    CHECK(no_money("36 t\xff") == at(4, valid_utf8));
    CHECK(no_money("\x80") == at(0, valid_utf8));
    CHECK(no_money("5 \xc0\xaf") == at(2, valid_utf8));      // an overlong form
    CHECK(no_money("5 \xed\xa0\x80") == at(2, valid_utf8));  // half of a surrogate pair
    CHECK(no_money("5 \xf4\x90\x80\x80") == at(2, valid_utf8));
    CHECK(no_count("5 \xe1\xbb") == at(2, valid_utf8));
    CHECK(no_percentage("5 %\xe2\x80") == at(3, valid_utf8));
}

TEST_CASE("an amount that does not fit in 64 bits is refused, and the last one that does is read", "[parse]") {
    CHECK(dong("9.223.372.036.854.775.807") == money<VND>::from_minor_units(int64_max));
    CHECK(dong("-9.223.372.036.854.775.808") == money<VND>::from_minor_units(int64_min));
    CHECK(dong("(9.223.372.036.854.775.808)", accounting()) == money<VND>::from_minor_units(int64_min));
    CHECK(no_money("9.223.372.036.854.775.808") == at(0, fits));
    CHECK(no_money("-9.223.372.036.854.775.809") == at(1, fits));
    CHECK(dollars("92,233,720,368,547,758.07") == money<USD>::from_minor_units(int64_max));
    CHECK(refusal<money<USD>>("92,233,720,368,547,758.08", en) == at(0, fits));
    CHECK(dong("9.223.372.036 tỷ 854 triệu 775 nghìn 807 đồng") == money<VND>::from_minor_units(int64_max));
    CHECK(no_money("9.223.372.036 tỷ 854 triệu 775 nghìn 808 đồng") == at(0, fits));
    CHECK(dong("9,223372036854775807 tỷ tỷ") == money<VND>::from_minor_units(int64_max));
    CHECK(no_money("9,223372036854775808 tỷ tỷ") == at(0, fits));
    CHECK(no_money("1 tỷ tỷ tỷ") == at(12, fits));
    CHECK(no_money(std::string(38, '9')) == at(0, fits));
    CHECK(no_money(std::string(100'000, '9')) == at(0, fits));
    CHECK(no_money(std::string(38, '9') + " tỷ tỷ") == at(0, fits));
    CHECK(dong(std::string(100'000, '0') + "7") == 7_VND);
    CHECK(no_money("0," + std::string(19, '0') + " tỷ") == at(0, fits));
    CHECK(dong("0," + std::string(18, '0') + " tỷ") == 0_VND);

    CHECK(heads("9223372036854775807").value() == int64_max);
    CHECK(heads("-9223372036854775808").value() == int64_min);
    CHECK(no_count("9223372036854775808") == at(0, fits));
    CHECK(share("9223372036854775807 %") == make_ratio(int64_max, 100));
    CHECK(no_percentage("9223372036854775808 %") == at(0, fits));
    CHECK(no_percentage("0,0000000000000001 %") == at(0, fits));
    CHECK(share("0,000000000000001 %") == make_ratio(1, 100'000'000'000'000'000));
}

TEST_CASE("a cell keeps apart what is missing, what did not occur, what was not collected, and zero", "[parse]") {
    const auto state = [](std::string_view text) { return parse_cell<money<VND>>(text, vi).value().state; };
    CHECK(state("") == cell_state::blank);
    CHECK(state(" \t\u00a0 ") == cell_state::blank);
    CHECK(state("-") == cell_state::none);
    CHECK(state(" \u2013 ") == cell_state::none);
    CHECK(state("\u2212") == cell_state::none);
    CHECK(state("...") == cell_state::not_collected);
    CHECK(state("\u00a0\u2026\u00a0") == cell_state::not_collected);
    CHECK(state("0") == cell_state::value);

    const auto zero = parse_cell<money<VND>>("0", vi).value();
    CHECK(zero.value.has_value());
    CHECK(zero.value == 0_VND);
    CHECK_FALSE(parse_cell<money<VND>>("-", vi).value().value.has_value());
    CHECK(parse_cell<money<VND>>("-5 tỷ", vi).value().value == -5_ty);
    CHECK(parse_cell<people>("152.000", vi).value().value == 152'000_people);
    CHECK(parse_cell<money<VND>>("x", vi).error().expected() == known_word);
    CHECK(parse_cell<money<VND>>("..", vi).error().expected() == a_digit);
    CHECK(parse_cell<money<VND>>("--", vi).error().position() == 1);
}

TEST_CASE("a cell of narrow no-break spaces is as blank as one of other spaces", "[parse]") {
    CHECK(parse_cell<money<VND>>("\u202f", vi).has_value());
    CHECK(parse_cell<money<VND>>("\u202f-\u202f", vi).has_value());
}

TEST_CASE("a result that is not tested throws what was wrong", "[parse]") {
    CHECK_THROWS_AS(parse<money<VND>>("x", vi).value(), parse_error);
    CHECK_THROWS_AS(*parse<money<VND>>("", vi), parse_error);
    CHECK_THROWS_WITH(parse<people>("5,5", vi).value(), "govkpi: at byte 1: expected a whole number");
}

// ---- what is written is read ---------------------------------------------------------------------------------------

TEST_CASE("an amount that is written is read as it was", "[parse]") {
    for (const language lang : {language::en, language::vi}) {
        for (const amount_form form : {amount_form::full, amount_form::scaled}) {
            const text_style style{.lang = lang, .form = form};
            const number_style in = number_style::of(lang);
            CAPTURE(lang.code(), static_cast<int>(form));
            check_property(1000, [&] {
                const auto value = money<VND>::from_minor_units(*oracle::any_int64());
                RC_ASSERT(dong(written(value, style), in) == value);
                const auto cents = money<USD>::from_minor_units(*oracle::any_int64());
                RC_ASSERT(dollars(written(cents, style), in) == cents);
            });
        }
    }
}

TEST_CASE("an amount that is written without its unit, or with a plus, is read as it was", "[parse]") {
    check_property(1000, [] {
        const auto value = money<USD>::from_minor_units(*oracle::any_int64());
        RC_ASSERT(dollars(written(value, {.unit = false, .signs = true})) == value);
        RC_ASSERT(dollars(written(value, {.lang = language::vi, .signs = true}), vi) == value);
    });
}

TEST_CASE("an amount that is written in a column's unit without rounding is read as it was", "[parse]") {
    check_property(1000, [] {
        const auto value = money<VND>::from_minor_units(*oracle::any_int64());
        const text_style style{.lang = language::vi, .form = amount_form::millions, .decimals = 6, .unit = false};
        RC_ASSERT(dong(written(value, style), in_units_of(1'000'000)) == value);
    });
}

TEST_CASE("a count that is written is read as it was", "[parse]") {
    check_property(1000, [] {
        const people value{*oracle::any_int64()};
        for (const language lang : {language::en, language::vi}) {
            RC_ASSERT(heads(written(value, {.lang = lang}), number_style::of(lang)) == value);
            RC_ASSERT(heads(written(value, {.lang = lang, .unit = false}), number_style::of(lang)) == value);
        }
    });
}

TEST_CASE("the values that a read percentage stands for hold the ratio that was printed", "[parse]") {
    check_property(3000, [] {
        const std::int64_t denominator = *oracle::positive_int64();
        const std::int64_t numerator = *oracle::any_int64();
        const auto decimals = static_cast<std::int8_t>(*rc::gen::inRange(0, 7));
        const ratio value = make_ratio(numerator, denominator);
        const rational exact = rational::of(numerator, denominator);
        // Digits past 64 bits are refused by design.
        RC_PRE(exact < rational{90'000'000'000} && exact > rational{-90'000'000'000});
        for (const rounding mode : {rounding::half_away, rounding::half_even}) {
            for (const language lang : {language::en, language::vi}) {
                const std::string text = written(value, {.lang = lang, .decimals = decimals, .mode = mode});
                const auto read = parse<reported<ratio>>(text, number_style::of(lang));
                RC_ASSERT(read.has_value());
                RC_ASSERT(read->values().numbers().contains(exact));
                RC_ASSERT(written(*read, {.lang = lang}) == text);
            }
        }
    });
}

TEST_CASE("the values that a read amount in a scale stands for hold the amount that was printed", "[parse]") {
    check_property(1000, [] {
        const auto value = money<VND>::from_minor_units(*oracle::any_int64());
        const auto decimals = static_cast<std::int8_t>(*rc::gen::inRange(0, 4));
        const auto form = *rc::gen::element(amount_form::thousands, amount_form::millions, amount_form::billions);
        const std::string text = written(value, {.lang = language::vi, .form = form, .decimals = decimals});
        const auto read = parse<reported<money<VND>>>(text, vi);
        if (!read) {
            // Rounded away from zero at the very edge of 64 bits.
            RC_ASSERT(std::string{read.error().expected()} == fits);
            return;
        }
        RC_ASSERT(read->values().contains(value));
    });
}

// ---- nothing else is ------------------------------------------------------------------------------------------------

namespace {

/// Amounts of đồng in the Vietnamese style read a second time, by a regular expression and exact fractions.
class amount_oracle {
public:
    /// Nothing where the text is no amount.
    static std::optional<std::int64_t> read(const std::string& utf8) {
        UErrorCode error = U_ZERO_ERROR;
        icu::UnicodeString text = icu::UnicodeString::fromUTF8(utf8);
        text = icu::Normalizer2::getNFCInstance(error)->normalize(text.foldCase(), error);

        static const auto whole = unicode("^" + space + "(?:" + currency + space + ")?(?:([-+\u2212])" + space + ")?(?:" + currency +
                                          space + ")?(" + number + ".*)$");
        icu::RegexMatcher outer{whole, text, UREGEX_DOTALL, error};
        if (!outer.matches(error)) return std::nullopt;
        int currencies = (outer.start(1, error) >= 0) + (outer.start(3, error) >= 0);
        const icu::UnicodeString sign = outer.group(2, error);
        icu::UnicodeString rest = outer.group(4, error);

        static const auto trailing = unicode("^(.*?)(?<![\\p{L}\\p{M}])" + currency + space + "$");
        icu::RegexMatcher tail{trailing, rest, UREGEX_DOTALL, error};
        if (tail.matches(error)) {
            ++currencies;
            rest = tail.group(1, error);
        }
        if (currencies > 1) return std::nullopt;

        static const auto part = unicode("^" + space + "(" + number + ")((?:" + space + "(?:" + scale + ")(?![\\p{L}\\p{M}]))*)" + space);
        cpp_rational total = 0;
        cpp_int last_scale = 0;
        bool last_was_whole = true;
        for (int parts = 0; !rest.isEmpty(); ++parts) {
            icu::RegexMatcher m{part, rest, 0, error};
            if (!m.find() || m.start(error) != 0) return std::nullopt;
            icu::UnicodeString words = m.group(2, error);
            words.trim();
            const bool last = m.end(error) == rest.length();
            const bool only = parts == 0 && last;
            cpp_int size = 0;
            if (!words.isEmpty()) size = product(words);
            else if (only || (last && currencies == 1)) size = 1;
            if (size == 0 || size > int64_max) return std::nullopt;
            const auto [value, is_whole] = decimal(m.group(1, error));
            if (parts > 0 && (!last_was_whole || size >= last_scale || value * size >= last_scale)) return std::nullopt;
            total += value * size;
            last_scale = size;
            last_was_whole = is_whole;
            rest.remove(0, m.end(error));
        }
        if (U_FAILURE(error) || denominator(total) != 1) return std::nullopt;
        const cpp_int units = sign.isEmpty() || sign == u"+" ? numerator(total) : cpp_int{-numerator(total)};
        if (!oracle::fits_64(units)) return std::nullopt;
        return static_cast<std::int64_t>(units);
    }

private:
    inline static const std::string space = "[ \\t\\r\\n\u00a0\u202f]*";
    inline static const std::string currency = "(đồng|đ|₫|vnđ|vnd)";
    inline static const std::string scale = "nghìn|ngàn|triệu|tr|tỷ|tỉ";
    inline static const std::string number = "(?:[0-9]{1,3}(?:\\.[0-9]{3})+|[0-9]+)(?![0-9.])(?:,[0-9]{1,18}(?![0-9]))?";

    static icu::UnicodeString unicode(const std::string& text) { return icu::UnicodeString::fromUTF8(text); }

    static cpp_int product(const icu::UnicodeString& words) {
        std::string text;
        words.toUTF8String(text);
        cpp_int size = 1;
        std::int64_t last = 0;
        for (std::size_t at = 0; at < text.size();) {
            const std::pair<std::string_view, std::int64_t> known[] = {
                {"nghìn", 1'000}, {"ngàn", 1'000}, {"triệu", 1'000'000}, {"tr", 1'000'000}, {"tỷ", 1'000'000'000}, {"tỉ", 1'000'000'000}};
            bool found = false;
            for (const auto& [word, worth] : known) {
                if (std::string_view{text}.substr(at, word.size()) != word) continue;
                if (worth < last) return 0;  // nghìn tỷ, never tỷ nghìn
                last = worth;
                size *= worth;
                at += word.size();
                found = true;
                break;
            }
            if (!found) ++at;  // space
        }
        return size;
    }

    static std::pair<cpp_rational, bool> decimal(const icu::UnicodeString& number_text) {
        std::string text;
        number_text.toUTF8String(text);
        cpp_int digits = 0;
        cpp_int power = 1;
        bool behind_mark = false;
        for (const char c : text) {
            if (c == ',') behind_mark = true;
            if (c < '0' || c > '9') continue;
            digits = digits * 10 + (c - '0');
            if (behind_mark) power *= 10;
        }
        return {cpp_rational{digits, power}, !behind_mark};
    }
};

const std::vector<std::string> valid_amounts = {
    "36 tỷ 631 triệu đồng", "-36.631.000.000 ₫", "27,2 ngàn tỷ", "108,987 tỷ", "VND 36.631", "1 tỷ 2 triệu 3 nghìn 4 đồng",
    "+5 tr", "\u22125 triệu", "9.223.372.036.854.775.807", "0", "31.000,00", "36\u00a0tỷ", "5 đ", "1,5 nghìn tỷ VNĐ",
};
const std::vector<std::string> likely_pieces = {
    "0", "1", "000", "5", " ", ".", ",", "-", "+", "\u2212", "\u00a0", "\u202f", "đồng", "₫", "VND", "đ", "triệu", "tỷ", "tr",
    "nghìn", "(", ")", "%", "USD", "\u0301", "x", "\t", "\n", "\xff", "\xe1\xbb",
};

/// A valid text with one to three changes, each a byte or a likely piece put in, put over or left out.
std::string mutated(const std::vector<std::string>& valid) {
    std::string text = *rc::gen::elementOf(valid);
    const int changes = *rc::gen::inRange(1, 4);
    for (int i = 0; i < changes; ++i) {
        const auto place = static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(text.size()) + 1));
        switch (*rc::gen::inRange(0, 5)) {
            case 0: text.insert(place, 1, static_cast<char>(*rc::gen::inRange(0, 256))); break;
            case 1:
                if (place < text.size()) text[place] = static_cast<char>(*rc::gen::inRange(0, 256));
                break;
            case 2: text.erase(place, static_cast<std::size_t>(*rc::gen::inRange(1, 4))); break;
            default: text.insert(place, *rc::gen::elementOf(likely_pieces)); break;
        }
    }
    return text;
}

}  // namespace

TEST_CASE("a changed amount is read by the rules or refused", "[parse]") {
    check_property(5000, [] {
        const std::string text = mutated(valid_amounts);
        const auto read = parse<reported<money<VND>>>(text, vi);
        const std::string said = read ? std::to_string(read->value().minor_units()) : refusal<money<VND>>(text, vi);
        RC_LOG() << '"' << text << "\" is read as " << said << '\n';
        if (!read) {
            RC_ASSERT(read.error().position() <= text.size());
            if (std::string{read.error().expected()} == valid_utf8) return;
        }
        const auto known = amount_oracle::read(text);
        RC_ASSERT(read.has_value() == known.has_value());
        if (!read) return;
        RC_ASSERT(read->value().minor_units() == *known);
        RC_ASSERT(dong(written(read->value(), {.lang = language::vi})) == read->value());
        RC_ASSERT(dong(written(read->value(), {.lang = language::vi, .form = amount_form::scaled})) == read->value());
    });
}

TEST_CASE("a changed count that is accepted is written and read as the same value", "[parse]") {
    const std::vector<std::string> valid = {"152.000", "152.000 người", "-5 people", "9.223.372.036.854.775.807 NGƯỜI", "0", "12\u00a0người"};
    check_property(3000, [&] {
        const std::string text = mutated(valid);
        const auto read = parse<people>(text, vi);
        if (!read) {
            RC_ASSERT(read.error().position() <= text.size());
            return;
        }
        RC_ASSERT(heads(written(*read, {.lang = language::vi})) == *read);
        // All the digits of the text, and no others.
        std::string digits;
        for (const char c : text) {
            if (c >= '0' && c <= '9') digits += c;
        }
        const cpp_int size{std::to_string(read->value() < 0 ? 0 - static_cast<std::uint64_t>(read->value())
                                                            : static_cast<std::uint64_t>(read->value()))};
        cpp_int printed = 0;
        for (const char c : digits) printed = printed * 10 + (c - '0');
        RC_ASSERT(printed == size);
    });
}

TEST_CASE("a changed percentage that is accepted is written and read as the same value", "[parse]") {
    const std::vector<std::string> valid = {"103,3 %", "17%", "-0,4 %", "1.033,25 %", "\u22120,05\u00a0%", "99,6%"};
    check_property(3000, [&] {
        const std::string text = mutated(valid);
        const auto read = parse<reported<ratio>>(text, vi);
        if (!read) {
            RC_ASSERT(read.error().position() <= text.size());
            return;
        }
        const std::string again = written(*read, {.lang = language::vi});
        const auto twice = parse<reported<ratio>>(again, vi);
        RC_ASSERT(twice.has_value());
        RC_ASSERT(twice->value() == read->value());
        RC_ASSERT(twice->unit() == read->unit());
        RC_ASSERT(text.find('%') != std::string::npos);
    });
}

TEST_CASE("no bytes whatever make a parser do more than answer", "[parse]") {
    check_property(3000, [] {
        const std::string text = *rc::gen::container<std::string>(rc::gen::map(rc::gen::inRange(0, 256), [](int b) { return static_cast<char>(b); }));
        for (const number_style& style : {vi, en, grouped_by(' '), accounting(), percent_column(), in_units_of(1'000'000)}) {
            const auto amount = parse<reported<money<VND>>>(text, style);
            if (!amount) RC_ASSERT(amount.error().position() <= text.size());
            const auto count_of = parse<people>(text, style);
            if (!count_of) RC_ASSERT(count_of.error().position() <= text.size());
            const auto percentage = parse<reported<ratio>>(text, style);
            if (!percentage) RC_ASSERT(percentage.error().position() <= text.size());
            const auto in_cell = parse_cell<money<USD>>(text, style);
            if (in_cell && in_cell->value) RC_ASSERT(parse<money<USD>>(text, style).has_value());
        }
    });
}
