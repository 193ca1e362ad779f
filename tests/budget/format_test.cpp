// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <govkpi/budget.hpp>
#include <govkpi/format.hpp>

using namespace govkpi;
using namespace govkpi::literals;

namespace {

const auto collected = outturn<territory_revenue>(36_ty + 631_trieu);
const auto assigned = original_budget<territory_revenue>(35'461_trieu);
const auto done = plan_completion(collected, assigned);

}  // namespace

TEST_CASE("the program of the README prints what it says") {
    CHECK(fmt::format("{}", done) == "103.3%");
    CHECK(fmt::format("{:vi .2%}", done) == "103,30%");
    CHECK(fmt::format("{:vi}", collected) == "36.631.000.000\u00a0₫");
    CHECK(fmt::format("{:vi scaled}", collected) == "36 tỷ 631 triệu đồng");
    CHECK(fmt::format("{}", money<VND>{1'234'567_VND}) == "1,234,567 VND");

    const auto a = plan_completion(outturn<expenditure>(90_trieu), original_budget<expenditure>(100_trieu));
    const auto b = plan_completion(outturn<expenditure>(10_trieu), original_budget<expenditure>(1_ty));
    CHECK(fmt::format("{}", pool(a, b)) == "9.1%");

    const auto none = plan_completion(outturn<revenue>(5_trieu), original_budget<revenue>(0_VND));
    CHECK(fmt::format("{}", none) == "n/a (zero base)");
}

TEST_CASE("a completion is explained by its figures, in the largest scale that loses nothing") {
    CHECK(explain(done, {.lang = language::vi}) == "103,3% = 36.631 / 35.461 triệu đồng");
    CHECK(explain(done) == "103.3% = 36,631 / 35,461 million VND");
    CHECK(explain(plan_completion(outturn<revenue>(2_ty), original_budget<revenue>(1_ty))) == "200.0% = 2 / 1 billion VND");
    CHECK(explain(plan_completion(outturn<revenue>(2_ty), original_budget<revenue>(0_VND))) ==
          "n/a (zero base) = 2 / 0 billion VND");
    CHECK(explain(decltype(done)::without_value(undefined::missing)) == "n/a (missing)");
}

TEST_CASE("a completion prints with the decimals, the mode and the sign that are asked for") {
    CHECK(fmt::format("{:.0%}", done) == "103%");
    CHECK(fmt::format("{:.4%}", done) == "103.2994%");
    CHECK(fmt::format("{:.1 down}", done) == "103.2%");
    CHECK(fmt::format("{:.0 ceiling}", done) == "104%");
    CHECK(fmt::format("{:bare}", done) == "103.3");
    CHECK(fmt::format("{:signed}", growth(outturn<revenue>(117_ty), outturn<revenue>(100_ty))) == "+17.0%");
    CHECK(fmt::format("{:vi}", growth(outturn<revenue>(817_ty), outturn<revenue>(1'000_ty))) == "-18,3%");
}

TEST_CASE("an amount is spread out as asked") {
    CHECK(fmt::format("{:vi millions}", collected) == "36.631 triệu đồng");
    CHECK(fmt::format("{:vi billions .1}", collected) == "36,6 tỷ đồng");
    CHECK(fmt::format("{:vi billions .1 bare}", collected) == "36,6");
    CHECK(fmt::format("{:vi thousands}", collected) == "36.631.000 nghìn đồng");
    CHECK(fmt::format("{:billions .2}", collected) == "36.63 billion VND");
    CHECK(fmt::format("{}", outturn<expenditure>(-1'200_USD)) == "-1,200.00 USD");
}

TEST_CASE("Vietnamese text is padded by characters, not by bytes") {
    CHECK(fmt::format("[{:>24 vi scaled}]", collected) == "[    36 tỷ 631 triệu đồng]");
    CHECK(fmt::format("[{:<24 vi scaled}]", collected) == "[36 tỷ 631 triệu đồng    ]");
    CHECK(fmt::format("[{:*^24 vi scaled}]", collected) == "[**36 tỷ 631 triệu đồng**]");
    CHECK(fmt::format("[{:>8}]", done) == "[  103.3%]");
}

TEST_CASE("an undefined figure says why in the reader's language") {
    using completion = decltype(plan_completion(collected, assigned));
    CHECK(fmt::format("{:vi}", completion{collected, original_budget<territory_revenue>(0_VND)}) == "không xác định (gốc bằng 0)");
    CHECK(fmt::format("{:vi}", completion{collected, original_budget<territory_revenue>(-1_VND)}) == "không xác định (gốc âm)");
    CHECK(fmt::format("{:vi}", completion::without_value(undefined::missing)) == "không xác định (thiếu số liệu)");
    CHECK(fmt::format("{}", completion::without_value(undefined::not_comparable)) == "n/a (not comparable)");
}

TEST_CASE("a difference of completions is in percentage points") {
    const auto before = plan_completion(outturn<revenue>(100_ty), original_budget<revenue>(100_ty));
    CHECK(fmt::format("{}", done - before) == "+3.3 pp");
    CHECK(fmt::format("{:vi}", before - done) == "-3,3 điểm %");
    CHECK(fmt::format("{:.2}", before - before) == "0.00 pp");
}

TEST_CASE("a word that no figure has is refused when the format is read") {
    CHECK_THROWS_AS(fmt::format(fmt::runtime("{:vn}"), done), fmt::format_error);
    CHECK_THROWS_AS(fmt::format(fmt::runtime("{:.x%}"), done), fmt::format_error);
    CHECK_THROWS_AS(fmt::format(fmt::runtime("{:.16}"), done), fmt::format_error);
    CHECK_THROWS_AS(fmt::format(fmt::runtime("{:>5000}"), done), fmt::format_error);
}
