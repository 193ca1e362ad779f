// SPDX-License-Identifier: BSL-1.0
// A workbook taken apart by another program than the one that made it.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <map>
#include <regex>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include <govkpi/report/output.hpp>

#include "folder.hpp"

namespace report_test {

inline bool runs(const std::string& command) { return std::system((command + " >/dev/null 2>&1").c_str()) == 0; }

class unzipped {
public:
    explicit unzipped(const std::string& bytes) {
        govkpi::report::replace_file(folder_ / "book.xlsx", bytes);
        const std::string zip = (folder_ / "book.xlsx").string();
        const std::string to = (folder_ / "parts").string();
        write_file(folder_ / "take_apart.py",
                   "import sys, zipfile, xml.dom.minidom\n"
                   "book = zipfile.ZipFile(sys.argv[1])\n"
                   "assert book.testzip() is None\n"
                   "for name in book.namelist(): xml.dom.minidom.parseString(book.read(name))\n"
                   "book.extractall(sys.argv[2])\n");
        REQUIRE(std::system(("python3 " + (folder_ / "take_apart.py").string() + " " + zip + " " + to).c_str()) == 0);
    }

    fs::path path(const std::string& name) const { return folder_ / "parts" / name; }
    std::string part(const std::string& name) const { return read_file(path(name)); }
    /// From 1, in the order of the tabs.
    std::string sheet(std::size_t number) const {
        return part("xl/worksheets/sheet" + std::to_string(number) + ".xml");
    }

    std::vector<std::string> sheet_names() const {
        return all_between(part("xl/workbook.xml"), "<sheet name=\"", "\"");
    }
    std::vector<std::string> strings() const {
        std::vector<std::string> found = all_between(part("xl/sharedStrings.xml"), "<si><t", "</t></si>");
        for (std::string& text : found) text.erase(0, text.find('>') + 1);
        return found;
    }
    bool has_string(const std::string& text) const {
        const auto all = strings();
        return std::find(all.begin(), all.end(), text) != all.end();
    }

    struct content {
        bool is_text = false;
        std::string formula, value, format;
    };
    content at(std::size_t sheet_number, const std::string& cell) const {
        static const std::regex pattern{"^s=\"([0-9]+)\"( t=\"s\")?>(<f>([^<]*)</f>)?<v>([^<]*)</v>"};
        const std::string xml = sheet(sheet_number);
        const std::string head = "<c r=\"" + cell + "\" ";
        const auto from = xml.find(head);
        if (from == std::string::npos) return {};
        const std::string rest = xml.substr(from + head.size(), 400);
        std::smatch found;
        REQUIRE(std::regex_search(rest, found, pattern));
        content made{found[2].matched, found[4].str(), found[5].str(), format(std::stoul(found[1].str()))};
        if (made.is_text) made.value = strings().at(std::stoul(made.value));
        return made;
    }

private:
    /// By hand: std::regex takes a frame of the stack for each character, and texts are long here.
    static std::vector<std::string> all_between(const std::string& xml, const std::string& begin,
                                                const std::string& end) {
        std::vector<std::string> found;
        for (auto at = xml.find(begin); at != std::string::npos; at = xml.find(begin, at)) {
            at += begin.size();
            found.push_back(xml.substr(at, xml.find(end, at) - at));
        }
        return found;
    }
    static std::vector<std::string> all_of(const std::string& xml, const char* pattern) {
        const std::regex wanted{pattern};
        std::vector<std::string> found;
        for (std::sregex_iterator i{xml.begin(), xml.end(), wanted}, end; i != end; ++i) found.push_back((*i)[1].str());
        return found;
    }
    std::string format(std::size_t style) const {
        const std::string xml = part("xl/styles.xml");
        const std::string cells = xml.substr(xml.find("<cellXfs"), xml.find("</cellXfs>") - xml.find("<cellXfs"));
        const std::string number = all_of(cells, "<xf numFmtId=\"([0-9]+)\"").at(style);
        const std::map<std::string, std::string> known{{"0", ""}, {"3", "#,##0"}, {"4", "#,##0.00"}, {"10", "0.00%"}};
        if (known.contains(number)) return known.at(number);
        std::string code = all_of(xml, ("<numFmt numFmtId=\"" + number + "\" formatCode=\"([^\"]*)\"").c_str()).at(0);
        for (auto at = code.find("&quot;"); at != std::string::npos; at = code.find("&quot;"))
            code.replace(at, 6, "\"");
        return code;
    }

    temporary_folder folder_;
};

inline bool there_is_no_python() {
    if (runs("python3 -c 'import zipfile'")) return false;
    WARN("skipped: there is no python3 to take a workbook apart");
    SUCCEED();
    return true;
}

}  // namespace report_test
