// SPDX-License-Identifier: BSL-1.0
// Changes valid texts at random and hands them to every entry point. The same seed gives the same run on every machine.
//
//     mutate [iterations, 20000] [seed, 1]
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "entry_points.hpp"

namespace {

/// splitmix64: the standard library's distributions differ from one library to the next.
class generator {
public:
    explicit generator(std::uint64_t seed) : state_{seed} {}
    std::size_t below(std::size_t limit) {
        state_ += 0x9e3779b97f4a7c15u;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return static_cast<std::size_t>((z ^ (z >> 31)) % limit);
    }

private:
    std::uint64_t state_;
};

using texts = std::vector<std::string>;

const texts figures_of_all_kinds = {
    "36 tỷ 631 triệu đồng", "-36.631.000.000 ₫", "27,2 ngàn tỷ", "108,987 tỷ", "VND 36,631 million", "1,234,567.5",
    "1 billion 2 million 3.45 USD", "(31.000,00)", "36\u202f631\u202f000", "152.000 người", "12 people", "103,3 %", "103.3%",
    "9.223.372.036.854.775.807", "-9223372036854775808", "631 trie\u0323\u0302u", "...", "-", "\u2212 5 tr", "0",
};
const texts tables = {
    "figure;kind;value\nrevenue;outturn;5 tỷ\n", "# c\n\nfigure,kind,value\r\n\"a,b\",\"say \"\"so\"\"\",5\r\n,,\r\n",
    "\xef\xbb\xbf" "figure\tkind\tvalue\nrevenue\toutturn\t\"5\ntỷ\"\n", "kind;figure;value;;\na;b;c;;\n",
};
const texts folders = {
    "field;vi;en\nname;Phường Mẫu;Sample ward\nyear;2025;\nnumbers;vi;\nsource;Báo cáo;Report\n\f"
    "figure;kind;value;compared_with;note_vi;note_en\nterritory_revenue;outturn;36 tỷ 631 triệu đồng;;;\n"
    "territory_revenue;percent_of;103,3 %;original_budget;dự toán được giao;\nexpenditure;estimated_outturn;296 tỷ 677 triệu đồng;;;\n"
    "expenditure;percent_of;99,6 %;revised_budget;;\nexpenditure;percent_above;17 %;original_budget;;\n"
    "income_per_capita;estimated_outturn;95 triệu đồng;;;\n\f"
    "award_vi;award_en;recipient;number\nGiấy khen;Certificates;collective;27\nGiấy khen;Certificates;individual;104\n",
    "field,vi,en\nname,Xã Mẫu,\nyear,2026,\nnumbers,en,\nsource,\"Báo cáo, 2026\",\n\f"
    "figure,kind,value,compared_with,note_vi,note_en\nrevenue,outturn,152 billion,,,\nrevenue,original_budget,450 billion,,,\n"
    "revenue,percent_of,33.94%,original_budget,,\nrevenue,revised_budget,400 billion,,,\n",
};
const texts lines = {
    "unit,outturn\n00643,1.234\n00646,-5\n", "unit;outturn;note\r\n\"00643\";\"1.234,5\";\"a \"\"b\"\"\"\r\n00646;NA;\r\n\n",
    "\xef\xbb\xbf" "outturn\tunit\n5 tỷ\tThanh Liệt\n-\tx\n",
    "unit,outturn\n00643,1\n00643,2\n00643,3\n00643,4\n00643,5\n00643,6\n00643,7\n00643,8\n00643,9\n00643,10\n00643,11\n",
};
// Each byte is a choice: of formats, lengths, and what is in the buffers.
const texts choices_of_columns = {
    std::string(400, '\x04'), std::string(400, '\x01'), std::string("\x10\x02\x01\x02\x07\x0c\x05", 7) + std::string(500, '\x0f'),
    "a column of units, one of years and one of outturns, of as many rows as this text has letters to choose from",
};
const texts formulas = {
    "outturn.revenue / original_budget.revenue", "plan_completion(outturn.revenue, original_budget.revenue)",
    "growth(outturn.revenue + outturn.revenue * 12)", "(as_money(outturn.revenue) - as_money(outturn.expenditure)) / mean_over_time(population)",
    "debt / (outturn.expenditure / 12)", "balance(outturn.revenue, outturn.expenditure)", "fees * 9223372036854775807",
};
const texts indicator_sets = {
    "{\"indicators\": [{\"name\": \"a\", \"formula\": \"outturn.revenue / original_budget.revenue\", \"better\": \"higher\", "
    "\"target\": \"99.5%\", \"label\": {\"en\": \"x\", \"vi\": \"y\"}}]}",
    "{\"indicators\": [{\"name\": \"b\", \"formula\": \"fees / population\", \"better\": \"lower\", \"target\": \"0.05\"}]}",
};
const texts panels = fuzz::saved_panels();
const texts passages = {
    "Thu ngân sách nhà nước trên địa bàn phường đạt 36 tỷ 631 triệu đồng, bằng 103,3% dự toán giao, tăng 17% so với cùng kỳ.",
    "Chi ngân sách 9 tháng ước thực hiện 152/450 tỷ đồng (33,8%), trong đó: chi thường xuyên 98,7 tỷ; chi đầu tư hơn 53 Tr đồng.",
    "Tính đến 26/12/2025, thu nội địa 2.433 tỷ, gồm:\n- thu thuế: 1.200 tỷ, vượt 61,2% KH\n- lệ phí: 3.798,254 triệu dồng, gấp 2,4 lần.",
    "Tỷ lệ hộ nghèo còn 0,88%, giảm 0,34% so với đầu năm; thu nhập bình quân 95 triệu đồng/người/năm.",
    "In the first nine months of 2025 domestic revenue came to VND 36,631 million (up 17% on the original budget of VND 31 billion), "
    "of which fees made up 4.5%; regular expenditure was about US$12.5 million, 3 per cent short of the plan.",
};
const texts pieces = {
    "0", "1", "9", "000", "5", " ", ".", ",", ";", "\t", "\n", "\r\n", "\"", "\"\"", "#", "-", "+", "\u2212", "\u00a0", "\u202f",
    "đồng", "₫", "VND", "USD", "$", "triệu", "tỷ", "nghìn", "tr", "million", "billion", "(", ")", "%", "\u0323", "\u202e",
    "\xff", "\xe1\xbb", "\f", "\xef\xbb\xbf", "percent_of", "percent_below", "outturn", "original_budget", "revised_budget",
    "revenue", "9223372036854775807", "<script>", "so với cùng kỳ", "trong đó:", "tăng ", "dự toán", "up ", "of which", "9 tháng ", std::string(300, '9'), std::string(1, '\0'),
};

std::string mutated(generator& random, const texts& seeds) {
    std::string text = seeds[random.below(seeds.size())];
    const std::size_t changes = random.below(5);
    for (std::size_t i = 0; i < changes; ++i) {
        const std::size_t at = random.below(text.size() + 1);
        switch (random.below(6)) {
            case 0: text.insert(at, 1, static_cast<char>(random.below(256))); break;
            case 1:
                if (at < text.size()) text[at] = static_cast<char>(random.below(256));
                break;
            case 2: text.erase(at, 1 + random.below(8)); break;
            case 3: text.insert(at, text.substr(random.below(text.size() + 1), random.below(40))); break;
            case 4: text.resize(at); break;
            default: text.insert(at, pieces[random.below(pieces.size())]); break;
        }
    }
    return text;
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        char code[5];
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte < 0x7f && c != '\\' && c != '"') {
            out += c;
            continue;
        }
        std::snprintf(code, sizeof code, "\\%03o", byte);
        out += code;
    }
    return out;
}

