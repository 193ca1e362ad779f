// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <span>

#include <nlohmann/json.hpp>

#include <govkpi/audit/claim.hpp>

namespace govkpi::detail {

nlohmann::ordered_json json_of(std::span<const claim> claims);

}  // namespace govkpi::detail
