// SPDX-License-Identifier: BSL-1.0
// The command as its users meet it: its exit status, its two outputs and the files that it leaves.
#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include <govkpi/report/figures.hpp>

#include "run.hpp"

namespace {

using namespace tool_test;

std::string golden(const std::string& name) {
    return read_file(fs::path{GOVKPI_SOURCE_DIR} / "tests" / "report" / "golden" / name);
}

std::ptrdiff_t lines_in(const std::string& text) { return std::count(text.begin(), text.end(), '\n'); }

/// A folder with three problems in two files.
struct bad_folder {
    temporary_folder folder;

    bad_folder() {
        write_file(folder / "unit.csv", "field;vi;en\nname;Phường Mẫu;\nyear;hai lăm;\nnumbers;vi;\nsource;Báo cáo;\n");
        write_file(folder / "figures.csv",
                   "figure;kind;value;compared_with;note_vi;note_en\nrevenue;outturn;36 xu;;;\nthu;outturn;5 tỷ;;;\n");
    }
    std::string path() const { return folder.path().string(); }
};

}  // namespace

TEST_CASE("a report goes to standard output, in Vietnamese unless asked otherwise", "[tool]") {
    const outcome plain = run({"report", thanh_liet.string()});
    CHECK(plain.status == 0);
    CHECK(plain.err == "");
    CHECK(plain.out == golden("thanh_liet_2025.vi.txt"));
    CHECK(run({"report", thanh_liet.string(), "--lang", "vi"}).out == plain.out);
    CHECK(run({"report", "--lang=en", thanh_liet.string()}).out == golden("thanh_liet_2025.en.txt"));
    CHECK(run({"report", thanh_liet.string(), "--format", "text"}).out == plain.out);
}

TEST_CASE("a page goes to standard output or to a file", "[tool]") {
    const temporary_folder folder;
    const std::string page = (folder / "page.html").string();
    const outcome shown = run({"report", thanh_liet.string(), "--format", "html", "--lang", "vi"});
    CHECK(shown.status == 0);
    CHECK(shown.out == golden("thanh_liet_2025.vi.html"));
    write_file(page, "old");
    const outcome written = run({"report", thanh_liet.string(), "--format", "html", "--lang", "en", "--output", page});
    CHECK(written.status == 0);
    CHECK(written.out == "");
    CHECK(written.err == "");
    CHECK(read_file(page) == golden("thanh_liet_2025.en.html"));
    CHECK(run({"report", thanh_liet.string(), "-o", page}).status == 0);
    CHECK(read_file(page) == golden("thanh_liet_2025.vi.html"));
    CHECK(names_in(folder.path()) == std::vector<std::string>{"page.html"});
}

TEST_CASE("a file gets the form that its name says, and a name that says none is refused with those that there are", "[tool]") {
    const temporary_folder folder;
    for (const std::string suffix : {"txt", "md", "html", "csv", "json"}) {
        CAPTURE(suffix);
        const fs::path file = folder / ("report." + suffix);
        CHECK(run({"report", thanh_liet.string(), "-o", file.string()}).status == 0);
        const std::string mark = suffix == "csv" ? "\uFEFF" : "";
        CHECK(read_file(file) == mark + golden("thanh_liet_2025.vi." + suffix));
    }
    CHECK(run({"report", thanh_liet.string(), "-o", (folder / "report").string()}).status == 0);
    CHECK(read_file(folder / "report") == golden("thanh_liet_2025.vi.txt"));
    const outcome refused = run({"report", thanh_liet.string(), "-o", (folder / "report.pdf").string()});
    CHECK(refused.status == 2);
    CHECK(refused.err.ends_with("report.pdf: there is no form for \".pdf\": name the file with one of .txt, .md, .html, .csv, .json, "
                                ".xlsx, .markdown, .htm, or say --format\n"));
    CHECK_FALSE(fs::exists(folder / "report.pdf"));
    CHECK(run({"report", thanh_liet.string(), "-o", (folder / "report.pdf").string(), "--format", "md"}).status == 0);
    CHECK(read_file(folder / "report.pdf") == golden("thanh_liet_2025.vi.md"));
}

