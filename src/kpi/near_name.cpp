// SPDX-License-Identifier: BSL-1.0
#include "near_name.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

#include <fmt/format.h>

namespace govkpi::detail {
namespace {

std::string lower_case(std::string_view name) {
    std::string out{name};
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

/// "outturn.revenue" of "revenue.outturn".
std::string halves_swapped(std::string_view name) {
    const std::size_t dot = name.find('.');
    if (dot == std::string_view::npos) return std::string{name};
    return fmt::format("{}.{}", name.substr(dot + 1), name.substr(0, dot));
}

/// The fewest edits that make one text of the other, no character edited twice (optimal string alignment).
std::size_t edits(std::string_view from, std::string_view to) {
    std::vector<std::size_t> two_before, before(to.size() + 1), row(to.size() + 1);
    std::iota(before.begin(), before.end(), std::size_t{0});
    for (std::size_t i = 1; i <= from.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= to.size(); ++j) {
            const std::size_t changed = before[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
            row[j] = std::min({changed, before[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                row[j] = std::min(row[j], two_before[j - 2] + 1);
        }
        two_before = before;
        std::swap(before, row);
    }
    return before.back();
}

/// About one slip in four characters; past that two names have nothing to do with each other.
std::size_t most_edits(std::size_t length) { return (length + 2) / 4; }

}  // namespace

std::string_view near_name(std::string_view unknown, std::span<const std::string_view> known) {
    const std::string written = lower_case(unknown);
    const std::string swapped = halves_swapped(written);
    std::string_view nearest;
    std::size_t fewest = 0;
    for (const std::string_view name : known) {
        const std::size_t longer = std::max(name.size(), written.size());
        // No text of hostile length gets as far as the table of edits.
        if (longer - std::min(name.size(), written.size()) > most_edits(longer)) continue;
        const std::string candidate = lower_case(name);
        const std::size_t here = std::min(edits(written, candidate), edits(swapped, candidate));
        if (here > most_edits(longer)) continue;
        if (!nearest.empty() && (here > fewest || (here == fewest && name >= nearest))) continue;
        nearest = name;
        fewest = here;
    }
    return nearest;
}

std::string name_hint(std::string_view unknown, std::span<const std::string_view> known) {
    constexpr std::size_t most_listed = 10;
    if (known.empty()) return {};
    if (const std::string_view nearest = near_name(unknown, known); !nearest.empty())
        return fmt::format("did you mean {}?", nearest);
    const auto listed = known.first(std::min(known.size(), most_listed));
    return fmt::format("one of {}{}", fmt::join(listed, ", "), listed.size() < known.size() ? ", ..." : "");
}

}  // namespace govkpi::detail
