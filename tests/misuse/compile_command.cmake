# SPDX-License-Identifier: BSL-1.0
# Sets `compile`, the command that a case and the precompiled header are compiled with, from COMPILER, FLAGS,
# INCLUDE_DIRS and SYSTEM_INCLUDE_DIRS.

set(compile "${CMAKE_COMMAND}" -E env LC_ALL=C "${COMPILER}" ${FLAGS})
foreach(directory IN LISTS INCLUDE_DIRS)
    list(APPEND compile "-I${directory}")
endforeach()
foreach(directory IN LISTS SYSTEM_INCLUDE_DIRS)
    if(NOT directory STREQUAL "/usr/include")  # naming it hides the C library's headers from those of g++
        list(APPEND compile -isystem "${directory}")
    endif()
endforeach()
