// SPDX-License-Identifier: BSL-1.0
#include <govkpi/report/document.hpp>

namespace govkpi::report {

std::string paragraph::text() const {
    std::string out;
    for (const cell& part : parts) out += part.text;
    return out;
}

document in_one(std::string title, const std::vector<document>& parts) {
    document made;
    made.title = std::move(title);
    if (!parts.empty()) made.lang = parts.front().lang;
    for (const document& part : parts) {
        made.blocks.push_back(heading{part.title});
        if (!part.subtitle.empty()) made.blocks.push_back(paragraph{part.subtitle});
        for (block b : part.blocks) {
            const auto below = [&](std::string& caption) {
                caption = part.title + (caption.empty() ? "" : " – ") + caption;
            };
            if (auto* h = std::get_if<heading>(&b)) ++h->level;
            if (auto* t = std::get_if<table>(&b)) below(t->caption);
            if (auto* c = std::get_if<chart>(&b)) below(c->title);
            made.blocks.push_back(std::move(b));
        }
    }
    return made;
}

}  // namespace govkpi::report
