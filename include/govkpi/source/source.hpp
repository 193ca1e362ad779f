// SPDX-License-Identifier: BSL-1.0
// Where facts are: memory, files, databases, clusters. Each answers one question, exact sums of measures by dimensions,
// and all of them with the same integers.
//
//     template <source S>
//     panel communes(const S& table) { return table.rollup(query{}.by({"unit", "fiscal_year"})); }
//
// A class of your own is a source where it has `panel rollup(const query&) const`. <govkpi/source/grouped_table.hpp>
// makes a panel of what an engine answers, <govkpi/source/conformance.hpp> shows that it is the right one.
#pragma once

#include <concepts>
#include <stdexcept>
#include <string>

#include <govkpi/export.hpp>
#include <govkpi/panel/panel.hpp>
#include <govkpi/panel/query.hpp>

namespace govkpi {

template <class S>
concept source = requires(const S& table, const query& asked) {
    { table.rollup(asked) } -> std::same_as<panel>;
};

template <source S>
panel rollup(const S& table, const query& asked) {
    return table.rollup(asked);
}

/// An engine that cannot answer: it is not there, it broke off, its disk is full. The text has the engine's own words, never
/// a password. Nothing was half-read or half-written, and the same can be tried again.
class GOVKPI_EXPORT source_error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace govkpi
