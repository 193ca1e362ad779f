// SPDX-License-Identifier: BSL-1.0
// What is a claim and what is not, sentence by sentence. The passages of corpus/ say how well whole texts are read.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include <govkpi/audit.hpp>

using namespace govkpi;

namespace {

std::vector<claim> vi(std::string_view text) { return read_claims(text, language::vi); }
std::vector<claim> en(std::string_view text) { return read_claims(text, language::en); }

/// "36631000000 VND" of each claim; "-" for one without an amount.
std::vector<std::string> amounts(const std::vector<claim>& claims) {
    std::vector<std::string> all;
    for (const claim& c : claims) all.push_back(c.amount ? c.amount->text() + " " + c.unit : "-");
    return all;
}

/// "growth -23.6 same_period" of each comparison of a claim.
std::vector<std::string> comparisons(const claim& c) {
    std::vector<std::string> all;
    for (const claim_comparison& each : c.comparisons)
        all.push_back(std::string{name_of(each.kind)} + " " + each.value.text() + " " + name_of(each.base));
    return all;
}

using texts = std::vector<std::string>;

/// The one amount of a sentence about revenue.
std::string amount_in(const std::string& printed) {
    const auto read = vi("Thu ngân sách đạt " + printed + ".");
    REQUIRE(read.size() == 1);
    return amounts(read)[0];
}

/// The comparisons of the one claim of a sentence.
texts compared(const std::string& words) {
    const auto read = vi("Năm 2025, thu ngân sách đạt 36 tỷ đồng, " + words + ".");
    REQUIRE(read.size() == 1);
    return comparisons(read[0]);
}

}  // namespace

TEST_CASE("a figure is read wherever in a text it stands, in every unit that the grammar has", "[audit]") {
    const auto last = [](std::string_view printed, language lang) {
        const std::string subject = lang == language::vi ? "Thu ngân sách đạt " : "Budget revenue was ";
        const auto read = read_claims(subject + std::string{printed} + ".", lang);
        CAPTURE(printed);
        CHECK(read.size() == 1);
        return read.empty() ? std::string{} : amounts(read)[0];
    };
    CHECK(last("€500", language::en) == "50000 EUR");
    CHECK(last("€ 500", language::en) == "50000 EUR");
    CHECK(last("VND\n36,631,000,000", language::en) == "36631000000 VND");
    CHECK(last("VND\u202F36,631,000,000", language::en) == "36631000000 VND");
    CHECK(last("36,631,000,000 Vietnamese dong", language::en) == "36631000000 VND");
    CHECK(last("36,631,000,000 VIETNAMESE DONG", language::en) == "36631000000 VND");
    CHECK(last("US$ 5.5 million", language::en) == "550000000 USD");
    CHECK(last("US$5", language::en) == "500 USD");
    CHECK(last("₫36,631,000,000", language::en) == "36631000000 VND");
    CHECK(last("3.500 đô la", language::vi) == "350000 USD");
    CHECK(last("3.500 ĐÔ LA MỸ", language::vi) == "350000 USD");
    CHECK(last("3.500 tr.đ", language::vi) == "3500000000 VND");
    CHECK(last("3.500\n\u00A0₫", language::vi) == "3500 VND");
    CHECK(comparisons(en("Revenue was VND 5 billion, a 2.5-fold rise on the same period.").at(0)).size() == 1);
}

