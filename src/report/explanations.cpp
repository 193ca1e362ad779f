// SPDX-License-Identifier: BSL-1.0
#include "explanations.hpp"

#include <utility>

#include <fmt/format.h>

#include <govkpi/quantity/text.hpp>

#include "markup.hpp"

namespace govkpi::report {
namespace {

std::string exactly(std::int64_t number, std::string_view unit, language lang) {
    char buffer[longest_text];
    const currency* const money = find_currency(unit.data(), unit.size());
    const text_style style{.lang = lang, .unit = money != nullptr};
    char* const end = money != nullptr ? detail::write_amount(buffer, number, *money, style)
                                       : detail::write_count(buffer, number, {}, style);
    return {buffer, end};
}

}  // namespace

std::string quotient_of(const cell& c, language lang) {
    if (!c.value || !c.value->is_defined()) return {};
    const exact_value& value = *c.value;
    if (value.kind != value_kind::percentage && value.kind != value_kind::quotient) return {};
    if (value.denominator == 1) return {};  // published as it is
    return fmt::format("{} = {} / {}", c.text, exactly(value.numerator, value.unit, lang),
                       exactly(value.denominator, value.per_unit, lang));
}

std::string explanations::button(std::string_view text, std::string_view how, std::string_view name) {
    if (how.empty() || text.empty()) return escaped(text);
    const std::string id = fmt::format("{}-how{}", prefix_, ++number_);
    below_ += fmt::format("<div popover id=\"{}\">", id);
    if (!name.empty()) below_ += fmt::format("<p class=\"note\">{}</p>", escaped(name));
    below_ += fmt::format("<p>{}</p></div>\n", escaped(how));
    return fmt::format("<button type=\"button\" class=\"figure\" popovertarget=\"{}\">{}</button>", id, escaped(text));
}

std::string explanations::taken() { return std::exchange(below_, {}); }

}  // namespace govkpi::report
