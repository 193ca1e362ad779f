// SPDX-License-Identifier: BSL-1.0
// Hostile running text: whatever the bytes, claims stand inside of it and in its order, refer to claims that there are, and
// their audit comes to an end.
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include <govkpi/audit.hpp>

#include "entry_points.hpp"

namespace fuzz {
namespace {

using namespace govkpi;

finding check_claim(std::string_view text, const claim& c, std::size_t claims) {
    const auto inside = [&](text_span span) { return span.from < span.to && span.to <= text.size(); };
    if (!inside(c.span)) return "a claim outside of the text";
    if (c.text != text.substr(c.span.from, c.span.to - c.span.from)) return "another text than stands there";
    if (c.amount.has_value() == c.unit.empty()) return "an amount without a unit, or a unit without an amount";
    if (!c.amount && c.comparisons.empty()) return "a claim of nothing";
    if (c.amount && !c.amount->values().contains(c.amount->value)) return "an amount outside of its own interval";
    if (c.part != part_kind::none && c.part_of >= claims) return "a part of no claim";
    for (const std::size_t out : c.without)
        if (out >= claims) return "without no claim";
    for (const claim_comparison& each : c.comparisons) {
        if (!inside(each.span)) return "a comparison outside of the text";
        if (each.base_claim && *each.base_claim >= claims) return "a base that is no claim";
    }
    return std::nullopt;
}

finding audit_text(std::string_view text, language lang) {
    const std::vector<claim> claims = read_claims(text, lang, "passage.txt");
    std::size_t last = 0;
    for (const claim& c : claims) {
        if (const auto wrong = check_claim(text, c, claims.size())) return wrong;
        if (c.span.from < last) return "claims that overlap, or out of order";
        if (c.amount) last = c.span.to;
    }
    const auto findings = audit(claims, lang);
    for (const govkpi::finding& f : findings) {
        if (f.claims.empty() || !std::is_sorted(f.claims.begin(), f.claims.end()) || f.claims.back() >= claims.size())
            return "a finding about no claim";
        if (f.message.empty()) return "a finding that says nothing";
    }
    for (const known_quantity& k : explain(claims))
        if (k.claims.empty() || values_text(k, lang).empty()) return "something known from nowhere";
    if (nlohmann::json::parse(audit_json(claims, findings))["claims"].size() != claims.size())
        return "a claim that JSON lacks";
    return std::nullopt;
}

}  // namespace

finding audit_claims(std::string_view bytes) {
    if (auto found = audit_text(bytes, language::vi)) return found;
    return audit_text(bytes, language::en);
}

}  // namespace fuzz
