// SPDX-License-Identifier: BSL-1.0
// The parts of a zip file, unpacked piece by piece. It may come from anybody: nothing is believed that it says of
// itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace govkpi::detail {

/// A file that cannot be read: what was expected of it.
struct unreadable {
    std::string expected;
};

class zip_file {
public:
    /// Takes a piece, and says whether it wants another.
    using receiver = std::function<bool(std::string_view piece)>;

    /// Reads the directory. Throws unreadable where there is none, or where its parts would unpack to more than
    /// `most_bytes` together. The bytes must outlive this.
    zip_file(std::string_view bytes, std::uint64_t most_bytes);

    bool has(std::string_view name) const { return parts_.find(name) != parts_.end(); }
    /// Throws unreadable where the part is not there, or is not what the directory says of it.
    void read(std::string_view name, const receiver& take);
    /// Of the part that is being read.
    std::size_t bytes_read() const noexcept { return bytes_read_; }

private:
    struct part {
        std::uint32_t offset;  ///< of its own header
        std::uint32_t packed_size, size;
        std::uint32_t checksum;
        std::uint16_t method, flags;
    };

    std::string_view packed(const std::string& name, const part& of) const;

    std::string_view bytes_;
    std::map<std::string, part, std::less<>> parts_;
    std::size_t bytes_read_ = 0;
};

}  // namespace govkpi::detail
