// SPDX-License-Identifier: BSL-1.0
// The sums that a query asks for.
#pragma once

#include <cstddef>
#include <functional>

#include <govkpi/panel/facts.hpp>
#include <govkpi/panel/panel.hpp>
#include <govkpi/panel/query.hpp>

namespace govkpi {

/// Throws panel_error where the query names what the table does not have, or filters by a member and one below it, which
/// would count rows twice; sum_overflow where a cell's sum does not fit.
GOVKPI_EXPORT panel rollup(const facts& table, const query& asked);

/// Who runs a calculation that is split into parts: `run(n, part)` calls part(0) to part(n - 1), each once, in any order
/// and on any threads, and returns when all are done. <govkpi/threads.hpp> has one for oneTBB; an application with threads
/// of its own writes another in a few lines.
struct part_runner {
    std::size_t parts = 1;
    std::function<void(std::size_t parts, const std::function<void(std::size_t)>& part)> run{};
};

/// The same in parts. The result is the same to the last digit, whatever their number and order. Memory: the groups of
/// each part.
GOVKPI_EXPORT panel rollup(const facts& table, const query& asked, const part_runner& runner);

}  // namespace govkpi
