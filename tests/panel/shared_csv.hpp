// SPDX-License-Identifier: BSL-1.0
// Published tables as rows of cells, from the folder of shared data, which belongs to no release of the library.
#pragma once

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

/// Where a published file is: the folder is named by the environment or by the build.
inline std::string shared_path(const std::string& path) {
    std::string folder;
    if (const char* named = std::getenv("GOVKPI_SHARED_DATA")) folder = named;
#ifdef GOVKPI_SHARED_DATA_DIR
    if (folder.empty()) folder = GOVKPI_SHARED_DATA_DIR;
#endif
    return folder + "/" + path;
}

/// Rows of a CSV file with quoted cells, the heading first; empty, with a warning, where the file is absent.
inline std::vector<std::vector<std::string>> shared_csv(const std::string& path) {
    std::ifstream file{shared_path(path), std::ios::binary};
    if (!file) {
        WARN("skipped: the published data " << path << " are not here; GOVKPI_SHARED_DATA names their folder");
        SUCCEED();
        return {};
    }
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> cells{""};
    bool quoted = false;
    for (auto c = std::istreambuf_iterator<char>{file}; c != std::istreambuf_iterator<char>{}; ++c) {
        if (*c == '"')
            quoted = !quoted;
        else if (*c == ',' && !quoted)
            cells.emplace_back();
        else if (*c == '\n' && !quoted)
            rows.push_back(std::exchange(cells, {""}));
        else if (*c != '\r')
            cells.back() += *c;
    }
    if (cells.size() > 1) rows.push_back(std::move(cells));
    REQUIRE(rows.size() > 1);
    return rows;
}

/// The same by the names of the columns.
inline std::vector<std::map<std::string, std::string>> shared_table(const std::string& path) {
    const std::vector<std::vector<std::string>> rows = shared_csv(path);
    std::vector<std::map<std::string, std::string>> out;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        REQUIRE(rows[i].size() == rows[0].size());
        out.emplace_back();
        for (std::size_t c = 0; c < rows[0].size(); ++c) out.back()[rows[0][c]] = rows[i][c];
    }
    return out;
}
