// SPDX-License-Identifier: BSL-1.0
// The inside of an SVG drawing as it is made, from the top down. All places and sizes are hundredths of a pixel, as whole
// numbers: the same figures give the same bytes everywhere.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text_width.hpp"

namespace govkpi::report {

/// So many pixels.
constexpr int px(int pixels) { return 100 * pixels; }

enum class anchor : std::uint8_t { start, middle, end };

struct font {
    int size;  ///< in pixels

    /// From one line of text to the next; a Vietnamese letter has room for two marks above it.
    constexpr int line() const { return size * 140; }
    constexpr int above_baseline() const { return size * 105; }
};
inline constexpr font title_font{16};
inline constexpr font text_font{13};
inline constexpr font small_font{12};

/// How a mark looks; no two that may meet differ by colour alone.
enum class look : std::uint8_t {
    mark,    ///< filled in the colour of marks
    accent,  ///< filled in the second colour, with an outline
    hollow,  ///< an outline alone
    ink,     ///< a heavy line in the colour of text: targets
    axis,    ///< a thin line in the colour of text
    hint,    ///< a thin broken line
    series,  ///< a line through figures
};

class canvas {
public:
    explicit canvas(int wide) : width_{wide} {}

    static constexpr int margin = px(12);
    int width() const noexcept { return width_; }
    void set_width(int wide) noexcept { width_ = wide; }
    int inner_width() const noexcept { return width_ - 2 * margin; }
    /// Where the next part begins, below all that is there.
    int top() const noexcept { return top_; }
    void move_down(int by) noexcept { top_ += by; }
    const std::string& content() const noexcept { return content_; }

    /// Lines one under the other from the top `y`; the first one's start, middle or end is at x.
    void text(int x, int y, anchor at, font f, const std::vector<std::string>& lines);
    void rectangle(int x, int y, int wide, int high, look as);
    /// A band behind marks: the further it is, the darker.
    void band(int x, int y, int wide, int high, int shade);
    void line(int x1, int y1, int x2, int y2, look as);
    void circle(int x, int y, int radius, look as);
    void polygon(const std::vector<std::pair<int, int>>& corners, look as);
    void polyline(const std::vector<std::pair<int, int>>& points);

private:
    void points(const std::vector<std::pair<int, int>>& of);

    int width_;
    int top_ = margin;
    std::string content_;
};

/// "12.5": hundredths as a number of SVG.
std::string coordinate(int hundredths);

/// The longest of the lines.
int widest(const std::vector<std::string>& lines, font f);

}  // namespace govkpi::report
