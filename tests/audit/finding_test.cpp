// SPDX-License-Identifier: BSL-1.0
// Each kind of finding: what is one, what is none, and what its message says.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include <govkpi/audit.hpp>

using namespace govkpi;

namespace {

std::vector<finding> found_in(const std::string& text, language lang = language::en) {
    return audit(read_claims(text, language::vi), lang);
}

finding only(const std::vector<finding>& findings) {
    for (const finding& f : findings) UNSCOPED_INFO(f.message);
    REQUIRE(findings.size() == 1);
    return findings.front();
}

bool says(const finding& f, const std::string& words) {
    UNSCOPED_INFO(f.message);
    return f.message.find(words) != std::string::npos;
}

bool has_only(const std::vector<finding>& findings, finding_kind kind) {
    return findings.size() == 1 && findings.front().kind == kind && findings.front().severity == severity::error;
}

}  // namespace

TEST_CASE("a percentage that its own amounts do not give is found with the arithmetic and the smallest change",
          "[audit]") {
    // The figures of a published passage: 152/450 is 33,78 %.
    const finding f = only(found_in("Năm 2025, thu ngân sách xã đạt 152/450 tỷ đồng, bằng 33,94% dự toán."));
    CHECK(f.severity == severity::error);
    CHECK(f.kind == finding_kind::against_base);
    CHECK(f.claims == std::vector<std::size_t>{0, 1});
    // (151.5 to 152.5) / (449.5 to 450.5) is 33.63 to 33.93 %.
    CHECK(says(f, "33.629% to 33.927%"));
    CHECK(says(f, "printed 33,94%"));
    CHECK(says(f, "Smallest change"));
    CHECK(found_in("Năm 2025, thu ngân sách xã đạt 152/450 tỷ đồng, bằng 33,8% dự toán.").empty());
    CHECK(found_in("Năm 2025, thu ngân sách xã đạt 152/450 tỷ đồng, bằng 33,92% dự toán.").empty());
}

TEST_CASE("what only cutting digits off explains is an error, and its message says so", "[audit]") {
    // 35.461 / 36.631 triệu is 96,806 %: 96,81 rounded, and 96,80 cut.
    const finding f =
        only(found_in("Năm 2025, thu ngân sách đạt 35.461.000.000 đồng, bằng 96,80% dự toán (36.631.000.000 đồng)."));
    CHECK(f.severity == severity::error);
    CHECK(says(f, "Digits cut off rather than rounded would explain it."));
    CHECK(found_in("Năm 2025, thu ngân sách đạt 35.461.000.000 đồng, bằng 96,81% dự toán (36.631.000.000 đồng).")
              .empty());
}

TEST_CASE("swapped digits and slips of the unit are recognised", "[audit]") {
    const finding swapped =
        only(found_in("Năm 2025, thu ngân sách đạt 36.631 triệu đồng, bằng 130,3% dự toán giao (35.461 triệu đồng)."));
    CHECK(says(swapped, "103.3% for 130,3%") == false);
    CHECK(says(swapped, "two digits swapped"));
    const finding thousand =
        only(found_in("Năm 2025, thu ngân sách đạt 36.631 tỷ đồng, bằng 103,3% dự toán giao (35.461 triệu đồng)."));
    CHECK(says(thousand, "a factor of a thousand"));
    const finding ten =
        only(found_in("Năm 2025, thu ngân sách đạt 366.310 triệu đồng, bằng 103,3% dự toán giao (35.461 triệu đồng)."));
    CHECK(says(ten, "a factor of ten"));
}

TEST_CASE("a complete list that does not add up is found, and one that misses by its last digits is none", "[audit]") {
    const std::string head =
        "Năm 2025, tổng thu ngân sách đạt 22.056 tỷ đồng, gồm: thu nội địa 9.877 tỷ đồng; thu dầu thô 8.097 tỷ đồng; ";
    CHECK(found_in(head + "thu xuất nhập khẩu 4.081 tỷ đồng.").empty());  // 22.055: by one in the last digit
    const finding f = only(found_in(head + "thu xuất nhập khẩu 4.018 tỷ đồng."));
    CHECK(f.kind == finding_kind::parts_and_whole);
    CHECK(f.severity == severity::error);
    CHECK(f.claims.size() == 4);
    CHECK(says(f, "two digits swapped"));
}

