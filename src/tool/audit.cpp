// SPDX-License-Identifier: BSL-1.0
#include "audit.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <set>
#include <sstream>
#include <system_error>

#include <fmt/format.h>

#include <govkpi/problem.hpp>
#include <govkpi/report/audit_report.hpp>

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

/// The first byte that is no UTF-8; the size of the text where there is none.
std::size_t first_that_is_no_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto first = static_cast<unsigned char>(text[at]);
        const std::size_t size = first < 0x80 ? 1 : first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 0;
        if (size == 0 || at + size > text.size()) return at;
        for (std::size_t i = 1; i < size; ++i)
            if ((static_cast<unsigned char>(text[at + i]) & 0xC0U) != 0x80) return at;
        at += size;
    }
    return text.size();
}

void check_encoding(const fs::path& file, std::string_view text) {
    const std::size_t bad = first_that_is_no_utf8(text);
    if (bad == text.size()) return;
    const auto row = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bad), '\n');
    problem_list problems{file.string()};
    problems.add(static_cast<std::size_t>(row), "", text.substr(bad, 8), "text in UTF-8");
    throw bad_input{std::move(problems)};
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
    audit_result result{{}, made.has_errors()};
    if (options.format == "json") result.written = audit_json(made.claims, made.findings);
    else if (options.format == "html") result.written = report::to_html(made);
    else result.written = report::to_text(made, options.output.empty() ? screen() : report::text_layout{});
    return result;
}

}  // namespace govkpi::tool
