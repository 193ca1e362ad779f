// SPDX-License-Identifier: BSL-1.0
// Folders of figures made for one test and gone after it, and the problems that reading them shows.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include <govkpi/report/figures.hpp>
#include <govkpi/problem.hpp>

namespace report_test {

namespace fs = std::filesystem;

/// An empty folder of its own, removed with all that is in it.
class temporary_folder {
public:
    temporary_folder() {
        std::random_device any;
        path_ = fs::temp_directory_path() / ("govkpi_test_" + std::to_string(any()) + "_" + std::to_string(any()));
        REQUIRE(fs::create_directory(path_));
    }
    temporary_folder(const temporary_folder&) = delete;
    temporary_folder& operator=(const temporary_folder&) = delete;
    ~temporary_folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }

    const fs::path& path() const noexcept { return path_; }
    fs::path operator/(const fs::path& name) const { return path_ / name; }

private:
    fs::path path_;
};

inline void write_file(const fs::path& file, std::string_view content) {
    std::ofstream out{file, std::ios::binary};
    out.write(content.data(), static_cast<std::streamsize>(content.size()));
    out.close();
    REQUIRE(out.good());
}
inline std::string read_file(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    REQUIRE(in.good());
    return {std::istreambuf_iterator<char>{in}, {}};
}
inline std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator{folder}) names.push_back(entry.path().filename().string());
    return names;
}

inline std::string replaced(std::string text, std::string_view what, std::string_view with) {
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), with);
}

inline const fs::path thanh_liet = fs::path{GOVKPI_SOURCE_DIR} / "examples" / "data" / "thanh_liet_2025";

/// A problem as a test states it: the file by its name alone.
struct stated {
    std::string file;
    std::size_t row;
    std::string column, text, expected;

    friend bool operator==(const stated&, const stated&) = default;
    friend std::ostream& operator<<(std::ostream& out, const stated& s) {
        return out << '{' << s.file << ", " << s.row << ", " << s.column << ", \"" << s.text << "\", " << s.expected << '}';
    }
};

inline std::vector<stated> stated_problems(const std::vector<govkpi::problem>& problems) {
    std::vector<stated> all;
    for (const auto& p : problems) all.push_back({fs::path{p.file}.filename().string(), p.row, p.column, p.text, p.expected});
    return all;
}

/// The problems that reading a folder shows; none where it can be read.
inline std::vector<stated> problems_of(const fs::path& folder) {
    try {
        (void)govkpi::report::read_figures(folder);
    } catch (const govkpi::bad_input& bad) {
        return stated_problems(bad.problems());
    }
    return {};
}

}  // namespace report_test
