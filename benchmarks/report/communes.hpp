// SPDX-License-Identifier: BSL-1.0
// A report as long as it gets: every commune of the country by twelve indicators, and their total. The same in every run.
#pragma once

#include <cstddef>

#include <govkpi/report/document.hpp>

namespace govkpi::benchmarks {

/// The communes, wards and special zones of Viet Nam since July 2025.
inline constexpr std::size_t communes = 3'321;

/// With so many rows, the total among them.
report::document communes_report(std::size_t rows);

}  // namespace govkpi::benchmarks
