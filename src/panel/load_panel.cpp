// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <functional>
#include <utility>

#include <fmt/format.h>

#include <govkpi/panel/saved_panel.hpp>
#include <govkpi/problem.hpp>

#include "../quantity/whole_file.hpp"
#include "byte_stream.hpp"
#include "checksum.hpp"
#include "codes.hpp"
#include "definition_text.hpp"
#include "panel_state.hpp"
#include "part_members.hpp"
#include "saved_format.hpp"

namespace govkpi {
namespace {

using namespace detail;

std::string expected_panel() { return fmt::format("a saved panel of govkpi, version {}", saved_version); }

/// What is between the version and the checksum.
std::string_view content_of(std::string_view bytes, const std::string& name) {
    const byte_reader all{bytes, name};
    const std::size_t frame = saved_magic.size() + version_bytes + checksum_bytes;
    if (!bytes.starts_with(saved_magic)) all.refuse(expected_panel());
    if (bytes.size() < frame) all.refuse(expected_panel() + "; this one is cut off");
    byte_reader front{bytes.substr(saved_magic.size(), version_bytes), name};
    if (const std::uint64_t version = front.fixed(version_bytes); version != saved_version)
        all.refuse(fmt::format("{}; this one is of version {}", expected_panel(), version));
    const std::string_view content = bytes.substr(0, bytes.size() - checksum_bytes);
    if (byte_reader{bytes.substr(content.size()), name}.fixed(checksum_bytes) != checksum(content))
        all.refuse(expected_panel() + ", whole: this one is cut off or damaged, since its checksum differs");
    return content.substr(saved_magic.size() + version_bytes);
}

class panel_loader {
public:
    panel_loader(std::string_view content, const table_definition& table, const std::string& name)
        : in_{content, name},
          name_{name},
          base_{std::make_shared<table_base>(table)},
          state_{std::make_shared<panel_state>()} {
        state_->base = base_;
    }

    panel run() && {
        read_definition();
        read_query();
        read_members();
        read_reports();
        read_parts();
        read_cells();
        in_.need(in_.at_end(), "nothing behind its cells");
        return make_panel(std::move(state_));
    }

private:
    void need(bool condition, const char* what) const { in_.need(condition, what); }

    std::vector<std::string> read_texts() {
        std::vector<std::string> out;
        for (std::size_t left = in_.count(); left > 0; --left) out.emplace_back(in_.text());
        return out;
    }

    void read_definition() {
        const std::vector<std::string> here = definition_text(base_->table);
        if (const auto differs = difference(read_texts(), here, "the file", "the program"))
            in_.refuse("a panel of a table that is defined as the program's: " + *differs);
    }

    void read_query() {
        const table_definition& table = base_->table;
        state_->is_part = in_.number(2) == 1;
        levels_ = read_texts();
        for (std::size_t left = in_.count(); left > 0; --left) {
            const std::uint64_t m = in_.number(table.measures().size());
            need(table.measures()[m].of.time == over_time::sum && !state_->slot_of(m), "sums of flows, each once");
            state_->measures.push_back(m);
        }
        std::vector<row_filter> filters;
        for (std::size_t left = in_.count(); left > 0; --left) {
            std::string dimension{in_.text()};
            filters.push_back({std::move(dimension), read_texts()});
            const std::vector<std::string>& members = filters.back().members;
            need(std::adjacent_find(members.begin(), members.end(), std::greater_equal<>{}) == members.end(),
                 "members in order, each once");
        }
        state_->selected = selection{*base_, filters};
        const auto is_same = [](const row_filter& a, const row_filter& b) {
            return a.dimension == b.dimension && a.members == b.members;
        };
        const std::vector<row_filter> asked = state_->selected.asked(table);
        need(std::equal(filters.begin(), filters.end(), asked.begin(), asked.end(), is_same), "filters in order");
        const std::int64_t numerator = in_.signed_64();
        state_->threshold = make_ratio(numerator, in_.signed_64());
    }

    void read_members() {
        for (dictionary& names : base_->members) {
            std::string_view before;
            for (std::size_t left = in_.count(); left > 0; --left) {
                const std::string_view text = in_.text();
                need(names.size() == 0 || before < text, "members in order, each once");
                names.code_of(text);
                before = text;
            }
        }
        // A row has a member of every dimension.
        const auto is_empty = [](const dictionary& names) { return names.size() == 0; };
        need(std::all_of(base_->members.begin(), base_->members.end(), is_empty) ||
                 std::none_of(base_->members.begin(), base_->members.end(), is_empty),
             "members of every dimension, or of none");
        problem_list problems{name_};
        base_->read_periods(problems);
        if (!problems.empty()) throw bad_input{std::move(problems)};
    }

