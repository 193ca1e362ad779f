// SPDX-License-Identifier: BSL-1.0
// Numbers and texts as bytes, alike on every machine: a number in groups of seven bits, the lowest first, all but the last
// with the top bit set; a signed one doubled, and a negative one doubled and less one, as if it were positive; a text by
// its length and its bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <govkpi/quantity/detail/integer.hpp>

namespace govkpi::detail {

class byte_writer {
public:
    void number(std::uint64_t value);
    /// Throws overflow past 125 bits.
    void signed_number(int128 value);
    void text(std::string_view value);
    void plain(std::string_view bytes) { bytes_ += bytes; }
    /// So many bytes, the lowest first.
    void fixed(std::uint64_t value, int bytes);

    const std::string& bytes() const noexcept { return bytes_; }

private:
    std::string bytes_;
};

/// Takes nothing for granted: what is not there, too large or not in its shortest form is a bad_input of `name`.
class byte_reader {
public:
    byte_reader(std::string_view bytes, const std::string& name) : rest_{bytes}, name_{name} {}

    /// Below `limit`.
    std::uint64_t number(std::uint64_t limit);
    std::uint64_t number();
    int128 signed_number();
    std::int64_t signed_64();
    /// How many things follow, of which each takes a byte at least.
    std::size_t count();
    std::string_view text() { return plain(count()); }
    std::string_view plain(std::size_t size);
    std::uint64_t fixed(int bytes);

    bool at_end() const noexcept { return rest_.empty(); }
    /// `expected` as words that follow "expected".
    [[noreturn]] void refuse(std::string expected) const;
    /// What says that the content contradicts itself, though its checksum agrees.
    void need(bool condition, const char* what) const;

private:
    int128 groups();

    std::string_view rest_;
    const std::string& name_;
};

}  // namespace govkpi::detail
