// SPDX-License-Identifier: BSL-1.0
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "run.hpp"

using namespace tool_test;

#if GOVKPI_TOOL_WITH_XLSX

TEST_CASE("a spreadsheet goes to a file or a pipe, the same one, and a file named so needs no format", "[tool]") {
    const temporary_folder folder;
    const std::string named = (folder / "report.xlsx").string();
    const std::string asked = (folder / "report.bin").string();
    const outcome shown = run({"report", thanh_liet.string(), "--format", "xlsx"});
    CHECK(shown.status == 0);
    CHECK(shown.err == "");
    CHECK(shown.out.starts_with("PK\x03\x04"));
    CHECK(run({"report", thanh_liet.string(), "-o", named}).status == 0);
    CHECK(run({"report", thanh_liet.string(), "-o", asked, "--format=xlsx"}).status == 0);
    CHECK(read_file(named) == shown.out);
    CHECK(read_file(asked) == shown.out);
    CHECK(run({"report", thanh_liet.string(), "-o", named, "--format", "html"}).status == 0);
    CHECK(read_file(named).starts_with("<!doctype html>"));
}

TEST_CASE("a spreadsheet is not written to a terminal", "[tool]") {
    if (std::system("script --version >/dev/null 2>&1") != 0) {
        WARN("skipped: there is no script to make a terminal");
        SUCCEED();
        return;
    }
    const temporary_folder folder;
    const std::string command = quoted(GOVKPI_TOOL) + " report " + quoted(thanh_liet.string()) + " --format xlsx";
    const std::string line = "script --quiet --return --command " + quoted(command) + " " +
                             quoted((folder / "screen").string()) + " >/dev/null </dev/null";
    const int status = std::system(line.c_str());
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 2);
    const std::string screen = read_file(folder / "screen");
    CHECK(screen.find("a spreadsheet is not for a terminal: name its file with --output") != std::string::npos);
    CHECK(screen.find("PK\x03\x04") == std::string::npos);
}

TEST_CASE("where there is no room for temporary files no spreadsheet is written, rather than a part of one", "[tool]") {
    const temporary_folder folder;
    write_file(folder / "old.xlsx", "old");
    for (const char* blocks : {"1", "4"}) {  // of 512 or 1024 bytes: less than the longest part
        CAPTURE(blocks);
        const std::string limited = std::string{"trap '' XFSZ; ulimit -f "} + blocks + ";";
        const outcome said = run({"report", thanh_liet.string(), "-o", (folder / "old.xlsx").string()}, limited);
        CHECK(said.status == 2);
        CHECK(said.err.find("the spreadsheet cannot be made: ") != std::string::npos);
        CHECK(read_file(folder / "old.xlsx") == "old");
    }
}

#else

TEST_CASE("a command without the writer of spreadsheets says so", "[tool]") {
    const outcome said = run({"report", thanh_liet.string(), "--format", "xlsx"});
    CHECK(said.status == 2);
    CHECK(said.out == "");
    CHECK(said.err.find("built without libxlsxwriter") != std::string::npos);
}

#endif
