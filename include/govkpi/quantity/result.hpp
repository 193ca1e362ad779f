// SPDX-License-Identifier: BSL-1.0
// What reading one value from text gives: the value, or where and what was expected instead. Test it, or let it throw.
//
//     if (const auto fee = parse<money<VND>>(text, style)) use(*fee); else report(fee.error());
//     const auto fee = parse<money<VND>>(text, style).value();    // throws parse_error
#pragma once

#include <cstddef>
#include <optional>

#include <govkpi/export.hpp>
#include <govkpi/quantity/error.hpp>

namespace govkpi {

/// Text that is not what it was declared to be.
class GOVKPI_EXPORT parse_error : public std::exception {
public:
    parse_error(std::size_t position, const char* expected) noexcept : position_{position}, expected_{expected} {}

    /// Where, in bytes from the start of the text.
    std::size_t position() const noexcept { return position_; }
    /// What was expected there, as words that follow "expected": static text, "a digit".
    const char* expected() const noexcept { return expected_; }
    /// The words of expected(); where it was thrown by result::value(), a sentence: "govkpi: at byte 3: expected a digit".
    const char* what() const noexcept override;

private:
    std::size_t position_;
    const char* expected_;
};

namespace detail {
[[noreturn]] GOVKPI_EXPORT void throw_parse_error(const parse_error& error);
}

template <class T>
class [[nodiscard]] result {
public:
    using value_type = T;

    result(T value) : value_{value} {}
    result(parse_error error) : error_{error} {}

    bool has_value() const noexcept { return value_.has_value(); }
    explicit operator bool() const noexcept { return has_value(); }

    /// The value; throws the parse_error where there is none.
    const T& value() const {
        if (!value_) detail::throw_parse_error(error_);
        return *value_;
    }
    const T& operator*() const { return value(); }
    const T* operator->() const { return &value(); }

    /// Meaningful where there is no value.
    const parse_error& error() const noexcept { return error_; }

private:
    std::optional<T> value_;
    parse_error error_{0, "nothing"};
};

}  // namespace govkpi
