// SPDX-License-Identifier: BSL-1.0
// What is wrong with an input: each problem with its place, all of them at once.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <govkpi/export.hpp>

namespace govkpi {

/// One problem of one input. Rows count from 1 as an editor shows them; 0 where the problem is of the whole file.
struct problem {
    std::string file;
    std::size_t row = 0;
    std::string column;    ///< by name; empty where the problem is of the whole row
    std::string text;      ///< what stands there
    std::string expected;  ///< what should, as words that follow "expected"
    std::string place{};   ///< where, in words of the input's own, instead of the row: "sheet Lines, cell B17"
};

/// "figures.csv, row 4, column value: \"36 xu\": expected ..." or "budget.xlsx, sheet Lines, cell B17 (value): ..." on
/// one line; control characters are shown as escapes, and a long text is cut.
GOVKPI_EXPORT std::string to_string(const problem& problem);

/// Collects the problems of one input. A file of millions of bad cells says nothing more after the first thousand, so
/// the rest are counted only.
class problem_list {
public:
    static constexpr std::size_t most_kept = 1000;

    explicit problem_list(std::string file) : file_{std::move(file)} {}

    void add(std::size_t row, std::string_view column, std::string_view text, std::string_view expected,
             std::string_view place = {}) {
        if (problems_.size() < most_kept)
            problems_.push_back(
                {file_, row, std::string{column}, std::string{text}, std::string{expected}, std::string{place}});
        else
            ++more_;
    }
    bool empty() const noexcept { return problems_.empty(); }
    std::vector<problem>& all() noexcept { return problems_; }
    /// How many there are beyond those in all().
    std::size_t more() const noexcept { return more_; }

private:
    std::string file_;
    std::vector<problem> problems_;
    std::size_t more_ = 0;
};

/// An input that cannot be used, with its problems; what() has the first 200, one a line, and how many more there are.
class GOVKPI_EXPORT bad_input : public std::runtime_error {
public:
    /// `more`: how many problems there are besides these.
    explicit bad_input(std::vector<problem> problems, std::size_t more = 0);
    explicit bad_input(problem_list&& found) : bad_input{std::move(found.all()), found.more()} {}
    const std::vector<problem>& problems() const noexcept { return problems_; }
    std::size_t more() const noexcept { return more_; }

private:
    std::vector<problem> problems_;
    std::size_t more_ = 0;
};

}  // namespace govkpi
