// SPDX-License-Identifier: BSL-1.0
#include "arrow_number.hpp"

#include <algorithm>
#include <cstring>
#include <type_traits>

#include <fmt/format.h>

#include <govkpi/quantity/error.hpp>

#include "../panel/codes.hpp"
#include "arrow_decimal.hpp"
#include "arrow_values.hpp"

namespace govkpi::detail {
namespace {

constexpr std::string_view fits = "a figure of at most 64 bits in smallest units";
constexpr std::string_view is_whole = "whole smallest units, nothing behind their last digit";

/// As many of a prime factor of a power of ten as the multiplier does not have itself, in few steps.
void add_divisors(std::uint32_t prime, int power, std::int64_t& multiplier, std::vector<std::uint32_t>& divisors) {
    for (; power > 0 && multiplier % prime == 0; --power) multiplier /= prime;
    constexpr std::uint32_t most = 1U << 24;
    while (power > 0) {
        std::uint32_t step = 1;
        for (; power > 0 && step < most; --power) step *= prime;
        divisors.push_back(step);
    }
}

}  // namespace

arrow_number_column::arrow_number_column(const arrow_column& column, std::int64_t unit_scale)
    : column_{column}, multiplier_{unit_scale} {
    const int decimals = column.type.decimals;
    if (decimals < 0) multiplier_ = checked_multiply(multiplier_, power_of_ten(-decimals));
    add_divisors(2, decimals, multiplier_, divisors_);
    add_divisors(5, decimals, multiplier_, divisors_);
}

value_span arrow_number_column::read(const ArrowArray& array, std::int64_t first, std::size_t rows,
                                     row_faults& faults) {
    const arrow_type& type = column_.type;
    std::fill(missing_.begin(), missing_.end(), std::uint64_t{0});
    if (type.is == arrow_type::kind::null) {
        std::fill_n(values_.begin(), rows, 0);
        for (std::size_t i = 0; i < rows; i += 64)
            missing_[i / 64] = rows - i < 64 ? (std::uint64_t{1} << (rows - i)) - 1 : ~std::uint64_t{0};
        return {values_.data(), missing_.data(), 0};
    }
    const bool any_missing = read_missing(array, first, rows, missing_);
    const bool is_ours = type.is == arrow_type::kind::integer && type.width == 8 && type.is_signed &&
                         multiplier_ == 1 && divisors_.empty();
    if (is_ours && !any_missing)
        if (const auto* const values = values_in_place<std::int64_t>(array.buffers[1], array.offset + first))
            return {values, nullptr, bound_of({values, rows})};

    if (is_ours)
        copy(array, first, rows);
    else if (type.is == arrow_type::kind::wide)
        read_wide(array, first, rows, faults);
    else if (type.width == 1)
        type.is_signed ? read_integers<std::int8_t>(array, first, rows, faults)
                       : read_integers<std::uint8_t>(array, first, rows, faults);
    else if (type.width == 2)
        type.is_signed ? read_integers<std::int16_t>(array, first, rows, faults)
                       : read_integers<std::uint16_t>(array, first, rows, faults);
    else if (type.width == 4)
        type.is_signed ? read_integers<std::int32_t>(array, first, rows, faults)
                       : read_integers<std::uint32_t>(array, first, rows, faults);
    else
        type.is_signed ? read_integers<std::int64_t>(array, first, rows, faults)
                       : read_integers<std::uint64_t>(array, first, rows, faults);
    return {values_.data(), any_missing ? missing_.data() : nullptr, bound_of(std::span{values_}.first(rows))};
}

/// What is null may hold anything, and is 0 here.
void arrow_number_column::copy(const ArrowArray& array, std::int64_t first, std::size_t rows) {
    constexpr auto width = static_cast<std::int64_t>(sizeof(std::int64_t));
    std::memcpy(values_.data(), static_cast<const unsigned char*>(array.buffers[1]) + (array.offset + first) * width,
                rows * sizeof(std::int64_t));
    for (std::size_t word = 0; word < missing_.size(); ++word)
        for_each_bit(missing_[word], [&](std::size_t bit) { values_[word * 64 + bit] = 0; });
}

value_span arrow_number_column::without(const value_span& figures, std::size_t rows,
                                        std::span<const std::uint64_t> left_out) {
    if (figures.data != values_.data()) std::copy_n(figures.data, rows, values_.begin());
    for (std::size_t word = 0; word < left_out.size(); ++word) {
        missing_[word] |= left_out[word];
        for_each_bit(left_out[word], [&](std::size_t bit) { values_[word * 64 + bit] = 0; });
    }
    return {values_.data(), missing_.data(), figures.bound};
}

std::optional<std::int64_t> arrow_number_column::scaled(std::int64_t value, std::string_view& expected) const {
    for (const std::uint32_t by : divisors_) {
        if (value % by != 0) {
            expected = is_whole;
            return std::nullopt;
        }
        value /= by;
    }
    if (multiply_overflows(value, multiplier_, value)) {
        expected = fits;
        return std::nullopt;
    }
    return value;
}

template <class Int>
void arrow_number_column::read_integers(const ArrowArray& array, std::int64_t first, std::size_t rows,
                                        row_faults& faults) {
    const bool as_they_are = multiplier_ == 1 && divisors_.empty();
    for (std::size_t i = 0; i < rows; ++i) {
        values_[i] = 0;
        if (is_missing(i)) continue;
        const auto value = value_at<Int>(array.buffers[1], array.offset + first + static_cast<std::int64_t>(i));
        if constexpr (std::is_same_v<Int, std::uint64_t>) {
            if (value > static_cast<std::uint64_t>(int64_max)) {
                faults.add(i, column_.name, fmt::format("{}", value), fits);
                continue;
            }
        }
        values_[i] = static_cast<std::int64_t>(value);
        if (as_they_are) continue;
        std::string_view expected;
        const std::optional<std::int64_t> figure = scaled(values_[i], expected);
        values_[i] = figure.value_or(0);
        if (figure) continue;
        const auto wide = static_cast<std::int64_t>(value);
        faults.add(i, column_.name, arrow_decimal{&wide, sizeof wide}.text(column_.type.decimals), expected);
    }
}

/// Most are as small as 64-bit integers, and are read as such.
void arrow_number_column::read_wide(const ArrowArray& array, std::int64_t first, std::size_t rows, row_faults& faults) {
    const std::size_t width = column_.type.width;
    const auto* const bytes =
        static_cast<const unsigned char*>(array.buffers[1]) + (array.offset + first) * static_cast<std::int64_t>(width);
    for (std::size_t i = 0; i < rows; ++i) {
        values_[i] = 0;
        if (is_missing(i)) continue;
        const unsigned char* const at = bytes + i * width;
        const auto low = value_at<std::int64_t>(at, 0);
        bool is_small = true;
        for (std::size_t word = 1; word < width / sizeof low; ++word)
            is_small = is_small && value_at<std::int64_t>(at, static_cast<std::int64_t>(word)) == (low < 0 ? -1 : 0);
        std::string_view expected = fits;
        std::optional<std::int64_t> figure;
        if (is_small) {
            figure = scaled(low, expected);
        } else {
            arrow_decimal value{at, width};
            const bool whole =
                std::all_of(divisors_.begin(), divisors_.end(), [&](std::uint32_t by) { return value.divide(by); });
            std::int64_t narrowed = 0;
            if (!whole)
                expected = is_whole;
            else if (value.narrow(narrowed) && !multiply_overflows(narrowed, multiplier_, narrowed))
                figure = narrowed;
        }
        if (figure)
            values_[i] = *figure;
        else
            faults.add(i, column_.name, arrow_decimal{at, width}.text(column_.type.decimals), expected);
    }
}

}  // namespace govkpi::detail
