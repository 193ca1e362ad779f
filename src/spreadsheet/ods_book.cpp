// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

#include "sheet_book.hpp"
#include "xml_part.hpp"

namespace govkpi::detail {
namespace {

/// How often something is there, or how far it goes; 1 where it does not say.
std::size_t times_of(const xml_attributes& with, std::string_view name, std::size_t most) {
    const auto text = with.find(name, "table:1.0");
    std::size_t out = 1;
    if (text && std::from_chars(text->data(), text->data() + text->size(), out).ec != std::errc{}) out = most;
    return std::clamp<std::size_t>(out, 1, most);
}

/// Programs that do not mark an error as one store what it is shown as.
bool is_error(std::string_view text) noexcept {
    constexpr std::array<std::string_view, 7> errors{"#N/A",    "#DIV/0!", "#REF!", "#NAME?",
                                                     "#VALUE!", "#NUM!",   "#NULL!"};
    return text.starts_with("Err:") || std::find(errors.begin(), errors.end(), text) != errors.end();
}

class ods_rows final : public xml_receiver {
public:
    explicit ods_rows(sheet_receiver& into) : into_{into} {}

    void start(std::string_view name, const xml_attributes& with) override {
        if (depth_passed_over_ > 0 || is_passed_over(name)) {
            ++depth_passed_over_;
            return;
        }
        if (name == "table")
            start_table(with);
        else if (is_here() && name == "table-row")
            start_row(with);
        else if (is_here() && (name == "table-cell" || name == "covered-table-cell"))
            start_cell(with, name == "covered-table-cell");
        else if (in_cell_)
            start_in_cell(name, with);
    }

    void end(std::string_view name) override {
        if (depth_passed_over_ > 0) {
            --depth_passed_over_;
            return;
        }
        if (name == "table") {
            if (--tables_open_ == 0) into_.end_sheet();
        } else if (is_here() && name == "table-row") {
            into_.row(row_, times_, std::span{cells_}.first(filled_));
            row_ += times_;
        } else if (in_cell_ && (name == "table-cell" || name == "covered-table-cell")) {
            end_cell();
        } else if (name == "p") {
            in_paragraph_ = false;
        }
    }

    void text(std::string_view text) override {
        if (in_cell_ && in_paragraph_ && depth_passed_over_ == 0) append_to_cell(shown_, text);
    }
    bool wants_more() const override { return into_.wants_sheets(); }

private:
    bool is_here() const noexcept { return tables_open_ == 1 && into_.wants_rows(); }

    /// What is drawn over cells, noted beside them or kept of earlier versions has texts and tables of its own.
    bool is_passed_over(std::string_view name) const noexcept {
        constexpr std::array<std::string_view, 4> beside_cells{"tracked-changes", "shapes", "forms", "dde-links"};
        constexpr std::array<std::string_view, 3> in_texts{"annotation", "note", "ruby-text"};
        const auto is_in = [&](const auto& names) {
            return std::find(names.begin(), names.end(), name) != names.end();
        };
        if (!in_cell_) return is_in(beside_cells);
        return in_paragraph_ ? is_in(in_texts) : name != "p";
    }

    void start_table(const xml_attributes& with) {
        if (++tables_open_ > 1) return;
        row_ = 1;
        into_.begin_sheet(with.find("name", "table:1.0").value_or(""));
    }

    void start_row(const xml_attributes& with) {
        if (row_ > most_rows) throw unreadable{"at most 1,048,576 rows in a sheet"};
        times_ = times_of(with, "number-rows-repeated", most_rows - row_ + 1);
        column_ = 0;
        filled_ = 0;
    }

