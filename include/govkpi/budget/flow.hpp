// SPDX-License-Identifier: BSL-1.0
// What money flows where: revenue and expenditure, each of a scope. The set is open; a flow of your own is one line.
//
//     struct land_use_fees : govkpi::revenue {
//         static constexpr const char* name = "land_use_fees";                                   // in formulas and files
//         static constexpr govkpi::labels label{"land-use fees", "thu tiền sử dụng đất"};        // in reports
//     };
#pragma once

#include <concepts>

#include <govkpi/quantity/language.hpp>

namespace govkpi {

enum class flow_kind : std::uint8_t { revenue, expenditure };

/// Whose money a flow is. Only flows of one scope balance: what is collected in a territory is shared with higher
/// levels of government, and what a unit spends also comes from their transfers.
namespace scope {
/// The unit's own budget.
struct own_budget {
    static constexpr const char* name = "own_budget";
    static constexpr labels label{"the unit's own budget", "ngân sách của đơn vị"};
};
/// All that is collected within the unit's boundaries, for whichever level's budget.
struct territory {
    static constexpr const char* name = "territory";
    static constexpr labels label{"the territory", "trên địa bàn"};
};
}  // namespace scope

template <class F>
concept flow = requires {
    typename F::scope;
    { F::kind } -> std::same_as<const flow_kind&>;
    { F::label } -> std::same_as<const labels&>;
};

/// Revenue of the unit's own budget ("thu ngân sách").
struct revenue {
    using scope = govkpi::scope::own_budget;
    static constexpr flow_kind kind = flow_kind::revenue;
    static constexpr const char* name = "revenue";
    static constexpr labels label{"budget revenue", "thu ngân sách"};
};

/// Expenditure of the unit's own budget ("chi ngân sách").
struct expenditure {
    using scope = govkpi::scope::own_budget;
    static constexpr flow_kind kind = flow_kind::expenditure;
    static constexpr const char* name = "expenditure";
    static constexpr labels label{"budget expenditure", "chi ngân sách"};
};

/// State-budget revenue collected in the territory ("thu ngân sách nhà nước trên địa bàn"), of all levels' budgets.
struct territory_revenue {
    using scope = govkpi::scope::territory;
    static constexpr flow_kind kind = flow_kind::revenue;
    static constexpr const char* name = "territory_revenue";
    static constexpr labels label{"state-budget revenue in the territory", "thu ngân sách nhà nước trên địa bàn"};
};

}  // namespace govkpi
