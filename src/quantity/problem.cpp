// SPDX-License-Identifier: BSL-1.0
#include <govkpi/problem.hpp>

#include <iterator>

#include <fmt/format.h>

#include "shown_text.hpp"

namespace govkpi {

using detail::shown_text;

namespace {

std::string all_of(const std::vector<problem>& problems, std::size_t more) {
    constexpr std::size_t most = 200;
    std::string text;
    for (std::size_t i = 0; i < problems.size() && i < most; ++i) text += to_string(problems[i]) + '\n';
    if (problems.size() > most) more += problems.size() - most;
    if (more > 0) fmt::format_to(std::back_inserter(text), "... and {} more problems\n", more);
    if (!text.empty()) text.pop_back();
    return text;
}

}  // namespace

std::string to_string(const problem& problem) {
    std::string text = shown_text(problem.file);
    const bool has_place = !problem.place.empty();
    if (has_place)
        fmt::format_to(std::back_inserter(text), ", {}", shown_text(problem.place));
    else if (problem.row != 0)
        fmt::format_to(std::back_inserter(text), ", row {}", problem.row);
    if (!problem.column.empty())
        text += (has_place ? " (" : ", column ") + shown_text(problem.column) + (has_place ? ")" : "");
    if (!problem.text.empty()) fmt::format_to(std::back_inserter(text), ": \"{}\"", shown_text(problem.text));
    // It may name what other parts of the file have, and is not cut, since it says what to do.
    constexpr auto whole = std::string_view::npos;
    fmt::format_to(std::back_inserter(text), ": expected {}", shown_text(problem.expected, whole));
    return text;
}

bad_input::bad_input(std::vector<problem> problems, std::size_t more)
    : std::runtime_error{all_of(problems, more)}, problems_{std::move(problems)}, more_{more} {}

}  // namespace govkpi
