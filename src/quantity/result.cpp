// SPDX-License-Identifier: BSL-1.0
#include <govkpi/quantity/result.hpp>

namespace govkpi {

const char* parse_error::what() const noexcept {
    return expected_;
}

namespace detail {

void throw_parse_error(const parse_error& error) {
    throw error;
}

}  // namespace detail
}  // namespace govkpi
