// SPDX-License-Identifier: BSL-1.0
// Data packages of a line or two, written to a folder of their own and read.
#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <random>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <catch2/catch.hpp>

#include <govkpi/problem.hpp>
#include <govkpi/source/data_package.hpp>

namespace package_test {

using namespace govkpi;

namespace fs = std::filesystem;

inline const fs::path example = fs::path{GOVKPI_SOURCE_DIR} / "examples" / "data" / "budget_lines";

/// An empty folder of its own, removed with all that is in it.
class folder {
public:
    folder() {
        std::random_device any;
        path_ = fs::temp_directory_path() / ("govkpi_package_" + std::to_string(any()) + "_" + std::to_string(any()));
        REQUIRE(fs::create_directory(path_));
    }
    folder(const folder&) = delete;
    folder& operator=(const folder&) = delete;
    ~folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }

    fs::path with(const fs::path& name, std::string_view content) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream out{path_ / name, std::ios::binary};
        out.write(content.data(), static_cast<std::streamsize>(content.size()));
        out.close();
        REQUIRE(out.good());
        return path_ / name;
    }

private:
    fs::path path_;
};

/// A problem without its file.
struct stated {
    std::size_t row;
    std::string column, text, expected;

    friend bool operator==(const stated&, const stated&) = default;
    friend std::ostream& operator<<(std::ostream& out, const stated& s) {
        return out << '{' << s.row << ", " << s.column << ", \"" << s.text << "\", " << s.expected << '}';
    }
};
using problems = std::vector<stated>;

template <class Read>
problems problems_of(Read read) {
    problems out;
    try {
        static_cast<void>(read());
    } catch (const bad_input& bad) {
        for (const problem& p : bad.problems()) out.push_back({p.row, p.column, p.text, p.expected});
    }
    return out;
}

inline data_package read_json(std::string_view json, std::string_view resource = {}) {
    const folder here;
    return read_data_package(here.with("datapackage.json", json), resource);
}
inline problems problems_of_json(std::string_view json, std::string_view resource = {}) {
    return problems_of([&] { return read_json(json, resource); });
}
inline std::string replaced(std::string text, std::string_view what, std::string_view with) {
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), with);
}

/// A schema of a unit, a month, a flow and one column of figures, each told in its "govkpi".
struct fields {
    std::string unit = R"({"dimension": "unit"})";
    std::string month = R"({"dimension": "period"})";
    std::string flow = R"({"dimension": "category"})";
    std::string outturn = R"({"unit": "VND", "measures": [{"name": "outturn.revenue"}]})";
    std::string outturn_field = R"("type": "number")";
    std::string more_fields{};
    std::string root{};

    std::string schema() const {
        return R"({"fields": [{"name": "unit", "govkpi": )" + unit + R"(}, {"name": "month", "govkpi": )" + month +
               R"(}, {"name": "flow", "govkpi": )" + flow + R"(}, {"name": "outturn", )" + outturn_field +
               R"(, "govkpi": )" + outturn + "}" + more_fields + "]" + root + "}";
    }
};
inline problems problems_of_fields(const fields& of) { return problems_of_json(of.schema()); }
inline csv_layout layout_of(const fields& of) { return read_json(of.schema()).layout; }

/// A package of one table, with more keys in its resource.
inline std::string package(std::string_view in_resource, std::string_view more_resources = "") {
    return R"({"resources": [{"name": "lines", "schema": )" + fields{}.schema() + ", " + std::string{in_resource} +
           "}" + std::string{more_resources} + "]}";
}

}  // namespace package_test
