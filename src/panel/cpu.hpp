// SPDX-License-Identifier: BSL-1.0
// The one place that asks what the processor can do. Kernels with vector instructions have a plain twin, which other
// processors and compilers get, and which the tests run as well.
#pragma once

#if !defined(GOVKPI_NO_BUILTINS) && defined(__GNUC__) && defined(__x86_64__)
#define GOVKPI_DETAIL_AVX2 1
#define GOVKPI_DETAIL_TARGET_AVX2 __attribute__((target("avx2,bmi,bmi2,popcnt")))
#else
#define GOVKPI_DETAIL_AVX2 0
#endif

// What a kernel is made of must be compiled with it, for its processor.
#if defined(__GNUC__)
#define GOVKPI_DETAIL_INLINE __attribute__((always_inline)) inline
#define GOVKPI_DETAIL_INLINE_LAMBDA __attribute__((always_inline))
#else
#define GOVKPI_DETAIL_INLINE inline
#define GOVKPI_DETAIL_INLINE_LAMBDA
#endif

namespace govkpi::detail {

/// Asks for memory that will be read soon.
inline void prefetch(const void* address) noexcept {
#if defined(__GNUC__)
    __builtin_prefetch(address);
#else
    static_cast<void>(address);
#endif
}

/// Set by tests that compare the plain kernels with those for vector instructions.
inline bool plain_kernels_only = false;

inline bool has_avx2() noexcept {
#if GOVKPI_DETAIL_AVX2
    static const bool found = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2");
    return found && !plain_kernels_only;
#else
    return false;
#endif
}

}  // namespace govkpi::detail
