// SPDX-License-Identifier: BSL-1.0
// Lets a test that includes the one header of Catch2 2.13, as <rapidcheck/catch.h> does, compile with Catch2 3.
#pragma once

#include <catch2/catch_all.hpp>

using Catch::Approx;
