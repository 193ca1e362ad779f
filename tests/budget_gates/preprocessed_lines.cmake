# SPDX-License-Identifier: BSL-1.0
cmake_minimum_required(VERSION 3.25)
# Fails when INCLUDE_DIR/HEADER has more than LIMIT lines once COMPILER has preprocessed it.

execute_process(
    COMMAND "${COMPILER}" -std=c++20 -E -w -I "${INCLUDE_DIR}" "${INCLUDE_DIR}/${HEADER}"
    OUTPUT_VARIABLE preprocessed
    COMMAND_ERROR_IS_FATAL ANY)

string(REGEX REPLACE "[^\n]" "" newlines "${preprocessed}")
string(LENGTH "${newlines}" lines)
if(lines GREATER LIMIT)
    message(FATAL_ERROR "${HEADER} takes ${lines} preprocessed lines; at most ${LIMIT} are allowed")
endif()
message(STATUS "${HEADER} takes ${lines} preprocessed lines, of ${LIMIT} allowed")
