// SPDX-License-Identifier: BSL-1.0
// Columns as another program makes them, which count how often they are released. Every buffer is as long as it has to
// be and no longer, so that a read behind its end shows.
#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <govkpi/source/arrow_c.hpp>

namespace govkpi::testing {

/// Of structs that were handed out: each must be released once.
struct release_count {
    int made = 0;
    int released = 0;
};

using byte_buffer = std::vector<unsigned char>;

template <class T>
byte_buffer bytes_of(const std::vector<T>& values) {
    byte_buffer bytes(values.size() * sizeof(T));
    if (!values.empty()) std::memcpy(bytes.data(), values.data(), bytes.size());
    return bytes;
}

inline byte_buffer bitmap(const std::vector<bool>& there) {
    byte_buffer bits((there.size() + 7) / 8, 0);
    for (std::size_t i = 0; i < there.size(); ++i)
        if (there[i]) bits[i / 8] = static_cast<unsigned char>(bits[i / 8] | 1U << (i % 8));
    return bits;
}

struct made_column {
    std::string name;
    std::string format;
    std::int64_t length = 0;
    std::int64_t offset = 0;
    std::int64_t null_count = 0;
    std::vector<std::optional<byte_buffer>> buffers;  ///< nothing: a null pointer
    std::vector<made_column> children{};
    std::shared_ptr<made_column> dictionary{};

    /// The bitmap of which rows of the buffers are there.
    made_column valid(const std::vector<bool>& there) const {
        made_column out = *this;
        out.buffers[0] = bitmap(there);
        out.null_count = -1;
        return out;
    }
    /// Only the rows from one on, in the same buffers.
    made_column from(std::int64_t first) const {
        made_column out = *this;
        out.offset += first;
        out.length -= first;
        return out;
    }
    made_column called(std::string other) const {
        made_column out = *this;
        out.name = std::move(other);
        return out;
    }
};

template <class T>
made_column numbers(std::string name, std::string format, const std::vector<T>& values) {
    return {std::move(name), std::move(format), static_cast<std::int64_t>(values.size()), 0, 0,
            {std::nullopt, bytes_of(values)}};
}
inline made_column int64s(std::string name, const std::vector<std::int64_t>& values) {
    return numbers(std::move(name), "l", values);
}

/// `Offset`: std::int32_t for utf8, std::int64_t for large_utf8.
template <class Offset = std::int32_t>
made_column texts(std::string name, const std::vector<std::string>& values) {
    std::vector<Offset> offsets{0};
    std::string bytes;
    for (const std::string& value : values) {
        bytes += value;
        offsets.push_back(static_cast<Offset>(bytes.size()));
    }
    return {std::move(name), sizeof(Offset) == 4 ? "u" : "U", static_cast<std::int64_t>(values.size()), 0, 0,
            {std::nullopt, bytes_of(offsets), byte_buffer(bytes.begin(), bytes.end())}};
}

template <class Index>
made_column coded(std::string name, std::string format, const std::vector<Index>& indices, made_column entries) {
    made_column out = numbers(std::move(name), std::move(format), indices);
    out.dictionary = std::make_shared<made_column>(std::move(entries));
    return out;
}

inline made_column batch_of(std::vector<made_column> columns, std::int64_t rows) {
    made_column out{"", "+s", rows, 0, 0, {std::nullopt}};
    out.children = std::move(columns);
    return out;
}

template <class Struct>
struct made_parts {
    made_column column;
    std::shared_ptr<release_count> count;
    std::vector<Struct> children{};
    std::vector<Struct*> pointers{};
    Struct dictionary{};
    std::vector<const void*> buffers{};

    static void release(Struct* self) {
        auto* const parts = static_cast<made_parts*>(self->private_data);
        ++parts->count->released;
        for (Struct& child : parts->children)
            if (child.release != nullptr) child.release(&child);
        if (parts->dictionary.release != nullptr) parts->dictionary.release(&parts->dictionary);
        delete parts;
        self->release = nullptr;
    }
    static made_parts* of(const Struct& self) { return static_cast<made_parts*>(self.private_data); }
};

template <class Struct>
Struct made(const made_column& column, const std::shared_ptr<release_count>& count) {
    auto* const parts = new made_parts<Struct>{column, count};
    ++count->made;
    Struct out{};
    parts->children.resize(column.children.size());
    for (std::size_t i = 0; i < column.children.size(); ++i) {
        parts->children[i] = made<Struct>(column.children[i], count);
        parts->pointers.push_back(&parts->children[i]);
    }
    out.n_children = static_cast<std::int64_t>(column.children.size());
    out.children = parts->pointers.data();
    if (column.dictionary) {
        parts->dictionary = made<Struct>(*column.dictionary, count);
        out.dictionary = &parts->dictionary;
    }
    if constexpr (std::is_same_v<Struct, ArrowSchema>) {
        out.format = parts->column.format.c_str();
        out.name = parts->column.name.c_str();
        out.flags = ARROW_FLAG_NULLABLE;
    } else {
        out.length = column.length;
        out.offset = column.offset;
        out.null_count = column.null_count;
        for (const auto& buffer : parts->column.buffers) parts->buffers.push_back(buffer ? buffer->data() : nullptr);
        out.n_buffers = static_cast<std::int64_t>(parts->buffers.size());
        out.buffers = parts->buffers.data();
    }
    out.private_data = parts;
    out.release = made_parts<Struct>::release;
    return out;
}

/// A stream of these batches, which may fail after them.
struct made_stream {
    std::vector<made_column> batches;
    std::shared_ptr<release_count> count;
    const char* error = nullptr;
    std::size_t next = 0;

    static made_stream& of(ArrowArrayStream* self) { return *static_cast<made_stream*>(self->private_data); }
    static ArrowArrayStream make(std::vector<made_column> batches, const std::shared_ptr<release_count>& count,
                                 const char* error = nullptr) {
        ArrowArrayStream out{};
        out.get_schema = [](ArrowArrayStream* self, ArrowSchema* schema) {
            *schema = made<ArrowSchema>(of(self).batches.front(), of(self).count);
            return 0;
        };
        out.get_next = [](ArrowArrayStream* self, ArrowArray* batch) {
            made_stream& stream = of(self);
            if (stream.next < stream.batches.size()) {
                *batch = made<ArrowArray>(stream.batches[stream.next++], stream.count);
                return 0;
            }
            batch->release = nullptr;
            return stream.error != nullptr ? 5 : 0;
        };
        out.get_last_error = [](ArrowArrayStream* self) { return of(self).error; };
        out.release = [](ArrowArrayStream* self) {
            ++of(self).count->released;
            delete &of(self);
            self->release = nullptr;
        };
        ++count->made;
        out.private_data = new made_stream{std::move(batches), count, error};
        return out;
    }
};

}  // namespace govkpi::testing
