// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "../quantity/shown_text.hpp"
#include "sheet_book.hpp"
#include "xlsx_parts.hpp"

namespace govkpi::detail {
namespace {

[[noreturn]] void refuse_reference(std::string_view text) {
    throw unreadable{fmt::format("rows and cells in order, with names as A1, and not \"{}\": save the file again",
                                 shown_text(text))};
}

struct address {
    std::size_t row = 0;
    std::size_t column = 0;
};

address address_of(std::string_view text) {
    std::size_t letters = 0, column = 0;
    for (; letters < text.size() && letters < 4 && text[letters] >= 'A' && text[letters] <= 'Z'; ++letters)
        column = column * 26 + static_cast<std::size_t>(text[letters] - 'A' + 1);
    std::size_t row = 0;
    const char* const end = text.data() + text.size();
    const bool is_number = std::from_chars(text.data() + letters, end, row).ptr == end;
    if (!is_number || column < 1 || column > most_sheet_columns || row < 1 || row > most_rows) refuse_reference(text);
    return {row, column - 1};
}

/// The rows of a sheet's part.
class xlsx_rows final : public xml_receiver {
public:
    xlsx_rows(const xlsx_parts& parts, sheet_receiver& into) : parts_{parts}, into_{into} {}

    void start(std::string_view name, const xml_attributes& with) override {
        is_text_ = false;
        if (name == "row")
            start_row(with.find("r"));
        else if (name == "c")
            start_cell(with);
        else if (name == "v")
            is_text_ = has_value_ = in_cell_;
        else if (name == "t")
            is_text_ = in_cell_ && type_ == "inlineStr" && !is_phonetic_;
        else if (name == "f")
            has_formula_ = true;
        else if (name == "rPh")
            is_phonetic_ = true;
        else if (name == "mergeCell")
            merge(with.find("ref").value_or(""));
    }

    void end(std::string_view name) override {
        if (name == "t" && is_text_) {
            has_value_ = true;
            append_unescaped(value_, std::exchange(piece_, {}));
        } else if (name == "v") {
            value_ = std::exchange(piece_, {});
        } else if (name == "rPh") {
            is_phonetic_ = false;
        } else if (name == "c") {
            end_cell();
        } else if (name == "row") {
            into_.row(row_, 1, std::span{cells_}.first(filled_));
        }
        is_text_ = false;
    }

    void text(std::string_view text) override {
        if (is_text_) append_to_cell(piece_, text);
    }
    bool wants_more() const override { return into_.wants_rows(); }

private:
    void start_row(std::optional<std::string_view> number) {
        std::size_t row = row_ + 1;
        if (number && std::from_chars(number->data(), number->data() + number->size(), row).ec != std::errc{}) row = 0;
        if (row <= row_ || row > most_rows) refuse_reference(number.value_or("a row without a number"));
        row_ = row;
        next_column_ = 0;
        filled_ = 0;
    }

    void start_cell(const xml_attributes& with) {
        address here{row_, next_column_};
        if (const auto name = with.find("r")) {
            here = address_of(*name);
            if (here.row != row_ || here.column < next_column_) refuse_reference(*name);
        }
        if (row_ == 0 || here.column >= most_sheet_columns) refuse_reference("a cell without a name");
        column_ = here.column;
        next_column_ = column_ + 1;
        type_ = with.find("t").value_or("n");
        const auto style = with.find("s");
        style_ = 0;
        if (style) std::from_chars(style->data(), style->data() + style->size(), style_);
        value_.clear();
        piece_.clear();
        has_value_ = has_formula_ = is_phonetic_ = false;
        in_cell_ = true;
    }

    void end_cell() {
        in_cell_ = false;
        if (!has_value_ && !has_formula_) return;
        const bool may_be_empty = type_ == "str" || type_ == "inlineStr" || (type_ == "n" && !has_formula_);
        if (has_value_ && value_.empty() && may_be_empty) return;
        if (filled_ == cells_.size()) cells_.emplace_back();
        sheet_cell& cell = cells_[filled_++];
        cell.first = cell.last = column_;
        cell.is = kind_of_value(cell.text);
    }

    sheet_cell::kind kind_of_value(std::string& text) {
        using kind = sheet_cell::kind;
        text.clear();
        if (value_.empty()) return kind::no_result;
        if (type_ == "s") {
            std::size_t number = parts_.texts.size();
            const char* const end = value_.data() + value_.size();
            if (std::from_chars(value_.data(), end, number).ptr != end || number >= parts_.texts.size())
                throw unreadable{"the texts of all cells in the file: save it again"};
            text = parts_.texts[number];
            return kind::text;
        }
        if (type_ == "str") append_unescaped(text, value_);
        if (type_ == "str") return kind::text;
        std::swap(text, value_);
        if (type_ == "inlineStr") return kind::text;
        if (type_ == "b") return kind::truth;
        if (type_ == "e") return kind::error;
        if (type_ == "d") return in_month(text, month_of_date(text));
        if (type_ != "n")
            throw unreadable{
                fmt::format("cells of known types, and not \"{}\": save the file again", shown_text(type_))};
        return kind_of_number(text);
    }

    sheet_cell::kind kind_of_number(std::string& text) const {
        using kind = sheet_cell::kind;
        const date_format format = style_ < parts_.formats.size() ? parts_.formats[style_] : date_format::none;
        if (format == date_format::none) return kind::number;
        if (format == date_format::time) return kind::time;
        double day = -1;
        std::from_chars(text.data(), text.data() + text.size(), day);
        const kind is = in_month(text, month_of_day(day, parts_.counts_from_1904));
        if (is != kind::date || format != date_format::year) return is;
        text.resize(4);
        return kind::year_of_date;
    }

    static sheet_cell::kind in_month(std::string& text, std::string month) {
        if (month.empty()) return sheet_cell::kind::time;
        text = std::move(month);
        return sheet_cell::kind::date;
    }

    void merge(std::string_view range) {
        const std::size_t colon = std::min(range.find(':'), range.size());
        const address from = address_of(range.substr(0, colon));
        const address to = colon == range.size() ? from : address_of(range.substr(colon + 1));
        into_.merged({from.row, from.column, to.row, to.column});
    }

    const xlsx_parts& parts_;
    sheet_receiver& into_;
    std::size_t row_ = 0;
    std::size_t column_ = 0;
    std::size_t next_column_ = 0;
    std::string type_;
    std::size_t style_ = 0;
    std::string value_, piece_;
    bool in_cell_ = false, is_text_ = false, is_phonetic_ = false, has_value_ = false, has_formula_ = false;
    std::vector<sheet_cell> cells_;  ///< kept, with their memory, from row to row
    std::size_t filled_ = 0;
};

class xlsx_book final : public sheet_book {
public:
    explicit xlsx_book(zip_file file) : file_{std::move(file)}, parts_{read_xlsx_parts(file_)} {}
    void read(sheet_receiver& into) override {
        for (const xlsx_sheet& sheet : parts_.sheets) {
            if (!into.wants_sheets()) return;
            into.begin_sheet(sheet.name);
            xlsx_rows rows{parts_, into};
            if (into.wants_rows()) read_xml(file_, sheet.part, rows);
            into.end_sheet();
        }
    }
    std::size_t bytes_read() const noexcept override { return file_.bytes_read(); }

private:
    zip_file file_;
    xlsx_parts parts_;
};

}  // namespace

std::unique_ptr<sheet_book> open_xlsx(zip_file file) { return std::make_unique<xlsx_book>(std::move(file)); }

}  // namespace govkpi::detail