TEST_CASE("a part is not more than its whole", "[audit]") {
    const finding f = only(found_in("Năm 2025, tổng thu ngân sách đạt 36 tỷ đồng, trong đó thu thuế 39 tỷ đồng."));
    CHECK(f.kind == finding_kind::parts_and_whole);
    CHECK(found_in("Năm 2025, tổng thu ngân sách đạt 36 tỷ đồng, trong đó thu thuế 9 tỷ đồng.").empty());
}

TEST_CASE("growth is held against the level of the year before", "[audit]") {
    const std::string before = "Năm 2024, thu ngân sách xã Phú Hòa đạt 30 tỷ đồng. ";
    CHECK(found_in(before + "Năm 2025, thu ngân sách xã Phú Hòa đạt 36 tỷ đồng, tăng 20% so với năm 2024.").empty());
    const finding f =
        only(found_in(before + "Năm 2025, thu ngân sách xã Phú Hòa đạt 36 tỷ đồng, tăng 25% so với năm 2024."));
    CHECK(f.kind == finding_kind::against_base);
    CHECK(f.claims == std::vector<std::size_t>{0, 1});
}

TEST_CASE("two comparisons of one amount with one base agree", "[audit]") {
    const finding f =
        only(found_in("Năm 2025, thu ngân sách đạt 36 tỷ đồng, bằng 91,4% so với cùng kỳ, giảm 11,6% so với cùng kỳ."));
    CHECK(f.kind == finding_kind::two_comparisons);
    CHECK(found_in("Năm 2025, thu ngân sách đạt 36 tỷ đồng, bằng 91,4% so với cùng kỳ, giảm 8,6% so với cùng kỳ.")
              .empty());
}

TEST_CASE("one figure in two documents is the same", "[audit]") {
    const auto both = [](const char* a, const char* b) {
        auto all = read_claims(std::string{"Năm 2025, thu ngân sách xã Phú Hòa đạt "} + a, language::vi, "a.txt");
        append(all, read_claims(std::string{"Thu ngân sách xã Phú Hòa năm 2025 đạt "} + b, language::vi, "b.txt"));
        return audit(all, language::en);
    };
    CHECK(both("36.631 triệu đồng.", "36,6 tỷ đồng.").empty());
    CHECK(both("36.631 triệu đồng.", "hơn 36 tỷ đồng.").empty());
    const finding f = only(both("36.631 triệu đồng.", "36,9 tỷ đồng."));
    CHECK(f.kind == finding_kind::same_figure);
    CHECK(f.severity == severity::error);
}

TEST_CASE("quarters add up to what is cumulative", "[audit]") {
    const std::string quarters =
        "Quý I năm 2025, thu ngân sách xã Phú Hòa đạt 10 tỷ đồng. Quý II năm 2025, thu ngân sách xã Phú Hòa đạt 12 tỷ "
        "đồng. ";
    CHECK(found_in(quarters + "6 tháng đầu năm 2025, thu ngân sách xã Phú Hòa đạt 22 tỷ đồng.").empty());
    const finding f = only(found_in(quarters + "6 tháng đầu năm 2025, thu ngân sách xã Phú Hòa đạt 25 tỷ đồng."));
    CHECK(f.kind == finding_kind::periods);
}

TEST_CASE("the original budget behind two reports of a year is one", "[audit]") {
    auto all = read_claims("Quý I năm 2025, thu ngân sách xã Phú Hòa đạt 10 tỷ đồng, bằng 25% dự toán đầu năm.",
                           language::vi, "a.txt");
    append(all, read_claims("Năm 2025, thu ngân sách xã Phú Hòa đạt 60 tỷ đồng, bằng 110% dự toán đầu năm.",
                            language::vi, "b.txt"));
    const finding f = only(audit(all, language::en));
    CHECK(f.kind == finding_kind::implied_bases);
    CHECK(says(f, "means a base of"));
}

TEST_CASE("figures of different units of government, times and bases are not held against each other", "[audit]") {
    CHECK(found_in("Năm 2025, thu ngân sách nhà nước trên địa bàn phường Thanh Liệt đạt 36,6 tỷ đồng; chi ngân sách "
                   "phường đạt 296,7 tỷ "
                   "đồng. Năm 2025, thu ngân sách xã Phú Hòa đạt 5 tỷ đồng. Năm 2024, thu ngân sách xã Phú Hòa đạt 9 "
                   "tỷ đồng. Dự toán thu "
                   "ngân sách xã Phú Hòa năm 2025 là 7 tỷ đồng.")
              .empty());
}

