// SPDX-License-Identifier: BSL-1.0
// Provinces and cities under the central government, which texts also name without a class word: those of today and those
// merged in 2025, as reports of earlier years name them. (Resolution 202/2025/QH15 of the National Assembly.)
#pragma once

#include <string_view>

namespace govkpi::detail {

inline constexpr std::string_view provinces_in_vietnamese =
    "an giang;bà rịa [-|–] vũng tàu;bạc liêu;bắc giang;bắc kạn;bắc ninh;bến tre;bình dương;bình định;bình phước;bình "
    "thuận;cà mau;"
    "cao bằng;cần thơ;đà nẵng;đắk lắk;đắc lắc;đắk nông;điện biên;đồng nai;đồng tháp;gia lai;hà giang;hà nam;hà nội;hà "
    "tĩnh;hải dương;"
    "hải phòng;hậu giang;hòa bình;hoà bình;hồ chí minh;tphcm;hcm;huế;hưng yên;khánh hòa;khánh hoà;kiên giang;kon "
    "tum;lai châu;lạng "
    "sơn;lào cai;lâm đồng;long an;nam định;nghệ an;ninh bình;ninh thuận;phú thọ;phú yên;quảng bình;quảng nam;quảng "
    "ngãi;quảng "
    "ninh;quảng trị;sóc trăng;sơn la;tây ninh;thái bình;thái nguyên;thanh hóa;thanh hoá;thừa thiên [-|–] huế;tiền "
    "giang;trà "
    "vinh;tuyên quang;vĩnh long;vĩnh phúc;yên bái";

inline constexpr std::string_view provinces_in_english =
    "an giang;ba ria [-|–] vung tau;bac lieu;bac giang;bac kan;bac ninh;ben tre;binh duong;binh dinh;binh phuoc;binh "
    "thuan;ca mau;"
    "cao bang;can tho;da nang;dak lak;dak nong;dien bien;dong nai;dong thap;gia lai;ha giang;ha nam;ha noi;hanoi;ha "
    "tinh;hai duong;"
    "hai phong;hau giang;hoa binh;ho chi minh city;hcm city;hcmc;hue;hung yen;khanh hoa;kien giang;kon tum;lai "
    "chau;lang son;lao cai;"
    "lam dong;long an;nam dinh;nghe an;ninh binh;ninh thuan;phu tho;phu yen;quang binh;quang nam;quang ngai;quang "
    "ninh;quang "
    "tri;soc trang;son la;tay ninh;thai binh;thai nguyen;thanh hoa;thua thien [-|–] hue;tien giang;tra vinh;tuyen "
    "quang;vinh "
    "long;vinh phuc;yen bai";

}  // namespace govkpi::detail
