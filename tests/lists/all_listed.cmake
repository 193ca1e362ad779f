# SPDX-License-Identifier: BSL-1.0
# The lists of files in CMakeLists.txt are written by hand. A file that stands in none of them would be silently left
# out of the build, or a test never run: this finds it.
cmake_minimum_required(VERSION 3.25)

set(forgotten "")
function(expect_listed list base pattern)
    file(STRINGS "${ROOT}/${list}" lines)
    list(TRANSFORM lines STRIP)
    file(GLOB_RECURSE files RELATIVE "${ROOT}/${base}" "${ROOT}/${base}/${pattern}")
    foreach(file IN LISTS files)
        if(NOT file IN_LIST lines)
            string(APPEND forgotten "\n  ${base}/${file}, expected in ${list}")
        endif()
    endforeach()
    set(forgotten "${forgotten}" PARENT_SCOPE)
endfunction()

expect_listed(src/CMakeLists.txt include *.hpp)
expect_listed(src/CMakeLists.txt src *.cpp)
foreach(floor IN ITEMS quantity budget kpi panel source report)
    expect_listed(tests/CMakeLists.txt tests ${floor}/*.cpp)
endforeach()
expect_listed(tests/tool/CMakeLists.txt tests/tool *.cpp)
expect_listed(tests/misuse/CMakeLists.txt tests/misuse *.cpp)
expect_listed(benchmarks/CMakeLists.txt benchmarks *.cpp)
expect_listed(examples/CMakeLists.txt examples *.cpp)

if(forgotten)
    message(FATAL_ERROR "these files stand in no list:${forgotten}")
endif()
