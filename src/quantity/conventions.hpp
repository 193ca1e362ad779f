// SPDX-License-Identifier: BSL-1.0
// What writing figures asks of a language.
#pragma once

#include <string_view>

#include <govkpi/quantity/iso_4217.hpp>
#include <govkpi/quantity/language_data.hpp>
#include <govkpi/quantity/undefined.hpp>

namespace govkpi::detail {

using conventions = language_data;

inline const conventions& conventions_of(language lang) noexcept { return lang.data(); }

/// Nearly every amount is in đồng, so that its texts stand ready in the conventions.
inline bool is_dong(const currency& of) noexcept { return std::string_view{of.code, 3} == "VND"; }

/// Behind an amount in full of another currency: a space, and the symbol by local custom or the ISO code.
char* write_foreign_symbol(char* out, const currency& of, language lang) noexcept;

}  // namespace govkpi::detail
