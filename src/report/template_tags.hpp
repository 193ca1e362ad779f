// SPDX-License-Identifier: BSL-1.0
// The tags of a template in their order, wherever they stand: figures, sections, comments, changed delimiters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <govkpi/problem.hpp>

namespace govkpi::report {

enum class tag_kind : std::uint8_t { figure, raw, section, inverted, end, comment, partial, delimiters };

struct template_tag {
    tag_kind kind;
    std::string_view name;
    std::string_view source;  ///< with its delimiters, within the template
    std::size_t row;
    std::size_t column;  ///< in characters, from 1
};

/// Adds a problem for a tag that does not end (the last one that is found then) and for delimiters that are none.
std::vector<template_tag> tags_of(std::string_view text, problem_list& problems);

/// Where a byte of the template stands, as an editor shows it. Asked from the front to the back, it reads the text
/// once.
class place_in_text {
public:
    explicit place_in_text(std::string_view text) : text_{text} {}
    void move_to(std::size_t byte) noexcept;
    std::size_t row() const noexcept { return row_; }
    std::size_t column() const noexcept { return column_; }

private:
    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t row_ = 1;
    std::size_t column_ = 1;
};

}  // namespace govkpi::report