TEST_CASE("a plan that another body decided is not held against the budget that was assigned", "[audit]") {
    CHECK(found_in("Năm 2025, thu ngân sách phường Mẫu đạt 58 tỷ 740 triệu đồng, bằng 117,5% dự toán thành phố giao "
                   "(50 tỷ đồng), vượt "
                   "12,2% kế hoạch HĐND phường đề ra.")
              .empty());
    // Nor is that of the months against that of the year.
    CHECK(found_in("Lũy kế 10 tháng năm 2025, thu ngân sách xã Mẫu đạt 4 tỷ 487 triệu đồng, bằng 74,8% chỉ tiêu tỉnh "
                   "giao (6 tỷ đồng), "
                   "hụt 513 triệu đồng so với kế hoạch 10 tháng.")
              .empty());
}

TEST_CASE("a list that leaves something unnamed need not add up", "[audit]") {
    const std::string head =
        "Năm 2025, chi ngân sách phường Mẫu là 28,35 tỷ đồng, gồm: chi y tế 1,9 tỷ đồng, chi bảo đảm xã hội 6,75 tỷ "
        "đồng";
    CHECK(found_in(head + " và các khoản chi khác.").empty());
    CHECK(found_in(head + "...").empty());
    CHECK(has_only(found_in(head + "."), finding_kind::parts_and_whole));
    CHECK(has_only(found_in(head + " và chi khác 9 tỷ đồng."), finding_kind::parts_and_whole));
}

TEST_CASE("rates of a part of the people, and years that are no longer named, are no second figure", "[audit]") {
    CHECK(found_in("Năm 2024, tỷ lệ hộ nghèo toàn tỉnh còn 9,86%; riêng các xã đặc biệt khó khăn, tỷ lệ hộ nghèo vẫn ở "
                   "mức 27,3%.")
              .empty());
    CHECK(found_in("Năm 2015, thu ngân sách xã Phú Hòa đạt 19,8 tỷ đồng.\nThu ngân sách xã Phú Hòa đạt 5,9 tỷ đồng.")
              .empty());
    CHECK(has_only(
        found_in("Năm 2015, thu ngân sách xã Phú Hòa đạt 19,8 tỷ đồng. Thu ngân sách xã Phú Hòa đạt 5,9 tỷ đồng."),
        finding_kind::same_figure));
}

TEST_CASE("messages are in the language that is asked for", "[audit]") {
    const std::string text = "Năm 2025, thu ngân sách xã đạt 152/450 tỷ đồng, bằng 33,94% dự toán.";
    CHECK(says(only(found_in(text, language::vi)), "Thay đổi nhỏ nhất"));
    CHECK(says(only(found_in(text, language::en)), "Smallest change"));
}

TEST_CASE("figures with more digits than can be computed with are not checked, which is a remark", "[audit]") {
    const finding f = only(found_in(
        "Năm 2025, thu nội địa đạt 999.999.999.999.999.999 triệu tỷ đồng, bằng 33,123456789123457% dự toán giao, trong "
        "đó thu thuế đạt 444.444.444.444.444.443 triệu tỷ đồng, bằng 41,123456789123459% dự toán giao; thu phí, lệ phí "
        "đạt 333.333.333.333.333.331 triệu tỷ đồng, bằng 71,123456789123451% dự toán giao."));
    CHECK(f.severity == severity::remark);
    CHECK(f.kind == finding_kind::not_checked);
}

TEST_CASE("an error stays one where only what would mend it has too many digits", "[audit]") {
    const finding f = only(found_in(
        "Năm 2025, thu ngân sách xã đạt 999.999.999.999.999.999 triệu tỷ đồng, bằng 33,123456789123456% dự toán "
        "(888.888.888.888.888.888 triệu tỷ đồng)."));
    CHECK(f.severity == severity::error);
    CHECK(f.kind == finding_kind::against_base);
    CHECK(says(f, "these do not fit each other: 999.999.999.999.999.999 triệu tỷ đồng; 888.888"));
}

TEST_CASE("the year that a base names is the year that it is of", "[audit]") {
    CHECK(found_in("Năm 2025, thu nội địa đạt 120 tỷ đồng, bằng 109% so với cùng kỳ năm 2024, tăng 30% so với cùng kỳ "
                   "năm 2023.")
              .empty());
    const std::string levels =
        "Năm 2023, thu nội địa xã Mẫu đạt 80 tỷ đồng. Năm 2024, thu nội địa xã Mẫu đạt 100 tỷ đồng. ";
    CHECK(found_in(levels + "Năm 2025, thu nội địa xã Mẫu đạt 120 tỷ đồng, tăng 50% so với cùng kỳ năm 2023.").empty());
    CHECK(has_only(found_in(levels + "Năm 2025, thu nội địa xã Mẫu đạt 120 tỷ đồng, tăng 20% so với cùng kỳ năm 2023."),
                   finding_kind::against_base));
}

