// SPDX-License-Identifier: BSL-1.0
// Texts of several kinds and sizes, read for the figures in them, and what is read, audited. Names are WHAT/WHO/SIZE;
// audit_table.py reads them.
//
// The peers do less than the reader: one adds up the bytes, which no reader can beat; ICU's regular expressions find the
// amounts of money, without what they are of, when, or against what.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <numeric>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <unicode/regex.h>
#include <unicode/utext.h>

#include <govkpi/audit.hpp>

namespace govkpi::benchmarks {
namespace {

/// Each number another name: "Mai Xuân Hòa".
std::string name_of(std::uint32_t commune) {
    constexpr std::string_view syllables[] = {
        "An",   "Bình", "Cát",   "Đông", "Giang", "Hòa",  "Khánh", "Lâm",   "Mai",   "Nam",   "Phú",   "Quảng", "Sơn",
        "Tân",  "Uyên", "Vân",   "Xuân", "Yên",   "Lộc",  "Minh",  "Nghĩa", "Phong", "Thanh", "Trung", "Hải",   "Kiên",
        "Long", "Ngọc", "Thịnh", "Vĩnh", "Ba",    "Châu", "Diên",  "Gia",   "Hưng",  "Kỳ",    "Lập"};
    constexpr std::uint32_t count = std::size(syllables);
    return fmt::format("{} {} {}", syllables[commune / count / count % count], syllables[commune / count % count],
                       syllables[commune % count]);
}

/// What a commune of a country reports in a year: seven amounts and eight comparisons that agree with each other.
void add_report(std::string& text, std::uint32_t commune, std::mt19937_64& random) {
    const auto below = [&](std::int64_t limit) {
        return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(limit));
    };
    const auto permille = [](std::int64_t of, std::int64_t base) { return (2'000 * of + base) / (2 * base); };
    const std::int64_t plan = 20'000 + below(40'000);  // triệu đồng
    const std::int64_t collected = plan + below(plan);
    const std::int64_t tax = collected * 3 / 5;
    const std::int64_t fees = collected / 10;
    const std::int64_t land = collected - tax - fees;
    const std::int64_t revised = 150'000 + below(90'000);
    const std::int64_t spent = revised - below(revised / 5);
    const auto percent = [](std::int64_t tenths) { return fmt::format("{},{}", tenths / 10, tenths % 10); };
    const auto grouped = [](std::int64_t millions) {
        return millions < 1'000 ? std::to_string(millions)
                                : fmt::format("{}.{:03}", millions / 1'000, millions % 1'000);
    };
    fmt::format_to(
        std::back_inserter(text),
        "Báo cáo số {0}/BC-UBND ngày 20/12/2025 của UBND xã {13} về tình hình kinh tế - xã hội. Năm 2025, tổng thu "
        "ngân "
        "sách nhà nước trên địa bàn xã {13} đạt {1} tỷ {2} triệu đồng, bằng {3}% dự toán giao ({4} triệu đồng), tăng "
        "{5}% so với cùng kỳ, gồm: thu thuế {6} triệu đồng; thu phí, lệ phí {7} triệu đồng; thu tiền sử dụng đất {8} "
        "triệu "
        "đồng. Chi ngân sách xã đạt {9} triệu đồng, bằng {10}% dự toán sau điều chỉnh. Thu nhập bình quân đầu người "
        "đạt {11} "
        "triệu đồng/người/năm, tỷ lệ hộ nghèo còn {12}%. Trong năm, xã đã nâng cấp 12,5 km đường, trồng mới 28,3 ha "
        "rừng, "
        "tiếp 145 lượt công dân; đường dây nóng 0201.234.567.\n\n",
        commune, collected / 1'000, collected % 1'000, percent(permille(collected, plan)), grouped(plan),
        percent(50 + below(300)), grouped(tax), grouped(fees), grouped(land), grouped(spent),
        percent(permille(spent, revised)), 60 + below(60), percent(below(50)), name_of(commune));
}

std::string reports(std::size_t size) {
    std::mt19937_64 random{3'321};
    std::string text;
    text.reserve(size + 4'096);
    for (std::uint32_t commune = 1; text.size() < size; ++commune) add_report(text, commune, random);
    return text;
}

std::string repeated(std::string_view passage, std::size_t size) {
    std::string text;
    text.reserve(size + passage.size());
    while (text.size() < size) text += passage;
    return text;
}

constexpr std::string_view words_alone =
    "Các đại biểu đã thảo luận về công tác thu ngân sách, chi thường xuyên và dự toán năm sau, với sự tham gia của "
    "đông đảo cử "
    "tri trên địa bàn phường; kết luận cuộc họp, đồng chí Chủ tịch đề nghị các ban, ngành tiếp tục phối hợp chặt "
    "chẽ.\n";
constexpr std::string_view numbers_alone =
    "Ngày 12/12/2025, Hội đồng nhân dân xã tổ chức kỳ họp thứ 14 theo Nghị quyết số 45/2025/NQ-HĐND; có 28 đại biểu dự "
    "họp tại 3 "
    "thôn, cách trung tâm 12,5 km, điện thoại 0201.234.567. Đã trồng 28,3 ha rừng, tặng 104 giấy khen theo Điều 15.\n";

/// Made once for each kind and size.
const std::string& text_of(const std::string& kind, std::size_t megabytes) {
    static std::map<std::pair<std::string, std::size_t>, std::string> made;
    std::string& text = made[{kind, megabytes}];
    if (text.empty()) {
        const std::size_t size = megabytes * 1'000'000;
        text = kind == "claims" ? reports(size) : repeated(kind == "words" ? words_alone : numbers_alone, size);
    }
    return text;
}

std::size_t claims_in(const std::string& text) { return read_claims(text, language::vi).size(); }

std::size_t bytes_of(const std::string& text) {
    return std::accumulate(text.begin(), text.end(), std::size_t{0},
                           [](std::size_t sum, char c) { return sum + static_cast<unsigned char>(c); });
}

/// The amounts of money, and nothing about them.
std::size_t amounts_by_regex(const std::string& text) {
    UErrorCode status = U_ZERO_ERROR;
    static const std::unique_ptr<icu::RegexPattern> pattern{icu::RegexPattern::compile(
        icu::UnicodeString::fromUTF8("\\d[\\d.,]*(?: (?:nghìn|ngàn|triệu|tỷ))+(?: \\d[\\d.,]* triệu)?(?: đồng)?"), 0,
        status)};
    UText* const bytes = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
    const std::unique_ptr<icu::RegexMatcher> matcher{pattern->matcher(status)};
    matcher->reset(bytes);
    std::size_t found = 0;
    while (matcher->find(status)) ++found;
    utext_close(bytes);
    if (U_FAILURE(status)) std::abort();
    return found;
}

void read(benchmark::State& state, const std::string& kind, std::size_t (*reader)(const std::string&),
          bool finds_claims) {
    const std::string& text = text_of(kind, static_cast<std::size_t>(state.range(0)));
    std::size_t found = 0;
    for (auto _ : state) benchmark::DoNotOptimize(found = reader(text));
    if (finds_claims && (found > 0) != (kind == "claims"))
        state.SkipWithError("claims where there are none, or none where there are");
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
    state.counters["found"] = static_cast<double>(found);
}

const std::vector<claim>& claims_of(std::size_t megabytes) {
    static std::map<std::size_t, std::vector<claim>> made;
    std::vector<claim>& claims = made[megabytes];
    if (claims.empty()) claims = read_claims(text_of("claims", megabytes), language::vi);
    return claims;
}

void audit_all(benchmark::State& state) {
    const auto& claims = claims_of(static_cast<std::size_t>(state.range(0)));
    std::size_t found = 0;
    for (auto _ : state) benchmark::DoNotOptimize(found = audit(claims, language::vi).size());
    if (found > 0) state.SkipWithError("findings in reports that agree with themselves");
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(claims.size()));
}
void explain_all(benchmark::State& state) {
    const auto& claims = claims_of(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(explain(claims).size());
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(claims.size()));
}

constexpr int small = 4;  // megabytes
constexpr int large = 32;

const int registered = [] {
    for (const std::string kind : {"words", "numbers", "claims"}) {
        const auto add = [&](const char* who, std::size_t (*reader)(const std::string&), bool finds_claims) {
            benchmark::RegisterBenchmark((kind + "/" + who).c_str(),
                                         [=](benchmark::State& s) { read(s, kind, reader, finds_claims); })
                ->Arg(small)
                ->Arg(large)
                ->Unit(benchmark::kMillisecond);
        };
        add("read_claims", claims_in, true);
        add("bytes", bytes_of, false);
        add("icu_regex", amounts_by_regex, false);
    }
    benchmark::RegisterBenchmark("audited/audit", audit_all)->Arg(small)->Arg(large)->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("audited/explain", explain_all)->Arg(small)->Arg(large)->Unit(benchmark::kMillisecond);
    return 0;
}();

}  // namespace
}  // namespace govkpi::benchmarks
