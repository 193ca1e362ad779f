// SPDX-License-Identifier: BSL-1.0
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <rapidcheck.h>
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <govkpi/panel/dictionary.hpp>

namespace {

using namespace std::string_view_literals;
using govkpi::dictionary;

std::string numbered(std::uint32_t i) { return std::string(i % 40, 'x') + std::to_string(i); }

}  // namespace

TEST_CASE("wards are numbered in the order in which they are first seen", "[dictionary]") {
    dictionary wards;
    CHECK(wards.size() == 0);
    CHECK(wards.code_of("00643") == 0);
    CHECK(wards.code_of("00646") == 1);
    CHECK(wards.code_of("00643") == 0);
    CHECK(wards.size() == 2);
    CHECK(wards.text(0) == "00643");
    CHECK(wards.text(1) == "00646");
    CHECK(wards.find("00646") == std::optional<std::uint32_t>{1});
    CHECK_FALSE(wards.find("00647").has_value());
    CHECK(wards.size() == 2);
}

TEST_CASE("an empty dictionary knows no text", "[dictionary]") {
    const dictionary none;
    CHECK_FALSE(none.find("").has_value());
    CHECK_FALSE(none.find("00643").has_value());
    CHECK(none.size() == 0);
}

TEST_CASE("texts that look alike are different members", "[dictionary]") {
    dictionary members;
    const std::vector<std::string_view> texts{""sv,  "0"sv,       "00"sv,        "\0"sv,        "\0\0"sv,
                                              "a"sv, "a\0"sv,     "A"sv,         " a"sv,        "12345678"sv,
                                              "é"sv, "e\u0301"sv, "123456781"sv, "123456789"sv, "12345678\0"sv};
    for (std::uint32_t i = 0; i < texts.size(); ++i) CHECK(members.code_of(texts[i]) == i);
    for (std::uint32_t i = 0; i < texts.size(); ++i) CHECK(members.text(i) == texts[i]);
}

TEST_CASE("a text stays where it is while thousands are added", "[dictionary]") {
    dictionary members;
    members.code_of("the first");
    const std::string_view first = members.text(0);
    const std::string long_text(1u << 20, 'y');
    const std::uint32_t long_code = members.code_of(long_text);
    for (std::uint32_t i = 0; i < 50'000; ++i) members.code_of(numbered(i));
    CHECK(first == "the first");
    CHECK(first.data() == members.text(0).data());
    CHECK(members.text(long_code) == long_text);
    bool all_there = true;
    for (std::uint32_t i = 0; i < 50'000; ++i) {
        const auto code = members.find(numbered(i));
        all_there = all_there && code && members.text(*code) == numbered(i);
    }
    CHECK(all_there);
    CHECK(members.size() == 50'002);
}

TEST_CASE("a copy of a dictionary goes its own way", "[dictionary]") {
    dictionary original;
    original.code_of("revenue");
    original.code_of("expenditure");
    dictionary copy = original;
    CHECK(copy.code_of("balance") == 2);
    CHECK(original.size() == 2);
    CHECK(copy.text(1) == "expenditure");
    CHECK(copy.text(1).data() != original.text(1).data());

    original = copy;
    CHECK(original.find("balance") == std::optional<std::uint32_t>{2});
}

TEST_CASE("a dictionary that was moved from is empty and can be used again", "[dictionary]") {
    dictionary from;
    from.code_of("revenue");
    const std::string_view text = from.text(0);
    dictionary to = std::move(from);
    CHECK(to.text(0).data() == text.data());
    CHECK(from.size() == 0);
    CHECK_FALSE(from.find("revenue").has_value());
    CHECK(from.code_of("expenditure") == 0);
    CHECK(to.find("expenditure") == std::nullopt);
}

TEST_CASE("codes are those of a map from text to the number of texts before it", "[dictionary]") {
    rc::prop("same codes, same texts", [](const std::vector<std::string>& texts) {
        dictionary members;
        std::map<std::string, std::uint32_t> expected;
        for (const std::string& text : texts) {
            const auto [at, is_new] = expected.emplace(text, static_cast<std::uint32_t>(expected.size()));
            RC_ASSERT(members.find(text).has_value() == !is_new);
            RC_ASSERT(members.code_of(text) == at->second);
        }
        RC_ASSERT(members.size() == expected.size());
        for (const auto& [text, code] : expected) RC_ASSERT(members.text(code) == text);
    });
}
