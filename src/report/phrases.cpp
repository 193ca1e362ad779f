// SPDX-License-Identifier: BSL-1.0
#include "phrases.hpp"

namespace govkpi::report {

constinit const phrases say{
    .title = {"{unit}: key figures for {year}", "{unit}: các chỉ tiêu chủ yếu năm {year}"},
    .figures = {"Published figures and the budgets that they imply", "Số liệu công bố và dự toán suy ra"},
    .figure = {"Figure", "Chỉ tiêu"},
    .basis = {"Basis", "Loại số liệu"},
    .published = {"As published", "Số công bố"},
    .comparison = {"Published comparison", "So sánh đã công bố"},
    .implied = {"Budget that this implies", "Dự toán suy ra"},
    .estimate = {"estimate", "ước thực hiện"},
    .outturn = {"outturn", "thực hiện"},
    .income = {"income per capita", "thu nhập bình quân đầu người"},
    .per_person = {"{amount} a person a year", "{amount}/người/năm"},
    .percent_of = {"{percent} of the {plan}", "bằng {percent} {plan}"},
    .percent_above = {"{percent} above the {plan}", "tăng {percent} so với {plan}"},
    .percent_below = {"{percent} below the {plan}", "giảm {percent} so với {plan}"},
    .completions = {"Completion of plans", "Mức hoàn thành dự toán"},
    .completion = {"Completion computed from the budget amounts", "Tỷ lệ hoàn thành tính từ số dự toán"},
    .against = {"Against", "So với"},
    .budget = {"Budget", "Dự toán"},
    .computed = {"Computed completion", "Tỷ lệ tính lại"},
    .agreement = {"Published completion", "Tỷ lệ công bố"},
    .agrees = {"{percent}: agrees", "{percent}: khớp"},
    .disagrees = {"{percent}: DISAGREES beyond rounding (the amounts allow {range})",
                  "{percent}: KHÔNG KHỚP, vượt quá sai số làm tròn (số liệu chỉ cho phép {range})"},
    .not_published = {"not published", "không công bố"},
    .contradiction =
        {"The published percentages for {flow} CONTRADICT each other beyond rounding: {one}, and {other}.",
         "Các tỷ lệ đã công bố về {flow} MÂU THUẪN với nhau, vượt quá sai số làm tròn: {one}, và {other}."},
    .revision = {"How the budget moved in the year", "Điều chỉnh dự toán trong năm"},
    .raised_between =
        {"The {flow} plan was raised in the year by between {least} and {most}. This follows from the two published "
         "percentages alone: the amount does not matter.",
         "Dự toán {flow} trong năm được điều chỉnh tăng trong khoảng {least} đến {most}. Kết quả này chỉ suy ra "
         "từ hai tỷ lệ đã công bố, không phụ thuộc vào số tiền."},
    .lowered_between =
        {"The {flow} plan was lowered in the year by between {least} and {most}. This follows from the two published "
         "percentages alone: the amount does not matter.",
         "Dự toán {flow} trong năm được điều chỉnh giảm trong khoảng {least} đến {most}. Kết quả này chỉ suy ra "
         "từ hai tỷ lệ đã công bố, không phụ thuộc vào số tiền."},
    .moved_between =
        {"The {flow} plan moved in the year by {range}. This follows from the two published percentages "
         "alone: the amount does not matter.",
         "Dự toán {flow} trong năm thay đổi trong khoảng {range}. Kết quả này chỉ suy ra từ hai tỷ lệ đã công "
         "bố, không phụ thuộc vào số tiền."},
    .revised_exactly = {"The {flow} plan was revised by {change}: from {original} to {revised}.",
                        "Dự toán {flow} được điều chỉnh {change}: từ {original} thành {revised}."},
    .awards = {"Commendations by recipient", "Khen thưởng theo đối tượng"},
    .award = {"Commendation", "Hình thức khen thưởng"},
    .collectives = {"Collectives", "Tập thể"},
    .individuals = {"Individuals", "Cá nhân"},
    .residential_groups = {"Residential groups", "Tổ dân phố"},
    .total = {"Total", "Tổng số"},
    .notes = {"Notes", "Ghi chú"},
    .note_estimate = {"The figure for {flow} is an estimate, not yet the final account of the year.",
                      "Số {flow} là số ước thực hiện, chưa phải số quyết toán."},
    .note_outturn = {"The figure for {flow} was published as collected or spent, not as an estimate.",
                     "Số {flow} được công bố là số thực hiện, không phải số ước."},
    .note_scopes =
        {"State-budget revenue in the territory and the unit's own expenditure have different scopes: what is "
         "collected there is shared with other levels of government, and the unit also spends transfers. One "
         "is not subtracted from the other; their difference is neither a surplus nor a deficit.",
         "Thu ngân sách nhà nước trên địa bàn và chi ngân sách của đơn vị có phạm vi khác nhau: khoản thu trên địa "
         "bàn được phân chia cho các cấp ngân sách, còn chi của đơn vị có cả nguồn bổ sung từ cấp trên. Không lấy "
         "số này trừ số kia; chênh lệch không phải là bội thu hay bội chi."},
    .note_implied =
        {"A printed figure stands for every value that rounds to it: an amount to half of its last digit, a "
         "percentage likewise. The implied budget is the exact range that follows, its bounds moved outward "
         "to whole millions of đồng.",
         "Mỗi số in ra đại diện cho mọi giá trị làm tròn thành nó: số tiền sai lệch tối đa nửa đơn vị của chữ số "
         "cuối, tỷ lệ cũng vậy. Dự toán suy ra là khoảng chính xác từ đó, hai đầu được làm tròn ra phía ngoài "
         "đến triệu đồng."},
    .note_revision = {"Ranges of percentages are exact, with their bounds moved outward to one decimal.",
                      "Khoảng tỷ lệ là chính xác, hai đầu được làm tròn ra phía ngoài đến một chữ số thập phân."},
    .note_income =
        {"Income per capita is given as published; the incomes and the number of people behind it were not, so it "
         "cannot be pooled with other units'.",
         "Thu nhập bình quân đầu người là số công bố; tổng thu nhập và dân số tương ứng không được công bố, nên "
         "không thể gộp với đơn vị khác."},
    .source = {"Source: {source}", "Nguồn: {source}"},
};

}  // namespace govkpi::report
