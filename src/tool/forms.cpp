// SPDX-License-Identifier: BSL-1.0
#include "forms.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <govkpi/report/csv.hpp>
#include <govkpi/report/json.hpp>
#include <govkpi/report/markdown.hpp>

#if GOVKPI_TOOL_WITH_XLSX
#include <govkpi/report/xlsx.hpp>
#endif

#include "terminal.hpp"

namespace govkpi::tool {
namespace {

struct form_name {
    form is;
    std::string_view name;
    std::string_view suffix;
};
constexpr std::array<form_name, 9> names{{
    {form::text, "text", ".txt"},
    {form::markdown, "markdown", ".md"},
    {form::html, "html", ".html"},
    {form::csv, "csv", ".csv"},
    {form::json, "json", ".json"},
    {form::xlsx, "xlsx", ".xlsx"},
    {form::html_plain, "html-plain", ""},  // of the same suffix as html: asked for by name
    // also understood
    {form::markdown, "md", ".markdown"},
    {form::html, "htm", ".htm"},
}};

#if GOVKPI_TOOL_WITH_XLSX

std::string spreadsheet(const report::document& doc, const std::filesystem::path& output) {
    if (output.empty() && is_terminal())
        throw std::runtime_error{"govkpi: a spreadsheet is not for a terminal: name its file with --output"};
    return report::to_xlsx(doc);
}

#else

std::string spreadsheet(const report::document&, const std::filesystem::path&) {
    throw std::runtime_error{"govkpi: this govkpi was built without libxlsxwriter, which spreadsheets need"};
}

#endif

}  // namespace

std::vector<std::string> form_names() {
    std::vector<std::string> out;
    for (const form_name& n : names) out.emplace_back(n.name);
    return out;
}

form form_of(std::string_view name, const std::filesystem::path& output) {
    const std::string suffix = output.extension().string();
    if (name.empty() && suffix.empty()) return form::text;
    for (const form_name& n : names)
        if (name.empty() ? n.suffix == suffix : n.name == name) return n.is;
    std::vector<std::string_view> suffixes;
    for (const form_name& n : names)
        if (!n.suffix.empty()) suffixes.push_back(n.suffix);
    throw std::runtime_error{
        fmt::format("govkpi: {}: there is no form for \"{}\": name the file with one of {}, or say --format",
                    output.string(), suffix, fmt::join(suffixes, ", "))};
}

std::string_view suffix_of(form wanted) noexcept {
    if (wanted == form::html_plain) wanted = form::html;
    return std::find_if(names.begin(), names.end(), [&](const form_name& n) { return n.is == wanted; })->suffix;
}

std::string written(const report::document& doc, form wanted, const std::filesystem::path& output) {
    switch (wanted) {
        case form::text:
            return report::to_text(doc, output.empty() ? screen() : report::text_layout{});
        case form::markdown:
            return report::to_markdown(doc);
        case form::html:
            return report::to_html(doc);
        case form::html_plain:
            return report::to_html(doc, {.plain = true});
        case form::csv:
            return report::to_csv(doc, {.byte_order_mark = !output.empty()});
        case form::json:
            return report::to_json(doc);
        case form::xlsx:
            break;
    }
    return spreadsheet(doc, output);
}

}  // namespace govkpi::tool