TEST_CASE("a budget of another year is not the budget of this one", "[audit]") {
    const std::string budget = "Dự toán thu nội địa xã Mẫu năm 2025 là 100 tỷ đồng. ";
    CHECK(found_in(budget + "Năm 2025, thu nội địa xã Mẫu đạt 90 tỷ đồng, bằng 110% dự toán năm 2024.").empty());
    CHECK(has_only(found_in(budget + "Năm 2025, thu nội địa xã Mẫu đạt 90 tỷ đồng, bằng 110% dự toán năm 2025."),
                   finding_kind::against_base));
    // Nor is it what was collected in that year.
    CHECK(found_in("Năm 2024, thu nội địa xã Mẫu đạt 85 tỷ đồng. Năm 2025, thu nội địa xã Mẫu đạt 90 tỷ đồng, bằng 95% "
                   "so với dự toán năm trước.")
              .empty());
    // The amount of it in parentheses is its base all the same.
    CHECK(has_only(found_in("Năm 2025, thu nội địa xã Mẫu đạt 90 tỷ đồng, bằng 110% dự toán năm 2024 (100 tỷ đồng)."),
                   finding_kind::against_base));
}

TEST_CASE("nine months against the year before may be against its nine months, which is a remark at most", "[audit]") {
    const finding f = only(found_in(
        "Năm 2024, thu nội địa xã Mẫu đạt 100 tỷ đồng. 9 tháng đầu năm 2025, thu nội địa xã Mẫu đạt 90 tỷ đồng, "
        "tăng 10% so với năm trước."));
    CHECK(f.severity == severity::remark);
    CHECK(
        has_only(found_in("Năm 2024, thu nội địa xã Mẫu đạt 100 tỷ đồng. Năm 2025, thu nội địa xã Mẫu đạt 90 tỷ đồng, "
                          "tăng 10% so với năm trước."),
                 finding_kind::against_base));
}

TEST_CASE("a list that is left open need not add up, wherever the words stand", "[audit]") {
    const std::string whole = "Năm 2025, tổng thu ngân sách xã Mẫu đạt 30 tỷ đồng, gồm thu thuế 5 tỷ đồng";
    CHECK(found_in(whole + " và các khoản khác; thu phí, lệ phí 6 tỷ đồng; thu bổ sung 7 tỷ đồng.").empty());
    CHECK(found_in(whole + "; thu phí, lệ phí 6 tỷ đồng; thu bổ sung 7 tỷ đồng và các khoản khác.").empty());
    CHECK(found_in(whole + "; thu phí, lệ phí 6 tỷ đồng; các khoản khác như thu bổ sung 7 tỷ đồng.").empty());
    CHECK(has_only(found_in(whole + "; thu phí, lệ phí 6 tỷ đồng; thu bổ sung 7 tỷ đồng."),
                   finding_kind::parts_and_whole));
}

TEST_CASE("over, under and about zero leave room on the side that they leave open", "[audit]") {
    const std::string level = "Năm 2025, thu nội địa xã Mẫu đạt 100,4 tỷ đồng, tăng ";
    CHECK(found_in(level + "hơn 0% so với dự toán (100 tỷ đồng).").empty());
    CHECK(found_in(level + "khoảng 0% so với dự toán (100 tỷ đồng).").empty());
    CHECK(has_only(found_in("Năm 2025, thu nội địa xã Mẫu đạt 95 tỷ đồng, tăng hơn 0% so với dự toán (100 tỷ đồng)."),
                   finding_kind::against_base));
}

TEST_CASE("a change in another unit than its amount is not set against it", "[audit]") {
    CHECK(found_in("Năm 2024, tỷ lệ giải ngân xã Mẫu đạt 45%. Năm 2025, tỷ lệ giải ngân xã Mẫu đạt 50%, tăng 5 tỷ đồng "
                   "so với năm 2024.")
              .empty());
    CHECK(
        found_in("Năm 2024, thu nội địa xã Mẫu đạt 3 triệu USD. Năm 2025, thu nội địa xã Mẫu đạt 4 triệu USD, tăng 25 "
                 "tỷ đồng so với năm 2024.")
            .empty());
}

