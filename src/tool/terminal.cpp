// SPDX-License-Identifier: BSL-1.0
#include "terminal.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <system_error>

#if defined(__unix__) || defined(__APPLE__)
#include <sys/ioctl.h>
#include <unistd.h>
#endif

namespace govkpi::tool {

bool is_terminal() noexcept {
#if defined(__unix__) || defined(__APPLE__)
    return isatty(STDOUT_FILENO) != 0;
#else
    return false;
#endif
}

report::text_layout screen() noexcept {
    report::text_layout layout;
    if (!is_terminal()) return layout;
#if defined(__unix__) || defined(__APPLE__)
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        layout.width = std::clamp<int>(size.ws_col, 60, 140);
    const auto says = [](const char* name) {
        const char* const value = std::getenv(name);
        return std::string_view{value != nullptr ? value : ""};
    };
    layout.colour = says("NO_COLOR").empty() && says("TERM") != "dumb";
#endif
    return layout;
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
