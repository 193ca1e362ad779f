// SPDX-License-Identifier: BSL-1.0
// What another program handed over, held until the last reader has gone, and checked as far as that can be done before
// rows are read: no null pointer where there must be something, no length below zero or too short.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <govkpi/problem.hpp>
#include <govkpi/source/arrow.hpp>

#include "arrow_type.hpp"

namespace govkpi::detail {

/// A struct that was moved here, and is released once.
template <class Struct>
class arrow_owned {
public:
    arrow_owned() noexcept = default;
    /// Marks the other one as released.
    explicit arrow_owned(Struct& from) noexcept : held_{from} { from.release = nullptr; }
    arrow_owned(arrow_owned&& other) noexcept : held_{std::exchange(other.held_, {})} {}
    arrow_owned& operator=(arrow_owned&& other) noexcept {
        std::swap(held_, other.held_);
        return *this;
    }
    ~arrow_owned() {
        if (is_here()) held_.release(&held_);
    }

    bool is_here() const noexcept { return held_.release != nullptr; }
    Struct& get() noexcept { return held_; }
    const Struct& get() const noexcept { return held_; }

private:
    Struct held_{};
};

struct arrow_table {
    arrow_owned<ArrowSchema> schema{};
    std::vector<arrow_owned<ArrowArray>> batches{};
    arrow_columns columns{};
    std::size_t rows = 0;
};

/// Takes the structs over, whatever comes of it. Throws std::invalid_argument where one is null or was released.
arrow_table take_over(ArrowSchema* schema, std::span<ArrowArray> batches);
/// All batches of the stream, which is released. What it says of an error is a problem.
arrow_table take_over(ArrowArrayStream* stream, problem_list& problems);

/// Finds the columns, and looks the batches over.
void check_table(arrow_table& table, const arrow_layout& layout, problem_list& problems);

}  // namespace govkpi::detail
