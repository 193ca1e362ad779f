// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <filesystem>
#include <fstream>
#include <random>
#include <string>

/// A file that goes with the test.
class temporary_file {
public:
    explicit temporary_file(const std::string& content) {
        static int made = 0;
        path_ = std::filesystem::temp_directory_path() /
                ("govkpi_csv_" + std::to_string(std::random_device{}()) + "_" + std::to_string(made++) + ".csv");
        std::ofstream{path_, std::ios::binary} << content;
    }
    ~temporary_file() { std::filesystem::remove(path_); }
    temporary_file(const temporary_file&) = delete;
    temporary_file& operator=(const temporary_file&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// A folder that goes with the test.
class temporary_folder {
public:
    temporary_folder() {
        static int made = 0;
        path_ = std::filesystem::temp_directory_path() /
                ("govkpi_" + std::to_string(std::random_device{}()) + "_" + std::to_string(made++));
        std::filesystem::create_directories(path_);
    }
    ~temporary_folder() { std::filesystem::remove_all(path_); }
    temporary_folder(const temporary_folder&) = delete;
    temporary_folder& operator=(const temporary_folder&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};