TEST_CASE("balances and averages of two quarters do not add up to that of the half", "[audit]") {
    const auto halves = [](const std::string& subject) {
        return "Quý I năm 2025, " + subject + " xã Mẫu đạt 5 tỷ đồng. Quý II năm 2025, " + subject +
               " xã Mẫu đạt 6 tỷ đồng. 6 tháng đầu năm 2025, " + subject + " xã Mẫu đạt 6 tỷ đồng.";
    };
    CHECK(found_in(halves("dư nợ")).empty());
    CHECK(found_in(halves("tiền lương bình quân")).empty());
    CHECK(found_in(halves("số dư quỹ")).empty());
    const auto found = found_in(halves("thu nội địa"));
    CHECK(std::any_of(found.begin(), found.end(), [](const finding& f) {
        return f.kind == finding_kind::periods && f.severity == severity::error;
    }));
}

TEST_CASE("one period in two spellings is one, and so is one unit whatever its capitals", "[audit]") {
    CHECK(
        has_only(found_in("6 tháng đầu năm 2025, thu nội địa xã Mẫu đạt 5 tỷ đồng.\nĐến hết tháng 6 năm 2025, thu nội "
                          "địa xã Mẫu đạt 7 tỷ đồng."),
                 finding_kind::same_figure));
    CHECK(has_only(found_in("Năm 2025, thu nội địa phường Mẫu đạt 5 tỷ đồng.\nPhường Mẫu năm 2025 thu nội địa đạt 7 tỷ "
                            "đồng."),
                   finding_kind::same_figure));
}

TEST_CASE("a budget that is not named further is the one budget that a text has", "[audit]") {
    const std::string budget = "Dự toán thu nội địa xã Mẫu năm 2025 được tỉnh giao là 100 tỷ đồng. ";
    CHECK(has_only(found_in(budget + "Năm 2025, thu nội địa xã Mẫu đạt 90 tỷ đồng, bằng 110% so với dự toán năm."),
                   finding_kind::against_base));
    CHECK(only(found_in(budget + "Năm 2025, thu nội địa xã Mẫu đạt 90 tỷ đồng, bằng 110% kế hoạch HĐND xã đề ra."))
              .severity == severity::remark);
}

TEST_CASE("a paragraph that names no subject speaks of none that was named before", "[audit]") {
    const std::string first = "Năm 2025, vốn đầu tư công xã Mẫu giải ngân đạt 50,9 tỷ đồng, bằng 48,7% kế hoạch giao.";
    const std::string next = "Đã có 434 tỷ đồng, bằng 39,8% kế hoạch giao.";
    CHECK(found_in(first + "\n\n" + next).empty());
    CHECK_FALSE(found_in(first + " " + next).empty());
}

TEST_CASE("a budget that was adjusted from one amount to another is two budgets", "[audit]") {
    const auto english = [](const std::string& said) {
        return audit(read_claims("The 2025 revenue estimate of Hoa An Ward was adjusted from VND 174.5 billion to VND "
                                 "222.3 billion. By the "
                                 "end of November the ward had collected VND 168.2 billion, " +
                                     said + ".",
                                 language::en),
                     language::en);
    };
    CHECK(english("96.4% of the original and 75.7% of the adjusted estimate").empty());
    CHECK(has_only(english("65.7% of the adjusted estimate"), finding_kind::against_base));
    const std::string budget =
        "Dự toán thu nội địa xã Mẫu năm 2025 được điều chỉnh tăng từ 30,1 tỷ đồng lên 36,4 tỷ đồng. ";
    CHECK(found_in(budget + "Năm 2025, thu nội địa xã Mẫu đạt 33 tỷ đồng, bằng 90,7% dự toán sau điều chỉnh, bằng "
                            "109,6% dự toán đầu năm.")
              .empty());
    CHECK(has_only(found_in(budget + "Năm 2025, thu nội địa xã Mẫu đạt 33 tỷ đồng, bằng 80,7% dự toán sau điều chỉnh."),
                   finding_kind::against_base));
}

TEST_CASE("behind a list the text speaks of the whole again", "[audit]") {
    const std::string budget =
        "Dự toán thu ngân sách xã Mẫu năm 2025 là 78,5 tỷ đồng, trong đó thu tiền sử dụng đất 26,3 tỷ đồng. ";
    CHECK(found_in(budget + "Thực hiện đạt 74,1 tỷ đồng, bằng 94,4% dự toán.").empty());
    CHECK(has_only(found_in(budget + "Thực hiện đạt 74,1 tỷ đồng, bằng 84,4% dự toán."), finding_kind::against_base));
}

