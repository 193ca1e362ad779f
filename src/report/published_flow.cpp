// SPDX-License-Identifier: BSL-1.0
#include "published_flow.hpp"

#include <utf8proc.h>

namespace govkpi::report {

std::vector<const published_comparison*> published_against(const flow_figures& flow, plan_name plan) {
    std::vector<const published_comparison*> found;
    for (const published_comparison& c : flow.comparisons) {
        if (c.plan == plan) found.push_back(&c);
    }
    return found;
}

const char* label_of(flow_name name, language lang) {
    return with_flow(name, [&](auto flow) { return decltype(flow)::label.in(lang); });
}
const char* label_of(plan_name name, language lang) {
    return name == plan_name::original_budget ? basis::original_budget::label.in(lang)
                                              : basis::revised_budget::label.in(lang);
}

std::string as_heading(std::string_view label) {
    utf8proc_int32_t first = 0;
    const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(label.data()),
                                         static_cast<utf8proc_ssize_t>(label.size()), &first);
    if (length <= 0) return std::string{label};
    utf8proc_uint8_t capital[4];
    const auto written = utf8proc_encode_char(utf8proc_toupper(first), capital);
    std::string text{reinterpret_cast<const char*>(capital), static_cast<std::size_t>(written)};
    return text.append(label.substr(static_cast<std::size_t>(length)));
}

}  // namespace govkpi::report
