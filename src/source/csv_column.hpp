// SPDX-License-Identifier: BSL-1.0
// What a column of a CSV file holds.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <govkpi/panel/dictionary.hpp>
#include <govkpi/parse.hpp>

namespace govkpi::detail {

/// One column that is asked for, by its name in the header.
struct csv_column {
    enum class role {
        skip,    ///< must be there, and is passed over
        member,  ///< a text, which stands for one member of a dimension
        number,  ///< a printed number: an amount or a count
    };

    std::string name;
    role as = role::skip;

    // ---- member ----
    dictionary* members = nullptr;  ///< numbers the texts; several columns may share it
    /// Says for a text what was expected instead, where it is not good. Asked once for each distinct good text.
    std::function<std::optional<std::string>(std::string_view)> check = {};

    /// A zero byte in a file of text shows that it is another kind of file. Elsewhere texts may have any.
    bool may_have_nul = false;

    // ---- number ----
    number_style style = {};
    /// Smallest units in a printed 1, besides style.unit: 100 for cents where dollars are printed. For a column in
    /// triệu đồng either this or style.unit is 1'000'000; the two multiply.
    std::int64_t multiplier = 1;
    /// With it, words and signs of money are read as parse<money<C>>() reads them: "36 tỷ 631 triệu", "$5". The
    /// multiplier must then be a multiple of the currency's smallest units. Without it a number stands alone.
    const currency* money = nullptr;
    /// What says that there is no number, besides nothing at all, "-" and "…": "NA", "n/a".
    std::vector<std::string> missing = {};
};

}  // namespace govkpi::detail
