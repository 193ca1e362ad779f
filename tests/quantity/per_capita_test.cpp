// SPDX-License-Identifier: BSL-1.0
#include <compare>
#include <cstdint>
#include <type_traits>

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <govkpi/budget/amount.hpp>
#include <govkpi/quantity/literals.hpp>
#include <govkpi/quantity/per_capita.hpp>

#include "oracle.hpp"

namespace {

using namespace govkpi::literals;
using govkpi::money;
using govkpi::people;
using govkpi::per_capita;
using govkpi::pool;
using govkpi::rounding;
using govkpi::undefined;
using govkpi::USD;
using govkpi::VND;
using oracle::check_property;
using oracle::cpp_rational;

template <class A, class B>
constexpr bool pools = requires(A a, B b) {
    pool(a, b);
};

}  // namespace

TEST_CASE("money per head is money over people", "[per_capita]") {
    constexpr per_capita income{95'000_trieu, 1'000_people};
    STATIC_REQUIRE(std::is_same_v<decltype(income), const per_capita<VND>>);
    STATIC_REQUIRE(income.numerator() == 95'000_trieu);
    STATIC_REQUIRE(income.denominator() == 1'000_people);
    STATIC_REQUIRE(income.rounded(0, rounding::half_away) == 95'000'000);
    STATIC_REQUIRE(income == 95'000_trieu / 1'000_people);
    STATIC_REQUIRE(govkpi::quotient_like<per_capita<USD>>);
    STATIC_REQUIRE_FALSE(govkpi::dimensionless<per_capita<USD>>);
}

TEST_CASE("a figure published per head alone is of one person", "[per_capita]") {
    STATIC_REQUIRE(per_capita<VND>::of_one(95_trieu) == per_capita{95'000_trieu, 1'000_people});
    STATIC_REQUIRE(per_capita<VND>::of_one(95_trieu).denominator() == 1_people);
}

TEST_CASE("a quotient of money over people is per head already", "[per_capita]") {
    constexpr per_capita<VND> spent = 18_ty / 3'600_people;
    STATIC_REQUIRE(spent.rounded(0, rounding::half_away) == 5'000'000);
}

TEST_CASE("an amount that knows its flow divides among people as its money does", "[per_capita]") {
    constexpr auto collected = govkpi::outturn<govkpi::revenue>(18_ty);
    constexpr per_capita each{collected, 3'600_people};
    STATIC_REQUIRE(std::is_same_v<decltype(each), const per_capita<VND>>);
    STATIC_REQUIRE(each == per_capita{18_ty, 3'600_people});
}

TEST_CASE("figures per head pool by heads: the mean of two communes is not theirs together", "[per_capita]") {
    constexpr per_capita large{100_ty, 10'000_people};  // 10 triệu
    constexpr per_capita small{60_ty, 1'000_people};    // 60 triệu
    constexpr per_capita<VND> both = pool(large, small);
    STATIC_REQUIRE(both == 160_ty / 11'000_people);
    STATIC_REQUIRE(both.rounded(0, rounding::half_away) == 14'545'455);
    STATIC_REQUIRE(both < per_capita<VND>::of_one(35_trieu));  // their mean
}

TEST_CASE("a figure per head pools with a quotient of the same figures, as the third of three must", "[per_capita]") {
    // pool(a, b, c) pools c with pool(a, b), which is a plain quotient.
    using plain = govkpi::quotient<money<VND>, people>;
    STATIC_REQUIRE(pools<per_capita<VND>, per_capita<VND>>);
    CHECK(pools<plain, per_capita<VND>>);
    CHECK(pools<per_capita<VND>, plain>);
}

TEST_CASE("figures per head of two currencies neither pool nor compare", "[per_capita]") {
    STATIC_REQUIRE_FALSE(pools<per_capita<VND>, per_capita<USD>>);
    STATIC_REQUIRE_FALSE(govkpi::comparable_quotients<per_capita<VND>, per_capita<USD>>);
    STATIC_REQUIRE_FALSE(govkpi::comparable_quotients<per_capita<VND>, govkpi::ratio>);
}

TEST_CASE("nobody to divide among leaves no value but a reason", "[per_capita]") {
    STATIC_REQUIRE(per_capita{1_ty, 0_people}.reason() == undefined::zero_base);
    STATIC_REQUIRE(per_capita<VND>{per_capita<VND>::without_value(undefined::missing)}.reason() == undefined::missing);
    CHECK_THROWS_AS((per_capita{1_ty, 0_people}.rounded(0, rounding::half_away)), govkpi::invalid_argument);
}

TEST_CASE("figures per head compare by exact value", "[per_capita]") {
    check_property(2000, [] {
        const auto any = [] {
            return per_capita{money<VND>::from_minor_units(*oracle::any_int64()), people{*oracle::positive_int64()}};
        };
        const per_capita a = any();
        const per_capita b = *rc::gen::arbitrary<bool>() ? a : any();
        const cpp_rational x{a.numerator().minor_units(), a.denominator().value()};
        const cpp_rational y{b.numerator().minor_units(), b.denominator().value()};
        RC_ASSERT((a < b) == (x < y));
        RC_ASSERT((a == b) == (x == y));
    });
}
