// SPDX-License-Identifier: BSL-1.0
#include <govkpi/quantity/any_money.hpp>

#include <cstdio>

namespace govkpi {

currency_mismatch::currency_mismatch(const currency& expected, const currency& got) noexcept {
    std::snprintf(text_, sizeof text_, "govkpi: money in %.3s where %.3s is needed", got.code, expected.code);
}
const char* currency_mismatch::what() const noexcept { return text_; }

namespace detail {

void throw_currency_mismatch(const currency& expected, const currency& got) { throw currency_mismatch{expected, got}; }

}  // namespace detail
}  // namespace govkpi
