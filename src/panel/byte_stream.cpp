// SPDX-License-Identifier: BSL-1.0
#include "byte_stream.hpp"

#include <limits>
#include <utility>

#include <govkpi/problem.hpp>
#include <govkpi/quantity/error.hpp>

namespace govkpi::detail {
namespace {

constexpr std::uint64_t low_bits = 0x7f;
constexpr std::uint64_t more = 0x80;
constexpr int bits_of_group = 7;
constexpr int groups_of_word = 9;   ///< as many as fit in 64 bits
constexpr int groups_of_wide = 18;  ///< as many as fit in 127 bits

char byte_of(std::uint64_t value) { return static_cast<char>(static_cast<unsigned char>(value)); }

}  // namespace

void byte_writer::number(std::uint64_t value) {
    for (; value > low_bits; value >>= bits_of_group) bytes_ += byte_of((value & low_bits) | more);
    bytes_ += byte_of(value);
}

void byte_writer::signed_number(int128 value) {
    if (std::int64_t small = 0; narrow(value, small)) {
        const auto bits = static_cast<std::uint64_t>(small);
        return number(small < 0 ? ~(bits << 1) : bits << 1);
    }
    const int128 limit = int128{std::int64_t{1} << 62} * int128{std::int64_t{1} << 62} * int128{2};
    if (value >= limit || value < int128{0} - limit) throw_overflow("govkpi: a sum does not fit in 125 bits");
    int128 doubled = value < int128{0} ? int128{0} - value * int128{2} - int128{1} : value * int128{2};
    for (; doubled >= int128{128}; doubled = doubled / int128{128})
        bytes_ += byte_of((static_cast<std::uint64_t>(doubled) & low_bits) | more);
    bytes_ += byte_of(static_cast<std::uint64_t>(doubled));
}

void byte_writer::text(std::string_view value) {
    number(value.size());
    bytes_ += value;
}

void byte_writer::fixed(std::uint64_t value, int bytes) {
    for (; bytes > 0; --bytes, value >>= 8) bytes_ += byte_of(value & 0xff);
}

int128 byte_reader::groups() {
    std::uint64_t low = 0;
    int128 high{0};
    int128 scale{1};
    for (int i = 0; i < groups_of_wide; ++i) {
        const std::uint64_t byte = fixed(1);
        if (i < groups_of_word) {
            low |= (byte & low_bits) << (bits_of_group * i);
        } else {
            high = high + scale * int128{byte & low_bits};
            scale = scale * int128{128};
        }
        if ((byte & more) != 0) continue;
        need(byte != 0 || i == 0, "numbers in their shortest form");
        return i < groups_of_word ? int128{low} : high * int128{std::int64_t{1} << 62} * int128{2} + int128{low};
    }
    refuse("numbers of at most 126 bits");
}

std::uint64_t byte_reader::number() {
    const int128 value = groups();
    need(value <= int128{std::numeric_limits<std::uint64_t>::max()}, "numbers of at most 64 bits");
    return static_cast<std::uint64_t>(value);
}

std::uint64_t byte_reader::number(std::uint64_t limit) {
    const std::uint64_t value = number();
    need(value < limit, "numbers of members, measures and dimensions that the table has");
    return value;
}

int128 byte_reader::signed_number() {
    const int128 value = groups();
    const int128 half = value / int128{2};
    return (static_cast<std::uint64_t>(value) & 1) != 0 ? int128{0} - half - int128{1} : half;
}

std::int64_t byte_reader::signed_64() {
    std::int64_t out = 0;
    need(narrow(signed_number(), out), "figures of at most 64 bits");
    return out;
}

std::size_t byte_reader::count() {
    const std::uint64_t value = number();
    need(value <= rest_.size(), "no more than there are bytes for");
    return static_cast<std::size_t>(value);
}

std::string_view byte_reader::plain(std::size_t size) {
    need(size <= rest_.size(), "no more than there are bytes for");
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
}

std::uint64_t byte_reader::fixed(int bytes) {
    const std::string_view taken = plain(static_cast<std::size_t>(bytes));
    std::uint64_t value = 0;
    for (int i = bytes; i-- > 0;) value = value << 8 | static_cast<unsigned char>(taken[static_cast<std::size_t>(i)]);
    return value;
}

void byte_reader::refuse(std::string expected) const { throw bad_input{{{name_, 0, "", "", std::move(expected)}}}; }

void byte_reader::need(bool condition, const char* what) const {
    if (!condition) refuse(std::string{"a saved panel that does not contradict itself: "} + what);
}

}  // namespace govkpi::detail
