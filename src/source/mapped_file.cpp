// SPDX-License-Identifier: BSL-1.0
#include "mapped_file.hpp"

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <system_error>
#include <utility>

#if __has_include(<sys/mman.h>) && __has_include(<unistd.h>)
#define GOVKPI_DETAIL_MMAP 1
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>
#else
#define GOVKPI_DETAIL_MMAP 0
#endif

namespace govkpi::detail {
namespace {

/// Pages are given back in pieces of this many bytes: a call for each stretch would cost more than reading it.
constexpr std::size_t window = 4u << 20;

#if GOVKPI_DETAIL_MMAP
/// Null where the system cannot map the file; the caller then reads it.
const char* map(const std::filesystem::path& file, std::size_t size) noexcept {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return nullptr;
    void* const place = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    ::close(descriptor);
    if (place == MAP_FAILED) return nullptr;
    ::madvise(place, size, MADV_SEQUENTIAL);
    return static_cast<const char*>(place);
}
#endif

/// The whole file; sets errno and returns false where it cannot be read.
bool read_all(const std::filesystem::path& file, std::string& bytes) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> in{std::fopen(file.string().c_str(), "rb"), std::fclose};
    if (!in) return false;
    char part[1 << 14];
    for (std::size_t got = 0; (got = std::fread(part, 1, sizeof part, in.get())) > 0;) bytes.append(part, got);
    return std::ferror(in.get()) == 0;
}

}  // namespace

std::optional<mapped_file> mapped_file::open(const std::filesystem::path& file, problem_list& problems) {
    const auto refuse = [&](const std::error_code& why) {
        problems.add(0, "", "", "a file that can be read (" + why.message() + ")");
        return std::nullopt;
    };
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (error) return refuse(error);
    if (std::filesystem::is_directory(status)) return refuse(std::make_error_code(std::errc::is_a_directory));
    mapped_file opened;
#if GOVKPI_DETAIL_MMAP
    if (std::filesystem::is_regular_file(status)) {
        const std::uintmax_t size = std::filesystem::file_size(file, error);
        if (!error && size > 0 && size <= std::numeric_limits<std::size_t>::max()) {
            opened.mapped_ = map(file, static_cast<std::size_t>(size));
            opened.size_ = opened.mapped_ == nullptr ? 0 : static_cast<std::size_t>(size);
        }
    }
    if (opened.mapped_ != nullptr) return opened;
#endif
    opened.copy_ = std::make_unique<std::string>();
    if (!read_all(file, *opened.copy_)) return refuse({errno, std::generic_category()});
    return opened;
}

mapped_file mapped_file::of_text(std::string text) {
    mapped_file made;
    made.copy_ = std::make_unique<std::string>(std::move(text));
    return made;
}

mapped_file::mapped_file(mapped_file&& other) noexcept
    : mapped_{std::exchange(other.mapped_, nullptr)},
      size_{std::exchange(other.size_, 0)},
      passed_{std::exchange(other.passed_, 0)},
      copy_{std::move(other.copy_)} {}

mapped_file& mapped_file::operator=(mapped_file&& other) noexcept {
    std::swap(mapped_, other.mapped_);
    std::swap(size_, other.size_);
    std::swap(passed_, other.passed_);
    std::swap(copy_, other.copy_);
    return *this;
}

mapped_file::~mapped_file() {
#if GOVKPI_DETAIL_MMAP
    if (mapped_ != nullptr) ::munmap(const_cast<char*>(mapped_), size_);
#endif
}

std::string_view mapped_file::bytes() const noexcept {
    if (copy_) return *copy_;
    return {mapped_, size_};
}

void mapped_file::passed(std::size_t offset) noexcept {
#if GOVKPI_DETAIL_MMAP
    if (offset < passed_) passed_ = 0;
    if (mapped_ == nullptr || offset < passed_ + window) return;
    const std::size_t upto = offset / window * window;
    ::madvise(const_cast<char*>(mapped_) + passed_, upto - passed_, MADV_DONTNEED);
    passed_ = upto;
#else
    static_cast<void>(offset);
#endif
}

}  // namespace govkpi::detail
