// SPDX-License-Identifier: BSL-1.0
#include <govkpi/report/template.hpp>

#include <algorithm>
#include <utility>

#include <govkpi/quantity/error.hpp>
#include <govkpi/quantity/iso_4217.hpp>
#include <govkpi/quantity/words.hpp>

namespace govkpi::report {
namespace {

bool is_name(std::string_view part) {
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    };
    return !part.empty() && std::all_of(part.begin(), part.end(), fits);
}

/// The first part of a dotted name; the rest stays. A point at the end leaves an empty part to come.
std::string_view next_part(std::string_view& name, bool& more) {
    const std::size_t point = name.find('.');
    more = point != std::string_view::npos;
    const std::string_view part = name.substr(0, point);
    name.remove_prefix(more ? point + 1 : name.size());
    return part;
}

std::string grouped(std::int64_t number, language lang) {
    char buffer[longest_text];
    return {buffer, detail::write_count(buffer, number, {}, {.lang = lang, .unit = false})};
}

std::string exact_text(const exact_value& value) {
    const language lang = value.style.lang;
    if (value.kind == value_kind::amount && value.denominator == 1) {
        const currency* const of = find_currency(value.unit.data(), value.unit.size());
        if (of == nullptr) return grouped(value.numerator, lang) + ' ' + value.unit;
        char buffer[longest_text];
        return {buffer, detail::write_amount(buffer, value.numerator, *of, {.lang = lang})};
    }
    if (value.denominator == 1) return grouped(value.numerator, lang);
    return grouped(value.numerator, lang) + " / " + grouped(value.denominator, lang);
}

std::string words_of(const exact_value& value) {
    if (value.kind != value_kind::amount || value.denominator != 1) return {};
    const currency* const of = find_currency(value.unit.data(), value.unit.size());
    return of == nullptr ? std::string{} : to_words(any_money{value.numerator, *of}, {.lang = value.style.lang});
}

}  // namespace

template_data& template_data::child(std::string_view name) {
    auto place = std::lower_bound(children_.begin(), children_.end(), name,
                                  [](const template_data& c, std::string_view wanted) { return c.name_ < wanted; });
    if (place == children_.end() || place->name_ != name) {
        place = children_.insert(place, template_data{});
        place->name_ = name;
    }
    return *place;
}

template_data& template_data::at(std::string_view name) {
    template_data* here = this;
    for (bool more = true; more;) {
        const std::string_view part = next_part(name, more);
        if (!is_name(part))
            detail::throw_invalid_argument("govkpi: a template's names are letters, digits and _, parted by points");
        if (here != this && here->kind_ == kind::list)
            detail::throw_invalid_argument("govkpi: the names in a template's list are set in its items");
        here = &here->child(part);
    }
    return *here;
}

/// The names and items of a list are gone once its name stands for something else.
template_data& template_data::emptied_list(std::string_view name) {
    template_data& made = at(name);
    if (made.kind_ == kind::list) {
        made.children_.clear();
        made.items_.clear();
    }
    return made;
}

template_data& template_data::set(std::string_view name, const cell& figure) {
    template_data& made = emptied_list(name);
    const auto set_text = [](template_data& of, std::string text) {
        of.kind_ = kind::text;
        of.text_ = std::move(text);
    };
    set_text(made, figure.text);
    const bool has_value = figure.value && figure.value->is_defined();
    set_text(made.child("exact"), has_value ? exact_text(*figure.value) : "");
    set_text(made.child("numerator"), has_value ? std::to_string(figure.value->numerator) : "");
    set_text(made.child("denominator"), has_value ? std::to_string(figure.value->denominator) : "");
    set_text(made.child("words"), has_value ? words_of(*figure.value) : "");
    set_text(made.child("explanation"), figure.explanation);
    return *this;
}

template_data& template_data::set_flag(std::string_view name, bool holds) {
    template_data& made = emptied_list(name);
    made.kind_ = kind::flag;
    made.holds_ = holds;
    return *this;
}

template_data& template_data::set_list(std::string_view name, std::vector<template_data> items,
                                       const template_data& like) {
    template_data shape;
    shape.add_names_of(like);
    for (const template_data& item : items) shape.add_names_of(item);
    for (template_data& item : items) item.add_names_of(shape);
    template_data& made = at(name);
    made.kind_ = kind::list;
    made.items_ = std::move(items);
    made.children_ = std::move(shape.children_);
    return *this;
}

/// What the other has and this one lacks, without what it holds.
void template_data::add_names_of(const template_data& other) {
    for (const template_data& theirs : other.children_) {
        template_data& ours = child(theirs.name_);
        const bool is_new = ours.kind_ == kind::group && ours.children_.empty();
        if (is_new)
            ours.kind_ = theirs.kind_;
        else if (ours.kind_ != theirs.kind_)
            detail::throw_invalid_argument("govkpi: a name is of one kind in all items of a template's list");
        ours.add_names_of(theirs);
        for (template_data& item : ours.items_) item.add_names_of(theirs);
    }
}

const template_data* template_data::find(std::string_view name) const noexcept {
    const template_data* here = this;
    for (bool more = true; more;) {
        const std::string_view part = next_part(name, more);
        if (here != this && here->kind_ == kind::list) return nullptr;
        const auto place =
            std::lower_bound(here->children_.begin(), here->children_.end(), part,
                             [](const template_data& c, std::string_view wanted) { return c.name_ < wanted; });
        if (place == here->children_.end() || place->name_ != part) return nullptr;
        here = &*place;
    }
    return here;
}

void template_data::collect_names(const std::string& before, std::vector<std::string>& into) const {
    for (const template_data& c : children_) {
        into.push_back(before + c.name_);
        if (c.kind_ != kind::list) c.collect_names(into.back() + '.', into);
    }
}

std::vector<std::string> template_data::names() const {
    std::vector<std::string> all;
    collect_names({}, all);
    std::sort(all.begin(), all.end());
    return all;
}

bool template_data::holds() const noexcept {
    switch (kind_) {
        case kind::text:
            return !text_.empty();
        case kind::flag:
            return holds_;
        case kind::list:
            return !items_.empty();
        case kind::group:
            break;
    }
    return true;
}

}  // namespace govkpi::report
