// SPDX-License-Identifier: BSL-1.0
#include "report.hpp"

#include <map>
#include <system_error>

#include <fmt/format.h>

#include <govkpi/problem.hpp>
#include <govkpi/report/output.hpp>
#include <govkpi/report/unit_report.hpp>

#include "filled_template.hpp"
#include "forms.hpp"
#include "terminal.hpp"

namespace govkpi::tool {
namespace {

namespace fs = std::filesystem;

constexpr labels several_units{"Key figures of {} units", "Các chỉ tiêu chủ yếu của {} đơn vị"};

/// Of every folder, so that all problems are told at once.
std::vector<report::unit_figures> read_all(const std::vector<fs::path>& folders) {
    std::vector<report::unit_figures> units;
    std::vector<problem> problems;
    progress_line progress;
    for (const fs::path& folder : folders) {
        try {
            units.push_back(report::read_figures(folder));
        } catch (const bad_input& error) {
            problems.insert(problems.end(), error.problems().begin(), error.problems().end());
        }
        if (folders.size() > 1 && progress.is_shown()) progress.show(units.size(), folders.size());
    }
    if (!problems.empty()) throw bad_input{std::move(problems)};
    return units;
}

/// "thanh_liet_2025.html" of "figures/thanh_liet_2025/". Throws bad_input where two folders have one name.
std::vector<fs::path> files_for(const report_options& options, form wanted) {
    std::map<std::string, fs::path> folder_of;
    std::vector<fs::path> files;
    problem_list problems{options.folder_for_each.string()};
    for (const fs::path& folder : options.folders) {
        const fs::path whole = (folder / "").lexically_normal().parent_path();
        const std::string name = whole.filename().string() + std::string{suffix_of(wanted)};
        if (const auto [same, is_new] = folder_of.emplace(name, folder); !is_new)
            problems.add(0, "", name,
                         fmt::format("folders of different names: it would be the file of {} and of {}",
                                     same->second.string(), folder.string()));
        files.push_back(options.folder_for_each / name);
    }
    if (!problems.empty()) throw bad_input{std::move(problems)};
    return files;
}

void write_each(const report_options& options, const std::vector<std::string>& made, form wanted) {
    const std::vector<fs::path> files = files_for(options, wanted);
    std::error_code failed;
    fs::create_directories(options.folder_for_each, failed);
    if (failed) {
        problem_list problems{options.folder_for_each.string()};
        problems.add(0, "", "", fmt::format("a folder that can be made ({})", failed.message()));
        throw bad_input{std::move(problems)};
    }
    progress_line progress;
    for (std::size_t i = 0; i < files.size(); ++i) {
        report::replace_file(files[i], made[i]);
        if (progress.is_shown()) progress.show(i + 1, files.size());
    }
}

/// The units' own documents, or the office's text with their figures.
std::vector<std::string> written_each(const report_options& options, const std::vector<report::unit_figures>& units,
                                      const std::vector<report::document>& documents, form wanted) {
    if (!options.text_template.empty()) return filled(options.text_template, units, *language_of(options.lang), wanted);
    const fs::path somewhere = options.folder_for_each / "file";
    std::vector<std::string> out;
    for (const report::document& doc : documents) out.push_back(written(doc, wanted, somewhere));
    return out;
}

}  // namespace

std::string report(const report_options& options) {
    const form wanted = form_of(options.format, options.output);
    const language lang = *language_of(options.lang);
    const std::vector<report::unit_figures> units = read_all(options.folders);
    std::vector<report::report_part> only;
    for (const std::string& name : options.only) only.push_back(*report::report_part_of(name));
    std::vector<report::document> documents;
    for (const report::unit_figures& unit : units) documents.push_back(report::unit_report(unit, lang, only));
    if (!options.folder_for_each.empty()) {
        write_each(options, written_each(options, units, documents, wanted), wanted);
        return {};
    }
    if (!options.text_template.empty()) {
        std::string all;
        for (const std::string& one : filled(options.text_template, units, lang, wanted)) all += one;
        return all;
    }
    if (documents.size() == 1) return written(documents.front(), wanted, options.output);
    const std::string title = fmt::format(fmt::runtime(several_units.in(lang)), documents.size());
    return written(report::in_one(title, documents), wanted, options.output);
}

}  // namespace govkpi::tool
