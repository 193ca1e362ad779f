// SPDX-License-Identifier: BSL-1.0
// A small JSON document with the row of every value, so that what is wrong in a file can be found in an editor.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <govkpi/problem.hpp>

namespace govkpi::detail {

struct json_node {
    enum class kind : std::uint8_t { null, boolean, number, text, array, object };

    kind is;
    std::size_t row;   ///< of the key where there is one
    std::string key;   ///< in an object
    std::string text;  ///< of a text; a number and a truth value as they are written
    std::vector<json_node> children;

    /// nullptr where an object has no such key.
    const json_node* find(std::string_view name) const noexcept {
        for (const json_node& child : children)
            if (child.key == name) return &child;
        return nullptr;
    }
};

/// The document, or nothing with a problem added where it is no JSON, or too long or too deep for a file that people
/// write. A key that stands twice in an object is a problem, too; the first one counts.
std::optional<json_node> read_json(std::string_view text, problem_list& problems);

/// What read_json() takes at most, in bytes.
inline constexpr std::size_t longest_json = std::size_t{1} << 20;

}  // namespace govkpi::detail
