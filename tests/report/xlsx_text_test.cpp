// SPDX-License-Identifier: BSL-1.0
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include <govkpi/report/xlsx.hpp>

#include "unzipped.hpp"
#include "xlsx_documents.hpp"

using namespace report_test;

TEST_CASE("no text from data is a formula or breaks the file", "[xlsx]") {
    if (there_is_no_python()) return;
    for (const std::string& label :
         {std::string{"=1+1"}, std::string{"+1"}, std::string{"-1"}, std::string{"@SUM(A1)"},
          std::string{"=cmd|' /C calc'!A0"}, std::string{"<f>1</f></c>&\"'"},
          std::string{"a\0b\x01\x1b[31mred\x7f", 12}, std::string{"\xff\xfe\xc0\xaf\xed\xa0\x80\xe1\xbb"},
          std::string{"\xef\xbf\xbe\xef\xbf\xbf\xf4\x8f\xbf\xbf"}, std::string{"'"}, std::string{"[]:*?/\\"},
          std::string{"History"},
          std::string{"\xc2\x85 \xe2\x80\xae"
                      "123"},
          std::string(40'000, 'x'), std::string{"{=A1}"}, std::string{"]]>"}, std::string{"http://x.y"}, std::string{},
          std::string{"  "}}) {
        CAPTURE(label.substr(0, 100));
        document doc =
            document_of({{label}, {label, alignment::number}}, {{{label, label}}, {{label, label}, true}}, label);
        doc.title = label;
        doc.subtitle = label;
        doc.blocks.push_back(notes{label, {label}});
        doc.blocks.push_back(heading{label});
        doc.blocks.push_back(paragraph{label});
        const unzipped book{to_xlsx(doc)};
        CHECK(book.sheet(1).find("<f>") == std::string::npos);
        CHECK(book.sheet_names().size() == 2);
    }
}

TEST_CASE("what a spreadsheet cannot hold is replaced, removed or cut, and a cut is noted", "[xlsx]") {
    if (there_is_no_python()) return;
    const auto text = [](const std::string& said) {
        return unzipped{to_xlsx(document_of({{"a"}, {"b"}}, {{{"x", said}}}))};
    };
    CHECK(text("a\xff\x01"
               "b\tc\xef\xbf\xbf")
              .at(1, "B3")
              .value == "a\uFFFDb c\uFFFD");
    CHECK(text("one\r\ntwo").at(1, "B3").value == "one\ntwo");
    CHECK(text("_x0041_").at(1, "B3").value == "_x005F_x0041_");  // which a spreadsheet shows as _x0041_
    std::string escapes;
    for (int i = 0; i < 5'000; ++i) escapes += "_x0041_";
    CHECK(text(escapes).has_string("Thu B3: cut at 32,767 characters"));
    const unzipped most = text(std::string(32'767, 'x'));
    CHECK(most.at(1, "B3").value.size() == 32'767);
    CHECK_FALSE(most.has_string("Thu B3: cut at 32,767 characters"));
    const unzipped over = text(std::string(32'768, 'x'));
    CHECK(over.at(1, "B3").value.size() == 32'767);
    CHECK(over.has_string("Thu B3: cut at 32,767 characters"));
}

TEST_CASE("forty tables of one name have forty sheets, each with a name that can stand", "[xlsx]") {
    if (there_is_no_python()) return;
    document doc;
    doc.lang = language::vi;
    for (int i = 0; i < 40; ++i)
        doc.blocks.push_back(table{i % 2 == 0 ? "Thu ngân sách: ước thực hiện năm 2025 [lũy kế]"
                                              : "THU NGÂN SÁCH: ước thực hiện năm 2025 [lũy kế]",
                                   "",
                                   {{"a"}},
                                   {{{"x"}}}});
    doc.blocks.push_back(table{"'", "", {{"a"}}, {}});
    doc.blocks.push_back(table{"Ghi chú", "", {{"a"}}, {}});
    const auto names = unzipped{to_xlsx(doc)}.sheet_names();
    REQUIRE(names.size() == 43);
    CHECK(std::set<std::string>(names.begin(), names.end()).size() == 43);
    CHECK(names[0] == "Thu ngân sách  ước thực hiện nă");
    CHECK(names[1] == "THU NGÂN SÁCH  ước thực hiệ (2)");
    CHECK(names[39] == "THU NGÂN SÁCH  ước thực hi (40)");
    CHECK(names[40] == "Bảng");
    CHECK(names[41] == "Ghi chú (2)");
    CHECK(names[42] == "Ghi chú");
}
