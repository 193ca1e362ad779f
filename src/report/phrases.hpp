// SPDX-License-Identifier: BSL-1.0
// The words of the report, a row for each language.
#pragma once

#include <govkpi/quantity/language.hpp>

namespace govkpi::report {

struct phrases {
    // {name} and the like are filled in by fmt.
    const char* title;  // {unit} {year}
    const char* figures;
    const char* figure;
    const char* basis;
    const char* published;
    const char* comparison;
    const char* implied;
    const char* estimate;
    const char* outturn;
    const char* income;
    const char* per_person;
    const char* percent_of;     // {percent} {plan}
    const char* percent_above;  // {percent} {plan}
    const char* percent_below;  // {percent} {plan}

    const char* completion;
    const char* against;
    const char* budget;
    const char* computed;
    const char* agreement;
    const char* agrees;
    const char* disagrees;  // {least} the completion that the printed amounts allow
    const char* not_published;

    const char* contradiction;  // {flow} {one} {other}

    const char* revision;
    const char* raised_between;   // {flow} {least} {most}
    const char* lowered_between;  // {flow} {least} {most}
    const char* moved_between;    // {flow} {range}
    const char* revised_exactly;  // {flow} {change} {original} {revised}

    const char* awards;
    const char* award;
    const char* collectives;
    const char* individuals;
    const char* residential_groups;
    const char* total;

    const char* notes;
    const char* note_estimate;  // {flow}
    const char* note_outturn;   // {flow}
    const char* note_scopes;
    const char* note_implied;
    const char* note_revision;
    const char* note_income;
    const char* source;  // {source}
};

const phrases& phrases_of(language lang) noexcept;

}  // namespace govkpi::report
