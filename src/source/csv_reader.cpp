// SPDX-License-Identifier: BSL-1.0
#include "csv_reader.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "../quantity/shown_text.hpp"
#include "csv_header.hpp"

namespace govkpi::detail {
namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
constexpr std::size_t most_columns = 1u << 16;
/// So many bytes may be read behind a field of a stretch.
constexpr std::size_t bytes_behind = 16;

}  // namespace

csv_reader::csv_reader(std::string_view bytes, std::span<const csv_column> columns, problem_list& problems,
                       csv_dialect dialect)
    : csv_reader{bytes, std::nullopt, columns, problems, dialect} {}

csv_reader::csv_reader(mapped_file file, std::span<const csv_column> columns, problem_list& problems,
                       csv_dialect dialect)
    : csv_reader{file.bytes(), std::optional{std::move(file)}, columns, problems, dialect} {}

csv_reader::csv_reader(std::string_view bytes, std::optional<mapped_file> file, std::span<const csv_column> columns,
                       problem_list& problems, csv_dialect dialect)
    : bytes_{bytes},
      file_{std::move(file)},
      problems_{problems},
      ends_{std::make_unique<std::uint32_t[]>(1 + ends_capacity)} {
    ends_[0] = std::numeric_limits<std::uint32_t>::max();
    read_header(columns, dialect);
}

void csv_reader::read_header(std::span<const csv_column> columns, csv_dialect dialect) {
    if (dialect.delimiter != '\0' && std::string_view{",;\t"}.find(dialect.delimiter) == std::string_view::npos)
        throw_invalid_argument("govkpi: fields are delimited by a comma, a semicolon or a tab");
    std::vector<csv_member_column> members;
    std::vector<csv_number_column> numbers;
    for (const csv_column& column : columns) {
        if (column.as == csv_column::role::member) members.emplace_back(column);
        if (column.as == csv_column::role::number) numbers.emplace_back(column);
    }

    if (bytes_.starts_with(byte_order_mark)) at_ = byte_order_mark.size();
    const auto give_up = [this] { at_ = bytes_.size(); };
    if (!pass_empty_lines()) {
        problems_.add(0, "", "", "a header with the names of the columns");
        return give_up();
    }
    const std::size_t line = line_;
    delimiter_ = dialect.delimiter != '\0' ? dialect.delimiter : delimiter_of(bytes_.substr(at_));
    csv_row_reader{bytes_, delimiter_, file_ ? &*file_ : nullptr}.take(at_, most_columns, row_);
    auto names = header_names(row_, line, problems_);
    if (!names) return give_up();
    const auto places = places_of(columns, *names, line, problems_);
    if (!places) return give_up();
    at_ = row_.end;
    line_ += row_.line_breaks;
    names_ = std::move(*names);

    std::size_t member = 0, number = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].as == csv_column::role::member) members_.push_back({std::move(members[member++]), (*places)[i]});
        if (columns[i].as == csv_column::role::number) numbers_.push_back({std::move(numbers[number++]), (*places)[i]});
    }
}

/// False at the end of the text.
bool csv_reader::pass_empty_lines() {
    for (;;) {
        const std::string_view rest = bytes_.substr(at_);
        if (rest.starts_with('\n'))
            at_ += 1;
        else if (rest.starts_with("\r\n"))
            at_ += 2;
        else
            return !rest.empty();
        ++line_;
    }
}

bool csv_reader::next(row_block& block) {
    begin_block();
    while (filled_ < block_rows) {
        if (converted_ < stretch_rows_) {
            convert_stretch();
        } else if (at_ < care_until_ || !scan_stretch()) {
            if (!pass_empty_lines()) break;
            take_row_with_care();
        }
    }
    hand_out(block);
    return block.rows > 0;
}

void csv_reader::begin_block() {
    filled_ = 0;
    for (number_column& column : numbers_) {
        if (column.any_missing) std::fill(column.missing.begin(), column.missing.end(), 0);
        column.any_missing = false;
        column.any_bits = 0;
    }
}

void csv_reader::hand_out(row_block& block) {
    code_spans_.clear();
    value_spans_.clear();
    for (const member_column& column : members_) code_spans_.push_back({column.codes.data(), sizeof(std::uint32_t)});
    for (const number_column& column : numbers_) {
        const std::uint64_t* const missing = column.any_missing ? column.missing.data() : nullptr;
        value_spans_.push_back({column.values.data(), missing, column.any_bits});
    }
    block = {filled_, code_spans_, value_spans_, lines_.data()};
    rows_ += filled_;
    if (file_) file_->passed(at_);
}

/// Finds the whole rows that come next, as long as they look as they must; false, and care is taken of what follows,
/// where there are none.
bool csv_reader::scan_stretch() {
    const std::size_t left = bytes_.size() - at_;
    const std::size_t safe = left < bytes_behind ? 0 : (left - bytes_behind) / scan_bytes * scan_bytes;
    const std::size_t size = std::min(stretch_bytes, safe);
    const char* const text = bytes_.data() + at_;
    const csv_scan scan = find_field_ends(text, size, delimiter_, ends_.get() + 1);
    stretch_ = {text, ends_.get() + 1, names_.size(), scan.has_quotes};
    stretch_rows_ = scan.is_sound && names_.size() > 1 ? whole_rows(scan) : 0;
    converted_ = 0;
    if (stretch_rows_ == 0) care_until_ = std::min(bytes_.size(), at_ + stretch_bytes);
    return stretch_rows_ > 0;
}

