// SPDX-License-Identifier: BSL-1.0
// Text from data inside markup.
#pragma once

#include <string>
#include <string_view>

#include <govkpi/export.hpp>

namespace govkpi::report {

/// Text from data as text of HTML or XML: markup escaped, and control characters, noncharacters and what is not UTF-8
/// replaced, since there is no way to write them. Marks that turn the direction of the text around them are left out,
/// since they would turn the figures beside it.
GOVKPI_REPORT_EXPORT std::string escaped(std::string_view text);

}  // namespace govkpi::report
