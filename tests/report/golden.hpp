// SPDX-License-Identifier: BSL-1.0
// Whole reports, compared byte for byte with what they were.
#pragma once

#include <cstdlib>
#include <string>

#include <catch2/catch.hpp>

#include "folder.hpp"

namespace report_test {

inline void compare_with_golden(const std::string& name, const std::string& made) {
    const fs::path file = fs::path{GOVKPI_SOURCE_DIR} / "tests" / "report" / "golden" / name;
    if (const char* update = std::getenv("GOVKPI_UPDATE_GOLDEN"); update != nullptr && std::string{update} == "1")
        write_file(file, made);
    INFO("after reading the change by eye: GOVKPI_UPDATE_GOLDEN=1 writes " << file.string());
    CHECK(made == read_file(file));
}

}  // namespace report_test
