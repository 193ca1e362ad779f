// SPDX-License-Identifier: BSL-1.0
// Which names a shared library shows. Everything is hidden by default, so a function or class that is defined in a .cpp
// and used outside its library says so:
//
//     GOVKPI_EXPORT money<VND> sum(std::span<const money<VND>>);          // in the core library
//     class GOVKPI_REPORT_EXPORT document { ... };                        // in the report library
//
// The build defines GOVKPI_SHARED for shared libraries and all who use them, GOVKPI_BUILDING inside the core library,
// GOVKPI_REPORT_BUILDING inside the report library, and so on. A static library needs none of them.
#pragma once

#if !defined(GOVKPI_SHARED)
#define GOVKPI_DETAIL_EXPORT
#define GOVKPI_DETAIL_IMPORT
#elif defined(_WIN32) || defined(__CYGWIN__)
#define GOVKPI_DETAIL_EXPORT __declspec(dllexport)
#define GOVKPI_DETAIL_IMPORT __declspec(dllimport)
#elif defined(__GNUC__)
#define GOVKPI_DETAIL_EXPORT __attribute__((visibility("default")))
#define GOVKPI_DETAIL_IMPORT __attribute__((visibility("default")))
#else
#define GOVKPI_DETAIL_EXPORT
#define GOVKPI_DETAIL_IMPORT
#endif

#if defined(GOVKPI_BUILDING)
#define GOVKPI_EXPORT GOVKPI_DETAIL_EXPORT
#else
#define GOVKPI_EXPORT GOVKPI_DETAIL_IMPORT
#endif

#if defined(GOVKPI_REPORT_BUILDING)
#define GOVKPI_REPORT_EXPORT GOVKPI_DETAIL_EXPORT
#else
#define GOVKPI_REPORT_EXPORT GOVKPI_DETAIL_IMPORT
#endif

#if defined(GOVKPI_XLSX_BUILDING)
#define GOVKPI_XLSX_EXPORT GOVKPI_DETAIL_EXPORT
#else
#define GOVKPI_XLSX_EXPORT GOVKPI_DETAIL_IMPORT
#endif

#if defined(GOVKPI_TEMPLATES_BUILDING)
#define GOVKPI_TEMPLATES_EXPORT GOVKPI_DETAIL_EXPORT
#else
#define GOVKPI_TEMPLATES_EXPORT GOVKPI_DETAIL_IMPORT
#endif

#if defined(GOVKPI_CONFORMANCE_BUILDING)
#define GOVKPI_CONFORMANCE_EXPORT GOVKPI_DETAIL_EXPORT
#else
#define GOVKPI_CONFORMANCE_EXPORT GOVKPI_DETAIL_IMPORT
#endif

#if defined(GOVKPI_SQLITE_BUILDING)
#define GOVKPI_SQLITE_EXPORT GOVKPI_DETAIL_EXPORT
#else
#define GOVKPI_SQLITE_EXPORT GOVKPI_DETAIL_IMPORT
#endif

#if defined(GOVKPI_CLICKHOUSE_BUILDING)
#define GOVKPI_CLICKHOUSE_EXPORT GOVKPI_DETAIL_EXPORT
#else
#define GOVKPI_CLICKHOUSE_EXPORT GOVKPI_DETAIL_IMPORT
#endif

#if defined(GOVKPI_SPREADSHEETS_BUILDING)
#define GOVKPI_SPREADSHEETS_EXPORT GOVKPI_DETAIL_EXPORT
#else
#define GOVKPI_SPREADSHEETS_EXPORT GOVKPI_DETAIL_IMPORT
#endif

#if defined(GOVKPI_AUDIT_BUILDING)
#define GOVKPI_AUDIT_EXPORT GOVKPI_DETAIL_EXPORT
#else
#define GOVKPI_AUDIT_EXPORT GOVKPI_DETAIL_IMPORT
#endif
