// SPDX-License-Identifier: BSL-1.0
// The three structs through which programs in one process hand columns to each other without copying them: the Arrow C
// data interface and the Arrow C stream interface. Nothing of govkpi is in here, and no library of Arrow is needed.
//
// A program that includes another header with the same structs includes one of them twice without harm: whoever comes
// first defines the two macros that the specification names.
//
//     ArrowArrayStream stream{};           // filled by DuckDB, Polars, pyarrow
//     arrow_source lines{&stream, layout}; // which it now belongs to: stream.release is null
//
// Specification: https://arrow.apache.org/docs/format/CDataInterface.html
#pragma once

#include <cstdint>

extern "C" {

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

/// What a column holds, as a short text; the columns of a table are children of one.
struct ArrowSchema {
    const char* format;
    const char* name;      ///< of the column; may be null
    const char* metadata;  ///< may be null
    std::int64_t flags;
    std::int64_t n_children;
    struct ArrowSchema** children;
    struct ArrowSchema* dictionary;         ///< of the texts that indices stand for; else null
    void (*release)(struct ArrowSchema*);   ///< null once it was released, or moved elsewhere
    void* private_data;
};

/// The values: buffers as the schema's format lays down, a bitmap of what is there (1: a value, 0: null) the first.
struct ArrowArray {
    std::int64_t length;
    std::int64_t null_count;  ///< -1: not known
    std::int64_t offset;      ///< rows of the buffers to pass over
    std::int64_t n_buffers;
    std::int64_t n_children;
    const void** buffers;
    struct ArrowArray** children;
    struct ArrowArray* dictionary;
    void (*release)(struct ArrowArray*);
    void* private_data;
};

#endif

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

/// Arrays of one schema, one after the other; a released array is the end. The functions return 0, or an errno.
struct ArrowArrayStream {
    int (*get_schema)(struct ArrowArrayStream*, struct ArrowSchema* out);
    int (*get_next)(struct ArrowArrayStream*, struct ArrowArray* out);
    const char* (*get_last_error)(struct ArrowArrayStream*);
    void (*release)(struct ArrowArrayStream*);
    void* private_data;
};

#endif

}  // extern "C"
