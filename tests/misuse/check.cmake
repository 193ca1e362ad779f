# SPDX-License-Identifier: BSL-1.0
# Compiles FILE twice: as it stands it must compile in silence; with MISUSE defined it must be refused, in the words
# its comments expect. A case looks like this:
#
#     // expect: two currencies do not add          one line per text; all must be found
#     // expect-clang: ...                          where clang's words differ: replaces the lines above for clang
#     #ifdef MISUSE
#     auto sum = 1_VND + 1_USD;
#     #else
#     auto sum = 1_VND + 1_VND;
#     #endif
#
# From g++ the refusal must also be short, for it is read by people.
# COMPILER_ID, FILE and what compile_command.cmake and precompile.cmake read come from CMakeLists.txt.
cmake_minimum_required(VERSION 3.25)

set(longest_refusal 12)  # lines, from g++

include("${CMAKE_CURRENT_LIST_DIR}/compile_command.cmake")

# CMake splits lists at semicolons and minds brackets and backslashes in them. C++ has them all, so they get stand-ins.
function(protect variable)
    string(REPLACE ";" "<semicolon>" text "${${variable}}")
    string(REPLACE "[" "<open>" text "${text}")
    string(REPLACE "]" "<close>" text "${text}")
    string(REPLACE "\\" "<backslash>" text "${text}")
    set(${variable} "${text}" PARENT_SCOPE)
endfunction()
function(restore variable)
    string(REPLACE "<semicolon>" ";" text "${${variable}}")
    string(REPLACE "<open>" "[" text "${text}")
    string(REPLACE "<close>" "]" text "${text}")
    string(REPLACE "<backslash>" "\\" text "${text}")
    set(${variable} "${text}" PARENT_SCOPE)
endfunction()

# ---- what is expected ----
file(READ "${FILE}" source)
protect(source)
string(REGEX MATCHALL "// expect:[^\n]*" expected "${source}")
if(COMPILER_ID MATCHES "Clang")
    string(REGEX MATCHALL "// expect-clang:[^\n]*" expected_of_clang "${source}")
    if(expected_of_clang)
        set(expected "${expected_of_clang}")
    endif()
endif()
list(TRANSFORM expected REPLACE "^// expect(-clang)?:" "")
list(TRANSFORM expected STRIP)
if(NOT expected OR "" IN_LIST expected OR NOT source MATCHES "#ifdef MISUSE\n.*#else\n.*#endif")
    message(FATAL_ERROR "a case needs a line '// expect: TEXT' and the parts #ifdef MISUSE, #else, #endif: ${FILE}")
endif()

list(APPEND compile -fsyntax-only)
if(source MATCHES "#include <govkpi/kpi\\.hpp>")
    list(APPEND compile -include "${PRECOMPILED}" -Winvalid-pch)
endif()

# ---- the fixed code ----
execute_process(COMMAND ${compile} "${FILE}"
    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(NOT result EQUAL 0 OR NOT output STREQUAL "")
    message("${output}")
    message(FATAL_ERROR "the fixed code must compile, and in silence")
endif()

# ---- the broken code ----
execute_process(COMMAND ${compile} -DMISUSE "${FILE}"
    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
message("${output}")

set(complaints "")
if(result EQUAL 0)
    string(APPEND complaints "the broken code compiles\n\n")
endif()

set(said "${output}")
protect(said)
foreach(text IN LISTS expected)
    string(FIND "${said}" "${text}" position)
    if(position EQUAL -1)
        restore(text)
        string(APPEND complaints "the compiler does not say: ${text}\n\n")
    endif()
endforeach()

string(REGEX REPLACE "[^\n]" "" newlines "${output}")
string(LENGTH "${newlines}" lines)
if(COMPILER_ID STREQUAL "GNU" AND lines GREATER longest_refusal)
    string(APPEND complaints "the compiler takes ${lines} lines to say it, more than ${longest_refusal}\n\n")
endif()

if(complaints)
    message(FATAL_ERROR "${complaints}")
endif()
message(STATUS "refused in ${lines} lines")
