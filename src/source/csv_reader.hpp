// SPDX-License-Identifier: BSL-1.0
// A CSV file as blocks of columns, read once from front to back. Strict: every cell that is not as it must be is a
// problem, and rows with problems are not handed out.
//
//     csv_column unit{.name = "unit", .as = csv_column::role::member, .members = &units};
//     csv_column outturn{.name = "outturn", .as = csv_column::role::number};
//     csv_reader lines{std::move(*file), std::array{unit, outturn}, problems};
//     for (row_block block; lines.next(block);) sums.add(...);
//     if (!problems.empty()) throw bad_input{std::move(problems)};
//
// The format is that of RFC 4180, with a comma, a semicolon or a tab, LF or CR LF, and a byte-order mark or none.
// Spaces belong to the field; empty lines are passed over.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <govkpi/problem.hpp>

#include "../panel/row_block.hpp"
#include "csv_column.hpp"
#include "csv_member.hpp"
#include "csv_number.hpp"
#include "csv_row.hpp"
#include "csv_scan.hpp"
#include "mapped_file.hpp"

namespace govkpi::detail {

struct csv_dialect {
    char delimiter = '\0';  ///< ',', ';' or '\t'; none: the one that follows the first name of the header
};

class csv_reader {
public:
    /// Reads the header; where it is not as it must be, problems are added and there are no rows. `bytes`, `problems`
    /// and the dictionaries must outlive the reader. Throws invalid_argument for columns or delimiters that make no
    /// sense.
    csv_reader(std::string_view bytes, std::span<const csv_column> columns, problem_list& problems,
               csv_dialect dialect = {});
    csv_reader(mapped_file file, std::span<const csv_column> columns, problem_list& problems, csv_dialect dialect = {});

    /// The next rows, at most block_rows; false at the end. Codes (4 bytes wide) and values are in the order of the
    /// member and the number columns that were asked for. The block is good until the next call.
    bool next(row_block& block);

    /// The file that it was made with, to be read again; there is nothing to read here any more.
    mapped_file take_file() { return std::move(*file_); }

    /// Handed out so far.
    std::size_t rows() const noexcept { return rows_; }
    /// Passed so far, of bytes_in_all().
    std::size_t bytes_read() const noexcept { return at_; }
    std::size_t bytes_in_all() const noexcept { return bytes_.size(); }

private:
    struct member_column {
        csv_member_column cells;
        std::size_t place;  ///< among the fields of a row
        std::vector<std::uint32_t> codes = std::vector<std::uint32_t>(block_rows);
    };
    struct number_column {
        csv_number_column cells;
        std::size_t place;
        std::vector<std::int64_t> values = std::vector<std::int64_t>(block_rows);
        std::vector<std::uint64_t> missing = std::vector<std::uint64_t>(block_rows / 64);
        std::uint64_t any_bits = 0;
        bool any_missing = false;
    };

    csv_reader(std::string_view bytes, std::optional<mapped_file> file, std::span<const csv_column> columns,
               problem_list& problems, csv_dialect dialect);
    void read_header(std::span<const csv_column> columns, csv_dialect dialect);
    bool pass_empty_lines();
    void begin_block();
    void hand_out(row_block& block);

    bool scan_stretch();
    std::size_t whole_rows(const csv_scan& scan) const noexcept;
    void convert_stretch();
    void note_lines(std::size_t count);
    void take_row_with_care();
    bool has_good_shape(const csv_row& row);
    void report(std::size_t field, std::string_view text, std::string_view expected);

    std::string_view bytes_;
    std::optional<mapped_file> file_;
    problem_list& problems_;
    char delimiter_ = ',';
    std::vector<std::string> names_;  ///< the header's
    std::vector<member_column> members_;
    std::vector<number_column> numbers_;

    std::size_t at_ = 0;          ///< behind the last row that was read
    std::size_t line_ = 1;        ///< the physical line there
    std::size_t care_until_ = 0;  ///< rows that begin before it are taken one by one
    std::size_t rows_ = 0;
    csv_row row_;
    std::string buffer_;

    // The stretch that was scanned, and how many of its rows were converted.
    std::unique_ptr<std::uint32_t[]> ends_;
    csv_rows stretch_{};
    std::size_t stretch_rows_ = 0;
    std::size_t converted_ = 0;

    std::size_t filled_ = 0;  ///< rows of the block
    std::vector<std::uint64_t> lines_ = std::vector<std::uint64_t>(block_rows);
    std::vector<code_span> code_spans_;
    std::vector<value_span> value_spans_;
};

}  // namespace govkpi::detail