TEST_CASE("averages, what is balanced, what is booked and sums of two units are no second figure of a total",
          "[audit]") {
    CHECK(found_in("Thu nội địa xã Mẫu 10 tháng năm 2025 là 32,8 tỷ đồng. Bình quân mỗi tháng thu nội địa xã Mẫu đạt "
                   "3,3 tỷ đồng.")
              .empty());
    CHECK(found_in("Năm 2024, thu nội địa xã An là 6,4 tỷ đồng. Thu nội địa năm 2024 của xã Phú và xã An đạt 8,8 tỷ "
                   "đồng và 6,4 tỷ đồng.")
              .empty());
    CHECK(found_in("Thu nội địa năm 2024 của xã Phú và xã An đạt 6,92 tỷ đồng và 8,79 tỷ đồng, bằng 108,0% và 107,5% "
                   "dự toán giao.")
              .empty());
    CHECK(found_in("Bình quân tháng, thu nội địa đạt 3,6 tỷ đồng; 9 tháng năm 2025 thu nội địa đạt 32,3 tỷ đồng.")
              .empty());
    CHECK(found_in("Năm 2024, tổng thu ngân sách huyện là 109,3 tỷ đồng; thu cân đối ngân sách huyện là 25,5 tỷ đồng.")
              .empty());
    CHECK(found_in("Năm 2024, thu tiền sử dụng đất đạt 6,5 tỷ đồng; ghi thu, ghi chi tiền sử dụng đất 0,9 tỷ đồng.")
              .empty());
    CHECK(found_in("6 tháng đầu năm 2025, xã An thu nội địa 26 tỷ đồng, xã Phú thu nội địa 24,4 tỷ đồng, tổng thu nội "
                   "địa của hai xã là "
                   "50,4 tỷ đồng.")
              .empty());
}

TEST_CASE("a comparison of another time or of a wider unit is none of the figure before it", "[audit]") {
    const std::string nine = "Thu nội địa xã Mẫu 9 tháng năm 2025 đạt 22,5 tỷ đồng, bằng 75% dự toán (30 tỷ đồng)";
    CHECK(found_in(nine + ", phấn đấu cả năm đạt 105% dự toán.").empty());
    CHECK(found_in(nine + ", dự kiến cả năm vượt 5% dự toán.").empty());
    CHECK(found_in(nine + ", trong khi cả tỉnh đạt 80% dự toán.").empty());
    CHECK(found_in(nine + ". Đến ngày 31/10/2025 đã đạt 88% dự toán.").empty());
    const std::string year =
        "Thu nội địa xã Mẫu năm 2023 đạt 50 tỷ đồng. Thu nội địa xã Mẫu năm 2024 đạt 55 tỷ đồng, tăng 10%";
    CHECK(found_in(year + " (năm 2023 tăng 25%).").empty());
    CHECK(found_in(year + " so với năm 2023, cao hơn mức tăng 8% của năm 2023 so với năm 2022.").empty());
    CHECK(found_in("Thu nội địa xã Mẫu năm 2024 đạt 40,9 tỷ đồng, năm 2023 đạt 33,6 tỷ đồng, tăng 21,7%. Thu nội địa "
                   "xã Mẫu năm "
                   "2022 đạt 30 tỷ đồng.")
              .empty());
    CHECK(found_in("Thu nhập bình quân đầu người năm 2024 xã Mẫu đạt 62 triệu đồng/người/năm. Thu nhập bình quân đầu "
                   "người năm 2024 của "
                   "toàn huyện là 57 triệu đồng/người/năm.")
              .empty());
}

