// SPDX-License-Identifier: BSL-1.0
// The members of one dimension, numbered: what lets columns hold small integers and group by them without hashing.
//
//     dictionary wards;
//     wards.code_of("00643");     // 0
//     wards.code_of("00646");     // 1
//     wards.code_of("00643");     // 0 again
//     wards.text(1);              // "00646"
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include <govkpi/export.hpp>

namespace govkpi {

/// Texts numbered from 0 in the order in which they were first seen. The numbers stay; results never show them, so that
/// nothing depends on the order of rows.
class GOVKPI_EXPORT dictionary {
public:
    dictionary();
    ~dictionary();
    dictionary(const dictionary& other);
    /// Leaves the other empty.
    dictionary(dictionary&& other) noexcept;
    dictionary& operator=(dictionary other) noexcept;

    /// The number of a text, which is added where it is new. Throws overflow past 2^32 - 1 texts.
    std::uint32_t code_of(std::string_view text);
    std::optional<std::uint32_t> find(std::string_view text) const;
    /// Valid until the dictionary goes; the code must be one of those given out.
    std::string_view text(std::uint32_t code) const;
    std::size_t size() const noexcept;

private:
    struct table;
    std::unique_ptr<table> table_;  ///< none while the dictionary is empty
};

}  // namespace govkpi
