// SPDX-License-Identifier: BSL-1.0
#include <govkpi/quantity/error.hpp>

namespace govkpi {

const char* overflow::what() const noexcept { return text_; }
const char* invalid_argument::what() const noexcept { return text_; }

namespace detail {

void throw_overflow(const char* static_text) { throw overflow{static_text}; }
void throw_invalid_argument(const char* static_text) { throw invalid_argument{static_text}; }

}  // namespace detail
}  // namespace govkpi
