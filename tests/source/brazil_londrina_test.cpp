// SPDX-License-Identifier: BSL-1.0
// Revenue of the city of Londrina, Brazil, 2018 to 2025, as its yearly statements print it (KelvenBonfim, MIT): deductions
// stand in parentheses, and share the code of the line that they are deducted from.
#include <catch2/catch.hpp>

#include <govkpi/currencies.hpp>
#include <govkpi/panel.hpp>
#include <govkpi/source/csv.hpp>

#include "../panel/shared_csv.hpp"

using namespace govkpi;
using namespace govkpi::currencies;

TEST_CASE("net revenue of Londrina is the printed total of every year, to the cent", "[real data]") {
    const std::string folder = "budgets/brazil_londrina/";
    const auto printed = shared_table(folder + "check_totals.csv");
    if (printed.empty()) return;

    constexpr auto forecast = measure::original_budget<revenue, BRL>;
    constexpr auto collected = measure::outturn<revenue, BRL>;
    csv_layout layout;
    layout.table.period("ano").category("codigo");
    layout.table.measure(forecast, "previsao").measure(collected, "arrecadacao");
    for (const char* column : {"previsao", "arrecadacao"})
        layout.figures[column] = {.style = {.decimal_mark = ',', .group_mark = '.', .parentheses_are_negative = true}};
    const csv_source statements{{shared_path(folder + "anexo10_as_printed.csv")}, layout};
    const panel years = rollup(statements, query{}.by({"ano"}));

    REQUIRE(printed.size() == 8);
    REQUIRE(years.size() == 8);
    for (const auto& row : printed) {
        const auto cell = years.find({row.at("year")});
        REQUIRE(cell);
        const auto cents = [](const std::string& text) {
            return parse<money<BRL>>(text, {.group_mark = '\0'}).value().minor_units();
        };
        CHECK(years.sum(*cell, "original_budget.revenue") == cents(row.at("pdf_total_forecast")));
        CHECK(years.sum(*cell, "outturn.revenue") == cents(row.at("pdf_total_collected")));
    }
    // 83.648238 % of the forecast of 2018 was collected.
    const auto done = years.evaluate(indicator{"completion", plan_completion(collected, forecast)});
    CHECK(done[0].value.rounded(8, rounding::half_even) == 83648238);
    // The same from memory, and from rows chosen by their code: taxes alone are less than all.
    const panel from_memory = rollup(statements.read(), query{}.by({"ano"}));
    for (std::size_t cell = 0; cell < years.size(); ++cell)
        CHECK(from_memory.sum(cell, "outturn.revenue") == years.sum(cell, "outturn.revenue"));
    const panel taxes = rollup(statements, query{}.by({"ano"}).where("codigo", {"11"}));
    CHECK(taxes.sum(0, "original_budget.revenue") == 814'201'000'00);
}
