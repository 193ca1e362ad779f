// SPDX-License-Identifier: BSL-1.0
// An office's own text with figures in it: a paragraph for a speech, a letter, a page in the house's design. Component
// govkpi::templates. What may stand in a template: docs/reference/templates.md.
//
//     template_data data;
//     data.set("unit.name", "Phường Hoa Mai").set("revenue.completion", show(done, {.lang = language::vi}));
//     fill_template("{{unit.name}}: thu đạt {{revenue.completion}} dự toán.\n", data, template_form::text, "thu.txt");
//         // Phường Hoa Mai: thu đạt 103,3% dự toán.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <govkpi/export.hpp>
#include <govkpi/report/cell.hpp>
#include <govkpi/report/figures.hpp>

namespace govkpi::report {

/// What a template may name: figures and texts, flags, and lists of such things, in groups. Names are of ASCII letters,
/// digits and "_", in groups parted by points: "revenue.completion". Another name throws invalid_argument, and so does
/// one in a list, whose names are those of its items.
class GOVKPI_TEMPLATES_EXPORT template_data {
public:
    enum class kind : std::uint8_t { group, text, flag, list };

    /// A figure or a text. With a name that stands for the cell's text come, below it, of a figure that has a value:
    /// "exact" (an amount or a count in full, else its fraction), "numerator" and "denominator" (digits alone, smallest
    /// units), "words" (an amount spelled out), and "explanation". Where a cell lacks one, that is empty.
    template_data& set(std::string_view name, const cell& figure);
    /// A question that a section asks: `{{#revenue.estimated}}(estimate){{/revenue.estimated}}`.
    template_data& set_flag(std::string_view name, bool holds);
    /// What a section repeats. All items have the same names: what one lacks and another or `like` has is empty there.
    /// `like` names what an item has where there may be none. Throws invalid_argument where a name is a text in one
    /// item and a list or a flag in another.
    template_data& set_list(std::string_view name, std::vector<template_data> items, const template_data& like);
    template_data& set_list(std::string_view name, std::vector<template_data> items) {
        return set_list(name, std::move(items), template_data{});
    }

    // What there is. A list's own names are those of its items.

    /// nullptr: nothing has this name.
    const template_data* find(std::string_view name) const noexcept;
    /// All, with their groups, sorted; those of the items of lists are not among them.
    std::vector<std::string> names() const;
    kind is() const noexcept { return kind_; }
    const std::string& text() const noexcept { return text_; }
    const std::vector<template_data>& items() const noexcept { return items_; }
    /// Whether a section is written: there is a text, an item, or the flag is set. A group's always is.
    bool holds() const noexcept;

private:
    template_data& at(std::string_view name);
    template_data& emptied_list(std::string_view name);
    template_data& child(std::string_view name);
    void add_names_of(const template_data& other);
    void collect_names(const std::string& before, std::vector<std::string>& into) const;

    std::string name_;
    kind kind_ = kind::group;
    bool holds_ = false;
    std::string text_;
    std::vector<template_data> children_;  ///< by name; of a list: what every item has, empty
    std::vector<template_data> items_;
};

/// What is written, which says how texts from the data are made harmless in it. Text: control characters but line ends
/// and tabs are spaces. Markdown: signs of markup are escaped, and a line end is a space. HTML: escaped for text and
/// for attributes in quotation marks; not for scripts, styles and addresses.
enum class template_form : std::uint8_t { text, markdown, html };

/// The template with the data in its tags. Throws bad_input with every problem of the template (row, and column in
/// characters) before anything is written: unknown names, with the nearest that there is, in branches that would not be
/// written too; sections that are not closed; tags that are refused. A template has at most 1 MiB and 64 levels of
/// sections.
GOVKPI_TEMPLATES_EXPORT std::string fill_template(std::string_view text, const template_data& data, template_form form,
                                                  std::string_view file_name);

/// All that the report of a unit shows, under the names that docs/reference/templates.md lists.
GOVKPI_TEMPLATES_EXPORT template_data template_data_of(const unit_figures& figures, language lang);

}  // namespace govkpi::report
