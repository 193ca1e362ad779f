// SPDX-License-Identifier: BSL-1.0
// A chart that a spreadsheet program draws from cells of its sheet, so that it changes with them. Rows and columns count
// from 0.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace govkpi::report {

struct sheet_drawing {
    enum class form : std::uint8_t { bars, stacked_columns, lines };
    enum class look : std::uint8_t {
        filled,
        pale,     ///< what is compared with
        outline,  ///< a target: around the bar, or a broken line
        hidden,   ///< what others stand on
    };
    enum class tone : std::uint8_t { usual, accent, dark };

    struct series {
        std::size_t column = 0;        ///< of its figures
        std::size_t named_column = 0;  ///< whose cell in `heading_row` is its name
        look as = look::filled;
        bool labelled = false;
        std::vector<tone> tones = {};  ///< row by row; empty: all usual
    };

    form as = form::bars;
    std::string sheet;
    std::size_t heading_row = 0;
    std::size_t first_row = 0;
    std::size_t last_row = 0;
    std::size_t label_column = 0;
    std::optional<std::size_t> title_row;  ///< of a text in column 0
    std::optional<std::size_t> unit_row;   ///< likewise, for the axis of figures
    std::string unit;                      ///< where there is no such row; empty: none
    std::string axis_format;
    std::string label_format;
    std::string description;  ///< for who cannot see it
    bool bare = false;        ///< without axes
    bool legend = false;
    int width = 640;  ///< in pixels
    int height = 320;
    std::vector<series> all = {};
};

}  // namespace govkpi::report
