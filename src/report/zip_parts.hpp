// SPDX-License-Identifier: BSL-1.0
// The writer of workbooks does not look whether its temporary files were written: on a full disk a sheet would end in the
// middle, and nobody would be told.
#pragma once

#include <string_view>

namespace govkpi::report {

/// Does every part of a zip archive of XML files end with the end of its root element?
bool parts_are_whole(std::string_view archive);

}  // namespace govkpi::report
