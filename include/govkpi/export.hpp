// SPDX-License-Identifier: BSL-1.0
// Which names a shared library shows. Everything is hidden by default, so a function or class that is defined in a .cpp
// and used outside its library says so:
//
//     GOVKPI_EXPORT money<VND> sum(std::span<const money<VND>>);          // in the core library
//     class GOVKPI_REPORT_EXPORT document { ... };                        // in the report library
//
// The build defines GOVKPI_SHARED for shared libraries and all who use them, GOVKPI_BUILDING inside the core library
// and GOVKPI_REPORT_BUILDING, GOVKPI_XLSX_BUILDING and GOVKPI_TEMPLATES_BUILDING inside the report libraries. A static
// library needs none of them.
#pragma once

#if !defined(GOVKPI_SHARED)
#define GOVKPI_EXPORT
#define GOVKPI_REPORT_EXPORT
#define GOVKPI_XLSX_EXPORT
#define GOVKPI_TEMPLATES_EXPORT
#elif defined(_WIN32) || defined(__CYGWIN__)
#if defined(GOVKPI_BUILDING)
#define GOVKPI_EXPORT __declspec(dllexport)
#else
#define GOVKPI_EXPORT __declspec(dllimport)
#endif
#if defined(GOVKPI_REPORT_BUILDING)
#define GOVKPI_REPORT_EXPORT __declspec(dllexport)
#else
#define GOVKPI_REPORT_EXPORT __declspec(dllimport)
#endif
#if defined(GOVKPI_XLSX_BUILDING)
#define GOVKPI_XLSX_EXPORT __declspec(dllexport)
#else
#define GOVKPI_XLSX_EXPORT __declspec(dllimport)
#endif
#if defined(GOVKPI_TEMPLATES_BUILDING)
#define GOVKPI_TEMPLATES_EXPORT __declspec(dllexport)
#else
#define GOVKPI_TEMPLATES_EXPORT __declspec(dllimport)
#endif
#elif defined(__GNUC__)
#define GOVKPI_EXPORT __attribute__((visibility("default")))
#define GOVKPI_REPORT_EXPORT __attribute__((visibility("default")))
#define GOVKPI_XLSX_EXPORT __attribute__((visibility("default")))
#define GOVKPI_TEMPLATES_EXPORT __attribute__((visibility("default")))
#else
#define GOVKPI_EXPORT
#define GOVKPI_REPORT_EXPORT
#define GOVKPI_XLSX_EXPORT
#define GOVKPI_TEMPLATES_EXPORT
#endif
