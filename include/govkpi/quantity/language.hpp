// SPDX-License-Identifier: BSL-1.0
// The languages that figures are written in, and words that exist in each.
#pragma once

#include <cstdint>

namespace govkpi {

enum class language : std::uint8_t { en, vi };

/// A word or phrase in every language the library writes; one that has no Vietnamese form uses the English.
struct labels {
    const char* en = "";
    const char* vi = nullptr;

    constexpr const char* in(language lang) const noexcept { return lang == language::vi && vi != nullptr ? vi : en; }
};

}  // namespace govkpi
