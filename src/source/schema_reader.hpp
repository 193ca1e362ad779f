// SPDX-License-Identifier: BSL-1.0
// The schema of one table, {"fields": [...]}, as the layout of a CSV file.
#pragma once

#include <functional>
#include <memory>

#include <govkpi/panel/hierarchy.hpp>
#include <govkpi/source/csv.hpp>

#include "../kpi/json_reader.hpp"
#include "measure_reader.hpp"

namespace govkpi::detail {

/// The tree of that name; nothing, with problems added, where there is none.
using find_tree = std::function<std::shared_ptr<const hierarchy>(const json_value& name)>;

/// Without the delimiter, which a schema does not say. Where problems were added, the layout is of no use.
csv_layout read_schema(const json_value& schema, const known_flows& flows, const find_tree& tree);

}  // namespace govkpi::detail
