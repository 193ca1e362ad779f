// SPDX-License-Identifier: BSL-1.0
// A program that uses an installed audit library, every function of it. It ends with 0 where each does what it should.
#include <cstdio>
#include <string>
#include <string_view>

#include <govkpi/audit.hpp>

using namespace govkpi;

namespace {

int failures = 0;

void expect(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "not so: %s\n", what);
    ++failures;
}

constexpr std::string_view text =
    "N\u0103m 2025, t\u1ED5ng thu ng\u00E2n s\u00E1ch x\u00E3 \u0111\u1EA1t 152/450 t\u1EF7 \u0111\u1ED3ng, b\u1EB1ng "
    "33,94% d\u1EF1 to\u00E1n.";

}  // namespace

int main() {
    expect(likely_language(text) == language::vi, "the text is Vietnamese");
    auto claims = read_claims(text, language::vi, "a.txt");
    append(claims, read_claims("In 2025 total revenue was VND 5 billion.", language::en, "b.txt"));
    expect(claims.size() == 3, "three claims are read");
    if (claims.size() != 3) return 1;
    const auto findings = audit(claims, language::en);
    expect(findings.size() == 1, "one contradiction is found");
    const auto known = explain(claims);
    expect(known.size() == 3, "each amount is known");
    for (const known_quantity& k : known) expect(!values_text(k, language::vi).empty(), "what is known can be read");
    expect(audit_json(claims, findings).find("\"base_claim\": 1") != std::string::npos, "JSON says which is the base");
    for (const claim& c : claims) {
        expect(c.period.text() == "2025" && !c.period.text(language::en).empty(), "the year is read");
        expect(c.amount && c.amount->values().contains(c.amount->value) &&
                   c.amount->values_if_cut().contains(c.amount->value),
               "the amount is one of those that print so");
        expect(!std::string{name_of(c.basis)}.empty() && !std::string{name_of(c.approximated)}.empty(), "names");
        expect(!basis_name_of(c).empty() && !c.amount->text().empty(), "texts");
    }
    expect(std::string{name_of(claims[0].comparisons[0].kind)} == "ratio", "a kind has a name");
    expect(std::string{name_of(claims[0].comparisons[0].base)} == "budget", "a base has a name");
    expect(std::string{name_of(findings[0].severity)} == "error", "a severity has a name");
    expect(std::string{name_of(findings[0].kind)} == "against_base", "a finding has a kind");
    expect(printed_percent(claims[0].comparisons[0]).has_value(), "the percentage is a ratio");
    expect(figure_as<amount<revenue, basis::outturn, VND>>(claims[0]).has_value(), "the revenue has a type");
    return failures == 0 ? 0 : 1;
}
