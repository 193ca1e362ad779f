// SPDX-License-Identifier: BSL-1.0
#include "json_tree.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "../quantity/shown_text.hpp"

namespace govkpi::detail {
namespace {

using kind = json_node::kind;

/// Reads characters and counts rows. A row counts from the character behind the end of the one before: the parser has
/// read one character past a number by then.
class row_counter {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    row_counter(const char* at, std::size_t& row) noexcept : at_{at}, row_{&row} {}

    reference operator*() const noexcept { return *at_; }
    row_counter& operator++() noexcept {
        if (behind_newline_) ++*row_;
        behind_newline_ = *at_++ == '\n';
        return *this;
    }
    friend bool operator==(const row_counter& a, const row_counter& b) noexcept { return a.at_ == b.at_; }

private:
    const char* at_;
    std::size_t* row_;
    bool behind_newline_ = false;
};

/// What the parser has to say, without its own reckoning of place and without parts of the file.
std::string reason_of(const nlohmann::json::exception& error) {
    if (dynamic_cast<const nlohmann::json::out_of_range*>(&error) != nullptr) return "a number is not below 1e308";
    std::string_view why = error.what();
    if (const auto place = why.find("column "); place != std::string_view::npos) {
        if (const auto colon = why.find(": ", place); colon != std::string_view::npos) why.remove_prefix(colon + 2);
    }
    return std::string{why.substr(0, why.find("; last read"))};
}

/// The end of the row that was being read.
std::string_view end_of_row(std::string_view read) {
    constexpr std::size_t most_shown = 40;
    if (read.ends_with('\n')) read.remove_suffix(1);
    std::string_view shown = read.substr(read.rfind('\n') + 1);
    if (shown.size() > most_shown) shown.remove_prefix(shown.size() - most_shown);
    while (!shown.empty() && (static_cast<unsigned char>(shown.front()) & 0xc0) == 0x80) shown.remove_prefix(1);
    return shown;
}

class tree_builder final : public nlohmann::json_sax<nlohmann::json> {
public:
    tree_builder(std::string_view bytes, const std::size_t& row, problem_list& problems)
        : bytes_{bytes}, row_{row}, problems_{problems} {}

    json_node& root() { return root_; }

    bool null() override { return leaf(kind::null, "null"); }
    bool boolean(bool value) override { return leaf(kind::boolean, value ? "true" : "false"); }
    bool number_integer(number_integer_t value) override { return leaf(kind::number, std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return leaf(kind::number, std::to_string(value)); }
    bool number_float(number_float_t, const string_t& written) override { return leaf(kind::number, written); }
    bool string(string_t& value) override { return leaf(kind::text, std::move(value)); }
    bool binary(binary_t&) override { return false; }  // no part of JSON as text
    bool start_object(std::size_t) override { return open(kind::object); }
    bool start_array(std::size_t) override { return open(kind::list); }
    bool end_object() override {
        settle(open_.back().children);
        return close();
    }
    bool end_array() override { return close(); }
    bool key(string_t& name) override {
        key_ = std::move(name);
        key_row_ = row_;
        return true;
    }
    bool parse_error(std::size_t read, const std::string&, const nlohmann::json::exception& error) override {
        problems_.add(row_, "", end_of_row(bytes_.substr(0, read)), fmt::format("JSON ({})", reason_of(error)));
        return false;
    }

private:
    bool leaf(kind is, std::string text) { return count() && put(next(is, std::move(text))); }
    bool open(kind is) {
        if (open_.size() == deepest_json)
            return refuse(fmt::format("at most {} objects and lists inside each other", deepest_json));
        if (!count()) return false;
        open_.push_back(next(is, {}));
        return true;
    }
    bool close() {
        json_node done = std::move(open_.back());
        open_.pop_back();
        return put(std::move(done));
    }

    bool count() {
        return ++values_ <= most_json_values || refuse(fmt::format("at most {} values in a file", most_json_values));
    }
    json_node next(kind is, std::string text) {
        const bool keyed = !open_.empty() && open_.back().is == kind::object;
        return {is, keyed ? key_row_ : row_, keyed ? std::exchange(key_, {}) : std::string{}, std::move(text), {}};
    }
    bool put(json_node node) {
        if (open_.empty())
            root_ = std::move(node);
        else
            open_.back().children.push_back(std::move(node));
        return true;
    }

    /// By key, the first of each.
    void settle(std::vector<json_node>& members) {
        std::stable_sort(members.begin(), members.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
        const auto same_key = [](const json_node& a, const json_node& b) { return a.key == b.key; };
        const auto twice = std::adjacent_find(members.begin(), members.end(), same_key);
        if (twice == members.end()) return;
        const std::string here = place();
        for (auto second = twice + 1; second != members.end(); ++second) {
            const auto first = second - 1;
            if (same_key(*first, *second))
                problems_.add(second->row, here, second->key,
                              fmt::format("each key once; it is in row {}, too", first->row));
        }
        members.erase(std::unique(twice, members.end(), same_key), members.end());
    }

    bool refuse(std::string_view expected) {
        problems_.add(row_, place(), "", expected);
        return false;
    }
    /// Of the innermost object or list that is open.
    std::string place() const {
        std::string out;
        for (std::size_t i = 1; i < open_.size(); ++i) {
            const json_node& parent = open_[i - 1];
            out = parent.is == kind::object ? member_place(out, open_[i].key)
                                            : element_place(out, parent.children.size());
        }
        return out;
    }

    std::string_view bytes_;
    const std::size_t& row_;
    problem_list& problems_;
    json_node root_{};
    std::vector<json_node> open_;
    std::size_t values_ = 0;
    std::string key_;
    std::size_t key_row_ = 0;
};

}  // namespace

const json_node* json_node::find(std::string_view name) const noexcept {
    if (is != kind::object) return nullptr;
    const auto at = std::lower_bound(children.begin(), children.end(), name,
                                     [](const json_node& child, std::string_view of) { return child.key < of; });
    return at != children.end() && at->key == name ? &*at : nullptr;
}

std::optional<json_node> read_json(std::string_view bytes, problem_list& problems) {
    if (bytes.size() > largest_json) {
        problems.add(0, "", "", fmt::format("a file of at most {} MiB", largest_json >> 20));
        return std::nullopt;
    }
    // The parser takes a NUL byte for the end, and what stands behind it would be passed over.
    if (const auto nul = bytes.find('\0'); nul != std::string_view::npos) {
        const std::string_view read = bytes.substr(0, nul);
        const auto row = static_cast<std::size_t>(std::count(read.begin(), read.end(), '\n')) + 1;
        problems.add(row, "", end_of_row(bytes.substr(0, nul + 1)), "JSON (a NUL byte is no part of it)");
        return std::nullopt;
    }
    std::size_t row = 1;
    tree_builder builder{bytes, row, problems};
    const char* const begin = bytes.data();
    if (!nlohmann::json::sax_parse(row_counter{begin, row}, row_counter{begin + bytes.size(), row}, &builder))
        return std::nullopt;
    return std::move(builder.root());
}

std::string member_place(std::string_view of, std::string_view key) {
    constexpr std::size_t longest = 64;
    return fmt::format("{}{}{}{}", of, of.empty() ? "" : ".", beginning_of(key, longest),
                       key.size() > longest ? "…" : "");
}

std::string element_place(std::string_view of, std::size_t index) { return fmt::format("{}[{}]", of, index); }

}  // namespace govkpi::detail
