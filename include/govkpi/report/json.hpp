// SPDX-License-Identifier: BSL-1.0
// A document as JSON, for programs: each figure as it is shown and as it is exactly. docs/reference/report-json.md
// describes it.
#pragma once

#include <string>

#include <govkpi/export.hpp>
#include <govkpi/report/document.hpp>

namespace govkpi::report {

/// Integers stand in strings, since many readers of JSON keep 53 bits of a number. What is not UTF-8 is replaced by U+FFFD.
GOVKPI_REPORT_EXPORT std::string to_json(const document& doc);

}  // namespace govkpi::report
