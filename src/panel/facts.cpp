// SPDX-License-Identifier: BSL-1.0
#include <govkpi/panel/facts.hpp>

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "codes.hpp"
#include "fact_store.hpp"

namespace govkpi {
namespace detail {
namespace {

template <class Code>
std::vector<std::uint8_t> packed(const std::vector<std::uint32_t>& codes) {
    std::vector<std::uint8_t> bytes(codes.size() * sizeof(Code));
    auto* const out = reinterpret_cast<Code*>(bytes.data());
    for (std::size_t i = 0; i < codes.size(); ++i) out[i] = static_cast<Code>(codes[i]);
    return bytes;
}

}  // namespace

void fact_column::set_missing(std::size_t row) {
    if (missing.size() <= row / 64) missing.resize(row / 64 + 1, 0);
    missing[row / 64] |= std::uint64_t{1} << (row % 64);
    values[row] = 0;
}

fact_store::fact_store(table_definition table)
    : base{std::make_shared<table_base>(std::move(table))},
      wide_codes(base->table.dimensions().size()),
      codes(wide_codes.size()),
      widths(wide_codes.size(), 4),
      columns(base->table.columns().size()) {}

void fact_store::pack() {
    for (std::size_t d = 0; d < wide_codes.size(); ++d) {
        const std::size_t members = base->members[d].size();
        widths[d] = members <= 0x100 ? 1 : members <= 0x10000 ? 2 : 4;
        codes[d] = widths[d] == 1   ? packed<std::uint8_t>(wide_codes[d])
                   : widths[d] == 2 ? packed<std::uint16_t>(wide_codes[d])
                                    : packed<std::uint32_t>(wide_codes[d]);
        wide_codes[d] = {};
    }
    close_blocks();
}

void fact_store::close_blocks() {
    const std::size_t words = (rows + block_rows - 1) / block_rows * (block_rows / 64);
    for (fact_column& column : columns) {
        if (!column.missing.empty()) column.missing.resize(words, 0);
        column.bounds.clear();
        for (std::size_t first = 0; first < rows; first += block_rows)
            column.bounds.push_back(
                bound_of(std::span{column.values}.subspan(first, std::min(block_rows, rows - first))));
    }
}

row_block fact_store::block(std::size_t first, std::vector<code_span>& code_spans,
                            std::vector<value_span>& value_spans) const {
    code_spans.clear();
    value_spans.clear();
    for (std::size_t d = 0; d < codes.size(); ++d)
        code_spans.push_back({codes[d].data() + first * widths[d], widths[d]});
    for (const fact_column& column : columns)
        value_spans.push_back({column.values.data() + first,
                               column.missing.empty() ? nullptr : column.missing.data() + first / 64,
                               column.bounds[first / block_rows]});
    return {std::min(block_rows, rows - first), code_spans, value_spans,
            lines.empty() ? nullptr : lines.data() + first};
}

}  // namespace detail

const table_definition& facts::definition() const noexcept { return store_->base->table; }
std::size_t facts::rows() const noexcept { return store_->rows; }
const std::vector<sum_difference>& facts::check_sums() const noexcept { return store_->differences; }
std::size_t facts::parent_figures() const noexcept { return store_->parent_figures; }

const detail::fact_store& store_of(const facts& table) noexcept { return *table.store_; }

facts_builder::facts_builder(table_definition table, std::string name)
    : store_{std::make_unique<detail::fact_store>(std::move(table))}, name_{std::move(name)} {}
facts_builder::~facts_builder() = default;
facts_builder::facts_builder(facts_builder&&) noexcept = default;
facts_builder& facts_builder::operator=(facts_builder&&) noexcept = default;

const detail::fact_store& store_of(const facts_builder& table) noexcept { return *table.store_; }

const table_definition& facts_builder::definition() const noexcept { return store_->base->table; }
detail::table_base& facts_builder::base() { return *store_->base; }
dictionary& facts_builder::members(std::size_t dimension) { return store_->base->members.at(dimension); }

void facts_builder::add(std::span<const std::string_view> members, std::span<const figure> figures) {
    detail::fact_store& store = *store_;
    if (members.size() != store.wide_codes.size() || figures.size() != store.columns.size())
        throw std::invalid_argument{
            fmt::format("govkpi: a row of {} members and {} figures, where the table has {} and {}", members.size(),
                        figures.size(), store.wide_codes.size(), store.columns.size())};
    for (std::size_t d = 0; d < members.size(); ++d)
        store.wide_codes[d].push_back(store.base->members[d].code_of(members[d]));
    for (std::size_t c = 0; c < figures.size(); ++c) {
        store.columns[c].values.push_back(figures[c].value_or(0));
        if (!figures[c]) store.columns[c].set_missing(store.rows);
    }
    ++store.rows;
}

void facts_builder::add_columns(std::span<const std::span<const std::uint32_t>> codes,
                                std::span<const std::span<const std::int64_t>> figures) {
    detail::fact_store& store = *store_;
    const std::size_t rows = codes.empty() ? 0 : codes[0].size();
    const auto has_length = [&](const auto& column) { return column.size() == rows; };
    if (codes.size() != store.wide_codes.size() || figures.size() != store.columns.size() ||
        !std::all_of(codes.begin(), codes.end(), has_length) ||
        !std::all_of(figures.begin(), figures.end(), has_length))
        throw std::invalid_argument{"govkpi: columns of facts must be as many as the table has, of one length"};
    for (std::size_t d = 0; d < codes.size(); ++d) {
        const std::size_t members = store.base->members[d].size();
        if (std::any_of(codes[d].begin(), codes[d].end(), [&](std::uint32_t code) { return code >= members; }))
            throw std::invalid_argument{"govkpi: a code that stands for no member"};
        store.wide_codes[d].insert(store.wide_codes[d].end(), codes[d].begin(), codes[d].end());
    }
    for (std::size_t c = 0; c < figures.size(); ++c)
        store.columns[c].values.insert(store.columns[c].values.end(), figures[c].begin(), figures[c].end());
    store.rows += rows;
}

void facts_builder::add(const detail::row_block& block) {
    detail::fact_store& store = *store_;
    for (std::size_t d = 0; d < block.codes.size(); ++d)
        for (std::size_t i = 0; i < block.rows; ++i) store.wide_codes[d].push_back(detail::code_at(block.codes[d], i));
    for (std::size_t c = 0; c < block.values.size(); ++c) {
        detail::fact_column& column = store.columns[c];
        column.values.insert(column.values.end(), block.values[c].data, block.values[c].data + block.rows);
        if (block.values[c].missing == nullptr) continue;
        for (std::size_t i = 0; i < block.rows; ++i)
            if (detail::is_missing(block.values[c], i)) column.set_missing(store.rows + i);
    }
    if (block.lines != nullptr) store.lines.insert(store.lines.end(), block.lines, block.lines + block.rows);
    store.rows += block.rows;
}

facts facts_builder::finish() && {
    detail::fact_store& store = *store_;
    problem_list problems{name_};
    store.base->read_periods(problems);
    store.pack();
    if (!store.base->is_derived) detail::separate_parents(store, problems);
    std::vector<detail::code_span> codes;
    std::vector<detail::value_span> values;
    for (std::size_t first = 0; first < store.rows; first += detail::block_rows)
        store.base->reports.add(store.block(first, codes, values), store.base->members, first + 1, problems);
    store.base->check_units(problems);
    if (!problems.empty()) throw bad_input{std::move(problems)};
    detail::compare_stocks(store);
    return facts{std::shared_ptr<const detail::fact_store>{std::move(store_)}};
}

}  // namespace govkpi
