// SPDX-License-Identifier: BSL-1.0
// An audit as people read it: its text and its page, byte for byte, and texts that try to be more than text.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include <govkpi/report.hpp>

#include "golden.hpp"
#include "hostile.hpp"

namespace {

using namespace govkpi;
using namespace govkpi::report;
using namespace report_test;

/// Two reports of one ward, of which the second has a percentage that its amounts do not give and another total.
audit_report two_reports(language lang) {
    return audited({{"nam_2025.txt",
                     "Năm 2025, tổng thu ngân sách nhà nước trên địa bàn phường Mẫu đạt 36 tỷ 631 triệu đồng, bằng "
                     "103,3% dự toán giao, tăng 17% so "
                     "với cùng kỳ, gồm: thu thuế 24.120 triệu đồng; thu phí, lệ phí 2.511 triệu đồng; thu tiền sử dụng "
                     "đất 10 tỷ đồng. Tỷ lệ hộ "
                     "nghèo còn 0,88%.\n"},
                    {"bao_cao.txt",
                     "Thu ngân sách nhà nước trên địa bàn phường Mẫu năm 2025 đạt 36,9 tỷ đồng.\n\nGiải ngân vốn đầu "
                     "tư công năm 2025 đạt 152/450 "
                     "tỷ đồng, bằng 33,94% kế hoạch; thu tiền sử dụng đất tháng 12/2025 bằng 681,8% kế hoạch.\n"}},
                   lang);
}

}  // namespace

TEST_CASE("an audit is written as text and as a page, in both languages", "[report][audit]") {
    for (const language lang : {language::vi, language::en}) {
        const std::string code = lang == language::vi ? "vi" : "en";
        const audit_report report = audited(two_reports(language::vi).passages, {language::vi, language::vi}, lang);
        CHECK(report.has_errors());
        compare_with_golden("audit." + code + ".txt", to_text(report));
        compare_with_golden("audit." + code + ".html", to_html(report));
    }
}

TEST_CASE("an audit that finds nothing says so, and one without figures too", "[report][audit]") {
    const audit_report clean = audited({{"a.txt", "Revenue reached VND 5 billion."}}, language::en);
    CHECK_FALSE(clean.has_errors());
    CHECK(to_text(clean).find("The printed figures do not contradict each other.") != std::string::npos);
    const audit_report none = audited({{"a.txt", "There are none."}}, language::en);
    CHECK(to_text(none).find("No figures were found.") != std::string::npos);
    CHECK(to_html(none).find("No figures were found.") != std::string::npos);
}

TEST_CASE("whatever a text holds, it stays a text: in a terminal and in a page", "[report][audit]") {
    for (const std::string& label : hostile_labels) {
        CAPTURE(label);
        const audit_report report =
            audited({{label, label + " Năm 2025, thu " + label + " đạt 152/450 tỷ đồng" + label +
                                 ", bằng 33,94% dự toán " + label + " giao.\n" + label}},
                    language::vi);
        const std::string text = to_text(report);
        CHECK(is_clean_utf8(text));
        const std::string page = to_html(report);
        CHECK(is_clean_utf8(page));
        CHECK(page.find("<script") == std::string::npos);
        CHECK(page.find("<img") == std::string::npos);
        CHECK(page.find("onmouseover='") == std::string::npos);
    }
}

TEST_CASE("every figure of a text is marked once, and what stands around it stays as it was", "[report][audit]") {
    const audit_report report = two_reports(language::vi);
    std::string text = to_text(report);
    text = text.substr(0, text.find("Kết quả đối chiếu"));
    // Without the marks it is the text that was read.
    std::string bare;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '[')
            at = text.find(": ", at) + 1;
        else if (text[at] != ']')
            bare += text[at];
    }
    for (const passage& p : report.passages) CHECK(bare.find(p.text) != std::string::npos);
}
