// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include <govkpi/quantity/language.hpp>

#include "relation.hpp"

namespace govkpi::detail {

/// What a broken relation says, in a language: the figures, the arithmetic, what would mend it, and whether cutting digits
/// off explains it (the figures read so are the second argument).
std::string message_of(const readings& read, const readings& cut, const relation& broken, language lang);

/// Of a completion that is possible, and far beyond its plan.
std::string unusual_message(const claim& of, const claim_comparison& c, language lang);

std::string not_checked_message(const claim& of, language lang);

}  // namespace govkpi::detail
