// SPDX-License-Identifier: BSL-1.0
#include <govkpi/source/sheet.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace govkpi {

bool is_spreadsheet(const std::filesystem::path& file) {
    constexpr std::array<std::string_view, 4> endings{".xlsx", ".xlsm", ".ods", ".xls"};
    std::string ending = file.extension().string();
    for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

}  // namespace govkpi
