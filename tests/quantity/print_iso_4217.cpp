// SPDX-License-Identifier: BSL-1.0
// Prints the currency table for Iso4217Check.java, one `code,numeric,digits` a line, digits -1 where there is no minor
// unit: the codes in force, and with the argument `all` the withdrawn ones too.
#include <cstdio>
#include <cstring>

#include <govkpi/quantity/iso_4217.hpp>

int main(int argc, char** argv) {
    const bool all = argc > 1 && std::strcmp(argv[1], "all") == 0;
    for (const govkpi::currency& row : govkpi::iso_4217_table) {
        if (row.withdrawn != 0 && !all) continue;
        std::printf("%s,%d,%d\n", row.code, int{row.numeric}, int{row.minor_digits});
    }
}
