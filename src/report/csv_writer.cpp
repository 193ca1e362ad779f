// SPDX-License-Identifier: BSL-1.0
#include <govkpi/report/csv.hpp>

#include <algorithm>
#include <vector>

#include "characters.hpp"
#include "footnotes.hpp"

namespace govkpi::report {
namespace {

constexpr labels remarks_word{"Remarks", "Ghi chú"};

bool is_number(std::string_view text) {
    text.remove_prefix(!text.empty() && (text.front() == '-' || text.front() == '+'));
    return !text.empty() && text.find_first_not_of("0123456789.,") == std::string_view::npos;
}

std::string in_quotes(std::string_view text) {
    if (text.find_first_of(",\"") == std::string_view::npos) return std::string{text};
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

std::string heading_of(const table::column& column) {
    return column.group.empty() ? column.heading : column.group + ": " + column.heading;
}

class csv_writer {
public:
    csv_writer(std::string& out, language lang) : out_{out}, lang_{lang} {}

    void write(const table& t) {
        check_shape(t);
        if (tables_++ > 0) end_row();
        if (!t.caption.empty() || !t.unit_line.empty()) {
            add(csv_field(t.caption));
            if (!t.unit_line.empty()) add(csv_field(t.unit_line));
            end_row();
        }
        const auto has_remarks = [](const table::row& row) { return !remarks_of(row).empty(); };
        const bool remarked = std::any_of(t.rows.begin(), t.rows.end(), has_remarks);
        for (const table::column& column : t.columns) add(csv_field(heading_of(column)));
        if (remarked) add(csv_field(remarks_word.in(lang_)));
        end_row();
        for (const table::row& row : t.rows) {
            for (const cell& c : row.cells) add(csv_cell(c));
            if (remarked) add(csv_field(remark_text(t, row)));
            end_row();
        }
        for (const std::string& note : t.notes) {
            add(csv_field(note));
            end_row();
        }
    }

private:
    static std::vector<remark> remarks_of(const table::row& row) {
        std::vector<remark> found;
        for (const cell& c : row.cells)
            for (const remark r : c.remarks)
                if (std::find(found.begin(), found.end(), r) == found.end()) found.push_back(r);
        return found;
    }
    /// "Outturn: an estimate, not yet final"
    std::string remark_text(const table& t, const table::row& row) const {
        std::string out;
        for (const remark r : remarks_of(row)) {
            std::string of;
            for (std::size_t i = 0; i < row.cells.size(); ++i) {
                const std::vector<remark>& said = row.cells[i].remarks;
                if (std::find(said.begin(), said.end(), r) == said.end()) continue;
                of.append(of.empty() ? "" : ", ").append(heading_of(t.columns[i]));
            }
            out.append(out.empty() ? "" : "; ").append(of).append(": ").append(words_of(r).in(lang_));
        }
        return out;
    }

    void add(const std::string& field) {
        if (begun_) out_ += ',';
        begun_ = true;
        out_ += field;
    }
    void end_row() {
        out_ += "\r\n";
        begun_ = false;
    }

    std::string& out_;
    language lang_;
    int tables_ = 0;
    bool begun_ = false;
};

}  // namespace

std::string csv_field(std::string_view text) {
    std::string plain = on_one_line(text);
    const std::size_t first = plain.find_first_not_of(' ');
    const bool formula = first != std::string::npos && std::string_view{"=+-@"}.find(plain[first]) != std::string::npos;
    if (formula && !is_number(plain)) plain.insert(plain.begin(), '\'');
    return in_quotes(plain);
}

std::string csv_cell(const cell& of) { return of.value ? in_quotes(on_one_line(of.text)) : csv_field(of.text); }

std::string to_csv(const document& doc, const csv_form& form) {
    std::string out;
    if (form.byte_order_mark) out += "\uFEFF";
    csv_writer writer{out, doc.lang};
    for (const block& b : doc.blocks) {
        if (const auto* t = std::get_if<table>(&b)) writer.write(*t);
        if (const auto* c = std::get_if<chart>(&b)) writer.write(to_table(*c));
    }
    return out;
}

}  // namespace govkpi::report