/// The rows before the first whose number of fields is not that of the header. An empty line is such a row: but for
/// tables of one column, which are all read with care.
std::size_t csv_reader::whole_rows(const csv_scan& scan) const noexcept {
    const std::size_t width = stretch_.width;
    const auto is_break = [&](std::size_t end) { return stretch_.text[stretch_.ends[end]] == '\n'; };
    // As many line breaks as rows, and each row ends with one: then there are no others.
    const std::size_t rows = scan.ends / width;
    bool good = scan.line_breaks == rows;
    for (std::size_t end = width - 1; end < scan.ends; end += width) good = good & is_break(end);
    if (good) return rows;
    std::size_t end = 0;
    while (end < scan.ends && is_break(end) == (end % width == width - 1)) ++end;
    return end / width;
}

/// Puts rows of the stretch into the block, as many as fit; where one of them has a problem, they are left to care.
void csv_reader::convert_stretch() {
    const std::size_t count = std::min(stretch_rows_ - converted_, block_rows - filled_);
    const std::size_t width = stretch_.width;
    bool good = true;
    for (member_column& column : members_)
        good = good && column.cells.read(stretch_, column.place, converted_, count, column.codes.data() + filled_);
    for (number_column& column : numbers_) {
        if (!good) break;
        csv_number_sink sink{column.values.data(), column.missing.data(), filled_, column.any_bits, column.any_missing};
        good = column.cells.read(stretch_, column.place, converted_, count, sink);
        column.any_bits = sink.any_bits;
        column.any_missing = sink.any_missing;
    }
    const std::uint32_t* const ends = stretch_.ends + converted_ * width;
    const std::uint32_t from = ends[-1] + 1;
    const std::uint32_t upto = ends[static_cast<std::ptrdiff_t>(count * width) - 1] + 1;
    const std::string_view text{stretch_.text + from, upto - from};
    if (!good) {
        care_until_ = at_ + text.size();
        stretch_rows_ = converted_;
        for (number_column& column : numbers_) {
            for (std::size_t row = filled_; row < filled_ + count; ++row)
                column.missing[row / 64] &= ~(std::uint64_t{1} << row % 64);
        }
        return;
    }
    note_lines(count);
    converted_ += count;
    filled_ += count;
    at_ += text.size();
}

/// Where the rows that come into the block start; a quoted field may go over several lines.
void csv_reader::note_lines(std::size_t count) {
    for (std::size_t row = 0; row < count; ++row) {
        lines_[filled_ + row] = line_;
        if (!stretch_.has_quotes) {
            ++line_;
            continue;
        }
        const std::uint32_t* const ends = stretch_.ends + (converted_ + row) * stretch_.width;
        line_ += static_cast<std::size_t>(
            std::count(stretch_.text + (ends[-1] + 1), stretch_.text + ends[stretch_.width - 1] + 1, '\n'));
    }
}

void csv_reader::take_row_with_care() {
    csv_row_reader{bytes_, delimiter_, file_ ? &*file_ : nullptr}.take(at_, names_.size(), row_);
    bool good = has_good_shape(row_);
    if (good) {
        for (member_column& column : members_) {
            const std::string_view text = unquoted(row_.fields[column.place], buffer_);
            const auto expected = column.cells.read(text, column.codes[filled_]);
            if (!expected) continue;
            report(column.place, text, *expected);
            good = false;
        }
        for (number_column& column : numbers_) {
            const std::string_view text = unquoted(row_.fields[column.place], buffer_);
            const csv_number cell = column.cells.read(text);
            column.values[filled_] = cell.value;
            column.any_bits |= magnitude_of(cell.value);
            // A row with a problem leaves its place to the next one.
            const std::uint64_t bit = std::uint64_t{1} << filled_ % 64;
            std::uint64_t& bits = column.missing[filled_ / 64];
            bits = cell.is_missing ? bits | bit : bits & ~bit;
            column.any_missing = column.any_missing || cell.is_missing;
            if (cell.expected == nullptr) continue;
            report(column.place, text, cell.expected);
            good = false;
        }
    }
    if (good) lines_[filled_++] = line_;
    at_ = row_.end;
    line_ += row_.line_breaks;
}

/// Reports a row that is not made of as many good fields as the header has.
bool csv_reader::has_good_shape(const csv_row& row) {
    if (row.expected != nullptr) {
        report(row.bad_field, row.bad_text, row.expected);
        return false;
    }
    if (row.width == names_.size()) return true;
    const std::string_view text = beginning_of(bytes_.substr(at_, row.end - at_));
    const bool is_cut_off = row.is_cut_off && row.width < names_.size();
    report(names_.size(), text.substr(0, text.find_last_not_of("\r\n") + 1),
           fmt::format("{} fields, as in the header, and not {}{}", names_.size(), row.width,
                       is_cut_off ? " before the end of the file" : ""));
    return false;
}

void csv_reader::report(std::size_t field, std::string_view text, std::string_view expected) {
    const std::string_view column = field < names_.size() ? std::string_view{names_[field]} : std::string_view{};
    problems_.add(line_, column, beginning_of(text), expected);
}

}  // namespace govkpi::detail
