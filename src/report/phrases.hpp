// SPDX-License-Identifier: BSL-1.0
// The words of the report. {name} and the like are filled in by fmt.
#pragma once

#include <govkpi/quantity/language.hpp>

namespace govkpi::report {

struct phrases {
    labels title;  // {unit} {year}
    labels figures;
    labels figure;
    labels basis;
    labels published;
    labels comparison;
    labels implied;
    labels estimate;
    labels outturn;
    labels income;
    labels per_person;
    labels percent_of;     // {percent} {plan}
    labels percent_above;  // {percent} {plan}
    labels percent_below;  // {percent} {plan}

    labels completions;
    labels completion;
    labels against;
    labels budget;
    labels computed;
    labels agreement;
    labels agrees;
    labels disagrees;  // {least} the completion that the printed amounts allow
    labels not_published;

    labels contradiction;  // {flow} {one} {other}

    labels revision;
    labels raised_between;   // {flow} {least} {most}
    labels lowered_between;  // {flow} {least} {most}
    labels moved_between;    // {flow} {range}
    labels revised_exactly;  // {flow} {change} {original} {revised}

    labels awards;
    labels award;
    labels collectives;
    labels individuals;
    labels residential_groups;
    labels total;

    labels notes;
    labels note_estimate;  // {flow}
    labels note_outturn;   // {flow}
    labels note_scopes;
    labels note_implied;
    labels note_revision;
    labels note_income;
    labels source;  // {source}
};

extern const phrases say;

}  // namespace govkpi::report
