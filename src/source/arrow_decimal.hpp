// SPDX-License-Identifier: BSL-1.0
// Integers of 128 and 256 bits, as the decimals of other programs are kept: read, divided, and narrowed or shown.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace govkpi::detail {

class arrow_decimal {
public:
    /// Of 8, 16 or 32 bytes, the lowest word first, with a sign.
    arrow_decimal(const void* bytes, std::size_t width) noexcept;

    /// False where something is left over.
    bool divide(std::uint32_t by) noexcept { return rest_of(by) == 0; }
    /// False where it does not fit.
    bool narrow(std::int64_t& out) const noexcept;
    /// With so many digits behind the point; zeros behind it where they are below 0.
    std::string text(int decimals) const;

private:
    std::uint32_t rest_of(std::uint32_t divisor) noexcept;

    std::array<std::uint32_t, 8> limbs_{};  ///< of the size alone, the lowest first
    bool negative_ = false;
};

}  // namespace govkpi::detail
