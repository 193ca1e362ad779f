// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <rapidcheck.h>
#include <unicode/numfmt.h>
#include <unicode/unistr.h>
#include <unicode/uversion.h>
#include <catch2/catch.hpp>

#include <govkpi/currencies.hpp>
#include <govkpi/format.hpp>
#include <govkpi/quantity/literals.hpp>
#include <govkpi/quantity/text.hpp>

#include "oracle.hpp"

namespace {

using namespace govkpi::literals;
using govkpi::amount_form;
using govkpi::any_money;
using govkpi::as_printed;
using govkpi::as_printed_percent;
using govkpi::bound;
using govkpi::boundary;
using govkpi::exact_interval;
using govkpi::explain;
using govkpi::interval;
using govkpi::language;
using govkpi::longest_text;
using govkpi::make_ratio;
using govkpi::money;
using govkpi::people;
using govkpi::per_capita;
using govkpi::percent_points;
using govkpi::ratio;
using govkpi::rational;
using govkpi::rounding;
using govkpi::text_style;
using govkpi::undefined;
using govkpi::USD;
using govkpi::VND;
using oracle::check_property;
using oracle::cpp_int;

constexpr text_style vi{.lang = language::vi};
constexpr text_style en{};

money<VND> dong(std::int64_t units) { return money<VND>::from_minor_units(units); }

/// The text, from a buffer with a fence behind the room that a figure may take.
template <class Figure>
std::string text(const Figure& figure, const text_style& style) {
    constexpr std::size_t fence = 64;
    char buffer[longest_text + fence];
    std::memset(buffer, '#', sizeof buffer);
    const char* end = write(buffer, figure, style);
    REQUIRE(end - buffer <= static_cast<std::ptrdiff_t>(longest_text));
    REQUIRE(std::string_view(buffer + longest_text, fence) == std::string(fence, '#'));
    return {buffer, static_cast<std::size_t>(end - buffer)};
}

text_style in_form(language lang, amount_form form, int decimals = -1) {
    return {.lang = lang, .form = form, .decimals = static_cast<std::int8_t>(decimals)};
}

/// units / 10^decimals as plain decimal text, which ICU reads without a double in between.
std::string plain_decimal(const cpp_int& units, int decimals) {
    std::string digits = cpp_int{abs(units)}.str();
    if (decimals > 0) {
        const auto places = static_cast<std::size_t>(decimals);
        if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
        digits.insert(digits.size() - places, ".");
    }
    return (units < 0 ? "-" : "") + digits;
}

/// ICU's number formats of a language, each made once: ICU takes its time over them.
class icu {
public:
    explicit icu(const char* lang, const char* country) : locale_{lang, country} {}

    std::string amount(const cpp_int& minor_units, const govkpi::currency& of) {
        const int digits = std::max<int>(of.minor_digits, 0);
        auto& format = currencies_[of.code];
        if (!format) {
            UErrorCode error = U_ZERO_ERROR;
            format.reset(::icu::NumberFormat::createCurrencyInstance(locale_, error));
            const char16_t code[] = {static_cast<char16_t>(of.code[0]), static_cast<char16_t>(of.code[1]),
                                     static_cast<char16_t>(of.code[2]), 0};
            format->setCurrency(code, error);
            REQUIRE(U_SUCCESS(error));
            set_decimals(*format, digits);
        }
        return write(*format, plain_decimal(minor_units, digits));
    }
    /// A share that is a whole number of 10^-(decimals + 2).
    std::string percent(const cpp_int& share, int decimals) {
        return write(decimals_of(percents_, decimals, &::icu::NumberFormat::createPercentInstance),
                     plain_decimal(share, decimals + 2));
    }
    std::string number(const cpp_int& value, int decimals) {
        return write(decimals_of(numbers_, decimals, &::icu::NumberFormat::createInstance),
                     plain_decimal(value, decimals));
    }

private:
    using formatter = std::unique_ptr<::icu::NumberFormat>;

    static void set_decimals(::icu::NumberFormat& format, int decimals) {
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(::icu::NumberFormat::kRoundHalfUp);  // half away from zero, in our words
    }
    ::icu::NumberFormat& decimals_of(std::map<int, formatter>& made, int decimals,
                                     ::icu::NumberFormat* (*make)(const ::icu::Locale&, UErrorCode&)) {
        auto& format = made[decimals];
        if (!format) {
            UErrorCode error = U_ZERO_ERROR;
            format.reset(make(locale_, error));
            REQUIRE(U_SUCCESS(error));
            set_decimals(*format, decimals);
        }
        return *format;
    }
    static std::string write(::icu::NumberFormat& format, const std::string& decimal) {
        UErrorCode error = U_ZERO_ERROR;
        ::icu::UnicodeString wide;
        format.format(::icu::StringPiece{decimal}, wide, nullptr, error);
        REQUIRE(U_SUCCESS(error));
        std::string utf8;
        return wide.toUTF8String(utf8);
    }