TEST_CASE("an amount in thousands or millions of billions is one amount", "[audit]") {
    CHECK(amount_in("1 triệu 997 nghìn tỷ đồng") == "1997000000000000 VND");
    CHECK(amount_in("2 nghìn 500 tỷ đồng") == "2500000000000 VND");
    CHECK(amount_in("2 ngàn 50,5 tỷ đồng") == "2050500000000 VND");
    CHECK(vi("Thu ngân sách đạt 2 nghìn 500 tỷ đồng.")[0].amount->last_digit == rational{1'000'000'000});
    CHECK(amount_in("2 nghìn tỷ 500 triệu đồng") == "2000500000000 VND");
}

TEST_CASE("ranges are no figures, with the currency before or behind", "[audit]") {
    CHECK(vi("Thu ngân sách đạt 5-6 tỷ đồng.").empty());
    CHECK(en("Budget revenue will be VND 5-6 billion.").empty());
    CHECK(en("Budget revenue will be USD 5-6.").empty());
}

TEST_CASE("a word for twice or three times as much is a multiple, behind an amount", "[audit]") {
    CHECK(compared("gấp đôi so với cùng kỳ") == texts{"times 2 same_period"});
    CHECK(compared("tăng gấp ba dự toán") == texts{"times 3 budget"});
    CHECK(comparisons(en("In 2025, budget revenue was VND 5 billion, double the same period.").at(0)) ==
          texts{"times 2 same_period"});
    CHECK(vi("Năm 2025, thu ngân sách tăng gấp đôi so với cùng kỳ.").empty());
}

TEST_CASE("a rate that falls by a number with a sign falls once", "[audit]") {
    for (const char* printed : {"3%", "-3%"}) {
        const auto read = vi(std::string{"Giai đoạn 2021-2025, thu ngân sách giảm bình quân "} + printed + "/năm.");
        REQUIRE(read.size() == 1);
        CHECK(amounts(read)[0] == "-3 percent");
    }
}

TEST_CASE("respectively gives each of the figures its comparison, and none to a base between them", "[audit]") {
    const auto read =
        vi("Năm 2025, thu thuế đạt 5 tỷ đồng; thu phí, lệ phí đạt 6 tỷ đồng (dự toán 4 tỷ đồng), tăng lần lượt 10% và "
           "20% so với cùng kỳ.");
    REQUIRE(read.size() == 3);
    CHECK(comparisons(read[0]) == texts{"growth 10 same_period"});
    CHECK(comparisons(read[1]) == texts{"growth 20 same_period"});
    CHECK(read[2].comparisons.empty());
    const auto pairs =
        vi("Năm 2025, thu thuế đạt 10 tỷ đồng và thu phí, lệ phí đạt 4 tỷ đồng, bằng 108% và 107,5% dự toán giao.");
    REQUIRE(pairs.size() == 2);
    CHECK(comparisons(pairs[0]) == texts{"ratio 108 assigned"});
    CHECK(comparisons(pairs[1]) == texts{"ratio 107.5 assigned"});
    // Which of two bases is whose is not said.
    const auto two =
        vi("Năm 2025, thu thuế đạt 10 tỷ đồng và thu phí, lệ phí đạt 4 tỷ đồng, tăng lần lượt 25% và 33,3% so với năm "
           "2024 (8 tỷ đồng và 3 tỷ đồng).");
    REQUIRE(two.size() == 2);
    CHECK(comparisons(two[0]) == texts{"growth 25 year_before"});
    CHECK(comparisons(two[1]) == texts{"growth 33.3 year_before"});
}

TEST_CASE("an aside in parentheses names nothing, and what follows goes on from before it", "[audit]") {
    const auto named = [](std::string_view text) { return vi(text).at(0).subject; };
    CHECK(named("Tổng thu ngân sách nhà nước (NSNN) đạt 5 tỷ đồng.") == "Tổng thu ngân sách nhà nước");
    CHECK(vi("Tổng thu ngân sách nhà nước (NSNN) đạt 5 tỷ đồng.").at(0).indicator == "territory_revenue");
    CHECK(named("Tổng chi ngân sách địa phương (trừ tạm ứng) đạt 5 tỷ đồng.") == "Tổng chi ngân sách địa phương");
    CHECK(vi("Tổng chi ngân sách địa phương (trừ tạm ứng) đạt 5 tỷ đồng.").at(0).qualified);
    // What another time or place had, in parentheses, is no comparison of this one.
    CHECK(compared("tăng 7,6% (cùng kỳ tăng 7,5%)") == texts{"growth 7.6 same_period"});
    CHECK(compared("đạt 21,8% dự toán, cao hơn bình quân chung (14,3%)") == texts{"ratio 21.8 budget"});
    const auto rates =
        vi("Đến 30/9/2025, tỷ lệ giải ngân đạt 58,4%, cao hơn 6,2 điểm phần trăm so với cùng kỳ (52,2%), thấp hơn bình "
           "quân "
           "toàn tỉnh (61,3%).");
    REQUIRE(amounts(rates) == texts{"58.4 percent", "52.2 percent"});
    CHECK(comparisons(rates[0]) == texts{"points 6.2 same_period"});
    CHECK(rates[0].comparisons[0].base_claim == 1);
    CHECK(rates[1].period.text() == "to 2024-09-30");
}

TEST_CASE("who says something is not what it is about", "[audit]") {
    CHECK(vi("Nhiều khoản đạt khá như thu phí, lệ phí đạt 5 tỷ đồng.").at(0).indicator == "fees");
    CHECK(vi("Sở Tài chính cho biết thu nội địa đạt 5 tỷ đồng.").at(0).subject == "thu nội địa");
    CHECK(en("The deputy minister said domestic revenue was VND 5 billion.").at(0).indicator == "domestic_revenue");
    CHECK(en("The city posted domestic revenue of VND 5 billion.").at(0).indicator == "domestic_revenue");
    CHECK(en("Growth was driven by domestic revenue, which reached VND 5 billion.").at(0).indicator ==
          "domestic_revenue");
}

TEST_CASE("what a list of things left out ends with is what is left", "[audit]") {
    const auto read =
        vi("Thu ngân sách đạt 12 tỷ đồng. Nếu trừ tiền sử dụng đất, xổ số kiến thiết thì còn lại hơn 8 tỷ "
           "đồng.");
    REQUIRE(read.size() == 2);
    CHECK(read[1].subject == "Thu ngân sách");
    CHECK(read[1].qualified);
    const auto rest = vi("Thu nội địa không tính tiền sử dụng đất (3 tỷ đồng) là 10 tỷ đồng.");
    REQUIRE(rest.size() == 2);
    CHECK(rest[1].subject == "Thu nội địa");
    CHECK(rest[1].without == std::vector<std::size_t>{0});
}

TEST_CASE("a number that is none in either style names nothing", "[audit]") {
    const auto read = vi("Về chi, ước đạt 1,591,3 nghìn tỷ đồng, bằng 61,7% dự toán.");
    REQUIRE(read.size() == 1);
    CHECK(read[0].subject == "chi");
    CHECK_FALSE(read[0].amount);
}

TEST_CASE("the year of what is compared with is not that of the figure", "[audit]") {
    CHECK_FALSE(vi("Thu ngân sách đạt 5 tỷ đồng, tăng 5% so với cùng kỳ năm 2024.").at(0).period.is_known());
    CHECK_FALSE(
        en("In ten months revenue was VND 5 billion, up 7% over the same period in 2016.").at(0).period.is_known());
    CHECK(en("Revenue was VND 5 billion (US$0.2 million) in 2025.").at(0).period.text() == "2025");
    CHECK(vi("Thu ngân sách lũy kế đến tháng 6.2018 gần 327 tỷ đồng.").at(0).period.text() == "2018-M06");
}

TEST_CASE("English reports are read in the words of the press", "[audit]") {
    const auto growth = [](const std::string& words) {
        const auto read = en("In 2025, budget revenue was VND 5 billion, " + words + ".");
        REQUIRE(read.size() == 1);
        return comparisons(read[0]);
    };
    CHECK(growth("a 13.7% increase") == texts{"growth 13.7 same_period"});
    CHECK(growth("representing a 56.2% year-on-year rise") == texts{"growth 56.2 same_period"});
    CHECK(growth("a 0.8% decrease from a year earlier") == texts{"growth -0.8 same_period"});
    CHECK(growth("down 11.5 percent on-year") == texts{"growth -11.5 same_period"});
    CHECK(growth("equivalent to 77% of the year's estimate") == texts{"ratio 77 budget"});
    CHECK(growth("75% of total estimates") == texts{"ratio 75 budget"});
    CHECK(growth("equivalent to 89.4% of that recorded in the same period last year") ==
          texts{"ratio 89.4 same_period"});
    const auto of_budget =
        en("General fund revenues came in at $146 million and represent 67 percent of the budget of $218 "
           "million.");
    REQUIRE(of_budget.size() == 2);
    CHECK(of_budget[0].comparisons.at(0).base_claim == 1);
    CHECK(of_budget[1].basis == claim_basis::budget);
    CHECK(growth("which is VND 1 billion higher than the budget") == texts{"difference 1000000000 budget"});
    CHECK(amounts(en("Revenue was 1.46 quadrillion VND (58.7 billion U.S. dollars).")) ==
          texts{"1460000000000000 VND", "5870000000000 USD"});
    CHECK(en("Revenue climbed 15 per cent to reach VND 34 trillion.").at(0).comparisons.at(0).kind ==
          compared_by::growth);
    CHECK(en("Of the total, VND 663 trillion came from domestic tax collections.").at(0).indicator ==
          "domestic_revenue");
    CHECK(en("The city collected 392 trillion VND (15 billion USD) in state budget revenue in the first six months of "
             "2025.")
              .at(1)
              .indicator == "territory_revenue");
    CHECK(en("In the January-September 2025 period revenue was VND 5 billion.").at(0).period.text() == "2025-M09");
    CHECK(en("Revenue is projected to exceed VND 640 trillion.").at(0).approximated == approximation::over);
    CHECK(growth("1.5 times higher than in rural areas") == texts{"times 1.5 other"});
    CHECK(growth("5% lower than in rural areas") == texts{"growth -5 other"});
    CHECK(growth("20% above the 2024 outturn") == texts{"growth 20 year_before"});
    CHECK(en("Carry-over was VND 15 billion.").at(0).approximated == approximation::exact);
    CHECK(en("The ward plans to collect VND 55 billion in 2026.").at(0).basis == claim_basis::budget);
    CHECK(growth("meeting 24.8 percent of collection plans") == texts{"ratio 24.8 budget"});
    CHECK(amounts(en("Domestic revenue surged 26% to exceed VND 222 trillion.")) == texts{"222000000000000 VND"});
    CHECK(en("By August 31, 2025, 409 trillion VND had been disbursed.").at(0).period.text() == "to 2025-08-31");
    const auto parts =
        en("Spending was VND 18 trillion, including some VND 5 trillion for investment (up 14.2%) and over VND 11 "
           "trillion for regular expenditures (up 10.9%).");
    REQUIRE(parts.size() == 3);
    CHECK(parts[2].indicator == "regular_expenditure");
    CHECK(comparisons(parts[2]) == texts{"growth 10.9 same_period"});
    // A level that is passed is no change.
    CHECK(growth("marking the first time it has surpassed the VND 4 billion threshold").empty());
    CHECK(en("Local budget investment was VND 166 trillion.").at(0).basis == claim_basis::outturn);
}

TEST_CASE("the year of a base and the unit of a difference are kept", "[audit]") {
    const auto base_year = [](const std::string& words) {
        return vi("Năm 2025, thu ngân sách đạt 36 tỷ đồng, " + words + ".").at(0).comparisons.at(0).base_year;
    };
    CHECK(base_year("tăng 5% so với cùng kỳ năm 2023") == 2023);
    CHECK(base_year("tăng 5% so với cùng kỳ 2023") == 2023);
    CHECK(base_year("bằng 95% dự toán năm 2024") == 2024);
    CHECK(base_year("bằng 95% dự toán năm trước") == 2024);
    CHECK(base_year("bằng 95% dự toán") == 0);
    CHECK(vi("Năm 2026, chi đầu tư xã Mẫu được bố trí 30 tỷ đồng.").at(0).basis == claim_basis::budget);
    CHECK(compared("tăng 4,8% so với tỉnh giao") == texts{"growth 4.8 assigned"});
    CHECK(vi("Năm 2025, thu ngân sách tăng tối thiểu 10% so với năm 2024.").at(0).comparisons.at(0).approximated ==
          approximation::over);
    const auto quarters = vi("Thu nội địa quý III/2025 đạt 12 tỷ đồng, tăng 20% so với quý II/2025 (10 tỷ đồng).");
    CHECK(quarters.at(1).period.text() == "2025-Q2");
    CHECK(compared("bằng 95% dự toán năm 2024") == texts{"ratio 95 other"});
    CHECK(compared("bằng 95% dự toán năm 2025") == texts{"ratio 95 budget"});
    CHECK(vi("Năm 2025, thu ngân sách đạt 3 triệu USD, tăng 5 tỷ đồng so với cùng kỳ.").at(0).comparisons.at(0).unit ==
          "VND");
}

TEST_CASE("what claims copy of a text has a longest length, whatever a text holds", "[audit]") {
    std::string text =
        "Năm 2025, tại phường M" + std::string(100'000, 'a') + ", thu " + std::string(100'000, 'b') + " đạt 1 tỷ đồng";
    for (int i = 0; i < 1'000; ++i) text += "; 2 tỷ đồng";
    const auto read = vi(text + ".");
    REQUIRE(read.size() > 500);
    for (const claim& c : read) REQUIRE(c.scope.size() + c.subject.size() <= 512);
    // Whole characters.
    const auto cut = vi("Năm 2025, thu b" + std::string(3, 'x') + [] {
        std::string many;
        for (int i = 0; i < 500; ++i) many += "ậ";
        return many;
    }() + " đạt 1 tỷ đồng.");
    REQUIRE(cut.size() == 1);
    CHECK(cut[0].subject.size() > 250);
    CHECK(cut[0].subject.ends_with("ậ"));
}

TEST_CASE("amounts are read on every scale, compound, misspelt and in other currencies", "[audit]") {
    CHECK(amount_in("36.631.000.000 đồng") == "36631000000 VND");
    CHECK(amount_in("36 tỷ 631 triệu đồng") == "36631000000 VND");
    CHECK(amount_in("36,631 tỷ đồng") == "36631000000 VND");
    CHECK(amount_in("36.631 triệu đồng") == "36631000000 VND");
    CHECK(amount_in("27,2 ngàn tỷ đồng") == "27200000000000 VND");
    CHECK(amount_in("27,2 nghìn tỷ") == "27200000000000 VND");
    CHECK(amount_in("108,987 tỷ") == "108987000000 VND");
    CHECK(amount_in("850 nghìn đồng") == "850000 VND");
    CHECK(amount_in("36.631 Tr đồng") == "36631000000 VND");
    CHECK(amount_in("36.631 Tiệu đồng") == "36631000000 VND");
    CHECK(amount_in("36.631 Triệu dồng") == "36631000000 VND");
    CHECK(amount_in("36.631 triệu đổng") == "36631000000 VND");
    CHECK(amount_in("12,5 triệu USD") == "1250000000 USD");
    CHECK(amounts(en("Revenue came to VND 36,631 million.")) == texts{"36631000000 VND"});
    CHECK(amounts(en("Revenue came to 1.2 trillion dong.")) == texts{"1200000000000 VND"});
    CHECK(amounts(en("Revenue came to US$12.5 million.")) == texts{"1250000000 USD"});
}

TEST_CASE("the digits that are printed say how exact an amount is", "[audit]") {
    const auto read = vi("Thu ngân sách đạt 5,20 tỷ đồng.");
    REQUIRE(read.size() == 1);
    CHECK(read[0].amount->last_digit == rational{10'000'000});
    CHECK(read[0].amount->values().contains(5'195'000'000));
    CHECK(read[0].amount->values().contains(5'205'000'000));
    CHECK_FALSE(read[0].amount->values().contains(5'194'999'999));
    CHECK(read[0].amount->values_if_cut().contains(5'209'999'999));
    CHECK_FALSE(read[0].amount->values_if_cut().contains(5'199'999'999));
}

TEST_CASE("numbers that are no money are no claims", "[audit]") {
    const char* const others[] = {
        "Ngày 26/12/2025, lúc 14 giờ 30, Hội đồng nhân dân họp kỳ thứ 14 với 28 đại biểu.",
        "Theo Điều 15 Luật số 89/2025/QH15 và Nghị quyết số 45/NQ-HĐND, thu ngân sách do phường quản lý.",
        "Điện thoại: 024.3688.1234; đường dây nóng 0912 345 678.",
        "Nâng cấp 12,5 km đường, trồng 28,3 ha rừng, diện tích 2.300 m2, quốc lộ 37B.",
        "Tặng 104 giấy khen; 1.250 hộ; 35.000 người; sản lượng 12.000 tấn.",
        "Bàn về thu ngân sách năm 2025 và dự toán năm 2026.",
    };
    for (const char* text : others) {
        CAPTURE(text);
        CHECK(vi(text).empty());
    }
    CHECK(en("On 26 December 2025 the Council met for its 14th session; Road 37B is 12.5 km long; call 024 3688 1234.")
              .empty());
    CHECK(vi("").empty());
}

TEST_CASE("the word decides what a percentage says", "[audit]") {
    CHECK(compared("bằng 103,3% dự toán giao") == texts{"ratio 103.3 assigned"});
    CHECK(compared("tương đương 81,7% so với cùng kỳ") == texts{"ratio 81.7 same_period"});
    CHECK(compared("giảm 23,6% so với cùng kỳ") == texts{"growth -23.6 same_period"});
    CHECK(compared("vượt 61,2% dự toán") == texts{"excess 61.2 budget"});
    CHECK(compared("hụt 3% so với kế hoạch") == texts{"excess -3 budget"});
    CHECK(compared("gấp 2,4 lần năm trước") == texts{"times 2.4 year_before"});
    CHECK(compared("tăng hơn 4 lần so với cùng kỳ") == texts{"times 4 same_period"});
    CHECK(compared("tăng 5 tỷ đồng so với năm 2024") == texts{"difference 5000000000 year_before"});
    CHECK(compared("tăng 17% so với dự toán đầu năm") == texts{"growth 17 original"});
    CHECK(compared("đạt 99,60% dự toán sau điều chỉnh") == texts{"ratio 99.60 revised"});
}

TEST_CASE("an amount has as many comparisons as are printed, and a base is carried over what is left out", "[audit]") {
    CHECK(
        compared("bằng 103,3% dự toán Thành phố giao, bằng 99,6% dự toán sau điều chỉnh và tăng 17% so với cùng kỳ") ==
        texts{"ratio 103.3 assigned", "ratio 99.6 revised", "growth 17 same_period"});
    const auto read =
        vi("Năm 2025, thu thuế đạt 9 tỷ đồng, bằng 101% dự toán giao; thu phí đạt 2 tỷ đồng, bằng 91,5%.");
    REQUIRE(read.size() == 2);
    CHECK(comparisons(read[1]) == texts{"ratio 91.5 assigned"});
}

TEST_CASE("a rate rises and falls in points", "[audit]") {
    const auto read = vi("Năm 2025, tỷ lệ hộ nghèo còn 0,88%, giảm 0,34% so với đầu năm.");
    REQUIRE(read.size() == 1);
    CHECK(amounts(read) == texts{"0.88 percent"});
    CHECK(read[0].indicator == "poverty_rate");
    CHECK(comparisons(read[0]) == texts{"points -0.34 year_start"});
}

TEST_CASE("a plan behind a slash or in parentheses is a claim of its own, and the base", "[audit]") {
    const auto slash = vi("Năm 2025, thu ngân sách đạt 152/450 tỷ đồng, bằng 33,8% dự toán.");
    REQUIRE(slash.size() == 2);
    CHECK(amounts(slash) == texts{"152000000000 VND", "450000000000 VND"});
    CHECK(slash[1].basis == claim_basis::budget);
    REQUIRE(slash[0].comparisons.size() == 1);
    CHECK(slash[0].comparisons[0].base_claim == 1);

    const auto parentheses = vi("Năm 2025, thu ngân sách đạt 51 tỷ đồng, bằng 102% dự toán giao (50 tỷ đồng).");
    REQUIRE(parentheses.size() == 2);
    CHECK(parentheses[1].basis == claim_basis::budget);
    CHECK(parentheses[1].budget_kind == comparison_base::assigned);
    CHECK(parentheses[0].comparisons[0].base_claim == 1);
}

TEST_CASE("words of approximation are read, and trên địa bàn is a place", "[audit]") {
    const auto of = [](const char* text) {
        const auto read = vi(text);
        REQUIRE(read.size() == 1);
        return read[0].approximated;
    };
    CHECK(of("Thu ngân sách đạt hơn 36 tỷ đồng.") == approximation::over);
    CHECK(of("Thu ngân sách đạt trên 36 tỷ đồng.") == approximation::over);
    CHECK(of("Thu ngân sách đạt gần 36 tỷ đồng.") == approximation::under);
    CHECK(of("Thu ngân sách đạt khoảng 36 tỷ đồng.") == approximation::about);
    CHECK(of("Thu ngân sách trên địa bàn 36 tỷ đồng.") == approximation::exact);
    CHECK(of("Bổ sung từ ngân sách cấp trên 36 tỷ đồng.") == approximation::exact);
}

TEST_CASE("the basis is that of the words before the figure", "[audit]") {
    const auto of = [](const char* text) {
        const auto read = vi(text);
        REQUIRE(read.size() == 1);
        return read[0].basis;
    };
    CHECK(of("Thu ngân sách 36 tỷ đồng.") == claim_basis::outturn);
    CHECK(of("Thu ngân sách ước đạt 36 tỷ đồng.") == claim_basis::estimate);
    CHECK(of("Phấn đấu thu ngân sách ước đạt 36 tỷ đồng.") == claim_basis::target);
    CHECK(of("Dự toán thu ngân sách là 36 tỷ đồng.") == claim_basis::budget);
}

TEST_CASE("periods are read: years, halves, quarters, months and days", "[audit]") {
    const auto of = [](const std::string& when) {
        const auto read = vi(when + ", thu ngân sách đạt 36 tỷ đồng.");
        REQUIRE(read.size() == 1);
        return read[0].period.text();
    };
    CHECK(of("Năm 2025") == "2025");
    CHECK(of("Quý I năm 2025") == "2025-Q1");
    CHECK(of("6 tháng đầu năm 2025") == "2025-H1");
    CHECK(of("9 tháng năm 2025") == "2025-M09");
    CHECK(of("Chín tháng đầu năm 2025") == "2025-M09");
    CHECK(of("Lũy kế 11 tháng năm 2025") == "2025-M11");
    CHECK(of("Tháng 8 năm 2025") == "2025-08");
    CHECK(of("Tính đến 26/12/2025") == "to 2025-12-26");
    CHECK(of("Tính đến hết ngày 31/10/2025") == "to 2025-10-31");
}

TEST_CASE("places have a class word before or behind their name, and may be numbers", "[audit]") {
    const auto of = [](const char* text) {
        const auto read = vi(text);
        REQUIRE(read.size() == 1);
        return read[0].scope;
    };
    CHECK(of("Thu ngân sách phường Thanh Liệt đạt 36 tỷ đồng.") == "phường Thanh Liệt");
    CHECK(of("Thu ngân sách trên địa bàn Phường 14 đạt 36 tỷ đồng.") == "Phường 14");
    CHECK(of("Thu ngân sách xã Tân Hòa 2 đạt 36 tỷ đồng.") == "xã Tân Hòa 2");
    CHECK(of("Xã Tân Hòa 9 tháng năm 2025 thu ngân sách đạt 36 tỷ đồng.") == "Xã Tân Hòa");
    CHECK(of("Thu ngân sách phường đạt 36 tỷ đồng.").empty());
    CHECK(en("Revenue of Thach Giang Province reached VND 36 billion.")[0].scope == "Thach Giang Province");
}

TEST_CASE("trong đó begins parts, gồm a list that is complete", "[audit]") {
    const auto some =
        vi("Năm 2025, tổng thu ngân sách đạt 36 tỷ đồng, trong đó: thu thuế 9 tỷ đồng; thu phí 2 tỷ đồng.");
    REQUIRE(some.size() == 3);
    CHECK(some[0].part == part_kind::none);
    CHECK(some[1].part == part_kind::some);
    CHECK(some[2].part == part_kind::some);
    CHECK(some[2].part_of == 0);
    const auto complete =
        vi("Năm 2025, tổng thu ngân sách đạt 11 tỷ đồng, gồm: thu thuế 9 tỷ đồng; thu phí 2 tỷ đồng.");
    REQUIRE(complete.size() == 3);
    CHECK(complete[1].part == part_kind::complete);
}

TEST_CASE("lines below a heading of a budget are a budget, as resolutions have it", "[audit]") {
    const auto read =
        vi("Điều 1. Thông qua dự toán ngân sách nhà nước năm 2026 như sau:\n1. Tổng thu ngân sách nhà nước trên địa "
           "bàn: 3.790 triệu "
           "đồng;\n2. Tổng chi ngân sách: 7.093 triệu đồng, trong đó:\n2.1. Chi thường xuyên: 6.000 triệu đồng.\nNăm "
           "2025, tổng chi ngân "
           "sách đạt 6.500 triệu đồng.");
    REQUIRE(read.size() == 4);
    CHECK(read[0].basis == claim_basis::budget);
    CHECK(read[1].basis == claim_basis::budget);
    CHECK(read[2].basis == claim_basis::budget);
    CHECK(read[3].basis == claim_basis::outturn);
}

TEST_CASE("provinces are places by their name alone", "[audit]") {
    const auto read = vi("Giải ngân đạt thấp, như Hà Nội đạt 58,8% kế hoạch, Hải Phòng đạt 55,1%.");
    REQUIRE(read.size() == 2);
    CHECK(read[0].scope == "Hà Nội");
    CHECK(read[1].scope == "Hải Phòng");
    CHECK(comparisons(read[1]) == texts{"ratio 55.1 budget"});
}

TEST_CASE("growth without a base is a rate of its own", "[audit]") {
    CHECK(amounts(vi("Kinh tế tăng trưởng 12,23%.")) == texts{"12.23 percent"});
    CHECK(amounts(vi("Giá trị sản xuất công nghiệp tăng bình quân 9,5%/năm.")) == texts{"9.5 percent"});
    CHECK(compared("tăng trưởng 12% so với cùng kỳ") == texts{"growth 12 same_period"});
}

TEST_CASE("a percentage in parentheses behind a change is the same change", "[audit]") {
    CHECK(compared("tăng 1.200 triệu đồng (3,4%) so với cùng kỳ") ==
          texts{"difference 1200000000 same_period", "growth 3.4 same_period"});
}

TEST_CASE("respectively and lần lượt give each figure its own comparison", "[audit]") {
    const auto read =
        en("In 2025 domestic revenue was VND 33,850 billion and import-export revenue VND 8,460 billion, up 14.9% and "
           "2.8% "
           "respectively.");
    REQUIRE(read.size() == 2);
    CHECK(comparisons(read[0]) == texts{"growth 14.9 same_period"});
    CHECK(comparisons(read[1]) == texts{"growth 2.8 same_period"});
    const auto vietnamese =
        vi("Năm 2025, thu nội địa đạt 33 tỷ đồng, thu phí đạt 8 tỷ đồng, tăng lần lượt 14,9% và 2,8% so với cùng kỳ.");
    REQUIRE(vietnamese.size() == 2);
    CHECK(comparisons(vietnamese[0]) == texts{"growth 14.9 same_period"});
}

TEST_CASE("the same period without so với is a time", "[audit]") {
    const auto read =
        vi("6 tháng đầu năm 2025, thu ngân sách đạt 262 tỷ đồng. Cùng kỳ năm 2024, thu ngân sách đạt 231,9 tỷ đồng.");
    REQUIRE(read.size() == 2);
    CHECK(read[1].period.text() == "2024-H1");
    CHECK(read[1].comparisons.empty());
    CHECK(compared("so với cùng kỳ tăng 5%") == texts{"growth 5 same_period"});
}

TEST_CASE("a year that is named behind its quarters is theirs", "[audit]") {
    const auto read = vi("Thu ngân sách quý I đạt 8 tỷ đồng, quý II đạt 9 tỷ đồng; cả năm 2025 đạt 36 tỷ đồng.");
    REQUIRE(read.size() == 3);
    CHECK(read[0].period.text() == "2025-Q1");
    CHECK(read[2].period.text() == "2025");
}

TEST_CASE("parentheses interrupt, and what they interrupt goes on behind them", "[audit]") {
    const auto read =
        vi("Năm 2025, thu ngân sách đạt 41,2 tỷ đồng (thành phố giao dự toán 38 tỷ đồng, phường phấn đấu 40 tỷ đồng), "
           "vượt 8,4% dự toán "
           "thành phố giao.");
    REQUIRE(read.size() == 3);
    CHECK(comparisons(read[0]) == texts{"excess 8.4 assigned"});
    const auto list = vi(
        "Tổng thu là 85 tỷ đồng, gồm thu trên địa bàn 12 tỷ đồng (trong đó thuế 5 tỷ đồng), thu bổ sung 73 tỷ đồng.");
    REQUIRE(list.size() == 4);
    CHECK(list[2].part_of == 1);
    CHECK(list[3].part_of == 0);
}

TEST_CASE("what is not counted, or counted in, makes another figure of it", "[audit]") {
    for (const char* text :
         {"Không kể tiền sử dụng đất, thu nội địa đạt 6 tỷ đồng.",
          "Thu nội địa không kể tiền sử dụng đất đạt 6 tỷ đồng.", "Nếu tính cả ghi thu, thu nội địa đạt 6 tỷ đồng."}) {
        CAPTURE(text);
        const auto read = vi(text);
        REQUIRE(read.size() == 1);
        CHECK(read[0].qualified);
        CHECK(read[0].subject.find("hu nội địa") == 1);
        CHECK(read[0].indicator.empty());
    }
    const auto printed = vi("Không kể tiền sử dụng đất (3 tỷ đồng), thu nội địa đạt 6 tỷ đồng.");
    REQUIRE(printed.size() == 2);
    CHECK(printed[1].without == std::vector<std::size_t>{0});
}

TEST_CASE("spans are the bytes of the text, also behind combining letters and bytes that are no text", "[audit]") {
    const std::string text = "\xff\xfe thu nga\u0302n sa\u0301ch đạt 36 tỷ đồng \xc3 và hết.";
    const auto read = vi(text);
    REQUIRE(read.size() == 1);
    CHECK(text.substr(read[0].span.from, read[0].span.to - read[0].span.from) == "36 tỷ đồng");
    CHECK(read[0].text == "36 tỷ đồng");
}

TEST_CASE("claims stand in the order of the text, even where a percentage waited for its amount", "[audit]") {
    const auto read =
        en("In 2025, domestic revenue of Ba Vi, 2.5 times the 2024 figure (VND 12 billion), came to VND 30 billion, up "
           "5% on the plan.");
    for (std::size_t i = 1; i < read.size(); ++i) CHECK(read[i - 1].span.to <= read[i].span.from);
    for (const claim& c : read)
        for (const claim_comparison& each : c.comparisons)
            if (each.base_claim) CHECK(*each.base_claim < read.size());
}

TEST_CASE("numbers past what can be computed with are read without a figure that is wrong", "[audit]") {
    const auto read = vi("Thu ngân sách đạt " + std::string(60, '9') + " tỷ đồng, bằng 103% dự toán.");
    for (const claim& c : read) CHECK((!c.amount || c.amount->values().contains(c.amount->value)));
    CHECK(audit(read, language::vi).size() <= 1);
}

TEST_CASE("the claims of several texts are put together, and keep what they refer to", "[audit]") {
    auto all =
        read_claims("Năm 2025, thu ngân sách đạt 51 tỷ đồng, bằng 102% dự toán (50 tỷ đồng).", language::vi, "a.txt");
    append(all, read_claims("Năm 2025, chi ngân sách đạt 51 tỷ đồng, bằng 102% dự toán (50 tỷ đồng).", language::vi,
                            "b.txt"));
    REQUIRE(all.size() == 4);
    CHECK(all[2].comparisons.at(0).base_claim == 3);
    CHECK(all[3].file == "b.txt");
}

TEST_CASE("the language of a text is that of its words about figures", "[audit]") {
    CHECK(likely_language("Thu ngân sách đạt 5 tỷ đồng.") == language::vi);
    CHECK(likely_language("Domestic revenue reached VND 5 billion, up 3% on the budget.") == language::en);
    CHECK(likely_language("") == language::vi);
}