TEST_CASE("a percentage behind a change, or beside the plan, is of these", "[audit]") {
    CHECK(
        found_in("Thu thuế xã Mẫu năm 2025 đạt 10 tỷ đồng, tăng 2 tỷ đồng, tương ứng 25%, so với năm 2024 (8 tỷ đồng).")
            .empty());
    CHECK(found_in(
              "Chi thường xuyên xã Mẫu năm 2025 là 20 tỷ đồng, giảm 5 tỷ đồng, bằng 80% so với năm 2024 (25 tỷ đồng).")
              .empty());
    CHECK(found_in("Tỷ lệ hộ nghèo xã Mẫu năm 2024 là 2,3%, giảm 0,9% so với năm 2023 (3,2%), đạt kế hoạch giảm 0,8%; "
                   "kế hoạch tỷ lệ hộ nghèo "
                   "xã Mẫu năm 2024 là 2,4%.")
              .empty());
    CHECK(
        has_only(found_in("Tỷ lệ hộ nghèo xã Mẫu năm 2024 là 2,31%, giảm 0,97 điểm phần trăm so với năm 2023 (3,18%)."),
                 finding_kind::against_base));
    CHECK(found_in("Thu ngân sách xã Mẫu năm 2024 đạt 22,3 tỷ đồng, vượt dự toán 2,3 tỷ đồng (vượt 11,5%), tăng 1,3 tỷ "
                   "đồng (6,2%) so với năm "
                   "2023.")
              .empty());
    CHECK(has_only(found_in("Thu nội địa xã Mẫu năm 2024 đạt 22,0 tỷ đồng, bằng 112% dự toán giao là 20,0 tỷ đồng."),
                   finding_kind::against_base));
}

TEST_CASE("an amount that is said once more in another unit is the same amount", "[audit]") {
    const std::string capital = "Tổng vốn đầu tư công xã Mẫu năm 2025 là 1.694,651 tỷ đồng ";
    CHECK(found_in(capital + "(1.694.651 triệu đồng).").empty());
    CHECK(has_only(found_in(capital + "(1.649.651 triệu đồng)."), finding_kind::same_figure));
    CHECK(found_in(capital + "(khoảng 65 triệu USD).").empty());
}

TEST_CASE("the base may stand before what is measured against it", "[audit]") {
    CHECK(
        found_in(
            "So với dự toán tỉnh giao (20,0 tỷ đồng), thu nội địa xã Mẫu năm 2024 đạt 110,0%, tương ứng 22,0 tỷ đồng.")
            .empty());
    CHECK(has_only(
        found_in(
            "So với dự toán tỉnh giao (20,0 tỷ đồng), thu nội địa xã Mẫu năm 2024 đạt 115,0%, tương ứng 22,0 tỷ đồng."),
        finding_kind::against_base));
    CHECK(
        has_only(found_in("Thu nội địa xã Mẫu: dự toán năm 2024 là 20,0 tỷ đồng, thực hiện 22,0 tỷ đồng, đạt 112,0%."),
                 finding_kind::against_base));
}

TEST_CASE("by 'tăng 1,5 lần' some mean one and a half times more, so what breaks is a remark", "[audit]") {
    const std::string land = "Thu tiền sử dụng đất xã Mẫu năm 2024 đạt 32 tỷ đồng, ";
    CHECK(only(found_in(land + "tăng 1,5 lần so với năm 2023 (12,8 tỷ đồng).")).severity == severity::remark);
    CHECK(has_only(found_in(land + "gấp 1,5 lần năm 2023 (12,8 tỷ đồng)."), finding_kind::against_base));
}

TEST_CASE("a list ends where a semicolon follows items that commas part, and an inner list where the outer goes on",
          "[audit]") {
    const std::string gom =
        "Tổng thu ngân sách xã Mẫu năm 2024 là 30 tỷ đồng, gồm: thu nội địa 10 tỷ đồng, thu bổ sung 20 tỷ đồng";
    CHECK(found_in(gom + "; kết dư 3 tỷ đồng.").empty());
    CHECK(found_in("Tổng chi ngân sách xã Mẫu năm 2024 là 42,6 tỷ đồng, gồm: chi đầu tư 14,9 tỷ đồng, trong đó vốn "
                   "tỉnh 7,5 tỷ đồng; chi thường "
                   "xuyên 21,7 tỷ đồng, trong đó chi giáo dục 7,2 tỷ đồng; chi chuyển nguồn 6,0 tỷ đồng.")
              .empty());
    CHECK(found_in("Thu nội địa xã Mẫu năm 2024 đạt 30,2 tỷ đồng, chủ yếu gồm: thu ngoài quốc doanh 12,1 tỷ đồng, thuế "
                   "thu nhập cá nhân 6,2 tỷ "
                   "đồng.")
              .empty());
}

TEST_CASE("figures below two headings are two", "[audit]") {
    CHECK(found_in("I. Dự toán năm 2025\n- Thu nội địa: 10 tỷ đồng\nII. Kết quả thực hiện năm 2025\n- Thu nội địa: 9,2 "
                   "tỷ đồng, đạt 92%")
              .empty());
    CHECK(found_in("Năm 2024:\nI. Ngân sách cấp tỉnh\n- Chi thường xuyên: 4.000 tỷ đồng\nII. Ngân sách cấp xã\n- Chi "
                   "thường xuyên: 1.300 tỷ "
                   "đồng")
              .empty());
}

