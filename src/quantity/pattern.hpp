// SPDX-License-Identifier: BSL-1.0
// Phrases with figures in them, in any language.
#pragma once

#include <string>

#include <fmt/format.h>

#include <govkpi/quantity/language.hpp>

namespace govkpi::detail {

/// The phrase with its {names} filled in. A translation may name what there is not: the English stands in for it, since a
/// report must not fail on one.
template <class... Args>
std::string filled(const labels& pattern, language lang, const Args&... args) {
    try {
        return fmt::format(fmt::runtime(pattern.in(lang)), args...);
    } catch (const fmt::format_error&) {
        return fmt::format(fmt::runtime(pattern.en), args...);
    }
}

}  // namespace govkpi::detail
