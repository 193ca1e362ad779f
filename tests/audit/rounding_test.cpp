// SPDX-License-Identifier: BSL-1.0
// Exact figures, rounded as officials round them, each on its own and ties either way, and put into words: whatever the
// rounding, nothing is found.
#include <rapidcheck.h>
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <cstdint>
#include <string>

#include <fmt/format.h>

#include <govkpi/audit.hpp>

using namespace govkpi;

namespace {

__extension__ typedef __int128 wide;

/// To a multiple of step, to nearest, a tie up or down as it falls.
std::int64_t rounded(wide value, wide step) {
    const wide below = value / step * step;
    const wide rest = value - below;
    const bool up = 2 * rest > step || (2 * rest == step && *rc::gen::arbitrary<bool>());
    return static_cast<std::int64_t>(up ? below + step : below);
}

std::string with_decimals(std::int64_t digits, int decimals) {
    std::string text = std::to_string(digits < 0 ? -digits : digits);
    while (static_cast<int>(text.size()) <= decimals) text.insert(0, "0");
    std::string whole = text.substr(0, text.size() - static_cast<std::size_t>(decimals));
    for (std::size_t at = whole.size(); at > 3; at -= 3) whole.insert(at - 3, ".");
    if (decimals > 0) whole += "," + text.substr(text.size() - static_cast<std::size_t>(decimals));
    return whole;
}

/// An amount as some official would print it: in đồng, nghìn, triệu or tỷ, with none to three decimals, or compound.
std::string printed(std::int64_t dong) {
    const int form = *rc::gen::inRange(0, 7);
    constexpr std::int64_t million = 1'000'000, billion = 1'000'000'000;
    switch (form) {
        case 0:
            return with_decimals(dong, 0) + " đồng";
        case 1:
            return with_decimals(rounded(dong, 1'000) / 1'000, 0) + " nghìn đồng";
        case 2:
            return with_decimals(rounded(dong, million) / million, 0) + " triệu đồng";
        case 3:
            return with_decimals(rounded(dong, billion / 10) / (billion / 10), 1) + " tỷ đồng";
        case 4:
            return with_decimals(rounded(dong, billion / 100) / (billion / 100), 2) + " tỷ đồng";
        case 5:
            return with_decimals(rounded(dong, billion / 1'000) / (billion / 1'000), 3) + " tỷ đồng";
        default: {
            const std::int64_t in_millions = rounded(dong, million) / million;
            if (in_millions < 1'000 || in_millions % 1'000 == 0) return with_decimals(in_millions, 0) + " triệu đồng";
            return with_decimals(in_millions / 1'000, 0) + " tỷ " + std::to_string(in_millions % 1'000) + " triệu đồng";
        }
    }
}

/// 100 x a / b with none to two decimals.
std::string percent(std::int64_t a, std::int64_t b, std::int64_t less = 0) {
    const int decimals = *rc::gen::inRange(0, 3);
    std::int64_t power = 1;
    for (int i = 0; i < decimals; ++i) power *= 10;
    // In units of 10^-decimals percent: round (a - less) * 100 * power / b.
    const wide top = static_cast<wide>(a - less) * 100 * power;
    const wide size = top < 0 ? -top : top;
    const std::int64_t digits = rounded(size, b) / b;
    return with_decimals(digits, decimals) + "%";
}

std::string growth(std::int64_t a, std::int64_t b) { return (a < b ? "giảm " : "tăng ") + percent(a, b, b); }

std::int64_t dong() { return *rc::gen::inRange<std::int64_t>(1'000'000'000, 900'000'000'000); }

void check_clean(const std::string& text) {
    const auto found = audit(read_claims(text, language::vi), language::en);
    std::string told;
    for (const finding& f : found)
        if (f.severity == severity::error) told += f.message + "\n";
    if (!told.empty()) RC_FAIL(text + "\n" + told);
}

}  // namespace

TEST_CASE("an amount with its budgets, rounded in any legal way, contradicts nothing") {
    CHECK(rc::check([] {
        const std::int64_t assigned = dong(), revised = dong(), spent = dong();
        check_clean(
            fmt::format("Năm 2025, tổng chi ngân sách phường Thử Nghiệm đạt {}, bằng {} dự toán giao ({}) và đạt {} dự "
                        "toán sau điều chỉnh ({}), {} "
                        "so với dự toán giao.",
                        printed(spent), percent(spent, assigned), printed(assigned), percent(spent, revised),
                        printed(revised), growth(spent, assigned)));
    }));
}

TEST_CASE("a complete list with shares and growth, rounded in any legal way, contradicts nothing") {
    CHECK(rc::check([] {
        const std::int64_t taxes = dong(), fees = dong(), land = dong();
        const std::int64_t total = taxes + fees + land;
        const std::int64_t taxes_before = dong(), fees_before = dong(), land_before = dong();
        const std::int64_t before = taxes_before + fees_before + land_before;
        check_clean(
            fmt::format("Năm 2025, tổng thu ngân sách nhà nước trên địa bàn xã Thử Nghiệm đạt {}, {} so với cùng kỳ, "
                        "gồm: thu thuế {}, chiếm {} tổng "
                        "thu, {} so với cùng kỳ; thu phí, lệ phí {}, chiếm {} tổng thu, {} so với cùng kỳ; thu tiền sử "
                        "dụng đất {}, chiếm {} tổng "
                        "thu, {} so với cùng kỳ.",
                        printed(total), growth(total, before), printed(taxes), percent(taxes, total),
                        growth(taxes, taxes_before), printed(fees), percent(fees, total), growth(fees, fees_before),
                        printed(land), percent(land, total), growth(land, land_before)));
    }));
}

TEST_CASE("two texts about one budget, rounded in any legal way, contradict nothing") {
    CHECK(rc::check([] {
        const std::int64_t budget = dong(), nine_months = dong(), year = dong(), before = dong();
        std::vector<claim> claims = read_claims(
            fmt::format(
                "9 tháng đầu năm 2025, thu ngân sách trên địa bàn xã Thử Nghiệm đạt {}, bằng {} dự toán đầu năm.",
                printed(nine_months), percent(nine_months, budget)),
            language::vi, "october.txt");
        append(
            claims,
            read_claims(
                fmt::format("Năm 2025, thu ngân sách trên địa bàn xã Thử Nghiệm đạt {}, bằng {} dự toán đầu năm, {} so "
                            "với năm 2024.",
                            printed(year), percent(year, budget), growth(year, before)),
                language::vi, "january.txt"));
        append(claims,
               read_claims(fmt::format("Năm 2024, thu ngân sách trên địa bàn xã Thử Nghiệm đạt {}.", printed(before)),
                           language::vi, "last_year.txt"));
        for (const finding& f : audit(claims, language::en))
            if (f.severity == severity::error) RC_FAIL(f.message);
    }));
}

TEST_CASE("quarters and what they add up to, rounded in any legal way, contradict nothing") {
    CHECK(rc::check([] {
        const std::int64_t first = dong(), second = dong(), third = dong();
        check_clean(fmt::format(
            "Quý I/2025, thu ngân sách trên địa bàn xã Thử Nghiệm đạt {}. Quý II/2025, thu ngân sách trên địa bàn đạt "
            "{}. "
            "6 tháng đầu năm 2025, thu ngân sách trên địa bàn đạt {}. Quý III/2025, thu ngân sách trên địa bàn đạt {}. "
            "Lũy kế 9 tháng năm 2025, thu ngân sách trên địa bàn đạt {}.",
            printed(first), printed(second), printed(first + second), printed(third), printed(first + second + third)));
    }));
}
