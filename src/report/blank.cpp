// SPDX-License-Identifier: BSL-1.0
#include <govkpi/report/figures.hpp>

#include <string_view>

#include <govkpi/report/output.hpp>

#include "new_folder.hpp"

namespace govkpi::report {
namespace {

constexpr std::string_view unit_text = R"(# The unit that the figures are of. / Đơn vị có số liệu.
# One field a line: field;vi;en. Lines that begin with # are comments. A text that holds ; stands in "quotation marks".
# Mỗi dòng một mục: field;tiếng Việt;tiếng Anh. Dòng bắt đầu bằng # là chú thích.
field;vi;en
# Name of the unit / Tên đơn vị
name;;
# What it is part of, if you like / Thuộc tỉnh, thành phố (có thể để trống)
within;;
# The year of the figures / Năm của số liệu
year;;
# How numbers are written in the other files: vi is 1.234,5 and en is 1,234.5 / Cách viết số
numbers;vi;
# What a reader of older figures must know, if anything / Lưu ý về thành lập, sáp nhập (có thể để trống)
established;;
# Where the figures were published / Nguồn số liệu
source;;
)";

constexpr std::string_view figures_text =
    R"(# Published figures, one a line, as they were printed: the digits say how exact a figure is (5,20 is not 5,2).
# Số liệu đã công bố, mỗi dòng một số, ghi đúng như đã in.
#
# figure         territory_revenue (thu NSNN trên địa bàn), revenue (thu ngân sách của đơn vị),
#                expenditure (chi ngân sách của đơn vị), income_per_capita (thu nhập bình quân đầu người)
# kind           outturn (thực hiện) or estimated_outturn (ước thực hiện): an amount
#                original_budget (dự toán đầu năm), revised_budget (dự toán điều chỉnh): the plan's amount, if published
#                percent_of (bằng ... %), percent_above (tăng ... %), percent_below (giảm ... %): a percentage
# value          36 tỷ 631 triệu đồng | 36.631.000.000 | 103,3 %
# compared_with  for a percentage only: original_budget or revised_budget
# note_vi, note_en  words to print beside it, if you like
#
# Fill in the values; delete the lines that were not published. / Điền số; xóa dòng không công bố.
figure;kind;value;compared_with;note_vi;note_en
territory_revenue;outturn;;;;
territory_revenue;percent_of;;original_budget;;
expenditure;estimated_outturn;;;;
expenditure;percent_of;;revised_budget;;
expenditure;percent_above;;original_budget;;
income_per_capita;estimated_outturn;;;;
)";

constexpr std::string_view awards_text =
    R"(# Commendations, one line for each kind of recipient; leave the file as it is, or delete it, if there are none.
# Khen thưởng, mỗi loại đối tượng một dòng; không có thì để nguyên hoặc xóa tệp.
# recipient      collective (tập thể), individual (cá nhân), residential_group (tổ dân phố)
award_vi;award_en;recipient;number
)";

struct blank_file {
    const char* name;
    std::string_view text;
};
constexpr blank_file blank_files[] = {
    {"unit.csv", unit_text}, {"figures.csv", figures_text}, {"awards.csv", awards_text}};

}  // namespace

void write_blank_figures(const std::filesystem::path& folder) {
    make_new_folder(folder);
    for (const blank_file& file : blank_files) replace_file(folder / file.name, file.text);
}

}  // namespace govkpi::report
