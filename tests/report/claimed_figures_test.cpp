// SPDX-License-Identifier: BSL-1.0
// From a text to a folder of figures, and what of the text a folder cannot hold.
#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include <govkpi/quantity/literals.hpp>
#include <govkpi/report.hpp>

#include "folder.hpp"

namespace {

using namespace govkpi;
using namespace govkpi::literals;
using namespace govkpi::report;
using namespace report_test;

const std::string ward =
    "Năm 2025, thu NSNN trên địa bàn phường Thanh Liệt đạt 36 tỷ 631 triệu đồng, bằng 103,3% dự toán giao; chi ngân "
    "sách phường ước đạt "
    "296 tỷ 677 triệu đồng, bằng 99,6% dự toán sau điều chỉnh, tăng 17% so với dự toán đầu năm. Thu nhập bình quân đầu "
    "người đạt 95 triệu "
    "đồng/người/năm. ";

std::vector<claim> read(const std::string& text) { return read_claims(text, language::vi, "report.txt"); }

claimed_figures made_from(const std::string& text) {
    const auto claims = read(text);
    const auto units = claimed_units(claims);
    REQUIRE(units.size() == 1);
    return figures_claimed(claims, units.front(), language::vi);
}

std::vector<std::string> reasons(const claimed_figures& made) {
    std::vector<std::string> all;
    for (const unused_claim& u : made.unused) all.push_back(u.reason);
    return all;
}

using texts = std::vector<std::string>;

bool same(const published_amount& a, const published_amount& b) {
    return a.amount.value() == b.amount.value() && a.amount.unit() == b.amount.unit() && a.note.vi == b.note.vi &&
           a.note.en == b.note.en;
}
bool same(const std::optional<published_amount>& a, const std::optional<published_amount>& b) {
    return a.has_value() == b.has_value() && (!a || same(*a, *b));
}

void check_same(const unit_figures& a, const unit_figures& b) {
    CHECK(a.name.vi == b.name.vi);
    CHECK(a.name.en == b.name.en);
    CHECK(a.within.vi == b.within.vi);
    CHECK(a.established.en == b.established.en);
    CHECK(a.source.vi == b.source.vi);
    CHECK(a.year == b.year);
    REQUIRE(a.flows.size() == b.flows.size());
    for (std::size_t i = 0; i < a.flows.size(); ++i) {
        CHECK(a.flows[i].flow == b.flows[i].flow);
        CHECK(a.flows[i].estimated == b.flows[i].estimated);
        CHECK(same(a.flows[i].executed, b.flows[i].executed));
        CHECK(same(a.flows[i].original_budget, b.flows[i].original_budget));
        CHECK(same(a.flows[i].revised_budget, b.flows[i].revised_budget));
        REQUIRE(a.flows[i].comparisons.size() == b.flows[i].comparisons.size());
        for (std::size_t k = 0; k < a.flows[i].comparisons.size(); ++k) {
            const published_comparison& one = a.flows[i].comparisons[k];
            const published_comparison& other = b.flows[i].comparisons[k];
            CHECK(one.kind == other.kind);
            CHECK(one.plan == other.plan);
            CHECK(one.percent.value() == other.percent.value());
            CHECK(one.percent.unit() == other.percent.unit());
            CHECK(one.note.vi == other.note.vi);
        }
    }
    REQUIRE(a.income_per_capita.has_value() == b.income_per_capita.has_value());
    if (a.income_per_capita) {
        CHECK(a.income_per_capita->per_head.value() == b.income_per_capita->per_head.value());
        CHECK(a.income_per_capita->per_head.unit() == b.income_per_capita->per_head.unit());
        CHECK(a.income_per_capita->estimated == b.income_per_capita->estimated);
    }
    REQUIRE(a.awards.size() == b.awards.size());
    for (std::size_t i = 0; i < a.awards.size(); ++i) {
        CHECK(a.awards[i].name.vi == b.awards[i].name.vi);
        CHECK(a.awards[i].number == b.awards[i].number);
    }
}

}  // namespace

