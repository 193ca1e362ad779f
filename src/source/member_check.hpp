// SPDX-License-Identifier: BSL-1.0
// Which texts can be members of a dimension, as far as that can be told from the text alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include <govkpi/panel/hierarchy.hpp>
#include <govkpi/panel/table.hpp>

namespace govkpi::detail {

/// What the text should be instead; nothing where it is good.
inline std::optional<std::string> expected_member(const dimension_definition& dimension, std::string_view text) {
    if (dimension.kind == dimension_kind::period) {
        const result<fiscal_period> read = parse_period(text, dimension.calendar);
        return read ? std::nullopt : std::optional<std::string>{read.error().expected()};
    }
    if (dimension.tree) {
        if (!dimension.tree->find(text).empty()) return std::nullopt;
        return fmt::format("a code of {}", dimension.tree->name());
    }
    return text.empty() ? std::optional<std::string>{"a name or code"} : std::nullopt;
}

}  // namespace govkpi::detail
