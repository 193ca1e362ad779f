// SPDX-License-Identifier: BSL-1.0
// Roll-ups on several threads of oneTBB. The component govkpi::threads links it.
//
//     const panel communes = rollup(table, asked, on_threads(8));
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>

#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/partitioner.h>
#include <tbb/task_arena.h>

#include <govkpi/panel/rollup.hpp>

namespace govkpi {

/// That many parts on as many threads, but on no more than there are processors. 0: one for each processor.
inline part_runner on_threads(std::size_t count = 0) {
    const auto processors = static_cast<std::size_t>(tbb::info::default_concurrency());
    const std::size_t threads = count > 0 ? std::min(count, processors) : processors;
    return {count > 0 ? count : processors,
            [threads](std::size_t parts, const std::function<void(std::size_t)>& part) {
                tbb::task_arena arena{static_cast<int>(threads)};
                arena.execute([&] { tbb::parallel_for(std::size_t{0}, parts, part, tbb::simple_partitioner{}); });
            }};
}

}  // namespace govkpi
