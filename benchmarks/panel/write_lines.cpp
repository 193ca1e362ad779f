// SPDX-License-Identifier: BSL-1.0
// Writes the generated budget lines to a file, for the engines that are measured beside us.
//
//     write_lines --rows 5000000 --order unit --output lines.csv
//     write_lines --rows 5000000 --order unit --format columns --output lines.columns
//
//     write_lines --rows 5000000 --order unit --format package --output lines
//
// csv      a header and one line a row: 00643,2025-07,6006,expenditure,35461000,35461000,36631204,14201
// columns  no header; whole columns one after the other in the machine's own byte order: original, revised, outturn
//          (int64), population (int32), unit (uint16), month, class, flow (uint8): 33 bytes a row in all
// package  a folder: lines.csv as above, units.csv with the communes in 34 provinces, and datapackage.json that describes both

#include <charconv>
#include <cstring>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "generate.hpp"

namespace govkpi::benchmarks {
namespace {

/// Text on its way to a file. A row is written without a look at the room that is left, which next_row() makes.
class row_writer {
public:
    explicit row_writer(std::ofstream& file) : file_{file}, buffer_(std::size_t{1} << 20), end_{buffer_.data()} {}

    void next_row() {
        if (static_cast<std::size_t>(buffer_.data() + buffer_.size() - end_) < longest_row) flush();
    }
    void write(std::string_view text) {
        std::memcpy(end_, text.data(), text.size());
        end_ += text.size();
    }
    void write(std::int64_t number, char after) {
        end_ = std::to_chars(end_, end_ + 20, number).ptr;
        *end_++ = after;
    }
    void flush() {
        file_.write(buffer_.data(), end_ - buffer_.data());
        end_ = buffer_.data();
    }

private:
    static constexpr std::size_t longest_row = 128;  // four numbers of at most 21 characters, the members at most 31
    std::ofstream& file_;
    std::vector<char> buffer_;
    char* end_;
};

std::vector<std::string> cells(std::uint32_t count, std::string (*text_of)(std::uint32_t)) {
    std::vector<std::string> made;
    for (std::uint32_t member = 0; member < count; ++member) made.push_back(text_of(member) + ',');
    return made;
}

void write_csv(const budget_lines& lines, std::ofstream& file) {
    const auto units = cells(unit_count, unit_code), months = cells(month_count, month_text),
               classes = cells(class_count, class_code), flows = cells(flow_count, flow_name);
    row_writer out{file};
    out.write("unit,month,class,flow,original,revised,outturn,population\n");
    for (std::size_t row = 0; row < lines.rows(); ++row) {
        out.next_row();
        out.write(units[lines.unit[row]]);
        out.write(months[lines.month[row]]);
        out.write(classes[lines.cls[row]]);
        out.write(flows[lines.flow[row]]);
        out.write(lines.original[row], ',');
        out.write(lines.revised[row], ',');
        out.write(lines.outturn[row], ',');
        out.write(lines.population[row], '\n');
    }
    out.flush();
}

void write_columns(const budget_lines& lines, std::ofstream& file) {
    const auto write = [&](const auto& column) {
        file.write(reinterpret_cast<const char*>(column.data()),
                   static_cast<std::streamsize>(column.size() * sizeof column[0]));
    };
    write(lines.original);
    write(lines.revised);
    write(lines.outturn);
    write(lines.population);
    write(lines.unit);
    write(lines.month);
    write(lines.cls);
    write(lines.flow);
}

constexpr std::uint32_t province_count = 34;

void write_units(std::ofstream& file) {
    file << "code,parent,level,name\n";
    for (std::uint32_t p = 1; p <= province_count; ++p) file << 'P' << p << ",,province,Province " << p << '\n';
    for (std::uint32_t unit = 0; unit < unit_count; ++unit)
        file << unit_code(unit) << ",P" << unit * province_count / unit_count + 1 << ",commune,Commune "
             << unit_code(unit) << '\n';
}

constexpr const char* package = R"json({
  "name": "generated-budget-lines",
  "title": "Budget lines, generated",
  "resources": [
    {
      "name": "lines",
      "path": "lines.csv",
      "schema": {
        "fields": [
          { "name": "unit", "type": "string", "govkpi": { "dimension": "unit", "tree": "units" } },
          { "name": "month", "type": "yearmonth", "govkpi": { "dimension": "period" } },
          { "name": "class", "type": "string", "govkpi": { "dimension": "category" } },
          { "name": "flow", "type": "string", "constraints": { "enum": ["revenue", "expenditure"] },
            "govkpi": { "dimension": "category" } },
          { "name": "original", "type": "integer", "govkpi": { "unit": "VND", "measures": [
            { "name": "original_budget.revenue", "where": { "flow": "revenue" } },
            { "name": "original_budget.expenditure", "where": { "flow": "expenditure" } } ] } },
          { "name": "revised", "type": "integer", "govkpi": { "unit": "VND", "measures": [
            { "name": "revised_budget.revenue", "where": { "flow": "revenue" } },
            { "name": "revised_budget.expenditure", "where": { "flow": "expenditure" } } ] } },
          { "name": "outturn", "type": "integer", "govkpi": { "unit": "VND", "measures": [
            { "name": "outturn.revenue", "where": { "flow": "revenue" } },
            { "name": "outturn.expenditure", "where": { "flow": "expenditure" } } ] } },
          { "name": "population", "type": "integer", "govkpi": { "unit": "people", "over_time": "last",
            "measures": [{ "name": "population" }] } }
        ],
        "foreignKeys": [{ "fields": "unit", "reference": { "resource": "units", "fields": "code" } }]
      }
    },
    {
      "name": "units",
      "path": "units.csv",
      "schema": { "fields": [
        { "name": "code", "type": "string", "constraints": { "required": true } },
        { "name": "parent", "type": "string" }, { "name": "level", "type": "string" }, { "name": "name", "type": "string" } ] },
      "govkpi": { "tree": true }
    }
  ]
}
)json";

