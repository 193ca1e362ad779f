// SPDX-License-Identifier: BSL-1.0
#include <cerrno>
#include <cstring>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include <govkpi/report/output.hpp>

#include "folder.hpp"

#if defined(__unix__) || defined(__APPLE__)
#define GOVKPI_TEST_POSIX 1
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

namespace {

using namespace report_test;
using govkpi::bad_input;
using govkpi::report::replace_file;

/// What stands in the way, in the words of the message; "" where the file was written.
std::string refusal(const fs::path& file, const std::string& content = "new") {
    try {
        replace_file(file, content);
    } catch (const bad_input& bad) {
        REQUIRE(bad.problems().size() == 1);
        CHECK(bad.problems()[0].file == file.string());
        return bad.problems()[0].expected;
    }
    return "";
}

}  // namespace

TEST_CASE("a file is written whole, with every byte as it is", "[output]") {
    const temporary_folder folder;
    const std::string content{"a\r\n\0\xff\n", 6};
    replace_file(folder / "page.html", content);
    CHECK(read_file(folder / "page.html") == content);
    replace_file(folder / "page.html", "");
    CHECK(read_file(folder / "page.html").empty());
    const std::string large(5'000'000, 'x');
    replace_file(folder / "page.html", large);
    CHECK(read_file(folder / "page.html") == large);
    CHECK(names_in(folder.path()) == std::vector<std::string>{"page.html"});
}

TEST_CASE("a name with spaces and letters of any alphabet is a name", "[output]") {
    const temporary_folder folder;
    const fs::path file = folder / fs::path{u8"báo cáo tỷ lệ.html"};
    replace_file(file, "x");
    CHECK(read_file(file) == "x");
}

TEST_CASE("a folder is not replaced by a file", "[output]") {
    const temporary_folder folder;
    REQUIRE(fs::create_directory(folder / "page"));
    write_file(folder / "page" / "kept", "old");
    CHECK(refusal(folder / "page") == "a file that can be written (it is a folder)");
    CHECK(read_file(folder / "page" / "kept") == "old");
    CHECK(names_in(folder.path()) == std::vector<std::string>{"page"});
}

TEST_CASE("a file in a folder that is not there is not written", "[output]") {
    const temporary_folder folder;
    CHECK(refusal(folder / "none" / "page.html") == "a file that can be written (No such file or directory)");
    CHECK(names_in(folder.path()).empty());
}

TEST_CASE("a file under a file is not written", "[output]") {
    const temporary_folder folder;
    write_file(folder / "file", "old");
    CHECK(refusal(folder / "file" / "page.html") == "a file that can be written (Not a directory)");
    CHECK(read_file(folder / "file") == "old");
}

#ifdef GOVKPI_TEST_POSIX

TEST_CASE("a file in a folder without permission to write is left as it was", "[output]") {
    if (geteuid() == 0) {
        WARN("skipped: the administrator may write anywhere");
        SUCCEED();
        return;
    }
    const temporary_folder folder;
    write_file(folder / "page.html", "old");
    fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
    CHECK(refusal(folder / "page.html") == "a file that can be written (Permission denied)");
    CHECK(read_file(folder / "page.html") == "old");
    fs::permissions(folder.path(), fs::perms::owner_all);
}

TEST_CASE("when the disk fills up the old file is left as it was, and nothing lies beside it", "[output]") {
    const temporary_folder folder;
    write_file(folder / "page.html", "old");
    // A limit on the size of files stands for the full disk, in a process of its own.
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{4096, 4096};
        setrlimit(RLIMIT_FSIZE, &small);
        try {
            replace_file(folder / "page.html", std::string(1'000'000, 'x'));
        } catch (const bad_input& bad) {
            const bool explained = bad.problems()[0].expected.find(std::strerror(EFBIG)) != std::string::npos;
            _exit(explained ? 10 : 11);
        } catch (...) {
            _exit(12);
        }
        _exit(0);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 10);
    CHECK(read_file(folder / "page.html") == "old");
    CHECK(names_in(folder.path()) == std::vector<std::string>{"page.html"});
}

TEST_CASE("a small file on a full disk, which shows only at the end, is left as it was", "[output]") {
    const temporary_folder folder;
    write_file(folder / "page.html", "old");
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit none{0, 0};
        setrlimit(RLIMIT_FSIZE, &none);
        try {
            replace_file(folder / "page.html", "x");
        } catch (const bad_input&) {
            _exit(10);
        } catch (...) {
            _exit(12);
        }
        _exit(0);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 10);
    CHECK(read_file(folder / "page.html") == "old");
    CHECK(names_in(folder.path()) == std::vector<std::string>{"page.html"});
}

TEST_CASE("what is neither a file nor a folder is not replaced by a file", "[output]") {
    const temporary_folder folder;
    const std::string pipe = (folder / "pipe").string();
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(refusal(pipe) != "");
    CHECK(fs::is_fifo(pipe));
}

TEST_CASE("a file that is replaced keeps who may read it", "[output]") {
    const temporary_folder folder;
    write_file(folder / "page.html", "old");
    fs::permissions(folder / "page.html", fs::perms::owner_read | fs::perms::owner_write);
    replace_file(folder / "page.html", "new");
    CHECK(fs::status(folder / "page.html").permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("a link stays a link, and the file that it leads to is replaced", "[output]") {
    const temporary_folder folder;
    write_file(folder / "real.html", "old");
    fs::create_symlink("real.html", folder / "page.html");
    replace_file(folder / "page.html", "new");
    CHECK(fs::is_symlink(folder / "page.html"));
    CHECK(read_file(folder / "real.html") == "new");
}

#endif
