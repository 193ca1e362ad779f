// SPDX-License-Identifier: BSL-1.0
#include <govkpi/source/data_package.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include <govkpi/problem.hpp>

#include "encoded_file.hpp"
#include "schema_reader.hpp"
#include "tree_file.hpp"

namespace govkpi {
namespace {

using namespace detail;

constexpr std::array<std::string_view, 1> keys_of_package{"flows"};
constexpr std::array<std::string_view, 1> keys_of_schema{"spread"};
constexpr std::array<std::string_view, 2> keys_of_both{"flows", "spread"};
constexpr std::array<std::string_view, 1> keys_of_resource{"tree"};
constexpr std::array<std::string_view, 3> delimiters{",", ";", "\t"};

/// Says for a path of a package what it must be instead: it may come from anybody, and must not reach other files.
const char* what_is_wrong(std::string_view path) {
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    if (path.empty()) return "the path of a file";
    if (path.front() == '/' || path.find_first_of(":\\") != std::string_view::npos)
        return "a path that begins in the folder of this file, with / between its parts: no address and no drive";
    if (std::any_of(path.begin(), path.end(), is_control)) return "a path without control characters";
    for (std::size_t from = 0; from <= path.size();) {
        const std::size_t end = std::min(path.find('/', from), path.size());
        if (path.substr(from, end - from) == "..")
            return "a path that stays in the folder of this file, without \"..\"";
        from = end + 1;
    }
    return nullptr;
}

bool has_measures(const json_value& resource) {
    const json_value fields = resource["schema"]["fields"];
    for (std::size_t i = 0; i < longest_json_list && fields[i].is_there(); ++i)
        if (fields[i]["govkpi"]["measures"].is_there()) return true;
    return false;
}

class package_reader {
public:
    package_reader(const std::filesystem::path& json, problem_list& problems)
        : folder_{json.parent_path()}, problems_{problems} {}

    data_package read(const json_value& root, std::string_view resource) {
        data_package out;
        resources_ = root["resources"];
        const bool is_schema = root["fields"].is_there();
        if (!is_schema && !resources_->is_there()) {
            root.refuse("a package with \"resources\", or a schema with \"fields\"");
            return out;
        }
        root["govkpi"].has_only(is_schema ? words{keys_of_both} : words{keys_of_package});
        known_flows flows;
        flows.declare(root["govkpi"]["flows"]);
        const find_tree trees = [this](const json_value& name) { return tree(name); };
        if (is_schema) {
            if (!resource.empty())
                root["resources"].refuse(resource, "a package: this file is the schema of one table");
            out.layout = read_schema(root, flows, trees);
        } else if (const auto table = choose(resource)) {
            const json_value schema = (*table)["schema"];
            if (schema.is_text())
                schema.refuse("the schema itself, { ... }, and not where it is");
            else
                out.layout = read_schema(schema, flows, trees);
            schema["govkpi"].has_only(keys_of_schema);
            out.layout.delimiter = delimiter_of(*table);
            out.files = files_of(*table);
            out.sheet = sheet_of(*table, out.files);
            out.layout.encoding = encoding_of(*table);
            (*table)["govkpi"].has_only(keys_of_resource);
        }
        return out;
    }

    /// Of the trees, which are files of their own.
    std::vector<problem> take_problems_of_trees() { return std::move(problems_of_trees_); }

private:
    /// The resources by name, those without a good one left out.
    std::map<std::string, json_value, std::less<>> by_name() {
        std::map<std::string, json_value, std::less<>> out;
        for (std::size_t i = 0, size = resources_->list_size(); i < size; ++i) {
            const json_value resource = (*resources_)[i];
            const json_value name = resource["name"];
            const auto text = name.text();
            if (!name.is_there()) name.refuse("the name of the resource");
            if (text && !out.emplace(*text, resource).second) name.refuse("a name that no other resource has");
        }
        return out;
    }

    std::optional<json_value> choose(std::string_view wanted) {
        named_ = by_name();
        std::vector<std::string_view> tables;
        for (const auto& [name, resource] : named_)
            if (has_measures(resource)) tables.emplace_back(name);
        if (!wanted.empty()) {
            const auto found = named_.find(wanted);
            if (found != named_.end()) return found->second;
            resources_->refuse(wanted, tables.empty() ? "a resource of that name" : one_of(tables, wanted));
        } else if (tables.size() == 1) {
            return named_.find(tables.front())->second;
        } else if (!tables.empty()) {
            resources_->refuse("", fmt::format("the name of one table to be given: {}", one_of(tables)));
        } else if (resources_->is_list() && problems_.empty()) {
            resources_->refuse("", "a resource whose schema has fields with \"measures\" in their \"govkpi\"");
        }
        return std::nullopt;
    }

    std::vector<std::filesystem::path> files_of(const json_value& resource) const {
        const json_value path = resource["path"];
        std::vector<std::filesystem::path> out;
        std::set<std::filesystem::path> seen;
        const auto take = [&](const json_value& one) {
            const auto text = one.text();
            if (!text) return;
            if (const char* const wrong = what_is_wrong(*text)) return one.refuse(wrong);
            const std::filesystem::path file = std::filesystem::path{std::u8string{text->begin(), text->end()}};
            // A file that is read twice counts twice.
            if (!seen.insert(file.lexically_normal()).second) return one.refuse("each file once");
            out.push_back(folder_ / file);
        };
        const std::size_t size = path.is_list() ? path.list_size() : 0;
        if (!path.is_there() || (path.is_list() && size == 0)) path.refuse("the path of a file, or a list of some");
        if (!path.is_list()) take(path);
        for (std::size_t i = 0; i < size; ++i) take(path[i]);
        return out;
    }

