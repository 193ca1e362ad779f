// SPDX-License-Identifier: BSL-1.0
// Hostile Arrow columns: whatever the structs say, as long as their buffers are as long as they say, nothing is read
// that is not there, and a table that is taken is the same whether it is summed on the way or in memory.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <limits>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <govkpi/panel.hpp>
#include <govkpi/problem.hpp>
#include <govkpi/source/arrow.hpp>

#include "entry_points.hpp"

namespace fuzz {
namespace {

using namespace govkpi;

/// Choices from bytes, one a byte; 0 once they have run out.
class choices {
public:
    explicit choices(std::string_view bytes) : bytes_{bytes} {}
    std::uint8_t byte() {
        if (bytes_.empty()) return 0;
        const auto next = static_cast<std::uint8_t>(bytes_.front());
        bytes_.remove_prefix(1);
        return next;
    }
    std::int64_t below(std::int64_t limit) { return byte() % limit; }
    /// One time in thirty.
    bool rarely() { return byte() % 30 == 29; }

private:
    std::string_view bytes_;
};

constexpr std::array<std::int64_t, 5> odd_numbers{-1, 0, 1'000, std::int64_t{1} << 57,
                                                  std::numeric_limits<std::int64_t>::max()};

/// One column with all that it points to; the structs are released by nobody but here.
struct column {
    std::string name;
    std::vector<std::unique_ptr<std::uint8_t[]>> kept;  // as long as they have to be, so that a checker sees their ends
    std::vector<const void*> buffers;
    std::unique_ptr<column> texts;
    ArrowSchema schema{};
    ArrowArray array{};

