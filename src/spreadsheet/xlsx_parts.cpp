// SPDX-License-Identifier: BSL-1.0
#include "xlsx_parts.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <optional>
#include <set>
#include <utility>

#include <utf8proc.h>

#include "sheet_book.hpp"

namespace govkpi::detail {
namespace {

std::uint32_t number_of(std::optional<std::string_view> text) {
    std::uint32_t out = 0;
    if (text) std::from_chars(text->data(), text->data() + text->size(), out);
    return out;
}

/// Where the parts are that another one refers to.
class relations : public xml_receiver {
public:
    relations(zip_file& file, const std::filesystem::path& of) : folder_{of.parent_path()} {
        const std::filesystem::path part = folder_ / "_rels" / (of.filename().string() + ".rels");
        if (file.has(part.generic_string())) read_xml(file, part.generic_string(), *this);
    }

    void start(std::string_view name, const xml_attributes& with) override {
        if (name != "Relationship" || with.find("TargetMode").value_or("") == "External") return;
        const std::string_view target = with.find("Target").value_or("");
        const std::string path = target.starts_with('/') ? std::string{target.substr(1)}
                                                         : (folder_ / target).lexically_normal().generic_string();
        const std::string_view type = with.find("Type").value_or("");
        by_id_[std::string{with.find("Id").value_or("")}] = {std::string{type.substr(type.rfind('/') + 1)}, path};
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}

    /// Empty where there is none.
    std::string of_type(std::string_view type) const {
        for (const auto& [id, to] : by_id_)
            if (to.first == type) return to.second;
        return {};
    }
    std::string worksheet(std::string_view id) const {
        const auto found = by_id_.find(id);
        return found != by_id_.end() && found->second.first == "worksheet" ? found->second.second : std::string{};
    }

private:
    std::filesystem::path folder_;
    std::map<std::string, std::pair<std::string, std::string>, std::less<>> by_id_;
};

class workbook final : public xml_receiver {
public:
    workbook(const relations& known, xlsx_parts& out) : known_{known}, out_{out} {}

    void start(std::string_view name, const xml_attributes& with) override {
        if (name == "workbookPr") {
            const std::string_view is = with.find("date1904").value_or("0");
            out_.counts_from_1904 = is == "1" || is == "true";
        } else if (name == "sheet") {
            // Charts are sheets as well, and have no cells.
            std::string part = known_.worksheet(with.find("id", "relationships").value_or(""));
            if (!part.empty() && !parts_.insert(part).second)
                throw unreadable{"a part of its own for each sheet: save the file again"};
            if (!part.empty()) out_.sheets.push_back({std::string{with.find("name").value_or("")}, std::move(part)});
        }
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}

private:
    const relations& known_;
    xlsx_parts& out_;
    std::set<std::string> parts_;  ///< one that stands for many sheets would be read as often
};

/// Texts in several fonts are in several pieces; how a text is pronounced is not part of it.
class shared_texts final : public xml_receiver {
public:
    explicit shared_texts(text_list& out) : out_{out} {}

    void start(std::string_view name, const xml_attributes&) override {
        if (name == "si") text_.clear();
        if (name == "rPh") is_phonetic_ = true;
        is_text_ = name == "t" && !is_phonetic_;
    }
    void end(std::string_view name) override {
        if (name == "t" && is_text_) append_unescaped(text_, std::exchange(piece_, {}));
        if (name == "rPh") is_phonetic_ = false;
        if (name == "si") out_.add(text_);
        is_text_ = false;
    }
    void text(std::string_view text) override {
        if (is_text_) append_to_cell(piece_, text);
    }

private:
    text_list& out_;
    std::string text_, piece_;
    bool is_text_ = false;
    bool is_phonetic_ = false;
};

class styles final : public xml_receiver {
public:
    explicit styles(std::vector<date_format>& out) : out_{out} {}

    void start(std::string_view name, const xml_attributes& with) override {
        if (name == "cellXfs") is_of_cells_ = true;
        const std::uint32_t number = number_of(with.find("numFmtId"));
        if (name == "numFmt") declared_[number] = date_format_of(with.find("formatCode").value_or(""));
        if (name != "xf" || !is_of_cells_) return;
        const auto found = declared_.find(number);
        out_.push_back(found == declared_.end() ? built_in_date_format(number) : found->second);
    }
    void end(std::string_view name) override {
        if (name == "cellXfs") is_of_cells_ = false;
    }
    void text(std::string_view) override {}

private:
    std::vector<date_format>& out_;
    std::map<std::uint32_t, date_format> declared_;
    bool is_of_cells_ = false;
};

}  // namespace

xlsx_parts read_xlsx_parts(zip_file& file) {
    xlsx_parts out;
    const std::string book = relations{file, ""}.of_type("officeDocument");
    if (!file.has(book)) throw unreadable{"an .xlsx or .ods file, and not a document of another kind"};
    const relations known{file, book};
    workbook sheets{known, out};
    read_xml(file, book, sheets);
    if (out.sheets.empty()) throw unreadable{"a spreadsheet with at least one sheet of cells"};
    if (const std::string part = known.of_type("sharedStrings"); file.has(part)) {
        shared_texts texts{out.texts};
        read_xml(file, part, texts);
    }
    if (const std::string part = known.of_type("styles"); file.has(part)) {
        styles formats{out.formats};
        read_xml(file, part, formats);
    }
    return out;
}

void append_unescaped(std::string& text, std::string_view escaped) {
    constexpr std::string_view shape = "_x0000_";
    for (std::size_t at = escaped.find("_x"); at != std::string_view::npos; at = escaped.find("_x")) {
        std::uint32_t character = 0;
        const std::string_view candidate = escaped.substr(at, shape.size());
        const char* const end = candidate.data() + candidate.size() - 1;
        const bool is_one = candidate.size() == shape.size() && candidate.back() == '_' &&
                            std::from_chars(candidate.data() + 2, end, character, 16).ptr == end &&
                            utf8proc_codepoint_valid(static_cast<utf8proc_int32_t>(character));
        append_to_cell(text, escaped.substr(0, is_one ? at : at + 1));
        escaped.remove_prefix(is_one ? at + shape.size() : at + 1);
        if (!is_one) continue;
        utf8proc_uint8_t bytes[4];
        const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(character), bytes);
        append_to_cell(text, {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)});
    }
    append_to_cell(text, escaped);
}

}  // namespace govkpi::detail
