// SPDX-License-Identifier: BSL-1.0
// govkpi audit: its exit status, its outputs, and what it says of texts that it cannot read.
#include <string>

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "run.hpp"

namespace {

using namespace tool_test;

const std::string agrees = "Năm 2025, thu ngân sách phường Mẫu đạt 152/450 tỷ đồng, bằng 33,8% dự toán.\n";
const std::string contradicts = "Năm 2025, thu ngân sách phường Mẫu đạt 152/450 tỷ đồng, bằng 33,94% dự toán.\n";

struct two_texts {
    temporary_folder folder;
    std::string good = (folder / "good.txt").string();
    std::string bad = (folder / "bad.txt").string();

    two_texts() {
        write_file(good, agrees);
        write_file(bad, contradicts);
    }
};

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the status of an audit says whether errors were found", "[tool][audit]") {
    const two_texts texts;
    const outcome fine = run({"audit", texts.good});
    CHECK(fine.status == 0);
    CHECK(fine.err == "");
    CHECK(contains(fine.out, "[1: 152]/[2: 450 tỷ đồng], bằng [1: 33,8%]"));
    const outcome wrong = run({"audit", texts.bad});
    CHECK(wrong.status == 1);
    CHECK(wrong.err == "");
    CHECK(contains(wrong.out, "[1!: 152]/[2!: 450 tỷ đồng]"));
    CHECK(contains(wrong.out, "33,629% đến 33,927%"));
    CHECK(run({"audit", texts.good, texts.bad}).status == 1);
}

TEST_CASE("the report is in the language of the text, or the one that is asked for", "[tool][audit]") {
    const two_texts texts;
    CHECK(contains(run({"audit", texts.good}).out, "Kết quả đối chiếu"));
    write_file(texts.folder / "en.txt", "In 2025 domestic revenue reached VND 5 billion, 104% of the budget.\n");
    CHECK(contains(run({"audit", (texts.folder / "en.txt").string()}).out, "Findings"));
    CHECK(contains(run({"audit", texts.good, "--lang", "vi"}).out, "Kết quả đối chiếu"));
}

TEST_CASE("JSON has the claims with their files, and the findings", "[tool][audit]") {
    const two_texts texts;
    const outcome done = run({"audit", texts.good, texts.bad, "--format", "json"});
    CHECK(done.status == 1);
    const auto read = nlohmann::json::parse(done.out);
    REQUIRE(read["claims"].size() == 4);
    CHECK(read["claims"][0]["file"] == texts.good);
    CHECK(read["claims"][3]["file"] == texts.bad);
    CHECK(read["claims"][2]["comparisons"][0]["base_claim"] == 3);
    REQUIRE(read["findings"].size() == 1);
    CHECK(read["findings"][0]["claims"] == nlohmann::json::array({2, 3}));
}

TEST_CASE("a page is written to a file, also where errors were found", "[tool][audit]") {
    const two_texts texts;
    const std::string page = (texts.folder / "audit.html").string();
    const outcome done = run({"audit", texts.bad, "--format", "html", "-o", page});
    CHECK(done.status == 1);
    CHECK(done.out == "");
    CHECK(contains(read_file(page), "<mark id=\"c1\" class=\"claimed wrong\">"));
}

TEST_CASE("all files that cannot be read are told at once, with status 2, and nothing is written", "[tool][audit]") {
    const two_texts texts;
    const std::string latin = (texts.folder / "latin.txt").string();
    write_file(latin, "Thu ngan sach\nd\xe2\x74 5 t\xfd and more\n");
    const std::string zero = (texts.folder / "zero.txt").string();
    write_file(zero, std::string("a\0b", 3));
    const std::string missing = (texts.folder / "missing.txt").string();
    const std::string page = (texts.folder / "audit.html").string();
    const outcome done = run({"audit", latin, texts.good, missing, zero, texts.folder.path().string(), texts.good,
                              "--format", "html", "-o", page});
    CHECK(done.status == 2);
    CHECK(done.out == "");
    CHECK(contains(done.err, latin + ", row 2: \"\\xe2t 5 t\\xfd \": expected UTF-8 text without NUL bytes"));
    CHECK(contains(done.err, missing + ": expected a file that can be read (No such file or directory)"));
    CHECK(contains(done.err, zero + ", row 1: "));
    CHECK(contains(done.err, ": expected a file of text, not a folder"));
    CHECK(contains(done.err, texts.good + ": expected each file once"));
    CHECK_FALSE(fs::exists(page));
}

TEST_CASE("wrong options of an audit end with status 2", "[tool][audit]") {
    const two_texts texts;
    CHECK(run({"audit"}).status == 2);
    CHECK(run({"audit", texts.good, "--lang", "fr"}).status == 2);
    CHECK(run({"audit", texts.good, "--format", "xlsx"}).status == 2);
    CHECK(run({"audit", texts.good, "--unit", "phường Mẫu"}).status == 2);
    CHECK(run({"audit", texts.good, "--figures", (texts.folder / "f").string(), "--year", "0"}).status == 2);
}

TEST_CASE("figures of a text become a folder, and the folder a report", "[tool][audit]") {
    const temporary_folder folder;
    const std::string text = (folder / "ward.txt").string();
    write_file(text,
               "Năm 2025, thu NSNN trên địa bàn phường Mẫu đạt 36 tỷ 631 triệu đồng, bằng 103,3% dự toán giao. Thu phí "
               "đạt 2 tỷ đồng.\n");
    const std::string figures = (folder / "figures").string();
    const outcome done = run({"audit", text, "--figures", figures});
    CHECK(done.status == 0);
    CHECK(contains(done.err, figures + ": [2] 2 tỷ đồng: "));
    CHECK(contains(read_file(folder / "figures" / "figures.csv"), "territory_revenue;outturn;36.631 triệu đồng"));
    const outcome report = run({"report", figures});
    CHECK(report.status == 0);
    CHECK(contains(report.out, "35.443–35.479 triệu đồng"));
    CHECK(run({"audit", text, "--figures", figures}).status == 2);  // it is not empty any more
}

TEST_CASE("whose figures are meant must be said where a text leaves it open", "[tool][audit]") {
    const temporary_folder folder;
    const std::string text = (folder / "two.txt").string();
    const std::string figures = (folder / "figures").string();
    write_file(text,
               "Năm 2025, tổng thu ngân sách xã Phú Hòa đạt 5 tỷ đồng. Năm 2025, tổng thu ngân sách xã Lập Thạch đạt 7 "
               "tỷ đồng.\n");
    const outcome open = run({"audit", text, "--figures", figures});
    CHECK(open.status == 2);
    CHECK(contains(open.err, "the text has: xã Phú Hòa, 2025; xã Lập Thạch, 2025"));
    CHECK_FALSE(fs::exists(figures));
    CHECK(run({"audit", text, "--figures", figures, "--unit", "xã Lập Thạch"}).status == 0);
    CHECK(contains(read_file(folder / "figures" / "figures.csv"), "revenue;outturn;7 tỷ đồng"));
    write_file(text, "Tổng thu ngân sách đạt 5 tỷ đồng.\n");
    CHECK(contains(run({"audit", text, "--figures", (folder / "other").string()}).err, "--unit"));
    CHECK(run({"audit", text, "--figures", (folder / "other").string(), "--unit", "xã Mẫu", "--year", "2025"}).status ==
          0);
    write_file(text, "Không có số liệu.\n");
    CHECK(run({"audit", text, "--figures", (folder / "none").string()}).status == 2);
}
