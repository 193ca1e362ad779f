// SPDX-License-Identifier: BSL-1.0
#include "arrow_table.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

namespace govkpi::detail {
namespace {

/// No process holds more; offsets in bytes cannot pass 64 bits below it.
constexpr std::int64_t most_rows = std::int64_t{1} << 56;
constexpr std::int64_t most_entries = std::int64_t{1} << 31;

void add_stream_error(ArrowArrayStream& stream, int code, std::string_view expected, problem_list& problems) {
    const char* const said = stream.get_last_error == nullptr ? nullptr : stream.get_last_error(&stream);
    problems.add(0, "", said == nullptr ? fmt::format("error {}", code) : said, expected);
}

/// What is wrong with the arrays of one batch.
class batch_check {
public:
    batch_check(std::size_t first_row, problem_list& problems) : row_{first_row + 1}, problems_{problems} {}

    /// The struct itself, with so many columns.
    bool is_batch(const ArrowArray& batch, std::int64_t columns) {
        if (!has_lengths(batch, "")) return false;
        if (batch.n_children != columns || (columns > 0 && batch.children == nullptr))
            return wrong("", fmt::format("{} children", batch.n_children),
                         fmt::format("{}, as the schema has", columns));
        return has_buffers(batch, "", 1) && has_bitmap(batch, "");
    }

    /// A column, of which so many rows are read.
    bool is_column(const ArrowArray* array, const arrow_column& as, std::int64_t rows) {
        if (array == nullptr) return wrong(as.name, "", "an array");
        if (!is_array(*array, as.name, as.type, rows)) return false;
        if (!as.dictionary) return true;
        if (array->dictionary == nullptr) return wrong(as.name, "", "a dictionary, as the schema has");
        if (array->dictionary->length > most_entries)
            return wrong(as.name, fmt::format("{} texts", array->dictionary->length), "a dictionary of fewer texts");
        return is_array(*array->dictionary, as.name, *as.dictionary, array->dictionary->length);
    }

private:
    bool is_array(const ArrowArray& array, const std::string& name, const arrow_type& type, std::int64_t rows) {
        if (!has_lengths(array, name)) return false;
        if (array.length < rows)
            return wrong(name, fmt::format("{} rows", array.length), fmt::format("{} rows, as the batch has", rows));
        if (type.is == arrow_type::kind::null) return true;
        const bool is_view = type.is == arrow_type::kind::view;
        // Views have as many buffers of texts as they like, and one of the sizes of these.
        const std::int64_t least = is_view || type.is == arrow_type::kind::text ? 3 : 2;
        if (!has_buffers(array, name, is_view ? std::max(least, array.n_buffers) : least)) return false;
        if (!has_bitmap(array, name)) return false;
        if (array.length > 0 && array.buffers[1] == nullptr) return wrong(name, "", "a buffer of values");
        if (is_view && array.n_buffers > least && array.buffers[array.n_buffers - 1] == nullptr)
            return wrong(name, "", "a buffer of the sizes of the others");
        return true;
    }
    bool has_lengths(const ArrowArray& array, const std::string& name) {
        if (array.release == nullptr) return wrong(name, "", "an array that was not released");
        if (array.length < 0 || array.length > most_rows || array.offset < 0 || array.offset > most_rows)
            return wrong(name, fmt::format("length {}, offset {}", array.length, array.offset),
                         "a length and an offset of a table");
        if (array.null_count < -1 || array.null_count > array.length)
            return wrong(name, fmt::format("{} nulls", array.null_count), "nulls that are rows, or -1");
        return true;
    }
    bool has_buffers(const ArrowArray& array, const std::string& name, std::int64_t count) {
        if (array.n_buffers == count && array.buffers != nullptr) return true;
        return wrong(name, fmt::format("{} buffers", array.buffers == nullptr ? 0 : array.n_buffers),
                     fmt::format("{} buffers", count));
    }
    bool has_bitmap(const ArrowArray& array, const std::string& name) {
        if (array.null_count <= 0 || array.buffers[0] != nullptr) return true;
        return wrong(name, fmt::format("{} nulls", array.null_count), "a bitmap that says which rows are null");
    }
    bool wrong(std::string_view name, std::string_view text, std::string_view expected) {
        problems_.add(row_, name, text, expected);
        return false;
    }

    std::size_t row_;
    problem_list& problems_;
};

}  // namespace

arrow_table take_over(ArrowSchema* schema, std::span<ArrowArray> batches) {
    arrow_table out;
    out.batches.reserve(batches.size());
    if (schema != nullptr) out.schema = arrow_owned{*schema};
    bool all_here = out.schema.is_here();
    for (ArrowArray& batch : batches) {
        all_here = all_here && batch.release != nullptr;
        out.batches.emplace_back(batch);
    }
    if (!all_here)
        throw std::invalid_argument{"govkpi: columns of Arrow that are null, or were released or moved already"};
    return out;
}

arrow_table take_over(ArrowArrayStream* stream, problem_list& problems) {
    if (stream == nullptr || stream->release == nullptr)
        throw std::invalid_argument{"govkpi: a stream of Arrow that is null, or was released or moved already"};
    arrow_owned<ArrowArrayStream> held{*stream};
    ArrowArrayStream& from = held.get();
    arrow_table out;
    if (from.get_schema == nullptr || from.get_next == nullptr) {
        problems.add(0, "", "", "a stream with a schema and batches");
        return out;
    }
    if (const int code = from.get_schema(&from, &out.schema.get()); code != 0) {
        out.schema.get().release = nullptr;  // what a failed call leaves behind is nobody's
        add_stream_error(from, code, "the columns of the stream", problems);
        return out;
    }
    if (!out.schema.is_here()) problems.add(0, "", "", "a stream with a schema that was not released");
    for (;;) {
        arrow_owned<ArrowArray>& batch = out.batches.emplace_back();
        const int code = from.get_next(&from, &batch.get());
        if (code != 0) {
            batch.get().release = nullptr;
            add_stream_error(from, code, "the next rows of the stream", problems);
        }
        if (!batch.is_here()) break;
    }
    out.batches.pop_back();
    return out;
}

void check_table(arrow_table& table, const arrow_layout& layout, problem_list& problems) {
    auto columns = find_columns(table.schema.get(), layout, problems);
    if (!columns) return;
    table.columns = std::move(*columns);
    for (const arrow_owned<ArrowArray>& owned : table.batches) {
        const ArrowArray& batch = owned.get();
        batch_check check{table.rows, problems};
        if (!check.is_batch(batch, table.schema.get().n_children)) continue;
        const std::int64_t rows = batch.offset + batch.length;
        for (const auto* const columns_of : {&table.columns.members, &table.columns.figures})
            for (const arrow_column& column : *columns_of) check.is_column(batch.children[column.child], column, rows);
        table.rows += static_cast<std::size_t>(batch.length);
    }
}

}  // namespace govkpi::detail
