// SPDX-License-Identifier: BSL-1.0
#include "terminal.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>

#if defined(__unix__) || defined(__APPLE__)
#include <sys/ioctl.h>
#include <unistd.h>
#endif

namespace govkpi::tool {

int terminal_width() noexcept {
#if defined(__unix__) || defined(__APPLE__)
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return std::clamp<int>(size.ws_col, 60, 140);
#endif
    return usual_width;
}

bool is_terminal() noexcept {
#if defined(__unix__) || defined(__APPLE__)
    return isatty(STDOUT_FILENO) != 0;
#else
    return false;
#endif
}

void print(std::string_view text) {
    const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    if (!written || std::fflush(stdout) != 0) {
        throw std::system_error{errno, std::generic_category(), "govkpi: standard output"};
    }
}

bool progress_line::is_shown() const noexcept {
#if defined(__unix__) || defined(__APPLE__)
    return isatty(STDERR_FILENO) != 0;
#else
    return false;
#endif
}

void progress_line::show(std::size_t done, std::size_t all) {
    const int percent = all == 0 ? 100 : static_cast<int>(static_cast<double>(done) / static_cast<double>(all) * 100);
    if (percent == shown_) return;
    shown_ = percent;
    std::fprintf(stderr, "\r%d %%", percent);
    std::fflush(stderr);
}

void progress_line::end() {
    if (shown_ >= 0) std::fputs("\r     \r", stderr);
    shown_ = -1;
}

}  // namespace govkpi::tool
