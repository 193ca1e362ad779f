// SPDX-License-Identifier: BSL-1.0
#include <govkpi/source/arrow_export.hpp>

#include <algorithm>
#include <bit>

#include "../panel/fact_store.hpp"
#include "arrow_export.hpp"

namespace govkpi {

const detail::fact_store& store_of(const facts& table) noexcept;

namespace {

/// Indices with a sign where the codes allow it: some programs read no others.
const char* index_format(std::uint8_t width, std::size_t members) {
    const bool fits = members <= std::size_t{1} << (8 * width - 1);
    switch (width) {
        case 1:
            return fits ? "c" : "C";
        case 2:
            return fits ? "s" : "S";
        default:
            return fits ? "i" : "I";
    }
}

detail::exported_column members_of(const facts& table, std::size_t dimension) {
    const detail::fact_store& store = store_of(table);
    const dictionary& texts = store.base->members[dimension];
    detail::exported_column out;
    out.name = store.base->table.dimensions()[dimension].name;
    out.format = index_format(store.widths[dimension], texts.size());
    out.length = static_cast<std::int64_t>(store.rows);
    out.buffers = {nullptr, store.codes[dimension].data()};
    out.kept = std::make_shared<const facts>(table);
    out.dictionary = detail::exported_texts(texts);
    return out;
}

detail::exported_column figures_of(const facts& table, std::size_t column) {
    struct storage {
        facts table;
        std::vector<std::uint8_t> bitmap{};
    };
    const detail::fact_store& store = store_of(table);
    const detail::fact_column& figures = store.columns[column];
    const auto kept = std::make_shared<storage>(storage{table});
    detail::exported_column out;
    out.name = store.base->table.columns()[column];
    out.format = "l";
    out.may_be_null = true;
    out.length = static_cast<std::int64_t>(store.rows);
    for (const std::uint64_t missing : figures.missing) {
        out.null_count += std::popcount(missing);
        for (int byte = 0; byte < 8; ++byte) kept->bitmap.push_back(static_cast<std::uint8_t>(~missing >> (8 * byte)));
    }
    out.buffers = {kept->bitmap.empty() ? nullptr : kept->bitmap.data(), figures.values.data()};
    out.kept = kept;
    return out;
}

}  // namespace

void export_facts(const facts& table, ArrowSchema* out_schema, ArrowArray* out_batch) {
    std::vector<detail::exported_column> columns;
    for (std::size_t d = 0; d < table.definition().dimensions().size(); ++d) columns.push_back(members_of(table, d));
    for (std::size_t c = 0; c < table.definition().columns().size(); ++c) columns.push_back(figures_of(table, c));
    detail::hand_out(std::move(columns), table.rows(), out_schema, out_batch);
}

}  // namespace govkpi
