// SPDX-License-Identifier: BSL-1.0
#include "arrow_member.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>
#include <type_traits>

#include <fmt/format.h>

#include "member_check.hpp"

namespace govkpi::detail {
namespace {

constexpr std::uint32_t not_met = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t is_bad = not_met - 1;

constexpr const char* a_member = "a member, not null";
constexpr const char* offsets_in_order = "a text whose offsets rise and lie in its buffer";

csv_column column_of(const dimension_definition& dimension, dictionary& members) {
    csv_column column;
    column.name = dimension.name;
    column.as = csv_column::role::member;
    column.members = &members;
    column.may_have_nul = true;
    column.check = [&dimension](std::string_view text) { return expected_member(dimension, text); };
    return column;
}

}  // namespace

arrow_member_column::arrow_member_column(const arrow_column& column, const dimension_definition& dimension,
                                         dictionary& members)
    : column_{column}, members_{column_of(dimension, members)} {}

void arrow_member_column::open(const ArrowArray& array) {
    array_ = &array;
    if (column_.type.is_text()) texts_.emplace(array, column_.type);
    if (!column_.dictionary) return;
    texts_.emplace(*array.dictionary, *column_.dictionary);
    code_of_entry_.clear();
    bad_entries_.clear();
    same_ = 0;
}

code_span arrow_member_column::read(std::int64_t first, std::size_t rows, row_faults& faults) {
    if (column_.dictionary) {
        switch (column_.type.width) {
            case 1:
                return read_indices<std::uint8_t>(first, rows, faults);
            case 2:
                return read_indices<std::uint16_t>(first, rows, faults);
            case 4:
                return read_indices<std::uint32_t>(first, rows, faults);
            default:
                return read_indices<std::uint64_t>(first, rows, faults);
        }
    }
    if (column_.type.is == arrow_type::kind::null) {
        std::fill_n(codes_.begin(), rows, 0U);
        for (std::size_t i = 0; i < rows; ++i) refuse_null(i, faults);
    } else if (column_.type.is_text()) {
        read_texts(first, rows, faults);
    } else {
        read_values(first, rows, faults);
    }
    return {codes_.data(), sizeof(std::uint32_t)};
}

void arrow_member_column::refuse_null(std::size_t row, row_faults& faults) const {
    faults.add(row, column_.name, "", a_member);
}

void arrow_member_column::read_texts(std::int64_t first, std::size_t rows, row_faults& faults) {
    std::string_view last;
    for (std::size_t i = 0; i < rows; ++i) {
        const std::int64_t row = first + static_cast<std::int64_t>(i);
        std::uint32_t& code = codes_[i];
        code = 0;
        if (is_null(*array_, row)) {
            refuse_null(i, faults);
            continue;
        }
        const std::optional<std::string_view> text = texts_->at(row);
        if (!text) {
            faults.add(i, column_.name, "", offsets_in_order);
        } else if (!last.empty() && *text == last) {
            code = codes_[i - 1];
            continue;
        } else if (const auto expected = members_.read(*text, code)) {
            faults.add(i, column_.name, *text, *expected);
        } else {
            last = *text;
            continue;
        }
        last = {};
    }
}

/// Dates and years are few, so their texts are made once each.
void arrow_member_column::read_values(std::int64_t first, std::size_t rows, row_faults& faults) {
    for (std::size_t i = 0; i < rows; ++i) {
        const std::int64_t row = first + static_cast<std::int64_t>(i);
        codes_[i] = 0;
        if (is_null(*array_, row)) {
            refuse_null(i, faults);
            continue;
        }
        const std::optional<std::int64_t> value = integer_at(*array_, column_.type, row);
        const auto known = value ? code_of_value_.find(*value) : code_of_value_.end();
        if (known != code_of_value_.end()) {
            codes_[i] = known->second;
            continue;
        }
        const std::optional<std::string> text = value ? text_of(*value) : std::nullopt;
        if (!text) {
            faults.add(i, column_.name, "", "a period from the year 1 to 9999");
        } else if (const auto expected = members_.read(*text, codes_[i])) {
            faults.add(i, column_.name, *text, *expected);
        } else {
            code_of_value_.emplace(*value, codes_[i]);
        }
    }
}

/// "2025-07" of a date, "2025" of a year.
std::optional<std::string> arrow_member_column::text_of(std::int64_t value) const {
    if (column_.type.is == arrow_type::kind::integer) return fmt::format("{}", value);
    using namespace std::chrono;
    constexpr sys_days earliest = year{1} / January / 1, latest = year{9999} / December / 31;
    if (value < earliest.time_since_epoch().count() || value > latest.time_since_epoch().count()) return std::nullopt;
    const year_month_day date{sys_days{days{value}}};
    return fmt::format("{:04}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()));
}

/// Looks at the entries that rows have for the first time; in their order, so that they have the codes of their places
/// as long as no other text came before them.
void arrow_member_column::take_new_entries() {
    std::sort(new_entries_.begin(), new_entries_.end());
    const ArrowArray& entries = *array_->dictionary;
    for (const std::uint32_t entry : new_entries_) {
        std::uint32_t& code = code_of_entry_[entry];
        if (code != not_met) continue;
        code = is_bad;
        std::string& expected = bad_entries_[entry];
        if (is_null(entries, entry)) {
            expected = a_member;
        } else if (const auto text = texts_->at(entry); !text) {
            expected = offsets_in_order;
        } else if (auto wanted = members_.read(*text, code)) {
            code = is_bad;
            expected = std::move(*wanted);
        } else {
            bad_entries_.erase(entry);
        }
    }
    new_entries_.clear();
    while (same_ < code_of_entry_.size() && code_of_entry_[same_] == same_) ++same_;
}

/// Read without their sign, so that what is below zero is past the end as well.
template <class Index>
code_span arrow_member_column::read_indices(std::int64_t first, std::size_t rows, row_faults& faults) {
    const void* const buffer = array_->buffers[1];
    std::array<Index, block_rows> copied;
    const Index* indices = values_in_place<Index>(buffer, array_->offset + first);
    if (indices == nullptr) {
        for (std::size_t i = 0; i < rows; ++i)
            copied[i] = value_at<Index>(buffer, array_->offset + first + static_cast<std::int64_t>(i));
        indices = copied.data();
    }
    const bool all_here = !read_missing(*array_, first, rows, missing_);
    const auto shown = [&](Index index) {
        return column_.type.is_signed ? fmt::format("{}", static_cast<std::make_signed_t<Index>>(index))
                                      : fmt::format("{}", index);
    };
    const auto is_here = [&](std::size_t i) { return all_here || (missing_[i / 64] >> (i % 64) & 1) == 0; };
    const auto ours = [&] { return all_here && sizeof(Index) <= sizeof(std::uint32_t) && indices != copied.data(); };
    Index largest = 0;
    for (std::size_t i = 0; i < rows; ++i) largest = std::max(largest, indices[i]);
    // With a sign, what lies in the upper half is below zero.
    constexpr std::size_t half = std::numeric_limits<Index>::max() / 2 + 1;
    const auto length = static_cast<std::size_t>(array_->dictionary->length);
    const std::size_t entries = column_.type.is_signed ? std::min(length, half) : length;
    const code_span in_place{indices, sizeof(Index)};
    if (ours() && largest < std::min(same_, entries)) return in_place;

    for (std::size_t i = 0; i < rows; ++i) {
        if (!is_here(i) || indices[i] >= entries) continue;
        const auto entry = static_cast<std::uint32_t>(indices[i]);
        if (entry >= code_of_entry_.size()) code_of_entry_.resize(std::size_t{entry} + 1, not_met);
        if (code_of_entry_[entry] == not_met) new_entries_.push_back(entry);
    }
    take_new_entries();
    if (ours() && largest < std::min(same_, entries)) return in_place;

    for (std::size_t i = 0; i < rows; ++i) {
        codes_[i] = 0;
        if (!is_here(i)) {
            refuse_null(i, faults);
        } else if (indices[i] >= entries) {
            faults.add(i, column_.name, shown(indices[i]), fmt::format("the index of one of {} texts", entries));
        } else if (const std::uint32_t code = code_of_entry_[indices[i]]; code != is_bad) {
            codes_[i] = code;
        } else {
            const auto entry = static_cast<std::uint32_t>(indices[i]);
            const bool is_text = !is_null(*array_->dictionary, entry);
            faults.add(i, column_.name, is_text ? texts_->at(entry).value_or("") : "", bad_entries_[entry]);
        }
    }
    return {codes_.data(), sizeof(std::uint32_t)};
}

}  // namespace govkpi::detail
