// SPDX-License-Identifier: BSL-1.0
#include "csv_member.hpp"

#include <array>
#include <bit>
#include <cstring>
#include <utility>

#include <utf8proc.h>

#include "encoded_file.hpp"

namespace govkpi::detail {
namespace {

constexpr std::size_t longest_short_text = 16;
/// Columns with more distinct texts than this are left to the dictionary alone.
constexpr std::size_t most_remembered = 1u << 16;
/// So many that hardly any text shares one with another: a search of more than one step is guessed wrongly.
constexpr std::size_t slots_a_text = 8;

/// The bytes of a word that belong to a text of n bytes.
constexpr std::uint64_t first_bytes(std::size_t n) {
    return n >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << 8 * n) - 1;
}

struct word_masks {
    std::uint64_t low, high;
};
constexpr auto masks_by_length = [] {
    std::array<word_masks, longest_short_text + 1> masks{};
    for (std::size_t n = 0; n < masks.size(); ++n) masks[n] = {first_bytes(n), n > 8 ? first_bytes(n - 8) : 0};
    return masks;
}();

}  // namespace

bool is_utf8(std::string_view text) noexcept {
    while (!text.empty()) {
        utf8proc_int32_t character = 0;
        const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                             static_cast<utf8proc_ssize_t>(text.size()), &character);
        if (length <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(length));
    }
    return true;
}

bool is_clean_text(std::string_view text) noexcept {
    return text.find('\0') == std::string_view::npos && is_utf8(text);
}

std::string_view unquoted(std::string_view field, std::string& buffer) {
    if (!field.starts_with('"')) return field;
    field = field.substr(1, field.size() - 2);
    if (field.find('"') == std::string_view::npos) return field;
    buffer.clear();
    while (!field.empty()) {
        const std::size_t upto = std::min(field.find('"'), field.size() - 1) + 1;
        buffer.append(field.substr(0, upto));
        field.remove_prefix(std::min(field.size(), field[upto - 1] == '"' ? upto + 1 : upto));
    }
    return buffer;
}

csv_member_column::csv_member_column(const csv_column& column)
    : members_{column.members},
      check_{column.check},
      may_have_nul_{column.may_have_nul},
      slots_(std::size_t{1} << (64 - shift_)) {
    if (members_ == nullptr) throw_invalid_argument("govkpi: a column of members needs a dictionary");
}

/// The slot where the search for a text begins: the top bits of a product, which every byte takes part in.
inline std::size_t csv_member_column::index::home_of(const short_text& text) const noexcept {
    std::uint64_t hash = (text.low ^ std::rotl(text.high, 29)) * 0x9e3779b97f4a7c15u;
    hash = (hash ^ hash >> 32) * 0xd6e8feb86659fd93u;
    return hash >> shift;
}

/// The number of the text among those that are remembered; 0 where it is none of them, or empty.
inline std::uint32_t csv_member_column::index::find(const short_text& text) const noexcept {
    for (std::size_t at = home_of(text);; at = (at + 1) & last) {
        const std::uint32_t number = slots[at];
        const short_text& there = texts[number];
        if (((there.low ^ text.low) | (there.high ^ text.high)) == 0 || number == 0) return number;
    }
}

csv_member_column::index csv_member_column::remembered() const noexcept {
    return {slots_.data(), slots_.size() - 1, texts_.data(), shift_};
}

void csv_member_column::place(std::uint32_t number) noexcept {
    std::size_t at = remembered().home_of(texts_[number]);
    while (slots_[at] != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = number;
}

void csv_member_column::remember(const short_text& text, std::uint32_t code) {
    if (texts_.size() > most_remembered || remembered().find(text) != 0) return;
    const auto number = static_cast<std::uint32_t>(texts_.size());
    are_narrow_ = are_narrow_ && text.high == 0;
    texts_.push_back(text);
    codes_.push_back(code);
    if (texts_.size() * slots_a_text <= slots_.size()) return place(number);
    --shift_;
    slots_.assign(slots_.size() * 2, 0);
    for (std::uint32_t i = 1; i <= number; ++i) place(i);
}

std::optional<std::string> csv_member_column::read(std::string_view text, std::uint32_t& code) {
    if (const auto known = members_->find(text); known && *known < good_.size() && good_[*known]) {
        code = *known;
        return std::nullopt;
    }
    return read_new(text, code);
}

/// A text that this column has not met: only now is it looked at.
std::optional<std::string> csv_member_column::read_new(std::string_view text, std::uint32_t& code) {
    const bool has_nul = text.find('\0') != std::string_view::npos;
    if (has_nul && !may_have_nul_) return clean_text;
    if (!is_utf8(text)) return may_have_nul_ ? "UTF-8 text" : clean_text;
    if (check_) {
        if (auto expected = check_(text)) return expected;
    }
    code = members_->code_of(text);
    if (code >= good_.size()) good_.resize(members_->size());
    good_[code] = true;
    // One with a quotation mark is written in another way, so that its bytes in the file are not those of the text.
    if (has_nul || text.empty() || text.size() > longest_short_text || text.find('"') != std::string_view::npos)
        return std::nullopt;
    char bytes[longest_short_text] = {};
    std::memcpy(bytes, text.data(), text.size());
    remember({load_8_bytes(bytes), load_8_bytes(bytes + 8)}, code);
    return std::nullopt;
}

template <bool MayBeWrapped, bool AreNarrow>
bool csv_member_column::read_column(const std::uint32_t* end, const csv_rows& rows, bool is_last, std::size_t count,
                                    std::uint32_t* codes) {
    std::string buffer;
    index known = remembered();
    const std::uint32_t* code_of = codes_.data();
    for (std::size_t i = 0; i < count; ++i, end += rows.width) {
        const std::uint32_t at = end[-1] + 1;
        const std::string_view field = field_at(rows.text + at, *end - at, MayBeWrapped && is_last);
        std::string_view text = field;
        if (MayBeWrapped && text.starts_with('"')) text = text.substr(1, text.size() - 2);
        if (text.size() <= (AreNarrow ? sizeof(std::uint64_t) : longest_short_text)) {
            const word_masks& masks = masks_by_length[text.size()];
            const std::uint64_t high = AreNarrow ? 0 : load_8_bytes(text.data() + 8) & masks.high;
            const std::uint32_t number = known.find({load_8_bytes(text.data()) & masks.low, high});
            codes[i] = code_of[number];
            if (number != 0) continue;
        }
        if (read(MayBeWrapped ? unquoted(field, buffer) : field, codes[i])) return false;
        known = remembered();
        code_of = codes_.data();
    }
    return true;
}

bool csv_member_column::read(const csv_rows& rows, std::size_t place, std::size_t first, std::size_t count,
                             std::uint32_t* codes) {
    const bool is_last = place + 1 == rows.width;
    const std::uint32_t* const end = rows.ends + first * rows.width + place;
    if (is_last || rows.has_quotes) return read_column<true, false>(end, rows, is_last, count, codes);
    if (are_narrow_) return read_column<false, true>(end, rows, is_last, count, codes);
    return read_column<false, false>(end, rows, is_last, count, codes);
}

}  // namespace govkpi::detail
