// SPDX-License-Identifier: BSL-1.0
#include "tables.hpp"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#if GOVKPI_TOOL_WITH_CLICKHOUSE
#include <govkpi/source/clickhouse.hpp>
#endif
#if GOVKPI_TOOL_WITH_SPREADSHEETS
#include <govkpi/source/spreadsheet.hpp>
#endif
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
    const std::vector<std::string_view> known {
#if GOVKPI_TOOL_WITH_SQLITE
        "sqlite:FILE",
#endif
#if GOVKPI_TOOL_WITH_CLICKHOUSE
            "clickhouse://host:port/database/table",
#endif
    };
    throw panel_error{fmt::format("{}: this program knows no such store; it knows {}", name,
                                  known.empty() ? "none" : fmt::format("{}", fmt::join(known, " and ")))};
}

template <class Source>
opened_table opened(std::shared_ptr<Source> table) {
    return {table->definition(), [table](const query& asked) { return table->rollup(asked); },
            [table] { return table->read(); }};
}

/// Calls f with the table that the files hold: all of them text, or all spreadsheets.
template <class F>
auto with_files(std::vector<std::filesystem::path> files, const data_package& schema, F f) {
    const auto sheets = std::count_if(files.begin(), files.end(), is_spreadsheet);
    if (sheets != 0 && sheets != static_cast<std::ptrdiff_t>(files.size()))
        throw panel_error{
            "files of text and spreadsheets are not read together: load both into a store, or save them alike"};
#if GOVKPI_TOOL_WITH_SPREADSHEETS
    if (sheets != 0) return f(std::make_shared<spreadsheet_source>(std::move(files), schema.layout, schema.sheet));
#else
    if (sheets != 0) throw panel_error{"this program was built without spreadsheets: save them as CSV"};
#endif
    return f(std::make_shared<csv_source>(std::move(files), schema.layout));
}

template <class Store>
file_loader loader_into(std::shared_ptr<Store> store, const data_package& schema) {
    return [store, schema](const std::filesystem::path& file, const load_options& options) {
        return with_files({file}, schema, [&](const auto& rows) { return store->load(*rows, options); });
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

#if GOVKPI_TOOL_WITH_CLICKHOUSE
bool is_clickhouse(std::string_view name) {
    return name.starts_with("clickhouse://") || name.starts_with("clickhouses://");
}
std::shared_ptr<clickhouse_source> clickhouse_of(std::string_view name, const table_definition& definition) {
    return std::make_shared<clickhouse_source>(clickhouse_options_of(name), definition);
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
#if GOVKPI_TOOL_WITH_CLICKHOUSE
        if (is_clickhouse(name)) return opened(clickhouse_of(name, schema.layout.table));
#endif
        refuse(name);
    }
    std::vector<std::filesystem::path> files{names.begin(), names.end()};
    if (files.empty()) files = schema.files;
    if (files.empty()) throw panel_error{"the schema names no file: say which to read, govkpi rollup FILE..."};
    return with_files(std::move(files), schema, [&](const auto& table) {
        if (progress) table->on_progress(progress);
        return opened(table);
    });
}

file_loader open_store(const std::string& name, const data_package& schema) {
#if GOVKPI_TOOL_WITH_SQLITE
    if (name.starts_with(sqlite_prefix)) return loader_into(sqlite_of(name, schema.layout.table), schema);
#endif
#if GOVKPI_TOOL_WITH_CLICKHOUSE
    if (is_clickhouse(name)) return loader_into(clickhouse_of(name, schema.layout.table), schema);
#endif
    refuse(name);
}

}  // namespace govkpi::tool
