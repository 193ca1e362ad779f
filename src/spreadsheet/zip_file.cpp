// SPDX-License-Identifier: BSL-1.0
#include "zip_file.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include <fmt/format.h>
#include <zlib.h>

#include "../quantity/shown_text.hpp"

namespace govkpi::detail {
namespace {

constexpr std::string_view end_mark = "PK\5\6";
constexpr std::string_view entry_mark = "PK\1\2";
constexpr std::string_view part_mark = "PK\3\4";
constexpr std::size_t end_size = 22;
constexpr std::size_t entry_size = 46;
constexpr std::size_t part_header_size = 30;
constexpr std::size_t longest_comment = 0xffff;
constexpr std::uint16_t is_encrypted = 1;
constexpr std::uint16_t stored = 0;
constexpr std::uint16_t deflated = 8;

[[noreturn]] void refuse_broken() {
    throw unreadable{
        "a whole file: this one is cut off or damaged; open it in a spreadsheet program and save it again"};
}

/// The least byte first, at a place that is there.
std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint32_t out = 0;
    for (std::size_t i = size; i-- > 0;) out = out << 8 | static_cast<unsigned char>(bytes[at + i]);
    return out;
}
std::uint16_t short_at(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint16_t>(number_at(bytes, at, 2));
}
std::uint32_t long_at(std::string_view bytes, std::size_t at) { return number_at(bytes, at, 4); }

/// What ends the directory, and names its place.
std::string_view end_of(std::string_view bytes) {
    const std::size_t longest = end_size + longest_comment;
    const std::size_t from = bytes.size() > longest ? bytes.size() - longest : 0;
    const std::size_t at = bytes.rfind(end_mark);
    if (at == std::string_view::npos || at < from || bytes.size() - at < end_size) refuse_broken();
    return bytes.substr(at, end_size);
}

}  // namespace

zip_file::zip_file(std::string_view bytes, std::uint64_t most_bytes) : bytes_{bytes} {
    const std::string_view end = end_of(bytes);
    const std::size_t count = short_at(end, 10);
    std::size_t at = long_at(end, 16);
    std::uint64_t size = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (at > bytes.size() || bytes.size() - at < entry_size) refuse_broken();
        const std::string_view entry = bytes.substr(at);
        if (!entry.starts_with(entry_mark)) refuse_broken();
        const std::size_t name_size = short_at(entry, 28);
        if (entry.size() < entry_size + name_size) refuse_broken();
        const part found{.offset = long_at(entry, 42),
                         .packed_size = long_at(entry, 20),
                         .size = long_at(entry, 24),
                         .checksum = long_at(entry, 16),
                         .method = short_at(entry, 10),
                         .flags = short_at(entry, 8)};
        size += found.size;
        // Two parts of one name are read as one or as the other by different programs.
        if (!parts_.emplace(std::string{entry.substr(entry_size, name_size)}, found).second) refuse_broken();
        at += entry_size + name_size + short_at(entry, 30) + short_at(entry, 32);
    }
    if (size > most_bytes)
        throw unreadable{fmt::format("a file that unpacks to at most {} bytes, and not to {}", most_bytes, size)};
}

std::string_view zip_file::packed(const std::string& name, const part& of) const {
    if ((of.flags & is_encrypted) != 0) throw unreadable{"a file without a password: save it without one"};
    if (of.method != stored && of.method != deflated)
        throw unreadable{fmt::format("{} to be packed in the usual way: save the file again", shown_text(name))};
    if (of.offset > bytes_.size() || bytes_.size() - of.offset < part_header_size) refuse_broken();
    const std::string_view header = bytes_.substr(of.offset);
    if (!header.starts_with(part_mark)) refuse_broken();
    const std::size_t before = part_header_size + short_at(header, 26) + short_at(header, 28);
    if (header.size() < before || header.size() - before < of.packed_size) refuse_broken();
    return header.substr(before, of.packed_size);
}

void zip_file::read(std::string_view name, const receiver& take) {
    const auto found = parts_.find(name);
    if (found == parts_.end()) throw unreadable{fmt::format("a part {} in the file: save it again", shown_text(name))};
    const part& of = found->second;
    std::string_view left = packed(found->first, of);
    bytes_read_ = 0;

    z_stream stream{};
    if (::inflateInit2(&stream, -MAX_WBITS) != Z_OK) throw std::bad_alloc{};
    const std::unique_ptr<z_stream, int (*)(z_stream*)> owner{&stream, ::inflateEnd};
    constexpr std::size_t piece_size = 1u << 16;
    const auto piece = std::make_unique<char[]>(piece_size);
    std::uint64_t size = 0;
    uLong checksum = ::crc32(0, nullptr, 0);
    for (bool ends = false; !ends;) {
        const std::string_view in = left.substr(0, piece_size);
        std::string_view out;
        std::size_t used = in.size();
        if (of.method == stored) {
            out = in;
            ends = used == left.size();
        } else {
            stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));  // which zlib does not change
            stream.avail_in = static_cast<uInt>(in.size());
            stream.next_out = reinterpret_cast<Bytef*>(piece.get());
            stream.avail_out = piece_size;
            const int state = ::inflate(&stream, Z_NO_FLUSH);
            used -= stream.avail_in;
            out = {piece.get(), piece_size - stream.avail_out};
            ends = state == Z_STREAM_END;
            if ((state != Z_OK && !ends) || (!ends && used == 0 && out.empty())) refuse_broken();
        }
        left.remove_prefix(used);
        bytes_read_ += used;
        size += out.size();
        if (size > of.size) refuse_broken();
        checksum = ::crc32(checksum, reinterpret_cast<const Bytef*>(out.data()), static_cast<uInt>(out.size()));
        if (!take(out)) return;
    }
    if (size != of.size || checksum != of.checksum) refuse_broken();
}

}  // namespace govkpi::detail