TEST_CASE("a budget that another authority assigned is perhaps another one, which is a remark", "[audit]") {
    const finding f =
        only(found_in("Thu nội địa tỉnh Mẫu năm 2025 đạt 3.150 tỷ đồng, bằng 105% dự toán Trung ương giao. Dự toán thu "
                      "nội địa tỉnh Mẫu "
                      "năm 2025 HĐND tỉnh giao là 3.300 tỷ đồng."));
    CHECK(f.severity == severity::remark);
}

TEST_CASE("the year that money comes from is not the year of what follows", "[audit]") {
    CHECK(found_in("Tổng thu ngân sách xã Mẫu năm 2024 là 30,2 tỷ đồng, trong đó thu chuyển nguồn từ năm 2023 sang 5,1 "
                   "tỷ đồng. Tổng chi ngân sách xã "
                   "Mẫu là 29,4 tỷ đồng. Tổng chi ngân sách xã Mẫu năm 2023 là 25,1 tỷ đồng.")
              .empty());
}

TEST_CASE("what was spent is no item of what was collected", "[audit]") {
    CHECK(found_in("Tổng thu ngân sách xã Mẫu năm 2024 là 36,3 tỷ đồng, gồm: thu nội địa 7,2 tỷ đồng, thu bổ sung từ "
                   "ngân sách cấp trên "
                   "29,1 tỷ đồng; đã chi thường xuyên 20,4 tỷ đồng.")
              .empty());
}

TEST_CASE("a budget without more may be what the original one became, which is a remark", "[audit]") {
    const finding f = only(found_in(
        "Chi thường xuyên xã Mẫu năm 2025 thực hiện 105 tỷ đồng, đạt 67,1% dự toán. Dự toán chi thường xuyên xã Mẫu "
        "năm 2025 được giao đầu năm là 148 tỷ đồng."));
    CHECK(f.severity == severity::remark);
}

TEST_CASE("the budgets of two tiers are two", "[audit]") {
    CHECK(found_in("Tổng chi ngân sách địa phương năm 2023 là 1.300,7 tỷ đồng, trong đó chi ngân sách cấp tỉnh 1.193,7 "
                   "tỷ đồng, "
                   "chi ngân sách cấp xã 107,0 tỷ đồng.")
              .empty());
}

TEST_CASE("far beyond a plan is a remark and no error, however it is said", "[audit]") {
    for (const char* said : {"bằng 681% dự toán", "gấp 5 lần dự toán", "tăng 300% so với dự toán", "vượt 300% dự toán",
                             "vượt dự toán 300%"}) {
        CAPTURE(said);
        const finding f = only(found_in(std::string{"Năm 2025, thu nội địa xã Mẫu đạt 90 tỷ đồng, "} + said + "."));
        CHECK(f.kind == finding_kind::unusual);
        CHECK(f.severity == severity::remark);
    }
    CHECK(found_in("Năm 2025, thu nội địa xã Mẫu đạt 90 tỷ đồng, gấp 1,9 lần dự toán.").empty());
}

TEST_CASE("claims made by hand may refer to what is not there", "[audit]") {
    auto claims = read_claims(
        "Năm 2025, thu nội địa xã Mẫu đạt 16 tỷ đồng. Không kể tiền sử dụng đất (5 tỷ đồng), thu nội "
        "địa xã Mẫu là 14 tỷ đồng, bằng 80% dự toán (17 tỷ đồng).",
        language::vi);
    REQUIRE_FALSE(audit(claims, language::en).empty());
    for (claim& c : claims) {
        c.part = part_kind::complete;
        c.part_of = 1'000;
        c.without = {1'000};
        for (claim_comparison& each : c.comparisons) each.base_claim = 1'000;
    }
    CHECK_NOTHROW(audit(claims, language::en));
    for (std::size_t i = 0; i < claims.size(); ++i) {
        claims[i].part_of = i;
        claims[i].without = {i};
        for (claim_comparison& each : claims[i].comparisons) each.base_claim = i;
    }
    CHECK_NOTHROW(audit(claims, language::en));
}

TEST_CASE("the audit of claims without amounts, and of none, finds nothing", "[audit]") {
    CHECK(audit({}, language::en).empty());
    CHECK(found_in("Giải ngân vốn đầu tư công đạt 91,2% kế hoạch.").empty());
}
