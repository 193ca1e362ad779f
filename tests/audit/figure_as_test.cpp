// SPDX-License-Identifier: BSL-1.0
// Claims as typed amounts: of just the flow, basis and currency that the text says, or nothing.
#include <catch2/catch.hpp>

#include <string>

#include <govkpi/audit.hpp>
#include <govkpi/budget.hpp>
#include <govkpi/quantity/literals.hpp>

using namespace govkpi;
using namespace govkpi::literals;

namespace {

claim first_claim(const std::string& text) {
    const auto claims = read_claims(text, language::vi);
    REQUIRE_FALSE(claims.empty());
    return claims.front();
}

template <flow F, budget_basis B>
using dong_of = amount<F, B, VND>;

}  // namespace

TEST_CASE("a claim is an amount of its flow and basis, and of no other", "[audit]") {
    const claim c = first_claim("Thu ngân sách nhà nước trên địa bàn đạt 36 tỷ 631 triệu đồng.");
    const auto collected = figure_as<dong_of<territory_revenue, basis::outturn>>(c);
    REQUIRE(collected);
    CHECK(collected->value() == outturn<territory_revenue>(36_ty + 631_trieu));
    CHECK(collected->unit() == rational{1'000'000});
    CHECK_FALSE(figure_as<dong_of<revenue, basis::outturn>>(c));
    CHECK_FALSE(figure_as<dong_of<territory_revenue, basis::estimated_outturn>>(c));
    CHECK_FALSE(figure_as<amount<territory_revenue, basis::outturn, USD>>(c));
}

TEST_CASE("the words of the text choose the basis", "[audit]") {
    CHECK(figure_as<dong_of<revenue, basis::estimated_outturn>>(first_claim("Tổng thu ngân sách ước đạt 36 tỷ đồng.")));
    CHECK(figure_as<dong_of<expenditure, basis::original_budget>>(
        first_claim("Dự toán đầu năm tổng chi ngân sách là 36 tỷ đồng.")));
    CHECK(figure_as<dong_of<expenditure, basis::revised_budget>>(
        first_claim("Dự toán sau điều chỉnh tổng chi ngân sách là 36 tỷ đồng.")));
    CHECK(basis_name_of(first_claim("Dự toán tổng chi ngân sách là 36 tỷ đồng.")) == "budget");
    CHECK(basis_name_of(first_claim("Phấn đấu tổng thu ngân sách đạt 36 tỷ đồng.")) == "target");
}

namespace {
struct land_use_revenue : revenue {
    static constexpr const char* name = "land_use_revenue";
    static constexpr labels label{"land-use revenue", "thu tiền sử dụng đất"};
};
}  // namespace

TEST_CASE("a flow of one's own takes the claims of its name", "[audit]") {
    const auto land =
        figure_as<dong_of<land_use_revenue, basis::outturn>>(first_claim("Thu tiền sử dụng đất đạt 12,5 tỷ đồng."));
    REQUIRE(land);
    CHECK(land->value() == outturn<land_use_revenue>(12'500_trieu));
}

TEST_CASE("behind a word of approximation a claim is no reported figure", "[audit]") {
    CHECK_FALSE(figure_as<dong_of<revenue, basis::outturn>>(first_claim("Tổng thu ngân sách đạt hơn 36 tỷ đồng.")));
    CHECK_FALSE(printed_money<VND>(first_claim("Tổng thu ngân sách đạt khoảng 36 tỷ đồng.")));
}

TEST_CASE("what does not fit in 64 bits is no figure", "[audit]") {
    CHECK_FALSE(printed_money<VND>(first_claim("Tổng thu ngân sách đạt 9.999.999.999.999 tỷ đồng.")));
}

TEST_CASE("percentages are ratios, and multiples, points and differences none", "[audit]") {
    const auto percent = [](const std::string& words) {
        const claim c = first_claim("Năm 2025, tổng thu ngân sách đạt 36 tỷ đồng, " + words + ".");
        return printed_percent(c.comparisons.at(0));
    };
    CHECK(percent("bằng 103,30% dự toán").value().value() == make_ratio(1033, 1000));
    CHECK(percent("bằng 103,30% dự toán").value().unit() == rational::of(1, 10'000));
    CHECK(percent("giảm 23,6% so với cùng kỳ").value().value() == make_ratio(-236, 1000));
    CHECK_FALSE(percent("gấp 2,4 lần năm trước"));
    CHECK_FALSE(percent("tăng 5 tỷ đồng so với năm 2024"));
    CHECK_FALSE(percent("bằng gần 103,3% dự toán"));
}
