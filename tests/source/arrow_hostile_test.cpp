// SPDX-License-Identifier: BSL-1.0
// Columns that lie: refused before anything is read that the structs themselves show not to be there.
#include <catch2/catch.hpp>

#include <cstdint>
#include <functional>
#include <limits>

#include <govkpi/panel.hpp>
#include <govkpi/problem.hpp>
#include <govkpi/source/arrow.hpp>

#include "arrow_fixture.hpp"

using namespace govkpi;
using namespace govkpi::testing;

namespace {

arrow_layout lines() {
    arrow_layout out;
    out.table.unit("unit").category("class").measure(measure::outturn<revenue, VND>, "outturn");
    return out;
}

made_column good() {
    return batch_of({texts("unit", {"a", "b", "a"}), coded<std::int8_t>("class", "c", {0, 1, 0}, texts("", {"x", "y"})),
                     int64s("outturn", {1, 2, 3})},
                    3);
}

/// What is refused once something was changed; the columns are let go of once, whatever comes of it.
std::string refused(const std::function<void(ArrowSchema&, ArrowArray&)>& change) {
    const auto count = std::make_shared<release_count>();
    ArrowSchema schema = made<ArrowSchema>(good(), count);
    ArrowArray batch = made<ArrowArray>(good(), count);
    change(schema, batch);
    std::string found;
    try {
        static_cast<void>(arrow_source{&schema, &batch, lines()}.rollup(query{}));
    } catch (const bad_input& bad) {
        found = to_string(bad.problems().front());
    }
    CHECK(schema.release == nullptr);
    CHECK(batch.release == nullptr);
    CHECK(count->released == count->made);
    return found;
}

ArrowArray& column(ArrowArray& batch, int place) { return *batch.children[place]; }

template <class T>
T* values(ArrowArray& column, int buffer) {
    return static_cast<T*>(const_cast<void*>(column.buffers[buffer]));
}

}  // namespace

TEST_CASE("columns that are as they say are not refused", "[arrow]") {
    CHECK(refused([](ArrowSchema&, ArrowArray&) {}).empty());
}

TEST_CASE("structs that are null or released are the caller's mistake, and what is there is let go", "[arrow]") {
    const auto count = std::make_shared<release_count>();
    ArrowSchema schema = made<ArrowSchema>(good(), count);
    ArrowArray batch = made<ArrowArray>(good(), count);
    CHECK_THROWS_AS((arrow_source{nullptr, &batch, lines()}), std::invalid_argument);
    CHECK_THROWS_AS((arrow_source{&schema, static_cast<ArrowArray*>(nullptr), lines()}), std::invalid_argument);
    CHECK(count->released == count->made);
    CHECK_THROWS_AS((arrow_source{&schema, &batch, lines()}), std::invalid_argument);
    CHECK_THROWS_AS((arrow_source{static_cast<ArrowArrayStream*>(nullptr), lines()}), std::invalid_argument);
    ArrowArrayStream stream = made_stream::make({good()}, count);
    static_cast<void>(arrow_source{&stream, lines()});
    CHECK_THROWS_AS((arrow_source{&stream, lines()}), std::invalid_argument);
    CHECK(count->released == count->made);
}

TEST_CASE("a schema that is none is refused", "[arrow]") {
    CHECK(refused([](ArrowSchema& s, ArrowArray&) { s.format = nullptr; }).find("expected a struct") !=
          std::string::npos);
    CHECK(refused([](ArrowSchema& s, ArrowArray&) { s.format = "l"; }).find("expected a struct") != std::string::npos);
    CHECK(refused([](ArrowSchema& s, ArrowArray&) { s.n_children = -1; }).find("expected a struct") !=
          std::string::npos);
    CHECK(refused([](ArrowSchema& s, ArrowArray&) { s.children = nullptr; }).find("expected a struct") !=
          std::string::npos);
    const auto no_unit = "columns, column unit: expected a column of this name among class, outturn";
    CHECK(refused([](ArrowSchema& s, ArrowArray&) { s.children[0]->name = nullptr; }) == no_unit);
    CHECK(refused([](ArrowSchema& s, ArrowArray&) {
              s.children[2]->name = "unit";
          }).find("expected one column of this name among unit, class, unit") != std::string::npos);
    CHECK(refused([](ArrowSchema& s, ArrowArray&) {
              s.children[2]->format = nullptr;
          }).find("a schema with a format") != std::string::npos);
    CHECK(refused([](ArrowSchema& s, ArrowArray&) { s.children[2]->format = "+l"; }).find("integers or decimals") !=
          std::string::npos);
    for (const char* const format : {"d:", "d:38", "d:38,", "d:38,2,", "d:38,2,100", "d:38,2,128,1", "d:38,x", "d:0,0",
                                     "d:38,77", "d:38,-19", "d:38,2 ", "", "lx", "\xff"})
        CHECK(refused([&](ArrowSchema& s, ArrowArray&) {
                  s.children[2]->format = format;
              }).find("integers or decimals") != std::string::npos);
    CHECK(refused([](ArrowSchema& s, ArrowArray&) { s.children[0]->format = "l"; }).find("loses the zeros") !=
          std::string::npos);
    CHECK(refused([](ArrowSchema& s, ArrowArray&) {
              s.children[1]->format = "u";
          }).find("a dictionary only of integers") != std::string::npos);
    CHECK(refused([](ArrowSchema& s, ArrowArray&) {
              s.children[1]->dictionary->format = "l";
          }).find("expected texts") != std::string::npos);
    CHECK(refused([](ArrowSchema& s, ArrowArray&) {
              s.children[1]->dictionary->dictionary = s.children[0];
          }).find("a dictionary only of integers") != std::string::npos);
}

