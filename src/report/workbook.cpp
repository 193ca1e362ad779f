// SPDX-License-Identifier: BSL-1.0
#include "workbook.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <stdexcept>
#include <system_error>

#if defined(__unix__) || defined(__APPLE__)
#include <locale.h>
#if defined(__APPLE__)
#include <xlocale.h>
#endif
#endif

#include <xlsxwriter.h>

#include "drawing.hpp"
#include "zip_parts.hpp"

namespace govkpi::report {
namespace {

namespace fs = std::filesystem;

/// The writer takes the time where there is none, and files would differ: the first one that a zip archive can state.
constexpr std::time_t fixed_date = 315'532'800;  // 1980-01-01

[[noreturn]] void refuse(const std::string& why) { throw std::runtime_error{"the spreadsheet cannot be made: " + why}; }

void check(lxw_error status) {
    if (status != LXW_NO_ERROR) refuse(lxw_strerror(status));
}

/// This version of the writer writes to a named file only. Nobody else may look into it, and it is gone afterwards.
class private_folder {
public:
    private_folder() {
        std::random_device any;
        std::error_code error;
        const fs::path all = fs::temp_directory_path(error);
        if (!error) {
            path_ = all / ("govkpi-" + std::to_string(any()) + std::to_string(any()));
            if (!fs::create_directory(path_, error) && !error) error = std::make_error_code(std::errc::file_exists);
        }
        if (error) refuse("no temporary folder (" + error.message() + ")");
        fs::permissions(path_, fs::perms::owner_all, error);
    }
    private_folder(const private_folder&) = delete;
    private_folder& operator=(const private_folder&) = delete;
    ~private_folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    const fs::path& path() const noexcept { return path_; }

private:
    fs::path path_;
};

/// The writer prints numbers with the decimal mark of the thread's locale.
class plain_numbers {
#if defined(__unix__) || defined(__APPLE__)
public:
    plain_numbers() : plain_{newlocale(LC_NUMERIC_MASK, "C", nullptr)}, before_{uselocale(plain_)} {}
    plain_numbers(const plain_numbers&) = delete;
    plain_numbers& operator=(const plain_numbers&) = delete;
    ~plain_numbers() {
        uselocale(before_);
        freelocale(plain_);
    }

private:
    locale_t plain_;
    locale_t before_;
#endif
};

lxw_row_t row_index(std::size_t row) { return static_cast<lxw_row_t>(row); }
lxw_col_t column_index(std::size_t column) { return static_cast<lxw_col_t>(column); }

}  // namespace

class workbook::implementation {
public:
    explicit implementation(const std::string& title) {
        std::string folder = folder_.path().string();
        lxw_workbook_options options{};
        options.tmpdir = folder.data();
        book_.reset(workbook_new_opt(file().string().c_str(), &options));
        if (!book_) refuse("no memory");
        std::string name = title;
        lxw_doc_properties properties{};
        properties.title = name.data();
        properties.created = fixed_date;
        check(workbook_set_properties(book_.get(), &properties));
    }

    void add_sheet(const std::string& name) {
        sheet_ = workbook_add_worksheet(book_.get(), name.c_str());
        if (sheet_ == nullptr) refuse("a sheet named \"" + name + "\" is not accepted");
        worksheet_set_landscape(sheet_);
        worksheet_set_paper(sheet_, 9);  // A4
        worksheet_fit_to_pages(sheet_, 1, 0);
        check(worksheet_set_footer(sheet_, "&C&P/&N"));
    }
    lxw_workbook* book() { return book_.get(); }
    lxw_worksheet* sheet() { return sheet_; }

