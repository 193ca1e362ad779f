// SPDX-License-Identifier: BSL-1.0
#include "database.hpp"

#include <algorithm>
#include <limits>
#include <thread>

#include <fmt/format.h>
#include <sqlite3.h>

#include <govkpi/source/source.hpp>

namespace govkpi::detail {

std::string quoted_name(std::string_view name) {
    std::string out = "\"";
    for (const char c : name) {
        if (c == '"') out += '"';
        // A zero byte would end the statement; no name that SQL sees has one.
        out += c == '\0' ? '?' : c;
    }
    return out + '"';
}

void statement::finalizer::operator()(sqlite3_stmt* of) const noexcept { sqlite3_finalize(of); }

statement::statement(const database& on, std::string_view sql) : on_{on} {
    sqlite3_stmt* made = nullptr;
    if (sqlite3_prepare_v2(on.handle(), sql.data(), static_cast<int>(sql.size()), &made, nullptr) != SQLITE_OK)
        on.fail();
    statement_.reset(made);
}

void statement::bind(int parameter, std::int64_t value) {
    if (sqlite3_bind_int64(statement_.get(), parameter, value) != SQLITE_OK) on_.fail();
}
void statement::bind(int parameter, std::string_view text) {
    const char* const data = text.empty() ? "" : text.data();
    if (sqlite3_bind_text64(statement_.get(), parameter, data, text.size(), SQLITE_STATIC, SQLITE_UTF8) != SQLITE_OK)
        on_.fail();
}
void statement::bind_nothing(int parameter) {
    if (sqlite3_bind_null(statement_.get(), parameter) != SQLITE_OK) on_.fail();
}

bool statement::step() {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) on_.fail();
    sqlite3_reset(statement_.get());
    return false;
}
void statement::run() {
    while (step()) continue;
}

void statement::reset() noexcept { sqlite3_reset(statement_.get()); }

bool statement::is_missing(int column) const noexcept {
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}
std::int64_t statement::integer(int column) const noexcept { return sqlite3_column_int64(statement_.get(), column); }
std::string_view statement::text(int column) const noexcept {
    const unsigned char* const bytes = sqlite3_column_text(statement_.get(), column);
    const int size = sqlite3_column_bytes(statement_.get(), column);
    return {reinterpret_cast<const char*>(bytes), bytes == nullptr ? 0 : static_cast<std::size_t>(size)};
}

void database::closer::operator()(sqlite3* of) const noexcept { sqlite3_close(of); }

database::database(const std::filesystem::path& file, access how, std::chrono::milliseconds patience)
    : file_{file.string()} {
    std::error_code unknown;  // SQLite says what is the matter then
    const std::filesystem::file_status status = std::filesystem::status(file, unknown);
    if (how == access::read && status.type() == std::filesystem::file_type::not_found) fail("there is no such file");
    // One would wait for who writes into a pipe.
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
        fail("this is a folder or a device, and no file");
    sqlite3* opened = nullptr;
    const int flags = how == access::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    const int code = sqlite3_open_v2(file_.c_str(), &opened, flags | SQLITE_OPEN_EXRESCODE, nullptr);
    connection_.reset(opened);
    if (code != SQLITE_OK) fail();
    const std::chrono::milliseconds longest{std::numeric_limits<int>::max()};
    sqlite3_busy_timeout(opened, static_cast<int>(std::clamp(patience, std::chrono::milliseconds{0}, longest).count()));
    // A file may come from anywhere: it may not run code of its own, and what is corrupt is to be noticed.
    sqlite3_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
}

void database::run(std::string_view sql) const { statement{*this, sql}.run(); }

void database::write_ahead(std::chrono::milliseconds patience) const {
    const auto begin = std::chrono::steady_clock::now();
    // SQLite itself does not wait here for another program that does the same.
    while (sqlite3_exec(handle(), "PRAGMA journal_mode = WAL", nullptr, nullptr, nullptr) != SQLITE_OK) {
        if ((sqlite3_errcode(handle()) & 0xFF) != SQLITE_BUSY || std::chrono::steady_clock::now() - begin >= patience)
            fail();
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
}

std::int64_t database::integer(std::string_view sql) const {
    statement asked{*this, sql};
    return asked.step() ? asked.integer(0) : 0;
}

void database::fail() const { fail(connection_ ? sqlite3_errmsg(connection_.get()) : "out of memory"); }
void database::fail(std::string_view words) const { throw source_error{fmt::format("{}: SQLite: {}", file_, words)}; }

transaction::~transaction() {
    if (is_open_) sqlite3_exec(on_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}
void transaction::commit() {
    on_.run("COMMIT");
    is_open_ = false;
}

}  // namespace govkpi::detail
