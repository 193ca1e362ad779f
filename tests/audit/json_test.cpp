// SPDX-License-Identifier: BSL-1.0
// The JSON that programs in other languages read: its fields, and that any text comes through.
#include <catch2/catch.hpp>

#include <string>

#include <nlohmann/json.hpp>

#include "corpus.hpp"

using namespace audit_test;

TEST_CASE("a claim has the fields of the contract, and numbers are decimal text", "[audit]") {
    const std::string text =
        "Năm 2025, thu ngân sách nhà nước trên địa bàn phường Thanh Liệt đạt 36 tỷ 631 triệu đồng, bằng gần 103,3% dự "
        "toán giao (35.461 "
        "triệu đồng).";
    const auto claims = read_claims(text, language::vi, "ward.txt");
    const auto written = nlohmann::json::parse(audit_json(claims, audit(claims, language::en)));
    REQUIRE(written["claims"].size() == 2);
    const nlohmann::json& c = written["claims"][0];
    CHECK(c["file"] == "ward.txt");
    CHECK(text.substr(c["span"][0], c["span"][1].get<std::size_t>() - c["span"][0].get<std::size_t>()) ==
          "36 tỷ 631 triệu đồng");
    CHECK(c["subject"] == "thu ngân sách nhà nước trên địa bàn");
    CHECK(c["indicator"] == "territory_revenue");
    CHECK(c["scope"] == "phường Thanh Liệt");
    CHECK(c["period"] == "2025");
    CHECK(c["amount"] == "36631000000");
    CHECK(c["unit"] == "VND");
    CHECK(c["approximation"] == "exact");
    CHECK(c["interval"] == nlohmann::json::array({"36630500000", "36631500000"}));
    CHECK(c["basis"] == "outturn");
    const nlohmann::json expected = {
        {"kind", "ratio"}, {"value", "103.3"}, {"base", "assigned"}, {"approximation", "under"}, {"base_claim", 1}};
    CHECK(c["comparisons"] == nlohmann::json::array({expected}));
    CHECK(written["claims"][1]["basis"] == "budget");
    CHECK(written["findings"].is_array());
}

TEST_CASE("what is not known is null, and a rate is in percent", "[audit]") {
    const auto of = [](const char* text) { return read_as_json(text, language::vi).at(0); };
    const nlohmann::json share = of("Giải ngân đạt 91,2% kế hoạch.");
    CHECK(share["amount"].is_null());
    CHECK(share["unit"].is_null());
    CHECK(share["interval"].is_null());
    CHECK(share["scope"].is_null());
    CHECK(share["comparisons"][0]["base_claim"].is_null());
    const nlohmann::json rate = of("Tỷ lệ hộ nghèo còn 0,88%.");
    CHECK(rate["amount"] == "0.88");
    CHECK(rate["unit"] == "percent");
    CHECK(rate["interval"] == nlohmann::json::array({"0.875", "0.885"}));
}

TEST_CASE("a finding has a severity, a message and the claims that it is about", "[audit]") {
    const auto claims =
        read_claims("Năm 2025, thu ngân sách xã đạt 152/450 tỷ đồng, bằng 33,94% dự toán.", language::vi);
    const auto written = nlohmann::json::parse(audit_json(claims, audit(claims, language::en)));
    REQUIRE(written["findings"].size() == 1);
    CHECK(written["findings"][0]["severity"] == "error");
    CHECK(written["findings"][0]["claims"] == nlohmann::json::array({0, 1}));
    CHECK_FALSE(written["findings"][0]["message"].get<std::string>().empty());
}

TEST_CASE("quotation marks, control characters and bytes that are no text come through as JSON", "[audit]") {
    const std::string text =
        "Thu \"ngân\\sách\"\x01\xff phường Thanh \xc3 Liệt đạt 36 tỷ đồng\x7f, bằng 5% \"dự toán\" <script>.";
    const auto claims = read_claims(text, language::vi, "a\"b\\c\n\xff.txt");
    CHECK_NOTHROW(nlohmann::json::parse(audit_json(claims, audit(claims, language::vi))));
}

TEST_CASE("no claims are an empty list", "[audit]") {
    CHECK(nlohmann::json::parse(audit_json({}, {})) == nlohmann::json::parse(R"({"claims": [], "findings": []})"));
}
