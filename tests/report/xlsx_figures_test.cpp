// SPDX-License-Identifier: BSL-1.0
#include <cstdint>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include <govkpi/report/xlsx.hpp>

#include "unzipped.hpp"
#include "xlsx_documents.hpp"

using namespace report_test;

TEST_CASE("figures are numbers in the scale that they are shown in, with the decimals of their text", "[xlsx]") {
    if (there_is_no_python()) return;
    const auto one = [](cell shown) {
        return unzipped{to_xlsx(document_of({{"a"}, {"n", alignment::number}}, {{{"x", std::move(shown)}}}))}.at(1,
                                                                                                                 "B3");
    };
    const auto full = one(show(money<VND>::from_minor_units(36'631'234'567), {.lang = language::vi}));
    CHECK(full.value == "36631234567");
    CHECK(full.format == "#,##0\"\u00a0₫\"");
    const auto billions =
        one(show(money<VND>::from_minor_units(36'631'234'567),
                 {.lang = language::vi, .form = amount_form::billions, .decimals = 3, .unit = false}));
    CHECK(billions.value == "36.631234567");
    CHECK(billions.format == "#,##0.000");
    const auto spread =
        one(show(money<VND>::from_minor_units(36'631'000'000), {.lang = language::vi, .form = amount_form::scaled}));
    CHECK(spread.value == "36631000000");
    CHECK(spread.format == "#,##0\" VND\"");
    const auto round = one(show(95_trieu, {.lang = language::vi, .form = amount_form::scaled}));
    CHECK(round.value == "95000000");
    CHECK(round.format == "#,##0\" VND\"");
    cell in_words = collected(36'631);
    in_words.text = "36.631 of 40.000 triệu đồng";
    const auto in_full = one(std::move(in_words));
    CHECK(in_full.value == "36631000000");
    CHECK(in_full.format == "#,##0\" VND\"");
    const auto cents =
        one(show(money<EUR>::from_minor_units(-12'345), {.lang = language::en, .unit = false, .signs = true}));
    CHECK(cents.value == "-123.45");
    CHECK(cents.format == "+#,##0.00;-#,##0.00;#,##0.00");
    CHECK(one(show(people{59'000}, {.lang = language::en})).format == "#,##0\" people\"");
    const auto points = one(show(percent_points::of(rational::of(33, 1000))));
    CHECK(points.value == "3.3");
    CHECK(points.format == "+#,##0.0\" pp\";-#,##0.0\" pp\";#,##0.0\" pp\"");
    const auto none = one(show(plan_completion(outturn<revenue>(1_ty), original_budget<revenue>(0_ty))));
    CHECK(none.is_text);
    CHECK(none.value == "n/a (zero base)");
}

TEST_CASE("an amount of more digits than a spreadsheet keeps is text, and the notes say so", "[xlsx]") {
    if (there_is_no_python()) return;
    const auto book_of = [](std::int64_t minor) {
        return unzipped{to_xlsx(
            document_of({{"a"}, {"n", alignment::number}}, {{{"x", show(money<VND>::from_minor_units(minor))}}}))};
    };
    const unzipped most = book_of(999'999'999'999'999);
    CHECK(most.at(1, "B3").value == "999999999999999");
    const unzipped over = book_of(1'000'000'000'000'001);
    CHECK(over.at(1, "B3").is_text);
    CHECK(over.at(1, "B3").value == "1,000,000,000,000,001 VND");
    CHECK(over.has_string("Thu B3: written as text, since a spreadsheet cannot hold this figure exactly"));
    CHECK(book_of(9'000'000'000'000'000'000).at(1, "B3").value == "9E+18");
    CHECK(book_of(-9'223'372'036'854'775'807).at(1, "B3").is_text);
}

TEST_CASE("a text that says more than its number is kept in the notes", "[xlsx]") {
    if (there_is_no_python()) return;
    cell done = completion(36'631, 35'461);
    done.text = "103,3% = 36.631 / 35.461 triệu đồng";
    const unzipped book{to_xlsx(document_of({{"a"}, {"n", alignment::number}}, {{{"x", std::move(done)}}}))};
    CHECK(book.at(1, "B3").value == "1.032993993401201");
    CHECK(book.at(1, "B3").format == "#,##0.0%");
    CHECK(book.has_string("Thu B3: 103,3% = 36.631 / 35.461 triệu đồng"));
}

TEST_CASE("remarks and explanations of cells stand in the notes with the cells that they are of", "[xlsx]") {
    if (there_is_no_python()) return;
    std::vector<table::row> rows;
    for (int i = 1; i < 6; ++i) {
        cell amount = collected(i);
        if (i != 3) amount = std::move(amount).with(remark::estimate);
        rows.push_back({{"x", std::move(amount)}});
    }
    rows.push_back({{"y", collected(7).with(remark::rebased).explained("of three\ncommunes")}});
    const unzipped book{to_xlsx(document_of({{"a"}, {"n", alignment::number}}, rows))};
    CHECK(book.has_string("Thu B3:B4, B6:B7: an estimate, not yet final"));
    CHECK(book.has_string("Thu B8: moved onto new boundaries; the shares of split units are estimates"));
    CHECK(book.has_string("Thu B8: of three\ncommunes"));
}
