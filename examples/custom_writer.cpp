// SPDX-License-Identifier: BSL-1.0
// A writer that the library does not have: a document as LaTeX, for an office that prints with it. A document is a variant
// of blocks, so that a writer is one function for each. The figures are invented. Link govkpi::report. It prints:
//
//     \title{Revenue \& budget of a ward}
//     Revenue reached 80.1\% of the plan.
//
//     \section{Plans}
//     \begin{tabular}{lr}
//     Flow & Completion \tabularnewline
//     \hline
//     Revenue & 80.1\% \tabularnewline
//     \end{tabular}
//
//     \section{Notes}
//     \par\noindent The books are open until 31 January.
#include <string>
#include <string_view>

#include <fmt/core.h>

#include <govkpi/budget.hpp>
#include <govkpi/report.hpp>

using namespace govkpi;
using namespace govkpi::literals;
using namespace govkpi::report;

std::string latex(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\') out += "\\textbackslash{}";
        else if (c == '~' || c == '^') out += fmt::format("\\{}{{}}", c);
        else if (std::string_view{"&%$#_{}"}.find(c) != std::string_view::npos) out += fmt::format("\\{}", c);
        else out += c;
    }
    return out;
}

struct latex_writer {
    void operator()(const heading& h) const { fmt::print("\\section{{{}}}\n", latex(h.text)); }
    void operator()(const paragraph& p) const { fmt::print("{}\n\n", latex(p.text())); }
    void operator()(const notes& n) const {
        (*this)(heading{n.title});
        for (const std::string& item : n.items) fmt::print("\\par\\noindent {}\n", latex(item));
    }
    void operator()(const table& t) const {
        fmt::print("\\section{{{}}}\n\\begin{{tabular}}{{", latex(t.caption));
        for (const table::column& c : t.columns) fmt::print("{}", c.align == alignment::number ? 'r' : 'l');
        fmt::print("}}\n");
        for (const table::column& c : t.columns)
            fmt::print("{}{}", latex(c.heading), &c == &t.columns.back() ? " \\tabularnewline\n\\hline\n" : " & ");
        for (const table::row& row : t.rows)
            for (const cell& c : row.cells)
                fmt::print("{}{}", latex(c.text), &c == &row.cells.back() ? " \\tabularnewline\n" : " & ");
        fmt::print("\\end{{tabular}}\n\n");
        for (const std::string& note : t.notes) fmt::print("{}\n\n", latex(note));
    }
    void operator()(const chart& c) const { (*this)(to_table(c)); }  // of the same figures
};

int main() {
    const cell done = show(plan_completion(outturn<revenue>(28'410_trieu), original_budget<revenue>(35'461_trieu)));
    document doc{.title = "Revenue & budget of a ward"};
    doc.blocks = {paragraph{"Revenue reached ", done, " of the plan."},
                  table{.caption = "Plans",
                        .columns = {{"Flow"}, {"Completion", alignment::number}},
                        .rows = {{{"Revenue", done}}}},
                  notes{"Notes", {"The books are open until 31 January."}}};
    fmt::print("\\title{{{}}}\n", latex(doc.title));
    for (const block& b : doc.blocks) std::visit(latex_writer{}, b);
}
