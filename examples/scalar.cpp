// SPDX-License-Identifier: BSL-1.0
// The typed core on one page: what money is, which figures may meet, and how the answer is shown. The figures are made
// up. Link govkpi::govkpi. It prints:
//
//     completion     103.3%
//     explained      103.3% = 36,631 / 35,461 million VND
//     in Vietnamese  103,30%
//     target met     yes
//     variance       +1 billion 170 million VND
//     balance        2 billion 431 million VND
//     both wards     110.1%
//     growth         9.3%
//     other months   n/a (not comparable)
//     over last year +13.3 pp
//     per head       2,035,056 VND/person
//     shared out     12,210,333,334 + 12,210,333,333 + 12,210,333,333 VND
//     no budget      n/a (zero base)
#include <cstdint>
#include <span>

#include <fmt/core.h>

#include <govkpi/govkpi.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto collected = outturn<revenue>(36_ty + 631_trieu);
    const auto planned = original_budget<revenue>(35'461_trieu);
    const auto spent = outturn<expenditure>(34_ty + 200_trieu);

    // A quotient keeps its two sums: it is rounded once, when it is printed.
    const auto done = plan_completion(collected, planned);
    fmt::print("completion     {}\n", done);
    fmt::print("explained      {}\n", explain(done));
    fmt::print("in Vietnamese  {:vi .2%}\n", done);
    fmt::print("target met     {}\n", at_least(100_percent).judge(done) == verdict::met ? "yes" : "no");
    fmt::print("variance       {:scaled}\n", variance(collected, planned));
    fmt::print("balance        {:scaled}\n", balance(collected, spent));

    // Two wards together: the sums are divided. The mean of 103.3 % and 150.0 % would be 126.6 %.
    const auto neighbour = plan_completion(outturn<revenue>(9_ty), original_budget<revenue>(6_ty));
    fmt::print("both wards     {}\n", pool(done, neighbour));

    const auto before = in_period(outturn<revenue>(33_ty + 500_trieu), fiscal_period::year(2024));
    fmt::print("growth         {}\n", growth(in_period(collected, fiscal_period::year(2025)), before));
    fmt::print("other months   {}\n", growth(in_period(collected, fiscal_period::cumulative(2025, 9)), before));
    fmt::print("over last year {}\n", done - 90_percent);

    fmt::print("per head       {}\n", per_capita(collected, 18'000_people));

    // Parts that add up to the whole, to the last đồng.
    const std::int64_t weights[] = {1, 1, 1};
    const auto parts = allocate(collected, std::span<const std::int64_t>{weights});
    fmt::print("shared out     {:bare} + {:bare} + {}\n", parts[0], parts[1], parts[2]);

    fmt::print("no budget      {}\n", plan_completion(spent, original_budget<expenditure>(0_VND)));
}