TEST_CASE("the figures that a text claims are a report's figures", "[report][audit]") {
    const claimed_figures made = made_from(ward);
    CHECK(made.unused.empty());
    CHECK(made.figures.name.vi == "phường Thanh Liệt");
    CHECK(made.figures.year == 2025);
    CHECK(made.figures.source.vi == "report.txt");
    REQUIRE(made.figures.flows.size() == 2);
    const flow_figures& revenue = made.figures.flows[0];
    CHECK(revenue.flow == flow_name::territory_revenue);
    CHECK_FALSE(revenue.estimated);
    CHECK(revenue.executed->amount.value() == 36_ty + 631_trieu);
    REQUIRE(revenue.comparisons.size() == 1);
    CHECK(revenue.comparisons[0].plan == plan_name::original_budget);
    CHECK(revenue.comparisons[0].note.vi == "dự toán giao");
    const flow_figures& spending = made.figures.flows[1];
    CHECK(spending.estimated);
    REQUIRE(spending.comparisons.size() == 2);
    CHECK(spending.comparisons[0].plan == plan_name::revised_budget);
    CHECK(spending.comparisons[1].kind == comparison_kind::percent_above);
    CHECK(made.figures.income_per_capita->per_head.value() == 95_trieu);
    CHECK(to_text(unit_report(made.figures, language::vi)).find("103,3%") != std::string::npos);
}

TEST_CASE("the assigned budget is not taken for the original one where a text names both", "[report][audit]") {
    const claimed_figures made = made_from(
        "Năm 2025, thu NSNN trên địa bàn phường Mẫu đạt 36 tỷ đồng, bằng 103,3% dự toán Thành phố giao, tăng 17% so "
        "với dự toán đầu năm.");
    REQUIRE(made.figures.flows.size() == 1);
    REQUIRE(made.figures.flows[0].comparisons.size() == 1);
    CHECK(made.figures.flows[0].comparisons[0].kind == comparison_kind::percent_above);
    REQUIRE(made.unused.size() == 1);
    CHECK(made.unused[0].comparison == 0);
}

TEST_CASE("what a folder cannot hold is listed with its reason", "[report][audit]") {
    CHECK(reasons(made_from(ward + "Thu phí, lệ phí phường Thanh Liệt đạt 1,2 tỷ đồng.")) ==
          texts{"thư mục số liệu không có mục này"});
    CHECK(reasons(made_from(ward + "Phấn đấu năm 2025, tổng thu ngân sách phường Thanh Liệt đạt 40 tỷ đồng.")) ==
          texts{"là số phấn đấu"});
    CHECK(reasons(made_from(ward + "Tổng thu ngân sách phường Thanh Liệt đạt hơn 40 tỷ đồng.")) ==
          texts{"in kèm hơn, gần, khoảng"});
    CHECK(reasons(made_from(ward + "9 tháng đầu năm 2025, tổng thu ngân sách phường Thanh Liệt đạt 30 tỷ đồng.")) ==
          texts{"không phải số cả năm"});
    CHECK(reasons(made_from(
              ward +
              "Năm 2025, thu NSNN trên địa bàn phường Thanh Liệt đạt 36 tỷ 631 triệu đồng, gấp 2 lần năm trước.")) ==
          texts{"đã có số liệu này", "so sánh kiểu khác hoặc với gốc khác"});
}

TEST_CASE("comparisons go with the amount that they were printed with", "[report][audit]") {
    // The outturn stands, and not what was expected; nor the percentage of what was expected.
    const claimed_figures made = made_from(
        "Ước năm 2025, tổng thu ngân sách phường Mẫu đạt 38 tỷ đồng, bằng 110% dự toán. Năm 2025, tổng thu ngân sách "
        "phường Mẫu "
        "đạt 36 tỷ đồng.");
    REQUIRE(made.figures.flows.size() == 1);
    CHECK(made.figures.flows[0].executed->amount.value() == 36_ty);
    CHECK_FALSE(made.figures.flows[0].estimated);
    CHECK(made.figures.flows[0].comparisons.empty());
    CHECK(reasons(made) == texts{"là số ước, trong khi đã có số thực hiện", "không có số tiền tương ứng"});
    // The same amount with fewer digits, and a percentage alone, are of it.
    CHECK(made_from("Năm 2025, tổng thu ngân sách phường Mẫu đạt 36.631 triệu đồng. Tổng thu ngân sách phường Mẫu năm "
                    "2025 là 36,6 "
                    "tỷ đồng, bằng 103,3% dự toán.")
              .figures.flows[0]
              .comparisons.size() == 1);
    CHECK(made_from("Năm 2025, tổng thu ngân sách phường Mẫu đạt 36.631 triệu đồng. Tổng thu ngân sách phường Mẫu năm "
                    "2025 là 35,6 "
                    "tỷ đồng, bằng 103,3% dự toán.")
              .figures.flows[0]
              .comparisons.empty());
}