struct target {
    const char* name;
    fuzz::finding (*run)(std::string_view);
    const texts* seeds;
    std::size_t share;  // one of so many iterations
};
constexpr target targets[] = {
    {"parse", fuzz::parse, &figures_of_all_kinds, 1},
    {"read_delimited", fuzz::read_delimited, &tables, 1},
    {"read_figures", fuzz::read_figures, &folders, 10},
    {"read_csv", fuzz::read_csv, &lines, 1},
    {"read_arrow", fuzz::read_arrow, &choices_of_columns, 1},
    {"parse_formula", fuzz::parse_formula, &formulas, 1},
    {"parse_indicators", fuzz::parse_indicators, &indicator_sets, 2},
    {"load_panel", fuzz::load_panel, &panels, 1},
    {"audit_claims", fuzz::audit_claims, &passages, 8},
};

fuzz::finding found_by(const target& t, const std::string& text) {
    try {
        return t.run(text);
    } catch (const std::exception& error) {
        return std::string{"it throws: "} + error.what();
    }
}

}  // namespace

int main(int argc, char** argv) {
    const std::size_t iterations = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 20'000;
    const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
    int found = 0;
    for (const target& t : targets) {
        generator random{seed};
        int found_here = 0;
        for (std::size_t i = 0; i < iterations / t.share && found_here < 10; ++i) {
            const std::string text = mutated(random, *t.seeds);
            const auto finding = found_by(t, text);
            if (!finding) continue;
            ++found_here;
            std::printf("%s: %s\n    \"%s\"\n", t.name, finding->c_str(), escaped(text).c_str());
        }
        found += found_here;
    }
    std::printf("%zu iterations, seed %llu: %d findings\n", iterations, static_cast<unsigned long long>(seed), found);
    return found == 0 ? 0 : 1;
}
