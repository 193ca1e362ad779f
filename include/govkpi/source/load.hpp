// SPDX-License-Identifier: BSL-1.0
// Rows on their way into a store that keeps them: all of a batch or nothing, and no batch twice.
//
//     sqlite_source kept{"budget.db", lines};
//     kept.load(csv_source{{"2025.csv"}, layout});                               // known by its rows
//     kept.load(csv_source{{"2025-07.csv"}, layout}, {.batch = "2025-07, Hà Nội"});
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include <govkpi/export.hpp>
#include <govkpi/panel/facts.hpp>
#include <govkpi/panel/table.hpp>

namespace govkpi {

struct load_options {
    /// What the batch is called. A store takes a batch once; loading it again changes nothing. Without a name it is known by
    /// what its rows hold, in whatever order.
    std::string batch{};
    /// How much of the input was read, of how much in all; called now and then from the thread that loads.
    std::function<void(std::size_t done, std::size_t all)> progress{};
};

struct load_result {
    std::string batch;       ///< its name
    std::uint64_t rows = 0;  ///< of the batch
    bool was_there = false;  ///< the store had the batch already, and nothing was done
};

class csv_source;

namespace detail {
class row_stream;
}

// The rows of a table, for loaders. It must outlive them.
GOVKPI_EXPORT std::shared_ptr<detail::row_stream> rows_of(const csv_source& table);
/// Throws std::invalid_argument where figures are estimates, or stand for parts that did not report, since
/// on_new_boundaries() or to_discrete() made them: a store would not know it any more. Load the table that they come from.
GOVKPI_EXPORT std::shared_ptr<detail::row_stream> rows_of(const facts& table);
/// Rows that were not checked yet, nor parents set aside.
GOVKPI_EXPORT std::shared_ptr<detail::row_stream> rows_of(const facts_builder& table);

/// What rows can be loaded from: files, columns of other programs, facts (of which figures of parents were set aside), and
/// a facts_builder, whose rows go in as they were added.
template <class From>
concept loadable = requires(const From& from) {
    { rows_of(from) } -> std::same_as<std::shared_ptr<detail::row_stream>>;
    { from.definition() } -> std::same_as<const table_definition&>;
};

}  // namespace govkpi
