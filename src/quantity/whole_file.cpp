// SPDX-License-Identifier: BSL-1.0
#include "whole_file.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <random>
#include <system_error>

#include <govkpi/problem.hpp>

namespace govkpi::detail {
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

/// Throws with the system's words unless every byte arrived. A full disk may show only when the file is closed.
void write_all(const std::filesystem::path& file, const char* mode, std::string_view content,
               const std::filesystem::path& named) {
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> out{std::fopen(file.string().c_str(), mode), std::fclose};
    if (!out) refuse(named, std::strerror(errno));
    const bool written = std::fwrite(content.data(), 1, content.size(), out.get()) == content.size();
    if (!written || std::fflush(out.get()) != 0 || std::fclose(out.release()) != 0) refuse(named, std::strerror(errno));
}

}  // namespace

std::string read_whole_file(const std::filesystem::path& file) {
    const auto refuse_to_read = [&](const std::string& why) {
        throw bad_input{{{file.string(), 0, "", "", "a file that can be read (" + why + ")"}}};
    };
    if (std::error_code error; std::filesystem::is_directory(file, error)) refuse_to_read("it is a folder");
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> in{std::fopen(file.string().c_str(), "rb"), std::fclose};
    if (!in) refuse_to_read(std::strerror(errno));
    std::string bytes;
    char part[1 << 14];
    for (std::size_t got = 0; (got = std::fread(part, 1, sizeof part, in.get())) > 0;) bytes.append(part, got);
    if (std::ferror(in.get()) != 0) refuse_to_read(std::strerror(errno));
    return bytes;
}

void replace_file(const std::filesystem::path& named, std::string_view content) {
    std::error_code error;
    // A link stays a link: what it leads to is replaced.
    const std::filesystem::path file =
        std::filesystem::is_symlink(named, error) ? std::filesystem::weakly_canonical(named, error) : named;
    const std::filesystem::file_status old = std::filesystem::status(file, error);
    if (std::filesystem::is_directory(old)) refuse(named, "it is a folder");
    if (std::filesystem::is_character_file(old))
        return write_all(file, "wb", content, named);  // /dev/null stays what it is
    if (std::filesystem::exists(old) && !std::filesystem::is_regular_file(old)) refuse(named, "it is no regular file");
    const std::filesystem::path beside = name_beside(file);
    unfinished_file guard{beside};
    write_all(beside, "wbx", content, named);
    if (std::filesystem::exists(old)) std::filesystem::permissions(beside, old.permissions(), error);
    guard.finish_as(file, error);
    if (error) refuse(named, error.message());
}

}  // namespace govkpi::detail
