# SPDX-License-Identifier: BSL-1.0
# Precompiles the header PRECOMPILED beside itself, where g++ and clang++ look for it when they are told to include it.
cmake_minimum_required(VERSION 3.25)
include("${CMAKE_CURRENT_LIST_DIR}/compile_command.cmake")

execute_process(COMMAND ${compile} -x c++-header "${PRECOMPILED}" -o "${PRECOMPILED}.gch" COMMAND_ERROR_IS_FATAL ANY)
