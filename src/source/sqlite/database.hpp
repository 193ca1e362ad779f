// SPDX-License-Identifier: BSL-1.0
// An SQLite file and statements on it. What goes wrong is a source_error with the file and SQLite's own words.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace govkpi::detail {

/// An identifier in SQL, whatever its characters.
std::string quoted_name(std::string_view name);

class database;

class statement {
public:
    statement(const database& on, std::string_view sql);

    // Parameters count from 1. Texts must outlive the next step.
    void bind(int parameter, std::int64_t value);
    void bind(int parameter, std::string_view text);
    void bind_nothing(int parameter);

    /// The next row; false where there is none, and then it can be run again.
    bool step();
    /// Runs it to its end, for its effect.
    void run();
    /// To run it again where its rows were not all taken.
    void reset() noexcept;

    // Of the row; columns count from 0.
    bool is_missing(int column) const noexcept;
    std::int64_t integer(int column) const noexcept;
    /// Good until the next step.
    std::string_view text(int column) const noexcept;

private:
    struct finalizer {
        void operator()(sqlite3_stmt* of) const noexcept;
    };
    const database& on_;
    std::unique_ptr<sqlite3_stmt, finalizer> statement_;
};

class database {
public:
    enum class access { read, write };
    /// To write, the file is made where it is not there.
    database(const std::filesystem::path& file, access how, std::chrono::milliseconds patience);

    void run(std::string_view sql) const;
    /// Of a row's first column, where there is a row.
    std::int64_t integer(std::string_view sql) const;
    /// Readers go on with what was there before while rows are written, and nothing of a load that breaks off is ever seen.
    void write_ahead(std::chrono::milliseconds patience) const;

    /// Throws source_error: the file and the words of the last error.
    [[noreturn]] void fail() const;
    [[noreturn]] void fail(std::string_view words) const;
    const std::string& file() const noexcept { return file_; }
    sqlite3* handle() const noexcept { return connection_.get(); }

private:
    struct closer {
        void operator()(sqlite3* of) const noexcept;
    };
    std::string file_;
    std::unique_ptr<sqlite3, closer> connection_;
};

/// Everything or nothing: what is not committed is rolled back.
class transaction {
public:
    /// `begin`: BEGIN to read, BEGIN IMMEDIATE to write.
    transaction(const database& on, const char* begin) : on_{on} { on_.run(begin); }
    ~transaction();
    transaction(const transaction&) = delete;
    transaction& operator=(const transaction&) = delete;
    void commit();

private:
    const database& on_;
    bool is_open_ = true;
};

}  // namespace govkpi::detail
