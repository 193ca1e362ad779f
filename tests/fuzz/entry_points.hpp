// SPDX-License-Identifier: BSL-1.0
// What hostile bytes can reach, one function each. It takes any bytes and returns what it found wrong, or nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fuzz {

using finding = std::optional<std::string>;

/// Every parse<>, in several styles: an answer, a place inside the text, and a value that survives being written and
/// read again.
finding parse(std::string_view bytes);

/// A table: rows in order, a text for every column, problems that are safe to show.
finding read_delimited(std::string_view bytes);

/// A folder whose three files are the parts of `bytes` between form feeds: figures whose report can be written, or at
/// least one problem.
finding read_figures(std::string_view bytes);

/// A CSV file: the same with and without vector instructions, and many rows at a time as one by one.
finding read_csv(std::string_view bytes);

/// Arrow columns whose structs are made of the bytes: refused, or the same sums on the way as in memory.
finding read_arrow(std::string_view bytes);

/// A formula, and a set of indicators: what is read is the same formula once it is written and read again.
finding parse_formula(std::string_view bytes);
finding parse_indicators(std::string_view bytes);

/// A saved panel: what is read is the same bytes once it is saved, and answers. Each is tried with its own checksum, and
/// with the one that its bytes call for, so that what lies behind the checksum is reached.
finding load_panel(std::string_view bytes);
/// Some to begin with.
std::vector<std::string> saved_panels();

/// A text with figures in it, Vietnamese and English: claims in the order of the text and inside of it, and an audit.
finding audit_claims(std::string_view bytes);

}  // namespace fuzz
