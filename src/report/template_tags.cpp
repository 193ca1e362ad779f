// SPDX-License-Identifier: BSL-1.0
#include "template_tags.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace govkpi::report {
namespace {

constexpr std::string_view white_space = " \t\n\v\f\r";

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(white_space);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(white_space) - first + 1);
}

struct delimiter_pair {
    std::string_view open = "{{";
    std::string_view close = "}}";
};

/// "<% %>" of {{=<% %>=}}.
std::optional<delimiter_pair> delimiters_in(std::string_view contents) {
    if (contents.size() < 5 || contents.back() != '=') return std::nullopt;
    const std::string_view both = trimmed(contents.substr(1, contents.size() - 2));
    const std::size_t space = both.find(' ');
    if (space == std::string_view::npos) return std::nullopt;
    const delimiter_pair made{both.substr(0, space), both.substr(both.find_first_not_of(' ', space))};
    const auto bad = [](std::string_view d) {
        return d.find_first_of(white_space) != std::string_view::npos || d.find('=') != std::string_view::npos;
    };
    if (bad(made.open) || bad(made.close)) return std::nullopt;
    return made;
}

tag_kind kind_of(char sign) {
    switch (sign) {
        case '#':
            return tag_kind::section;
        case '^':
            return tag_kind::inverted;
        case '/':
            return tag_kind::end;
        case '>':
            return tag_kind::partial;
        case '&':
            return tag_kind::raw;
        case '!':
            return tag_kind::comment;
        case '=':
            return tag_kind::delimiters;
        default:
            return tag_kind::figure;
    }
}

}  // namespace

void place_in_text::move_to(std::size_t byte) noexcept {
    for (; at_ < byte; ++at_) {
        const auto c = static_cast<unsigned char>(text_[at_]);
        if (c == '\n') {
            ++row_;
            column_ = 1;
        } else if ((c & 0xC0) != 0x80) {  // not a byte within a character
            ++column_;
        }
    }
}

std::vector<template_tag> tags_of(std::string_view text, problem_list& problems) {
    std::vector<template_tag> tags;
    delimiter_pair now;
    place_in_text place{text};
    for (std::size_t at = text.find(now.open); at != std::string_view::npos; at = text.find(now.open, at)) {
        place.move_to(at);
        const auto add_problem = [&](std::string_view source, std::string_view expected) {
            problems.add(place.row(), std::to_string(place.column()), source, expected);
        };
        std::size_t inside = at + now.open.size();
        // Three braces are a raw tag, with the usual delimiters only.
        const bool raw = now.open == "{{" && now.close == "}}" && inside < text.size() && text[inside] == '{';
        if (raw) ++inside;
        const std::string_view close = raw ? "}}}" : now.close;
        const std::size_t end = text.find(close, inside);
        if (end == std::string_view::npos) {
            add_problem(text.substr(at), std::string{close} + " behind the tag");
            return tags;
        }
        const std::string_view contents = trimmed(text.substr(inside, end - inside));
        const std::string_view source = text.substr(at, end + close.size() - at);
        template_tag tag{tag_kind::raw, contents, source, place.row(), place.column()};
        if (!contents.empty() && contents.front() == '=') {
            tag.kind = tag_kind::delimiters;
            const auto changed = delimiters_in(contents);
            if (!changed) {
                add_problem(source, "two delimiters with a space between them, such as {{=<% %>=}}");
                return tags;
            }
            now = *changed;
        } else if (!raw) {
            tag.kind = contents.empty() ? tag_kind::figure : kind_of(contents.front());
            if (tag.kind != tag_kind::figure) tag.name = trimmed(contents.substr(1));
        }
        tags.push_back(tag);
        at = end + close.size();
    }
    return tags;
}

}  // namespace govkpi::report
