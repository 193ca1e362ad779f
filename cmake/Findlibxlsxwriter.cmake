# SPDX-License-Identifier: BSL-1.0
# Finds libxlsxwriter, which Debian ships without CMake files, and defines libxlsxwriter::libxlsxwriter.
# Installed beside govkpiConfig.cmake, since whoever links a static govkpi::xlsx links it too.

find_package(PkgConfig QUIET)
if(PKG_CONFIG_FOUND)
    pkg_check_modules(PC_xlsxwriter QUIET xlsxwriter)
endif()

find_path(libxlsxwriter_INCLUDE_DIR NAMES xlsxwriter.h HINTS ${PC_xlsxwriter_INCLUDE_DIRS})
find_library(libxlsxwriter_LIBRARY NAMES xlsxwriter HINTS ${PC_xlsxwriter_LIBRARY_DIRS})
mark_as_advanced(libxlsxwriter_INCLUDE_DIR libxlsxwriter_LIBRARY)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(libxlsxwriter REQUIRED_VARS libxlsxwriter_LIBRARY libxlsxwriter_INCLUDE_DIR)

if(libxlsxwriter_FOUND AND NOT TARGET libxlsxwriter::libxlsxwriter)
    add_library(libxlsxwriter::libxlsxwriter UNKNOWN IMPORTED)
    set_target_properties(libxlsxwriter::libxlsxwriter PROPERTIES
        IMPORTED_LOCATION "${libxlsxwriter_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${libxlsxwriter_INCLUDE_DIR}")
endif()
