// SPDX-License-Identifier: BSL-1.0
// What is wrong with an input: each problem with its place, all of them at once.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

#include <govkpi/export.hpp>

namespace govkpi::report {

/// One problem of one input. Rows count from 1 as an editor shows them; 0 where the problem is of the whole file.
struct problem {
    std::string file;
    std::size_t row = 0;
    std::string column;    ///< by name; empty where the problem is of the whole row
    std::string text;      ///< what stands there
    std::string expected;  ///< what should, as words that follow "expected"
};

/// "figures.csv, row 4, column value: \"36 xu\": expected ..." on one line; control characters of the text are shown as
/// escapes, and a long text is cut.
GOVKPI_REPORT_EXPORT std::string to_string(const problem& problem);

/// An input that cannot be used, with all of its problems; what() has the first 200, one a line.
class GOVKPI_REPORT_EXPORT bad_input : public std::runtime_error {
public:
    explicit bad_input(std::vector<problem> problems);
    const std::vector<problem>& problems() const noexcept { return problems_; }

private:
    std::vector<problem> problems_;
};

}  // namespace govkpi::report
