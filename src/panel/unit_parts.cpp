// SPDX-License-Identifier: BSL-1.0
#include "unit_parts.hpp"

#include "fact_store.hpp"

namespace govkpi {

const detail::fact_store& store_of(const facts& table) noexcept;

namespace detail {

unit_marks unit_parts::of(const table_base&, const std::vector<row_filter>& filters) const {
    const fact_store& old = store_of(history_);
    const reporting reports = reports_of(old, filters);
    const unit_marks old_marks = marks_of(*old.base, filters);
    unit_marks out;
    for (std::size_t first = 0, last = 0; first < parts_.size(); first = last) {
        while (last < parts_.size() && parts_[last].unit == parts_[first].unit) ++last;
        for (std::size_t p = 0; p < moved_.size(); ++p) {
            if (!moved_[p]) continue;
            std::uint64_t by_any = 0;
            std::uint64_t by_all = ~std::uint64_t{0};
            unit_mark mark;
            for (std::size_t i = first; i < last; ++i) {
                const std::optional<std::uint32_t> part = parts_[i].old_unit;
                const std::uint64_t reported = part ? reports.measures_of(*part, p) : 0;
                const unit_mark before = part ? old_marks.of(*part, p) : unit_mark{};
                by_any |= reported;
                by_all &= reported & ~before.incomplete;
                mark.estimated |= before.estimated | (parts_[i].is_split ? reported : 0);
            }
            mark.incomplete = by_any & ~by_all;
            out.add(parts_[first].unit, p, mark);
        }
    }
    for (const auto& [at, mark] : old_marks.all())
        if (!moved_[at.second] && kept_[at.first]) out.add(*kept_[at.first], at.second, mark);
    return out;
}

}  // namespace detail
}  // namespace govkpi
