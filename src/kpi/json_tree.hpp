// SPDX-License-Identifier: BSL-1.0
// JSON that people write, read strictly into nodes that know their rows, so that what is wrong is found in an editor.
// Stands on this floor, the lowest one that reads JSON files: indicators here, the schemas of tables above.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <govkpi/problem.hpp>

namespace govkpi::detail {

/// The limits that keep a hostile file from taking much memory or time.
inline constexpr std::size_t largest_json = 16u << 20;
inline constexpr std::size_t deepest_json = 64;
inline constexpr std::size_t most_json_values = 1'000'000;

struct json_node {
    enum class kind : std::uint8_t { null, boolean, number, text, list, object };

    kind is;
    std::size_t row;                  ///< of the key where there is one
    std::string key;                  ///< in an object
    std::string text;                 ///< of a text; a number, a truth value and null as they are written
    std::vector<json_node> children;  ///< of an object by key, for the order of keys means nothing

    /// nullptr where this is no object or has no such key.
    const json_node* find(std::string_view name) const noexcept;
};

/// The document, or nothing with a problem added where it is no JSON in UTF-8, or past one of the limits. A key that
/// stands twice in an object is a problem, too, of a document that can be read on: the first one counts.
std::optional<json_node> read_json(std::string_view bytes, problem_list& problems);

/// "resources[0].name": where something stands in a document, as messages say it; the root is an empty text. Of a key
/// of hostile length the beginning.
std::string member_place(std::string_view of, std::string_view key);
std::string element_place(std::string_view of, std::size_t index);

}  // namespace govkpi::detail
