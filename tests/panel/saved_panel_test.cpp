// SPDX-License-Identifier: BSL-1.0
#include <rapidcheck.h>
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <limits>

#include <boost/crc.hpp>

#include <govkpi/panel.hpp>
#include <govkpi/problem.hpp>

#include "table_in_parts.hpp"

using namespace govkpi;
using namespace govkpi::testing;

namespace {

constexpr auto collected = measure::outturn<revenue, VND>;
constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

panel loaded(const panel& of, const table_definition& table = ward_lines()) {
    return panel_from_bytes(to_bytes(of), table);
}

std::string refused(std::string_view bytes, const table_definition& table = ward_lines()) {
    try {
        static_cast<void>(panel_from_bytes(bytes, table, "north.panel"));
    } catch (const bad_input& bad) {
        return bad.what();
    }
    return "accepted";
}

panel small_panel() {
    return rollup(
        table_of(ward_lines(), {{"w1", "2025-01", "vat", "thu", 5, 7, 1000},
                                {"w0", "2025-08", "fees", "chi", most, {}, {}},
                                {"w0", "2025-08", "fees", "chi", most, {}, {}}}),
        query{}.by({"province", "month"}).where("class", {"taxes", "fees"}).withhold_below(percent(1)).as_part());
}

/// With the checksum that its bytes call for, which a file has that is meant to deceive.
std::string sealed(std::string bytes) {
    boost::crc_optimal<64, 0x42F0E1EBA9EA3693, ~std::uint64_t{0}, ~std::uint64_t{0}, true, true> crc;
    crc.process_bytes(bytes.data(), bytes.size());
    for (int i = 0; i < 8; ++i) bytes += static_cast<char>(static_cast<unsigned char>(crc.checksum() >> (8 * i)));
    return bytes;
}

/// Removed with all that is in it.
struct folder {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("govkpi_saved_panel_" + std::to_string(std::random_device{}()));
    folder() { std::filesystem::create_directory(path); }
    folder(const folder&) = delete;
    folder& operator=(const folder&) = delete;
    ~folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
};

}  // namespace

TEST_CASE("a panel that was saved answers the same once it is loaded", "[panel]") {
    rc::prop("alone, and merged with others in any order", [](unsigned seed) {
        std::mt19937_64 random{seed};
        const auto lines = random_lines(random, random() % 60, 4, random() % 2 == 0 ? 1'000'000 : most);
        const query asked = query{}
                                .by(random() % 2 == 0 ? std::vector<std::string>{"unit", "month"}
                                                      : std::vector<std::string>{"fiscal_year", "class"})
                                .where("fiscal_year", {"2025", "2024"})
                                .as_part();
        std::vector<panel> parts;
        for (const auto& part : cut(random, lines, 1 + random() % 4)) {
            const panel made = rollup(table_of(ward_lines(), part), asked);
            parts.push_back(loaded(made));
            RC_ASSERT(answers(parts.back()) == answers(made));
            RC_ASSERT(to_bytes(parts.back()) == to_bytes(made));
        }
        std::shuffle(parts.begin(), parts.end(), random);
        while (parts.size() > 1) {
            parts.front() = loaded(merge(parts.front(), parts.back()));
            parts.pop_back();
        }
        const panel whole = merge(parts);
        RC_ASSERT(answers(loaded(whole)) == answers(rollup(table_of(ward_lines(), lines), asked)));
    });
}

TEST_CASE("the same rows in another order, or merged in another order, are saved as the same bytes", "[panel]") {
    rc::prop("so that files can be compared", [](unsigned seed) {
        std::mt19937_64 random{seed};
        auto lines = random_lines(random, random() % 60, 4, 1'000'000);
        const query asked = query{}.by({"class", "unit"}).as_part();
        const std::string bytes = to_bytes(rollup(table_of(ward_lines(), lines), asked));
        std::vector<panel> parts;
        for (const auto& part : cut(random, lines, 3)) parts.push_back(rollup(table_of(ward_lines(), part), asked));
        RC_ASSERT(to_bytes(merge(merge(parts[0], parts[1]), parts[2])) ==
                  to_bytes(merge(parts[2], merge(parts[1], parts[0]))));
        std::shuffle(lines.begin(), lines.end(), random);
        RC_ASSERT(to_bytes(rollup(table_of(ward_lines(), lines), asked)) == bytes);
    });
}

TEST_CASE("a panel without trees, units or periods, and one of no rows, are saved too", "[panel]") {
    std::mt19937_64 random{3};
    const facts units = table_of(plain_lines(), random_lines(random, 200, 60, most));
    for (const query& asked :
         {query{}.by({"unit", "month"}).as_part(), query{}.by({}).as_part(), query{}.by({"quarter"}).as_part()})
        CHECK(answers(loaded(rollup(units, asked), plain_lines())) == answers(rollup(units, asked)));

    table_definition bare;
    bare.category("class").measure(collected, "outturn");
    facts_builder rows{bare};
    rows.add({"a"}, {5});
    rows.add({"b"}, {-7});
    const panel classes = panel_from_bytes(to_bytes(rollup(std::move(rows).finish(), query{}.by({"class"}))), bare);
    CHECK(classes.sum(1, "outturn.revenue") == -7);
    CHECK(panel_from_bytes(to_bytes(rollup(facts_builder{bare}.finish(), query{})), bare).size() == 0);
}

