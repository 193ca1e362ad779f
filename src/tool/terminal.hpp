// SPDX-License-Identifier: BSL-1.0
// The one place where the tool meets a terminal.
#pragma once

#include <cstddef>
#include <string_view>

#include <govkpi/report/document.hpp>

namespace govkpi::tool {

/// How text is laid out for standard output: in the columns of the terminal that it is, between 60 and 140, and with colour
/// unless the environment has NO_COLOR or a terminal that is dumb; plain and of 100 columns where it is none.
report::text_layout screen() noexcept;

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