    /// None where the resource does not say. What of a dialect cannot be read is refused, since it would be misread.
    static char delimiter_of(const json_value& resource) {
        const json_value dialect = resource["dialect"];
        if (dialect.is_text()) dialect.refuse("the dialect itself, { ... }, and not where it is");
        if (!dialect["header"].truth().value_or(true))
            dialect["header"].refuse("true: the first row names the columns");
        if (!dialect["doubleQuote"].truth().value_or(true))
            dialect["doubleQuote"].refuse("true: a quotation mark in a text is doubled");
        if (dialect["skipInitialSpace"].truth().value_or(false))
            dialect["skipInitialSpace"].refuse("false: spaces belong to the text");
        if (dialect["quoteChar"].text().value_or("\"") != "\"") dialect["quoteChar"].refuse("the usual quotation mark");
        for (const char* const key : {"escapeChar", "commentChar", "nullSequence", "headerRows", "commentRows"})
            if (dialect[key].is_there()) dialect[key].refuse("no such key: files that need it are not read");
        const auto found = dialect["delimiter"].word_of(delimiters);
        return found ? delimiters[*found].front() : '\0';
    }

    /// Files of one table are of one kind: spreadsheets, of which a sheet is chosen, or texts.
    static sheet_choice sheet_of(const json_value& resource, const std::vector<std::filesystem::path>& files) {
        sheet_choice out;
        const json_value dialect = resource["dialect"];
        const auto sheets = std::count_if(files.begin(), files.end(), is_spreadsheet);
        if (sheets == 0) {
            for (const char* const key : {"sheetName", "sheetNumber"})
                if (dialect[key].is_there() && !files.empty())
                    dialect[key].refuse("no such key for a file that is no spreadsheet");
            return out;
        }
        if (static_cast<std::size_t>(sheets) < files.size())
            resource["path"].refuse("", "spreadsheets alone, or text files alone");
        if (dialect["delimiter"].is_there()) dialect["delimiter"].refuse("no such key for a spreadsheet");
        const json_value name = dialect["sheetName"];
        const json_value number = dialect["sheetNumber"];
        if (name.is_there() && number.is_there()) number.refuse("no such key beside sheetName");
        out.name = name.text().value_or("");
        if (name.is_text() && out.name.empty()) name.refuse("the name of a sheet");
        out.number = static_cast<std::size_t>(
            number.whole_number(1, 1'000, "the number of a sheet, counted from 1").value_or(0));
        return out;
    }

    static text_encoding encoding_of(const json_value& resource) {
        const json_value encoding = resource["encoding"];
        const auto name = encoding.text();
        const auto found = name ? find_text_encoding(*name) : std::nullopt;
        if (name && !found) encoding.refuse(encoding_names());
        return found.value_or(text_encoding::utf_8);
    }

    std::shared_ptr<const hierarchy> tree(const json_value& of) {
        const auto name = of.text();
        if (!name) return nullptr;
        if (const auto known = trees_.find(*name); known != trees_.end()) return known->second;
        const auto found = named_.find(*name);
        if (found == named_.end() || !found->second["govkpi"]["tree"].truth().value_or(false)) {
            of.refuse("the name of a resource of this package that has \"tree\": true in its \"govkpi\"");
            return nullptr;
        }
        const json_value& resource = found->second;
        std::shared_ptr<const hierarchy>& out = trees_[*name];
        resource["govkpi"].has_only(keys_of_resource);
        const text_encoding encoding = encoding_of(resource);
        const char delimiter = delimiter_of(resource);
        const auto files = files_of(resource);
        if (files.size() > 1) resource["path"].refuse("one file, since it is a tree");
        if (files.size() != 1) return nullptr;
        try {
            out = std::make_shared<const hierarchy>(read_tree(files.front(), *name, delimiter, encoding));
        } catch (const bad_input& bad) {
            problems_of_trees_.insert(problems_of_trees_.end(), bad.problems().begin(), bad.problems().end());
        }
        return out;
    }

    std::filesystem::path folder_;
    problem_list& problems_;
    std::optional<json_value> resources_;
    std::map<std::string, json_value, std::less<>> named_;
    std::map<std::string, std::shared_ptr<const hierarchy>>
        trees_;  ///< those that were asked for; none where it is bad
    std::vector<problem> problems_of_trees_;
};

}  // namespace

data_package read_data_package(const std::filesystem::path& json, std::string_view resource) {
    problem_list problems{json.string()};
    const auto file = json_file::open(json, problems);
    package_reader reader{json, problems};
    data_package out;
    if (file) out = reader.read(file->root(), resource);
    std::vector<problem> all = std::move(problems.all());
    const std::size_t more = problems.more();
    std::vector<problem> of_trees = reader.take_problems_of_trees();
    std::move(of_trees.begin(), of_trees.end(), std::back_inserter(all));
    if (!all.empty()) throw bad_input{std::move(all), more};
    return out;
}

}  // namespace govkpi
