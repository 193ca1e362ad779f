// SPDX-License-Identifier: BSL-1.0
// A JSON file that people write, read strictly: a value knows its place in the file, and what is not as it must be is
// a problem with that place.
//
//     const auto file = json_file::open("datapackage.json", problems);
//     const json_value first = file->root()["resources"][0];
//     const std::optional<std::string> name = first["name"].text();     // a problem of "resources[0].name", if it is 7
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include <govkpi/problem.hpp>

namespace govkpi::detail {

/// The limits that keep a hostile file from taking much memory or time.
inline constexpr std::size_t largest_json = 16u << 20;
inline constexpr std::size_t deepest_json = 64;
inline constexpr std::size_t longest_json_list = 10'000;

using words = std::span<const std::string_view>;

/// `"sum", "last" or "mean"`, and the one that may have been meant.
std::string one_of(words known, std::string_view instead_of = {});

/// A value, or the place of one that is not there. Lives as long as the file and its list of problems.
class json_value {
public:
    json_value(const nlohmann::json* value, std::string place, problem_list& problems)
        : value_{value}, place_{std::move(place)}, problems_{&problems} {}

    bool is_there() const noexcept { return value_ != nullptr; }
    bool is_text() const noexcept;
    bool is_list() const noexcept;

    /// Not there where this is no object, or has no such member.
    json_value operator[](std::string_view key) const;
    /// Not there where this is no list, or has no such element.
    json_value operator[](std::size_t index) const;

    // Each gives nothing where the value is not there; where it is something else, a problem is added besides.
    std::optional<std::string> text() const;
    std::optional<bool> truth() const;
    /// `expected` says which numbers there can be.
    std::optional<std::int64_t> whole_number(std::int64_t least, std::int64_t most, std::string_view expected) const;
    /// The place among the words.
    std::optional<std::size_t> word_of(words known) const;
    std::size_t list_size() const;
    std::vector<std::string> keys() const;

    /// Adds a problem for each key that is none of these; false where there is one, or where this is no object.
    bool has_only(words known) const;
    void refuse(std::string_view expected) const;
    /// Of this place, but with a text that is not the value's.
    void refuse(std::string_view text, std::string_view expected) const;

private:
    const nlohmann::json* value_;
    std::string place_;
    problem_list* problems_;
};

class json_file {
public:
    /// Nothing, with problems added, where the file cannot be read, is no JSON, is too large or too deep, or has a key
    /// twice.
    static std::optional<json_file> open(const std::filesystem::path& file, problem_list& problems);

    json_value root() const { return {root_.get(), {}, *problems_}; }

private:
    json_file(std::shared_ptr<const nlohmann::json> root, problem_list& problems)
        : root_{std::move(root)}, problems_{&problems} {}

    std::shared_ptr<const nlohmann::json> root_;
    problem_list* problems_;
};

}  // namespace govkpi::detail
