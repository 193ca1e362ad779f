// SPDX-License-Identifier: BSL-1.0
#include "zip_parts.hpp"

#include <cstddef>
#include <string>

#include <zlib.h>

namespace govkpi::report {
namespace {

// Of the format's own description (PKWARE APPNOTE 4.3): fixed sizes of its records and places of their fields.
constexpr std::size_t end_record_size = 22;
constexpr std::size_t central_size = 46;
constexpr std::size_t local_size = 30;

/// A little-endian number; 0 where the archive ends before it.
std::size_t number_at(std::string_view archive, std::size_t at, std::size_t bytes) {
    std::size_t value = 0;
    if (at > archive.size() || archive.size() - at < bytes) return 0;
    for (std::size_t i = bytes; i > 0; --i) value = value << 8 | static_cast<unsigned char>(archive[at + i - 1]);
    return value;
}

/// Empty where it cannot be unpacked to so many bytes.
std::string unpacked(std::string_view packed, std::size_t size) {
    std::string text(size, '\0');
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return {};  // without a header of its own
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    const bool done = inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.avail_out == 0;
    inflateEnd(&stream);
    return done ? text : std::string{};
}

bool is_whole(std::string_view xml) {
    const std::size_t declared = xml.find("?>");
    if (declared == std::string_view::npos) return false;
    const std::size_t root = xml.find('<', declared);
    if (root == std::string_view::npos) return false;
    const std::size_t end = xml.find_first_of(" >", root);
    if (end == std::string_view::npos) return false;
    while (!xml.empty() && xml.back() == '\n') xml.remove_suffix(1);
    return xml.ends_with("</" + std::string{xml.substr(root + 1, end - root - 1)} + ">");
}

}  // namespace

bool parts_are_whole(std::string_view archive) {
    if (archive.size() < end_record_size) return false;
    const std::size_t end = archive.size() - end_record_size;
    const std::size_t parts = number_at(archive, end + 10, 2);
    std::size_t at = number_at(archive, end + 16, 4);
    for (std::size_t part = 0; part < parts; ++part) {
        const std::size_t packed = number_at(archive, at + 20, 4);
        const std::size_t size = number_at(archive, at + 24, 4);
        const std::size_t local = number_at(archive, at + 42, 4);
        const std::size_t data =
            local + local_size + number_at(archive, local + 26, 2) + number_at(archive, local + 28, 2);
        if (data > archive.size() || archive.size() - data < packed) return false;
        if (!is_whole(unpacked(archive.substr(data, packed), size))) return false;
        at += central_size + number_at(archive, at + 28, 2) + number_at(archive, at + 30, 2) +
              number_at(archive, at + 32, 2);
    }
    return parts > 0;
}

}  // namespace govkpi::report
