// SPDX-License-Identifier: BSL-1.0
#include "loading.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <govkpi/problem.hpp>

#include "../panel/codes.hpp"
#include "../panel/fact_store.hpp"
#include "../panel/parent_rows.hpp"
#include "grouped_rows.hpp"

namespace govkpi {

const detail::fact_store& store_of(const facts& table) noexcept;
const detail::fact_store& store_of(const facts_builder& table) noexcept;

namespace detail {
namespace {

using two_words = std::array<std::uint64_t, 2>;

std::uint64_t mixed(std::uint64_t bits) noexcept {
    bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9U;
    bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBU;
    return bits ^ (bits >> 31);
}

/// FNV-1a, which is the same on every machine.
std::uint64_t hash_of(std::string_view text) noexcept {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return mixed(hash ^ text.size());
}

/// The sum of what the rows hash to, so that their order does not matter; two sums that are mixed differently.
class rows_fingerprint {
public:
    explicit rows_fingerprint(std::size_t dimensions) : hashes_(dimensions) {}

    void add(const row_block& block, std::span<const dictionary> members) {
        for (std::size_t d = 0; d < hashes_.size(); ++d)
            for (std::size_t code = hashes_[d].size(); code < members[d].size(); ++code)
                hashes_[d].push_back(hash_of(members[d].text(static_cast<std::uint32_t>(code))));
        for (std::size_t i = 0; i < block.rows; ++i) {
            std::uint64_t row = 0;
            for (std::size_t d = 0; d < hashes_.size(); ++d) row = mixed(row + hashes_[d][code_at(block.codes[d], i)]);
            for (const value_span& column : block.values)
                row = mixed(row + (is_missing(column, i) ? missing : static_cast<std::uint64_t>(column.data[i])));
            sums_[0] += row;
            sums_[1] += mixed(row + missing) * (row | 1);
        }
        rows_ += block.rows;
    }

    std::uint64_t rows() const noexcept { return rows_; }
    std::string text() const { return fmt::format("{:016x}{:016x}", sums_[0], mixed(sums_[1] + rows_)); }

private:
    static constexpr std::uint64_t missing = 0x9E3779B97F4A7C15U;
    std::vector<std::vector<std::uint64_t>> hashes_;  ///< of each member
    two_words sums_{};
    std::uint64_t rows_ = 0;
};

/// The rows of facts, block by block; where they are not packed yet, the wide codes.
class rows_in_memory final : public row_stream {
public:
    explicit rows_in_memory(const fact_store& store) : store_{store} { problems_.emplace_back("facts"); }

    std::size_t size() const noexcept override { return store_.rows; }

    void read(table_base& base, const receiver& take) override {
        // Codes are numbered as they come, and so stay what they are.
        for (std::size_t d = 0; d < base.members.size(); ++d)
            for (std::uint32_t code = 0; code < store_.base->members[d].size(); ++code)
                base.members[d].code_of(store_.base->members[d].text(code));
        std::vector<code_span> codes;
        std::vector<value_span> values;
        for (std::size_t first = 0; first < store_.rows; first += block_rows) {
            const row_block block = is_packed() ? store_.block(first, codes, values) : loose(first, codes, values);
            take(block, problems_.front(), first + block.rows);
        }
    }

private:
    bool is_packed() const {
        return std::all_of(store_.wide_codes.begin(), store_.wide_codes.end(),
                           [](const auto& codes) { return codes.empty(); }) &&
               std::all_of(store_.columns.begin(), store_.columns.end(),
                           [](const auto& c) { return !c.bounds.empty(); });
    }

    row_block loose(std::size_t first, std::vector<code_span>& codes, std::vector<value_span>& values) {
        const std::size_t rows = std::min(block_rows, store_.rows - first);
        codes.clear();
        values.clear();
        missing_.assign(store_.columns.size(), std::vector<std::uint64_t>(block_rows / 64, 0));
        for (const std::vector<std::uint32_t>& of : store_.wide_codes) codes.push_back({of.data() + first, 4});
        for (std::size_t c = 0; c < store_.columns.size(); ++c) {
            const fact_column& column = store_.columns[c];
            for (std::size_t word = first / 64; word < std::min(column.missing.size(), (first + rows + 63) / 64);
                 ++word)
                missing_[c][word - first / 64] = column.missing[word];
            values.push_back({column.values.data() + first, missing_[c].data(),
                              bound_of(std::span{column.values}.subspan(first, rows))});
        }
        return {rows, codes, values, nullptr};
    }

