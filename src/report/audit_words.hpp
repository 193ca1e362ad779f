// SPDX-License-Identifier: BSL-1.0
// The words that the text and the page of an audit have in common.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include <govkpi/report/audit_report.hpp>

namespace govkpi::report::audit_words {

inline constexpr labels title{"Audit of published figures", "Đối chiếu số liệu đã công bố"};
inline constexpr labels findings{"Findings", "Kết quả đối chiếu"};
inline constexpr labels figures{"Figures read", "Số liệu đọc được"};
inline constexpr labels no_figures{"No figures were found.", "Không tìm thấy số liệu nào."};
inline constexpr labels none_wrong{"The printed figures do not contradict each other.",
                                   "Các số liệu đã in không mâu thuẫn với nhau."};
inline constexpr labels error{"error", "lỗi"};
inline constexpr labels remark{"remark", "lưu ý"};
inline constexpr labels follows{"What follows", "Những gì suy ra được"};
inline constexpr labels number{"No.", "Số"};
inline constexpr labels printed{"As printed", "Như đã in"};
inline constexpr labels subject{"Subject", "Nội dung"};
inline constexpr labels scope{"Unit", "Đơn vị"};
inline constexpr labels period{"Period", "Kỳ"};
inline constexpr labels basis{"Basis", "Loại số liệu"};
inline constexpr labels compared{"Compared", "So sánh"};
inline constexpr labels value{"Between", "Trong khoảng"};
inline constexpr labels from{"From", "Từ các số"};

/// "12 figures, 1 error, 2 remarks"
std::string summary(const audit_report& audit);

labels word_of(claim_basis b) noexcept;
labels word_of(comparison_base b) noexcept;

/// "103,3% of the assigned budget"
std::string compared_text(const claim_comparison& c, language lang);
/// What a quantity is: of a base which one, of a claim its basis.
std::string known_text(const known_quantity& known, language lang);

/// A figure of a passage: the amount of a claim, or the number of one of its comparisons.
struct figure_mark {
    text_span span;
    std::size_t claim = 0;
    bool comparison = false;
};
/// The figures of each passage in the order of its text, none inside of another.
std::vector<std::vector<figure_mark>> marks_by_passage(const audit_report& audit);
/// Which claims an error is about.
std::vector<bool> wrong_claims(const audit_report& audit);

}  // namespace govkpi::report::audit_words
