// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <unicode/normalizer2.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <govkpi/panel.hpp>
#include <govkpi/problem.hpp>
#include <govkpi/source/csv.hpp>
#include <govkpi/source/data_package.hpp>

#include "package_fixture.hpp"
#include "temporary_file.hpp"

using namespace govkpi;
using namespace std::string_literals;

namespace {

csv_layout lines(text_encoding encoding = text_encoding::utf_8) {
    csv_layout out;
    out.table.unit("Đơn vị").period("Tháng").measure(measure::outturn<revenue, VND>, "Thực hiện");
    out.figures["Thực hiện"] = {.style = number_style::of(language::vi), .scale = 1'000'000};
    out.encoding = encoding;
    return out;
}

const std::string table =
    "Đơn vị;Tháng;Thực hiện\r\n"
    "Bến Nghé;2025-01;1.234,5\r\n"
    "\r\n"
    "Thanh Liệt;2025-01;-\r\n"
    "Bến Nghé;2025-02;0,000001\r\n";

std::string in_utf_16(const std::string& text, bool higher_first) {
    const auto units = icu::UnicodeString::fromUTF8(text);
    std::string out;
    for (std::int32_t i = 0; i < units.length(); ++i) {
        const auto low = static_cast<char>(units[i] & 0xff);
        const auto high = static_cast<char>(units[i] >> 8);
        out += higher_first ? std::string{high, low} : std::string{low, high};
    }
    return out;
}

/// Windows-1258 has letters with circumflex, breve or horn, and the marks of tones by themselves.
std::string in_1258(const std::string& text) {
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, void (*)(UConverter*)> to{ucnv_open("windows-1258", &error), ucnv_close};
    REQUIRE(U_SUCCESS(error));
    ucnv_setFallback(to.get(), false);
    ucnv_setFromUCallBack(to.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
    std::string out;
    const auto composed = icu::UnicodeString::fromUTF8(text);
    for (std::int32_t at = 0; at < composed.length();) {
        // What there is no byte for is a letter and a mark.
        const icu::UnicodeString whole{composed.char32At(at)};
        at = composed.moveIndex32(at, 1);
        char bytes[8];
        error = U_ZERO_ERROR;
        std::int32_t size = ucnv_fromUChars(to.get(), bytes, sizeof bytes, whole.getBuffer(), whole.length(), &error);
        if (U_FAILURE(error)) {
            error = U_ZERO_ERROR;
            icu::UnicodeString parts, letter, tone;
            icu::Normalizer2::getNFDInstance(error)->normalize(whole, parts, error);
            for (std::int32_t i = 0; i < parts.length(); ++i)
                (icu::UnicodeString{u"\u0300\u0301\u0303\u0309\u0323"}.indexOf(parts[i]) < 0 ? letter : tone) +=
                    parts[i];
            parts = icu::Normalizer2::getNFCInstance(error)->normalize(letter, error) + tone;
            size = ucnv_fromUChars(to.get(), bytes, sizeof bytes, parts.getBuffer(), parts.length(), &error);
        }
        REQUIRE(U_SUCCESS(error));
        out.append(bytes, static_cast<std::size_t>(size));
    }
    return out;
}

using answer = std::vector<std::string>;

answer read(const std::string& bytes, text_encoding encoding = text_encoding::utf_8) {
    const temporary_file file{bytes};
    try {
        const panel p = csv_source{{file.path()}, lines(encoding)}.rollup(query{}.by({"Đơn vị"}));
        answer out;
        for (std::size_t cell = 0; cell < p.size(); ++cell) {
            const auto sum = p.sum(cell, "outturn.revenue");
            out.push_back(std::string{p.code(cell, 0)} + ": " + (sum ? std::to_string(*sum) : "none"));
        }
        return out;
    } catch (const bad_input& bad) {
        answer out;
        for (const problem& p : bad.problems()) out.push_back(to_string({"f", p.row, p.column, p.text, p.expected}));
        return out;
    }
}

const answer right{"Bến Nghé: 1234500001", "Thanh Liệt: none"};

}  // namespace

TEST_CASE("one table in five encodings is the same panel", "[encoding]") {
    CHECK(read(table) == right);
    CHECK(read("\xef\xbb\xbf" + table) == right);
    for (const auto encoding : {text_encoding::utf_8, text_encoding::utf_16, text_encoding::windows_1258}) {
        CHECK(read("\xff\xfe" + in_utf_16(table, false), encoding) == right);
        CHECK(read("\xfe\xff" + in_utf_16(table, true), encoding) == right);
    }
    CHECK(read(in_utf_16(table, false), text_encoding::utf_16) == right);
    CHECK(read(in_utf_16(table, false), text_encoding::utf_16le) == right);
    CHECK(read(in_utf_16(table, true), text_encoding::utf_16be) == right);
    CHECK(read(in_1258(table), text_encoding::windows_1258) == right);
}

TEST_CASE("characters outside of the first plane are a pair in UTF-16", "[encoding]") {
    const std::string text = "Đơn vị;Tháng;Thực hiện\n𐐀;2025-01;1\n";
    CHECK(read("\xff\xfe" + in_utf_16(text, false)) == answer{"𐐀: 1000000"});
}

TEST_CASE("a letter and the mark of its tone in windows-1258 are the one character that other files have",
          "[encoding]") {
    // Every letter of Vietnamese; long lines and short ones, so that it is seen on every side of a buffer's end.
    std::string letters = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư";
    for (std::uint32_t c = 0x1ea0; c <= 0x1ef9; ++c) icu::UnicodeString(static_cast<UChar32>(c)).toUTF8String(letters);
    for (std::size_t before = 16'370; before < 16'390; ++before) {
        const std::string text = "Đơn vị;Tháng;Thực hiện\n" + std::string(before, 'x') + letters + ";2025-01;1\n";
        CHECK(read(in_1258(text), text_encoding::windows_1258) ==
              answer{std::string(before, 'x') + letters + ": 1000000"});
    }
}

TEST_CASE("each byte of windows-1258 is the character that ICU has, or a problem of its line", "[encoding]") {
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, void (*)(UConverter*)> from{ucnv_open("windows-1258", &error), ucnv_close};
    REQUIRE(U_SUCCESS(error));
    // Those which the standard leaves open; ICU makes them control characters.
    const std::string open = "\x81\x8a\x8d\x8e\x8f\x90\x9a\x9d\x9e";
    const std::string header = in_1258("Đơn vị;Tháng;Thực hiện\r\n");
    std::size_t refused = 0;
    for (int byte = 1; byte < 256; ++byte) {
        const char c = static_cast<char>(byte);
        if (c == '\n' || c == '"' || c == ';') continue;
        const answer found = read(header + "x" + c + ";2025-01;1\r\n", text_encoding::windows_1258);
        REQUIRE(found.size() == 1);
        if (open.find(c) != std::string::npos) {
            ++refused;
            CHECK(found[0].find("row 2: \"\\x") != std::string::npos);
            continue;
        }
        UChar unit = 0;
        error = U_ZERO_ERROR;
        ucnv_toUChars(from.get(), &unit, 1, &c, 1, &error);
        const icu::UnicodeString two = icu::UnicodeString{"x"} + unit;
        std::string expected;
        error = U_ZERO_ERROR;
        icu::Normalizer2::getNFCInstance(error)->normalize(two, error).toUTF8String(expected);
        CHECK(found[0] == expected + ": 1000000");
    }
    CHECK(refused == open.size());
}

TEST_CASE("what is no text in its encoding is a problem of its line", "[encoding]") {
    const auto with = [](const std::string& bytes) {
        return "\xff\xfe" + in_utf_16("Đơn vị;Tháng;Thực hiện\na;2025-01;1\n", false) + bytes;
    };
    SECTION("half of a pair") {
        CHECK(read(with("\x00\xd8"s + in_utf_16("b;2025-01;2\nc\n", false) + "\x00\xdc"s)) ==
              answer{R"(f, row 3: "\x00\xd8": expected utf-16le text)",
                     R"(f, row 5: "\x00\xdc": expected utf-16le text)"});
    }
    SECTION("an odd number of bytes") {
        CHECK(read(with("a")) ==
              answer{R"(f, row 3: "\x61": expected utf-16le text, and not half of a character at its end)"});
    }
    SECTION("a pair that is cut") {
        CHECK(read(with("\x00\xd8"s)) ==
              answer{R"(f, row 3: "\x00\xd8": expected utf-16le text, and not half of a character at its end)"});
    }
    SECTION("a byte that windows-1258 does not have") {
        CHECK(read("a\n\nb\x8a;\x9d\n", text_encoding::windows_1258) ==
              answer{R"(f, row 3: "\x8a": expected windows-1258 text)",
                     R"(f, row 3: "\x9d": expected windows-1258 text)"});
    }
}

TEST_CASE("rows keep their numbers when the text is converted", "[encoding]") {
    const std::string text = "Đơn vị;Tháng;Thực hiện\r\n\r\n\"Bến\r\nNghé\";2025-01;36 xu\r\nx;2025-13;1\r\n";
    const answer found = read(text);
    REQUIRE(found.size() == 2);
    CHECK(found[0].find("f, row 3, column Thực hiện: \"36 xu\"") == 0);
    CHECK(read("\xff\xfe" + in_utf_16(text, false)) == found);
    CHECK(read(in_1258(text), text_encoding::windows_1258) == found);
}

TEST_CASE("a file that is read in the wrong encoding says where to declare it", "[encoding]") {
    for (const std::string& bytes : {in_1258(table), in_utf_16(table, false)}) {
        const answer found = read(bytes);
        REQUIRE(found.size() == 1);
        CHECK(found[0].find("row 1") != std::string::npos);
        CHECK(found[0].find("\"encoding\" declared") != std::string::npos);
    }
}

TEST_CASE("a package declares the encodings of its tables and trees", "[encoding]") {
    using namespace package_test;
    for (const char* const name : {"utf-16", "UTF-16", "utf-16le", "Windows-1258", "utf8", "UTF-8"}) {
        const std::string json = package(R"("path": "a.csv", "encoding": ")" + std::string{name} + '"');
        CHECK(read_json(json).layout.encoding == find_text_encoding(name));
    }
    CHECK_FALSE(find_text_encoding("latin1"));
    CHECK_FALSE(find_text_encoding(""));

    const folder here;
    const std::string json =
        replaced(package(R"("path": "a.csv")", R"(, {"name": "units", "path": "units.csv", "encoding": "windows-1258",
                                                    "govkpi": {"tree": true}})"),
                 R"({"dimension": "unit"})", R"({"dimension": "unit", "tree": "units"})");
    const fs::path file = here.with("datapackage.json", json);
    here.with("units.csv", in_1258("code,parent,name\n1,,Bến Nghé\n"));
    const data_package read = read_data_package(file);
    const auto& tree = read.layout.table.dimensions()[0].tree;
    REQUIRE(tree);
    REQUIRE(tree->find("1").size() == 1);
    CHECK(tree->name(tree->find("1")[0]) == "Bến Nghé");
}
