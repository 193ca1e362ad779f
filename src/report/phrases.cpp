// SPDX-License-Identifier: BSL-1.0
#include "phrases.hpp"

namespace govkpi::report {
namespace {

constexpr phrases english{
    .title = "{unit}: key figures for {year}",
    .figures = "Published figures and the budgets that they imply",
    .figure = "Figure",
    .basis = "Basis",
    .published = "As published",
    .comparison = "Published comparison",
    .implied = "Budget that this implies",
    .estimate = "estimate",
    .outturn = "outturn",
    .income = "income per capita",
    .per_person = "{amount} a person a year",
    .percent_of = "{percent} of the {plan}",
    .percent_above = "{percent} above the {plan}",
    .percent_below = "{percent} below the {plan}",
    .completion = "Completion computed from the budget amounts",
    .against = "Against",
    .budget = "Budget",
    .computed = "Computed completion",
    .agreement = "Published completion",
    .agrees = "{percent}: agrees",
    .disagrees = "{percent}: DISAGREES beyond rounding (the amounts allow {range})",
    .not_published = "not published",
    .contradiction = "The published percentages for {flow} CONTRADICT each other beyond rounding: {one}, and {other}.",
    .revision = "How the budget moved in the year",
    .raised_between =
        "The {flow} plan was raised in the year by between {least} and {most}. This follows from the two published "
        "percentages alone: the amount does not matter.",
    .lowered_between =
        "The {flow} plan was lowered in the year by between {least} and {most}. This follows from the two published "
        "percentages alone: the amount does not matter.",
    .moved_between =
        "The {flow} plan moved in the year by {range}. This follows from the two published percentages "
        "alone: the amount does not matter.",
    .revised_exactly = "The {flow} plan was revised by {change}: from {original} to {revised}.",
    .awards = "Commendations by recipient",
    .award = "Commendation",
    .collectives = "Collectives",
    .individuals = "Individuals",
    .residential_groups = "Residential groups",
    .total = "Total",
    .notes = "Notes",
    .note_estimate = "The figure for {flow} is an estimate, not yet the final account of the year.",
    .note_outturn = "The figure for {flow} was published as collected or spent, not as an estimate.",
    .note_scopes =
        "State-budget revenue in the territory and the unit's own expenditure have different scopes: what is "
        "collected there is shared with other levels of government, and the unit also spends transfers. One "
        "is not subtracted from the other; their difference is neither a surplus nor a deficit.",
    .note_implied =
        "A printed figure stands for every value that rounds to it: an amount to half of its last digit, a "
        "percentage likewise. The implied budget is the exact range that follows, its bounds moved outward "
        "to whole millions of đồng.",
    .note_revision = "Ranges of percentages are exact, with their bounds moved outward to one decimal.",
    .note_income =
        "Income per capita is given as published; the incomes and the number of people behind it were not, so it "
        "cannot be pooled with other units'.",
    .source = "Source: {source}",
};

constexpr phrases vietnamese{
    .title = "{unit}: các chỉ tiêu chủ yếu năm {year}",
    .figures = "Số liệu công bố và dự toán suy ra",
    .figure = "Chỉ tiêu",
    .basis = "Loại số liệu",
    .published = "Số công bố",
    .comparison = "So sánh đã công bố",
    .implied = "Dự toán suy ra",
    .estimate = "ước thực hiện",
    .outturn = "thực hiện",
    .income = "thu nhập bình quân đầu người",
    .per_person = "{amount}/người/năm",
    .percent_of = "bằng {percent} {plan}",
    .percent_above = "tăng {percent} so với {plan}",
    .percent_below = "giảm {percent} so với {plan}",
    .completion = "Tỷ lệ hoàn thành tính từ số dự toán",
    .against = "So với",
    .budget = "Dự toán",
    .computed = "Tỷ lệ tính lại",
    .agreement = "Tỷ lệ công bố",
    .agrees = "{percent}: khớp",
    .disagrees = "{percent}: KHÔNG KHỚP, vượt quá sai số làm tròn (số liệu chỉ cho phép {range})",
    .not_published = "không công bố",
    .contradiction = "Các tỷ lệ đã công bố về {flow} MÂU THUẪN với nhau, vượt quá sai số làm tròn: {one}, và {other}.",
    .revision = "Điều chỉnh dự toán trong năm",
    .raised_between =
        "Dự toán {flow} trong năm được điều chỉnh tăng trong khoảng {least} đến {most}. Kết quả này chỉ suy ra "
        "từ hai tỷ lệ đã công bố, không phụ thuộc vào số tiền.",
    .lowered_between =
        "Dự toán {flow} trong năm được điều chỉnh giảm trong khoảng {least} đến {most}. Kết quả này chỉ suy ra "
        "từ hai tỷ lệ đã công bố, không phụ thuộc vào số tiền.",
    .moved_between =
        "Dự toán {flow} trong năm thay đổi trong khoảng {range}. Kết quả này chỉ suy ra từ hai tỷ lệ đã công "
        "bố, không phụ thuộc vào số tiền.",
    .revised_exactly = "Dự toán {flow} được điều chỉnh {change}: từ {original} thành {revised}.",
    .awards = "Khen thưởng theo đối tượng",
    .award = "Hình thức khen thưởng",
    .collectives = "Tập thể",
    .individuals = "Cá nhân",
    .residential_groups = "Tổ dân phố",
    .total = "Tổng số",
    .notes = "Ghi chú",
    .note_estimate = "Số {flow} là số ước thực hiện, chưa phải số quyết toán.",
    .note_outturn = "Số {flow} được công bố là số thực hiện, không phải số ước.",
    .note_scopes =
        "Thu ngân sách nhà nước trên địa bàn và chi ngân sách của đơn vị có phạm vi khác nhau: khoản thu trên địa "
        "bàn được phân chia cho các cấp ngân sách, còn chi của đơn vị có cả nguồn bổ sung từ cấp trên. Không lấy "
        "số này trừ số kia; chênh lệch không phải là bội thu hay bội chi.",
    .note_implied =
        "Mỗi số in ra đại diện cho mọi giá trị làm tròn thành nó: số tiền sai lệch tối đa nửa đơn vị của chữ số "
        "cuối, tỷ lệ cũng vậy. Dự toán suy ra là khoảng chính xác từ đó, hai đầu được làm tròn ra phía ngoài "
        "đến triệu đồng.",
    .note_revision = "Khoảng tỷ lệ là chính xác, hai đầu được làm tròn ra phía ngoài đến một chữ số thập phân.",
    .note_income =
        "Thu nhập bình quân đầu người là số công bố; tổng thu nhập và dân số tương ứng không được công bố, nên "
        "không thể gộp với đơn vị khác.",
    .source = "Nguồn: {source}",
};

}  // namespace

const phrases& phrases_of(language lang) noexcept { return lang == language::vi ? vietnamese : english; }

}  // namespace govkpi::report
