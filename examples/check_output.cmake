# SPDX-License-Identifier: BSL-1.0
# Runs PROGRAM with ARGUMENTS. It must print the bytes of the file EXPECTED, and so must the comment on top of SOURCE
# say, but for no-break spaces, which are not seen in a comment:
#
#     // It prints:
#     //
#     //     completion     103.3%

execute_process(COMMAND "${PROGRAM}" ${ARGUMENTS} OUTPUT_VARIABLE printed COMMAND_ERROR_IS_FATAL ANY)
file(READ "${EXPECTED}" expected)
if(NOT printed STREQUAL expected)
    message("---- expected:\n${expected}---- printed:\n${printed}----")
    message(FATAL_ERROR "the program does not print what stands in ${EXPECTED}")
endif()

file(READ "${SOURCE}" source)
if(NOT source MATCHES "[Ii]t prints:\n//\n((//    [^\n]*\n|//\n)+)")
    message(FATAL_ERROR "${SOURCE} does not say what it prints")
endif()
string(REGEX REPLACE "//     ([^\n]*\n)" "\\1" commented "${CMAKE_MATCH_1}")
string(REGEX REPLACE "//\n" "\n" commented "${commented}")
string(REPLACE "\u00a0" " " printed "${printed}")
string(STRIP "${commented}" commented)
string(STRIP "${printed}" printed)
if(NOT printed STREQUAL commented)
    message("---- the comment says:\n${commented}\n---- printed:\n${printed}\n----")
    message(FATAL_ERROR "the program does not print what the comment in ${SOURCE} says")
endif()
