// SPDX-License-Identifier: BSL-1.0
#include "write_cells.hpp"

#include <algorithm>
#include <iterator>

#include "reporting.hpp"

namespace govkpi::detail {
namespace {

/// Measures are bits of a word, in the order of panel_state::measures.
using measure_set = std::uint64_t;
static_assert(reporting::most_measures <= 64);

class cell_writer {
public:
    cell_writer(panel_state& state, std::span<axis> axes, std::size_t panel_axes, std::span<const std::size_t> columns,
                const grouping& groups, const group_sums& sums)
        : state_{state}, axes_{axes}, panel_axes_{panel_axes}, groups_{groups}, sums_{sums}, key_(panel_axes) {
        const std::vector<measure_source>& measures = state.base->table.measures();
        for (const std::size_t m : state.measures)
            slots_.push_back(static_cast<std::size_t>(std::find(columns.begin(), columns.end(), measures[m].column) -
                                                      columns.begin()));
        for (const std::size_t slot : slots_) lanes_.push_back(group_sums::lane_of(slot));
        for (const axis& a : axes) passed_.push_back(passed_by_members(a));
        for (std::size_t a = 0; a < panel_axes; ++a) ranks_.push_back(axes[a].sort());
        state.axes.assign(std::make_move_iterator(axes.begin()),
                          std::make_move_iterator(axes.begin() + static_cast<std::ptrdiff_t>(panel_axes)));
    }

    void run() {
        if (sums_.groups() == 0) return;
        std::size_t filled = 0;
        for (std::size_t g = 0; g < sums_.groups(); ++g) filled += sums_.rows(g) != 0 ? 1 : 0;
        make_room(filled);
        if (groups_.is_dense())
            count_through();
        else
            sort_groups();
        make_room(state_.cells);
    }

private:
    /// A group of a cell and the measures whose conditions it meets; a cell has several where conditions have axes of their
    /// own.
    struct part {
        std::uint32_t group;
        measure_set measures;
    };

    /// The measures that a row of each member can count in.
    std::vector<measure_set> passed_by_members(const axis& of) const {
        std::vector<measure_set> out(of.members().size(), ~measure_set{0});
        for (std::size_t m = 0; m < state_.measures.size(); ++m)
            for (const condition& c : state_.base->table.measures()[state_.measures[m]].where) {
                if (c.dimension != of.level()) continue;
                for (std::size_t member = 0; member < out.size(); ++member)
                    if (of.members()[member].code != c.member) out[member] &= ~(measure_set{1} << m);
            }
        return out;
    }

    // ---- where every combination of members has its number: they are counted through in order, which is cheaper than
    // sorting

    /// A member in its place on an axis of the panel.
    struct step {
        std::size_t groups;  ///< what it adds to the number of a group
        measure_set measures;
    };

    void count_through() {
        steps_.resize(panel_axes_);
        for (std::size_t a = 0; a < panel_axes_; ++a) {
            steps_[a].resize(ranks_[a].size());
            for (std::size_t m = 0; m < ranks_[a].size(); ++m)
                steps_[a][ranks_[a][m]] = {m * groups_.stride(a), passed_[a][m]};
        }

        // What the axes behind the panel's say is the same for every cell.
        std::vector<measure_set> behind(groups_.stride_behind(panel_axes_));
        std::vector<std::uint32_t> members(axes_.size());
        for (std::size_t g = 0; g < behind.size(); ++g) {
            groups_.members(g, members.data());
            behind[g] = ~measure_set{0};
            for (std::size_t a = panel_axes_; a < axes_.size(); ++a)
                behind[g] &= members[a] < passed_[a].size() ? passed_[a][members[a]] : 0;
        }
        visit(0, {0, ~measure_set{0}}, behind);
    }

    void visit(std::size_t a, step at, const std::vector<measure_set>& behind) {
        if (a < panel_axes_) {
            std::uint32_t rank = 0;
            for (const step& s : steps_[a]) {
                key_[a] = rank++;
                visit(a + 1, {at.groups + s.groups, at.measures & s.measures}, behind);
            }
            return;
        }
        parts_.clear();
        for (std::size_t g = 0; g < behind.size(); ++g)
            if (sums_.rows(at.groups + g) != 0)
                parts_.push_back({static_cast<std::uint32_t>(at.groups + g), at.measures & behind[g]});
        if (!parts_.empty()) write_cell();
    }

