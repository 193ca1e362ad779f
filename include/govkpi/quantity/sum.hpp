// SPDX-License-Identifier: BSL-1.0
// The exact sum of a column.
#pragma once

#include <span>

#include <govkpi/export.hpp>
#include <govkpi/quantity/algebra.hpp>

namespace govkpi {
namespace detail {
GOVKPI_EXPORT int128 sum(std::span<const std::int64_t> column) noexcept;
}

/// The sum of a column of amounts or counts, exact whatever lies between: only a final sum past 64 bits throws overflow.
/// The order of rows does not matter. About the cost of a sum that wraps.
template <class Q>
    requires additive<std::remove_const_t<Q>>
std::remove_const_t<Q> sum(std::span<Q> column) {
    using value = std::remove_const_t<Q>;
    static_assert(sizeof(value) == sizeof(std::int64_t) && std::is_trivially_copyable_v<value>);
    // A typed column is a view over a plain one: each value is one standard-layout std::int64_t.
    const auto* plain = reinterpret_cast<const std::int64_t*>(column.data());
    return detail::raw::as<value>(detail::checked_narrow(detail::sum({plain, column.size()})));
}

}  // namespace govkpi