    lxw_format* format_of(const cell_look& look) {
        lxw_format*& format = formats_[look];
        if (format != nullptr) return format;
        format = workbook_add_format(book_.get());
        if (format == nullptr) refuse("no memory");
        if (!look.number_format.empty()) format_set_num_format(format, look.number_format.c_str());
        if (look.bold) format_set_bold(format);
        if (look.italic) format_set_italic(format);
        if (look.large) format_set_font_size(format, 14);
        if (look.right) format_set_align(format, LXW_ALIGN_RIGHT);
        if (look.centred) format_set_align(format, LXW_ALIGN_CENTER);
        if (look.indent > 0) format_set_indent(format, static_cast<std::uint8_t>(look.indent));
        if (look.wrapped) format_set_text_wrap(format);
        if (look.ruled_above) format_set_top(format, LXW_BORDER_THIN);
        if (look.ruled_below) format_set_bottom(format, LXW_BORDER_THIN);
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        return format;
    }

    std::string finish() {
        {
            const plain_numbers guard;
            check(workbook_close(book_.release()));  // which frees it, whatever happens
        }
        std::ifstream in{file(), std::ios::binary};
        std::string bytes{std::istreambuf_iterator<char>{in}, {}};
        if (!in.good() && !in.eof()) refuse("the temporary file cannot be read");
        if (!parts_are_whole(bytes)) refuse("no room for temporary files");
        return bytes;
    }

private:
    struct freed {
        void operator()(lxw_workbook* book) const { lxw_workbook_free(book); }
    };

    fs::path file() const { return folder_.path() / "workbook.xlsx"; }

    private_folder folder_;
    std::unique_ptr<lxw_workbook, freed> book_;
    std::map<cell_look, lxw_format*> formats_;  // the workbook owns them
    lxw_worksheet* sheet_ = nullptr;
};

workbook::workbook(const std::string& title) : impl_{std::make_unique<implementation>(title)} {}
workbook::~workbook() = default;

void workbook::add_sheet(const std::string& name) { impl_->add_sheet(name); }

void workbook::column_width(std::size_t column, int characters) {
    const lxw_col_t at = column_index(column);
    check(worksheet_set_column(impl_->sheet(), at, at, characters, nullptr));
}

void workbook::freeze(std::size_t row, std::size_t column) {
    worksheet_freeze_panes(impl_->sheet(), row_index(row), column_index(column));
}

void workbook::repeat_rows(std::size_t first, std::size_t last) {
    check(worksheet_repeat_rows(impl_->sheet(), row_index(first), row_index(last)));
}

void workbook::row_height(std::size_t row, int lines, bool large) {
    constexpr double of_line = 15;  // in points, of the usual font
    constexpr double of_large_line = 19;
    constexpr double highest = 409;  // that a spreadsheet takes
    const double height = std::min(lines * (large ? of_large_line : of_line), highest);
    check(worksheet_set_row(impl_->sheet(), row_index(row), height, nullptr));
}

void workbook::merge(std::size_t first_row, std::size_t first_column, std::size_t last_row, std::size_t last_column,
                     const cell_look& look) {
    check(worksheet_merge_range(impl_->sheet(), row_index(first_row), column_index(first_column), row_index(last_row),
                                column_index(last_column), nullptr, impl_->format_of(look)));
}

void workbook::write_text(std::size_t row, std::size_t column, const std::string& text, const cell_look& look) {
    lxw_format* const format = impl_->format_of(look);
    check(worksheet_write_string(impl_->sheet(), row_index(row), column_index(column), text.c_str(), format));
}

void workbook::write_number(std::size_t row, std::size_t column, double value, const cell_look& look) {
    lxw_format* const format = impl_->format_of(look);
    check(worksheet_write_number(impl_->sheet(), row_index(row), column_index(column), value, format));
}

void workbook::write_formula(std::size_t row, std::size_t column, const std::string& formula, double value,
                             const cell_look& look) {
    lxw_format* const format = impl_->format_of(look);
    check(worksheet_write_formula_num(impl_->sheet(), row_index(row), column_index(column), formula.c_str(), format,
                                      value));
}

void workbook::add_chart(std::size_t row, std::size_t column, const sheet_drawing& drawing) {
    insert_drawing(impl_->book(), impl_->sheet(), row, column, drawing);
}

std::string workbook::finish() { return impl_->finish(); }

}  // namespace govkpi::report