    // ---- where groups are numbered as they come

    void sort_groups() {
        const std::size_t width = panel_axes_;
        std::vector<std::uint32_t> keys;
        std::vector<part> parts;
        std::vector<std::uint32_t> members(axes_.size());
        for (std::size_t g = 0; g < sums_.groups(); ++g) {
            if (sums_.rows(g) == 0) continue;
            groups_.members(g, members.data());
            part p{static_cast<std::uint32_t>(g), ~measure_set{0}};
            for (std::size_t a = 0; a < members.size(); ++a) p.measures &= passed_[a][members[a]];
            parts.push_back(p);
            for (std::size_t a = 0; a < width; ++a) keys.push_back(ranks_[a][members[a]]);
        }
        const auto key_of = [&](std::size_t i) { return keys.data() + i * width; };
        std::vector<std::size_t> order(parts.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
            return std::lexicographical_compare(key_of(x), key_of(x) + width, key_of(y), key_of(y) + width);
        });
        for (std::size_t i = 0; i < order.size(); ++i) {
            if (i == 0 || !std::equal(key_.begin(), key_.end(), key_of(order[i]))) {
                if (i != 0) write_cell();
                parts_.clear();
                std::copy_n(key_of(order[i]), width, key_.begin());
            }
            parts_.push_back(parts[order[i]]);
        }
        if (!order.empty()) write_cell();
    }

    // ---- both

    /// For that many cells: at first one a group, in the end as many as there are.
    void make_room(std::size_t cells) {
        state_.keys.resize(cells * panel_axes_);
        state_.sums.resize(cells * slots_.size());
        state_.present.resize(cells * slots_.size());
    }

    void write_cell() {
        const std::size_t cell = state_.cells++;
        for (std::size_t a = 0; a < panel_axes_; ++a) state_.keys[cell * panel_axes_ + a] = key_[a];
        std::int64_t* const sums = state_.sums.data() + cell * slots_.size();
        std::uint8_t* const presence = state_.present.data() + cell * slots_.size();
        if (const std::int64_t* const lanes = parts_.size() == 1 ? sums_.plain(parts_[0].group) : nullptr) {
            for (std::size_t m = 0; m < slots_.size(); ++m) {
                const bool counts = (parts_[0].measures >> m & 1) != 0;
                sums[m] = counts ? lanes[lanes_[m]] : 0;
                presence[m] = counts ? 1 : 0;
            }
            return;
        }
        for (std::size_t m = 0; m < slots_.size(); ++m) {
            int128 total{0};
            bool present = false;
            for (const part& p : parts_) {
                if ((p.measures >> m & 1) == 0) continue;
                total = total + sums_.sum(p.group, slots_[m]);
                present = present || sums_.present(p.group, slots_[m]) > 0;
            }
            if (!narrow(total, sums[m])) state_.set_wide_sum(cell, m, total);
            presence[m] = present ? 1 : 0;
        }
    }

    panel_state& state_;
    std::span<axis> axes_;
    std::size_t panel_axes_;
    const grouping& groups_;
    const group_sums& sums_;
    std::vector<std::size_t> slots_;                 ///< of each measure among the summed columns
    std::vector<std::size_t> lanes_;                 ///< and in group_sums::plain()
    std::vector<std::vector<measure_set>> passed_;   ///< by axis, then member
    std::vector<std::vector<std::uint32_t>> ranks_;  ///< by axis of the panel, then member: its place in the order
    std::vector<std::vector<step>> steps_;           ///< by axis of the panel, then place
    std::vector<std::uint32_t> key_;
    std::vector<part> parts_;  ///< of the cell
};

}  // namespace

void write_cells(panel_state& state, std::span<axis> axes, std::size_t panel_axes, std::span<const std::size_t> columns,
                 const grouping& groups, const group_sums& sums) {
    cell_writer{state, axes, panel_axes, columns, groups, sums}.run();
}

}  // namespace govkpi::detail
