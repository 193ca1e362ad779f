// SPDX-License-Identifier: BSL-1.0
#include "audit.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <set>
#include <sstream>
#include <system_error>

#include <fmt/format.h>
#include <utf8proc.h>

#include <govkpi/problem.hpp>
#include <govkpi/report/audit_report.hpp>
#include <govkpi/report/claimed_figures.hpp>

#include "terminal.hpp"

namespace govkpi::tool {
namespace {

namespace fs = std::filesystem;

std::string read_text(const fs::path& file) {
    problem_list problems{file.string()};
    std::error_code failed;
    if (fs::is_directory(file, failed)) problems.add(0, "", "", "a file of text, not a folder");
    std::ifstream in{file, std::ios::binary};
    std::ostringstream all;
    if (problems.empty() && in) all << in.rdbuf();
    if (problems.empty() && (!in || in.bad()))
        problems.add(0, "", "", fmt::format("a file that can be read ({})", std::generic_category().message(errno)));
    if (!problems.empty()) throw bad_input{std::move(problems)};
    return std::move(all).str();
}

/// The first byte that is no text in UTF-8; the size of the text where there is none.
std::size_t first_that_is_no_text(std::string_view text) {
    const auto* const bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    for (std::size_t at = 0; at < text.size();) {
        utf8proc_int32_t letter = 0;
        const auto length = utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &letter);
        if (length <= 0 || letter == 0) return at;
        at += static_cast<std::size_t>(length);
    }
    return text.size();
}

void check_encoding(const fs::path& file, std::string_view text) {
    const std::size_t bad = first_that_is_no_text(text);
    if (bad == text.size()) return;
    const auto row = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bad), '\n');
    problem_list problems{file.string()};
    problems.add(static_cast<std::size_t>(row), "",
                 text.substr(bad, std::min<std::size_t>(8, text.find('\n', bad) - bad)),
                 "UTF-8 text without NUL bytes");
    throw bad_input{std::move(problems)};
}

std::string told(const report::claimed_unit& u) {
    return fmt::format("{}, {}", u.scope.empty() ? "no unit" : u.scope,
                       u.year == 0 ? "no year" : std::to_string(u.year));
}

/// Whose figures are wanted, and of which year. Throws bad_input where the texts leave it open.
report::claimed_unit wanted_unit(const audit_options& options, const std::vector<claim>& claims) {
    std::vector<report::claimed_unit> units = report::claimed_units(claims);
    if (units.size() == 1 && units[0].scope.empty()) units[0].scope = options.unit;
    if (units.size() == 1 && units[0].year == 0) units[0].year = options.year;
    std::string all;
    for (const report::claimed_unit& u : units) all += (all.empty() ? "" : "; ") + told(u);
    std::erase_if(units, [&](const report::claimed_unit& u) {
        return (!options.unit.empty() && !report::is_same_name(u.scope, options.unit)) ||
               (options.year != 0 && u.year != options.year);
    });
    problem_list problems{options.files.front().string()};
    if (all.empty())
        problems.add(0, "", "",
                     "figures of a unit's revenue, expenditure or income per head for the folder; there are none");
    else if (units.size() != 1)
        problems.add(0, "", "", "one unit and year for the folder (--unit, --year); the text has: " + all);
    else if (units[0].scope.empty())
        problems.add(0, "", "", "the unit's name (--unit): the text does not say whose figures these are");
    else if (units[0].year == 0)
        problems.add(0, "", "", "the year (--year): the text does not say of when these figures are");
    if (!problems.empty()) throw bad_input{std::move(problems)};
    return units.front();
}

/// Writes the folder, and says what it lacks.
std::string write_folder(const audit_options& options, const std::vector<claim>& claims, language lang) {
    const report::claimed_figures made = report::figures_claimed(claims, wanted_unit(options, claims), lang);
    report::write_figures(options.figures, made.figures, lang);
    std::string notes;
    for (const report::unused_claim& u : made.unused) {
        const claim& c = claims[u.claim];
        notes += fmt::format("{}: [{}] {}: {}\n", options.figures.string(), u.claim + 1,
                             u.comparison ? c.comparisons[*u.comparison].text : c.text, u.reason);
    }
    return notes;
}

}  // namespace

audit_result audit(const audit_options& options) {
    std::vector<report::passage> passages;
    std::vector<language> languages;
    std::vector<problem> problems;
    std::set<std::string> names;
    for (const fs::path& file : options.files) {
        try {
            if (!names.insert(file.string()).second) {
                problem_list twice{file.string()};
                twice.add(0, "", "", "each file once");
                throw bad_input{std::move(twice)};
            }
            std::string text = read_text(file);
            check_encoding(file, text);
            languages.push_back(options.lang.empty() ? likely_language(text) : *language_of(options.lang));
            passages.push_back({file.string(), std::move(text)});
        } catch (const bad_input& error) {
            problems.insert(problems.end(), error.problems().begin(), error.problems().end());
        }
    }
    if (!problems.empty()) throw bad_input{std::move(problems)};
    const language lang = options.lang.empty() ? languages.front() : *language_of(options.lang);
    const report::audit_report made = report::audited(std::move(passages), languages, lang);
    audit_result result{{}, {}, made.has_errors()};
    if (!options.figures.empty()) result.notes = write_folder(options, made.claims, lang);
    if (options.format == "json")
        result.written = audit_json(made.claims, made.findings);
    else if (options.format == "html")
        result.written = report::to_html(made);
    else
        result.written = report::to_text(made, options.output.empty() ? screen() : report::text_layout{});
    return result;
}

}  // namespace govkpi::tool
