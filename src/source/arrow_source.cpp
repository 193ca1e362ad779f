// SPDX-License-Identifier: BSL-1.0
#include <govkpi/source/arrow.hpp>

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <utility>

#include <govkpi/panel/cumulative.hpp>
#include <govkpi/quantity/iso_4217.hpp>

#include "arrow_member.hpp"
#include "arrow_number.hpp"
#include "arrow_table.hpp"
#include "row_faults.hpp"
#include "row_stream.hpp"

namespace govkpi {
namespace {

/// Smallest units in a 1 of the column.
std::int64_t scale_of(const arrow_layout& layout, std::size_t column) {
    const auto found = layout.figures.find(layout.table.columns()[column]);
    const arrow_figures of = found == layout.figures.end() ? arrow_figures{} : found->second;
    if (of.scale < 1) throw std::invalid_argument{"govkpi: a 1 of a column is at least one unit"};
    if (of.smallest_units) return of.scale;
    const std::vector<measure_source>& measures = layout.table.measures();
    const auto measure =
        std::find_if(measures.begin(), measures.end(), [&](const auto& m) { return m.column == column; });
    const std::string& unit = measure->of.unit;
    const currency* const money = find_currency(unit.data(), unit.size());
    if (money == nullptr) return of.scale;
    return detail::checked_multiply(of.scale, detail::power_of_ten(money->minor_digits));
}

class rows_of_columns final : public detail::row_stream {
public:
    rows_of_columns(const detail::arrow_table& table, const arrow_layout& layout, const std::string& name)
        : table_{table}, layout_{layout} {
        problems_.emplace_back(name);
    }

    std::size_t size() const noexcept override { return table_.rows; }

    void read(detail::table_base& base, const receiver& take) override {
        std::vector<detail::arrow_member_column> members;
        std::vector<detail::arrow_number_column> numbers;
        for (std::size_t d = 0; d < base.members.size(); ++d)
            members.emplace_back(table_.columns.members[d], layout_.table.dimensions()[d], base.members[d]);
        for (std::size_t c = 0; c < table_.columns.figures.size(); ++c)
            numbers.emplace_back(table_.columns.figures[c], scale_of(layout_, c));
        std::size_t done = 0;
        for (const auto& owned : table_.batches) {
            const ArrowArray& batch = owned.get();
            for (std::size_t d = 0; d < members.size(); ++d)
                members[d].open(*batch.children[table_.columns.members[d].child]);
            const auto rows = static_cast<std::size_t>(batch.length);
            for (std::size_t first = 0; first < rows; first += detail::block_rows) {
                const std::size_t count = std::min(detail::block_rows, rows - first);
                read_block(batch, batch.offset + static_cast<std::int64_t>(first), done, count, members, numbers);
                done += count;
                // Before the first good member there is no code that a row could have.
                const bool has_codes = std::all_of(base.members.begin(), base.members.end(),
                                                   [](const dictionary& texts) { return texts.size() > 0; });
                if (has_codes)
                    take({count, codes_, values_, is_good_ ? nullptr : lines_.data()}, problems_.front(), done);
            }
        }
    }

private:
    /// Rows with faults have no figures, and any codes: nothing comes of them but their problems.
    void read_block(const ArrowArray& batch, std::int64_t first, std::size_t done, std::size_t count,
                    std::vector<detail::arrow_member_column>& members,
                    std::vector<detail::arrow_number_column>& numbers) {
        codes_.clear();
        values_.clear();
        for (std::size_t i = 0; i < count && detail::bitmap_of(batch) != nullptr; ++i)
            if (detail::is_null(batch, first - batch.offset + static_cast<std::int64_t>(i)))
                faults_.add(i, "", "", "a row, not null");
        for (detail::arrow_member_column& column : members) codes_.push_back(column.read(first, count, faults_));
        for (std::size_t c = 0; c < numbers.size(); ++c)
            values_.push_back(numbers[c].read(*batch.children[table_.columns.figures[c].child], first, count, faults_));
        if (!faults_.any() && is_good_) return;
        is_good_ = false;
        std::iota(lines_.begin(), lines_.end(), std::uint64_t{done + 1});
        for (std::size_t c = 0; c < numbers.size(); ++c)
            values_[c] = numbers[c].without(values_[c], count, faults_.rows());
        faults_.report(done + 1, problems_.front());
    }

    const detail::arrow_table& table_;
    const arrow_layout& layout_;
    std::vector<detail::code_span> codes_;
    std::vector<detail::value_span> values_;
    std::vector<std::uint64_t> lines_ = std::vector<std::uint64_t>(detail::block_rows);
    detail::row_faults faults_;
    bool is_good_ = true;
};

std::shared_ptr<const detail::arrow_table> checked(detail::arrow_table taken, const arrow_layout& layout,
                                                   problem_list problems) {
    for (std::size_t c = 0; c < layout.table.columns().size(); ++c) static_cast<void>(scale_of(layout, c));
    if (problems.empty()) detail::check_table(taken, layout, problems);
    if (!problems.empty()) throw bad_input{std::move(problems)};
    return std::make_shared<const detail::arrow_table>(std::move(taken));
}

detail::arrow_table taken(ArrowSchema* schema, ArrowArray* batch) {
    ArrowArray absent{};
    return detail::take_over(schema, std::span{batch == nullptr ? &absent : batch, 1});
}

std::shared_ptr<const detail::arrow_table> pulled(ArrowArrayStream* stream, const arrow_layout& layout,
                                                  const std::string& name) {
    problem_list problems{name};
    detail::arrow_table taken = detail::take_over(stream, problems);
    return checked(std::move(taken), layout, std::move(problems));
}

}  // namespace

arrow_source::arrow_source(ArrowArrayStream* stream, arrow_layout layout, std::string name)
    : columns_{pulled(stream, layout, name)}, layout_{std::move(layout)}, name_{std::move(name)} {}

arrow_source::arrow_source(ArrowSchema* schema, ArrowArray* batch, arrow_layout layout, std::string name)
    : columns_{checked(taken(schema, batch), layout, problem_list{name})},
      layout_{std::move(layout)},
      name_{std::move(name)} {}

arrow_source::arrow_source(ArrowSchema* schema, std::span<ArrowArray> batches, arrow_layout layout, std::string name)
    : columns_{checked(detail::take_over(schema, batches), layout, problem_list{name})},
      layout_{std::move(layout)},
      name_{std::move(name)} {}

std::shared_ptr<detail::row_stream> rows_of(const arrow_source& table) {
    return std::make_shared<rows_of_columns>(*table.columns_, table.layout_, table.name_);
}

panel arrow_source::rollup(const query& asked) const {
    if (layout_.table.is_cumulative()) return rollup_cumulative(read(), asked);
    rows_of_columns rows{*columns_, layout_, name_};
    return detail::rolled_up_stream(rows, layout_.table, asked, name_, {});
}

facts arrow_source::read() const {
    rows_of_columns rows{*columns_, layout_, name_};
    return detail::stream_in_memory(rows, layout_.table, name_, {});
}

}  // namespace govkpi
