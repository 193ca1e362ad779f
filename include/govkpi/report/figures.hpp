// SPDX-License-Identifier: BSL-1.0
// A unit's published figures, as kept in a folder that people edit: unit.csv, figures.csv and, where there are any,
// awards.csv. The format is described in docs/reference/figures-folder.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <govkpi/export.hpp>
#include <govkpi/quantity/count.hpp>
#include <govkpi/quantity/language.hpp>
#include <govkpi/quantity/money.hpp>
#include <govkpi/quantity/reported.hpp>

namespace govkpi::report {

/// A text in each language; the other language's stands in for one that is missing.
struct bilingual {
    std::string vi;
    std::string en;

    const std::string& in(language lang) const noexcept {
        const std::string& wanted = lang == language::vi ? vi : en;
        return wanted.empty() ? (lang == language::vi ? en : vi) : wanted;
    }
    bool empty() const noexcept { return vi.empty() && en.empty(); }
};

enum class flow_name : std::uint8_t { territory_revenue, revenue, expenditure };
enum class plan_name : std::uint8_t { original_budget, revised_budget };
enum class comparison_kind : std::uint8_t { percent_of, percent_above, percent_below };

/// "103,3 % of the original budget", "17 % above the original budget", as it was published.
struct published_comparison {
    comparison_kind kind;
    plan_name plan;
    reported<ratio> percent;
    bilingual note;

    /// The completion that it says: 17 % above is 117 %.
    GOVKPI_REPORT_EXPORT interval<ratio> completion() const;
};

/// An amount as it was published.
struct published_amount {
    published_amount(reported<money<VND>> as_printed, bilingual said = {}) : amount{as_printed}, note{std::move(said)} {}

    reported<money<VND>> amount;
    bilingual note;
};

/// All that was published about one flow.
struct flow_figures {
    flow_name flow;
    std::optional<published_amount> executed = {};
    bool estimated = false;  ///< executed is an estimate: the books are not closed
    std::optional<published_amount> original_budget = {};
    std::optional<published_amount> revised_budget = {};
    std::vector<published_comparison> comparisons = {};  ///< where there is any, executed is there too
};

struct income_figure {
    reported<money<VND>> per_head;
    bool estimated = false;
    bilingual note;
};

enum class recipient : std::uint8_t { collective, individual, residential_group };

struct award {
    bilingual name;
    recipient to;
    std::int64_t number;
};

struct unit_figures {
    bilingual name;
    bilingual within;
    int year = 0;
    bilingual established;
    bilingual source;
    std::vector<flow_figures> flows;
    std::optional<income_figure> income_per_capita;
    std::vector<award> awards;
};

/// Reads a folder. Throws bad_input with every problem of every file; nothing half-read is returned.
GOVKPI_REPORT_EXPORT unit_figures read_figures(const std::filesystem::path& folder);

/// Writes a folder to fill in, with comments that explain each line. Throws bad_input where the folder exists and is not
/// empty, or cannot be written.
GOVKPI_REPORT_EXPORT void write_blank_figures(const std::filesystem::path& folder);

/// Writes a folder that read_figures() reads as just these figures, with numbers written in that language. Throws bad_input
/// as write_blank_figures() does.
GOVKPI_REPORT_EXPORT void write_figures(const std::filesystem::path& folder, const unit_figures& figures, language numbers);

}  // namespace govkpi::report
