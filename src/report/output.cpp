// SPDX-License-Identifier: BSL-1.0
#include <govkpi/report/output.hpp>

#include "../quantity/whole_file.hpp"

namespace govkpi::report {

void replace_file(const std::filesystem::path& file, std::string_view content) { detail::replace_file(file, content); }

}  // namespace govkpi::report
