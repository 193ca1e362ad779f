// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <unicode/ucurr.h>
#include <unicode/uenum.h>
#include <unicode/uversion.h>
#include <catch2/catch.hpp>

#include <govkpi/currencies.hpp>
#include <govkpi/quantity/iso_4217.hpp>

namespace {

using govkpi::currency;
using govkpi::find_currency;
using govkpi::iso_4217_table;
using govkpi::no_minor_unit;

bool in_force(const currency& row) { return row.withdrawn == 0; }

const currency* find(const std::string& code) { return find_currency(code.data(), code.size()); }

// The ICU on which the lists below were made. CLDR changes with every release: on another one a difference may be gone
// and a code may be known or not yet, but a difference that is not in the list is an error on all of them.
constexpr int icu_of_the_lists = 72;

int icu_major() {
    UVersionInfo version;
    u_getVersion(version);
    return version[0];
}

struct icu_row {
    int numeric;  // 0: not known to ICU
    int digits;
};

icu_row ask_icu(const char* code) {
    const UChar wide[] = {static_cast<UChar>(code[0]), static_cast<UChar>(code[1]), static_cast<UChar>(code[2]), 0};
    UErrorCode error = U_ZERO_ERROR;
    const int digits = ucurr_getDefaultFractionDigits(wide, &error);
    REQUIRE(U_SUCCESS(error));
    return {ucurr_getNumericCode(wide), digits};
}

using digits_pair = std::pair<int, int>;  // ISO 4217, ICU

// CLDR gives the digits that are in everyday use, ISO 4217 those in which amounts are kept.
const std::map<std::string, digits_pair> digits_of_iso_and_icu = {
    // In force; the minor unit is no longer seen in shops.
    {"AFN", {2, 0}},
    {"ALL", {2, 0}},
    {"IQD", {3, 0}},
    {"IRR", {2, 0}},
    {"KPW", {2, 0}},
    {"LAK", {2, 0}},
    {"LBP", {2, 0}},
    {"MGA", {2, 0}},
    {"MMK", {2, 0}},
    {"RSD", {2, 0}},
    {"SOS", {2, 0}},
    {"SYP", {2, 0}},
    {"YER", {2, 0}},
    // No minor unit in the standard; ICU has no word for that and answers its default of 2.
    {"XAG", {no_minor_unit, 2}},
    {"XAU", {no_minor_unit, 2}},
    {"XBA", {no_minor_unit, 2}},
    {"XBB", {no_minor_unit, 2}},
    {"XBC", {no_minor_unit, 2}},
    {"XBD", {no_minor_unit, 2}},
    {"XDR", {no_minor_unit, 2}},
    {"XPD", {no_minor_unit, 2}},
    {"XPT", {no_minor_unit, 2}},
    {"XSU", {no_minor_unit, 2}},
    {"XTS", {no_minor_unit, 2}},
    {"XUA", {no_minor_unit, 2}},
    {"XXX", {no_minor_unit, 2}},
    // Withdrawn; everyday use again.
    {"MRO", {2, 0}},
    {"SLL", {2, 0}},
    {"STD", {2, 0}},
    {"TMM", {2, 0}},
    {"ZMK", {2, 0}},
    {"ZWD", {2, 0}},
    // Withdrawn; CLDR has no entry for them and answers its default of 2.
    {"BEF", {0, 2}},
    {"GRD", {0, 2}},
    {"PTE", {0, 2}},
    {"TPE", {0, 2}},
};

// Younger than the data of ICU 72: Arab Accounting Dinar and Caribbean Guilder (2025), Zimbabwe Gold (2024).
const std::set<std::string> codes_unknown_to_icu = {"XAD", "XCG", "ZWG"};

// In use for ICU and not in the table: the renminbi traded outside China, which has no code in ISO 4217, and two
// settlement units that never had a numeric code.
const std::set<std::string> codes_known_only_to_icu = {"CNH", "XFO", "XFU"};

}  // namespace

TEST_CASE("the đồng has no minor unit") {
    STATIC_REQUIRE(govkpi::iso_4217("VND").minor_digits == 0);
    STATIC_REQUIRE(govkpi::iso_4217("VND").numeric == 704);
    STATIC_REQUIRE(govkpi::iso_4217("VND").withdrawn == 0);
    CHECK(std::string(govkpi::iso_4217("VND").name) == "Dong");
}

TEST_CASE("the kip and the riel are kept in hundredths even though no coin shows them") {
    STATIC_REQUIRE(govkpi::iso_4217("LAK").minor_digits == 2);
    STATIC_REQUIRE(govkpi::iso_4217("KHR").minor_digits == 2);
}

TEST_CASE("currencies are listed in the order of their codes, each once") {
    const auto out_of_order = [](const currency& a, const currency& b) { return std::strcmp(a.code, b.code) >= 0; };
    CHECK(std::adjacent_find(std::begin(iso_4217_table), std::end(iso_4217_table), out_of_order) ==
          std::end(iso_4217_table));
}

TEST_CASE("the table has every code in force of the list of 17 September 2026") {
    // List One has 17 currencies with no decimals, 139 with two, 7 with three, 2 with four, 13 entries with "N.A.".
    std::map<int, int> count;
    for (const currency& row : iso_4217_table) {
        if (in_force(row)) ++count[row.minor_digits];
    }
    CHECK(count == std::map<int, int>{{no_minor_unit, 13}, {0, 17}, {2, 139}, {3, 7}, {4, 2}});
}

