// SPDX-License-Identifier: BSL-1.0
// Errors put into consistent passages, every one that a changed digit can make, against arithmetic written here a second
// time: what no rounding explains is found, and what is consistent has no finding.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <boost/multiprecision/cpp_int.hpp>

#include "corpus.hpp"

using namespace audit_test;

namespace {

using nlohmann::json;
using fraction = boost::multiprecision::cpp_rational;
using boost::multiprecision::cpp_int;

fraction number_of(const std::string& text) {
    std::string digits;
    cpp_int below = 1;
    bool decimals = false;
    for (const char c : text) {
        if (c == '.')
            decimals = true;
        else if (c != '-') {
            digits += c;
            if (decimals) below *= 10;
        }
    }
    const std::size_t first = digits.find_first_not_of('0');
    const cpp_int value{first == std::string::npos ? std::string{"0"} : digits.substr(first)};
    return fraction{text.front() == '-' ? -value : value, below};
}

struct range {
    fraction low, high;
};

/// What a key says a printed amount may be.
range amount_of(const json& claim) { return {number_of(claim["interval"][0]), number_of(claim["interval"][1])}; }

range number_range(const std::string& printed) {
    const std::size_t point = printed.find('.');
    cpp_int below = 2;
    if (point != std::string::npos)
        for (std::size_t i = point + 1; i < printed.size(); ++i) below *= 10;
    const fraction half{1, below};
    return {number_of(printed) - half, number_of(printed) + half};
}

bool exact(const json& of) { return of["approximation"] == "exact"; }

/// Whether a comparison can hold between an amount and a base; nothing where a word of approximation makes it vague.
std::optional<bool> can_hold(const json& claim, const json& comparison, const json& base) {
    if (!exact(claim) || !exact(comparison) || !exact(base)) return std::nullopt;
    if (claim["amount"].is_null() || base["amount"].is_null() || claim["unit"] != base["unit"]) return std::nullopt;
    const range a = amount_of(claim);
    const range b = amount_of(base);
    const std::string kind = comparison["kind"];
    range r = number_range(comparison["value"]);
    if (kind == "difference" || kind == "points") {
        if (kind == "difference") return std::nullopt;  // the key does not say how exactly it was printed
        return a.high - b.low >= r.low && a.low - b.high <= r.high;
    }
    if (kind == "ratio") r = {r.low / 100, r.high / 100};
    if (kind == "growth" || kind == "excess") r = {1 + r.low / 100, 1 + r.high / 100};
    return a.high >= b.low * r.low && a.low <= b.high * r.high;
}

std::optional<bool> can_add(const json& claims, const json& sum) {
    const json& whole = claims[sum[0].get<std::size_t>()];
    if (!exact(whole)) return std::nullopt;
    fraction low = 0, high = 0;
    for (const json& part : sum[1]) {
        const json& p = claims[part.get<std::size_t>()];
        if (!exact(p) || p["amount"].is_null() || p["unit"] != whole["unit"]) return std::nullopt;
        low += amount_of(p).low;
        high += amount_of(p).high;
    }
    const range w = amount_of(whole);
    return w.high >= low && w.low <= high;
}

/// By its key a passage contradicts itself: a comparison with a base beside it or elsewhere. (Lists are counted apart: the
/// text does not always say that their items are all.)
bool is_impossible(const json& claims, const json& links) {
    for (const json& c : claims)
        for (const json& each : c["comparisons"])
            if (!each["base_claim"].is_null() &&
                can_hold(c, each, claims[each["base_claim"].get<std::size_t>()]) == false)
                return true;
    for (const json& l : links) {
        const json& c = claims[l[0].get<std::size_t>()];
        if (can_hold(c, c["comparisons"][l[1].get<std::size_t>()], claims[l[2].get<std::size_t>()]) == false)
            return true;
    }
    return false;
}

std::vector<finding> findings_of(const std::string& text, language lang) {
    return audit(read_claims(text, lang), lang);
}

/// Where the printed amounts and percentages of a passage stand.
std::vector<text_span> figures_of(const keyed_passage& p) {
    std::vector<text_span> all;
    for (const claim& c : read_claims(p.text, p.lang())) {
        if (c.amount) all.push_back(c.span);
        for (const claim_comparison& each : c.comparisons) all.push_back(each.span);
    }
    return all;
}

/// The passage read again with one digit changed, as a key: the fields of a figure that its digits decide, by the reader,
/// everything else as it was keyed.
json key_with(const json& key, const json& read) {
    json claims = key["claims"];
    if (read.size() != claims.size()) return {};
    for (std::size_t i = 0; i < claims.size(); ++i) {
        if (read[i]["span"] != claims[i]["span"] || read[i]["comparisons"].size() != claims[i]["comparisons"].size())
            return {};
        claims[i]["amount"] = read[i]["amount"];
        claims[i]["interval"] = read[i]["interval"];
        for (std::size_t k = 0; k < claims[i]["comparisons"].size(); ++k)
            claims[i]["comparisons"][k]["value"] = read[i]["comparisons"][k]["value"];
    }
    return claims;
}

/// One digit of so many is tried, where a run takes long: every one, unless the environment says otherwise.
std::size_t every() {
    const char* const said = std::getenv("GOVKPI_AUDIT_EVERY");
    return said == nullptr ? 1 : std::max<std::size_t>(1, std::strtoull(said, nullptr, 10));
}

}  // namespace

