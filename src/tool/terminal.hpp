// SPDX-License-Identifier: BSL-1.0
// The one place where the tool meets a terminal.
#pragma once

#include <cstddef>
#include <string_view>

namespace govkpi::tool {

/// The width of a report that does not go to a terminal.
inline constexpr int usual_width = 100;

/// The columns of the terminal that standard output is, between 60 and 140; usual_width where it is none.
int terminal_width() noexcept;

/// Is standard output one?
bool is_terminal() noexcept;

/// Writes all of it to standard output. Throws std::system_error where that fails, as on a full disk.
void print(std::string_view text);

/// How far a long file is read, on standard error where that is a terminal.
class progress_line {
public:
    ~progress_line() { end(); }
    bool is_shown() const noexcept;
    void show(std::size_t done, std::size_t all);
    /// Clears the line.
    void end();

private:
    int shown_ = -1;  ///< percent
};

}  // namespace govkpi::tool
