// SPDX-License-Identifier: BSL-1.0
#include "tables.hpp"

#include <memory>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#if GOVKPI_TOOL_WITH_SQLITE
#include <govkpi/source/sqlite.hpp>
#endif

namespace govkpi::tool {
namespace {

constexpr std::string_view sqlite_prefix = "sqlite:";

bool is_store(std::string_view name) {
    // A scheme of two letters or more, so that a drive of Windows is none.
    const std::size_t colon = name.find(':');
    return colon != std::string_view::npos && colon > 1 &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == colon && !std::filesystem::exists(name);
}

[[noreturn]] void refuse(std::string_view name) {
    throw panel_error{fmt::format("{}: this program knows no such store; it knows{}, and files", name,
                                  GOVKPI_TOOL_WITH_SQLITE ? " sqlite:FILE" : " none")};
}

template <class Source>
opened_table opened(std::shared_ptr<Source> table) {
    return {table->definition(), [table](const query& asked) { return table->rollup(asked); },
            [table] { return table->read(); }};
}

template <class Store>
file_loader loader_into(std::shared_ptr<Store> store, const csv_layout& layout) {
    return [store, layout](const std::filesystem::path& file, const load_options& options) {
        return store->load(csv_source{{file}, layout}, options);
    };
}

#if GOVKPI_TOOL_WITH_SQLITE
/// sqlite:FILE or sqlite:FILE?table=NAME
std::shared_ptr<sqlite_source> sqlite_of(std::string_view name, const table_definition& definition) {
    name.remove_prefix(sqlite_prefix.size());
    sqlite_options options;
    constexpr std::string_view table = "?table=";
    if (const std::size_t at = name.rfind(table); at != std::string_view::npos) {
        options.table = name.substr(at + table.size());
        name = name.substr(0, at);
    }
    if (name.empty() || options.table.empty()) throw panel_error{"expected sqlite:FILE or sqlite:FILE?table=NAME"};
    return std::make_shared<sqlite_source>(std::filesystem::path{name}, definition, std::move(options));
}
#endif

}  // namespace

opened_table open_table(const std::vector<std::string>& names, const data_package& schema,
                        const csv_source::progress& progress) {
    for (const std::string& name : names) {
        if (!is_store(name)) continue;
        if (names.size() > 1)
            throw panel_error{fmt::format("{}: a store is read by itself, without files beside it", name)};
#if GOVKPI_TOOL_WITH_SQLITE
        if (name.starts_with(sqlite_prefix)) return opened(sqlite_of(name, schema.layout.table));
#endif
        refuse(name);
    }
    std::vector<std::filesystem::path> files{names.begin(), names.end()};
    if (files.empty()) files = schema.files;
    if (files.empty()) throw panel_error{"the schema names no file: say which to read, govkpi rollup FILE..."};
    auto table = std::make_shared<csv_source>(std::move(files), schema.layout);
    if (progress) table->on_progress(progress);
    return opened(std::move(table));
}

file_loader open_store(const std::string& name, const data_package& schema) {
#if GOVKPI_TOOL_WITH_SQLITE
    if (name.starts_with(sqlite_prefix)) return loader_into(sqlite_of(name, schema.layout.table), schema.layout);
#endif
    refuse(name);
}

}  // namespace govkpi::tool
