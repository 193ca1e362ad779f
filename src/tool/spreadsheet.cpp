// SPDX-License-Identifier: BSL-1.0
#include "spreadsheet.hpp"

#include <stdexcept>

#if GOVKPI_TOOL_WITH_XLSX
#include <govkpi/report/xlsx.hpp>
#endif

#include "terminal.hpp"

namespace govkpi::tool {

bool names_spreadsheet(const std::filesystem::path& output) { return output.extension() == ".xlsx"; }

#if GOVKPI_TOOL_WITH_XLSX

std::string spreadsheet(const report::document& doc, const std::filesystem::path& output) {
    if (output.empty() && is_terminal())
        throw std::runtime_error{"govkpi: a spreadsheet is not for a terminal: name its file with --output"};
    return report::to_xlsx(doc);
}

#else

std::string spreadsheet(const report::document&, const std::filesystem::path&) {
    throw std::runtime_error{"govkpi: this govkpi was built without libxlsxwriter, which spreadsheets need"};
}

#endif

}  // namespace govkpi::tool
