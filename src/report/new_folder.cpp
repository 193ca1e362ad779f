// SPDX-License-Identifier: BSL-1.0
#include "new_folder.hpp"

#include <string>
#include <system_error>
#include <utility>

#include <govkpi/problem.hpp>

namespace govkpi::report {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& folder, std::string expected) {
    throw bad_input{{{folder.string(), 0, "", "", std::move(expected)}}};
}

}  // namespace

void make_new_folder(const std::filesystem::path& folder) {
    std::error_code error;
    if (std::filesystem::exists(folder, error)) {
        if (!std::filesystem::is_directory(folder, error)) refuse(folder, "the name of a folder, not of a file");
        if (!std::filesystem::is_empty(folder, error) || error)
            refuse(folder, "a new or empty folder; nothing was written");
    }
    std::filesystem::create_directories(folder, error);
    if (error) refuse(folder, "a folder that can be made (" + error.message() + ")");
}

}  // namespace govkpi::report
