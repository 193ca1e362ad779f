// SPDX-License-Identifier: BSL-1.0
#include "text_width.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <span>

#include <utf8proc.h>

#include "advances.hpp"
#include "characters.hpp"

namespace govkpi::report {
namespace {

struct decoded {
    std::int32_t character;  ///< negative: not UTF-8
    std::size_t bytes;
};

decoded first_of(std::string_view text) {
    utf8proc_int32_t character = 0;
    const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                         static_cast<utf8proc_ssize_t>(text.size()), &character);
    if (length <= 0) return {-1, 1};
    return {character, static_cast<std::size_t>(length)};
}

struct advance_range {
    std::int32_t first;
    std::span<const std::uint16_t> widths;
};
constexpr advance_range advance_ranges[] = {
    {advances::latin_first, advances::latin_advances},
    {advances::latin_additional_first, advances::latin_additional_advances},
    {advances::punctuation_first, advances::punctuation_advances},
    {advances::currency_signs_first, advances::currency_signs_advances},
};

int advance_of(std::int32_t character) {
    const utf8proc_category_t category = utf8proc_category(character);
    if (category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME) return 0;
    for (const advance_range& range : advance_ranges) {
        const std::int32_t place = character - range.first;
        if (place >= 0 && place < static_cast<std::int32_t>(range.widths.size()))
            return range.widths[static_cast<std::size_t>(place)];
    }
    return advances::units_per_em;
}

std::string composed(const std::string& text) {
    utf8proc_uint8_t* made = nullptr;
    const auto size =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                     &made, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned{made, &std::free};
    if (size < 0) return text;
    return {reinterpret_cast<const char*>(made), static_cast<std::size_t>(size)};
}

/// As many characters, with their marks, as fit; at least one.
std::size_t bytes_that_fit(std::string_view word, int font_size, int width) {
    std::size_t fits = 0;
    utf8proc_int32_t state = 0;
    std::int32_t before = -1;
    for (std::size_t at = 0; at < word.size();) {
        const decoded next = first_of(word.substr(at));
        const bool may_break = at > 0 && utf8proc_grapheme_break_stateful(before, next.character, &state);
        if (may_break) {
            if (fits > 0 && text_width(word.substr(0, at), font_size) > width) return fits;
            fits = at;
        }
        before = next.character;
        at += next.bytes;
    }
    return fits > 0 && text_width(word, font_size) > width ? fits : word.size();
}

}  // namespace

std::string one_line(std::string_view text) { return composed(on_one_line(text)); }

int text_width(std::string_view text, int font_size) {
    std::int64_t units = 0;
    while (!text.empty()) {
        const decoded next = first_of(text);
        units += next.character < 0 ? advances::units_per_em : advance_of(next.character);
        text.remove_prefix(next.bytes);
    }
    constexpr int with_room = 110;  // hundredths of a pixel, and a tenth more
    return static_cast<int>((units * font_size * with_room + advances::units_per_em - 1) / advances::units_per_em);
}

std::vector<std::string> wrapped_lines(std::string_view raw, int font_size, int width) {
    const std::string clean = one_line(raw);
    std::string_view text = clean;
    std::vector<std::string> lines;
    std::string line;
    const auto end_line = [&] {
        if (!line.empty()) lines.push_back(std::move(line));
        line.clear();
    };
    while (!text.empty()) {
        std::string_view word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), word.size() + 1));
        if (word.empty()) continue;
        if (!line.empty() && text_width(line + ' ' + std::string{word}, font_size) <= width) {
            line.append(" ").append(word);
            continue;
        }
        end_line();
        while (text_width(word, font_size) > width) {
            const std::size_t fits = bytes_that_fit(word, font_size, width);
            if (fits == word.size()) break;
            lines.emplace_back(word.substr(0, fits));
            word.remove_prefix(fits);
        }
        line = word;
    }
    end_line();
    return lines;
}

}  // namespace govkpi::report
