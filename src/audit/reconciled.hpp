// SPDX-License-Identifier: BSL-1.0
// What would have to be printed otherwise for a relation to hold.
#pragma once

#include <optional>

#include "relation.hpp"

namespace govkpi::detail {

/// How one printed number becomes another.
enum class slip : std::uint8_t {
    none,           ///< no slip that is known
    one_digit,      ///< 34,9 for 32,9
    swapped,        ///< 82,1 for 81,2
    ten_times,      ///< a decimal mark misplaced
    thousand_times  ///< another unit
};

struct change {
    printed figure;
    rational from;
    rational to;
    rational last_digit;
    slip by = slip::none;
};

/// By how much of itself a number changes.
rational proportion(const rational& from, const rational& to);

/// The least change, in proportion, of one printed figure with which the relation holds. Nothing where no figure alone can
/// mend it. What a word such as "hơn" leaves open is not changed. Throws overflow.
std::optional<change> least_change(const readings& read, const relation& r);

/// A change of one figure that a slip of the pen explains and with which the relation holds, the least of these.
std::optional<change> likely_slip(const readings& read, const relation& r);

}  // namespace govkpi::detail
