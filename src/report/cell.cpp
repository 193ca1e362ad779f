// SPDX-License-Identifier: BSL-1.0
#include <govkpi/report/cell.hpp>

namespace govkpi::report {
namespace {

value_kind kind_of(const formula& of) {
    if (of.against() == comparison::contribution) return value_kind::points;
    if (of.kind() == figure_kind::percentage) return value_kind::percentage;
    if (of.kind() == figure_kind::quotient) return value_kind::quotient;
    return find_currency(of.unit().data(), of.unit().size()) != nullptr ? value_kind::amount : value_kind::count;
}

}  // namespace

cell show(const percent_points& figure, const text_style& style) {
    exact_value behind{value_kind::points, 0, 1, figure.reason(), {}, {}, style};
    if (figure.is_defined()) {
        behind.numerator = detail::checked_narrow(figure.share().numerator());
        behind.denominator = detail::checked_narrow(figure.share().denominator());
    }
    return {detail::shown_figure(figure, style), std::move(behind)};
}

cell show(const figure& value, const formula& of, const text_style& style) {
    const value_kind kind = kind_of(of);
    const bool has_unit = kind != value_kind::points && kind != value_kind::percentage;
    return {to_text(value, of, style),
            {kind, value.numerator, value.denominator, value.reason(), has_unit ? of.unit() : std::string{},
             has_unit ? of.per_unit() : std::string{}, style}};
}

}  // namespace govkpi::report