    const fact_store& store_;
    std::vector<std::vector<std::uint64_t>> missing_;
};

}  // namespace

loaded_rows check_rows(row_stream& rows, const table_definition& table, const std::string& name) {
    const auto kept = std::make_shared<table_base>(table);
    table_base& base = *kept;
    rows_fingerprint fingerprint{base.members.size()};
    parent_rows parents{base, false};
    rows.read(base, [&](const row_block& block, problem_list& found, std::size_t) {
        base.read_periods(found);
        base.reports.add(block, base.members, fingerprint.rows() + 1, found);
        fingerprint.add(block, base.members);
        if (parents.sees_parents()) parents.note(block);
    });
    throw_if_any(rows.problems());
    rows.problems().emplace_back(name);
    base.check_units(rows.problems().back());
    if (parents.size() > 0) {
        // That what was read differs the second time shows where it is loaded.
        rows.read(base, [&](const row_block& block, problem_list&, std::size_t) { parents.compare(block); });
        parents.report_overlaps(rows.problems().back());
    }
    throw_if_any(rows.problems());
    return {fingerprint.rows(), fingerprint.text(), kept};
}

void check_periods(grouped_table& with_rows, const table_definition& table, problem_list& problems) {
    const auto periods = table.period_dimension();
    if (!periods) return;
    table_base base{table};
    with_rows.members(*periods, [&](std::string_view text) { base.members[*periods].code_of(text); });
    base.read_periods(problems);
}

void check_stocks(grouped_table& with_rows, const loaded_rows& rows, problem_list& problems) {
    const table_definition& table = rows.base->table;
    stock_question asked;
    for (std::size_t c = 0; c < table.columns().size(); ++c)
        if (table.is_stock(c)) asked.columns.push_back(c);
    if (asked.columns.empty() || rows.rows == 0) return;
    for (const auto& d : {table.unit_dimension(), table.period_dimension()}) {
        if (!d) continue;
        member_condition of_rows{*d, {}};
        for (std::uint32_t code = 0; code < rows.base->members[*d].size(); ++code)
            of_rows.members.emplace_back(rows.base->members[*d].text(code));
        std::sort(of_rows.members.begin(), of_rows.members.end());
        asked.where.push_back(std::move(of_rows));
    }
    std::sort(asked.where.begin(), asked.where.end(),
              [](const member_condition& a, const member_condition& b) { return a.dimension < b.dimension; });
    table_base base{table};
    base.members = rows.base->members;
    grouped_rows stated{base, [&](const row_block& block) {
                            base.read_periods(problems);
                            base.reports.add(block, base.members, 0, problems);
                        }};
    stated.ask(with_rows, asked);
}

void load_rows(row_stream& rows, const table_definition& table, const loaded_rows& found, const load_options& options,
               const load_receiver& take) {
    table_base base{table};
    rows_fingerprint fingerprint{base.members.size()};
    rows.read(base, [&](const row_block& block, problem_list&, std::size_t passed) {
        fingerprint.add(block, base.members);
        take(block, base.members);
        if (options.progress) options.progress(passed, rows.size());
    });
    if (fingerprint.text() != found.fingerprint)
        rows.problems().front().add(0, "", "", "a file that stays as it is while it is read");
    throw_if_any(rows.problems());
}

std::vector<std::string> parts_of(const table_definition& table) {
    std::vector<std::string> out;
    for (const dimension_definition& d : table.dimensions()) {
        if (d.kind == dimension_kind::category) out.push_back(fmt::format("category {}", d.name));
        if (d.kind == dimension_kind::unit) out.push_back(fmt::format("unit {}", d.name));
        if (d.kind == dimension_kind::period)
            out.push_back(fmt::format("period {} (fiscal years from month {}{})", d.name, d.calendar.first_month,
                                      d.calendar.named_after_its_last_year ? ", named after their last" : ""));
    }
    for (std::size_t c = 0; c < table.columns().size(); ++c)
        out.push_back(fmt::format("{} {}", table.is_stock(c) ? "stock" : "flow", table.columns()[c]));
    if (table.is_cumulative()) out.emplace_back("cumulative");
    return out;
}

void check_loadable(const table_definition& from, const table_definition& into) {
    // A store keeps integers, and does not know what they are of.
    const auto with_units = [](const table_definition& table) {
        std::vector<std::string> parts = parts_of(table);
        for (const measure_source& m : table.measures())
            parts.push_back(fmt::format("{} in {}", table.columns()[m.column], m.of.unit));
        std::sort(parts.begin(), parts.end());
        parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
        return parts;
    };
    const std::vector<std::string> has = with_units(from), expected = with_units(into);
    if (has != expected)
        throw std::invalid_argument{fmt::format("govkpi: the rows are of a table of {}; the store is of {}",
                                                fmt::join(has, ", "), fmt::join(expected, ", "))};
}

}  // namespace detail

std::shared_ptr<detail::row_stream> rows_of(const facts& table) {
    const detail::fact_store& store = store_of(table);
    if (!store.base->marks.all().empty())
        throw std::invalid_argument{
            "govkpi: some of the facts are estimates or lack parts, which a store does not keep: load the table that "
            "they "
            "come from"};
    return std::make_shared<detail::rows_in_memory>(store);
}
std::shared_ptr<detail::row_stream> rows_of(const facts_builder& table) {
    return std::make_shared<detail::rows_in_memory>(store_of(table));
}

}  // namespace govkpi
