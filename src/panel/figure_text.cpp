// SPDX-License-Identifier: BSL-1.0
#include <govkpi/panel/panel.hpp>

namespace govkpi {
namespace {

/// Units are kept as the English word for many; these have one for each and a Vietnamese form.
labels label_of(const std::string& unit) {
    if (unit == person::label.en) return person::label;
    if (unit == household::label.en) return household::label;
    return {unit.c_str(), nullptr};
}

labels each_of(const std::string& unit) {
    if (unit == person::label.en) return person::each;
    if (unit == household::label.en) return household::each;
    return label_of(unit);
}

}  // namespace

std::string to_text(const figure& value, const formula& of, const text_style& style) {
    char text[longest_text];
    char* end = text;
    const currency* const money = find_currency(of.unit().data(), of.unit().size());
    const currency* const per_money = find_currency(of.per_unit().data(), of.per_unit().size());
    if (!value.is_defined()) {
        end = detail::write_undefined(text, value.reason(), style);
    } else if (of.against() == comparison::contribution) {
        const auto share = rational::of(detail::int128{value.numerator}, detail::int128{value.denominator});
        end = write(text, percent_points::of(share), style);
    } else if (of.kind() == figure_kind::percentage) {
        end = detail::write_percent(text, value.numerator, value.denominator, style);
    } else if (money != nullptr && per_money == nullptr) {
        end = value.denominator == 1 && of.per_unit().empty()
                  ? detail::write_amount(text, value.numerator, *money, style)
                  : detail::write_amount_quotient(text, value.numerator, value.denominator, *money, style);
        if (style.unit && !of.per_unit().empty()) end = detail::write_per(end, each_of(of.per_unit()), style);
    } else if (value.denominator == 1 && of.kind() == figure_kind::total) {
        end = detail::write_count(text, value.numerator, label_of(of.unit()), style);
    } else {
        end = detail::write_decimal(text, value.numerator, value.denominator, style.decimals < 0 ? 1 : style.decimals,
                                    style);
    }
    return {text, end};
}

}  // namespace govkpi
