# SPDX-License-Identifier: BSL-1.0
# One step of the package tests, in a directory of its own inside the build tree:
#     cmake -D SETTINGS=... -D STEP=... [-D LINKAGE=static|shared] [-D COMPONENT=...] -P step.cmake
cmake_minimum_required(VERSION 3.25)
include("${SETTINGS}")

set(work_dir "${test_binary_dir}/${LINKAGE}")
set(prefix "${work_dir}/moved here")  # with a space, and not where it was installed

function(run)
    execute_process(COMMAND ${ARGV} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

# Debug: quick to compile, and nothing is inlined that a shared library forgot to export.
set(configure_options
    -G "${generator}"
    -D "CMAKE_MAKE_PROGRAM=${make_program}"
    -D "CMAKE_CXX_COMPILER=${compiler}"
    -D "CMAKE_CXX_FLAGS=${compiler_flags}"
    -D CMAKE_BUILD_TYPE=Debug)

function(build directory)
    run("${CMAKE_COMMAND}" --build "${directory}" --config Debug --parallel 2 ${ARGN})
endfunction()

# The project that holds govkpi in its own tree.
function(configure_subdirectory directory)
    set(choices)
    foreach(component IN LISTS all_components)
        string(TOUPPER ${component} upper_component)
        if(component IN_LIST components)
            list(APPEND choices -D GOVKPI_BUILD_${upper_component}=ON)
        else()
            list(APPEND choices -D GOVKPI_BUILD_${upper_component}=OFF)
        endif()
    endforeach()
    run("${CMAKE_COMMAND}" -S "${test_source_dir}/subdirectory" -B "${directory}" ${configure_options}
        -D "GOVKPI_SOURCE_DIR=${govkpi_source_dir}"
        ${choices}
        ${ARGN})
endfunction()

function(expect_right_output app)
    cmake_path(GET app PARENT_PATH directory)
    execute_process(COMMAND ${CMAKE_COMMAND} -E env ${ARGN} "${app}"
        OUTPUT_FILE "${directory}/output.txt"
        COMMAND_ERROR_IS_FATAL ANY)
    set(expected "${test_source_dir}/consumer/expected_output.txt")
    execute_process(COMMAND "${CMAKE_COMMAND}" -E compare_files "${expected}" "${directory}/output.txt"
        RESULT_VARIABLE different)
    if(different)
        file(READ "${expected}" expected)
        file(READ "${directory}/output.txt" output)
        message("---- expected:\n${expected}---- printed:\n${output}----")
        message(FATAL_ERROR "${app} does not print what it should")
    endif()
endfunction()

# A single-configuration generator puts the program into the build directory, others into Debug/ below it.
function(find_app variable directory)
    set(app "${directory}/app${executable_suffix}")
    if(NOT EXISTS "${app}")
        set(app "${directory}/Debug/app${executable_suffix}")
    endif()
    set(${variable} "${app}" PARENT_SCOPE)
endfunction()

if(STEP STREQUAL "install")
    if((govkpi_is_shared AND LINKAGE STREQUAL "shared") OR (NOT govkpi_is_shared AND LINKAGE STREQUAL "static"))
        set(tree "${govkpi_binary_dir}")
        set(configuration "")
    else()
        # Built inside the project of subdirectory/, so that one build serves this step and the step add_subdirectory.
        string(COMPARE EQUAL "${LINKAGE}" "shared" shared)
        set(tree "${work_dir}/project")
        configure_subdirectory("${tree}"
            -D GOVKPI_INSTALL=ON
            -D GOVKPI_PRECOMPILE_HEADERS=ON
            -D CMAKE_CXX_FLAGS_DEBUG=-Og  # g++ takes less time for it than for -O0
            -D BUILD_SHARED_LIBS=${shared}
            -D CMAKE_INSTALL_LIBDIR=${govkpi_libdir})
        set(targets ${components})
        list(REMOVE_ITEM targets threads)  # a header
        list(TRANSFORM targets PREPEND govkpi_)
        build("${tree}" --target app ${targets})
        string(APPEND tree "/govkpi")
        set(configuration --config Debug)
    endif()
    file(REMOVE_RECURSE "${work_dir}/installed" "${prefix}")
    run("${CMAKE_COMMAND}" --install "${tree}" ${configuration} --prefix "${work_dir}/installed")
    file(RENAME "${work_dir}/installed" "${prefix}")

elseif(STEP STREQUAL "find_package")
    set(tree "${work_dir}/consumer")
    run("${CMAKE_COMMAND}" --fresh -S "${test_source_dir}/consumer" -B "${tree}" ${configure_options}
        -D "govkpi_ROOT=${prefix}")
    build("${tree}")
    find_app(app "${tree}")
    expect_right_output("${app}")

elseif(STEP STREQUAL "find_component")
    set(tree "${work_dir}/${COMPONENT}_consumer")
    run("${CMAKE_COMMAND}" --fresh -S "${test_source_dir}/${COMPONENT}_consumer" -B "${tree}" ${configure_options}
        -D "govkpi_ROOT=${prefix}")
    build("${tree}")
    find_app(app "${tree}")
    set(arguments "${govkpi_source_dir}/examples/data/thanh_liet_2025")
    if(COMPONENT STREQUAL "spreadsheets")
        set(arguments "${govkpi_source_dir}/tests/source/files/lines.xlsx" "${govkpi_source_dir}/tests/source/files/lines.ods")
    endif()
    run("${CMAKE_COMMAND}" -E chdir "${tree}" "${app}" ${arguments})

elseif(STEP STREQUAL "command")
    run("${prefix}/bin/govkpi${executable_suffix}" --version)

elseif(STEP STREQUAL "pkg_config")
    set(ENV{PKG_CONFIG_PATH} "${prefix}/${govkpi_libdir}/pkgconfig")
    separate_arguments(flags UNIX_COMMAND "${compiler_flags}")
    foreach(form IN ITEMS "" --static)
        execute_process(COMMAND "${pkg_config}" --cflags --libs ${form} govkpi
            OUTPUT_VARIABLE answer OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
        separate_arguments(answer UNIX_COMMAND "${answer}")
        set(app "${work_dir}/pkg_config${form}/app")
        file(MAKE_DIRECTORY "${work_dir}/pkg_config${form}")
        run("${compiler}" -std=c++20 ${flags} "${test_source_dir}/consumer/main.cpp" ${answer} -o "${app}")
        expect_right_output("${app}" "LD_LIBRARY_PATH=${prefix}/${govkpi_libdir}")
    endforeach()

elseif(STEP STREQUAL "unknown_component")
    execute_process(
        COMMAND "${CMAKE_COMMAND}" --fresh -S "${test_source_dir}/unknown_component" -B "${work_dir}/unknown_component"
            ${configure_options} -D "govkpi_ROOT=${prefix}"
        RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
    message("${output}")
    string(REGEX REPLACE "[ \n]+" " " output "${output}")  # CMake breaks lines where it likes
    if(result EQUAL 0 OR NOT output MATCHES "govkpi has no component \"telepathy\"; this installation has: core")
        message(FATAL_ERROR "an unknown component must be refused, with its name and those there are")
    endif()

elseif(STEP STREQUAL "add_subdirectory")
    configure_subdirectory("${test_binary_dir}/add_subdirectory")  # as it comes, with no setting
    find_app(app "${work_dir}/project")
    expect_right_output("${app}")

else()
    message(FATAL_ERROR "no such step: ${STEP}")
endif()