    ::icu::Locale locale_;
    std::map<std::string, formatter> currencies_;
    std::map<int, formatter> percents_, numbers_;
};

icu& vietnamese() {
    static icu of{"vi", "VN"};
    return of;
}
icu& english() {
    static icu of{"en", "US"};
    return of;
}

// CLDR may change a symbol with any release; the digits are the same in all of them.
bool icu_has_our_symbols() {
    UVersionInfo version;
    u_getVersion(version);
    return version[0] == 72;
}

struct bridge {
    static constexpr govkpi::labels label{"bridges", "cây cầu"};
};
// The same letters with combining marks (NFD): "cây cầu" with its circumflexes and its grave apart.
struct bridge_nfd {
    static constexpr govkpi::labels label{"bridges", "ca\u0302y ca\u0302\u0300u"};
};

// 300 letters of three bytes each.
constexpr auto endless_word = [] {
    struct word {
        char text[901];
    } made{};
    for (int i = 0; i < 900; i += 3) {
        made.text[i] = static_cast<char>(0xe1);  // ộ
        made.text[i + 1] = static_cast<char>(0xbb);
        made.text[i + 2] = static_cast<char>(0x99);
    }
    return made;
}();
struct endless {
    static constexpr govkpi::labels label{endless_word.text, endless_word.text};
};

constexpr amount_form all_forms[] = {amount_form::full, amount_form::scaled, amount_form::thousands,
                                     amount_form::millions, amount_form::billions};
constexpr std::int64_t extremes[] = {oracle::int64_min, oracle::int64_min + 1, -1, 0, 1, oracle::int64_max};

int zeros_of(amount_form form) {
    return form == amount_form::billions    ? 9
           : form == amount_form::millions  ? 6
           : form == amount_form::thousands ? 3
                                            : 0;
}

bool is_utf8(std::string_view s) {
    for (std::size_t i = 0; i < s.size();) {
        const auto lead = static_cast<unsigned char>(s[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
        if (length == 0 || i + length > s.size()) return false;
        for (std::size_t k = 1; k < length; ++k) {
            if ((static_cast<unsigned char>(s[i + k]) & 0xc0u) != 0x80u) return false;
        }
        i += length;
    }
    return true;
}

}  // namespace

// ---- money -------------------------------------------------------------------------------------------------------

TEST_CASE("an amount in full is written by the custom of its language", "[text]") {
    CHECK(text(36'631_trieu, vi) == "36.631.000.000\u00a0₫");
    CHECK(text(36'631_trieu, en) == "36,631,000,000 VND");
    CHECK(text(-36'631_trieu, vi) == "-36.631.000.000\u00a0₫");
    CHECK(text(0_VND, vi) == "0\u00a0₫");
    CHECK(text(999_VND, en) == "999 VND");
    CHECK(text(1'000_VND, en) == "1,000 VND");
    CHECK(text(1'200_USD, vi) == "1.200,00\u00a0US$");
    CHECK(text(money<USD>::from_minor_units(-5), en) == "-0.05 USD");
    CHECK(text(money<govkpi::currencies::KWD>::from_minor_units(1'234'567), en) == "1,234.567 KWD");
    CHECK(text(any_money{36'631_trieu}, vi) == text(36'631_trieu, vi));
    CHECK(text(govkpi::outturn<govkpi::revenue>(36'631_trieu), vi) == text(36'631_trieu, vi));
}

TEST_CASE("an amount may show its plus, and go without its unit", "[text]") {
    CHECK(text(5_trieu, {.lang = language::vi, .signs = true}) == "+5.000.000\u00a0₫");
    CHECK(text(0_VND, {.signs = true}) == "0 VND");
    CHECK(text(-5_trieu, {.signs = true}) == "-5,000,000 VND");
    CHECK(text(36'631_trieu, {.lang = language::vi, .unit = false}) == "36.631.000.000");
    CHECK(text(36'631_trieu, {.lang = language::vi, .form = amount_form::millions, .unit = false}) == "36.631");
    CHECK(text(36'631_trieu, {.lang = language::vi, .form = amount_form::scaled, .unit = false}) == "36 tỷ 631 triệu");
}

TEST_CASE("a currency of one's own is written with its code", "[text]") {
    struct with {
        static any_money units(std::int64_t n) { return {n, {"WVO", 0, 0, 0, "Ward voucher"}}; }
    };
    CHECK(text(with::units(12'000), vi) == "12.000\u00a0WVO");
    CHECK(text(with::units(12'000), en) == "12,000 WVO");
    CHECK(text(with::units(12'000), in_form(language::vi, amount_form::thousands)) == "12 nghìn WVO");
}

// Oracle: ICU 72 (CLDR 42), locale vi_VN, told our number of decimals.
TEST_CASE("amounts of every currency in force are written as ICU does in Vietnamese", "[text]") {
    int currencies = 0;
    for (const govkpi::currency& row : govkpi::iso_4217_table) {
        if (row.withdrawn != 0) continue;
        ++currencies;
        CAPTURE(row.code);
        for (const std::int64_t units : extremes) {
            if (icu_has_our_symbols()) CHECK(text(any_money{units, row}, vi) == vietnamese().amount(units, row));
        }
        check_property(50, [&] {
            const std::int64_t units = *oracle::any_int64();
            if (icu_has_our_symbols()) RC_ASSERT(text(any_money{units, row}, vi) == vietnamese().amount(units, row));
            RC_ASSERT(text(any_money{units, row}, {.lang = language::vi, .unit = false}) ==
                      vietnamese().number(units, std::max<int>(row.minor_digits, 0)));
        });
    }
    CHECK(currencies == 178);
}

TEST_CASE("amounts of đồng and dollars are written as ICU does, all over 64 bits", "[text]") {
    check_property(5000, [] {
        const std::int64_t units = *oracle::any_int64();
        if (icu_has_our_symbols()) {
            RC_ASSERT(text(dong(units), vi) == vietnamese().amount(units, VND::info));
            RC_ASSERT(text(money<USD>::from_minor_units(units), vi) == vietnamese().amount(units, USD::info));
        }
        RC_ASSERT(text(money<USD>::from_minor_units(units), en) == english().number(units, 2) + " USD");
    });
}

TEST_CASE("an amount in words is spread over its scales", "[text]") {
    const text_style spread = in_form(language::vi, amount_form::scaled);
    CHECK(text(36'631_trieu, spread) == "36 tỷ 631 triệu đồng");
    CHECK(text(36_ty, spread) == "36 tỷ đồng");
    CHECK(text(1_ty + 1_VND, spread) == "1 tỷ 1 đồng");
    CHECK(text(1'234'567'890_VND, spread) == "1 tỷ 234 triệu 567 nghìn 890 đồng");
    CHECK(text(27'200_ty, spread) == "27.200 tỷ đồng");
    CHECK(text(0_VND, spread) == "0 đồng");
    CHECK(text(-5_trieu, spread) == "-5 triệu đồng");
    CHECK(text(36'631_trieu, in_form(language::en, amount_form::scaled)) == "36 billion 631 million VND");
    CHECK(text(money<USD>::from_minor_units(123'456), in_form(language::en, amount_form::scaled)) ==
          "1 thousand 234.56 USD");
    CHECK(text(money<USD>::from_minor_units(100'005), in_form(language::en, amount_form::scaled)) ==
          "1 thousand 0.05 USD");
    CHECK(text(1'367_USD, in_form(language::en, amount_form::scaled)) == "1 thousand 367 USD");
    CHECK(text(367_USD, in_form(language::vi, amount_form::scaled)) == "367 USD");
}

TEST_CASE("an amount in words loses nothing: its parts add up again", "[text]") {
    const std::map<std::string, int> scales = {{"tỷ", 9},      {"triệu", 6},   {"nghìn", 3},
                                               {"billion", 9}, {"million", 6}, {"thousand", 3}};
    check_property(5000, [&] {
        const govkpi::currency of = *rc::gen::element(VND::info, USD::info, govkpi::currencies::KWD::info);
        const std::int64_t units = *oracle::any_int64();
        const language lang = *rc::gen::element(language::vi, language::en);
        const std::string words =
            text(any_money{units, of}, {.lang = lang, .form = amount_form::scaled, .unit = false}) + " ";
        cpp_int sum = 0;
        cpp_int number = 0;
        int last_scale = 12;
        const auto add = [&](int zeros) {
            RC_ASSERT(zeros < last_scale);  // each scale once, from the largest down
            if (last_scale < 12) RC_ASSERT(number < 1000 * govkpi::detail::power_of_ten(of.minor_digits));
            last_scale = zeros;
            sum += number * govkpi::detail::power_of_ten(zeros);
            number = -1;
        };
        std::size_t from = words[0] == '-' ? 1 : 0;
        number = -1;
        for (std::size_t space = words.find(' ', from); space != std::string::npos;
             from = space + 1, space = words.find(' ', from)) {
            const std::string word = words.substr(from, space - from);
            if (const auto scale = scales.find(word); scale != scales.end()) {
                RC_ASSERT(number > 0);
                add(scale->second);
                continue;
            }
            // A number of whole units, with or without its minor digits.
            std::string digits;
            int decimals = 0;
            bool point = false;
            for (const char c : word) {
                if (c == (lang == language::vi ? ',' : '.')) point = true;
                if (c < '0' || c > '9') continue;
                digits += c;
                decimals += point;
            }
            RC_ASSERT(decimals == 0 || decimals == of.minor_digits);
            number = cpp_int{digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1))} *
                     govkpi::detail::power_of_ten(of.minor_digits - decimals);
        }
        if (number >= 0) add(0);
        RC_ASSERT((words[0] == '-' ? cpp_int{-sum} : sum) == units);
    });
}

TEST_CASE("an amount in one scale is rounded once", "[text]") {
    CHECK(text(36'631_trieu, in_form(language::vi, amount_form::millions)) == "36.631 triệu đồng");
    CHECK(text(36'631_trieu, in_form(language::vi, amount_form::billions)) == "37 tỷ đồng");
    CHECK(text(36'631_trieu, in_form(language::vi, amount_form::billions, 3)) == "36,631 tỷ đồng");
    CHECK(text(36'631_trieu, in_form(language::vi, amount_form::thousands)) == "36.631.000 nghìn đồng");
    CHECK(text(36'631_trieu, in_form(language::en, amount_form::billions, 1)) == "36.6 billion VND");
    CHECK(text(-400_VND, in_form(language::en, amount_form::thousands)) ==
          "0 thousand VND");  // no minus before nothing
    CHECK(text(1_VND, in_form(language::vi, amount_form::billions, 9)) == "0,000000001 tỷ đồng");
    CHECK_THROWS_AS(text(1_VND, in_form(language::vi, amount_form::billions, 16)), govkpi::invalid_argument);

    check_property(3000, [] {
        const std::int64_t units = *oracle::any_int64();
        const bool dollars = *rc::gen::arbitrary<bool>();
        const govkpi::currency& of = dollars ? USD::info : VND::info;
        text_style style = in_form(
            language::vi, *rc::gen::element(amount_form::thousands, amount_form::millions, amount_form::billions),
            *rc::gen::inRange(0, 16));
        style.mode = *oracle::any_rounding();
        const cpp_int size = cpp_int{govkpi::detail::power_of_ten(zeros_of(style.form))} * (dollars ? 100 : 1);
        const cpp_int whole =
            oracle::rounded(cpp_int{units} * govkpi::detail::power_of_ten(style.decimals), size, style.mode);
        const std::string number = vietnamese().number(whole, style.decimals);
        const std::string word = zeros_of(style.form) == 9 ? "tỷ" : zeros_of(style.form) == 6 ? "triệu" : "nghìn";
        RC_ASSERT(text(any_money{units, of}, style) == number + " " + word + (dollars ? " USD" : " đồng"));
    });
}

// ---- counts, percentages, points ---------------------------------------------------------------------------------

TEST_CASE("a count is written with the word for its things", "[text]") {
    CHECK(text(18'000_people, vi) == "18.000 người");
    CHECK(text(18'000_people, en) == "18,000 people");
    CHECK(text(-5_households, vi) == "-5 hộ");
    CHECK(text(govkpi::count<bridge>{12}, vi) == "12 cây cầu");
    CHECK(text(18'000_people, {.lang = language::vi, .unit = false, .signs = true}) == "+18.000");
    check_property(2000, [] {
        const std::int64_t n = *oracle::any_int64();
        RC_ASSERT(text(people{n}, vi) == vietnamese().number(n, 0) + " người");
        RC_ASSERT(text(people{n}, en) == english().number(n, 0) + " people");
    });
}

TEST_CASE("a percentage has one decimal, or as many as asked", "[text]") {
    const auto done = 36'631_trieu / 35'461_trieu;
    CHECK(text(done, vi) == "103,3%");
    CHECK(text(done, en) == "103.3%");
    CHECK(text(done, {.lang = language::vi, .decimals = 2}) == "103,30%");
    CHECK(text(done, {.lang = language::vi, .decimals = 0}) == "103%");
    CHECK(text(done, {.unit = false}) == "103.3");
    CHECK(text(less_one(done), {.signs = true}) == "+3.3%");
    CHECK(text(make_ratio(-1, 10'000), {.signs = true}) == "0.0%");  // no sign before nothing
    CHECK(text(make_ratio(1, 10'000), {.signs = true}) == "0.0%");
    CHECK(text(make_ratio(5, 10'000), {}) == "0.1%");  // a tie goes away from zero in print
    CHECK(text(make_ratio(5, 10'000), {.mode = rounding::half_even}) == "0.0%");
    CHECK_THROWS_AS(text(done, {.decimals = 16}), govkpi::invalid_argument);
}

TEST_CASE("percentages are rounded exactly and written as ICU does in Vietnamese", "[text]") {
    check_property(10'000, [] {
        const std::int64_t n = *oracle::any_int64();
        const std::int64_t d = *oracle::positive_int64();
        const int decimals = *rc::gen::inRange(0, 16);
        const rounding mode = *oracle::any_rounding();
        const cpp_int share = oracle::rounded(cpp_int{n} * 100 * govkpi::detail::power_of_ten(decimals), d, mode);
        const text_style style{.lang = language::vi, .decimals = static_cast<std::int8_t>(decimals), .mode = mode};
        RC_ASSERT(text(make_ratio(n, d), style) == vietnamese().percent(share, decimals));
    });
}

TEST_CASE("everyday percentages are rounded exactly and written as ICU does in Vietnamese", "[text]") {
    check_property(5000, [] {
        const std::int64_t d = *rc::gen::inRange<std::int64_t>(1, 1'000'000'000'000);
        const std::int64_t n = *rc::gen::inRange<std::int64_t>(-d, 3 * d);
        const cpp_int share = oracle::rounded(cpp_int{n} * 1000, d, rounding::half_away);
        RC_ASSERT(text(dong(n) / dong(d), vi) == vietnamese().percent(share, 1));
    });
}

TEST_CASE("percentage points carry their sign", "[text]") {
    CHECK(text(103.3_percent - 100_percent, en) == "+3.3 pp");
    CHECK(text(103.3_percent - 100_percent, vi) == "+3,3 điểm %");
    CHECK(text(100_percent - 103.3_percent, vi) == "-3,3 điểm %");
    CHECK(text(100_percent - 100_percent, en) == "0.0 pp");
    CHECK(text(50.04_percent - 50_percent, en) == "0.0 pp");
    CHECK(text(50.04_percent - 50_percent, {.decimals = 2}) == "+0.04 pp");
    CHECK(text(103.3_percent - 100_percent, {.unit = false}) == "+3.3");
    check_property(3000, [] {
        const auto figure = [] {
            return make_ratio(*oracle::any_int64() >> 24, (*oracle::positive_int64() >> 24) + 1);
        };
        const percent_points points = figure() - figure();
        const int decimals = *rc::gen::inRange(0, 6);
        const rounding mode = *oracle::any_rounding();
        const cpp_int shown =
            oracle::rounded(oracle::big(points.share().numerator()) * 100 * govkpi::detail::power_of_ten(decimals),
                            oracle::big(points.share().denominator()), mode);
        const text_style style{.lang = language::vi, .decimals = static_cast<std::int8_t>(decimals), .mode = mode};
        RC_ASSERT(text(points, style) == (shown > 0 ? "+" : "") + vietnamese().number(shown, decimals) + " điểm %");
    });
}

TEST_CASE("points of figures that fill 64 bits can be written", "[text]") {
    // Their exact difference has 126 bits above and below, and is all but one hundred points.
    const ratio nearly_all = make_ratio(oracle::int64_max - 1, oracle::int64_max);
    const ratio nearly_none = make_ratio(1, oracle::int64_max - 1);
    CHECK_NOTHROW(text(nearly_all - nearly_none, en));
}

TEST_CASE("money per head is written as money for each of them", "[text]") {
    const per_capita income{95'000_trieu, 1'000_people};
    CHECK(text(income, vi) == "95.000.000\u00a0₫/người");
    CHECK(text(income, en) == "95,000,000 VND/person");
    CHECK(text(income, in_form(language::vi, amount_form::millions)) == "95 triệu đồng/người");
    CHECK(text(income, {.unit = false}) == "95,000,000");
    CHECK(text(1_ty / 3_households, vi) == "333.333.333\u00a0₫/hộ");
    CHECK(text(1_ty / govkpi::count<bridge>{3}, vi) == "333.333.333\u00a0₫/cây cầu");  // no word for one of them
    CHECK(text(5_VND / 2_people, {.mode = rounding::half_even}) == "2 VND/person");
    CHECK(text(5_VND / 2_people, {}) == "3 VND/person");
}

TEST_CASE("money per head in a scale is rounded once", "[text]") {
    // 1,499,999.6 đồng each: a million to the nearest, though to the nearest đồng first it would be two.
    const per_capita each{14'999'996_VND, 10_people};
    CHECK(text(each, en) == "1,500,000 VND/person");
    CHECK(text(each, in_form(language::en, amount_form::millions)) == "1 million VND/person");
}

TEST_CASE("a quotient of unlike counts is a decimal number", "[text]") {
    CHECK(text(18'000_people / 5'000_households, vi) == "3,6");
    CHECK(text(18'000_people / 5'000_households, {.decimals = 3}) == "3.600");
}

TEST_CASE("a figure without a value says why", "[text]") {
    CHECK(text(1_ty / 0_ty, en) == "n/a (zero base)");
    CHECK(text(1_ty / 0_ty, vi) == "không xác định (gốc bằng 0)");
    CHECK(text(1_ty / -1_ty, en) == "n/a (negative base)");
    CHECK(text(1_ty / -1_ty, vi) == "không xác định (gốc âm)");
    CHECK(text(ratio::without_value(undefined::missing), en) == "n/a (missing)");
    CHECK(text(ratio::without_value(undefined::missing), vi) == "không xác định (thiếu số liệu)");
    CHECK(text(ratio::without_value(undefined::not_comparable), en) == "n/a (not comparable)");
    CHECK(text(ratio::without_value(undefined::not_comparable), vi) == "không xác định (không so sánh được)");
    CHECK(text(ratio::without_value(undefined::partial_coverage), en) == "n/a (partial coverage)");
    CHECK(text(ratio::without_value(undefined::partial_coverage), vi) == "không xác định (báo cáo chưa đầy đủ)");
    CHECK(text(per_capita{1_ty, 0_people}, vi) == "không xác định (gốc bằng 0)");
    CHECK(text(make_ratio(1, 0) - 50_percent, en) == "n/a (zero base)");
}

// ---- printed figures and intervals --------------------------------------------------------------------------------

TEST_CASE("a printed percentage keeps the decimals that it was printed with", "[text]") {
    CHECK(text(as_printed_percent(1033, 1), vi) == "103,3%");
    CHECK(text(as_printed_percent(520, 2), vi) == "5,20%");
    CHECK(text(as_printed_percent(52, 1), vi) == "5,2%");
    CHECK(text(as_printed_percent(17, 0), vi) == "17%");
    CHECK(text(as_printed_percent(1, 15), en) == "0.000000000000001%");
    CHECK(text(as_printed_percent(1033, 1), {.lang = language::vi, .decimals = 2}) == "103,30%");
    check_property(500, [] {
        const std::int64_t digits = *oracle::any_int64();
        const int decimals = *rc::gen::inRange(0, 16);
        RC_ASSERT(text(as_printed_percent(digits, decimals), vi) == vietnamese().percent(digits, decimals));
    });
}

TEST_CASE("a printed amount keeps the scale of its last digit", "[text]") {
    CHECK(text(as_printed(36'631_trieu, 1_trieu), vi) == "36.631 triệu đồng");
    CHECK(text(as_printed(36_ty, 1_ty), en) == "36 billion VND");
    CHECK(text(as_printed(36'631'000'000_VND, 1_VND), vi) == "36.631.000.000\u00a0₫");
}

TEST_CASE("an interval of amounts is written in the largest scale that shows it whole", "[text]") {
    const auto between = [](bound low, bound high) { return interval<money<VND>>{exact_interval{low, high}}; };
    const bound none{0, boundary::unbounded};
    CHECK(text(between({35'443'000'000}, {35'479'000'000}), vi) == "35.443–35.479 triệu đồng");
    CHECK(text(between({35'443'000'000}, {35'479'000'000}), en) == "35,443–35,479 million VND");
    CHECK(text(between({35'000'000'000}, {36'000'000'000}), vi) == "35–36 tỷ đồng");
    CHECK(text(between({35'000'000'000}, {36'000'001'000}), vi) == "35.000.000–36.000.001 nghìn đồng");
    CHECK(text(between({1}, {36'000'000'000}), vi) == "1–36.000.000.000\u00a0₫");
    CHECK(text(between({35'443'000'000}, {35'443'000'000}), vi) == "35.443 triệu đồng");
    CHECK(text(between({35'443'000'000}, none), vi) == "ít nhất 35.443 triệu đồng");
    CHECK(text(between({35'443'000'000}, none), en) == "at least 35,443 million VND");
    CHECK(text(between(none, {35'443'000'000}), vi) == "nhiều nhất 35.443 triệu đồng");
    CHECK(text(between(none, {35'443'000'000}), en) == "at most 35,443 million VND");
    CHECK(text(between(none, none), vi) == "không xác định được");
    CHECK(text(between(none, none), en) == "not determined");
    CHECK(text(between({35'443'000'000}, {35'479'000'000}), {.lang = language::vi, .unit = false}) == "35.443–35.479");
    // Bounds between two đồng are moved outward.
    CHECK(text(between({rational::of(21, 2)}, {rational::of(41, 2), boundary::open}), en) == "10–21 VND");
    CHECK(text(interval<money<USD>>{exact_interval{{150}, {300}}}, en) == "1.50–3.00 USD");
    CHECK(text(interval<money<USD>>{exact_interval{{100'000}, {300'000}}}, en) == "1–3 thousand USD");
}

TEST_CASE("an interval of percentages is written to its decimals, rounded outward", "[text]") {
    const auto between = [](bound low, bound high) { return interval<ratio>{exact_interval{low, high}}; };
    const bound none{0, boundary::unbounded};
    CHECK(text(as_printed_percent(996, 1).values(), {.lang = language::vi, .decimals = 2}) == "99,55%–99,65%");
    CHECK(text(as_printed_percent(996, 1).values(), vi) == "99,5%–99,7%");
    CHECK(text(between({rational::of(1, 3)}, {rational::of(1, 3)}), en) == "33.3%–33.4%");
    CHECK(text(between({rational::of(1, 2)}, {rational::of(1, 2)}), en) == "50.0%");
    CHECK(text(between({rational::of(1, 2)}, none), vi) == "ít nhất 50,0%");
    CHECK(text(between(none, {rational::of(1, 2)}), en) == "at most 50.0%");
    CHECK(text(between(none, none), en) == "not determined");
    check_property(1000, [&] {
        const rational low = rational::of(*rc::gen::inRange(-2'000, 2'000), *rc::gen::inRange(1, 999));
        const rational high = low + rational::of(*rc::gen::inRange(0, 2'000), *rc::gen::inRange(1, 999));
        const int decimals = *rc::gen::inRange(0, 5);
        const auto bound_text = [&](const rational& at, rounding mode) {
            const cpp_int n = oracle::big(at.numerator()) * 100 * govkpi::detail::power_of_ten(decimals);
            return vietnamese().percent(oracle::rounded(n, oracle::big(at.denominator()), mode), decimals);
        };
        const std::string from = bound_text(low, rounding::floor);
        const std::string to = bound_text(high, rounding::ceiling);
        RC_ASSERT(
            text(between({low}, {high}), {.lang = language::vi, .decimals = static_cast<std::int8_t>(decimals)}) ==
            (from == to ? from : from + "–" + to));
    });
}

// ---- room --------------------------------------------------------------------------------------------------------

TEST_CASE("no figure takes more room than the longest text", "[text]") {
    std::size_t longest = 0;
    const auto measure = [&](const auto& figure, const text_style& style) {
        const std::string shown = text(figure, style);  // which looks at the fence
        if (!is_utf8(shown)) FAIL_CHECK("not UTF-8: " << shown);
        longest = std::max(longest, shown.size());
    };
    const govkpi::currency long_symbols[] = {VND::info, USD::info, *govkpi::find_currency("XOF", 3),
                                             *govkpi::find_currency("CLF", 3)};
    for (const language lang : {language::en, language::vi}) {
        for (const amount_form form : all_forms) {
            for (const int decimals : {-1, 0, 1, 15}) {
                for (const bool unit : {false, true}) {
                    text_style style = in_form(lang, form, decimals);
                    style.unit = unit;
                    style.signs = true;
                    for (const std::int64_t a : extremes) {
                        for (const govkpi::currency& of : long_symbols) measure(any_money{a, of}, style);
                        measure(people{a}, style);
                        measure(govkpi::count<endless>{a}, style);
                        measure(as_printed_percent(a, 15), style);
                        measure(as_printed_percent(a, 0), style);
                        for (const std::int64_t b : extremes) {
                            measure(make_ratio(a, b), style);
                            measure(dong(a) / govkpi::count<endless>{b}, style);
                            measure(people{a} / govkpi::count<endless>{b}, style);
                            if (a > b) continue;
                            measure(interval<money<VND>>{exact_interval{{a}, {b}}}, style);
                            measure(interval<money<USD>>{exact_interval{{a}, {b}}}, style);
                        }
                        measure(interval<money<VND>>{exact_interval{{a}, {0, boundary::unbounded}}}, style);
                        // Shares of up to 9.2 % with 15 decimals, which fill 64 bits.
                        const std::int64_t power = govkpi::detail::power_of_ten(17);
                        measure(interval<ratio>{exact_interval{{rational::of(a, power)},
                                                               {rational::of(oracle::int64_max, power)}}},
                                in_form(lang, form, std::min(decimals, 15)));
                    }
                    for (const undefined why : {undefined::zero_base, undefined::negative_base, undefined::missing,
                                                undefined::not_comparable}) {
                        measure(ratio::without_value(why), style);
                    }
                }
            }
        }
    }
    CHECK(longest > 100);
    CHECK(longest <= longest_text);
}

TEST_CASE("a word of any length is cut where a letter ends", "[text]") {
    const std::string shown = text(govkpi::count<endless>{5}, vi);
    CHECK(shown.size() == 2 + 96);
    CHECK(is_utf8(shown));
    CHECK(std::string{endless_word.text}.rfind(shown.substr(2), 0) == 0);
}

// ---- explain -----------------------------------------------------------------------------------------------------

TEST_CASE("a quotient explains itself by the figures that it comes from", "[text]") {
    const auto done = 36'631_trieu / 35'461_trieu;
    CHECK(explain(done, vi) == "103,3% = 36.631 / 35.461 triệu đồng");
    CHECK(explain(done) == "103.3% = 36,631 / 35,461 million VND");
    CHECK(explain(36_ty / 35_ty, vi) == "102,9% = 36 / 35 tỷ đồng");
    CHECK(explain(36_ty / 35'000'001_nghin, vi) == "102,9% = 36.000.000 / 35.000.001 nghìn đồng");
    CHECK(explain(36'000'000'001_VND / 35_ty, vi) == "102,9% = 36.000.000.001 / 35.000.000.000\u00a0₫");
    CHECK(explain(3_USD / 4_USD) == "75.0% = 3.00 / 4.00 USD");
    CHECK(explain(9_people / 18_people, vi) == "50,0% = 9 người / 18 người");
    CHECK(explain(103.3_percent, vi) == "103,3% = 1.033 / 1.000");
    CHECK(explain(per_capita{18_ty, 3'600_people}, vi) == "5.000.000\u00a0₫/người = 18 tỷ đồng / 3.600 người");
    CHECK(explain(18'000_people / 5'000_households) == "3.6 = 18,000 people / 5,000 households");
    CHECK(explain(done, {.lang = language::vi, .decimals = 2}) == "103,30% = 36.631 / 35.461 triệu đồng");
}

TEST_CASE("a quotient without a value explains why, with its figures where it has them", "[text]") {
    CHECK(explain(1_ty / 0_ty, vi) == "không xác định (gốc bằng 0) = 1 / 0 tỷ đồng");
    CHECK(explain(1_ty / -2_ty) == "n/a (negative base) = 1 / -2 billion VND");
    CHECK(explain(ratio::without_value(undefined::missing)) == "n/a (missing)");
}

// ---- fmt ---------------------------------------------------------------------------------------------------------

TEST_CASE("fmt prints every figure by its specification", "[text]") {
    const auto done = 36'631_trieu / 35'461_trieu;
    CHECK(fmt::format("{}", done) == "103.3%");
    CHECK(fmt::format("{:vi}", done) == "103,3%");
    CHECK(fmt::format("{:vi .2%}", done) == "103,30%");
    CHECK(fmt::format("{:.2% vi}", done) == "103,30%");  // words in any order
    CHECK(fmt::format("{:.0}", done) == "103%");
    CHECK(fmt::format("{:%}", done) == "103.3%");
    CHECK(fmt::format("{:en}", done) == "103.3%");
    CHECK(fmt::format("{:  vi   bare }", done) == "103,3");
    CHECK(fmt::format("{:vi scaled}", 36'631_trieu) == "36 tỷ 631 triệu đồng");
    CHECK(fmt::format("{:vi thousands}", 36'631_trieu) == "36.631.000 nghìn đồng");
    CHECK(fmt::format("{:vi millions}", 36'631_trieu) == "36.631 triệu đồng");
    CHECK(fmt::format("{:vi billions .3}", 36'631_trieu) == "36,631 tỷ đồng");
    CHECK(fmt::format("{:signed .1}", less_one(ratio{done})) == "+3.3%");
    CHECK(fmt::format("{:vi}", 103.3_percent - 100_percent) == "+3,3 điểm %");
    CHECK(fmt::format("{:vi}", 18'000_people) == "18.000 người");
    CHECK(fmt::format("{}", per_capita{95'000_trieu, 1'000_people}) == "95,000,000 VND/person");
    CHECK(fmt::format("{}", any_money{1'200_USD}) == "1,200.00 USD");
    CHECK(fmt::format("{:vi}", as_printed_percent(520, 2)) == "5,20%");
    CHECK(fmt::format("{:vi}", as_printed_percent(996, 1).values()) == "99,5%–99,7%");
    CHECK(fmt::format("{:vi}", interval<money<VND>>::exactly(1_ty)) == "1 tỷ đồng");
    CHECK(fmt::format("{:vi}", govkpi::outturn<govkpi::revenue>(1_ty)) == "1.000.000.000\u00a0₫");
}

TEST_CASE("fmt rounds in the mode that is named", "[text]") {
    const auto tie = make_ratio(25, 10'000);  // 0.25 %
    CHECK(fmt::format("{:.1 half_even}", tie) == "0.2%");
    CHECK(fmt::format("{:.1 half_away}", tie) == "0.3%");
    CHECK(fmt::format("{:.1}", tie) == "0.3%");
    CHECK(fmt::format("{:.1 up}", make_ratio(-21, 10'000)) == "-0.3%");
    CHECK(fmt::format("{:.1 down}", make_ratio(-29, 10'000)) == "-0.2%");
    CHECK(fmt::format("{:.1 floor}", make_ratio(-21, 10'000)) == "-0.3%");
    CHECK(fmt::format("{:.1 ceiling}", make_ratio(-29, 10'000)) == "-0.2%");
}

TEST_CASE("a specification that means nothing is an error", "[text]") {
    const auto done = 36'631_trieu / 35'461_trieu;
    for (const char* bad :
         {"{:fr}", "{:VI}", "{:vi scale}", "{:.}", "{:.%}", "{:.16}", "{:.123}", "{:.2%%}", "{:.-1}", "{:d}",
          "{:vi,signed}", "{:>1001}", "{:99999999999}", "{:>{}}", "{:vi", "{:0.x}", "{:+}", "{:>>>10}"}) {
        CAPTURE(bad);
        CHECK_THROWS_AS(fmt::vformat(bad, fmt::make_format_args(done)), fmt::format_error);
    }
    CHECK(fmt::vformat("{:.15}", fmt::make_format_args(done)) == "103.299399340120132%");
    CHECK(fmt::vformat("{:1000}", fmt::make_format_args(done)).size() == 1000);
}

TEST_CASE("figures stand in columns by what a terminal shows, not by bytes", "[text]") {
    CHECK(fmt::format("[{:>20 vi}]", 18'000_people) == "[        18.000 người]");
    CHECK(fmt::format("[{:<20 vi}]", 18'000_people) == "[18.000 người        ]");
    CHECK(fmt::format("[{:20 vi}]", 18'000_people) == "[18.000 người        ]");
    CHECK(fmt::format("[{:^20 vi}]", 18'000_people) == "[    18.000 người    ]");
    CHECK(fmt::format("[{:^19 vi}]", 18'000_people) == "[   18.000 người    ]");
    CHECK(fmt::format("[{:.>20 vi}]", 18'000_people) == "[........18.000 người]");
    CHECK(fmt::format("[{:*<8}]", 50_percent) == "[50.0%***]");
    CHECK(fmt::format("[{:>3 vi}]", 18'000_people) == "[18.000 người]");  // never cut
    CHECK(fmt::format("[{:>18 vi}]", 36'631_trieu) == "[  36.631.000.000\u00a0₫]");
}

TEST_CASE("combining marks take no room in a column", "[text]") {
    CHECK(fmt::format("[{:>14 vi}]", govkpi::count<bridge>{12}) == "[    12 cây cầu]");
    CHECK(fmt::format("[{:>14 vi}]", govkpi::count<bridge_nfd>{12}) == "[    12 ca\u0302y ca\u0302\u0300u]");
    CHECK(fmt::format("[{:<14 vi}]", govkpi::count<bridge_nfd>{12}) == "[12 ca\u0302y ca\u0302\u0300u    ]");
}
