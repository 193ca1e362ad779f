// SPDX-License-Identifier: BSL-1.0
// What the figures of a column are, in the words of a table schema: flows, units, scales and the names of measures.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <govkpi/kpi/formula.hpp>

#include "../kpi/json_reader.hpp"

namespace govkpi::detail {

/// The flows that measures can be of: those of the library, and those that a file declares.
class known_flows {
public:
    struct entry {
        std::string name;
        flow_kind kind;
        std::string scope;
    };

    known_flows();
    /// {"land_use_fees": {"kind": "revenue", "scope": "own_budget"}}
    void declare(const json_value& flows);

    const entry* find(std::string_view name) const noexcept;
    std::vector<std::string_view> names() const;

private:
    std::vector<entry> entries_;
};

/// An ISO 4217 code, or a word for what is counted.
std::optional<std::string> read_unit(const json_value& unit);
/// What a printed 1 is, in whole units: 1'000'000 for "million", "triệu", "1000000" and 1000000.
std::optional<std::int64_t> read_scale(const json_value& scale);
std::optional<over_time> read_over_time(const json_value& word);
/// "outturn.revenue" is an amount, which needs a currency and sums over time; a bare name is any other measure.
std::optional<measure_definition> read_measure(const json_value& name, const std::string& unit, over_time time,
                                               const known_flows& flows);

}  // namespace govkpi::detail