TEST_CASE("the passages without a planted error have no error found in them") {
    int consistent = 0;
    for (const keyed_passage& p : all_passages()) {
        if (p.is_planted()) continue;
        ++consistent;
        const auto found = findings_of(p.text, p.lang());
        CAPTURE(p.name, found.empty() ? std::string{} : found.front().message);
        CHECK_FALSE(has_error(found));
    }
    CHECK(consistent >= 48);
}

TEST_CASE("no error is found in consistent passages with the twists of officials") {
    const fs::path folder = fs::path{GOVKPI_SOURCE_DIR} / "tests/audit/consistent";
    std::map<std::string, std::vector<fs::path>> together;  // x.1.txt and x.2.txt are
    for (const fs::directory_entry& entry : fs::directory_iterator{folder})
        if (entry.path().extension() == ".txt") together[entry.path().stem().stem().string()].push_back(entry.path());
    for (const auto& [name, files] : together) {
        std::vector<claim> claims;
        for (const fs::path& file : files) {
            const std::string text = whole(file);
            append(claims, read_claims(text, likely_language(text), file.filename().string()));
        }
        const auto found = audit(claims, language::en);
        CAPTURE(name, found.empty() ? std::string{} : found.front().message);
        CHECK_FALSE(has_error(found));
    }
    CHECK(together.size() >= 92);
}

TEST_CASE("every planted error is found, and names its figures") {
    int planted = 0;
    for (const keyed_passage& p : all_passages()) {
        if (!p.is_planted()) continue;
        ++planted;
        const auto found = findings_of(p.text, p.lang());
        CAPTURE(p.name);
        REQUIRE(has_error(found));
        CHECK_FALSE(found.front().message.empty());
        CHECK_FALSE(found.front().claims.empty());
    }
    CHECK(planted >= 12);
}

TEST_CASE("a digit changed in a consistent passage is found wherever rounding cannot explain it") {
    std::size_t tried = 0, changed = 0, impossible = 0, found = 0, by_sums = 0, otherwise = 0;
    for (const keyed_passage& p : all_passages()) {
        if (p.is_planted()) continue;
        const language lang = p.lang();
        for (const text_span figure : figures_of(p)) {
            for (std::size_t at = figure.from; at < figure.to; ++at) {
                if (p.text[at] < '0' || p.text[at] > '9') continue;
                const bool leads = at == figure.from;
                for (char digit = leads ? '1' : '0'; digit <= '9'; ++digit) {
                    if (digit == p.text[at] || tried++ % every() != 0) continue;
                    std::string text = p.text;
                    text[at] = digit;
                    const std::vector<claim> read = read_claims(text, lang);
                    const json claims = key_with(p.key, as_json(read));
                    if (claims.is_null()) continue;  // another figure by its digits: no longer the passage of the key
                    ++changed;
                    const bool error = has_error(audit(read, lang));
                    if (is_impossible(claims, p.key["links"])) {
                        ++impossible;
                        if (error)
                            ++found;
                        else
                            std::cout << "not found: " << p.name << ", "
                                      << text.substr(figure.from, figure.to - figure.from) << '\n';
                    } else if (error) {
                        const json& sums = p.key["sums"];
                        const bool sum = std::any_of(sums.begin(), sums.end(),
                                                     [&](const json& s) { return can_add(claims, s) == false; });
                        ++(sum ? by_sums : otherwise);
                    }
                }
            }
        }
    }
    std::cout << fmt::format(
        "digits changed in printed figures: {}; impossible by the key's bases: {}, found: {} ({:.2f} %); found by "
        "lists alone: {}; found by what only several figures imply: {}\n",
        changed, impossible, found, 100.0 * static_cast<double>(found) / static_cast<double>(std::max<std::size_t>(impossible, 1)), by_sums, otherwise);
    CHECK(changed > 10'000 / every());
    CHECK(impossible > 3'000 / every());
    CHECK(found == impossible);
}

TEST_CASE("an item changed in a list that is complete is found wherever rounding cannot explain it") {
    int impossible = 0, found = 0;
    for (const keyed_passage& p : all_passages()) {
        if (p.is_planted()) continue;
        const json read = read_as_json(p.text, p.lang());
        const std::vector<claim> claims = read_claims(p.text, p.lang());
        for (const json& sum : p.key["sums"]) {
            // Only lists that the text calls complete (gồm, comprising).
            const auto parts = sum[1].get<std::vector<std::size_t>>();
            const auto head = sum[0].get<std::size_t>();
            const bool complete = std::all_of(parts.begin(), parts.end(), [&](std::size_t i) {
                return claims[i].part == part_kind::complete && claims[i].part_of == head;
            });
            if (!complete) continue;
            for (const std::size_t i : parts) {
                for (std::size_t at = claims[i].span.from; at < claims[i].span.to; ++at) {
                    if (p.text[at] < '1' || p.text[at] > '8') continue;
                    std::string text = p.text;
                    ++text[at];
                    const json changed = key_with(p.key, read_as_json(text, p.lang()));
                    if (changed.is_null() || can_add(changed, sum) != false) continue;
                    ++impossible;
                    if (has_error(findings_of(text, p.lang())))
                        ++found;
                    else
                        std::cout << p.name << ": "
                                  << text.substr(claims[i].span.from, claims[i].span.to - claims[i].span.from) << "\n";
                }
            }
        }
    }
    std::cout << fmt::format("digits changed in items of complete lists: impossible {}, found {}\n", impossible, found);
    CHECK(impossible > 30);
    CHECK(found == impossible);
}
