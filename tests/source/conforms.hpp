// SPDX-License-Identifier: BSL-1.0
// The conformance kit within the tests.
#pragma once

#include <cstdlib>
#include <vector>

#include <catch2/catch.hpp>

#include <govkpi/source/conformance.hpp>

namespace govkpi::testing {

/// With GOVKPI_CONFORMANCE_EVERY=N only one question in N, for builds in which all of them take long.
inline std::vector<conformance::failure> failures_of(const conformance::maker& make,
                                                     conformance::check_options options = {}) {
    if (const char* const said = std::getenv("GOVKPI_CONFORMANCE_EVERY"))
        options.every *= static_cast<std::size_t>(std::atoi(said));
    return conformance::check(make, options);
}

inline void check_conforms(const conformance::maker& make, const conformance::check_options& options = {}) {
    const auto failures = failures_of(make, options);
    for (const conformance::failure& f : failures) UNSCOPED_INFO(to_string(f));
    CHECK(failures.empty());
}

}  // namespace govkpi::testing
