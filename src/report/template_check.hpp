// SPDX-License-Identifier: BSL-1.0
// What is wrong with a template, before anything is written: names are looked up as they will be when it is filled.
#pragma once

#include <string_view>
#include <vector>

#include <govkpi/report/template.hpp>

#include "template_tags.hpp"

namespace govkpi::report {

inline constexpr std::size_t longest_template = std::size_t{1} << 20;
inline constexpr std::size_t deepest_sections = 64;

/// The tags of a template that can be filled. Throws bad_input with every problem.
std::vector<template_tag> checked_tags(std::string_view text, const template_data& data, template_form form,
                                       std::string_view file_name);

}  // namespace govkpi::report
