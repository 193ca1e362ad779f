// SPDX-License-Identifier: BSL-1.0
// The languages that figures are written in, and words that exist in each. English and Vietnamese are here; another is
// one file: see <govkpi/quantity/language_data.hpp>.
#pragma once

#include <optional>
#include <string_view>

#include <govkpi/export.hpp>

namespace govkpi {

struct language_data;

namespace detail {

GOVKPI_EXPORT extern const language_data english_language;
GOVKPI_EXPORT extern const language_data vietnamese_language;

}  // namespace detail

/// As cheap to copy as a pointer.
class language {
public:
    /// The data must outlive it: they are a constant of a program or a library.
    constexpr language(const language_data& data) noexcept : data_{&data} {}
    static const language en;
    static const language vi;

    /// As HTML and files name it (BCP 47): "vi".
    GOVKPI_EXPORT const char* code() const noexcept;
    constexpr const language_data& data() const noexcept { return *data_; }
    friend constexpr bool operator==(language, language) = default;

private:
    const language_data* data_;
};
inline constexpr language language::en{detail::english_language};
inline constexpr language language::vi{detail::vietnamese_language};

/// The library's language of that code.
constexpr std::optional<language> language_of(std::string_view code) noexcept {
    if (code == "en") return language::en;
    if (code == "vi") return language::vi;
    return std::nullopt;
}

namespace detail {

/// The language's phrase for an English one, or the English where it has none.
GOVKPI_EXPORT const char* translated(const char* english, language lang) noexcept;

}  // namespace detail

/// A word or phrase in every language the library writes; one that has no Vietnamese form uses the English. A further
/// language translates the English.
struct labels {
    const char* en = "";
    const char* vi = nullptr;

    constexpr const char* in(language lang) const noexcept {
        if (lang == language::en) return en;
        if (lang == language::vi) return vi != nullptr ? vi : en;
        return detail::translated(en, lang);
    }
};

}  // namespace govkpi
