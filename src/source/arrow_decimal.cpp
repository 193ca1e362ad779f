// SPDX-License-Identifier: BSL-1.0
#include "arrow_decimal.hpp"

#include <algorithm>
#include <cstring>

#include <govkpi/quantity/detail/integer.hpp>

namespace govkpi::detail {

arrow_decimal::arrow_decimal(const void* bytes, std::size_t width) noexcept {
    std::array<std::uint64_t, 4> words{};
    std::memcpy(words.data(), bytes, width);
    const std::size_t count = width / sizeof(std::uint64_t);
    negative_ = words[count - 1] >> 63 != 0;
    std::uint64_t carry = 1;
    for (std::size_t w = 0; w < count; ++w) {
        if (negative_) {
            words[w] = ~words[w] + carry;
            carry = carry != 0 && words[w] == 0 ? 1 : 0;
        }
        limbs_[2 * w] = static_cast<std::uint32_t>(words[w]);
        limbs_[2 * w + 1] = static_cast<std::uint32_t>(words[w] >> 32);
    }
}

std::uint32_t arrow_decimal::rest_of(std::uint32_t divisor) noexcept {
    std::uint64_t rest = 0;
    for (std::size_t i = limbs_.size(); i-- > 0;) {
        rest = rest << 32 | limbs_[i];
        limbs_[i] = static_cast<std::uint32_t>(rest / divisor);
        rest %= divisor;
    }
    return static_cast<std::uint32_t>(rest);
}

bool arrow_decimal::narrow(std::int64_t& out) const noexcept {
    if (std::any_of(limbs_.begin() + 2, limbs_.end(), [](std::uint32_t limb) { return limb != 0; })) return false;
    const std::uint64_t size = std::uint64_t{limbs_[1]} << 32 | limbs_[0];
    if (size > static_cast<std::uint64_t>(int64_max) + (negative_ ? 1 : 0)) return false;
    out = static_cast<std::int64_t>(negative_ ? 0 - size : size);
    return true;
}

std::string arrow_decimal::text(int decimals) const {
    arrow_decimal left = *this;
    std::string digits;
    const auto is_zero = [&] {
        return std::all_of(left.limbs_.begin(), left.limbs_.end(), [](std::uint32_t limb) { return limb == 0; });
    };
    do digits += static_cast<char>('0' + left.rest_of(10));
    while (!is_zero());
    if (decimals > 0) {
        const auto behind = static_cast<std::size_t>(decimals);
        digits.resize(std::max(digits.size(), behind + 1), '0');
        digits.insert(behind, 1, '.');
    } else {
        digits.insert(0, static_cast<std::size_t>(-decimals), '0');
    }
    if (negative_) digits += '-';
    std::reverse(digits.begin(), digits.end());
    return digits;
}

}  // namespace govkpi::detail
