// SPDX-License-Identifier: BSL-1.0
// Spreadsheets of a few cells, written part by part, so that a test has any XML in them that it likes.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <zlib.h>
#include <catch2/catch.hpp>

#include <govkpi/panel.hpp>
#include <govkpi/problem.hpp>
#include <govkpi/source/csv.hpp>
#include <govkpi/source/spreadsheet.hpp>

#include "temporary_file.hpp"

namespace sheet_test {

using namespace govkpi;

struct zip_part {
    std::string name;
    std::string content;
    bool is_packed = true;
};

inline std::string packed(const std::string& content) {
    z_stream stream{};
    REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY) == Z_OK);
    std::string out(deflateBound(&stream, static_cast<uLong>(content.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

inline std::string little(std::uint64_t number, std::size_t bytes) {
    std::string out;
    for (; bytes > 0; --bytes, number >>= 8) out += static_cast<char>(number & 0xff);
    return out;
}

inline std::string zip_of(const std::vector<zip_part>& parts) {
    std::string out, directory;
    for (const zip_part& part : parts) {
        const std::string content = part.is_packed ? packed(part.content) : part.content;
        const auto sum =
            crc32(0, reinterpret_cast<const Bytef*>(part.content.data()), static_cast<uInt>(part.content.size()));
        const std::string common = little(20, 2) + little(0, 2) + little(part.is_packed ? 8 : 0, 2) + little(0, 4) +
                                   little(sum, 4) + little(content.size(), 4) + little(part.content.size(), 4) +
                                   little(part.name.size(), 2) + little(0, 2);
        directory += "PK\1\2" + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) +
                     little(out.size(), 4) + part.name;
        out += "PK\3\4" + common + part.name + content;
    }
    return out + directory + "PK\5\6" + little(0, 4) + little(parts.size(), 2) + little(parts.size(), 2) +
           little(directory.size(), 4) + little(out.size(), 4) + little(0, 2);
}

/// What an .xlsx file is made of.
struct xlsx {
    std::string rows;        ///< inside of <sheetData>
    std::string behind{};    ///< it
    std::string texts{};     ///< the shared ones
    std::string formats{};   ///< inside of <styleSheet>
    std::string workbook{};  ///< before its sheets
    std::string document_type{};
    std::vector<std::pair<std::string, std::string>> sheets_before{};  ///< names and rows

    std::vector<zip_part> parts() const {
        const std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
        const std::string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const std::string relations =
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
        auto sheets = sheets_before;
        sheets.emplace_back("Lines", rows);
        std::vector<zip_part> out{
            {"[Content_Types].xml", "<Types/>"},
            {"_rels/.rels", xml + relations + "<Relationship Id=\"a\" Type=\"" + office +
                                "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"}};
        std::string listed, related;
        for (std::size_t i = 0; i < sheets.size(); ++i) {
            const std::string n = std::to_string(i + 1);
            listed += "<sheet name=\"" + sheets[i].first + "\" sheetId=\"" + n + "\" r:id=\"s" + n + "\"/>";
            related += "<Relationship Id=\"s" + n + "\" Type=\"" + office + "/worksheet\" Target=\"worksheets/" + n +
                       ".xml\"/>";
            const bool is_last = i + 1 == sheets.size();
            out.push_back({"xl/worksheets/" + n + ".xml", xml + document_type + "<worksheet xmlns=\"" + main +
                                                              "\"><sheetData>" + sheets[i].second + "</sheetData>" +
                                                              (is_last ? behind : "") + "</worksheet>"});
        }
        if (!texts.empty()) {
            related += "<Relationship Id=\"t\" Type=\"" + office + "/sharedStrings\" Target=\"/xl/texts.xml\"/>";
            out.push_back({"xl/texts.xml", xml + "<sst xmlns=\"" + main + "\">" + texts + "</sst>"});
        }
        if (!formats.empty()) {
            related += "<Relationship Id=\"f\" Type=\"" + office + "/styles\" Target=\"styles.xml\"/>";
            out.push_back({"xl/styles.xml", xml + "<styleSheet xmlns=\"" + main + "\">" + formats + "</styleSheet>"});
        }
        out.push_back({"xl/_rels/workbook.xml.rels", xml + relations + related + "</Relationships>"});
        out.push_back({"xl/workbook.xml", xml + "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + office + "\">" +
                                              workbook + "<sheets>" + listed + "</sheets></workbook>"});
        return out;
    }
    std::string bytes() const { return zip_of(parts()); }
};

/// An .ods file with these tables.
inline std::string ods(const std::string& tables) {
    const std::string oasis = "urn:oasis:names:tc:opendocument:xmlns:";
    return zip_of(
        {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet", false},
         {"content.xml", "<office:document-content xmlns:office=\"" + oasis + "office:1.0\" xmlns:table=\"" + oasis +
                             "table:1.0\" xmlns:text=\"" + oasis + "text:1.0\" xmlns:draw=\"" + oasis +
                             "drawing:1.0\" xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:"
                             "xmlns:calcext:1.0\"><office:body><office:spreadsheet>" +
                             tables + "</office:spreadsheet></office:body></office:document-content>"}});
}
inline std::string ods_table(const std::string& rows, const std::string& name = "Lines") {
    return "<table:table table:name=\"" + name + "\">" + rows + "</table:table>";
}

// Cells of .xlsx, without names: each stands beside the one before.
inline std::string row(std::initializer_list<std::string> cells) {
    std::string out = "<row>";
    for (const std::string& cell : cells) out += cell;
    return out + "</row>";
}
inline std::string text(std::string_view content) {
    return "<c t=\"inlineStr\"><is><t>" + std::string{content} + "</t></is></c>";
}
inline std::string number(std::string_view digits) { return "<c><v>" + std::string{digits} + "</v></c>"; }
inline const std::string nothing = "<c/>";
inline const std::string header = row({text("unit"), text("month"), text("outturn")});

// Cells of .ods.
inline std::string ods_row(std::initializer_list<std::string> cells) {
    std::string out = "<table:table-row>";
    for (const std::string& cell : cells) out += cell;
    return out + "</table:table-row>";
}
inline std::string ods_text(std::string_view content) {
    return "<table:table-cell office:value-type=\"string\"><text:p>" + std::string{content} +
           "</text:p></table:table-cell>";
}
inline std::string ods_number(std::string_view digits) {
    return "<table:table-cell office:value-type=\"float\" office:value=\"" + std::string{digits} + "\"/>";
}
inline const std::string ods_header = ods_row({ods_text("unit"), ods_text("month"), ods_text("outturn")});

inline csv_layout lines() {
    csv_layout out;
    out.table.unit("unit").period("month").measure(measure::outturn<revenue, VND>, "outturn");
    out.figures["outturn"] = {.style = number_style::of(language::vi), .scale = 1'000'000};
    return out;
}

using answer = std::vector<std::string>;

template <class Source>
answer answer_of(const Source& source, const query& asked) {
    answer out;
    try {
        const panel p = source.rollup(asked);
        for (std::size_t cell = 0; cell < p.size(); ++cell) {
            std::string codes;
            for (std::size_t axis = 0; axis < p.axes(); ++axis) codes += std::string{p.code(cell, axis)} + " ";
            const auto sum = p.sum(cell, "outturn.revenue");
            out.push_back(codes + (sum ? std::to_string(*sum) : "missing"));
        }
    } catch (const bad_input& bad) {
        for (problem p : bad.problems()) {
            p.file = "f";
            out.push_back(to_string(p));
        }
    }
    return out;
}

/// The sums by unit and month, or the problems.
inline answer read(const std::string& bytes, const csv_layout& layout = lines(), const sheet_choice& sheet = {}) {
    const temporary_file file{bytes};
    return answer_of(spreadsheet_source{{file.path()}, layout, sheet}, query{}.by({"unit", "month"}));
}
inline answer read(const xlsx& book, const csv_layout& layout = lines(), const sheet_choice& sheet = {}) {
    return read(book.bytes(), layout, sheet);
}
/// Of one cell below the header, of the outturn.
inline answer read_figure(const std::string& cell) {
    return read(xlsx{header + row({text("a"), text("2025-01"), cell})});
}

}  // namespace sheet_test
