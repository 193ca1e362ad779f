# SPDX-License-Identifier: BSL-1.0
# Counts the instructions of each function of functions.hpp, written with the types (typed.cpp) and without (raw.cpp),
# and fails where the types take more.
#
#   COUNTED=compiled    those that stand in the object file (objdump): functions without a 128-bit division. Of one with
#                       it a compiler lays out one of several forms, longer or shorter by a few instructions that are
#                       then not executed, on either side.
#   COUNTED=executed    those that run over a column of 4,096 rows (valgrind --tool=callgrind): all functions.
cmake_minimum_required(VERSION 3.25)

set(plain_functions add subtract times completed_less sum_loop sum_kernel add_columns)
set(dividing_functions completion_in_tenths completion_columns)

if(COUNTED STREQUAL "executed" AND NOT VALGRIND)
    message(STATUS "skipped: valgrind is not installed")
    return()
endif()

file(MAKE_DIRECTORY "${WORK_DIR}")
set(compile "${COMPILER}" -std=c++20 -O2 "-I${ROOT}/include")
set(typed_flags -DZERO_COST_TYPED)
set(raw_flags "")

# ---- compiled: <side>_<function> for every function of the object file ----
function(count_compiled side)
    set(object "${WORK_DIR}/${side}.o")
    execute_process(
        COMMAND ${compile} ${${side}_flags} -c "${SOURCE_DIR}/${side}.cpp" -o "${object}"
        COMMAND_ERROR_IS_FATAL ANY)
    execute_process(
        COMMAND "${OBJDUMP}" --disassemble --demangle --no-show-raw-insn "${object}"
        OUTPUT_VARIABLE listing
        COMMAND_ERROR_IS_FATAL ANY)
    string(REGEX REPLACE "[];[]" " " listing "${listing}")  # what means something to a CMake list
    string(REPLACE "\n" ";" lines "${listing}")
    foreach(line IN LISTS lines)
        # The cold part that a compiler may split off carries the function's name too, and counts.
        if(line MATCHES "^[0-9a-f]+ <zero_cost::([a-z_]+)\\(")
            set(function "${CMAKE_MATCH_1}")
            if(NOT DEFINED ${side}_${function})
                set(${side}_${function} 0)
            endif()
        elseif(line MATCHES "^[0-9a-f]+ <")
            unset(function)
        elseif(DEFINED function AND line MATCHES "^ *[0-9a-f]+:\t([a-z0-9]+)")
            if(NOT CMAKE_MATCH_1 MATCHES "^(nop[a-z]?|data16|cs|xchg)$")  # the padding between functions
                math(EXPR ${side}_${function} "${${side}_${function}} + 1")
            endif()
        endif()
    endforeach()
    foreach(function IN LISTS functions)
        set(${side}_${function} "${${side}_${function}}" PARENT_SCOPE)
    endforeach()
endfunction()

# ---- executed ----
function(count_executed side)
    set(driver "${WORK_DIR}/${side}")
    execute_process(
        COMMAND ${compile} ${${side}_flags} "${SOURCE_DIR}/driver.cpp" "${SOURCE_DIR}/${side}.cpp"
            "${ROOT}/src/quantity/error.cpp" "${ROOT}/src/quantity/sum.cpp" -o "${driver}"
        COMMAND_ERROR_IS_FATAL ANY)
    foreach(function IN LISTS functions)
        execute_process(
            COMMAND "${VALGRIND}" --tool=callgrind --callgrind-out-file=/dev/null "--toggle-collect=zero_cost::measured*"
                "${driver}" "${function}"
            ERROR_VARIABLE said
            COMMAND_ERROR_IS_FATAL ANY)
        if(said MATCHES "Collected : ([0-9]+)")
            set(${side}_${function} "${CMAKE_MATCH_1}" PARENT_SCOPE)
        endif()
    endforeach()
endfunction()

if(COUNTED STREQUAL "compiled")
    set(functions ${plain_functions})
    count_compiled(typed)
    count_compiled(raw)
else()
    set(functions ${plain_functions} ${dividing_functions})
    count_executed(typed)
    count_executed(raw)
endif()

set(dearer "")
foreach(function IN LISTS functions)
    set(typed "${typed_${function}}")
    set(raw "${raw_${function}}")
    if(NOT typed OR NOT raw)
        message(FATAL_ERROR "${function} was not found on both sides: typed \"${typed}\", raw \"${raw}\"")
    endif()
    message(STATUS "${function}: typed ${typed}, raw ${raw} instructions ${COUNTED}")
    if(typed GREATER raw)
        string(APPEND dearer "\n  ${function}: ${typed} with the types, ${raw} without")
    endif()
endforeach()
if(dearer)
    message(FATAL_ERROR "the types cost instructions (${COUNTED}):${dearer}")
endif()
