// SPDX-License-Identifier: BSL-1.0
// Small tables to keep in SQLite files.
#pragma once

#include <cstdint>
#include <string>

#include <govkpi/source/sqlite.hpp>

#include "kept_lines.hpp"
#include "temporary_file.hpp"

namespace govkpi::testing {

/// `count` rows of one unit and month, each of a class of its own and of that amount.
inline facts_builder lines_of(const std::string& unit, const std::string& month, std::int64_t amount, int count = 1,
                              std::int64_t population = 100) {
    facts_builder rows{kept_lines()};
    for (int i = 0; i < count; ++i) rows.add({unit, month, std::to_string(i)}, {amount, population});
    return rows;
}

}  // namespace govkpi::testing
