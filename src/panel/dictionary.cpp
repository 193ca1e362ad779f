// SPDX-License-Identifier: BSL-1.0
#include <govkpi/panel/dictionary.hpp>

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>
#include <vector>

#include <govkpi/quantity/error.hpp>

namespace govkpi {
namespace {

constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

std::uint64_t mixed(std::uint64_t bits) noexcept {
    bits ^= bits >> 32;
    bits *= 0xd6e8feb86659fd93u;
    return bits ^ (bits >> 32);
}

/// Eight bytes at a step. Its values differ from one kind of processor to the next, and nothing shows them.
std::uint32_t hash_of(std::string_view text) noexcept {
    std::uint64_t hash = text.size();
    while (!text.empty()) {
        std::uint64_t word = 0;
        const std::size_t taken = std::min(text.size(), sizeof word);
        std::memcpy(&word, text.data(), taken);
        hash = mixed(hash ^ word) * 0x9e3779b97f4a7c15u;
        text.remove_prefix(taken);
    }
    return static_cast<std::uint32_t>(hash >> 32);
}

/// Keeps bytes where they are put, so that views of them stay good.
class text_store {
public:
    std::string_view keep(std::string_view text) {
        if (text.empty()) return {};
        char* place = text.size() > chunk_size / 4 ? chunk_of(text.size()) : from_chunk(text.size());
        std::memcpy(place, text.data(), text.size());
        return {place, text.size()};
    }

private:
    static constexpr std::size_t chunk_size = 1 << 14;

    char* chunk_of(std::size_t size) { return chunks_.emplace_back(std::make_unique<char[]>(size)).get(); }
    char* from_chunk(std::size_t size) {
        if (size > left_) {
            next_ = chunk_of(chunk_size);
            left_ = chunk_size;
        }
        left_ -= size;
        return std::exchange(next_, next_ + size);
    }

    std::vector<std::unique_ptr<char[]>> chunks_;
    char* next_ = nullptr;
    std::size_t left_ = 0;
};

}  // namespace

struct dictionary::table {
    struct slot {
        std::uint32_t hash = 0;
        std::uint32_t code = nobody;
    };

    text_store store;
    std::vector<std::string_view> texts;
    std::vector<slot> slots = std::vector<slot>(16);  // a power of two, at most half of them taken

    /// The slot that holds the text, or the empty one where it belongs.
    slot& slot_of(std::string_view text, std::uint32_t hash) noexcept {
        for (std::size_t at = hash;; ++at) {
            slot& here = slots[at & (slots.size() - 1)];
            if (here.code == nobody || (here.hash == hash && texts[here.code] == text)) return here;
        }
    }

    void grow() {
        std::vector<slot> old = std::exchange(slots, std::vector<slot>(slots.size() * 2));
        for (const slot& taken : old) {
            if (taken.code == nobody) continue;
            std::size_t at = taken.hash;
            while (slots[at & (slots.size() - 1)].code != nobody) ++at;
            slots[at & (slots.size() - 1)] = taken;
        }
    }
};

dictionary::dictionary() = default;
dictionary::~dictionary() = default;
dictionary::dictionary(dictionary&& other) noexcept = default;

dictionary::dictionary(const dictionary& other) {
    for (std::size_t code = 0; code < other.size(); ++code) code_of(other.text(static_cast<std::uint32_t>(code)));
}

dictionary& dictionary::operator=(dictionary other) noexcept {
    table_.swap(other.table_);
    return *this;
}

std::uint32_t dictionary::code_of(std::string_view text) {
    if (!table_) table_ = std::make_unique<table>();
    const std::uint32_t hash = hash_of(text);
    const std::uint32_t known = table_->slot_of(text, hash).code;
    if (known != nobody) return known;
    if (table_->texts.size() == nobody) detail::throw_overflow("govkpi: a dictionary has at most 2^32 - 1 texts");
    if (2 * (table_->texts.size() + 1) > table_->slots.size()) table_->grow();
    const auto code = static_cast<std::uint32_t>(table_->texts.size());
    table_->texts.push_back(table_->store.keep(text));
    table_->slot_of(text, hash) = {hash, code};
    return code;
}

std::optional<std::uint32_t> dictionary::find(std::string_view text) const {
    if (!table_) return std::nullopt;
    const std::uint32_t code = table_->slot_of(text, hash_of(text)).code;
    return code == nobody ? std::nullopt : std::optional{code};
}

std::string_view dictionary::text(std::uint32_t code) const { return table_->texts[code]; }

std::size_t dictionary::size() const noexcept { return table_ ? table_->texts.size() : 0; }

}  // namespace govkpi
