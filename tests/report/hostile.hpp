// SPDX-License-Identifier: BSL-1.0
// Texts that try to be more than text, and what is left of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include <govkpi/report.hpp>

namespace report_test {

using namespace govkpi;
using namespace govkpi::report;

inline const std::vector<std::string> hostile_labels = {
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</td></table></main>",
    "</style><script>",
    "</title><script>",
    "&lt;script&gt; &#60; &amp;",
    "{} {0} {unit} %s %n",
    std::string{"a\0b\x01\x1b[31mred\x7f\x9b", 14},
    "a\r\nb\tc\vd\fe",
    "\xc2\x85\xc2\x9b" "31m",          // C1 controls, one of them the start of a terminal sequence
    "\xff\xfe\xc0\xaf\xed\xa0\x80\xe1\xbb",  // not UTF-8
    "<\xff" "script>",
    "\xef\xbf\xbe\xf4\x8f\xbf\xbf",
    std::string(10'000, 'x'),
    "<" + std::string(10'000, '\''),
    "javascript:alert(1)//`${x}`",
    "<!-- -->", "]]>", "<?php ?>",
};

/// A document with one text in every place that text may stand.
inline document document_of(const std::string& text) {
    document doc;
    doc.title = text;
    doc.subtitle = text;
    doc.blocks = {heading{text}, paragraph{text}, notes{text, {text, text}},
                  table{text, text, {{text}, {text, alignment::number}}, {{{text, text}}, {{text, text}, true}}}};
    return doc;
}

inline std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::size_t from = 0;
    for (std::size_t to = text.find('\n'); to != std::string::npos; to = text.find('\n', from)) {
        lines.push_back(text.substr(from, to - from));
        from = to + 1;
    }
    REQUIRE(from == text.size());
    return lines;
}

/// Decodes UTF-8 by its definition; false for anything that is none, or that holds a control character.
inline bool is_clean_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u; };
        const unsigned lead = byte(0);
        const std::size_t size = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        if (lead >= 0x80 && (lead < 0xc2 || lead > 0xf4)) return false;
        unsigned code = size == 1 ? lead : lead & (0xffu >> (size + 1));
        for (std::size_t i = 1; i < size; ++i) {
            if ((byte(i) & 0xc0u) != 0x80u) return false;
            code = (code << 6) | (byte(i) & 0x3fu);
        }
        const bool overlong = (size == 3 && code < 0x800) || (size == 4 && code < 0x10000);
        const bool surrogate = code >= 0xd800 && code <= 0xdfff;
        const bool control = (code < 0x20 && code != '\n' && code != '\t') || (code >= 0x7f && code < 0xa0);
        if (overlong || surrogate || control || code > 0x10ffff) return false;
        at += size;
    }
    return true;
}

}  // namespace report_test
