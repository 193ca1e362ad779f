// SPDX-License-Identifier: BSL-1.0
// Texts in ClickHouse's SQL, and in addresses.
#pragma once

#include <string>
#include <string_view>

namespace govkpi::detail {

/// 'a\'b': the one way in which a text gets into a query. The oldest server that is spoken to has no parameters.
std::string sql_literal(std::string_view text);
/// `a\`b`
std::string sql_name(std::string_view name);
/// a%27b
std::string url_encoded(std::string_view text);

}  // namespace govkpi::detail
