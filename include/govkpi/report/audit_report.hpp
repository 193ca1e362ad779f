// SPDX-License-Identifier: BSL-1.0
// An audit as people read it: the passages with their figures marked, what contradicts what, and what follows.
//
//     const audit_report report = audited({{"ward.txt", text}}, language::vi);
//     replace_file("ward.html", to_html(report));
#pragma once

#include <string>
#include <vector>

#include <govkpi/audit.hpp>
#include <govkpi/export.hpp>
#include <govkpi/report/document.hpp>

namespace govkpi::report {

struct passage {
    std::string file;  ///< a name that no other passage of the report has
    std::string text;
};

struct audit_report {
    language lang = language::en;  ///< of the report; passages may be in several
    std::vector<passage> passages;
    std::vector<claim> claims;
    std::vector<finding> findings;
    std::vector<known_quantity> known;

    bool has_errors() const noexcept {
        for (const finding& f : findings)
            if (f.severity == severity::error) return true;
        return false;
    }
};

/// Reads and audits the passages together, all in one language.
GOVKPI_REPORT_EXPORT audit_report audited(std::vector<passage> passages, language lang);
/// Each in a language of its own: as many languages as passages.
GOVKPI_REPORT_EXPORT audit_report audited(std::vector<passage> passages, const std::vector<language>& languages, language lang);

/// For a terminal: each figure as "[3: 36,6 tỷ đồng]", and what it is compared by as "[3: 103,3%]", with "!" behind the number
/// of one that an error is about; below the passages the findings. Control characters of a text are shown as escapes.
GOVKPI_REPORT_EXPORT std::string to_text(const audit_report& audit, const text_layout& layout = {});

/// The same as a page that needs nothing else, with what every figure was read as.
GOVKPI_REPORT_EXPORT std::string to_html(const audit_report& audit);

}  // namespace govkpi::report
