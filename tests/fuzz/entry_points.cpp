// SPDX-License-Identifier: BSL-1.0
#include "entry_points.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <random>
#include <vector>

#include <govkpi/parse.hpp>
#include <govkpi/quantity/text.hpp>
#include <govkpi/report.hpp>

#include <report/delimited.hpp>

namespace fuzz {
namespace {

using namespace govkpi;
namespace fs = std::filesystem;

std::vector<number_style> styles() {
    const number_style vi = number_style::of(language::vi);
    number_style spaced = vi;
    spaced.group_mark = ' ';
    number_style accounting = vi;
    accounting.parentheses_are_negative = true;
    accounting.percent_sign_may_lack = true;
    accounting.unit = 1'000'000;
    number_style ungrouped = number_style::of(language::en);
    ungrouped.group_mark = '\0';
    return {vi, number_style::of(language::en), spaced, accounting, ungrouped};
}

template <class Figure>
std::string written(const Figure& figure, const text_style& style) {
    char text[longest_text];
    return {text, write(text, figure, style)};
}

/// Whether a value that was read is the same once it is written and read again.
template <class T>
finding survives(std::string_view bytes, const number_style& style) {
    const auto read = govkpi::parse<T>(bytes, style);
    if (!read) {
        if (read.error().position() > bytes.size()) return "a problem behind the end of the text";
        return std::nullopt;
    }
    for (const language lang : {language::en, language::vi}) {
        const auto again = govkpi::parse<T>(written(*read, {.lang = lang}), number_style::of(lang));
        if (!again) return "a value that is written is not read again: " + written(*read, {.lang = lang});
        if constexpr (requires { read->unit(); }) {
            if (again->value() != read->value()) return "another value after it was written and read again";
        } else {
            if (*again != *read) return "another value after it was written and read again";
        }
    }
    return std::nullopt;
}

bool is_safe_line(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

void write_file(const fs::path& file, std::string_view content) {
    std::ofstream out{file, std::ios::binary};
    out.write(content.data(), static_cast<std::streamsize>(content.size()));
}

/// One folder for the whole run.
class working_folder {
public:
    working_folder() {
        std::random_device any;
        path_ = fs::temp_directory_path() / ("govkpi_fuzz_" + std::to_string(any()) + std::to_string(any()));
        fs::create_directory(path_);
    }
    working_folder(const working_folder&) = delete;
    working_folder& operator=(const working_folder&) = delete;
    ~working_folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    const fs::path& path() const noexcept { return path_; }

private:
    fs::path path_;
};

}  // namespace

finding parse(std::string_view bytes) {
    static const std::vector<number_style> all_styles = styles();
    for (const number_style& style : all_styles) {
        if (auto found = survives<money<VND>>(bytes, style)) return "money<VND>: " + *found;
        if (auto found = survives<money<USD>>(bytes, style)) return "money<USD>: " + *found;
        if (auto found = survives<people>(bytes, style)) return "people: " + *found;
        if (auto found = survives<reported<ratio>>(bytes, style)) return "reported<ratio>: " + *found;
        const auto amount = govkpi::parse<reported<money<VND>>>(bytes, style);
        if (amount && !amount->values().contains(amount->value())) return "an amount outside of its own interval";
        const auto in_cell = parse_cell<money<VND>>(bytes, style);
        if (in_cell && in_cell->value.has_value() != govkpi::parse<money<VND>>(bytes, style).has_value()) return "a cell that is no figure";
    }
    return std::nullopt;
}

finding read_delimited(std::string_view bytes) {
    using namespace std::string_view_literals;
    static constexpr std::array columns{"figure"sv, "kind"sv, "value"sv};
    govkpi::problem_list problems{"figures.csv"};
    const auto records = report::read_delimited(bytes, columns, problems);
    const auto last_row = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n')) + 1;
    std::size_t row = 0;
    for (const report::record& r : records) {
        if (r.row <= row || r.row > last_row) return "rows out of order, or behind the end";
        row = r.row;
        if (r.cells.size() != columns.size()) return "a record without a text for each column";
    }
    for (const govkpi::problem& p : problems.all()) {
        if (p.row > last_row) return "a problem behind the end";
        if (p.expected.empty()) return "a problem that does not say what was expected";
        if (!is_safe_line(to_string(p))) return "a problem that is not safe to show: " + to_string(p);
    }
    return std::nullopt;
}

finding read_figures(std::string_view bytes) {
    static const working_folder folder;
    for (const char* name : {"unit.csv", "figures.csv", "awards.csv"}) {
        const auto end = std::min(bytes.size(), bytes.find('\f'));
        write_file(folder.path() / name, bytes.substr(0, end));
        bytes.remove_prefix(std::min(bytes.size(), end + 1));
    }
    report::unit_figures read;
    try {
        read = report::read_figures(folder.path());
    } catch (const govkpi::bad_input& bad) {
        if (bad.problems().empty()) return "a bad input without a problem";
        for (const govkpi::problem& p : bad.problems()) {
            if (!is_safe_line(to_string(p))) return "a problem that is not safe to show: " + to_string(p);
        }
        return std::nullopt;
    }
    for (const language lang : {language::vi, language::en}) {
        try {
            const report::document doc = report::unit_report(read, lang);
            if (to_text(doc).empty() || to_html(doc).empty()) return "a report without a text";
        } catch (const overflow&) {
            // Sums and implied budgets past 64 bits are refused, not wrapped.
        }
    }
    return std::nullopt;
}

}  // namespace fuzz
