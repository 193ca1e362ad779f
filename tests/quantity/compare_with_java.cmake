# SPDX-License-Identifier: BSL-1.0
# Pipes the currency table into the Java program that compares it, with the withdrawn currencies and without.

foreach(which IN ITEMS "" all)
    execute_process(
        COMMAND "${TABLE}" ${which}
        COMMAND "${JAVA}" "${CHECK}"
        COMMAND_ERROR_IS_FATAL ANY)
endforeach()
