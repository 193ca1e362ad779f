// SPDX-License-Identifier: BSL-1.0
// The bytes of a file as one text, without a copy where the system can map it: the one place that reads data files.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <govkpi/export.hpp>
#include <govkpi/problem.hpp>

namespace govkpi::detail {

/// A regular file is mapped, and takes no more memory than the stretch that is being read. Anything else (a pipe) is
/// read into memory as a whole. The file must not be cut shorter by others meanwhile.
class GOVKPI_EXPORT mapped_file {
public:
    /// Nothing, with a problem added, where the file cannot be read.
    static std::optional<mapped_file> open(const std::filesystem::path& file, problem_list& problems);

    /// A text that is in memory already.
    static mapped_file of_text(std::string text);

    mapped_file(mapped_file&& other) noexcept;
    mapped_file& operator=(mapped_file&& other) noexcept;
    ~mapped_file();

    /// Stays where it is when the mapped_file is moved.
    std::string_view bytes() const noexcept;

    /// Gives back the memory of what stands before the offset; those bytes can still be read, more slowly. An offset that
    /// is smaller than before starts anew.
    void passed(std::size_t offset) noexcept;

private:
    mapped_file() = default;

    const char* mapped_ = nullptr;
    std::size_t size_ = 0;
    std::size_t passed_ = 0;
    std::unique_ptr<std::string> copy_;  ///< where the file is not mapped
};

}  // namespace govkpi::detail
