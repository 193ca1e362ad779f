// SPDX-License-Identifier: BSL-1.0
#include "delimited.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <optional>
#include <system_error>

#include <fmt/format.h>
#include <utf8proc.h>

namespace govkpi::report {
namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
constexpr std::size_t largest_file = 16u << 20;

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t";
    const auto from = text.find_first_not_of(space);
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(space) + 1 - from);
}

std::size_t row_of(std::string_view text, std::size_t at) {
    return static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n')) + 1;
}

/// Reports where the text stops being UTF-8 without NUL bytes, if it does.
bool is_text(std::string_view text, problem_list& problems) {
    std::size_t at = 0;
    while (at < text.size()) {
        utf8proc_int32_t character = 0;
        const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                             static_cast<utf8proc_ssize_t>(text.size() - at), &character);
        if (length <= 0 || character == 0) {
            const auto line_break = text.rfind('\n', at);
            const std::size_t line = line_break == std::string_view::npos ? 0 : line_break + 1;
            problems.add(row_of(text, at), "", text.substr(line, at + 1 - line),
                         fmt::format("UTF-8 text without NUL bytes (see byte {} of the line)", at - line + 1));
            return false;
        }
        at += static_cast<std::size_t>(length);
    }
    return true;
}

/// Takes records off the text one by one.
class scanner {
public:
    explicit scanner(std::string_view text) : text_{text} {}

    void set_delimiter(char delimiter) { delimiter_ = delimiter; }

    /// Moves to the next record that is neither a comment nor empty; false at the end.
    bool find_record() {
        while (at_ < text_.size()) {
            const std::string_view line = this_line();
            if (!trimmed(line).empty() && line.front() != '#') return true;
            at_ = std::min(text_.size(), text_.find('\n', at_));
            if (at_ < text_.size()) ++at_;
            ++row_;
        }
        return false;
    }

    /// The line that the next record begins on.
    std::string_view this_line() const {
        const std::string_view rest = text_.substr(at_);
        const std::string_view line = rest.substr(0, rest.find('\n'));
        return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
    }

    /// The record here, which find_record() found.
    record take(problem_list& problems) {
        record taken{row_, {}};
        bool more = true;
        while (more) {
            taken.cells.emplace_back();
            const bool quoted = at_ < text_.size() && text_[at_] == '"';
            if (quoted) quoted_cell(taken, problems);
            more = plain_cell(taken.cells.back(), quoted, taken.row, problems);
        }
        return taken;
    }

    /// The last record had no end: what was taken of it says nothing.
    bool is_broken() const noexcept { return broken_; }

private:
    void quoted_cell(record& into, problem_list& problems) {
        std::string& cell = into.cells.back();
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] == '"') {
                if (at_ + 1 < text_.size() && text_[at_ + 1] == '"')
                    ++at_;
                else {
                    ++at_;
                    return;
                }
            }
            if (text_[at_] == '\n') ++row_;
            cell += text_[at_];
        }
        problems.add(into.row, "", cell, "a closing quotation mark before the end of the file");
        broken_ = true;
    }

    /// The rest of a cell up to its delimiter; false at the end of the record.
    bool plain_cell(std::string& cell, bool after_quotes, std::size_t row, problem_list& problems) {
        const std::size_t from = at_;
        while (at_ < text_.size() && text_[at_] != delimiter_ && text_[at_] != '\n') ++at_;
        std::string_view rest = text_.substr(from, at_ - from);
        const bool ended = at_ == text_.size() || text_[at_] == '\n';
        if (ended && rest.ends_with('\r')) rest.remove_suffix(1);
        if (!after_quotes)
            cell = trimmed(rest);
        else if (!trimmed(rest).empty())
            problems.add(row, "", rest, "nothing between a closing quotation mark and the next column");
        if (ended) ++row_;
        if (at_ < text_.size()) ++at_;
        return !ended;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t row_ = 1;
    bool broken_ = false;
    char delimiter_ = ',';
};

