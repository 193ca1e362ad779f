// SPDX-License-Identifier: BSL-1.0
#include "row_binary.hpp"

#include <fmt/format.h>

#include <govkpi/source/source.hpp>

namespace govkpi::detail {

std::string marked(const std::vector<std::string>& columns, const std::vector<std::string>& blank,
                   std::string_view from) {
    std::string all = "SELECT toUInt8(1) AS govkpi_is_row", last = "SELECT toUInt8(0)";
    for (const std::string& expression : columns) all += ", " + expression;
    for (const std::string& expression : blank) last += ", " + expression;
    return fmt::format("{} {} UNION ALL {} FORMAT RowBinary", all, from, last);
}

std::string marked_texts(const std::vector<std::string>& columns, std::string_view from) {
    return marked(columns, std::vector<std::string>(columns.size(), "''"), from);
}

void check_ends(int ends) {
    if (ends == 0) throw source_error{"ClickHouse: the answer is cut off"};
    if (ends > 1) throw source_error{"ClickHouse: the answer goes on behind its end"};
}

std::string_view binary_reader::take(std::uint64_t size) {
    if (size > rest_.size()) throw source_error{"ClickHouse: the answer is cut off"};
    const std::string_view taken = rest_.substr(0, static_cast<std::size_t>(size));
    rest_.remove_prefix(taken.size());
    return taken;
}

std::uint8_t binary_reader::byte() { return static_cast<std::uint8_t>(take(1)[0]); }

bool binary_reader::mark() {
    const std::uint8_t value = byte();
    if (value > 1) throw source_error{"ClickHouse: the answer is none of rows"};
    return value == 1;
}

std::uint64_t binary_reader::number() {
    std::uint64_t value = 0;
    const std::string_view bytes = take(sizeof value);
    for (std::size_t i = sizeof value; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

std::int64_t binary_reader::integer() { return static_cast<std::int64_t>(number()); }

wide_sum binary_reader::decimal() {
    const std::uint64_t low = number();
    return wide_sum::of_words(integer(), low);
}

std::string_view binary_reader::text() {
    std::uint64_t size = 0;
    for (unsigned shift = 0;; shift += 7) {
        const std::uint8_t part = byte();
        if (shift > 56) throw source_error{"ClickHouse: the answer has a text without an end"};
        size |= std::uint64_t{part & 0x7FU} << shift;
        if ((part & 0x80) == 0) break;
    }
    return take(size);
}

void binary_writer::text(std::string_view text) {
    std::size_t size = text.size();
    for (; size >= 0x80; size >>= 7) bytes_ += static_cast<char>(0x80 | (size & 0x7F));
    bytes_ += static_cast<char>(size);
    bytes_ += text;
}

void binary_writer::number(std::uint64_t value) {
    for (unsigned shift = 0; shift < 64; shift += 8) bytes_ += static_cast<char>(value >> shift & 0xFF);
}

void binary_writer::value(std::int64_t value) {
    bytes_ += '\0';
    number(static_cast<std::uint64_t>(value));
}

void binary_writer::missing() { bytes_ += '\1'; }

}  // namespace govkpi::detail
