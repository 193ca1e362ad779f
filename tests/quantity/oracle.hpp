// SPDX-License-Identifier: BSL-1.0
// What the tests of exact numbers share: Boost.Multiprecision as the oracle, integers from all over their range, and
// the folder of reference data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <rapidcheck.h>
#include <boost/multiprecision/cpp_int.hpp>
#include <catch2/catch.hpp>

#include <govkpi/quantity/detail/integer.hpp>
#include <govkpi/quantity/rational.hpp>
#include <govkpi/quantity/rounding.hpp>

namespace oracle {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;
using govkpi::detail::int128;
using govkpi::detail::int64_max;
using govkpi::detail::int64_min;

inline const cpp_int two_to_64 = cpp_int{1} << 64;
inline const cpp_int least_128 = -(cpp_int{1} << 127);
inline const cpp_int most_128 = (cpp_int{1} << 127) - 1;

inline bool fits_64(const cpp_int& value) { return value >= int64_min && value <= int64_max; }
inline bool fits_128(const cpp_int& value) { return value >= least_128 && value <= most_128; }

/// A 128-bit integer, the compiler's or ours, by its two words.
template <class I>
cpp_int big(const I& value) {
    if constexpr (requires { value.high(); }) {
        return cpp_int{static_cast<std::int64_t>(value.high())} * two_to_64 + value.low();
    } else {
        return cpp_int{static_cast<std::int64_t>(value >> 64)} * two_to_64 + static_cast<std::uint64_t>(value);
    }
}
inline cpp_rational big(const govkpi::rational& value) { return {big(value.numerator()), big(value.denominator())}; }

/// Back again; the value fits.
inline int128 wide(const cpp_int& value) {
    int128 made = 0;
    const cpp_int size = abs(value);
    for (int shift = 96; shift >= 0; shift -= 32) {
        const auto chunk = static_cast<std::int64_t>(cpp_int{(size >> shift) & 0xffffffffu});
        const int128 digit = chunk;
        made = made * int128{4294967296} + (value < 0 ? -digit : digit);
    }
    return made;
}

inline cpp_int floor_division(const cpp_int& n, const cpp_int& d) {
    cpp_int quotient, remainder;
    divide_qr(n, d, quotient, remainder);
    if (remainder != 0 && (remainder < 0) != (d < 0)) --quotient;
    return quotient;
}

/// n / d to a whole number, each mode by its own definition and none by way of another: floor and ceiling by order, the
/// nearest ones by distance.
inline cpp_int rounded(const cpp_int& n, const cpp_int& d, govkpi::rounding mode) {
    const cpp_rational exact{n, d};
    const cpp_int below = floor_division(n, d);
    const cpp_int above = cpp_rational{below} == exact ? below : cpp_int{below + 1};
    const cpp_int toward = exact < 0 ? above : below;
    const cpp_int away = exact < 0 ? below : above;
    const cpp_rational to_below = exact - below;
    const cpp_rational to_above = above - exact;
    switch (mode) {
        case govkpi::rounding::floor:
            return below;
        case govkpi::rounding::ceiling:
            return above;
        case govkpi::rounding::down:
            return toward;
        case govkpi::rounding::up:
            return away;
        case govkpi::rounding::half_away:
            if (to_below == to_above) return away;
            return to_below < to_above ? below : above;
        case govkpi::rounding::half_even:
            if (to_below == to_above) return below % 2 == 0 ? below : above;
            return to_below < to_above ? below : above;
    }
    return 0;
}

inline constexpr govkpi::rounding all_modes[] = {govkpi::rounding::half_even, govkpi::rounding::half_away,
                                                 govkpi::rounding::up,        govkpi::rounding::down,
                                                 govkpi::rounding::floor,     govkpi::rounding::ceiling};

// ---- random values -----------------------------------------------------------------------------------------------

/// 64-bit integers of every length alike, and those where carries and signs turn.
inline rc::Gen<std::int64_t> any_int64() {
    const auto of_any_length = rc::gen::apply(
        [](std::uint64_t bits, int length) {
            return static_cast<std::int64_t>(length == 0 ? 0 : bits >> (64 - length));
        },
        rc::gen::resize(100, rc::gen::arbitrary<std::uint64_t>()), rc::gen::resize(100, rc::gen::inRange(0, 65)));
    const auto negated = rc::gen::map(of_any_length, [](std::int64_t v) { return v == int64_min ? v : -v; });
    const auto edge = rc::gen::element<std::int64_t>(
        0, 1, -1, 2, -2, 5, 10, -10, 99, 100, 101, 999, 1000, 1001, 0x7fffffff, 0x80000000, 0xffffffff, 0x100000000,
        std::int64_t{1} << 50, -(std::int64_t{1} << 50), (std::int64_t{1} << 53) + 1, std::int64_t{1} << 62,
        int64_max / 10, int64_max - 1, int64_max, int64_min, int64_min + 1, int64_min / 10);
    return rc::gen::weightedOneOf<std::int64_t>({{4, of_any_length}, {4, negated}, {3, edge}});
}
inline rc::Gen<std::int64_t> positive_int64() {
    return rc::gen::map(any_int64(), [](std::int64_t v) {
        return v == int64_min ? int64_max : v == 0 ? std::int64_t{1} : v < 0 ? -v : v;
    });
}
inline rc::Gen<govkpi::rounding> any_rounding() {
    return rc::gen::elementOf(std::vector(std::begin(all_modes), std::end(all_modes)));
}

/// Checks a property on many random cases; RC_PARAMS in the environment sets its seed and more.
template <class Property>
void check_property(int cases, Property&& property) {
    rc::detail::TestParams params = rc::detail::configuration().testParams;
    params.maxSuccess = cases;
    const auto outcome =
        rc::detail::checkTestable(std::forward<Property>(property), rc::detail::TestMetadata{}, params);
    std::ostringstream text;
    rc::detail::printResultMessage(outcome, text);
    INFO(text.str());
    CHECK(outcome.template is<rc::detail::SuccessResult>());
}

// ---- reference data ----------------------------------------------------------------------------------------------

/// Rows of a CSV file of the reference data, the heading first; empty, with a warning, where the folder is absent. The
/// folder is named by the environment or by the build and belongs to no release of the library.
inline std::vector<std::vector<std::string>> reference_rows(const std::string& path) {
    std::string folder;
    if (const char* named = std::getenv("GOVKPI_SHARED_DATA")) folder = named;
#ifdef GOVKPI_SHARED_DATA_DIR
    else
        folder = GOVKPI_SHARED_DATA_DIR;
#endif
    std::vector<std::vector<std::string>> rows;
    std::ifstream file{folder + "/reference/" + path};
    if (folder.empty() || !file) {
        WARN("skipped: the reference data " << path << " are not here; GOVKPI_SHARED_DATA names their folder");
        SUCCEED();
        return rows;
    }
    for (std::string line; std::getline(file, line);) {
        std::vector<std::string> cells{""};
        bool quoted = false;
        for (const char c : line) {
            if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
                cells.emplace_back();
            else if (c != '\r')
                cells.back() += c;
        }
        rows.push_back(std::move(cells));
    }
    REQUIRE(rows.size() > 1);
    return rows;
}

/// A decimal number as it is written: -3.45 is -345 hundredths.
struct decimal_text {
    std::int64_t digits = 0;
    int decimals = 0;
};
inline decimal_text read_decimal(const std::string& text) {
    decimal_text read;
    bool point = false;
    for (const char c : text) {
        if (c == '-') continue;
        if (c == '.') {
            point = true;
            continue;
        }
        REQUIRE((c >= '0' && c <= '9'));
        read.digits = read.digits * 10 + (c - '0');
        if (point) ++read.decimals;
    }
    if (!text.empty() && text.front() == '-') read.digits = -read.digits;
    return read;
}

}  // namespace oracle
