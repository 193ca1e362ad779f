// SPDX-License-Identifier: BSL-1.0
#include "json_tree.hpp"

#include <iterator>
#include <map>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace govkpi::detail {
namespace {

constexpr std::size_t deepest = 16;

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

/// The reason in the parser's words, without its own reckoning of place and without bytes of the text.
std::string reason_of(const nlohmann::json::exception& error) {
    std::string_view why = error.what();
    if (const auto place = why.find("column "); place != std::string_view::npos) {
        if (const auto colon = why.find(": ", place); colon != std::string_view::npos) why.remove_prefix(colon + 2);
    }
    return std::string{why.substr(0, why.find("; last read"))};
}

class tree_builder final : public nlohmann::json_sax<nlohmann::json> {
public:
    tree_builder(const std::size_t& row, problem_list& problems) : row_{row}, problems_{problems} {}

    json_node& root() { return root_; }

    bool null() override { return leaf(json_node::kind::null, "null"); }
    bool boolean(bool value) override { return leaf(json_node::kind::boolean, value ? "true" : "false"); }
    bool number_integer(number_integer_t value) override {
        return leaf(json_node::kind::number, std::to_string(value));
    }
    bool number_unsigned(number_unsigned_t value) override {
        return leaf(json_node::kind::number, std::to_string(value));
    }
    bool number_float(number_float_t, const string_t& written) override {
        return leaf(json_node::kind::number, written);
    }
    bool string(string_t& value) override { return leaf(json_node::kind::text, std::move(value)); }
    bool binary(binary_t&) override { return false; }  // no part of JSON as text
    bool start_object(std::size_t) override { return open(json_node::kind::object); }
    bool start_array(std::size_t) override { return open(json_node::kind::array); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& name) override {
        key_ = std::move(name);
        key_row_ = row_;
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception& error) override {
        problems_.add(row_, "", "", fmt::format("JSON ({})", reason_of(error)));
        return false;
    }

private:
    /// With the rows of its keys by name, since a search among the keys of a hostile object takes long.
    struct unfinished {
        json_node node;
        std::map<std::string, std::size_t> rows;
    };

    json_node next(json_node::kind is, std::string text) {
        const bool keyed = !open_.empty() && open_.back().node.is == json_node::kind::object;
        return {is, keyed ? key_row_ : row_, keyed ? std::exchange(key_, {}) : std::string{}, std::move(text), {}};
    }
    bool leaf(json_node::kind is, std::string text) { return put(next(is, std::move(text))); }
    bool open(json_node::kind is) {
        if (open_.size() == deepest) {
            problems_.add(row_, "", "", fmt::format("at most {} objects and lists inside each other", deepest));
            return false;
        }
        open_.push_back({next(is, {}), {}});
        return true;
    }
    bool close() {
        json_node done = std::move(open_.back().node);
        open_.pop_back();
        return put(std::move(done));
    }
    bool put(json_node node) {
        if (open_.empty()) {
            root_ = std::move(node);
            return true;
        }
        unfinished& parent = open_.back();
        if (parent.node.is == json_node::kind::object) {
            const auto [first, is_new] = parent.rows.emplace(node.key, node.row);
            if (!is_new) {
                problems_.add(node.row, node.key, node.text,
                              fmt::format("each key once; it is in row {}, too", first->second));
                return true;
            }
        }
        parent.node.children.push_back(std::move(node));
        return true;
    }

    const std::size_t& row_;
    problem_list& problems_;
    json_node root_{};
    std::vector<unfinished> open_;
    std::string key_;
    std::size_t key_row_ = 0;
};

}  // namespace

std::optional<json_node> read_json(std::string_view text, problem_list& problems) {
    if (text.size() > longest_json) {
        problems.add(0, "", "", fmt::format("at most {} KiB", longest_json >> 10));
        return std::nullopt;
    }
    std::size_t row = 1;
    tree_builder builder{row, problems};
    const char* const begin = text.data();
    if (!nlohmann::json::sax_parse(row_counter{begin, row}, row_counter{begin + text.size(), row}, &builder))
        return std::nullopt;
    return std::move(builder.root());
}

}  // namespace govkpi::detail
