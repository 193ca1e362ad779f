// SPDX-License-Identifier: BSL-1.0
#include "template_check.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <utf8proc.h>

#include "../kpi/near_name.hpp"

namespace govkpi::report {
namespace {

using kind = template_data::kind;

void check_encoding(std::string_view text, problem_list& problems) {
    for (std::size_t at = 0; at < text.size();) {
        utf8proc_int32_t character = 0;
        const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                             static_cast<utf8proc_ssize_t>(text.size() - at), &character);
        if (length <= 0 || character == 0) {
            place_in_text place{text};
            place.move_to(at);
            problems.add(place.row(), std::to_string(place.column()), text.substr(at, 1),
                         "UTF-8 text without NUL bytes");
            return;
        }
        at += static_cast<std::size_t>(length);
    }
}

class checker {
public:
    checker(const template_data& data, template_form form, problem_list& problems)
        : form_{form}, problems_{problems}, scopes_{&data} {}

    void check(const template_tag& tag) {
        switch (tag.kind) {
            case tag_kind::raw:
                if (form_ != template_form::text) {
                    add(tag, "{{" + std::string{tag.name} + "}}: a raw tag would let data be markup");
                    return;
                }
                check_figure(tag);
                return;
            case tag_kind::figure:
                check_figure(tag);
                return;
            case tag_kind::section:
            case tag_kind::inverted:
                open(tag);
                return;
            case tag_kind::end:
                close(tag);
                return;
            case tag_kind::partial:
                add(tag, "the text itself: a template has no other templates in it");
                return;
            case tag_kind::comment:
            case tag_kind::delimiters:
                return;
        }
    }

    void finish() {
        for (const section& s : open_) add_not_closed(s);
    }

private:
    struct section {
        template_tag tag;
        std::size_t scopes;  ///< how many there were before
        std::size_t innermost_list;
    };
    struct found {
        const template_data* node;
        std::size_t scope;
    };

    void add(const template_tag& tag, std::string_view expected) {
        problems_.add(tag.row, std::to_string(tag.column), tag.source, expected);
    }
    void add_not_closed(const section& s) { add(s.tag, fmt::format("a tag {{{{/{}}}}} that closes it", s.tag.name)); }

    found look_up(std::string_view name) const {
        for (std::size_t i = scopes_.size(); i-- > 0;)
            if (const template_data* node = scopes_[i]->find(name)) return {node, i};
        return {nullptr, 0};
    }

    /// The names that may stand here, figures alone or all.
    std::vector<std::string> known(bool figures_only) const {
        std::vector<std::string> all;
        for (const template_data* scope : scopes_)
            for (std::string& name : scope->names())
                if (!figures_only || scope->find(name)->is() == kind::text) all.push_back(std::move(name));
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        return all;
    }

    /// Of a file full of errors only those are looked into that will be shown. The nearest name, where there is one.
    std::string add_unknown(const template_tag& tag, bool figures_only) {
        if (problems_.all().size() >= problem_list::most_kept) {
            add(tag, {});
            return {};
        }
        const std::vector<std::string> names = known(figures_only);
        const std::vector<std::string_view> views{names.begin(), names.end()};
        const std::string hint = detail::name_hint(tag.name, views);
        const char* const what =
            figures_only ? "the name of a figure or a text" : "the name of a list, a flag or a figure";
        add(tag, hint.empty() ? what : fmt::format("{}: {}", what, hint));
        return std::string{detail::near_name(tag.name, views)};
    }

    void check_figure(const template_tag& tag) {
        const template_data* const node = look_up(tag.name).node;
        if (node == nullptr) {
            if (!within_unknown_) add_unknown(tag, true);
        } else if (node->is() == kind::group) {
            add(tag, fmt::format("the name of a figure, not of the group that it is in; one of {}",
                                 fmt::join(first_names_of(tag.name, *node), ", ")));
        } else if (node->is() != kind::text) {
            add(tag, fmt::format("{{{{#{0}}}}} ... {{{{/{0}}}}}: it is a {1}", tag.name,
                                 node->is() == kind::list ? "list" : "flag"));
        }
    }
    static std::vector<std::string> first_names_of(std::string_view group, const template_data& node) {
        constexpr std::size_t most = 5;
        std::vector<std::string> names = node.names();
        if (names.size() > most) names.resize(most);
        for (std::string& name : names) name = fmt::format("{}.{}", group, name);
        return names;
    }

    void open(const template_tag& tag) {
        if (open_.size() == deepest_sections)
            add(tag, fmt::format("at most {} sections within each other", deepest_sections));
        open_.push_back({tag, scopes_.size(), innermost_list_});
        auto [node, scope] = look_up(tag.name);
        if (node == nullptr && !within_unknown_) {
            // Within a misspelt section its names are meant, and would be called unknown for nothing.
            const std::string meant = add_unknown(tag, false);
            if (!meant.empty())
                node = look_up(meant).node;
            else
                within_unknown_ = open_.size();
        } else if (node != nullptr && tag.kind == tag_kind::section && node->is() == kind::list &&
                   scope < innermost_list_) {
            add(tag, "a list of the items of the list around it: this one would be repeated for each of them");
        }
        if (node == nullptr || tag.kind == tag_kind::inverted) return;
        scopes_.push_back(node);
        if (node->is() == kind::list) innermost_list_ = scopes_.size() - 1;
    }

    void close(const template_tag& tag) {
        const auto opened =
            std::find_if(open_.rbegin(), open_.rend(), [&](const section& s) { return s.tag.name == tag.name; });
        if (opened == open_.rend()) {
            add(tag, open_.empty()
                         ? std::string{"no end of a section: none is open"}
                         : fmt::format("{{{{/{}}}}}, which ends the section that is open", open_.back().tag.name));
            return;
        }
        while (open_.back().tag.name != tag.name) {
            add_not_closed(open_.back());
            leave();
        }
        leave();
    }
    void leave() {
        if (within_unknown_ == open_.size()) within_unknown_ = 0;
        scopes_.resize(open_.back().scopes);
        innermost_list_ = open_.back().innermost_list;
        open_.pop_back();
    }

    template_form form_;
    problem_list& problems_;
    std::vector<const template_data*> scopes_;  ///< a list stands for any of its items
    std::size_t innermost_list_ = 0;            ///< its place among the scopes; 0: none is open
    std::vector<section> open_;
    std::size_t within_unknown_ = 0;  ///< which of the open sections has a name that nothing is near to; 0: none
};

}  // namespace

std::vector<template_tag> checked_tags(std::string_view text, const template_data& data, template_form form,
                                       std::string_view file_name) {
    problem_list problems{std::string{file_name}};
    if (text.size() > longest_template) {
        problems.add(0, {}, {}, "a template of at most 1 MiB");
        throw bad_input{std::move(problems)};
    }
    check_encoding(text, problems);
    std::vector<template_tag> tags = tags_of(text, problems);
    checker check{data, form, problems};
    for (const template_tag& tag : tags) check.check(tag);
    check.finish();
    if (!problems.empty()) throw bad_input{std::move(problems)};
    return tags;
}

}  // namespace govkpi::report
