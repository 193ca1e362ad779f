// SPDX-License-Identifier: BSL-1.0
#include "decimal_text.hpp"

#include <algorithm>

namespace govkpi::detail {
namespace {

constexpr int most_decimals = 18;

}  // namespace

int decimals_of(const rational& number) {
    int128 rest = number.denominator();
    int twos = 0;
    int fives = 0;
    for (; rest % int128{2} == int128{0}; rest = rest / int128{2}) ++twos;
    for (; rest % int128{5} == int128{0}; rest = rest / int128{5}) ++fives;
    return rest == int128{1} ? std::min(std::max(twos, fives), most_decimals) : most_decimals;
}

std::string decimal_text(const rational& number, int decimals) {
    const rational scaled = number * rational{power_of_ten(decimals)};
    int128 digits = scaled.rounded(rounding::half_away).numerator();
    const bool negative = digits < int128{0};
    std::string text;
    do {
        const int digit = static_cast<int>(static_cast<std::int64_t>(digits % int128{10}));
        text += static_cast<char>('0' + (digit < 0 ? -digit : digit));
        digits = digits / int128{10};
        if (static_cast<int>(text.size()) == decimals) text += '.';
    } while (digits != int128{0} || static_cast<int>(text.size()) <= decimals + (decimals > 0 ? 1 : 0));
    if (decimals == 0 && text.back() == '.') text.pop_back();
    if (negative) text += '-';
    std::reverse(text.begin(), text.end());
    return text;
}

}  // namespace govkpi::detail
