// SPDX-License-Identifier: BSL-1.0
// Figures of a page that can be asked how they came about: each is a button, and what it opens stands below the table or
// paragraph. Browsers open it without a script; one that cannot shows it as text.
//
//     explanations said{"table1", language::vi};
//     out += said.figure_of(completion, completion.text, "Thu NSNN · So sánh", true);     // <button ...>103,3%</button>
//     out += said.taken();                                     // "103,3% = 36.631.000.000 / 35.461.000.000", hidden
#pragma once

#include <string>
#include <string_view>

#include <govkpi/quantity/language.hpp>
#include <govkpi/report/cell.hpp>

namespace govkpi::report {

/// The exact numbers that a percentage or another quotient is made of; empty for other figures, and where there is none.
std::string quotient_of(const cell& c, language lang);

class explanations {
public:
    /// Ids begin with the prefix.
    explanations(std::string prefix, language lang) : prefix_{std::move(prefix)}, lang_{lang} {}

    /// The text as markup, in a button where there is more to say: the cell's own explanation and, where asked for, what
    /// quotients are made of. The name says which figure it is.
    template <class Name>
    std::string figure_of(const cell& c, std::string_view text, bool quotients, const Name& name) {
        std::string how = quotients ? quotient_of(c, lang_) : std::string{};
        if (!c.explanation.empty()) how.append(how.empty() ? "" : "\n").append(c.explanation);
        return button(text, how, how.empty() ? std::string{} : name());
    }
    /// All that was asked since the last time.
    std::string taken();

private:
    std::string button(std::string_view text, std::string_view how, std::string_view name);

    std::string prefix_;
    language lang_;
    std::string below_;
    int number_ = 0;
};

}  // namespace govkpi::report
