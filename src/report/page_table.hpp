// SPDX-License-Identifier: BSL-1.0
// A table of a page: scrolled sideways where it is wider than the screen, with its footnotes linked, and with the exact
// values behind its figures where a browser may sort by them.
#pragma once

#include <string>

#include <govkpi/quantity/language.hpp>
#include <govkpi/report/document.hpp>

namespace govkpi::report {

/// The number tells the tables of a page apart.
void write_page_table(std::string& out, const table& t, language lang, int number, const page_options& options);

}  // namespace govkpi::report
