// SPDX-License-Identifier: BSL-1.0
// ClickHouse's format RowBinary: values one after the other, little-endian, without anything between them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <govkpi/source/grouped_table.hpp>

namespace govkpi::detail {

/// Reads what a query answered. A value that is cut off is a source_error.
class binary_reader {
public:
    explicit binary_reader(std::string_view bytes) : rest_{bytes} {}

    bool at_end() const noexcept { return rest_.empty(); }
    std::uint8_t byte();
    bool mark();              ///< 0 or 1; other bytes are a source_error
    std::uint64_t number();   ///< UInt64
    std::int64_t integer();   ///< Int64
    wide_sum decimal();       ///< Decimal128
    std::string_view text();  ///< String; good as long as the bytes are

private:
    std::string_view take(std::uint64_t size);
    std::string_view rest_;
};

/// Throws source_error unless there was one.
void check_ends(int ends);

/// A query whose answer shows that it is one. RowBinary has no head and no end, so that no bytes at all would be a table
/// without rows, and an error text rows: each row begins with a 1, and one with a 0 that is none is among them, `blank`,
/// with a value of each column's type. That the last rows are there is what HTTP's chunks and gzip's length show.
std::string marked(const std::vector<std::string>& columns, const std::vector<std::string>& blank,
                   std::string_view from);
/// The same where the columns are texts.
std::string marked_texts(const std::vector<std::string>& columns, std::string_view from);

/// Goes through the answer: `row` is called with the reader behind the mark and whether it is a row, and reads all of it.
template <class Row>
void for_each_marked(std::string_view answer, Row row) {
    int ends = 0;
    for (binary_reader in{answer}; !in.at_end();) {
        const bool is_row = in.mark();
        row(in, is_row);
        ends += is_row ? 0 : 1;
    }
    check_ends(ends);
}

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
