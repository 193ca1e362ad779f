// SPDX-License-Identifier: BSL-1.0
#include "arrow_export.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <utility>

#include <govkpi/quantity/error.hpp>

namespace govkpi::detail {
namespace {

/// What a struct owns besides its own fields: its children and its dictionary, until they are moved out.
template <class Struct>
struct held_parts {
    explicit held_parts(const exported_column& from) : children(from.children.size()) {
        for (Struct& child : children) pointers.push_back(&child);
    }
    held_parts(const held_parts&) = delete;
    held_parts& operator=(const held_parts&) = delete;
    ~held_parts() {
        for (Struct& child : children)
            if (child.release != nullptr) child.release(&child);
        if (dictionary.release != nullptr) dictionary.release(&dictionary);
    }

    std::vector<Struct> children;
    std::vector<Struct*> pointers{};
    Struct dictionary{};
};

struct held_schema : held_parts<ArrowSchema> {
    using held_parts::held_parts;
    std::string format{}, name{};
};
struct held_array : held_parts<ArrowArray> {
    using held_parts::held_parts;
    std::vector<const void*> buffers{};
    std::shared_ptr<const void> kept{};
};

extern "C" {
void govkpi_release_schema(ArrowSchema* schema) {
    delete static_cast<held_schema*>(schema->private_data);
    schema->release = nullptr;
}
void govkpi_release_array(ArrowArray* array) {
    delete static_cast<held_array*>(array->private_data);
    array->release = nullptr;
}
}

/// Writes the struct last, so that an error on the way leaves it released, and what it would have held is let go.
void make_schema(const exported_column& from, ArrowSchema& out) {
    auto held = std::make_unique<held_schema>(from);
    held->format = from.format;
    held->name = from.name;
    for (std::size_t i = 0; i < from.children.size(); ++i) make_schema(from.children[i], held->children[i]);
    if (from.dictionary) make_schema(*from.dictionary, held->dictionary);
    ArrowSchema made{};
    made.format = held->format.c_str();
    made.name = held->name.c_str();
    made.flags = from.may_be_null ? ARROW_FLAG_NULLABLE : 0;
    made.n_children = static_cast<std::int64_t>(from.children.size());
    made.children = from.children.empty() ? nullptr : held->pointers.data();
    made.dictionary = from.dictionary ? &held->dictionary : nullptr;
    made.release = govkpi_release_schema;
    made.private_data = held.release();
    out = made;
}

void make_array(const exported_column& from, ArrowArray& out) {
    auto held = std::make_unique<held_array>(from);
    held->buffers = from.buffers;
    held->kept = from.kept;
    for (std::size_t i = 0; i < from.children.size(); ++i) make_array(from.children[i], held->children[i]);
    if (from.dictionary) make_array(*from.dictionary, held->dictionary);
    ArrowArray made{};
    made.length = from.length;
    made.null_count = from.null_count;
    made.n_buffers = static_cast<std::int64_t>(from.buffers.size());
    made.n_children = static_cast<std::int64_t>(from.children.size());
    made.buffers = held->buffers.data();
    made.children = from.children.empty() ? nullptr : held->pointers.data();
    made.dictionary = from.dictionary ? &held->dictionary : nullptr;
    made.release = govkpi_release_array;
    made.private_data = held.release();
    out = made;
}

}  // namespace

std::unique_ptr<exported_column> exported_texts(const dictionary& texts) {
    struct storage {
        std::vector<std::int32_t> offsets{0};
        std::string bytes{};
    };
    auto kept = std::make_shared<storage>();
    for (std::size_t code = 0; code < texts.size(); ++code) {
        kept->bytes += texts.text(static_cast<std::uint32_t>(code));
        if (kept->bytes.size() > std::size_t{std::numeric_limits<std::int32_t>::max()})
            throw_overflow("govkpi: the texts of a dimension take more than 2 GB");
        kept->offsets.push_back(static_cast<std::int32_t>(kept->bytes.size()));
    }
    auto out = std::make_unique<exported_column>();
    out->format = "u";
    out->length = static_cast<std::int64_t>(texts.size());
    out->buffers = {nullptr, kept->offsets.data(), kept->bytes.data()};
    out->kept = std::move(kept);
    return out;
}

std::vector<std::uint8_t> bitmap_of_rows(const std::vector<bool>& there) {
    std::vector<std::uint8_t> bits((there.size() + 7) / 8, 0);
    for (std::size_t i = 0; i < there.size(); ++i)
        if (there[i]) bits[i / 8] = static_cast<std::uint8_t>(bits[i / 8] | 1U << (i % 8));
    return bits;
}

exported_column exported_integers(std::string name, std::vector<std::int64_t> values, const std::vector<bool>& there) {
    struct storage {
        std::vector<std::int64_t> values;
        std::vector<std::uint8_t> bitmap;
    };
    const auto kept = std::make_shared<storage>(storage{std::move(values), bitmap_of_rows(there)});
    exported_column out;
    out.name = std::move(name);
    out.format = "l";
    out.may_be_null = !there.empty();
    out.length = static_cast<std::int64_t>(kept->values.size());
    out.null_count = std::count(there.begin(), there.end(), false);
    out.buffers = {there.empty() ? nullptr : kept->bitmap.data(), kept->values.data()};
    out.kept = kept;
    return out;
}

void hand_out(std::vector<exported_column> columns, std::size_t rows, ArrowSchema* out_schema, ArrowArray* out_batch) {
    if (out_schema == nullptr || out_batch == nullptr)
        throw std::invalid_argument{"govkpi: columns are handed out into a schema and an array, neither of them null"};
    exported_column table;
    table.format = "+s";
    table.length = static_cast<std::int64_t>(rows);
    table.buffers = {nullptr};
    table.children = std::move(columns);
    ArrowSchema schema{};
    make_schema(table, schema);
    try {
        make_array(table, *out_batch);
    } catch (...) {
        schema.release(&schema);
        throw;
    }
    *out_schema = schema;
}

}  // namespace govkpi::detail