TEST_CASE("several units go to one document, or to a file each", "[tool]") {
    const temporary_folder folder;
    const fs::path other = folder / "other_ward";
    fs::copy(thanh_liet, other);
    const outcome both = run({"report", thanh_liet.string(), other.string(), "--lang", "en"});
    CHECK(both.status == 0);
    CHECK(both.out.starts_with("Key figures of 2 units\n"));
    const fs::path each = folder / "new" / "reports";
    const outcome written = run({"report", thanh_liet.string(), other.string() + "/", "--output-folder", each.string(), "--format", "html"});
    CHECK(written.status == 0);
    CHECK(written.out == "");
    CHECK(names_in(each) == std::vector<std::string>{"other_ward.html", "thanh_liet_2025.html"});
    CHECK(read_file(each / "other_ward.html") == golden("thanh_liet_2025.vi.html"));
}

TEST_CASE("where one of several units is bad nothing is written, and the problems of all are told", "[tool]") {
    const bad_folder one, two;
    const temporary_folder folder;
    const outcome said = run({"report", one.path(), thanh_liet.string(), two.path(), "--output-folder", (folder / "out").string()});
    CHECK(said.status == 2);
    CHECK(lines_in(said.err) == 6);
    CHECK_FALSE(fs::exists(folder / "out"));
    const outcome same = run({"report", thanh_liet.string(), thanh_liet.string(), "--output-folder", (folder / "out").string()});
    CHECK(same.status == 2);
    CHECK(same.err.find("\"thanh_liet_2025.txt\": expected folders of different names") != std::string::npos);
    CHECK_FALSE(fs::exists(folder / "out"));
}

TEST_CASE("a report may be asked for in parts", "[tool]") {
    const outcome notes = run({"report", thanh_liet.string(), "--lang", "en", "--only", "notes"});
    CHECK(notes.status == 0);
    CHECK(notes.out.find("\nNotes\n") != std::string::npos);
    CHECK(notes.out.find("As published") == std::string::npos);
    const outcome two = run({"report", thanh_liet.string(), "--lang", "en", "--only", "figures,awards"});
    CHECK(two.out.find("As published") != std::string::npos);
    CHECK(two.out.find("Commendations by recipient") != std::string::npos);
    CHECK(two.out.find("\nNotes\n") == std::string::npos);
    const outcome refused = run({"report", thanh_liet.string(), "--only", "figures,prizes"});
    CHECK(refused.status == 2);
    CHECK(refused.err.find("prizes not in {figures,completion,revision,awards,notes}") != std::string::npos);
}

TEST_CASE("a page for programs that convert it has its charts as images", "[tool]") {
    const outcome page = run({"report", thanh_liet.string(), "--format", "html-plain"});
    CHECK(page.status == 0);
    CHECK(page.out.find("<svg") == std::string::npos);
    CHECK(page.out.find("<img alt=\"Mức hoàn thành dự toán\" width=\"720\" height=\"") != std::string::npos);
    CHECK(page.out.find("src=\"data:image/svg+xml;base64,PHN2Zy") != std::string::npos);  // "<svg" begins so
    CHECK(page.out.find("img-src data:;") != std::string::npos);
}

#if GOVKPI_TOOL_WITH_TEMPLATES

TEST_CASE("an office's own text is filled in, for each unit, in the form that is asked for", "[tool]") {
    const temporary_folder folder;
    const std::string file = (folder / "text.mau").string();
    write_file(file, "{{unit.name}}: {{territory_revenue.executed}} ({{territory_revenue.executed.words}})\n");
    const outcome one = run({"report", thanh_liet.string(), "--template", file});
    CHECK(one.status == 0);
    CHECK(one.out == "Phường Thanh Liệt: 36.631 triệu đồng (ba mươi sáu tỷ sáu trăm ba mươi mốt triệu đồng)\n");
    CHECK(run({"report", thanh_liet.string(), thanh_liet.string(), "--template", file}).out == one.out + one.out);
    const fs::path page = folder / "page.html";
    CHECK(run({"report", thanh_liet.string(), "--template", file, "-o", page.string()}).status == 0);
    CHECK(read_file(page) == one.out);
    CHECK(run({"report", thanh_liet.string(), "--template", file, "--output-folder", (folder / "each").string()}).status == 0);
    CHECK(read_file(folder / "each" / "thanh_liet_2025.txt") == one.out);
}