template <class Writer>
void write_file(const std::string& name, Writer write) {
    std::ofstream file{name, std::ios::binary};
    write(file);
    file.close();
    if (!file) throw std::runtime_error{"cannot write " + name};
}

}  // namespace
}  // namespace govkpi::benchmarks

int main(int argc, char** argv) try {
    using namespace govkpi::benchmarks;
    const std::map<std::string, row_order> orders{
        {"random", row_order::random}, {"month", row_order::month}, {"unit", row_order::unit}};
    const std::vector<std::string> formats{"csv", "columns", "package"};

    CLI::App command{"Writes generated budget lines to a file."};
    std::size_t rows = 0;
    std::uint64_t seed = 1;
    std::string order = "random", format = "csv", output;
    command.add_option("--rows", rows, "how many")
        ->required()
        ->check(CLI::Range(std::size_t{0}, std::size_t{most_lines}));
    command.add_option("--seed", seed, "which lines, and their figures")->capture_default_str();
    command.add_option("--order", order)->check(CLI::IsMember(orders))->capture_default_str();
    command.add_option("--format", format)->check(CLI::IsMember(formats))->capture_default_str();
    command.add_option("--output", output, "the file, or the folder of a package")->required();
    CLI11_PARSE(command, argc, argv);

    const budget_lines lines = generate(rows, orders.at(order), seed);
    if (format == "package") {
        std::filesystem::create_directories(output);
        write_file(output + "/datapackage.json", [](std::ofstream& file) { file << package; });
        write_file(output + "/units.csv", write_units);
        output += "/lines.csv";
    }
    write_file(output, [&](std::ofstream& file) {
        if (format == "columns") return write_columns(lines, file);
        write_csv(lines, file);
    });
} catch (const std::exception& error) {
    std::cerr << "write_lines: " << error.what() << '\n';
    return 1;
}
