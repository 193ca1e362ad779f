// SPDX-License-Identifier: BSL-1.0
#include "conventions.hpp"

#include <algorithm>

namespace govkpi {

const char* language::code() const noexcept { return data_->code; }

namespace detail {

const char* translated(const char* english, language lang) noexcept {
    const auto translate = lang.data().translate;
    const char* const found = translate != nullptr ? translate(english) : nullptr;
    return found != nullptr ? found : english;
}

char* write_foreign_symbol(char* out, const currency& of, language lang) noexcept {
    const std::string_view code{of.code, 3};
    const std::span<const currency_symbol> symbols = lang.data().symbols;
    const auto found =
        std::lower_bound(symbols.begin(), symbols.end(), code,
                         [](const currency_symbol& s, std::string_view wanted) { return s.code < wanted; });
    const std::string_view symbol = found != symbols.end() && found->code == code ? found->text : code;
    const short_text& space = lang.data().before_currency;
    out = std::copy_n(space.bytes.data(), space.size, out);
    return std::copy_n(symbol.data(), symbol.size(), out);
}

}  // namespace detail
}  // namespace govkpi
