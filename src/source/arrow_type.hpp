// SPDX-License-Identifier: BSL-1.0
// What the columns of another program hold, and which of them hold a table.
//
//     arrow_type_of("l")            64-bit integers
//     arrow_type_of("d:38,2")       decimals of 128 bits with two digits behind the point
//     arrow_type_of("u")            texts
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <govkpi/problem.hpp>
#include <govkpi/source/arrow.hpp>

namespace govkpi::detail {

/// A format of the Arrow C data interface, as far as a table can hold it.
struct arrow_type {
    enum class kind : std::uint8_t {
        other,
        null,     ///< nothing at all
        integer,  ///< also decimals of at most 64 bits
        wide,     ///< decimals of 128 or 256 bits
        date,     ///< days since 1970-01-01
        text,
        view,  ///< texts that say where they lie, each on its own
        floating,
    };
    kind is = kind::other;
    std::uint8_t width = 0;  ///< bytes of a value, or of an offset of a text
    bool is_signed = true;
    bool is_decimal = false;
    int decimals = 0;  ///< digits behind the point; negative: zeros before it

    bool is_text() const noexcept { return is == kind::text || is == kind::view; }
    bool is_index() const noexcept { return is == kind::integer && !is_decimal; }
};

arrow_type arrow_type_of(std::string_view format) noexcept;

/// A column that a table needs.
struct arrow_column {
    std::size_t child = 0;      ///< its place in the struct
    std::string name;           ///< the other program's
    std::string_view format{};  ///< in the schema: of the values, or of the texts of its dictionary
    arrow_type type{};          ///< of the indices, where it has a dictionary
    std::optional<arrow_type> dictionary{};
};

struct arrow_columns {
    std::vector<arrow_column> members;  ///< one a dimension
    std::vector<arrow_column> figures;  ///< one a column
};

/// Finds the columns of a layout; nothing where there are problems, which are added.
std::optional<arrow_columns> find_columns(const ArrowSchema& schema, const arrow_layout& layout,
                                          problem_list& problems);

}  // namespace govkpi::detail