/// The delimiter is what stands behind the header's first name; names are letters and underscores.
char delimiter_of(std::string_view header) {
    const auto behind = header.find_first_of(",;\t");
    return behind == std::string_view::npos ? ',' : header[behind];
}

std::string list_of(std::span<const std::string_view> names) { return fmt::format("{}", fmt::join(names, ", ")); }

/// For each wanted column its place in the header; nothing, with problems added, where the header is not as it must be.
std::optional<std::vector<std::size_t>> places(const record& header, std::span<const std::string_view> columns,
                                               problem_list& problems) {
    const auto& names = header.cells;
    bool good = true;
    const auto refuse = [&](std::string_view column, const std::string& expected) {
        problems.add(header.row, column, column, expected);
        good = false;
    };
    std::vector<std::size_t> found;
    for (const std::string_view column : columns) {
        const auto times = std::count(names.begin(), names.end(), column);
        if (times == 0) refuse(column, fmt::format("a column of this name in the header: {}", list_of(columns)));
        if (times > 1) refuse(column, "each column once");
        found.push_back(static_cast<std::size_t>(std::find(names.begin(), names.end(), column) - names.begin()));
    }
    for (const std::string& name : names) {
        // Spreadsheets leave empty columns behind.
        const bool known = name.empty() || std::find(columns.begin(), columns.end(), name) != columns.end();
        if (!known) refuse(name, fmt::format("one of the columns {}", list_of(columns)));
    }
    if (!good) return std::nullopt;
    return found;
}

bool is_blank(std::span<const std::string> cells) {
    return std::all_of(cells.begin(), cells.end(), [](const std::string& cell) { return cell.empty(); });
}

}  // namespace

std::vector<record> read_delimited(std::string_view text, std::span<const std::string_view> columns,
                                   problem_list& problems) {
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    if (!is_text(text, problems)) return {};
    scanner lines{text};
    if (!lines.find_record()) {
        problems.add(0, "", "", fmt::format("a header with the columns {}", list_of(columns)));
        return {};
    }
    lines.set_delimiter(delimiter_of(lines.this_line()));
    const record header = lines.take(problems);
    if (lines.is_broken()) return {};
    const auto where = places(header, columns, problems);
    if (!where) return {};

    std::vector<record> records;
    while (lines.find_record()) {
        record read = lines.take(problems);
        if (lines.is_broken()) break;
        const std::size_t width = header.cells.size();
        if (is_blank(read.cells)) continue;  // a spreadsheet writes an empty row as delimiters alone
        if (read.cells.size() > width && !is_blank(std::span{read.cells}.subspan(width))) {
            problems.add(read.row, "", read.cells[width],
                         fmt::format("{} columns (a text that holds the delimiter stands in quotation marks)", width));
            continue;
        }
        read.cells.resize(std::max(width, read.cells.size()));
        record wanted{read.row, {}};
        for (const std::size_t place : *where) wanted.cells.push_back(std::move(read.cells[place]));
        records.push_back(std::move(wanted));
    }
    return records;
}

std::string read_text_file(const std::filesystem::path& file, problem_list& problems) {
    const auto refuse = [&](std::string_view why) {
        problems.add(0, "", "", fmt::format("a file that can be read ({})", why));
        return std::string{};
    };
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        return refuse(error ? error.message() : "it is no regular file");
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> in{std::fopen(file.string().c_str(), "rb"), std::fclose};
    if (!in) return refuse(std::strerror(errno));
    std::string text;
    char part[1 << 14];
    for (std::size_t got = 0; (got = std::fread(part, 1, sizeof part, in.get())) > 0;) {
        text.append(part, got);
        if (text.size() <= largest_file) continue;
        problems.add(0, "", "", "a file of at most 16 MiB");
        return {};
    }
    if (std::ferror(in.get()) != 0) return refuse(std::strerror(errno));
    return text;
}

}  // namespace govkpi::report
