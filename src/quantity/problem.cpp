// SPDX-License-Identifier: BSL-1.0
#include <govkpi/problem.hpp>

#include <iterator>

#include <fmt/format.h>
#include <utf8proc.h>

namespace govkpi {
namespace {

/// A text from outside, made safe for a terminal: control characters and what is not UTF-8 as escapes, cut when long.
std::string shown(std::string_view text) {
    constexpr std::size_t longest = 80;
    std::string out;
    std::size_t at = 0;
    while (at < text.size()) {
        if (out.size() >= longest) return out + "…";
        utf8proc_int32_t character = 0;
        const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                             static_cast<utf8proc_ssize_t>(text.size() - at), &character);
        const auto byte = static_cast<unsigned char>(text[at]);
        if (length <= 0) {
            fmt::format_to(std::back_inserter(out), "\\x{:02x}", byte);
            ++at;
            continue;
        }
        const auto category = utf8proc_category(character);
        const bool control = category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF ||
                             category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
        if (control)
            fmt::format_to(std::back_inserter(out), "\\u{{{:x}}}", character);
        else
            out.append(text.substr(at, static_cast<std::size_t>(length)));
        at += static_cast<std::size_t>(length);
    }
    return out;
}

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
    std::string text = shown(problem.file);
    if (problem.row != 0) fmt::format_to(std::back_inserter(text), ", row {}", problem.row);
    if (!problem.column.empty()) fmt::format_to(std::back_inserter(text), ", column {}", shown(problem.column));
    if (!problem.text.empty()) fmt::format_to(std::back_inserter(text), ": \"{}\"", shown(problem.text));
    fmt::format_to(std::back_inserter(text), ": expected {}", problem.expected);
    return text;
}

bad_input::bad_input(std::vector<problem> problems, std::size_t more)
    : std::runtime_error{all_of(problems, more)}, problems_{std::move(problems)} {}

}  // namespace govkpi
