// SPDX-License-Identifier: BSL-1.0
#include "gunzip.hpp"

#include <memory>

#include <zlib.h>

#include <govkpi/source/source.hpp>

namespace govkpi::detail {

std::string gunzip(std::string_view bytes) {
    z_stream stream{};
    constexpr int gzip_alone = 15 + 16;
    if (inflateInit2(&stream, gzip_alone) != Z_OK) throw source_error{"zlib: out of memory"};
    struct ender {
        void operator()(z_stream* of) const noexcept { inflateEnd(of); }
    };
    const std::unique_ptr<z_stream, ender> ends{&stream};
    std::string out;
    std::string part(1 << 18, '\0');
    int state = Z_OK;
    while (state == Z_OK) {
        // zlib counts in 32 bits.
        constexpr std::size_t most = 1 << 30;
        if (stream.avail_in == 0) {
            const std::size_t size = std::min(bytes.size(), most);
            if (size == 0) break;
            stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
            stream.avail_in = static_cast<uInt>(size);
            bytes.remove_prefix(size);
        }
        stream.next_out = reinterpret_cast<Bytef*>(part.data());
        stream.avail_out = static_cast<uInt>(part.size());
        state = inflate(&stream, Z_NO_FLUSH);
        out.append(part.data(), part.size() - stream.avail_out);
    }
    if (state != Z_STREAM_END || stream.avail_in != 0 || !bytes.empty())
        throw source_error{"ClickHouse: the answer is damaged or cut off"};
    return out;
}

}  // namespace govkpi::detail
