// SPDX-License-Identifier: BSL-1.0
// ClickHouse's format RowBinary: values one after the other, little-endian, without anything between them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <govkpi/source/grouped_table.hpp>

namespace govkpi::detail {

/// Reads what a query answered. A value that is cut off is a source_error.
class binary_reader {
public:
    explicit binary_reader(std::string_view bytes) : rest_{bytes} {}

    bool at_end() const noexcept { return rest_.empty(); }
    std::uint8_t byte();
    std::uint64_t number();   ///< UInt64
    std::int64_t integer();   ///< Int64
    wide_sum decimal();       ///< Decimal128
    std::string_view text();  ///< String; good as long as the bytes are

private:
    std::string_view take(std::uint64_t size);
    std::string_view rest_;
};

/// Writes rows to be inserted.
class binary_writer {
public:
    void text(std::string_view text);
    void number(std::uint64_t value);
    void value(std::int64_t value);  ///< Nullable(Int64)
    void missing();                  ///< likewise
    const std::string& bytes() const noexcept { return bytes_; }
    void clear() noexcept { bytes_.clear(); }

private:
    std::string bytes_;
};

}  // namespace govkpi::detail
