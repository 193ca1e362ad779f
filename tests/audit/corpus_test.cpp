// SPDX-License-Identifier: BSL-1.0
// How much of what the passages claim is read, and how much of what is read they claim.
#include <catch2/catch.hpp>

#include <functional>
#include <iostream>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "corpus.hpp"

using namespace audit_test;

namespace {

using nlohmann::json;

struct score {
    int both = 0;
    int keyed = 0;
    int read = 0;
    double precision() const { return read == 0 ? 0 : static_cast<double>(both) / read; }
    double recall() const { return keyed == 0 ? 0 : static_cast<double>(both) / keyed; }
};

/// What of a passage is compared: one text a claim or comparison.
using field = std::function<std::vector<std::string>(const json& claims)>;

field of_claims(std::function<json(const json& claim)> value) {
    return [value](const json& claims) {
        std::vector<std::string> all;
        for (const json& c : claims) all.push_back(value(c).dump());
        return all;
    };
}
field of_comparisons(std::function<json(const json& claim, const json& comparison)> value) {
    return [value](const json& claims) {
        std::vector<std::string> all;
        for (const json& c : claims)
            for (const json& each : c["comparisons"]) all.push_back(value(c, each).dump());
        return all;
    };
}
/// A field of a claim, with the claim's place.
field named(const char* name) {
    return of_claims([name](const json& c) { return json{c["span"], c[name]}; });
}

const std::vector<std::pair<std::string, field>> fields = {
    {"span", of_claims([](const json& c) { return c["span"]; })},
    {"amount, unit", of_claims([](const json& c) {
         return json{c["amount"], c["unit"]};
     })},
    {"amount, basis", of_claims([](const json& c) {
         return json{c["amount"], c["basis"]};
     })},
    {"subject", named("subject")},
    {"indicator", named("indicator")},
    {"scope", named("scope")},
    {"period", named("period")},
    {"approximation", named("approximation")},
    {"interval", named("interval")},
    {"amount, kind, value, base", of_comparisons([](const json& c, const json& each) {
         return json{c["amount"], each["kind"], each["value"], each["base"]};
     })},
    {"comparison, approximation", of_comparisons([](const json& c, const json& each) {
         return json{c["amount"], each["value"], each["approximation"]};
     })},
    {"comparison, base claim", of_comparisons([](const json& c, const json& each) {
         return json{c["amount"], each["value"], each["base_claim"]};
     })},
};

/// How many texts two lists have in common, each as often as in both.
int in_both(std::vector<std::string> a, std::vector<std::string> b) {
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    std::vector<std::string> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return static_cast<int>(both.size());
}

/// Combining marks in the key stay as they are: the reader hands on what is printed.
std::map<std::string, score> scores_of(const std::string& half) {
    std::map<std::string, score> scores;
    for (const keyed_passage& p : passages_of(half)) {
        const json read = read_as_json(p.text, p.lang());
        for (const auto& [name, values] : fields) {
            const std::vector<std::string> keyed = values(p.key["claims"]);
            const std::vector<std::string> found = values(read);
            const int both = in_both(keyed, found);
            if (both < static_cast<int>(keyed.size())) UNSCOPED_INFO(p.name << ": " << name);
            score& s = scores[name];
            s.both += both;
            s.keyed += static_cast<int>(keyed.size());
            s.read += static_cast<int>(found.size());
        }
    }
    return scores;
}

void check(const std::string& half) {
    constexpr double least = 0.97;
    const auto scores = scores_of(half);
    std::cout << "passages written " << half << " the reader: precision, recall\n";
    for (const auto& [name, values] : fields) {
        const score& s = scores.at(name);
        std::cout << fmt::format("  {:26} {:.3f}  {:.3f}  ({} of {} keyed, {} read)\n", name, s.precision(), s.recall(),
                                 s.both, s.keyed, s.read);
    }
    for (const char* gated : {"amount, basis", "amount, kind, value, base"}) {
        CAPTURE(half, gated);
        CHECK(scores.at(gated).precision() >= least);
        CHECK(scores.at(gated).recall() >= least);
    }
}

}  // namespace

TEST_CASE("at least 97 % is read right of the passages that were written before the reader") { check("before"); }

TEST_CASE("at least 97 % is read right of the passages that were written after it") { check("after"); }

TEST_CASE("sixty and more passages stand in the two halves, half of them and more in Vietnamese") {
    const auto all = all_passages();
    CHECK(passages_of("before").size() >= 30);
    CHECK(passages_of("after").size() >= 30);
    const auto vietnamese =
        std::count_if(all.begin(), all.end(), [](const keyed_passage& p) { return p.lang() == language::vi; });
    CHECK(vietnamese >= 30);
    CHECK(all.size() - static_cast<std::size_t>(vietnamese) >= 10);
}

TEST_CASE("a passage with combining letters is read like the same one precomposed") {
    const std::string precomposed =
        "Thu ng\u00E2n s\u00E1ch \u0111\u1EA1t 5 t\u1EF7 \u0111\u1ED3ng, b\u1EB1ng 105% d\u1EF1 to\u00E1n giao.";
    const std::string combining =
        "Thu nga\u0302n sa\u0301ch \u0111a\u0323t 5 ty\u0309 \u0111o\u0302\u0300ng, ba\u0306\u0300ng 105% "
        "du\u031B\u0323 toa\u0301n giao.";
    const auto a = read_claims(precomposed, language::vi);
    const auto b = read_claims(combining, language::vi);
    REQUIRE(a.size() == 1);
    REQUIRE(b.size() == 1);
    CHECK(a[0].amount == b[0].amount);
    CHECK(a[0].indicator == b[0].indicator);
    REQUIRE(b[0].comparisons.size() == 1);
    CHECK(b[0].comparisons[0].base == comparison_base::assigned);
}
