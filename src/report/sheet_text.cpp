// SPDX-License-Identifier: BSL-1.0
#include "sheet_text.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <stdexcept>

#include <utf8proc.h>

#include "characters.hpp"

namespace govkpi::report {
namespace {

constexpr utf8proc_int32_t replacement = 0xFFFD;
constexpr std::size_t longest_name = 31;
constexpr std::size_t longest_cell_text = 32'767;

/// Takes the first character away; the replacement where it is not UTF-8.
utf8proc_int32_t next_character(std::string_view& text) {
    utf8proc_int32_t character = 0;
    const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                         static_cast<utf8proc_ssize_t>(text.size()), &character);
    text.remove_prefix(length > 0 ? static_cast<std::size_t>(length) : 1);
    return length > 0 ? character : replacement;
}

void append(std::string& to, utf8proc_int32_t character) {
    utf8proc_uint8_t bytes[4];
    const auto size = utf8proc_encode_char(character, bytes);
    to.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

bool is_removed(utf8proc_int32_t character) {
    return (utf8proc_category(character) == UTF8PROC_CATEGORY_CC && character != '\n') || turns_direction(character);
}

/// Is it "_x", four hexadecimal digits and "_"?
bool begins_escape(std::string_view text) {
    return text.size() >= 7 && text.starts_with("_x") && text[6] == '_' &&
           text.substr(2, 4).find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

/// Without what must not stand at the ends of a sheet's name.
void trim_name(std::string& name) {
    const auto first = name.find_first_not_of("' ");
    name.erase(0, std::min(first, name.size()));
    name.erase(name.find_last_not_of("' ") + 1);
}

/// Equal for texts that differ in capitals alone.
std::string folded(const std::string& text) {
    utf8proc_uint8_t* made = nullptr;
    const auto size =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                     &made, static_cast<utf8proc_option_t>(UTF8PROC_CASEFOLD | UTF8PROC_COMPOSE));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned{made, std::free};
    if (size < 0) throw std::runtime_error{utf8proc_errmsg(size)};
    return {reinterpret_cast<const char*>(made), static_cast<std::size_t>(size)};
}

}  // namespace

sheet_text spreadsheet_text(std::string_view raw, std::size_t most) {
    sheet_text made;
    std::size_t units = 0;
    while (!raw.empty()) {
        utf8proc_int32_t character = next_character(raw);
        if (character == '\t') character = ' ';
        if (is_removed(character)) continue;
        if ((character & 0xFFFE) == 0xFFFE) character = replacement;  // no character, and not allowed in XML
        units += character > 0xFFFF ? 2 : 1;
        made.was_cut = units > most;
        if (made.was_cut) break;
        append(made.text, character);
    }
    return made;
}

sheet_text cell_text(std::string_view raw) {
    sheet_text made = spreadsheet_text(raw, longest_cell_text);
    if (made.text.find("_x") == std::string::npos) return made;
    std::string escaped;
    for (std::string_view rest = made.text; !rest.empty(); rest.remove_prefix(1)) {
        if (begins_escape(rest)) escaped += "_x005F";
        escaped += rest.front();
    }
    sheet_text stored = spreadsheet_text(escaped, longest_cell_text);
    stored.was_cut = stored.was_cut || made.was_cut;
    return stored;
}

int width_of(std::string_view text) {
    int widest = 0;
    for (;;) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        widest = std::max(widest, columns_of(text.substr(0, end)));
        if (end == text.size()) return widest;
        text.remove_prefix(end + 1);
    }
}

int lines_of(std::string_view text, int width) {
    int lines = 1;
    int used = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
        const int word = width_of(text.substr(0, end));
        if (used > 0 && used + 1 + word > width) {
            ++lines;
            used = 0;
        }
        used += word + (used > 0 ? 1 : 0);
        if (used > width) {  // a word of several lines
            lines += (used - 1) / std::max(width, 1);
            used = (used - 1) % std::max(width, 1) + 1;
        }
        if (end < text.size() && text[end] == '\n') {
            ++lines;
            used = 0;
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string address(std::size_t row, std::size_t column) {
    std::string letters;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters + std::to_string(row + 1);
}

std::string sheet_names::add(std::string_view wanted, const char* otherwise) {
    std::string plain = spreadsheet_text(wanted, wanted.size()).text;
    for (char& c : plain)
        if (std::string_view{"[]:*?/\\\n"}.find(c) != std::string_view::npos) c = ' ';
    trim_name(plain);
    if (plain.empty()) plain = otherwise;
    for (std::size_t copy = 1;; ++copy) {
        const std::string number = copy == 1 ? std::string{} : " (" + std::to_string(copy) + ")";
        std::string name = spreadsheet_text(plain, longest_name - number.size()).text;
        trim_name(name);
        name += number;
        if (taken_.insert(folded(name)).second) return name;
    }
}

}  // namespace govkpi::report
