# SPDX-License-Identifier: BSL-1.0
# What `cmake --install` lays down: libraries, headers, the CMake package with its components, a pkg-config file, the
# command.

include(CMakePackageConfigHelpers)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/govkpi")
set(govkpi_installed_components core)

install(TARGETS govkpi EXPORT govkpi-core-targets FILE_SET HEADERS)
install(EXPORT govkpi-core-targets NAMESPACE govkpi:: DESTINATION "${package_dir}")

if(GOVKPI_BUILD_THREADS)
    list(APPEND govkpi_installed_components threads)
    install(TARGETS govkpi_threads EXPORT govkpi-threads-targets FILE_SET HEADERS)
    install(EXPORT govkpi-threads-targets NAMESPACE govkpi:: DESTINATION "${package_dir}")
endif()

foreach(component IN ITEMS audit clickhouse conformance report spreadsheets sqlite templates xlsx)
    string(TOUPPER ${component} upper_component)
    if(GOVKPI_BUILD_${upper_component})
        list(APPEND govkpi_installed_components ${component})
        install(TARGETS govkpi_${component} EXPORT govkpi-${component}-targets FILE_SET HEADERS)
        install(EXPORT govkpi-${component}-targets NAMESPACE govkpi:: DESTINATION "${package_dir}")
    endif()
endforeach()
if(GOVKPI_BUILD_XLSX)
    install(FILES cmake/Findlibxlsxwriter.cmake DESTINATION "${package_dir}")
endif()

if(GOVKPI_BUILD_TOOL)
    install(TARGETS govkpi_tool)
endif()

configure_package_config_file(cmake/govkpiConfig.cmake.in "${PROJECT_BINARY_DIR}/govkpiConfig.cmake"
    INSTALL_DESTINATION "${package_dir}"
    NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/govkpiConfigVersion.cmake"
    COMPATIBILITY SameMinorVersion)
install(FILES
    "${PROJECT_BINARY_DIR}/govkpiConfig.cmake"
    "${PROJECT_BINARY_DIR}/govkpiConfigVersion.cmake"
    cmake/Findutf8proc.cmake
    DESTINATION "${package_dir}")
install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}")

# pkg-config: the prefix is found from where the .pc file lies, so an installed tree can be moved.
cmake_path(IS_ABSOLUTE CMAKE_INSTALL_LIBDIR libdir_is_absolute)
if(libdir_is_absolute)
    set(govkpi_pc_prefix "${CMAKE_INSTALL_PREFIX}")
else()
    file(RELATIVE_PATH up_to_prefix "${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig" "${CMAKE_INSTALL_PREFIX}")
    cmake_path(APPEND govkpi_pc_prefix "\${pcfiledir}" "${up_to_prefix}")
    string(REGEX REPLACE "/$" "" govkpi_pc_prefix "${govkpi_pc_prefix}")
endif()
cmake_path(APPEND govkpi_pc_libdir "\${prefix}" "${CMAKE_INSTALL_LIBDIR}")
cmake_path(APPEND govkpi_pc_includedir "\${prefix}" "${CMAKE_INSTALL_INCLUDEDIR}")
# Whoever links a static govkpi needs utf8proc too, with or without `pkg-config --static`.
if(BUILD_SHARED_LIBS)
    set(govkpi_pc_requires "fmt >= 9")
    set(govkpi_pc_requires_private "libutf8proc")
else()
    set(govkpi_pc_requires "fmt >= 9, libutf8proc")
    set(govkpi_pc_requires_private "")
endif()
set(govkpi_pc_definitions "")
if(BUILD_SHARED_LIBS)
    string(APPEND govkpi_pc_definitions " -DGOVKPI_SHARED=1")
endif()
if(GOVKPI_FORCE_FALLBACK_INTEGERS)
    string(APPEND govkpi_pc_definitions " -DGOVKPI_NO_BUILTINS=1")
endif()
configure_file(cmake/govkpi.pc.in "${PROJECT_BINARY_DIR}/govkpi.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/govkpi.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
