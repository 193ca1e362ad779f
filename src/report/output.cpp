// SPDX-License-Identifier: BSL-1.0
#include <govkpi/report/output.hpp>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <random>
#include <string>
#include <system_error>

#include <govkpi/report/problem.hpp>

namespace govkpi::report {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& why) {
    throw bad_input{{{file.string(), 0, "", "", "a file that can be written (" + why + ")"}}};
}

/// A name beside the file, so that the two lie on one file system and the last step is a rename.
std::filesystem::path name_beside(const std::filesystem::path& file) {
    std::random_device any;
    std::filesystem::path beside = file;
    beside += "." + std::to_string(any()) + ".part";
    return beside;
}

/// Removes what was begun unless it was finished.
class unfinished_file {
public:
    explicit unfinished_file(std::filesystem::path path) : path_{std::move(path)} {}
    unfinished_file(const unfinished_file&) = delete;
    unfinished_file& operator=(const unfinished_file&) = delete;
    ~unfinished_file() {
        std::error_code ignored;
        if (!finished_) std::filesystem::remove(path_, ignored);
    }
    void finish_as(const std::filesystem::path& file, std::error_code& error) {
        std::filesystem::rename(path_, file, error);
        finished_ = !error;
    }

private:
    std::filesystem::path path_;
    bool finished_ = false;
};

}  // namespace

void replace_file(const std::filesystem::path& file, std::string_view content) {
    std::error_code error;
    if (std::filesystem::is_directory(file, error)) refuse(file, "it is a folder");
    const std::filesystem::path beside = name_beside(file);
    using stream = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;
    stream out{std::fopen(beside.string().c_str(), "wbx"), std::fclose};
    if (!out) refuse(file, std::strerror(errno));
    unfinished_file guard{beside};
    const bool written = std::fwrite(content.data(), 1, content.size(), out.get()) == content.size();
    // A full disk may show only when the buffer is flushed or the file closed.
    if (!written || std::fflush(out.get()) != 0 || std::fclose(out.release()) != 0) refuse(file, std::strerror(errno));
    guard.finish_as(file, error);
    if (error) refuse(file, error.message());
}

}  // namespace govkpi::report