    std::uint8_t* add_buffer(std::size_t size, choices& from) {
        kept.push_back(std::make_unique<std::uint8_t[]>(size));
        for (std::size_t i = 0; i < size; ++i) kept.back()[i] = from.byte();
        buffers.push_back(kept.back().get());
        return kept.back().get();
    }
};

constexpr std::int64_t longest_text = 64;

void release_nothing(ArrowSchema* schema) { schema->release = nullptr; }
void release_nothing(ArrowArray* array) { array->release = nullptr; }

void fill(column& to, const char* name, std::string_view format, std::int64_t rows, choices& from) {
    static constexpr std::array<const char*, 16> formats{
        "c", "C", "s", "S", "i", "I", "l", "L", "u", "U", "n", "tdD", "d:38,2", "d:76,3,256", "d:9,2,32", "d:18,1,64"};
    static constexpr std::array<std::size_t, 16> widths{1, 1, 2, 2, 4, 4, 8, 8, 4, 8, 0, 4, 16, 32, 4, 8};
    auto kind = static_cast<std::size_t>(std::find(formats.begin(), formats.end(), format) - formats.begin());
    if (kind == formats.size()) kind = static_cast<std::size_t>(from.below(formats.size()));
    const bool is_text = formats[kind][0] == 'u' || formats[kind][0] == 'U';
    const std::int64_t offset = from.below(4);
    const auto all = static_cast<std::size_t>(offset + rows);

    to.name = name;
    to.add_buffer((all + 7) / 8, from);
    if (from.byte() % 2 == 0) to.buffers[0] = nullptr;
    std::uint8_t* const values = to.add_buffer((all + (is_text ? 1 : 0)) * widths[kind], from);
    if (is_text) {
        // The last offset is how long the texts say they are.
        std::int64_t end = from.below(longest_text);
        std::memcpy(values + all * widths[kind], &end, widths[kind]);
        for (std::size_t i = 0; i < all && from.byte() % 4 != 0; ++i) {
            const std::int64_t place = end * static_cast<std::int64_t>(i) / static_cast<std::int64_t>(all);
            std::memcpy(values + i * widths[kind], &place, widths[kind]);
        }
        std::uint8_t* const bytes = to.add_buffer(static_cast<std::size_t>(end), from);
        for (std::int64_t i = 0; i < end && from.byte() % 4 != 0; ++i)
            bytes[i] = static_cast<std::uint8_t>("2025-01a"[i % 8]);
    }
    to.schema.format = from.rarely() ? nullptr : formats[kind];
    to.schema.name = from.rarely() ? nullptr : to.name.c_str();
    to.schema.release = release_nothing;
    to.array.length = rows;
    to.array.offset = offset;
    to.array.null_count = to.buffers[0] == nullptr ? 0 : -1;
    to.array.n_buffers = formats[kind][0] == 'n' ? 0 : static_cast<std::int64_t>(to.buffers.size());
    to.array.release = release_nothing;
    for (std::int64_t* const number : {&to.array.n_buffers, &to.array.null_count, &to.array.n_children})
        if (from.rarely()) *number = odd_numbers[static_cast<std::size_t>(from.below(odd_numbers.size()))];
    if (from.rarely()) to.array.length = -1;
    if (from.rarely()) to.array.length = 0;
    if (from.rarely())
        to.buffers[static_cast<std::size_t>(from.below(static_cast<std::int64_t>(to.buffers.size())))] = nullptr;
    to.array.buffers = from.rarely() ? nullptr : to.buffers.data();
    if (from.rarely()) to.array.release = nullptr;
    if (kind < 8 && from.byte() % 3 == 0) {
        to.texts = std::make_unique<column>();
        fill(*to.texts, "", from.rarely() ? "l" : "u", from.below(20), from);
        to.schema.dictionary = &to.texts->schema;
        to.array.dictionary = from.rarely() ? nullptr : &to.texts->array;
    }
}

bool is_safe_line(std::string_view text) {
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

}  // namespace

finding read_arrow(std::string_view bytes) {
    choices from{bytes};
    const std::int64_t rows = from.below(40);
    std::array<column, 3> columns;
    fill(columns[0], "unit", from.byte() % 2 == 0 ? "u" : "C", rows, from);
    fill(columns[1], "year", from.byte() % 2 == 0 ? "s" : "", rows, from);
    fill(columns[2], "outturn", "", rows, from);
    std::array<ArrowSchema*, 3> schemas{};
    std::array<ArrowArray*, 3> arrays{};
    for (std::size_t c = 0; c < columns.size(); ++c) {
        schemas[c] = &columns[c].schema;
        arrays[c] = from.rarely() ? nullptr : &columns[c].array;
    }
    column table;
    table.buffers = {nullptr};
    table.schema.format = "+s";
    table.schema.children = schemas.data();
    table.array.children = arrays.data();
    table.schema.n_children = table.array.n_children = 3;
    table.schema.release = release_nothing;
    table.array.release = release_nothing;
    table.array.n_buffers = 1;
    table.array.buffers = table.buffers.data();
    table.array.offset = from.rarely() ? odd_numbers[static_cast<std::size_t>(from.below(5))] : 0;
    table.array.length = from.rarely() ? odd_numbers[static_cast<std::size_t>(from.below(5))] : rows;

    arrow_layout layout;
    layout.table.unit("unit").period("year").measure(measure::outturn<revenue, VND>, "outturn");
    try {
        const arrow_source source{&table.schema, &table.array, layout};
        const panel on_the_way = source.rollup(query{}.by({"unit"}));
        const panel in_memory = rollup(source.read(), query{}.by({"unit"}));
        if (on_the_way.size() != in_memory.size()) return "other cells on the way than in memory";
        for (std::size_t cell = 0; cell < on_the_way.size(); ++cell)
            if (on_the_way.sum(cell, "outturn.revenue") != in_memory.sum(cell, "outturn.revenue"))
                return "another sum on the way than in memory";
    } catch (const govkpi::bad_input& bad) {
        if (bad.problems().empty()) return "a bad input without a problem";
        for (const govkpi::problem& p : bad.problems())
            if (p.expected.empty() || !is_safe_line(to_string(p)))
                return "a problem that is not safe to show: " + to_string(p);
    } catch (const govkpi::sum_overflow&) {
        // Refused, not wrapped.
    }
    if (table.schema.release != nullptr || table.array.release != nullptr) return "columns that were not let go";
    return std::nullopt;
}

}  // namespace fuzz
