// SPDX-License-Identifier: BSL-1.0
// What an amount is: planned or executed, and how firmly. The set is open, like that of flows.
#pragma once

#include <concepts>

#include <govkpi/quantity/language.hpp>

namespace govkpi {

enum class basis_kind : std::uint8_t { plan, execution };

/// The tags have a namespace of their own, so that the makers outturn<revenue>(...) may share their names.
namespace basis {

/// The budget as first approved for the year ("dự toán giao đầu năm"). The base of PEFA PI-1 to PI-3 and of SDG 16.6.1.
struct original_budget {
    static constexpr const char* name = "original_budget";
    static constexpr basis_kind kind = basis_kind::plan;
    static constexpr labels label{"original budget", "dự toán đầu năm"};
};
/// The budget as adjusted in the year ("dự toán sau điều chỉnh").
struct revised_budget {
    static constexpr const char* name = "revised_budget";
    static constexpr basis_kind kind = basis_kind::plan;
    static constexpr labels label{"revised budget", "dự toán điều chỉnh"};
};
/// What the period is expected to end with, before the books are closed ("ước thực hiện").
struct estimated_outturn {
    static constexpr const char* name = "estimated_outturn";
    static constexpr basis_kind kind = basis_kind::execution;
    static constexpr labels label{"estimated outturn", "ước thực hiện"};
};
/// What was collected or spent ("thực hiện").
struct outturn {
    static constexpr const char* name = "outturn";
    static constexpr basis_kind kind = basis_kind::execution;
    static constexpr labels label{"outturn", "thực hiện"};
};

}  // namespace basis

template <class B>
concept budget_basis = requires {
    { B::kind } -> std::same_as<const basis_kind&>;
    { B::label } -> std::same_as<const labels&>;
};
template <class B>
concept plan_basis = budget_basis<B> && B::kind == basis_kind::plan;
template <class B>
concept execution_basis = budget_basis<B> && B::kind == basis_kind::execution;

}  // namespace govkpi
