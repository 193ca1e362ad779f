// SPDX-License-Identifier: BSL-1.0
// A document as Markdown, with the tables of GitHub Flavored Markdown 0.29.
#pragma once

#include <string>

#include <govkpi/export.hpp>
#include <govkpi/report/document.hpp>

namespace govkpi::report {

/// Nothing that comes from the document is markup. A chart is the table of its figures; groups of columns stand before the
/// headings of their columns.
GOVKPI_REPORT_EXPORT std::string to_markdown(const document& doc);

}  // namespace govkpi::report
