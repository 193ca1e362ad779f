// SPDX-License-Identifier: BSL-1.0
#include "canvas.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <iterator>

#include <fmt/format.h>

#include "markup.hpp"

namespace govkpi::report {
namespace {

// Colours stand as attributes too, for programs that know no custom properties. Both are legible on white and on black.
constexpr std::string_view attributes_of(look as) {
    switch (as) {
        case look::mark:
            return R"-(fill="#3b7dbf" style="fill:var(--chart-mark,#3b7dbf)")-";
        case look::accent:
            return R"-(fill="#c0641c" style="fill:var(--chart-accent,#c0641c)" stroke="currentColor" stroke-width="1.5")-";
        case look::hollow:
            return R"-(fill="none" stroke="currentColor" stroke-width="1.2")-";
        case look::ink:
            return R"-(fill="none" stroke="currentColor" stroke-width="3")-";
        case look::axis:
            return R"-(fill="none" stroke="currentColor" stroke-width="1" stroke-opacity="0.6")-";
        case look::hint:
            return R"-(fill="none" stroke="currentColor" stroke-opacity="0.5" stroke-dasharray="2 3")-";
        case look::series:
            return R"-(fill="none" stroke="#3b7dbf" style="stroke:var(--chart-mark,#3b7dbf)" stroke-width="2")-";
    }
    return {};
}

constexpr std::string_view name_of(anchor at) {
    return at == anchor::start ? "start" : at == anchor::middle ? "middle" : "end";
}

template <class... Args>
void add(std::string& out, fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out), format, std::forward<Args>(args)...);
}

}  // namespace

std::string coordinate(int hundredths) {
    const int size = std::abs(hundredths);
    const char* const sign = hundredths < 0 ? "-" : "";
    if (size % 100 == 0) return fmt::format("{}{}", sign, size / 100);
    if (size % 10 == 0) return fmt::format("{}{}.{}", sign, size / 100, size % 100 / 10);
    return fmt::format("{}{}.{:02}", sign, size / 100, size % 100);
}

int widest(const std::vector<std::string>& lines, font f) {
    int found = 0;
    for (const std::string& line : lines) found = std::max(found, text_width(line, f.size));
    return found;
}

void canvas::text(int x, int y, anchor at, font f, const std::vector<std::string>& lines) {
    int baseline = y + f.above_baseline();
    for (const std::string& line : lines) {
        add(content_, "<text x=\"{}\" y=\"{}\" font-size=\"{}\" text-anchor=\"{}\">{}</text>\n", coordinate(x),
            coordinate(baseline), f.size, name_of(at), escaped(line));
        baseline += f.line();
    }
}

void canvas::rectangle(int x, int y, int wide, int high, look as) {
    add(content_, "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {}/>\n", coordinate(x), coordinate(y),
        coordinate(wide), coordinate(high), attributes_of(as));
}

void canvas::band(int x, int y, int wide, int high, int shade) {
    constexpr int lightest = 8;
    constexpr int darkest = 32;
    const int percent = std::min(lightest + 8 * shade, darkest);
    add(content_,
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"currentColor\" fill-opacity=\"0.{:02}\" "
        "stroke=\"currentColor\" stroke-opacity=\"0.5\" stroke-width=\"0.6\"/>\n",
        coordinate(x), coordinate(y), coordinate(wide), coordinate(high), percent);
}

void canvas::line(int x1, int y1, int x2, int y2, look as) {
    add(content_, "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" {}/>\n", coordinate(x1), coordinate(y1),
        coordinate(x2), coordinate(y2), attributes_of(as));
}

void canvas::circle(int x, int y, int radius, look as) {
    add(content_, "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" {}/>\n", coordinate(x), coordinate(y), coordinate(radius),
        attributes_of(as));
}

void canvas::points(const std::vector<std::pair<int, int>>& of) {
    for (std::size_t i = 0; i < of.size(); ++i)
        add(content_, "{}{},{}", i == 0 ? "" : " ", coordinate(of[i].first), coordinate(of[i].second));
}

void canvas::polygon(const std::vector<std::pair<int, int>>& corners, look as) {
    content_ += "<polygon points=\"";
    points(corners);
    add(content_, "\" {}/>\n", attributes_of(as));
}

void canvas::polyline(const std::vector<std::pair<int, int>>& through) {
    content_ += "<polyline points=\"";
    points(through);
    add(content_, "\" {}/>\n", attributes_of(look::series));
}

}  // namespace govkpi::report
