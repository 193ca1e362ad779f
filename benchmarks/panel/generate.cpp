// SPDX-License-Identifier: BSL-1.0
#include "generate.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <type_traits>

namespace govkpi::benchmarks {
namespace {

/// A bijection of 64-bit numbers that no bit survives recognisably: the finalizer of splitmix64.
constexpr std::uint64_t scramble(std::uint64_t x) noexcept {
    x = (x ^ (x >> 30)) * 0xBF58'476D'1CE4'E5B9;
    x = (x ^ (x >> 27)) * 0x94D0'49BB'1331'11EB;
    return x ^ (x >> 31);
}

/// splitmix64. Each topic and each number in it has a sequence of its own, so that a row does not depend on the others.
class random_numbers {
public:
    random_numbers(std::uint64_t seed, std::uint64_t topic, std::uint64_t number) noexcept
        : state_{scramble(seed + topic * step) + scramble(number)} {}

    std::uint64_t next() noexcept { return scramble(state_ += step); }
    std::uint32_t below(std::uint32_t limit) noexcept {
        return static_cast<std::uint32_t>(((next() >> 32) * limit) >> 32);
    }
    bool one_in(std::uint32_t limit) noexcept { return below(limit) == 0; }

private:
    static constexpr std::uint64_t step = 0x9E37'79B9'7F4A'7C15;
    std::uint64_t state_;
};
enum topic : std::uint64_t { topic_of_order, topic_of_amounts, topic_of_units, topic_of_people };

/// A line's place in a table sorted by unit, month, flow and class stands for its members.
struct line_number {
    std::uint32_t value;

    std::uint32_t cls() const noexcept { return value % class_count; }
    std::uint32_t flow() const noexcept { return value / class_count % flow_count; }
    std::uint32_t unit_month() const noexcept { return value / (class_count * flow_count); }
    std::uint32_t month() const noexcept { return unit_month() % month_count; }
    std::uint32_t unit() const noexcept { return unit_month() / month_count; }

