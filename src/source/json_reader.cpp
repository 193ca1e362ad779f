// SPDX-License-Identifier: BSL-1.0
#include "json_reader.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "../kpi/near_name.hpp"
#include "mapped_file.hpp"

namespace govkpi::detail {
namespace {

using nlohmann::json;

std::string member_place(std::string_view of, std::string_view key) {
    return of.empty() ? std::string{key} : fmt::format("{}.{}", of, key);
}

struct too_deep {};

/// Watches a text while it is parsed, for what the values that come of it no longer show.
class watch {
public:
    explicit watch(problem_list& problems) : problems_{problems} {}

    bool operator()(int, json::parse_event_t event, const json& parsed) {
        switch (event) {
            case json::parse_event_t::object_start:
            case json::parse_event_t::array_start:
                if (open_.size() == deepest_json) throw too_deep{};
                open_.push_back({.is_list = event == json::parse_event_t::array_start});
                break;
            case json::parse_event_t::key:
                open_.back().key = parsed.get<std::string>();
                if (!open_.back().keys.insert(open_.back().key).second)
                    problems_.add(0, place(), open_.back().key, "each key once");
                break;
            case json::parse_event_t::object_end:
            case json::parse_event_t::array_end:
                open_.pop_back();
                [[fallthrough]];
            case json::parse_event_t::value:
                if (!open_.empty()) ++open_.back().index;
                break;
        }
        return true;
    }

private:
    struct level {
        bool is_list;
        std::size_t index = 0;
        std::string key{};
        std::set<std::string> keys{};
    };

    /// Of the innermost object.
    std::string place() const {
        std::string out;
        for (std::size_t i = 0; i + 1 < open_.size(); ++i)
            out = open_[i].is_list ? fmt::format("{}[{}]", out, open_[i].index) : member_place(out, open_[i].key);
        return out;
    }