TEST_CASE("arrays whose lengths, buffers or children cannot be are refused", "[arrow]") {
    constexpr auto huge = std::numeric_limits<std::int64_t>::max();
    const std::vector<std::pair<std::function<void(ArrowArray&)>, const char*>> changes{
        {[](ArrowArray& b) { b.length = -1; }, "a length and an offset"},
        {[](ArrowArray& b) { b.length = huge; }, "a length and an offset"},
        {[](ArrowArray& b) { b.offset = -1; }, "a length and an offset"},
        {[](ArrowArray& b) { b.offset = 1; }, "column unit: \"3 rows\": expected 4 rows, as the batch has"},
        {[](ArrowArray& b) { b.n_children = 2; }, "\"2 children\": expected 3"},
        {[](ArrowArray& b) { b.n_children = -3; }, "\"-3 children\": expected 3"},
        {[](ArrowArray& b) { b.children = nullptr; }, "\"3 children\": expected 3"},
        {[](ArrowArray& b) { b.children[0] = nullptr; }, "column unit: expected an array"},
        {[](ArrowArray& b) { b.n_buffers = 0; }, "\"0 buffers\": expected 1 buffers"},
        {[](ArrowArray& b) { b.buffers = nullptr; }, "expected 1 buffers"},
        {[](ArrowArray& b) { b.null_count = 1; }, "expected a bitmap"},
        {[](ArrowArray& b) { b.children[0]->release(b.children[0]); },
         "column unit: expected an array that was not released"},
        {[](ArrowArray& b) { column(b, 2).length = 2; }, "column outturn: \"2 rows\": expected 3 rows"},
        {[](ArrowArray& b) { column(b, 2).length = -7; }, "a length and an offset"},
        {[](ArrowArray& b) { column(b, 2).offset = huge; }, "a length and an offset"},
        {[](ArrowArray& b) { column(b, 2).null_count = -2; }, "nulls that are rows"},
        {[](ArrowArray& b) { column(b, 2).null_count = 4; }, "nulls that are rows"},
        {[](ArrowArray& b) { column(b, 2).null_count = 2; }, "expected a bitmap"},
        {[](ArrowArray& b) { column(b, 2).n_buffers = 1; }, "\"1 buffers\": expected 2 buffers"},
        {[](ArrowArray& b) { column(b, 2).n_buffers = 3; }, "\"3 buffers\": expected 2 buffers"},
        {[](ArrowArray& b) { column(b, 2).buffers = nullptr; }, "expected 2 buffers"},
        {[](ArrowArray& b) { column(b, 2).buffers[1] = nullptr; }, "a buffer of values"},
        {[](ArrowArray& b) { column(b, 0).n_buffers = 2; }, "\"2 buffers\": expected 3 buffers"},
        {[](ArrowArray& b) { column(b, 0).buffers[1] = nullptr; }, "a buffer of values"},
        {[](ArrowArray& b) { column(b, 1).dictionary = nullptr; }, "expected a dictionary, as the schema has"},
        {[](ArrowArray& b) { column(b, 1).dictionary->length = -1; }, "a length and an offset"},
        {[](ArrowArray& b) { column(b, 1).dictionary->length = std::int64_t{1} << 40; }, "a dictionary of fewer texts"},
        {[](ArrowArray& b) { column(b, 1).dictionary->n_buffers = 2; }, "expected 3 buffers"},
        {[](ArrowArray& b) { column(b, 1).dictionary->buffers[1] = nullptr; }, "a buffer of values"},
        {[](ArrowArray& b) { column(b, 1).dictionary->release(column(b, 1).dictionary); }, "not released"},
    };
    for (const auto& [change, expected] : changes) {
        const std::string found = refused([&, c = change](ArrowSchema&, ArrowArray& batch) { c(batch); });
        CAPTURE(found, expected);
        CHECK(found.find(expected) != std::string::npos);
    }
}

