// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include <govkpi/panel/saved_panel.hpp>

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

class panel_saver {
public:
    explicit panel_saver(const panel_state& of) : of_{of}, base_{*of.base}, table_{base_.table} {
        for (const dictionary& names : base_.members) {
            std::vector<std::uint32_t>& codes = sorted_.emplace_back(names.size());
            std::iota(codes.begin(), codes.end(), 0U);
            std::sort(codes.begin(), codes.end(),
                      [&](std::uint32_t a, std::uint32_t b) { return names.text(a) < names.text(b); });
        }
    }

    std::string run() && {
        out_.plain(saved_magic);
        out_.fixed(saved_version, version_bytes);
        write_texts(definition_text(table_));
        write_query();
        write_members();
        write_reports();
        write_parts();
        write_cells();
        const std::uint64_t sum = checksum(out_.bytes());
        out_.fixed(sum, checksum_bytes);
        return out_.bytes();
    }

private:
    void write_texts(const std::vector<std::string>& texts) {
        out_.number(texts.size());
        for (const std::string& text : texts) out_.text(text);
    }

    void write_query() {
        out_.number(of_.is_part ? 1 : 0);
        out_.number(of_.axes.size());
        for (const axis& a : of_.axes) out_.text(a.level());
        out_.number(of_.measures.size());
        for (const std::size_t m : of_.measures) out_.number(m);
        const std::vector<row_filter> filters = of_.selected.asked(table_);
        out_.number(filters.size());
        for (const row_filter& f : filters) {
            out_.text(f.dimension);
            write_texts(f.members);
        }
        out_.signed_number(int128{of_.threshold.numerator().value()});
        out_.signed_number(int128{of_.threshold.denominator().value()});
    }

    void write_members() {
        for (std::size_t d = 0; d < sorted_.size(); ++d) {
            out_.number(sorted_[d].size());
            for (const std::uint32_t code : sorted_[d]) out_.text(base_.members[d].text(code));
        }
    }

    /// The codes of a dimension in the order of their texts; where the table has none, the one that stands for all.
    std::vector<std::uint32_t> codes_of(std::optional<std::size_t> dimension) const {
        return dimension ? sorted_[*dimension] : std::vector<std::uint32_t>{0};
    }

    /// What a unit reported in a period of all that the panel is about: an engine that is asked may say no more than that.
    std::uint64_t reported(std::size_t unit, std::size_t period) const {
        return of_.is_about(unit, period) ? base_.reports.measures_of(unit, period) & of_.reported_measures() : 0;
    }

    /// Unit by unit, the periods in which it reported.
    void write_reports() {
        const std::vector<std::uint32_t> periods = codes_of(table_.period_dimension());
        for (const std::uint32_t unit : codes_of(table_.unit_dimension())) {
            out_.number(static_cast<std::uint64_t>(std::count_if(
                periods.begin(), periods.end(), [&](std::uint32_t p) { return reported(unit, p) != 0; })));
            for (std::size_t p = 0; p < periods.size(); ++p) {
                const std::uint64_t measures = reported(unit, periods[p]);
                if (measures == 0) continue;
                out_.number(p);
                out_.number(measures);
                for_each_bit(measures & base_.reports.stock_measures(), [&](std::size_t m) {
                    out_.signed_number(int128{base_.reports.stock(unit, periods[p], m)});
                });
            }
        }
    }

    /// A bit a member each.
    void write_parts() {
        std::vector<std::string> parts;
        for (const part_members& part : base_.parts) {
            std::string& bytes = parts.emplace_back();
            for (std::size_t d = 0; d < part.size(); ++d) {
                const std::size_t start = bytes.size();
                bytes.resize(start + (sorted_[d].size() + 7) / 8, '\0');
                for (std::size_t i = 0; i < sorted_[d].size(); ++i)
                    if (has_bit(part[d], sorted_[d][i])) bytes[start + i / 8] |= static_cast<char>(1U << i % 8);
            }
        }
        std::sort(parts.begin(), parts.end());
        out_.number(parts.size());
        for (const std::string& part : parts) out_.plain(part);
    }

    void write_cells() {
        for (const axis& a : of_.axes) {
            if (ordered_axis(base_, a.level()).members().size() != a.members().size())
                throw panel_error{fmt::format("the panel has members that are no {} of its table", a.level())};
            out_.number(a.members().size());
        }
        out_.number(of_.cells);
        for (std::size_t cell = 0; cell < of_.cells; ++cell) {
            for (std::size_t a = 0; a < of_.axes.size(); ++a) out_.number(of_.key(cell)[a]);
            const std::uint8_t* const present = of_.present.data() + cell * of_.measures.size();
            std::uint64_t bits = 0;
            for (std::size_t m = 0; m < of_.measures.size(); ++m)
                if (present[m] != 0) bits |= std::uint64_t{1} << m;
            out_.number(bits);
            for_each_bit(bits, [&](std::size_t m) { out_.signed_number(of_.whole_sum(cell, m)); });
        }
    }

    const panel_state& of_;
    const table_base& base_;
    const table_definition& table_;
    std::vector<std::vector<std::uint32_t>> sorted_;  ///< by dimension: the codes in the order of their texts
    byte_writer out_;
};

}  // namespace

std::string to_bytes(const panel& of) {
    const panel_state& state = state_of(of);
    if (state.base->is_derived)
        throw panel_error{
            "a panel of figures that were made discrete, or moved onto new boundaries, is not saved: save that of the "
            "table "
            "that they come from"};
    return panel_saver{state}.run();
}

void save_panel(const std::filesystem::path& file, const panel& of) { detail::replace_file(file, to_bytes(of)); }

}  // namespace govkpi
