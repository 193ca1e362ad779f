// SPDX-License-Identifier: BSL-1.0
// main() of every test program. Catch2 3 brings its own, and this file is then left out.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
