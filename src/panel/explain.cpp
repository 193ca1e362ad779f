// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include <govkpi/panel/panel.hpp>

#include "cell_marks.hpp"
#include "evaluate.hpp"
#include "panel_state.hpp"

namespace govkpi {
namespace {

struct phrases {
    const char* missing;
    std::array<const char*, 4> against;  ///< what is divided by what, by comparison
    const char* covered;                 ///< reported, expected
    const char* estimated;
    const char* incomplete;
    const char* contributors;
    const char* and_more;  ///< how many
};

const phrases& phrases_in(language lang) {
    static const phrases english{
        "missing",
        {"", " (the change / a year before)", " (/ its parent's)", " (the change / its parent's a year before)"},
        "  reported: {} of {} units and periods\n",
        "  estimated, with shares of split units: ",
        "  without parts that did not report: ",
        "  largest contributors to {}:\n",
        "    and {} more\n"};
    static const phrases vietnamese{"thiếu số liệu",
                                    {"", " (mức thay đổi / cùng kỳ năm trước)", " (/ của cấp trên)",
                                     " (mức thay đổi / của cấp trên cùng kỳ năm trước)"},
                                    "  đã báo cáo: {} trên {} lượt đơn vị và kỳ\n",
                                    "  ước tính, có phần của đơn vị bị chia: ",
                                    "  chưa gồm phần không báo cáo: ",
                                    "  đóng góp lớn nhất vào {}:\n",
                                    "    và {} đơn vị khác\n"};
    return lang == language::vi ? vietnamese : english;
}

/// A number of smallest units, as the language groups digits.
std::string grouped(std::int64_t number, text_style style) {
    char text[longest_text];
    style.unit = false;
    return {text, detail::write_count(text, number, {}, style)};
}

/// The first of the units, on a line of their own; no line where there are none.
std::string list_of(const std::set<std::string>& units, const char* words, const phrases& say) {
    constexpr std::size_t most = 10;
    if (units.empty()) return {};
    std::string text = words;
    std::size_t listed = 0;
    for (auto unit = units.begin(); unit != units.end() && listed < most; ++unit, ++listed)
        text += (listed == 0 ? "" : ", ") + *unit;
    text += '\n';
    if (units.size() > most) text += fmt::format(fmt::runtime(say.and_more), units.size() - most);
    return text;
}

formula alone(const measure_definition& measure) { return {{measure}, {{{0, 1}}, measure.unit}, {}, comparison::none}; }

}  // namespace

std::string panel::explain(std::size_t cell, const formula& of, const text_style& style) const {
    const detail::panel_state& state = *state_;
    const phrases& say = phrases_in(style.lang);
    const std::vector<figure> values = evaluate(of);
    std::string text = fmt::format("{}: {} = {}\n", state.place(cell), of.text(), to_text(values[cell], of, style));
    if (values[cell].withheld == undefined::no && of.kind() != figure_kind::total)
        text +=
            fmt::format("  = {} / {}{}\n", grouped(values[cell].numerator, style),
                        grouped(values[cell].denominator, style), say.against[static_cast<std::size_t>(of.against())]);
    for (const measure_definition& m : of.measures()) {
        const formula single = alone(m);
        const figure value = detail::evaluate_without_threshold(state_, single, cell);
        text += fmt::format("  {} = {}\n", single.text(),
                            value.withheld == undefined::no ? to_text(value, single, style) : say.missing);
    }
    const coverage c = covered(of)[cell];
    text += fmt::format(fmt::runtime(say.covered), c.reported, c.expected);
    std::uint64_t measures = 0;
    for (const measure_definition& m : of.measures())
        measures |= std::uint64_t{1} << detail::place_of(state.base->table, m);
    const detail::cell_marks marks = detail::marks_in(state, cell, measures);
    text += list_of(marks.estimated, say.estimated, say) + list_of(marks.incomplete, say.incomplete, say);
    if (!state.below || of.measures().empty()) return text;

    // Of the first measure, which is what a share or a completion is of.
    constexpr std::size_t most = 5;
    const formula first = alone(of.measures().front());
    const std::vector<figure> parts = detail::evaluate_all_without_threshold(state.below, first);
    std::vector<std::size_t> children;
    for (std::size_t b = 0; b < parts.size(); ++b)
        if (state.cell_of_below[b] == cell && parts[b].withheld == undefined::no) children.push_back(b);
    const auto size = [&](std::size_t b) {
        const std::int64_t n = parts[b].numerator;
        return n < 0 ? 0 - static_cast<std::uint64_t>(n) : static_cast<std::uint64_t>(n);
    };
    std::stable_sort(children.begin(), children.end(), [&](std::size_t a, std::size_t b) { return size(a) > size(b); });
    if (children.empty()) return text;
    text += fmt::format(fmt::runtime(say.contributors), first.text());
    for (std::size_t i = 0; i < children.size() && i < most; ++i)
        text += fmt::format("    {}: {}\n", state.below->place(children[i]), to_text(parts[children[i]], first, style));
    if (children.size() > most) text += fmt::format(fmt::runtime(say.and_more), children.size() - most);
    return text;
}

}  // namespace govkpi