TEST_CASE("offsets of texts that decrease, are negative or pass the last one are refused by their rows", "[arrow]") {
    const auto offsets = [](std::vector<std::int32_t> of) {
        return refused([&](ArrowSchema&, ArrowArray& batch) {
            std::copy(of.begin(), of.end(), values<std::int32_t>(column(batch, 0), 1));
        });
    };
    CHECK(offsets({0, 2, 1, 3}) ==
          "columns, row 2, column unit: expected a text whose offsets rise and lie in its buffer");
    CHECK(offsets({-1, 1, 2, 3}).find("row 1") != std::string::npos);
    CHECK(offsets({0, 1, 2'000'000'000, 3}).find("row 2") != std::string::npos);
    CHECK(offsets({0, 1, 2, -3}).find("row 1") != std::string::npos);
    CHECK(offsets({0, 1, 1, 2}) == "columns, row 2, column unit: expected a name or code");
    CHECK(refused([](ArrowSchema&, ArrowArray& batch) { column(batch, 0).buffers[2] = nullptr; }).find("row 1") !=
          std::string::npos);
    // Of the dictionary, only where a row uses the text.
    CHECK(refused([](ArrowSchema&, ArrowArray& batch) {
              values<std::int32_t>(*column(batch, 1).dictionary, 1)[1] = 9;
          }).find("row 1, column class: expected a text whose offsets rise") != std::string::npos);
}

TEST_CASE("an index outside of its dictionary, or of a null in it, is refused", "[arrow]") {
    const auto index = [](std::int8_t of) {
        return refused([&](ArrowSchema&, ArrowArray& batch) { values<std::int8_t>(column(batch, 1), 1)[1] = of; });
    };
    CHECK(index(2) == "columns, row 2, column class: \"2\": expected the index of one of 2 texts");
    CHECK(index(-1) == "columns, row 2, column class: \"-1\": expected the index of one of 2 texts");
    static const unsigned char first_alone[1] = {1};
    CHECK(refused([&](ArrowSchema&, ArrowArray& batch) {
              column(batch, 1).dictionary->buffers[0] = first_alone;
              column(batch, 1).dictionary->null_count = 1;
          }) == "columns, row 2, column class: expected a member, not null");
    // With a sign, what lies in the upper half is below zero though the dictionary goes on.
    std::vector<std::string> many;
    for (int i = 0; i < 200; ++i) many.push_back(std::to_string(i));
    const auto count = std::make_shared<release_count>();
    const made_column columns = batch_of(
        {texts("unit", {"a"}), coded<std::int8_t>("class", "c", {-100}, texts("", many)), int64s("outturn", {1})}, 1);
    ArrowSchema schema = made<ArrowSchema>(columns, count);
    ArrowArray batch = made<ArrowArray>(columns, count);
    CHECK_THROWS_WITH((arrow_source{&schema, &batch, lines()}.read()), Catch::Contains("\"-100\": expected the index"));
}

TEST_CASE("a row that is null is refused", "[arrow]") {
    static const unsigned char all_but_the_second[1] = {5};
    CHECK(refused([](ArrowSchema&, ArrowArray& batch) {
              batch.buffers[0] = all_but_the_second;
              batch.null_count = -1;
          }) == "columns, row 2: expected a row, not null");
}

TEST_CASE("a stream that fails is refused in its own words, and all of it is let go", "[arrow]") {
    const auto count = std::make_shared<release_count>();
    ArrowArrayStream stream = made_stream::make({good(), good()}, count, "the disk is full");
    CHECK_THROWS_WITH((arrow_source{&stream, lines()}),
                      Catch::Contains("columns: \"the disk is full\": expected the next rows of the stream"));
    CHECK(count->released == count->made);
    CHECK(stream.release == nullptr);
    stream = made_stream::make({good()}, count);
    stream.get_schema = [](ArrowArrayStream*, ArrowSchema*) { return 22; };
    stream.get_last_error = nullptr;
    CHECK_THROWS_WITH((arrow_source{&stream, lines()}),
                      Catch::Contains("\"error 22\": expected the columns of the stream"));
    stream = made_stream::make({good()}, count);
    stream.get_next = nullptr;
    CHECK_THROWS_AS((arrow_source{&stream, lines()}), bad_input);
    stream = made_stream::make({good()}, count);
    stream.get_schema = [](ArrowArrayStream*, ArrowSchema*) { return 0; };
    CHECK_THROWS_AS((arrow_source{&stream, lines()}), bad_input);
    CHECK(count->released == count->made);
}
