// SPDX-License-Identifier: BSL-1.0
#include "filled_template.hpp"

#include <cerrno>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

#include <fmt/format.h>

#if GOVKPI_TOOL_WITH_TEMPLATES
#include <govkpi/problem.hpp>
#include <govkpi/report/template.hpp>
#endif

namespace govkpi::tool {

#if GOVKPI_TOOL_WITH_TEMPLATES
namespace {

constexpr std::size_t longest_template = std::size_t{1} << 20;  // what fill_template() takes

report::template_form form_for(form wanted) {
    switch (wanted) {
        case form::text:
            return report::template_form::text;
        case form::markdown:
            return report::template_form::markdown;
        case form::html:
            return report::template_form::html;
        case form::html_plain:
        case form::csv:
        case form::json:
        case form::xlsx:
            break;
    }
    throw std::runtime_error{"govkpi: a template is filled in as text, markdown or html: say which with --format"};
}

/// No more of it than shows that it is too long.
std::string content_of(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    std::string text(longest_template + 1, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!in && !in.eof()) {
        problem_list problems{file.string()};
        problems.add(0, "", "", fmt::format("a file that can be read ({})", std::generic_category().message(errno)));
        throw bad_input{std::move(problems)};
    }
    text.resize(static_cast<std::size_t>(in.gcount()));
    return text;
}

}  // namespace

std::vector<std::string> filled(const std::filesystem::path& file, const std::vector<report::unit_figures>& units,
                                language lang, form wanted) {
    const report::template_form as = form_for(wanted);
    const std::string text = content_of(file);
    std::vector<std::string> out;
    for (const report::unit_figures& unit : units)
        out.push_back(report::fill_template(text, report::template_data_of(unit, lang), as, file.string()));
    return out;
}

#else

std::vector<std::string> filled(const std::filesystem::path&, const std::vector<report::unit_figures>&, language,
                                form) {
    throw std::runtime_error{"govkpi: this govkpi was built without kainjow-mustache, which templates need"};
}

#endif

}  // namespace govkpi::tool
