// SPDX-License-Identifier: BSL-1.0
// Runs one function over a column, for an instruction counter: driver NAME. Compiled once with the types and once without.
#include <cstdio>
#include <string_view>
#include <vector>

#include "functions.hpp"

namespace zero_cost {
namespace {

constexpr std::size_t rows = 4096;

template <class Figure>
std::vector<Figure> column(std::uint64_t seed) {
    std::vector<Figure> made;
    made.reserve(rows);
    for (std::size_t i = 0; i < rows; ++i) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;  // Knuth's MMIX generator: the same column everywhere
        const auto units = static_cast<std::int64_t>(seed >> 24) + 1;  // up to a thousand tỷ đồng, never 0
#ifdef ZERO_COST_TYPED
        made.push_back(govkpi::detail::raw::as<Figure>(units));
#else
        made.push_back(units);
#endif
    }
    return made;
}

struct columns {
    std::vector<plain_money> a = column<plain_money>(1);
    std::vector<plain_money> b = column<plain_money>(2);
    std::vector<plain_money> result = column<plain_money>(3);
    std::vector<collected> outturn = column<collected>(4);
    std::vector<planned> budget = column<planned>(5);
    std::vector<std::int64_t> tenths = std::vector<std::int64_t>(rows);
    std::int64_t less = 0;
};

}  // namespace

using work = void(columns&);

/// The counter is on in here only.
[[gnu::noinline]] void measured(work* run, columns& on) { run(on); }

namespace {

template <class Row>
void each(Row row) {
    for (std::size_t i = 0; i < rows; ++i) row(i);
}

struct named {
    std::string_view name;
    work* run;
};
constexpr named all_work[] = {
    {"add", [](columns& on) { each([&](std::size_t i) { on.result[i] = add(on.a[i], on.b[i]); }); }},
    {"subtract", [](columns& on) { each([&](std::size_t i) { on.result[i] = subtract(on.a[i], on.b[i]); }); }},
    {"times", [](columns& on) { each([&](std::size_t i) { on.result[i] = times(on.a[i], 12); }); }},
    {"completion_in_tenths",
     [](columns& on) {
         each([&](std::size_t i) { on.tenths[i] = completion_in_tenths(on.outturn[i], on.budget[i]); });
     }},
    {"completed_less",
     [](columns& on) {
         each([&](std::size_t i) {
             const std::size_t other = rows - 1 - i;
             on.less += completed_less(on.outturn[i], on.budget[i], on.outturn[other], on.budget[other]) ? 1 : 0;
         });
     }},
    {"sum_loop", [](columns& on) { sum_loop(on.a.data(), rows, on.result.data()); }},
    {"sum_kernel", [](columns& on) { sum_kernel(on.a.data(), rows, on.result.data()); }},
    {"add_columns", [](columns& on) { add_columns(on.a.data(), on.b.data(), on.result.data(), rows); }},
    {"completion_columns",
     [](columns& on) { completion_columns(on.outturn.data(), on.budget.data(), on.tenths.data(), rows); }},
};

}  // namespace
}  // namespace zero_cost

int main(int argc, char** argv) {
    zero_cost::columns on;
    for (const auto& [name, run] : zero_cost::all_work) {
        if (argc != 2 || name != argv[1]) continue;
        zero_cost::measured(run, on);
        return 0;
    }
    std::fputs("usage: driver NAME-OF-A-FUNCTION\n", stderr);
    return 2;
}
