// SPDX-License-Identifier: BSL-1.0
#include "printed_number.hpp"

#include <algorithm>

namespace govkpi::detail {
namespace {

/// 1.234.567: one to three digits, not 0 alone, then groups of three.
bool is_grouped(std::string_view text, char mark) noexcept {
    const std::size_t first = text.find(mark);
    if (first == std::string_view::npos) return true;
    if (first == 0 || first > 3 || text.front() == '0') return false;
    text.remove_prefix(first);
    while (!text.empty()) {
        if (text.size() < 4 || text.front() != mark || (text.size() > 4 && text[4] != mark)) return false;
        text.remove_prefix(4);
    }
    return true;
}

std::optional<number_read> number_of(std::string_view whole, std::string_view decimals) noexcept {
    number_read read;
    int digits = 0;
    for (const std::string_view part : {whole, decimals}) {
        for (const char c : part) {
            if (c < '0' || c > '9') continue;
            if (++digits > 18) return std::nullopt;
            read.digits = read.digits * int128{10} + int128{c - '0'};
        }
    }
    read.decimals = static_cast<int>(decimals.size());
    return read;
}

std::optional<number_read> in_style(std::string_view text, char decimal_mark, char group_mark) noexcept {
    const std::size_t mark = text.find(decimal_mark);
    const std::string_view whole = text.substr(0, mark);
    const std::string_view decimals = mark == std::string_view::npos ? std::string_view{} : text.substr(mark + 1);
    const bool plain = std::all_of(decimals.begin(), decimals.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!plain || !is_grouped(whole, group_mark)) return std::nullopt;
    if (mark != std::string_view::npos && whole.size() > 1 && whole.front() == '0') return std::nullopt;  // 00,5
    return number_of(whole, decimals);
}

}  // namespace

std::optional<number_read> read_printed_number(std::string_view text, char decimal_mark, char group_mark) noexcept {
    if (text.size() > 1 && text.front() == '0' && text.find_first_not_of("0123456789") == std::string_view::npos)
        return std::nullopt;  // 0912345678
    if (const auto read = in_style(text, decimal_mark, group_mark)) return read;
    return in_style(text, group_mark, decimal_mark);
}

}  // namespace govkpi::detail
