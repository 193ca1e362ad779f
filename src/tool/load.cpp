// SPDX-License-Identifier: BSL-1.0
#include "load.hpp"

#include <utility>

#include <fmt/format.h>

#include <govkpi/panel/panel.hpp>
#include <govkpi/problem.hpp>
#include <govkpi/source/data_package.hpp>
#include <govkpi/source/source.hpp>

#include "tables.hpp"
#include "terminal.hpp"

namespace govkpi::tool {

void load(const load_command& options, void (*say)(std::string_view)) {
    data_package package = read_data_package(options.schema, options.table);
    if (!options.files.empty()) package.files = options.files;
    if (package.files.empty()) throw panel_error{"the schema names no file: say which to load, govkpi load FILE..."};
    if (!options.batch.empty() && package.files.size() > 1)
        throw panel_error{"--batch names one file: load several one by one, or without a name"};
    const file_loader load_file = open_store(options.into, package);

    std::vector<problem> problems;
    std::size_t more = 0;
    for (const std::filesystem::path& file : package.files) {
        progress_line progress;
        load_options how{.batch = options.batch, .progress = {}};
        if (progress.is_shown()) how.progress = [&](std::size_t done, std::size_t all) { progress.show(done, all); };
        try {
            const load_result done = load_file(file, how);
            progress.end();
            say(done.was_there
                    ? fmt::format("{}: is there already, {} rows, batch {}\n", file.string(), done.rows, done.batch)
                    : fmt::format("{}: {} rows, batch {}\n", file.string(), done.rows, done.batch));
        } catch (const bad_input& bad) {
            problems.insert(problems.end(), bad.problems().begin(), bad.problems().end());
            more += bad.more();
        } catch (const source_error& failed) {
            if (package.files.size() == 1) throw;
            problems.push_back({file.string(), 0, "", "", fmt::format("a store that takes it: {}", failed.what()), ""});
        }
    }
    if (!problems.empty()) throw bad_input{std::move(problems), more};
}

}  // namespace govkpi::tool