TEST_CASE("every wrong name of a template is told, and nothing is written", "[tool]") {
    const temporary_folder folder;
    const std::string file = (folder / "text.mau").string();
    write_file(file, "{{unit.nam}}\n{{#awards}}{{nothing}}{{/awards}}\n");
    write_file(folder / "old.txt", "old");
    const outcome said = run({"report", thanh_liet.string(), "--template", file, "-o", (folder / "old.txt").string()});
    CHECK(said.status == 2);
    CHECK(lines_in(said.err) == 2);
    CHECK(said.err.find("row 1, column 1: \"{{unit.nam}}\": expected the name of a figure or a text: did you mean unit.name?") !=
          std::string::npos);
    CHECK(said.err.find("row 2, column 12: \"{{nothing}}\"") != std::string::npos);
    CHECK(read_file(folder / "old.txt") == "old");
    const outcome none = run({"report", thanh_liet.string(), "--template", (folder / "none").string()});
    CHECK(none.status == 2);
    CHECK(none.err.find("expected a file that can be read") != std::string::npos);
    const outcome sheet = run({"report", thanh_liet.string(), "--template", file, "--format", "json"});
    CHECK(sheet.status == 2);
    CHECK(sheet.err == "govkpi: a template is filled in as text, markdown or html: say which with --format\n");
}

#endif

TEST_CASE("a report is the same in every locale", "[tool]") {
    for (const char* locale : {"LC_ALL=C", "LC_ALL=C.UTF-8", "LC_ALL=vi_VN.UTF-8", "LC_ALL=none LANG=none"}) {
        CAPTURE(locale);
        CHECK(run({"report", thanh_liet.string()}, locale).out == golden("thanh_liet_2025.vi.txt"));
    }
}

TEST_CASE("bad figures are status 2, a line for each problem, and nothing else", "[tool]") {
    const bad_folder bad;
    const outcome said = run({"report", bad.path()});
    CHECK(said.status == 2);
    CHECK(said.out == "");
    CHECK(lines_in(said.err) == 3);
    CHECK(said.err.find("unit.csv, row 3, column vi: \"hai lăm\": expected a year, such as 2025\n") != std::string::npos);
    CHECK(said.err.find("figures.csv, row 2, column value: \"36 xu\": expected ") != std::string::npos);
    CHECK(said.err.find("figures.csv, row 3, column figure: \"thu\": expected one of territory_revenue, ") != std::string::npos);
}

TEST_CASE("bad figures leave no file, and a file that was there as it was", "[tool]") {
    const bad_folder bad;
    const temporary_folder folder;
    CHECK(run({"report", bad.path(), "--output", (folder / "new.txt").string()}).status == 2);
    CHECK(names_in(folder.path()).empty());
    write_file(folder / "old.txt", "old");
    const outcome said = run({"report", bad.path(), "--output", (folder / "old.txt").string()});
    CHECK(said.status == 2);
    CHECK(said.out == "");
    CHECK(read_file(folder / "old.txt") == "old");
    CHECK(names_in(folder.path()).size() == 1);
}

TEST_CASE("a folder that is not there is status 2 and one line", "[tool]") {
    const temporary_folder folder;
    const outcome said = run({"report", (folder / "none").string()});
    CHECK(said.status == 2);
    CHECK(said.out == "");
    CHECK(lines_in(said.err) == 1);
    CHECK(said.err.ends_with("none: expected a folder with unit.csv and figures.csv; there is nothing here\n"));
}

TEST_CASE("a name from outside cannot write to the terminal", "[tool]") {
    const temporary_folder folder;
    for (const std::string name : {"a\nb", "a\x1b[31mb", "a\xff", "a\u202eb"}) {
        const outcome said = run({"report", (folder / name).string()});
        CAPTURE(said.err);
        CHECK(said.status == 2);
        CHECK(lines_in(said.err) == 1);
        CHECK(said.err.find('\x1b') == std::string::npos);
        CHECK(said.err.find('\xff') == std::string::npos);
        CHECK(said.err.find("\u202e") == std::string::npos);
    }
}

TEST_CASE("a file that cannot be written is status 2 and one line", "[tool]") {
    const temporary_folder folder;
    for (const fs::path& file : {folder.path(), folder / "none" / "page.html"}) {
        const outcome said = run({"report", thanh_liet.string(), "--output", file.string()});
        CHECK(said.status == 2);
        CHECK(said.out == "");
        CHECK(lines_in(said.err) == 1);
        CHECK(said.err.find("expected a file that can be written (") != std::string::npos);
    }
    CHECK(names_in(folder.path()).empty());
}