    friend auto operator<=>(line_number, line_number) = default;
};

/// All lines in a random order without storing it: a permutation of 28-bit numbers, applied again where it lands past
/// the last line. It multiplies by an odd number, adds, and folds the high half onto the low; each can be undone, so no
/// two lines meet.
class shuffled_lines {
public:
    explicit shuffled_lines(std::uint64_t seed) noexcept {
        random_numbers random{seed, topic_of_order, 0};
        for (auto& [factor, offset] : steps_) {
            factor = static_cast<std::uint32_t>(random.next()) | 1;
            offset = static_cast<std::uint32_t>(random.next());
        }
    }
    line_number operator[](std::uint32_t place) const noexcept {
        std::uint32_t x = place;
        do {
            for (const auto [factor, offset] : steps_) {
                x = (x * factor + offset) & (domain - 1);
                x ^= x >> 14;
            }
        } while (x >= most_lines);
        return {x};
    }

private:
    static constexpr std::uint32_t domain = std::uint32_t{1} << 28;
    static_assert(most_lines <= domain);
    struct step {
        std::uint32_t factor, offset;
    };
    std::array<step, 4> steps_;
};

std::vector<line_number> chosen_lines(std::size_t rows, row_order order, std::uint64_t seed) {
    const shuffled_lines lines{seed};
    std::vector<line_number> chosen(rows);
    for (std::size_t row = 0; row < rows; ++row) chosen[row] = lines[static_cast<std::uint32_t>(row)];
    if (order == row_order::unit) std::ranges::sort(chosen);
    if (order == row_order::month) {
        std::ranges::stable_sort(chosen, [](line_number a, line_number b) { return a.month() < b.month(); });
    }
    return chosen;
}

/// Communes of 2,000 to 80,000 people, small ones more common, that grow by 0 to 3 % a year.
std::vector<std::int32_t> populations(std::uint64_t seed) {
    std::vector<std::int32_t> people;
    people.reserve(std::size_t{unit_count} * month_count);
    for (std::uint32_t unit = 0; unit < unit_count; ++unit) {
        random_numbers of_unit{seed, topic_of_units, unit};
        const std::uint32_t at_first = 2'000 + std::min(of_unit.below(78'000), of_unit.below(78'000));
        const std::uint32_t growth_per_mille = of_unit.below(31);
        for (std::uint32_t month = 0; month < month_count; ++month) {
            random_numbers of_month{seed, topic_of_people, people.size()};
            const std::uint32_t grown = at_first + at_first * growth_per_mille / 1'000 * month / 12;
            people.push_back(static_cast<std::int32_t>(grown + of_month.below(at_first / 1'000)));
        }
    }
    return people;
}

struct line_amounts {
    std::int64_t original, revised, outturn;
};

/// 1 triệu to 10 tỷ, a smaller magnitude the more common one; budgets in whole nghìn đồng, outturns to the đồng. One
/// line in 16 was not planned and one in 16 not carried out; a few are corrections, which are negative.
line_amounts amounts_of(line_number line, std::uint64_t seed) {
    random_numbers random{seed, topic_of_amounts, line.value};
    constexpr std::array<std::uint32_t, 4> thousands{1'000, 10'000, 100'000, 1'000'000};
    const std::uint32_t least = thousands[std::min(random.below(4), random.below(4))];
    const std::int64_t size = std::int64_t{least} + random.below(9 * least);

    line_amounts made{.original = size * 1'000, .revised = size * 1'000, .outturn = 0};
    if (random.one_in(16)) made.original = 0;
    if (random.one_in(4)) made.revised = size * 10 * (70 + random.below(61));  // to 70 .. 130 %
    if (random.one_in(64)) made.revised = -size * 10 * (1 + random.below(20));
    if (!random.one_in(16)) made.outturn = size * random.below(1'200) + random.below(1'000);  // to 120 %
    if (random.one_in(32)) made.outturn = -made.outturn;
    return made;
}

std::string digits(std::uint32_t number, std::size_t width) {
    const std::string text = std::to_string(number);
    return std::string(width - text.size(), '0') + text;
}

}  // namespace

budget_lines generate(std::size_t rows, row_order order, std::uint64_t seed) {
    if (rows > most_lines) throw std::invalid_argument{"a table of budget lines has 159,408,000 rows at most"};
    const std::vector<line_number> chosen = chosen_lines(rows, order, seed);
    const std::vector<std::int32_t> people = populations(seed);

    budget_lines lines;
    const auto fill = [&](auto& column, auto value_of) {
        column.reserve(rows);
        using value = typename std::remove_reference_t<decltype(column)>::value_type;
        for (const line_number line : chosen) column.push_back(static_cast<value>(value_of(line)));
    };
    fill(lines.unit, [](line_number line) { return line.unit(); });
    fill(lines.month, [](line_number line) { return line.month(); });
    fill(lines.cls, [](line_number line) { return line.cls(); });
    fill(lines.flow, [](line_number line) { return line.flow(); });
    fill(lines.population, [&](line_number line) { return people[line.unit_month()]; });

    lines.original.reserve(rows);
    lines.revised.reserve(rows);
    lines.outturn.reserve(rows);
    for (const line_number line : chosen) {
        const auto [original, revised, outturn] = amounts_of(line, seed);
        lines.original.push_back(original);
        lines.revised.push_back(revised);
        lines.outturn.push_back(outturn);
    }
    return lines;
}

// Codes have gaps, as those of a country have: nothing may count on their being dense.
std::string unit_code(std::uint32_t unit) { return digits(4 + 9 * unit, 5); }
std::string class_code(std::uint32_t cls) { return digits(1'001 + 45 * cls, 4); }
std::string month_text(std::uint32_t month) {
    return std::to_string(first_year + month / 12) + '-' + digits(1 + month % 12, 2);
}
std::string flow_name(std::uint32_t flow) { return flow == 0 ? "revenue" : "expenditure"; }

}  // namespace govkpi::benchmarks