TEST_CASE("what a folder has no place for says so, whatever it is", "[report][audit]") {
    CHECK(reasons(made_from(
              "Năm 2025, thu nhập bình quân đầu người phường Mẫu đạt 95 triệu đồng/người/năm, tăng 5% so với năm "
              "trước.")) == texts{"thư mục số liệu không giữ so sánh của mục này"});
    CHECK(
        reasons(made_from("Kế hoạch năm 2025, thu nhập bình quân đầu người phường Mẫu là 95 triệu đồng/người/năm.")) ==
        texts{"thư mục số liệu không có mục này"});
    CHECK(reasons(made_from("Năm 2025, tổng thu ngân sách phường Mẫu đạt 99.999 triệu tỷ đồng.")) ==
          texts{"quá dài so với một số liệu của thư mục"});
}

TEST_CASE("a unit is one whatever its capitals", "[report][audit]") {
    const auto claims = read(
        "Năm 2025, tổng thu ngân sách phường Mẫu đạt 5 tỷ đồng. Phường Mẫu năm 2025 có tổng chi ngân sách là 4 tỷ "
        "đồng.");
    REQUIRE(claimed_units(claims).size() == 1);
    CHECK(figures_claimed(claims, {"PHƯỜNG MẪU", 2025}, language::vi).figures.flows.size() == 2);
}

TEST_CASE("a text about several units has the figures of each", "[report][audit]") {
    const auto claims = read(
        "Năm 2025, tổng thu ngân sách xã Phú Hòa đạt 5 tỷ đồng. Năm 2025, tổng thu ngân sách xã Lập Thạch đạt 7 tỷ "
        "đồng. "
        "Năm 2024, tổng thu ngân sách xã Phú Hòa đạt 4 tỷ đồng.");
    const auto units = claimed_units(claims);
    REQUIRE(units.size() == 3);
    CHECK(units[0] == claimed_unit{"xã Phú Hòa", 2025});
    CHECK(units[2] == claimed_unit{"xã Phú Hòa", 2024});
    const claimed_figures made = figures_claimed(claims, units[1], language::vi);
    REQUIRE(made.figures.flows.size() == 1);
    CHECK(made.figures.flows[0].executed->amount.value() == 7_ty);
    CHECK(made.unused.size() == 2);
}

TEST_CASE("a text that names nobody and no year has figures all the same", "[report][audit]") {
    const auto units = claimed_units(read("Tổng thu ngân sách đạt 5 tỷ đồng."));
    REQUIRE(units.size() == 1);
    CHECK(units[0] == claimed_unit{"", 0});
    CHECK(claimed_units(read("Thu phí đạt 5 tỷ đồng.")).empty());
}

TEST_CASE("figures that are written as a folder are read as the same figures", "[report][figures]") {
    const unit_figures given = read_figures(thanh_liet);
    for (const language numbers : {language::vi, language::en}) {
        const temporary_folder folder;
        write_figures(folder / "new", given, numbers);
        check_same(read_figures(folder / "new"), given);
    }
    unit_figures hard = made_from(ward).figures;
    hard.name = {"Phường; \"Mẫu\"", "#Ward\n\"two lines\""};
    hard.flows[0].comparisons[0].note = {" với; dấu \"nháy\"", ""};
    hard.flows[0].original_budget =
        published_amount{reported<money<VND>>{35'461_trieu, rational{1'000}}, {"đã\ttính", ""}};
    hard.flows[0].revised_budget = published_amount{reported<money<VND>>{35'460_trieu, rational{10'000'000}}};
    const temporary_folder folder;
    write_figures(folder / "new", hard, language::vi);
    check_same(read_figures(folder / "new"), hard);
}

TEST_CASE("figures are not written into a folder that holds anything", "[report][figures]") {
    const temporary_folder folder;
    write_file(folder / "mine", "mine");
    CHECK_THROWS_AS(write_figures(folder.path(), read_figures(thanh_liet), language::vi), bad_input);
    CHECK(names_in(folder.path()) == texts{"mine"});
}
