// SPDX-License-Identifier: BSL-1.0
// SHA-256 (FIPS 180-4) in base64, as a page's Content-Security-Policy names the one script that may run.
#pragma once

#include <string>
#include <string_view>

namespace govkpi::report {

std::string sha256_base64(std::string_view text);

}  // namespace govkpi::report
