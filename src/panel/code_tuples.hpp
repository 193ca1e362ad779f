// SPDX-License-Identifier: BSL-1.0
// Tuples of dictionary codes, numbered as they come.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include <govkpi/quantity/error.hpp>

namespace govkpi::detail {

/// A hash table of tuples of one width. The hash of a tuple is a sum over its codes, so that of a tuple with one code
/// replaced is cheap to have; nothing shows the values.
class code_tuples {
public:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    explicit code_tuples(std::size_t width) : width_{width} {}

    std::size_t size() const noexcept { return size_; }
    const std::uint32_t* operator[](std::size_t number) const noexcept { return codes_.data() + number * width_; }

    /// What a code at a place adds to the hash of its tuple.
    static constexpr std::uint64_t hash_at(std::size_t place, std::uint32_t code) noexcept {
        constexpr std::uint64_t odd = 0x9e3779b97f4a7c15u, even = 0xadd1fd70ccb3fb26u;
        return code * (((2 * place + 1) * odd) ^ even);
    }
    std::uint64_t hash_of(const std::uint32_t* codes) const noexcept {
        std::uint64_t hash = 0;
        for (std::size_t i = 0; i < width_; ++i) hash += hash_at(i, codes[i]);
        return hash;
    }

    /// none where it is not there. The hash must be that of the codes.
    std::uint32_t find(const std::uint32_t* codes, std::uint64_t hash) const noexcept {
        const std::uint32_t short_hash = mixed(hash);
        for (std::size_t at = short_hash;; ++at) {
            const slot& here = slots_[at & (slots_.size() - 1)];
            if (here.number == none) return none;
            if (here.hash == short_hash && std::equal(codes, codes + width_, (*this)[here.number])) return here.number;
        }
    }
    /// Throws overflow past 2^32 - 1 tuples.
    std::uint32_t find_or_add(const std::uint32_t* codes, std::uint64_t hash) {
        const std::uint32_t known = find(codes, hash);
        if (known != none) return known;
        if (size_ == none) throw_overflow("govkpi: a table has less than 2^32 - 1 rows of parents");
        if (2 * (size_ + 1) > slots_.size()) grow();
        const auto number = static_cast<std::uint32_t>(size_++);
        codes_.insert(codes_.end(), codes, codes + width_);
        put({mixed(hash), number});
        return number;
    }

private:
    struct slot {
        std::uint32_t hash = 0;
        std::uint32_t number = none;
    };

    static constexpr std::uint32_t mixed(std::uint64_t hash) noexcept {
        hash ^= hash >> 32;
        return static_cast<std::uint32_t>(hash * 0x9e3779b97f4a7c15u >> 32);
    }
    void put(slot taken) noexcept {
        std::size_t at = taken.hash;
        while (slots_[at & (slots_.size() - 1)].number != none) ++at;
        slots_[at & (slots_.size() - 1)] = taken;
    }
    void grow() {
        const std::vector<slot> old = std::exchange(slots_, std::vector<slot>(slots_.size() * 2));
        for (const slot& taken : old)
            if (taken.number != none) put(taken);
    }

    std::size_t width_;
    std::size_t size_ = 0;
    std::vector<std::uint32_t> codes_;
    std::vector<slot> slots_ = std::vector<slot>(64);  // a power of two, at most half of them taken
};

}  // namespace govkpi::detail