TEST_CASE("a wrong use is status 2, one line that names it, and where to read on", "[tool]") {
    const std::vector<std::vector<std::string>> wrong_uses = {
        {},
        {"report"},
        {"init"},
        {"reports", thanh_liet.string()},
        {"report", thanh_liet.string(), "--colour"},
        {"report", thanh_liet.string(), "--output", "a.txt", "--output-folder", "b"},
        {"report", thanh_liet.string(), "--template", "a.txt", "--only", "notes"},
        {"report", thanh_liet.string(), "--lang", "fr"},
        {"report", thanh_liet.string(), "--lang"},
        {"report", thanh_liet.string(), "--format", "pdf"},
        {"report", thanh_liet.string(), "--output"},
        {"--lang", "vi", "report", thanh_liet.string()},
    };
    for (const auto& arguments : wrong_uses) {
        CAPTURE(arguments);
        const outcome said = run(arguments);
        CHECK(said.status == 2);
        CHECK(said.out == "");
        CHECK(lines_in(said.err) == 1);
        CHECK(said.err.starts_with("govkpi: "));
        CHECK(said.err.ends_with("(see: govkpi --help)\n"));
    }
    CHECK(run({"report", thanh_liet.string(), "--lang", "fr"}).err.find("fr") != std::string::npos);
    CHECK(run({"report", thanh_liet.string(), "--format", "pdf"}).err.find("pdf") != std::string::npos);
    CHECK(run({"report", thanh_liet.string(), "--colour"}).err.find("--colour") != std::string::npos);
}

TEST_CASE("the command tells how it is used, and its version", "[tool]") {
    for (const std::string option : {"--help", "-h"}) {
        const outcome help = run({option});
        CHECK(help.status == 0);
        CHECK(help.err == "");
        CHECK(help.out.find("report") != std::string::npos);
        CHECK(help.out.find("init") != std::string::npos);
    }
    const outcome of_report = run({"report", "--help"});
    CHECK(of_report.status == 0);
    for (const char* option : {"--lang", "--format", "--output", "folder"}) CHECK(of_report.out.find(option) != std::string::npos);
    const outcome version = run({"--version"});
    CHECK(version.status == 0);
    CHECK(version.out == GOVKPI_VERSION "\n");
    CHECK(version.err == "");
}

TEST_CASE("init makes a folder to fill in, once", "[tool]") {
    const temporary_folder folder;
    const std::string ward = (folder / "phường mới").string();
    const outcome made = run({"init", ward});
    CHECK(made.status == 0);
    CHECK(made.err == "");
    CHECK(made.out.find(ward) != std::string::npos);
    CHECK(names_in(ward).size() == 3);
    const std::string unit = read_file(fs::path{ward} / "unit.csv");

    const outcome again = run({"init", ward});
    CHECK(again.status == 2);
    CHECK(again.out == "");
    CHECK(lines_in(again.err) == 1);
    CHECK(read_file(fs::path{ward} / "unit.csv") == unit);

    const outcome unfilled = run({"report", ward});
    CHECK(unfilled.status == 2);
    CHECK(unfilled.out == "");
    CHECK(lines_in(unfilled.err) == 9);  // the name, the year, the source and six figures
}

#ifdef __linux__
TEST_CASE("an output that is full is status 2, not a short report", "[tool]") {
    for (const auto& arguments : std::vector<std::vector<std::string>>{
             {"report", thanh_liet.string()}, {"report", thanh_liet.string(), "--format", "html"}}) {
        const outcome said = run(arguments, "", "/dev/full");
        CHECK(said.status == 2);
        CHECK(lines_in(said.err) == 1);
        CHECK(said.err.find("No space left on device") != std::string::npos);
    }
}

TEST_CASE("help that could not be shown is status 2", "[tool]") {
    CHECK(run({"--help"}, "", "/dev/full").status == 2);
    CHECK(run({"--version"}, "", "/dev/full").status == 2);
}
#endif

TEST_CASE("a reader that stops reading is no success", "[tool]") {
    // A closed standard output, as from "govkpi report ... >&-".
    const temporary_folder captured;
    const std::string line = quoted(GOVKPI_TOOL) + " report " + quoted(thanh_liet.string()) + " >&- 2>" + quoted((captured / "err").string());
    const int status = std::system(line.c_str());
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 2);
    CHECK(lines_in(read_file(captured / "err")) == 1);
}