    std::vector<level> open_;
    problem_list& problems_;
};

/// What the parser has to say, without the parts of the file in it.
std::string reason_of(const json::parse_error& error) {
    std::string_view text = error.what();
    for (const std::string_view lead : {"] parse error at ", ": "}) {
        const auto at = text.find(lead);
        if (at != std::string_view::npos) text.remove_prefix(at + lead.size());
    }
    return std::string{text.substr(0, text.find("; last read"))};
}

/// The end of the line that the parser had read when it gave up.
void report_syntax(const json::parse_error& error, std::string_view bytes, problem_list& problems) {
    constexpr std::size_t most_shown = 40;
    const std::string_view read = bytes.substr(0, error.byte);
    const auto line = static_cast<std::size_t>(std::count(read.begin(), read.end(), '\n')) + 1;
    std::string_view shown = read.substr(read.rfind('\n') + 1);
    if (shown.size() > most_shown) shown.remove_prefix(shown.size() - most_shown);
    while (!shown.empty() && (static_cast<unsigned char>(shown.front()) & 0xc0) == 0x80) shown.remove_prefix(1);
    problems.add(line, "", shown, fmt::format("JSON ({})", reason_of(error)));
}

}  // namespace

std::string one_of(words known, std::string_view instead_of) {
    constexpr std::size_t most_shown = 40;
    constexpr std::size_t longest = 64;
    const words shown = known.first(std::min(known.size(), most_shown));
    std::string out;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const bool is_last = i + 1 == known.size();
        fmt::format_to(std::back_inserter(out), "{}\"{}\"", i == 0 ? "" : is_last ? " or " : ", ", shown[i]);
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

bool json_value::is_text() const noexcept { return is_there() && value_->is_string(); }
bool json_value::is_list() const noexcept { return is_there() && value_->is_array(); }

json_value json_value::operator[](std::string_view key) const {
    const json* found = nullptr;
    if (is_there() && value_->is_object()) {
        const auto at = value_->find(key);
        if (at != value_->end()) found = &*at;
    }
    return {found, member_place(place_, key), *problems_};
}

json_value json_value::operator[](std::size_t index) const {
    const bool is_in = is_list() && index < value_->size();
    return {is_in ? &(*value_)[index] : nullptr, fmt::format("{}[{}]", place_, index), *problems_};
}

std::optional<std::string> json_value::text() const {
    if (!is_there()) return std::nullopt;
    if (is_text()) return value_->get<std::string>();
    refuse("a text");
    return std::nullopt;
}

std::optional<bool> json_value::truth() const {
    if (!is_there()) return std::nullopt;
    if (value_->is_boolean()) return value_->get<bool>();
    refuse("true or false");
    return std::nullopt;
}

std::optional<std::int64_t> json_value::whole_number(std::int64_t least, std::int64_t most,
                                                     std::string_view expected) const {
    if (!is_there()) return std::nullopt;
    const auto* const number = value_->get_ptr<const json::number_integer_t*>();
    if (number != nullptr && least <= *number && *number <= most) return *number;
    refuse(expected);
    return std::nullopt;
}

std::optional<std::size_t> json_value::word_of(words known) const {
    if (!is_there()) return std::nullopt;
    const auto* const word = value_->get_ptr<const json::string_t*>();
    const auto found = word == nullptr ? known.end() : std::find(known.begin(), known.end(), *word);
    if (found != known.end()) return static_cast<std::size_t>(found - known.begin());
    refuse(one_of(known, word == nullptr ? std::string_view{} : *word));
    return std::nullopt;
}

std::size_t json_value::list_size() const {
    if (!is_there()) return 0;
    if (is_list() && value_->size() <= longest_json_list) return value_->size();
    refuse(fmt::format("a list, [ ... ], of at most {}", longest_json_list));
    return 0;
}

std::vector<std::string> json_value::keys() const {
    std::vector<std::string> out;
    if (!is_there()) return out;
    if (!value_->is_object() || value_->size() > longest_json_list) {
        refuse(fmt::format("an object, {{ ... }}, of at most {} keys", longest_json_list));
        return out;
    }
    for (const auto& [key, value] : value_->items()) out.push_back(key);
    return out;
}

bool json_value::has_only(words known) const {
    if (!is_there()) return true;
    if (!value_->is_object()) {
        refuse("an object, { ... }");
        return false;
    }
    bool good = true;
    for (const auto& [key, value] : value_->items()) {
        if (std::find(known.begin(), known.end(), key) != known.end()) continue;
        refuse(key, fmt::format("a key that is known here: {}", one_of(known, key)));
        good = false;
    }
    return good;
}

void json_value::refuse(std::string_view expected) const {
    if (!is_there()) return refuse("", expected);
    if (is_text()) return refuse(value_->get_ref<const json::string_t&>(), expected);
    if (value_->is_structured()) return refuse(value_->is_array() ? "[ ... ]" : "{ ... }", expected);
    refuse(value_->dump(), expected);
}

void json_value::refuse(std::string_view text, std::string_view expected) const {
    problems_->add(0, place_, text, expected);
}

std::optional<json_file> json_file::open(const std::filesystem::path& file, problem_list& problems) {
    const auto opened = mapped_file::open(file, problems);
    if (!opened) return std::nullopt;
    const std::string_view bytes = opened->bytes();
    if (bytes.size() > largest_json) {
        problems.add(0, "", "", fmt::format("a file of at most {} MiB", largest_json >> 20));
        return std::nullopt;
    }
    try {
        watch watched{problems};
        auto root = std::make_shared<const json>(json::parse(bytes, std::ref(watched)));
        if (!problems.empty()) return std::nullopt;
        return json_file{std::move(root), problems};
    } catch (const too_deep&) {
        problems.add(0, "", "", fmt::format("at most {} levels of objects and lists", deepest_json));
    } catch (const json::parse_error& error) {
        report_syntax(error, bytes, problems);
    } catch (const json::out_of_range&) {
        problems.add(0, "", "", "JSON with numbers below 1e308");
    }
    return std::nullopt;
}

}  // namespace govkpi::detail
