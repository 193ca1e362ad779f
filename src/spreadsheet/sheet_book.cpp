// SPDX-License-Identifier: BSL-1.0
#include "sheet_book.hpp"

#include <algorithm>
#include <utility>

namespace govkpi::detail {
namespace {

constexpr std::string_view zip_mark = "PK\3\4";
constexpr std::string_view ole_mark = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
constexpr std::size_t longest_cell = 1u << 20;

/// As the directory of an OLE file has names.
std::string in_utf_16(std::string_view ascii) {
    std::string out;
    for (const char c : ascii) out += {c, '\0'};
    return out;
}

bool is_encrypted_ods(zip_file& file) {
    constexpr std::string_view manifest = "META-INF/manifest.xml";
    if (file.has("encrypted-package")) return true;
    if (!file.has(manifest)) return false;
    std::string text;
    file.read(manifest, [&](std::string_view piece) {
        text += piece;
        return text.size() < longest_cell;
    });
    return text.find("encryption-data") != std::string::npos;
}

}  // namespace

std::unique_ptr<sheet_book> open_book(std::string_view bytes, std::uint64_t most_bytes) {
    constexpr const char* no_password = "a file without a password: open it and save it without one";
    if (bytes.starts_with(ole_mark)) {
        if (bytes.find(in_utf_16("EncryptedPackage")) != std::string_view::npos) throw unreadable{no_password};
        throw unreadable{"an .xlsx or .ods file, and not the older .xls: save it as .xlsx"};
    }
    if (bytes.empty()) throw unreadable{"an .xlsx or .ods file, and not an empty one"};
    if (!bytes.starts_with(zip_mark)) {
        const std::size_t at = bytes.find_first_not_of("\xef\xbb\xbf \t\r\n");
        if (at != std::string_view::npos && bytes[at] == '<')
            throw unreadable{
                "an .xlsx or .ods file, and not a page or XML under its name: open it and save it as .xlsx"};
        throw unreadable{"an .xlsx or .ods file: open it in a spreadsheet program and save it as .xlsx"};
    }
    zip_file file{bytes, most_bytes};
    if (file.has("[Content_Types].xml")) {
        if (file.has("xl/workbook.bin")) throw unreadable{"an .xlsx file, and not .xlsb: save it as .xlsx"};
        return open_xlsx(std::move(file));
    }
    if (is_encrypted_ods(file)) throw unreadable{no_password};
    if (file.has("content.xml")) return open_ods(std::move(file));
    throw unreadable{"an .xlsx or .ods file, and not a zip file of other things"};
}

std::string month_of_date(std::string_view date) {
    constexpr std::string_view shape = "0000-00-";
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (date.size() < shape.size()) return {};
    for (std::size_t i = 0; i < shape.size(); ++i)
        if (shape[i] == '0' ? !is_digit(date[i]) : date[i] != shape[i]) return {};
    return std::string{date.substr(0, 7)};
}

void append_to_cell(std::string& cell, std::string_view text) {
    if (cell.size() + text.size() > longest_cell) throw unreadable{"at most 1 MiB of text in a cell"};
    cell += text;
}

std::string column_letters(std::size_t column) {
    std::string out;
    for (++column; column > 0; column = (column - 1) / 26) out += static_cast<char>('A' + (column - 1) % 26);
    std::reverse(out.begin(), out.end());
    return out;
}

}  // namespace govkpi::detail