TEST_CASE("a currency code is three capital letters") {
    for (const currency& row : iso_4217_table) {
        CAPTURE(row.code);
        REQUIRE(std::strlen(row.code) == 3);
        CHECK(std::all_of(row.code, row.code + 3, [](char c) { return c >= 'A' && c <= 'Z'; }));
        CHECK(std::strlen(row.name) > 0);
    }
}

TEST_CASE("no two currencies in force share a numeric code") {
    std::map<int, std::string> owner;
    for (const currency& row : iso_4217_table) {
        CAPTURE(row.code);
        CHECK((row.numeric > 0 && row.numeric < 1000));
        if (in_force(row)) CHECK(owner.emplace(row.numeric, row.code).second);
    }
}

TEST_CASE("a currency has no minor unit, or one of 0, 2, 3 or 4 decimal places") {
    for (const currency& row : iso_4217_table) {
        CAPTURE(row.code);
        const std::set<int> allowed = {no_minor_unit, 0, 2, 3, 4};
        CHECK(allowed.count(row.minor_digits) == 1);
    }
}

TEST_CASE("a withdrawn currency left the standard between 2000 and 2026") {
    for (const currency& row : iso_4217_table) {
        CAPTURE(row.code);
        if (!in_force(row)) CHECK((row.withdrawn >= 2000 && row.withdrawn <= 2026));
    }
    CHECK(find("HRK")->withdrawn == 2023);
    CHECK(find("ANG")->withdrawn == 2025);
    CHECK(find("BGN")->withdrawn == 2026);
}

TEST_CASE("every currency of the table is found by its code") {
    for (const currency& row : iso_4217_table) {
        CAPTURE(row.code);
        CHECK(find(row.code) == &row);
    }
}

TEST_CASE("what is not a currency code is not found") {
    const std::vector<std::string> others = {
        "", "V", "VN", "VNDX", "vnd", "Vnd", " VND", "VND ", "AAA", "ZZZ", "704", "VNC", std::string("VN\0", 3), "₫"};
    for (const std::string& other : others) {
        CAPTURE(other);
        CHECK(find(other) == nullptr);
    }
    CHECK(find_currency(nullptr, 0) == nullptr);
    CHECK(find_currency("VND and more", 3) == find("VND"));
}

TEST_CASE("looking up a currency works in constant expressions") {
    STATIC_REQUIRE(find_currency("VND", 3)->numeric == 704);
    STATIC_REQUIRE(find_currency("vnd", 3) == nullptr);
}

TEST_CASE("there is a tag for every currency in force and for no withdrawn one") {
    std::set<std::string> expected;
    for (const currency& row : iso_4217_table) {
        const std::string code = row.code;
        if (!in_force(row)) continue;
        if (code == "VND" || code == "USD" || code == "EUR") {
            expected.insert("using govkpi::" + code + ";");
        } else {
            expected.insert("struct " + code + " { static constexpr currency info = iso_4217(\"" + code + "\"); };");
        }
    }
    std::ifstream header(GOVKPI_SOURCE_DIR "/include/govkpi/currencies.hpp");
    REQUIRE(header.is_open());
    std::set<std::string> tags;
    for (std::string line; std::getline(header, line);) {
        if (line.rfind("struct ", 0) == 0 || line.rfind("using ", 0) == 0) tags.insert(line);
    }
    CHECK(tags == expected);

    STATIC_REQUIRE(govkpi::currency_tag<govkpi::currencies::LAK>);
    STATIC_REQUIRE(govkpi::currencies::LAK::info.numeric == 418);
    STATIC_REQUIRE(std::is_same_v<govkpi::currencies::VND, govkpi::VND>);
}

TEST_CASE("numeric codes are those of ICU") {
    std::set<std::string> unknown;
    for (const currency& row : iso_4217_table) {
        CAPTURE(row.code);
        const icu_row icu = ask_icu(row.code);
        if (icu.numeric == 0) {
            unknown.insert(row.code);
        } else {
            CHECK(icu.numeric == row.numeric);
        }
    }
    if (icu_major() == icu_of_the_lists) CHECK(unknown == codes_unknown_to_icu);
}

TEST_CASE("decimal places differ from those of ICU only where everyday use does") {
    std::map<std::string, digits_pair> differences;
    for (const currency& row : iso_4217_table) {
        const icu_row icu = ask_icu(row.code);
        if (icu.numeric != 0 && icu.digits != row.minor_digits) differences[row.code] = {row.minor_digits, icu.digits};
    }
    for (const auto& [code, digits] : differences) {
        CAPTURE(code, digits.first, digits.second);
        const auto listed = digits_of_iso_and_icu.find(code);
        REQUIRE(listed != digits_of_iso_and_icu.end());
        CHECK(listed->second == digits);
    }
    if (icu_major() == icu_of_the_lists) CHECK(differences == digits_of_iso_and_icu);
}

TEST_CASE("every currency that ICU holds to be in use is in the table") {
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UEnumeration, decltype(&uenum_close)> codes(
        ucurr_openISOCurrencies(UCURR_NON_DEPRECATED, &error), &uenum_close);
    REQUIRE(U_SUCCESS(error));
    std::set<std::string> missing;
    int count = 0;
    while (const char* code = uenum_next(codes.get(), nullptr, &error)) {
        ++count;
        if (find(code) == nullptr) missing.insert(code);
    }
    REQUIRE(U_SUCCESS(error));
    CHECK(count > 170);
    CHECK(missing == codes_known_only_to_icu);
}
