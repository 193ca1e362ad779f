// SPDX-License-Identifier: BSL-1.0
// A JSON file that people write, value by value: each knows its row and its place in the document, and what is not as
// it must be is a problem with both.
//
//     const auto file = json_file::open("datapackage.json", problems);
//     const json_value first = file->root()["resources"][0];
//     const std::optional<std::string> name = first["name"].text();     // a problem of resources[0].name, if it is 7
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

#include <govkpi/problem.hpp>

#include "json_tree.hpp"

namespace govkpi::detail {

/// What is read of a list or of the keys of an object at most.
inline constexpr std::size_t longest_json_list = 10'000;

using words = std::span<const std::string_view>;

/// `"sum", "last" or "mean"`, and the one that may have been meant.
std::string one_of(words known, std::string_view instead_of = {});

/// A value, or the place of one that is not there. Lives as long as the file and its list of problems.
class json_value {
public:
    json_value(const json_node& root, problem_list& problems) : json_value{&root, root.row, {}, problems} {}

    bool is_there() const noexcept { return node_ != nullptr; }
    bool is_text() const noexcept { return is(json_node::kind::text); }
    bool is_list() const noexcept { return is(json_node::kind::list); }
    bool is_object() const noexcept { return is(json_node::kind::object); }
    /// As an editor counts; of what it would stand in, where it is not there.
    std::size_t row() const noexcept { return row_; }

    /// Not there where this is no object, or has no such member.
    json_value operator[](std::string_view key) const;
    /// Not there where this is no list, or has no such element.
    json_value operator[](std::size_t index) const;

    // Each gives nothing where the value is not there; where it is something else, a problem is added besides.
    std::optional<std::string> text(std::string_view expected = "a text") const;
    std::optional<bool> truth() const;
    /// `expected` says which numbers there can be.
    std::optional<std::int64_t> whole_number(std::int64_t least, std::int64_t most, std::string_view expected) const;
    /// The place among the words.
    std::optional<std::size_t> word_of(words known) const;
    std::size_t list_size() const;
    /// By the alphabet.
    std::vector<std::string> keys() const;

    /// Adds a problem for each key that is none of these; false where there is one, or where this is no object.
    bool has_only(words known, std::string_view expected = "an object, { ... }") const;
    void refuse(std::string_view expected) const;
    /// Of this place, but with a text that is not the value's.
    void refuse(std::string_view text, std::string_view expected) const;

private:
    json_value(const json_node* node, std::size_t row, std::string place, problem_list& problems)
        : node_{node}, row_{row}, place_{std::move(place)}, problems_{&problems} {}
    bool is(json_node::kind kind) const noexcept { return is_there() && node_->is == kind; }
    /// False, with a problem added, where this has more keys than are read.
    bool has_few_keys() const;

    const json_node* node_;
    std::size_t row_;
    std::string place_;
    problem_list* problems_;
};

class json_file {
public:
    /// Nothing, with a problem added, where the file cannot be read; otherwise as read_json().
    static std::optional<json_file> open(const std::filesystem::path& file, problem_list& problems);
    static std::optional<json_file> of_text(std::string_view text, problem_list& problems);

    json_value root() const { return {*root_, *problems_}; }

private:
    json_file(json_node root, problem_list& problems)
        : root_{std::make_unique<const json_node>(std::move(root))}, problems_{&problems} {}

    std::unique_ptr<const json_node> root_;
    problem_list* problems_;
};

}  // namespace govkpi::detail
