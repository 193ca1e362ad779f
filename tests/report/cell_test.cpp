// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch.hpp>

#include <govkpi/budget.hpp>
#include <govkpi/report/cell.hpp>

using namespace govkpi;
using namespace govkpi::literals;
using namespace govkpi::report;

TEST_CASE("a cell has the text of its figure and the exact value behind it", "[cell]") {
    const auto collected = outturn<revenue>(36'631_trieu);
    const cell amount = show(collected, {.lang = language::vi, .form = amount_form::millions});
    CHECK(amount.text == "36.631 triệu đồng");
    REQUIRE(amount.value);
    CHECK(amount.value->kind == value_kind::amount);
    CHECK(amount.value->numerator == 36'631'000'000);
    CHECK(amount.value->denominator == 1);
    CHECK(amount.value->unit == "VND");

    const cell done = show(plan_completion(collected, original_budget<revenue>(35'461_trieu)), {.lang = language::vi});
    CHECK(done.text == "103,3%");
    CHECK(done.value->kind == value_kind::percentage);
    CHECK(done.value->numerator == 36'631'000'000);
    CHECK(done.value->denominator == 35'461'000'000);
    CHECK(done.value->unit.empty());

    const cell head = show(per_capita<VND>{190_trieu, people{2}}, {.lang = language::en});
    CHECK(head.text == "95,000,000 VND/person");
    CHECK(head.value->kind == value_kind::quotient);
    CHECK(head.value->unit == "VND");
    CHECK(head.value->per_unit == "people");

    CHECK(show(people{59'000}).value->kind == value_kind::count);
    CHECK(show(people{59'000}).value->unit == "people");
}

TEST_CASE("a cell without a value has the reason in its text and behind it", "[cell]") {
    const cell none = show(plan_completion(outturn<revenue>(1_ty), original_budget<revenue>(0_ty)));
    CHECK(none.text == "n/a (zero base)");
    CHECK(none.value->why == undefined::zero_base);
    CHECK_FALSE(none.value->is_defined());
}

TEST_CASE("a figure of a panel is the same cell as the typed figure", "[cell]") {
    const auto of = to_formula(plan_completion(measure::outturn<revenue, VND>, measure::original_budget<revenue, VND>));
    const cell computed = show(figure{36'631, 35'461}, of);
    CHECK(computed.text == "103.3%");
    CHECK(computed.value->kind == value_kind::percentage);
    CHECK(computed.value->unit.empty());
    const cell spent = show(figure{1000, 4}, to_formula(per_head(measure::outturn<expenditure, VND>, measure::population)));
    CHECK(spent.value->kind == value_kind::quotient);
    CHECK(spent.value->per_unit == "people");
    const cell part = show(figure{-1, 300}, to_formula(contribution_to_growth(measure::outturn<revenue, VND>)));
    CHECK(part.text == "-0.3 pp");
    CHECK(part.value->kind == value_kind::points);
    CHECK(part.value->unit.empty());
    const cell points = show(percent_points::of(rational::of(33, 1000)));
    CHECK(points.text == "+3.3 pp");
    CHECK(points.value->numerator == 33);
}

TEST_CASE("words are cells too, and remarks and explanations go with a figure", "[cell]") {
    const cell words = "Thu ngân sách";
    CHECK(words.text == "Thu ngân sách");
    CHECK_FALSE(words.value);
    const cell said = show(1_ty).with(remark::estimate).explained("of three communes");
    CHECK(said.remarks == std::vector<remark>{remark::estimate});
    CHECK(said.explanation == "of three communes");
}
