// SPDX-License-Identifier: BSL-1.0
#include "json_reader.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <iterator>
#include <system_error>

#include <fmt/format.h>

#include "../quantity/shown_text.hpp"
#include "near_name.hpp"

namespace govkpi::detail {
namespace {

using kind = json_node::kind;

/// The bytes of any file, also of a pipe, up to one past what is read of it, so that a longer one shows.
std::optional<std::string> bytes_of(const std::filesystem::path& file, problem_list& problems) {
    const auto refuse = [&] {
        const std::string why = std::generic_category().message(errno);
        problems.add(0, "", "", fmt::format("a file that can be read ({})", why));
        return std::nullopt;
    };
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> in{std::fopen(file.string().c_str(), "rb"), std::fclose};
    if (!in) return refuse();
    std::string bytes;
    char part[1 << 14];
    for (std::size_t got = 1; got > 0 && bytes.size() <= largest_json;) {
        got = std::fread(part, 1, sizeof part, in.get());
        bytes.append(part, got);
    }
    if (std::ferror(in.get()) != 0) return refuse();
    return bytes;
}

}  // namespace

std::string one_of(words known, std::string_view instead_of) {
    constexpr std::size_t most_shown = 40;
    constexpr std::size_t longest = 64;
    const words shown = known.first(std::min(known.size(), most_shown));
    std::string out;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const bool is_last = i + 1 == known.size();
        fmt::format_to(std::back_inserter(out), "{}\"{}\"",
                       i == 0    ? ""
                       : is_last ? " or "
                                 : ", ",
                       beginning_of(shown[i]));
    }
    if (shown.size() < known.size())
        fmt::format_to(std::back_inserter(out), " or {} more", known.size() - shown.size());
    // The known words may be of a hostile file, too.
    const auto too_long = [](std::string_view word) { return word.size() > longest; };
    if (known.size() < 2 || too_long(instead_of) || std::any_of(shown.begin(), shown.end(), too_long)) return out;
    const std::string_view nearest = near_name(instead_of, shown);
    if (!nearest.empty()) fmt::format_to(std::back_inserter(out), "; the nearest is \"{}\"", nearest);
    return out;
}

json_value json_value::operator[](std::string_view key) const {
    const json_node* const found = is_there() ? node_->find(key) : nullptr;
    return {found, found == nullptr ? row_ : found->row, member_place(place_, key), *problems_};
}

json_value json_value::operator[](std::size_t index) const {
    const json_node* const found = is_list() && index < node_->children.size() ? &node_->children[index] : nullptr;
    return {found, found == nullptr ? row_ : found->row, element_place(place_, index), *problems_};
}

std::optional<std::string> json_value::text(std::string_view expected) const {
    if (is_text()) return node_->text;
    if (is_there()) refuse(expected);
    return std::nullopt;
}

std::optional<bool> json_value::truth() const {
    if (is(kind::boolean)) return node_->text == "true";
    if (is_there()) refuse("true or false");
    return std::nullopt;
}

std::optional<std::int64_t> json_value::whole_number(std::int64_t least, std::int64_t most,
                                                     std::string_view expected) const {
    if (!is_there()) return std::nullopt;
    std::int64_t number = 0;
    const char* const end = node_->text.data() + node_->text.size();
    const auto read = std::from_chars(node_->text.data(), end, number);
    const bool is_whole = is(kind::number) && read.ec == std::errc{} && read.ptr == end;
    if (is_whole && least <= number && number <= most) return number;
    refuse(expected);
    return std::nullopt;
}

std::optional<std::size_t> json_value::word_of(words known) const {
    if (!is_there()) return std::nullopt;
    const auto found = is_text() ? std::find(known.begin(), known.end(), node_->text) : known.end();
    if (found != known.end()) return static_cast<std::size_t>(found - known.begin());
    refuse(one_of(known, is_text() ? std::string_view{node_->text} : std::string_view{}));
    return std::nullopt;
}

std::size_t json_value::list_size() const {
    if (!is_there()) return 0;
    if (is_list() && node_->children.size() <= longest_json_list) return node_->children.size();
    refuse(fmt::format("a list, [ ... ], of at most {}", longest_json_list));
    return 0;
}

bool json_value::has_few_keys() const {
    if (node_->children.size() <= longest_json_list) return true;
    refuse(fmt::format("an object, {{ ... }}, of at most {} keys", longest_json_list));
    return false;
}

std::vector<std::string> json_value::keys() const {
    std::vector<std::string> out;
    if (is_there() && !is_object()) refuse("an object, { ... }");
    if (!is_object() || !has_few_keys()) return out;
    for (const json_node& child : node_->children) out.push_back(child.key);
    return out;
}

bool json_value::has_only(words known, std::string_view expected) const {
    if (!is_there()) return true;
    if (!is_object()) {
        refuse(expected);
        return false;
    }
    if (!has_few_keys()) return false;
    bool good = true;
    for (const json_node& child : node_->children) {
        if (std::find(known.begin(), known.end(), child.key) != known.end()) continue;
        problems_->add(child.row, place_, child.key,
                       fmt::format("a key that is known here: {}", one_of(known, child.key)));
        good = false;
    }
    return good;
}

void json_value::refuse(std::string_view expected) const {
    const bool has_children = is_list() || is_object();
    refuse(!is_there()     ? ""
           : !has_children ? std::string_view{node_->text}
           : is_list()     ? "[ ... ]"
                           : "{ ... }",
           expected);
}

void json_value::refuse(std::string_view text, std::string_view expected) const {
    problems_->add(row_, place_, text, expected);
}

std::optional<json_file> json_file::open(const std::filesystem::path& file, problem_list& problems) {
    const auto bytes = bytes_of(file, problems);
    return bytes ? of_text(*bytes, problems) : std::nullopt;
}

std::optional<json_file> json_file::of_text(std::string_view text, problem_list& problems) {
    auto root = read_json(text, problems);
    if (!root) return std::nullopt;
    return json_file{*std::move(root), problems};
}

}  // namespace govkpi::detail
