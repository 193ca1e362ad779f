// SPDX-License-Identifier: BSL-1.0
// Runs the command as its users do.
#pragma once

#include <cstdlib>
#include <string>
#include <vector>

#include <sys/wait.h>

#include <catch2/catch.hpp>

#include "../report/folder.hpp"

namespace tool_test {

using namespace report_test;

struct outcome {
    int status;
    std::string out, err;
};

inline std::string quoted(const std::string& argument) {
    std::string text = "'";
    for (const char c : argument) {
        if (c == '\'') text += "'\\''";
        else text += c;
    }
    return text + "'";
}

/// Runs the command in a shell, with assignments of the environment before it and redirections behind.
inline outcome run(const std::vector<std::string>& arguments, const std::string& before = "", const std::string& standard_output = "") {
    const temporary_folder captured;
    const fs::path out = captured / "out";
    const fs::path err = captured / "err";
    std::string line = before + " " + quoted(GOVKPI_TOOL);
    for (const std::string& argument : arguments) line += " " + quoted(argument);
    line += " >" + quoted(standard_output.empty() ? out.string() : standard_output) + " 2>" + quoted(err.string()) + " </dev/null";
    const int status = std::system(line.c_str());
    REQUIRE(WIFEXITED(status));
    return {WEXITSTATUS(status), standard_output.empty() ? read_file(out) : std::string{}, read_file(err)};
}

}  // namespace tool_test
