// SPDX-License-Identifier: BSL-1.0
#include <govkpi/report/document.hpp>

namespace govkpi::report {

std::string paragraph::text() const {
    std::string out;
    for (const cell& part : parts) out += part.text;
    return out;
}

}  // namespace govkpi::report
