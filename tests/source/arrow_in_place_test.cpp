// SPDX-License-Identifier: BSL-1.0
// What of another program's columns is read where it lies.
#include <catch2/catch.hpp>

#include <cstdint>

#include <govkpi/panel.hpp>

#include <source/arrow_member.hpp>
#include <source/arrow_number.hpp>

#include "arrow_fixture.hpp"

using namespace govkpi;
using namespace govkpi::testing;

namespace {

/// An array by itself.
struct lone_array {
    explicit lone_array(const made_column& column)
        : array{made<ArrowArray>(column, count)}, as{0, "x", column.format, detail::arrow_type_of(column.format), {}} {
        if (column.dictionary) as.dictionary = detail::arrow_type_of(column.dictionary->format);
    }
    lone_array(const lone_array&) = delete;
    lone_array& operator=(const lone_array&) = delete;
    ~lone_array() { array.release(&array); }
    const void* values() const { return array.buffers[1]; }

    std::shared_ptr<release_count> count = std::make_shared<release_count>();
    ArrowArray array;
    detail::arrow_column as;
};

const void* read_figures(const lone_array& of, std::int64_t first, std::size_t rows, std::int64_t unit_scale = 1) {
    static std::unique_ptr<detail::arrow_number_column> column;  // whose own values are not where the array's were
    column = std::make_unique<detail::arrow_number_column>(of.as, unit_scale);
    detail::row_faults faults;
    const detail::value_span read = column->read(of.array, first, rows, faults);
    CHECK_FALSE(faults.any());
    return read.data;
}

/// How many of several batches' indices are read where they lie.
int batches_in_place(const std::vector<made_column>& batches) {
    const dimension_definition classes{"class", dimension_kind::category, {}, {}};
    dictionary members;
    std::vector<std::unique_ptr<lone_array>> arrays;
    for (const made_column& batch : batches) arrays.push_back(std::make_unique<lone_array>(batch));
    detail::arrow_member_column column{arrays.front()->as, classes, members};
    int found = 0;
    for (const auto& of : arrays) {
        column.open(of->array);
        detail::row_faults faults;
        const auto rows = static_cast<std::size_t>(of->array.length);
        if (column.read(0, rows, faults).data == of->values()) ++found;
        CHECK_FALSE(faults.any());
    }
    return found;
}

}  // namespace

TEST_CASE("64-bit integers of smallest units are read where they lie, from any row on", "[arrow]") {
    const lone_array figures{int64s("x", {1, 2, 3, 4}).from(1)};
    const auto* const lie = static_cast<const std::int64_t*>(figures.values());
    CHECK(read_figures(figures, 0, 3) == lie + 1);
    CHECK(read_figures(figures, 1, 2) == lie + 2);
    CHECK(read_figures(figures, 0, 3, 100) != lie + 1);
    const lone_array some_null{int64s("x", {1, 2, 3, 4}).valid({true, true, false, true})};
    const auto* const begin = static_cast<const std::int64_t*>(some_null.values());
    CHECK(read_figures(some_null, 0, 2) == begin);
    CHECK(read_figures(some_null, 1, 2) != begin + 1);
}

TEST_CASE("indices are read where they lie as long as they number the texts as the table does", "[arrow]") {
    const made_column names = texts("", {"a", "b", "c"});
    // Though the rows begin with the last text.
    const made_column rows = coded<std::uint8_t>("", "C", {2, 0, 1, 1}, names);
    CHECK(batches_in_place({rows, rows}) == 2);
    CHECK(batches_in_place({rows, coded<std::uint8_t>("", "C", {0, 1}, texts("", {"a", "b", "d"}))}) == 2);
    CHECK(batches_in_place({rows, coded<std::uint8_t>("", "C", {0, 1}, texts("", {"b", "a"}))}) == 1);
    CHECK(batches_in_place({coded<std::uint8_t>("", "C", {2, 1}, names), rows}) == 0);
    CHECK(batches_in_place({coded<std::int32_t>("", "i", {0, 2, 1}, names)}) == 1);
    CHECK(batches_in_place({coded<std::int64_t>("", "l", {0, 2, 1}, names)}) == 0);
    CHECK(batches_in_place({coded<std::int16_t>("", "s", {0, 0, 1}, names).valid({true, true, true})}) == 1);
}