    void read_reports() {
        const table_definition& table = base_->table;
        const auto members_in = [&](std::optional<std::size_t> d) { return d ? base_->members[*d].size() : 1; };
        const std::size_t units = members_in(table.unit_dimension());
        const std::size_t periods = members_in(table.period_dimension());
        state_->selected.extend(*base_);
        reporting& reports = base_->reports;
        reports.make_room(units, periods);
        for (std::size_t unit = 0; unit < units; ++unit) {
            std::size_t first = 0;  // the first period that may follow
            for (std::size_t left = in_.count(); left > 0; --left) {
                const std::size_t period = in_.number(periods);
                need(period >= first, "periods in order, each once");
                first = period + 1;
                const std::uint64_t measures = in_.number();
                need(measures != 0 && (measures & ~state_->reported_measures()) == 0, "reports of its measures");
                need(state_->is_about(unit, period), "reports of the units and periods that it is about");
                reports.note(unit, period, measures, [&](std::size_t) { return in_.signed_64(); });
            }
        }
        problem_list problems{name_};
        base_->check_units(problems);
        if (!problems.empty()) throw bad_input{std::move(problems)};
    }

    void read_parts() {
        std::string_view before;
        for (std::size_t left = in_.number(); left > 0; --left) {
            std::size_t size = 0;
            for (const dictionary& names : base_->members) size += (names.size() + 7) / 8;
            std::string_view bytes = in_.plain(size);
            need(before < bytes, "parts in order, each once");
            before = bytes;
            part_members& part = base_->parts.emplace_back(base_->members.size());
            for (std::size_t d = 0; d < part.size(); ++d) {
                const std::size_t members = base_->members[d].size();
                for (std::size_t i = 0; i < (members + 7) / 8 * 8; ++i) {
                    if ((static_cast<unsigned char>(bytes[i / 8]) >> i % 8 & 1) == 0) continue;
                    need(i < members, "parts of its members");
                    set_bit(part[d], i);
                }
                bytes.remove_prefix((members + 7) / 8);
            }
        }
    }

    void read_cells() {
        panel_state& to = *state_;
        for (const std::string& level : levels_) {
            axis made = ordered_axis(*base_, level);
            const auto is_of_same = [&](const axis& other) { return other.dimension() == made.dimension(); };
            need(std::none_of(to.axes.begin(), to.axes.end(), is_of_same), "one level of each dimension");
            need(in_.number() == made.members().size(), "as many members of its levels as the table has");
            to.axes.push_back(std::move(made));
        }
        to.find_own_axes();
        const std::size_t width = to.axes.size();
        for (std::size_t left = in_.count(); left > 0; --left) {
            for (const axis& a : to.axes) to.keys.push_back(static_cast<std::uint32_t>(in_.number(a.members().size())));
            const std::size_t cell = to.cells++;
            need(cell == 0 || std::lexicographical_compare(to.key(cell - 1), to.key(cell - 1) + width, to.key(cell),
                                                           to.key(cell) + width),
                 "cells in order, each once");
            const std::uint64_t present = in_.number();
            need(to.measures.size() >= 64 || present >> to.measures.size() == 0, "sums of its measures");
            to.sums.resize(to.cells * to.measures.size(), 0);
            to.present.resize(to.sums.size(), 0);
            for_each_bit(present, [&](std::size_t m) {
                to.present[cell * to.measures.size() + m] = 1;
                to.set_sum(cell, m, in_.signed_number());
            });
        }
    }

    byte_reader in_;
    const std::string& name_;
    std::shared_ptr<table_base> base_;
    std::shared_ptr<panel_state> state_;
    std::vector<std::string> levels_;
};

}  // namespace

panel panel_from_bytes(std::string_view bytes, const table_definition& table, const std::string& name) {
    const std::string_view content = content_of(bytes, name);
    try {
        return panel_loader{content, table, name}.run();
    } catch (const panel_error& error) {
        throw bad_input{
            {{name, 0, "", "", fmt::format("a saved panel that does not contradict its table: {}", error.what())}}};
    } catch (const sum_overflow& error) {
        throw bad_input{
            {{name, 0, "", "", fmt::format("a saved panel that does not contradict itself: {}", error.what())}}};
    }
}

panel load_panel(const std::filesystem::path& file, const table_definition& table) {
    return panel_from_bytes(detail::read_whole_file(file), table, file.string());
}

}  // namespace govkpi
