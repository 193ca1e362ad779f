// SPDX-License-Identifier: BSL-1.0
// The words of Vietnamese reports. In lower case and precomposed; where two spellings are in use (lũy, luỹ) both, and
// with them the misspellings that official files have (Tiệu đồng, Triệu dồng).
#include <govkpi/audit/claim.hpp>

#include "grammar.hpp"
#include "provinces.hpp"

namespace govkpi::detail {
namespace {

constexpr int of(indicator_of i) noexcept { return static_cast<int>(i); }
constexpr int of(unit_of u) noexcept { return static_cast<int>(u); }
constexpr int of(approximation a) noexcept { return static_cast<int>(a); }

// clang-format off
constexpr phrases table[] = {
    // Words that look like others.
    {term::word, 0,
     "thu [từ] [các loại] thuế , phí [,|và] [lệ phí];(nguồn|số) (tăng|giảm) (thu|chi);[nguồn] bổ sung mục tiêu;bàn giao;cắt giảm;[bổ sung] có mục tiêu;chương trình mục tiêu [quốc gia];[vốn] đầu tư [công|xây dựng|phát triển];đầu mối;đầu vào;giao (thông|đất|dịch|lưu|ban|khoán);tài chính [-|và] kế hoạch;(sở|phòng|bộ) kế hoạch [và đầu tư];"
     "kế hoạch và đầu tư;thu hồi;thu hút;thu hoạch;thu gom;thu mua;chi bộ;chi cục;chi nhánh;chi hội;đặc biệt;"
     "so le;thực tế;tăng cường;gia tăng;giá trị gia tăng;giảm nghèo;giảm thiểu;miễn giảm;"
     "[chênh lệch] thu , chi;[chênh lệch] thu [-] chi;bằng khen;bằng chứng;đạt chuẩn;năm học;phí bảo vệ;tư vấn;dự phòng dịch bệnh;quá trình;quá hạn"},
    // Figures.
    {term::scale, 3, "nghìn;ngàn;nghìn đồng;ngàn đồng"},
    {term::scale, 6, "triệu;triệu đông;tr;tiệu;trieu;trđ;tr . đ;tr . đồng;triệuđồng"},
    {term::scale, 9, "tỷ;tỉ;tỷ đông;tỷđ;tỷ . đ;tỷđồng"},
    {term::scale, 12, "(nghìn|ngàn) (tỷ|tỉ)"},
    {term::scale, 15, "triệu (tỷ|tỉ)"},
    {term::currency_word, of(unit_of::VND), "đồng;dồng;đổng;đ;vnđ;vnd;đồng việt nam;₫"},
    {term::currency_word, of(unit_of::USD), "usd;đô la mỹ;đô la;đôla;us $;$"},
    {term::currency_word, of(unit_of::EUR), "eur;euro"},
    {term::percent, 0, "%;phần trăm"},
    {term::points, 0, "điểm %;điểm phần trăm;% điểm"},
    {term::times, 0, "lần"},
    {term::counted, 0,
     "người;hộ;khách;lượt;kwh;m2;m3;m²;m³;tấn;tạ;con;cây;ha;km;m;cổ phiếu;lao động;học sinh;sinh viên;doanh nghiệp;dân;"
     "thẻ;hồ sơ;giao dịch;tài khoản;sản phẩm;nhân khẩu;đoàn viên;hội viên;suất;việc làm;lít"},
    {term::per, 0, "đầu người"},
    // Verbs. "đạt" says that it happened.
    {term::equals, 1, "đạt;đạt được;hoàn thành;đạt tỷ lệ;đạt tỉ lệ;bằng mức"},
    {term::equals, 0, "bằng;tương đương;tương ứng;tương đương với;tương ứng với;tương đương bằng"},
    {term::share, 0, "chiếm;chiếm tỷ (trọng|lệ);chiếm tỉ (trọng|lệ);đóng góp"},
    {term::other_change, 0, "(cao hơn|thấp hơn|so với|bằng|vượt) (mức|tốc độ) (tăng|giảm|tăng trưởng) [bình quân|chung]"},
    {term::up, 0, "tăng;tăng thu;tăng chi;tăng thêm;tăng (tới|cao|mạnh|nhẹ);cao hơn;nhiều hơn;tăng trưởng đạt"},
    {term::grows, 0, "tăng trưởng"},
    {term::down, 0, "giảm;giảm thu;giảm chi;hụt thu;giảm (tới|sâu|mạnh|nhẹ|đi);thấp hơn;ít hơn"},
    {term::excess, 0, "vượt;vượt (mức|thu);đạt và vượt;hoàn thành vượt [mức]"},
    {term::shortfall, 0, "hụt;thiếu hụt;hụt thu;thiếu"},
    {term::multiple, 0, "gấp;tăng gấp;cao gấp;bằng gấp"},
    {term::doubled, 2, "[tăng] gấp đôi"},
    {term::doubled, 3, "[tăng] gấp ba"},
    {term::level, 0, "là;ở mức;duy trì ở mức;với số tiền;số tiền [là];với"},
    {term::becomes, 0,
     "lên;lên (đến|tới|mức);xuống;xuống (còn|mức|dưới);còn;chỉ còn;(giảm|tăng|tăng lên|giảm đi) (còn|xuống|xuống còn|lên|lên đến|lên tới)"},
    {term::becomes, 2, "[đã] [được] điều chỉnh [tăng|giảm] từ"},
    {term::becomes, 1, "(tăng|giảm|nâng|tăng lên|giảm xuống) từ"},
    // Basis.
    {term::plan, 0, "[được] bố trí [vốn|kinh phí];dự toán;kế hoạch;kế hoạch vốn;chỉ tiêu (kế hoạch|pháp lệnh);phân bổ (ngân sách|dự toán|kế hoạch);nguồn (bảo đảm|đảm bảo|cân đối);dt;kh"},
    {term::target, 0, "phấn đấu;mục tiêu;cam kết;đặt mục tiêu;phấn đấu đạt;chỉ tiêu phấn đấu"},
    {term::target, 1, "chỉ tiêu"},
    {term::estimate, 0, "ước;ước tính;ước đạt;ước thực hiện;dự kiến;dự kiến thực hiện;dự báo;ước thực hiện dự toán"},
    {term::outturn, 0,
     "thực hiện;thực thu;thực chi;được;thu được;đã giải ngân;kết quả;quyết toán;"
     "[tình hình|kết quả] thực hiện [nhiệm vụ] (dự toán|kế hoạch)"},
    // Bases.
    {term::versus, 1, "so với;so;sv;so sánh với;so với mức;so với số;[nếu] tính theo"},
    {term::same_period, 0, "[so] (cùng kỳ|cùng kì);ck;svck;cùng thời điểm;cùng (quý|tháng)"},
    {term::year_ago, 0, "năm (trước|ngoái|liền trước|trước đó)"},
    {term::assigned, 0, "giao;được giao;pháp lệnh;tỉnh giao;tw giao;phân bổ"},
    {term::original, 0, "ban đầu;giao đầu năm;giao ban đầu;được duyệt đầu năm"},
    {term::year_start, 0, "đầu năm;đầu kỳ;đầu nhiệm kỳ"},
    {term::revised, 0, "điều chỉnh;[sau] [khi] [đã] [được] điều chỉnh;sau điều chỉnh , bổ sung;điều chỉnh , bổ sung"},
    {term::authority, 0,
     "hđnd;hội đồng nhân dân;ubnd;(ủy|uỷ) ban nhân dân;trung ương;tw;chính phủ;thủ tướng [chính phủ];bộ tài chính;"
     "cấp trên;cấp (tỉnh|huyện|xã|phường);quốc hội;ngân sách trung ương"},
    {term::resolution, 0, "nghị quyết;nq"},
    {term::decided, 0, "đề ra;thông qua;quyết nghị;phê duyệt;quyết định;xây dựng;đặt ra"},
    {term::restated, 0, "tức;tức là;quy đổi"},
    {term::approximately, of(approximation::over), "hơn;ít nhất;tối thiểu;trên;quá;trên mức;hơn mức;vượt (mốc|ngưỡng|con số|qua)"},
    {term::approximately, of(approximation::under), "gần;tối đa;không quá;ngót;dưới;sát;gần bằng"},
    {term::approximately, of(approximation::about), "khoảng;chừng;xấp xỉ;vào khoảng;bình quân khoảng;tương đương khoảng"},
    {term::at_least_behind, 0, "trở lên"},
    {term::unit_heading, 0, "đơn vị tính [:];đơn vị :;đvt [:]"},
    // Indicators.
    {term::indicator, of(indicator_of::territory_revenue),
     "[tổng] [số] thu [cân đối] (ngân sách|ns|ngân sách nhà nước|ns nhà nước|nsnn) trên địa bàn;"
     "[tổng] [số] thu [cân đối] (ngân sách nhà nước|ns nhà nước|nsnn);[tổng] thu trên địa bàn;"
     "[tổng] thu (nsnn|ngân sách nhà nước|ngân sách) (phường|xã|tỉnh|thành phố) trên địa bàn"},
    {term::indicator, of(indicator_of::domestic_revenue), "[tổng] [số] thu nội địa [trên địa bàn];thu [ngân sách] nội địa"},
    {term::indicator, of(indicator_of::total_revenue),
     "[tổng] [số] thu [cân đối] (ngân sách|ns) [địa phương|phường|xã|tỉnh|thành phố|huyện|đặc khu|cấp xã|cấp tỉnh];"
     "[tổng] thu (nsđp|nsx|nsp);tổng thu;tổng số thu;tổng các khoản thu"},
    {term::indicator, of(indicator_of::tax_revenue), "[tổng] [số] thu [từ] thuế;[thu] các (khoản|loại) thuế;[tiền] thuế các loại"},
    {term::indicator, of(indicator_of::fees),
     "[thu] [từ] [các] [khoản|loại] phí (,|và|-) lệ phí;[thu] phí lệ phí;thu phí;thu lệ phí;[thu] [các] [khoản|loại] lệ phí [và|,] phí"},
    {term::indicator, of(indicator_of::land_use_revenue),
     "[thu] [từ] tiền sử dụng đất;thu [từ] (sử dụng đất|tiền sdđ|tiền đất|đất);thu [tiền] [từ] đấu giá [quyền] sử dụng đất;"
     "thu [từ] đấu giá đất"},
    {term::indicator, of(indicator_of::import_export_revenue),
     "[thu] [cân đối] [ngân sách] [từ] [hoạt động] (xuất nhập khẩu|xuất , nhập khẩu|xuất - nhập khẩu|xnk|xuất khẩu , nhập khẩu);"
     "thu [từ] thuế (xuất nhập khẩu|xuất , nhập khẩu|xnk|xuất khẩu , nhập khẩu);thu hải quan"},
    {term::indicator, of(indicator_of::crude_oil_revenue), "thu [từ] dầu thô"},
    {term::indicator, of(indicator_of::transfers),
     "[thu|số] bổ sung [từ] [ngân sách|ns] (cấp trên|cấp tỉnh|cấp huyện|tỉnh|thành phố|trung ương|tw|huyện);"
     "thu bổ sung;[thu] trợ cấp [từ] [ngân sách] cấp trên"},
    {term::indicator, of(indicator_of::total_expenditure),
     "[tổng] [số] chi [cân đối] (ngân sách|ns) [nhà nước|địa phương|phường|xã|tỉnh|thành phố|huyện|đặc khu|cấp xã|cấp tỉnh] [trên địa bàn];"
     "[tổng] [số] chi (nsnn|nsđp|nsx|nsp) [trên địa bàn];tổng chi;tổng số chi;tổng các khoản chi"},
    {term::indicator, of(indicator_of::regular_expenditure), "[tổng] [số] chi (thường xuyên|tx)"},
    {term::indicator, of(indicator_of::investment_expenditure),
     "[tổng] [số] chi (đầu tư phát triển|đầu tư|đtpt|đầu tư xây dựng cơ bản|đầu tư xdcb|xây dựng cơ bản|xdcb)"},
    {term::indicator, of(indicator_of::contingency), "[chi] dự phòng [ngân sách|ns|ngân sách địa phương]"},
    {term::indicator, of(indicator_of::income_per_capita), "[mức] thu nhập bình quân [đầu người|người|/ người|theo đầu người|[của] người dân|một người];bình quân thu nhập [đầu người];thu nhập đầu người;tnbq [đầu người]"},
    {term::indicator, of(indicator_of::poverty_rate), "(tỷ|tỉ) lệ [số] (hộ nghèo|nghèo) [đa chiều];tỷ lệ người nghèo"},
    {term::rate, 0, "(tỷ|tỉ) (lệ|trọng|suất);tốc độ [tăng|tăng trưởng|phát triển];lãi suất;hệ số"},
    {term::without, 0,
     "[sau khi] (không|chưa) (tính|kể|bao gồm|gồm) [số|cả|khoản|các khoản];(trừ|loại trừ|loại|ngoài) (số|khoản|các khoản);loại trừ;[sau khi] trừ [đi]"},
    {term::without, 1, "[nếu] (tính|kể|bao gồm|gồm) cả [số|khoản|các khoản]"},
    {term::part_word, 0, "ghi thu [,|-|và] [ghi] [chi];ghi chi;phần;một phần;còn lại;các khoản còn lại;điều tiết;được hưởng"},
    {term::word, 1, "khác;v . v;…"},
    {term::in_territory, 0, "trên địa bàn;trên toàn địa bàn;địa bàn"},
    {term::tier, 0, "tỉnh;thành phố;tp;huyện;quận;thị xã;thị trấn;phường;xã;đặc khu;tx"},
    {term::province, 0, provinces_in_vietnamese},
    // Structure.
    {term::of_which, 0, "trong đó;trong số đó;trong số này"},
    {term::of_which, 1, "cụ thể;cụ thể như sau;chi tiết như sau"},
    {term::of_which, 0, "(chủ yếu|trong đó chủ yếu|cơ bản) (gồm|bao gồm|là)"},
    {term::consists, 0, "gồm;bao gồm;gồm có;gồm các khoản"},
    {term::wider, 0, "(cả|toàn) (tỉnh|huyện|thành phố|quận|thị xã|ngành|quốc|nước)"},
    {term::joiner, 1, "lần lượt;tương ứng là;lần lượt là"},
    {term::reports, 0, "cho (biết|hay|thấy)"},
    {term::reports, 1, "như"},
    {term::joiner, 2, "thì"},
    {term::joiner, 0, "và;cùng với;đồng thời;hay;hoặc;trong khi [đó]"},
    {term::filler, 2, "[từ đầu năm] (đến|tới) nay;tính đến nay"},
    {term::filler, 1, "bình quân;trung bình;[trong] tuần [đầu|qua|này|cuối]"},
    {term::filler, 0, "của;cho;về;tại;đã;đang;sẽ;số;do;từ;để;nâng;toàn;trong;cũng;trên cơ sở;theo;vẫn;riêng;nếu;thêm;mới;có;chỉ;còn lại là;ở;mức;vào;dù;mặc dù;nhưng;ghi nhận;tiếp tục;khởi sắc;khả quan;tích cực"},
    // Time.
    {term::year_word, 0, "năm;niên độ;năm ngân sách"},
    {term::quarter_word, 0, "quý"},
    {term::month_word, 0, "tháng;t"},
    {term::day_word, 0, "ngày"},
    {term::half_word, 1, "nửa đầu [năm]"},
    {term::half_word, 2, "nửa cuối [năm]"},
    {term::numeral, 2, "hai"},
    {term::numeral, 3, "ba"},
    {term::numeral, 4, "bốn"},
    {term::numeral, 6, "sáu"},
    {term::numeral, 7, "bảy"},
    {term::numeral, 8, "tám"},
    {term::numeral, 9, "chín"},
    {term::numeral, 10, "mười"},
    {term::numeral, 11, "mười một"},
    {term::numeral, 12, "mười hai"},
    {term::roman, 1, "i"},
    {term::roman, 2, "ii"},
    {term::roman, 3, "iii"},
    {term::roman, 4, "iv"},
    {term::cumulative, 0, "lũy kế;luỹ kế;cộng dồn"},
    {term::until, 0, "tính đến;đến;tới;hết;đến hết;tính đến hết;tính tới;tính đến thời điểm;đến thời điểm"},
    {term::first, 0, "đầu"},
    {term::last, 0, "cuối"},
    {term::year_end, 0, "cuối năm"},
    {term::whole, 0, "cả;toàn"},
    {term::this_year, 0, "năm nay;cả năm"},
};
// clang-format on

constexpr std::string_view abbreviations[] = {"tp", "tx", "tt", "p", "q", "h", "x", "tr", "đ", "ths", "ts", "ô"};

// What is an amount of money, so that a percentage alone is one of a plan: "giải ngân đạt 58 %".
constexpr std::string_view money_subjects[] = {"thu",    "chi",  "giải ngân", "vốn",     "nguồn vốn",
                                               "số thu", "thuế", "tổng thu",  "tổng chi"};

}  // namespace

const grammar& vietnamese_grammar() {
    static const grammar made{lexicon{table}, ',', '.', false, abbreviations, money_subjects};
    return made;
}

}  // namespace govkpi::detail
