// SPDX-License-Identifier: BSL-1.0
// The passages with their keys.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include <govkpi/audit.hpp>

namespace audit_test {

using namespace govkpi;
namespace fs = std::filesystem;

struct keyed_passage {
    std::string name;  // "before/14"
    std::string text;
    nlohmann::json key;

    language lang() const { return likely_language(text); }
    bool is_planted() const { return key.contains("planted"); }
};

inline std::string whole(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    std::ostringstream all;
    all << in.rdbuf();
    return std::move(all).str();
}

/// Of one half, "before" or "after" the reader was written.
inline std::vector<keyed_passage> passages_of(const std::string& half) {
    const fs::path folder = fs::path{GOVKPI_SOURCE_DIR} / "tests/audit/corpus" / half;
    std::vector<keyed_passage> all;
    for (const fs::directory_entry& entry : fs::directory_iterator{folder}) {
        if (entry.path().extension() != ".txt") continue;
        fs::path key = entry.path();
        key.replace_extension(".json");
        all.push_back(
            {half + "/" + entry.path().stem().string(), whole(entry.path()), nlohmann::json::parse(whole(key))});
    }
    std::sort(all.begin(), all.end(), [](const keyed_passage& a, const keyed_passage& b) { return a.name < b.name; });
    return all;
}

inline std::vector<keyed_passage> all_passages() {
    std::vector<keyed_passage> all = passages_of("before");
    for (keyed_passage& p : passages_of("after")) all.push_back(std::move(p));
    return all;
}

inline nlohmann::json as_json(const std::vector<claim>& claims) {
    return nlohmann::json::parse(audit_json(claims, {}))["claims"];
}

inline nlohmann::json read_as_json(const std::string& text, language lang) {
    return as_json(read_claims(text, lang, "passage.txt"));
}

inline bool has_error(const std::vector<finding>& findings) {
    return std::any_of(findings.begin(), findings.end(),
                       [](const finding& f) { return f.severity == severity::error; });
}

}  // namespace audit_test
