// SPDX-License-Identifier: BSL-1.0
// Texts from data made harmless inside a template of each form.
#pragma once

#include <string>
#include <string_view>

#include <govkpi/report/template.hpp>

namespace govkpi::report {

std::string harmless(std::string_view text, template_form form);

}  // namespace govkpi::report
