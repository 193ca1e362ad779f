// SPDX-License-Identifier: BSL-1.0
#include "csv_spread.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "member_check.hpp"

namespace govkpi::detail {
namespace {

[[noreturn]] void refuse(std::string why) { throw std::invalid_argument{"govkpi: " + why}; }

}  // namespace

csv_spread::csv_spread(const csv_layout& layout, dictionary& members)
    : zeros_(block_rows, 0), all_missing_(block_rows / 64, 0) {
    const table_definition& table = layout.table;
    const std::optional<std::size_t> dimension = table.find_dimension(layout.spread->dimension);
    if (!dimension) refuse(fmt::format("the table has no dimension {} to spread", layout.spread->dimension));
    dimension_ = *dimension;
    std::vector<std::uint32_t> codes;  // in the order of members_
    for (std::size_t place = 0; place < layout.spread->columns.size(); ++place) {
        const spread_column& of = layout.spread->columns[place];
        const auto column = std::find(table.columns().begin(), table.columns().end(), of.column);
        if (column == table.columns().end()) refuse(fmt::format("the table has no column {} to spread", of.column));
        if (const auto expected = expected_member(table.dimensions()[dimension_], of.member))
            refuse(
                fmt::format("\"{}\" is no member of {}: expected {}", of.member, layout.spread->dimension, *expected));
        const std::uint32_t code = members.code_of(of.member);
        const auto known = std::find(codes.begin(), codes.end(), code);
        const auto at = static_cast<std::size_t>(known - codes.begin());
        if (known == codes.end()) {
            codes.push_back(code);
            members_.push_back(
                {std::vector<std::uint32_t>(block_rows, code), std::vector<std::size_t>(table.columns().size(), none)});
        }
        std::size_t& its_place = members_[at].place_of[static_cast<std::size_t>(column - table.columns().begin())];
        if (its_place != none) refuse(fmt::format("{} of {} stands in two columns", of.column, of.member));
        its_place = place;
    }
    for (std::size_t c = 0; c < table.columns().size(); ++c)
        if (std::none_of(members_.begin(), members_.end(), [&](const member& m) { return m.place_of[c] != none; }))
            refuse(fmt::format("the figures of {} would be repeated for each member of {}: spread them as well",
                               table.columns()[c], layout.spread->dimension));
}

void csv_spread::for_each_member(const row_block& wide, const std::function<void(const row_block&)>& take) {
    // No bit is set behind the last row: whoever counts them goes by the words.
    for (std::size_t word = 0; word < all_missing_.size(); ++word) {
        const std::size_t left = wide.rows - std::min(wide.rows, word * 64);
        all_missing_[word] = left >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
    }
    for (const member& m : members_) {
        codes_.assign(wide.codes.begin(), wide.codes.end());
        codes_.insert(codes_.begin() + static_cast<std::ptrdiff_t>(dimension_), {m.codes.data(), 4});
        values_.clear();
        for (const std::size_t place : m.place_of)
            values_.push_back(place == none ? value_span{zeros_.data(), all_missing_.data(), 0} : wide.values[place]);
        take({wide.rows, codes_, values_, wide.lines});
    }
}

}  // namespace govkpi::detail