    void start_cell(const xml_attributes& with, bool is_covered) {
        if (column_ >= most_sheet_columns) throw unreadable{"at most 16,384 columns in a sheet"};
        const std::size_t repeated = times_of(with, "number-columns-repeated", most_sheet_columns - column_);
        first_ = column_;
        column_ += repeated;
        in_cell_ = true;
        in_paragraph_ = has_paragraphs_ = false;
        shown_.clear();
        type_ = with.find("value-type", "office:1.0").value_or("");
        is_error_ = with.find("value-type", "calcext:1.0").value_or("") == "error";
        has_formula_ = with.find("formula", "table:1.0").has_value();
        if (is_covered) type_.clear();
        is_covered_ = is_covered;
        stored_ = with.find(type_ == "string"    ? "string-value"
                            : type_ == "date"    ? "date-value"
                            : type_ == "boolean" ? "boolean-value"
                            : type_ == "time"    ? "time-value"
                                                 : "value",
                            "office:1.0");
        const std::size_t rows = times_of(with, "number-rows-spanned", most_rows - std::min(row_, most_rows) + 1);
        const std::size_t columns = times_of(with, "number-columns-spanned", most_sheet_columns - first_);
        if (rows > 1 || columns > 1) into_.merged({row_, first_, row_ + rows - 1, first_ + columns - 1});
    }

    void start_in_cell(std::string_view name, const xml_attributes& with) {
        if (name == "p") {
            if (has_paragraphs_) append_to_cell(shown_, "\n");
            in_paragraph_ = has_paragraphs_ = true;
        } else if (name == "s") {
            const auto count = with.find("c");
            std::size_t spaces = 1;
            if (count) std::from_chars(count->data(), count->data() + count->size(), spaces);
            append_to_cell(shown_, std::string(std::min(spaces, most_sheet_columns), ' '));
        } else if (name == "tab" || name == "line-break") {
            append_to_cell(shown_, name == "tab" ? "\t" : "\n");
        }
    }

    void end_cell() {
        in_cell_ = false;
        if (is_covered_ || (type_.empty() && !has_formula_ && !is_error_)) return;
        using kind = sheet_cell::kind;
        kind is = kind::text;
        std::string text = stored_.value_or("");
        if (is_error_) {
            is = kind::error;
            text = shown_;
        } else if (type_.empty()) {
            is = kind::no_result;
        } else if (type_ == "string") {
            if (!stored_) text = shown_;
            if (text.empty()) return;
            if (is_error(text)) is = kind::error;
        } else if (type_ == "date") {
            std::string month = month_of_date(text);
            is = month.empty() ? kind::time : kind::date;
            if (!month.empty()) text = std::move(month);
            // How it is shown is told by styles; the text that is shown stands beside it.
            if (is == kind::date && shown_ == text.substr(0, 4)) {
                text = shown_;
                is = kind::year_of_date;
            }
        } else {
            is = type_ == "boolean" ? kind::truth : type_ == "time" ? kind::time : kind::number;
        }
        if (filled_ == cells_.size()) cells_.emplace_back();
        cells_[filled_++] = {is, first_, column_ - 1, std::move(text)};
    }

    sheet_receiver& into_;
    std::size_t tables_open_ = 0;
    std::size_t depth_passed_over_ = 0;
    std::size_t row_ = 1;
    std::size_t times_ = 1;
    std::size_t column_ = 0;  ///< behind the cell
    std::size_t first_ = 0;
    bool in_cell_ = false, in_paragraph_ = false, has_paragraphs_ = false;
    bool is_error_ = false, has_formula_ = false, is_covered_ = false;
    std::string type_, shown_;
    std::optional<std::string> stored_;
    std::vector<sheet_cell> cells_;
    std::size_t filled_ = 0;
};

class ods_book final : public sheet_book {
public:
    explicit ods_book(zip_file file) : file_{std::move(file)} {}
    void read(sheet_receiver& into) override {
        ods_rows rows{into};
        read_xml(file_, "content.xml", rows);
    }
    std::size_t bytes_read() const noexcept override { return file_.bytes_read(); }

private:
    zip_file file_;
};

}  // namespace

std::unique_ptr<sheet_book> open_ods(zip_file file) { return std::make_unique<ods_book>(std::move(file)); }

}  // namespace govkpi::detail
