// SPDX-License-Identifier: BSL-1.0
// One entry point for clang's libFuzzer; GOVKPI_FUZZ_TARGET names it.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "entry_points.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto found = fuzz::GOVKPI_FUZZ_TARGET({reinterpret_cast<const char*>(data), size});
    if (found) {
        std::fprintf(stderr, "%s\n", found->c_str());
        std::abort();
    }
    return 0;
}
