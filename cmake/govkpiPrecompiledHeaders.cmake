# SPDX-License-Identifier: BSL-1.0
# Most of what a source costs to compile are the headers of others. Precompiled, they cost once; but then a source that
# lacks an #include compiles all the same. So the main build does without them, and builds that repeat it for another
# purpose (sanitizers, packages, other integers) have them. With g++ 12 these must be optimised builds, -Og at least:
# without __OPTIMIZE__ and behind a precompiled header, <immintrin.h> does not compile.

function(govkpi_precompile_headers target)
    if(TARGET ${target})
        target_precompile_headers(${target} PRIVATE
            <algorithm> <array> <cstdint> <filesystem> <functional> <map> <memory> <optional> <span> <string>
            <string_view> <vector>
            <fmt/format.h>
            ${ARGN})
    endif()
endfunction()

govkpi_precompile_headers(govkpi_fallback)  # whose sources the main library compiles one by one
if(GOVKPI_PRECOMPILE_HEADERS)
    govkpi_precompile_headers(govkpi)
    govkpi_precompile_headers(govkpi_report)
    govkpi_precompile_headers(govkpi_tool)
endif()
