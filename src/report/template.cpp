// SPDX-License-Identifier: BSL-1.0
#include <govkpi/report/template.hpp>

#include <algorithm>
#include <sstream>
#include <unordered_map>
#include <utility>

#include <kainjow/mustache.hpp>

#include "template_check.hpp"
#include "template_escape.hpp"

namespace govkpi::report {
namespace {

namespace mustache = kainjow::mustache;

/// The template without its comments, and without the line that a comment or changed delimiters stand on alone.
std::string without_comments(std::string_view text, const std::vector<template_tag>& tags) {
    const auto blank = [](std::string_view between) {
        return between.find_first_not_of(" \t\r") == std::string_view::npos;
    };
    std::string made;
    std::size_t copied = 0;
    for (const template_tag& tag : tags) {
        if (tag.kind != tag_kind::comment && tag.kind != tag_kind::delimiters) continue;
        auto begin = static_cast<std::size_t>(tag.source.data() - text.data());
        std::size_t end = begin + tag.source.size();
        const std::size_t line = text.rfind('\n', begin);
        const std::size_t line_begin = begin == 0 || line == std::string_view::npos ? 0 : line + 1;
        const std::size_t line_end = std::min(text.find('\n', end), text.size());
        if (line_begin >= copied && blank(text.substr(line_begin, begin - line_begin)) &&
            blank(text.substr(end, line_end - end))) {
            begin = line_begin;
            end = std::min(line_end + 1, text.size());
        }
        made += text.substr(copied, begin - copied);
        if (tag.kind == tag_kind::delimiters) made += tag.source;
        copied = end;
    }
    return made += text.substr(copied);
}

/// Names looked up in our data, from the innermost section outwards. The library's own data cannot hold a text that has
/// names below it, as a figure has, so that only values are handed to it.
class data_context : public mustache::basic_context<std::string> {
public:
    data_context(const template_data& root, template_form form) : form_{form}, scopes_{&root} {}

    void push(const mustache::data* entered) override {
        const auto known = nodes_.find(entered);
        const bool inverted = known == nodes_.end() || !known->second->holds();  // which is about what there is not
        scopes_.push_back(inverted ? &nothing_ : known->second);
    }
    void pop() override { scopes_.pop_back(); }
    const mustache::data* get(const std::string& name) const override {
        for (std::size_t i = scopes_.size(); i-- > 0;)
            if (const template_data* node = scopes_[i]->find(name)) return &value_of(*node);
        return nullptr;
    }
    const mustache::data* get_partial(const std::string&) const override { return nullptr; }

private:
    const mustache::data& value_of(const template_data& node) const {
        const auto made = values_.find(&node);
        if (made != values_.end()) return made->second;
        const mustache::data& value = values_.emplace(&node, value_made_of(node)).first->second;
        if (node.is() != template_data::kind::list) {
            nodes_.emplace(&value, &node);
        } else if (value.is_list()) {
            for (std::size_t i = 0; i < node.items().size(); ++i)
                nodes_.emplace(&value.list_value()[i], &node.items()[i]);
        }
        return value;
    }
    mustache::data value_made_of(const template_data& node) const {
        switch (node.is()) {
            case template_data::kind::text:
                if (node.holds()) return harmless(node.text(), form_);
                break;
            case template_data::kind::list:
                return mustache::list(node.items().size());
            case template_data::kind::group:
            case template_data::kind::flag:
                break;
        }
        return node.holds();
    }

    template_form form_;
    template_data nothing_;
    std::vector<const template_data*> scopes_;
    mutable std::unordered_map<const template_data*, mustache::data> values_;
    mutable std::unordered_map<const mustache::data*, const template_data*> nodes_;
};

}  // namespace

std::string fill_template(std::string_view text, const template_data& data, template_form form,
                          std::string_view file_name) {
    if (text.starts_with("\uFEFF")) text.remove_prefix(std::string_view{"\uFEFF"}.size());
    const std::vector<template_tag> tags = checked_tags(text, data, form, file_name);
    mustache::mustache filled{without_comments(text, tags)};
    if (!filled.is_valid())
        throw bad_input{{{std::string{file_name}, 0, {}, {}, "a template (" + filled.error_message() + ")"}}};
    filled.set_custom_escape([](const std::string& already_harmless) { return already_harmless; });
    data_context context{data, form};
    std::ostringstream out;
    filled.render(context, out);
    return std::move(out).str();
}

}  // namespace govkpi::report
