// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

namespace govkpi::detail {

/// What was compressed; throws source_error where it is damaged or cut off.
std::string gunzip(std::string_view bytes);

}  // namespace govkpi::detail