TEST_CASE("every bit of a saved panel counts, and so does its end", "[panel]") {
    const std::string bytes = to_bytes(small_panel());
    REQUIRE(refused(bytes) == "accepted");
    std::size_t accepted = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at)
        for (int bit = 0; bit < 8; ++bit) {
            std::string changed = bytes;
            changed[at] = static_cast<char>(static_cast<unsigned char>(changed[at]) ^ (1U << bit));
            accepted +=
                refused(changed).starts_with("north.panel: expected a saved panel of govkpi, version 1") ? 0 : 1;
        }
    for (std::size_t size = 0; size < bytes.size(); ++size)
        accepted +=
            refused(bytes.substr(0, size)).starts_with("north.panel: expected a saved panel of govkpi, version 1") ? 0
                                                                                                                   : 1;
    accepted += refused(bytes + '\0').find("checksum differs") == std::string::npos ? 1 : 0;
    CHECK(accepted == 0);
}

TEST_CASE("what is wrong with a file is told", "[panel]") {
    const std::string bytes = to_bytes(small_panel());
    CHECK(refused("unit,outturn\n") == "north.panel: expected a saved panel of govkpi, version 1");
    CHECK(refused(bytes.substr(0, 12)) ==
          "north.panel: expected a saved panel of govkpi, version 1; this one is cut off");
    std::string later = bytes;
    later[8] = 2;
    CHECK(refused(later) == "north.panel: expected a saved panel of govkpi, version 1; this one is of version 2");
    CHECK(refused(bytes.substr(0, bytes.size() - 1)) ==
          "north.panel: expected a saved panel of govkpi, version 1, whole: this one is cut off or damaged, since its "
          "checksum differs");
    const std::string other_table = refused(bytes, plain_lines());
    CHECK(
        other_table.starts_with("north.panel: expected a panel of a table that is defined as the program's: the file "
                                "has tree of \"unit\": 8 members, "));
    CHECK(other_table.ends_with(", the program period \"month\", years from month 1"));
    table_definition from_april;
    from_april.unit("unit", wards()).period("month", {.first_month = 4});
    CHECK(
        refused(bytes, from_april)
            .ends_with(
                "the file has period \"month\", years from month 1, the program period \"month\", years from month 4"));
}

TEST_CASE("content that contradicts itself is refused though its checksum agrees, and never believed", "[panel]") {
    const std::string whole = to_bytes(small_panel());
    const std::string bytes = whole.substr(0, whole.size() - 8);
    REQUIRE(sealed(bytes) == whole);
    std::mt19937_64 random{5};
    std::size_t other = 0;
    const auto look_at = [&](const std::string& changed) {
        const std::string file = sealed(changed);
        try {
            const panel read = panel_from_bytes(file, ward_lines());
            if (to_bytes(read) != file) ++other;
            if (answers(read).empty() && read.size() > 0) ++other;
        } catch (const bad_input& bad) {
            if (bad.problems().empty()) ++other;
        }
    };
    for (std::size_t at = 12; at < bytes.size(); ++at) {
        look_at(bytes.substr(0, at));
        for (const int value : {0x00, 0x01, 0x02, 0x7f, 0x80, 0xff, static_cast<int>(random() % 256)}) {
            std::string changed = bytes;
            changed[at] = static_cast<char>(value);
            look_at(changed);
        }
        std::string longer = bytes;
        longer.insert(at, 1, static_cast<char>(random() % 256));
        look_at(longer);
    }
    CHECK(other == 0);
}

TEST_CASE("a panel file is replaced whole, and read by its name", "[panel]") {
    const folder in;
    const auto file = in.path / "north.panel";
    save_panel(file, small_panel());
    save_panel(file, small_panel());
    CHECK(answers(load_panel(file, ward_lines())) == answers(small_panel()));
    CHECK(std::distance(std::filesystem::directory_iterator{in.path}, {}) == 1);
    std::filesystem::resize_file(file, 40);
    CHECK_THROWS_WITH(load_panel(file, ward_lines()), file.string() +
                                                          ": expected a saved panel of govkpi, version 1, whole: this "
                                                          "one is cut off or damaged, since its checksum differs");
    CHECK_THROWS_WITH(load_panel(in.path / "none", ward_lines()),
                      (in.path / "none").string() + ": expected a file that can be read (No such file or directory)");
    CHECK_THROWS_AS(save_panel(in.path / "no" / "folder", small_panel()), bad_input);
    CHECK_THROWS_AS(save_panel(in.path, small_panel()), bad_input);
}

TEST_CASE("a panel of figures made discrete is not saved, and says why", "[panel]") {
    table_definition so_far = plain_lines();
    so_far.cumulative();
    const facts table = table_of(so_far, {{"u1", "2025-01", "vat", "thu", 1, {}, {}}});
    CHECK_THROWS_WITH(to_bytes(rollup(to_discrete(table).table, query{})),
                      Catch::Matchers::StartsWith("a panel of figures that were made discrete"));
    const panel as_stated = rollup(table, query{}.by({"month"}));
    CHECK(answers(panel_from_bytes(to_bytes(as_stated), so_far)) == answers(as_stated));
}
