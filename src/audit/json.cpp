// SPDX-License-Identifier: BSL-1.0
#include <govkpi/audit/json.hpp>

#include <nlohmann/json.hpp>

#include "decimal_text.hpp"

namespace govkpi {
namespace {

using nlohmann::ordered_json;

ordered_json text_or_null(const std::string& text) { return text.empty() ? ordered_json{} : ordered_json(text); }

ordered_json json_of(const claim_comparison& c) {
    return {{"kind", name_of(c.kind)},
            {"value", c.value.text()},
            {"base", name_of(c.base)},
            {"approximation", name_of(c.approximated)},
            {"base_claim", c.base_claim ? ordered_json(*c.base_claim) : ordered_json{}}};
}

ordered_json interval_of(const printed_value& amount) {
    const exact_interval values = amount.values();
    return ordered_json::array({detail::decimal_text(values.lower().at), detail::decimal_text(values.upper().at)});
}

ordered_json json_of(const claim& c) {
    ordered_json made;
    made["file"] = c.file;
    made["span"] = {c.span.from, c.span.to};
    made["subject"] = text_or_null(c.subject);
    made["indicator"] = text_or_null(c.indicator);
    made["scope"] = text_or_null(c.scope);
    made["period"] = text_or_null(c.period.text());
    made["amount"] = c.amount ? ordered_json(c.amount->text()) : ordered_json{};
    made["unit"] = text_or_null(c.unit);
    made["approximation"] = name_of(c.approximated);
    made["interval"] = c.amount ? interval_of(*c.amount) : ordered_json{};
    made["basis"] = name_of(c.basis);
    made["comparisons"] = ordered_json::array();
    for (const claim_comparison& each : c.comparisons) made["comparisons"].push_back(json_of(each));
    made["part_of"] = c.part == part_kind::none ? ordered_json{} : ordered_json(c.part_of);
    return made;
}

ordered_json json_of(const finding& f) {
    return {{"severity", name_of(f.severity)}, {"kind", name_of(f.kind)}, {"message", f.message}, {"claims", f.claims}};
}

}  // namespace

std::string audit_json(std::span<const claim> claims, std::span<const finding> findings) {
    ordered_json all;
    all["claims"] = ordered_json::array();
    for (const claim& c : claims) all["claims"].push_back(json_of(c));
    all["findings"] = ordered_json::array();
    for (const finding& f : findings) all["findings"].push_back(json_of(f));
    return all.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace govkpi
