// SPDX-License-Identifier: BSL-1.0
#include "encoded_file.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <iterator>
#include <memory>
#include <new>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <utf8proc.h>

#include <govkpi/quantity/error.hpp>

namespace govkpi {
namespace detail {
namespace {

struct known_encoding {
    text_encoding is;
    std::string_view name;
    const char* for_iconv;  ///< none: it is not converted
    std::size_t unit;       ///< bytes of a character at least
};
constexpr std::array<known_encoding, 5> encodings{{{text_encoding::utf_8, "utf-8", nullptr, 1},
                                                   {text_encoding::utf_16, "utf-16", "UTF-16LE", 2},
                                                   {text_encoding::utf_16le, "utf-16le", "UTF-16LE", 2},
                                                   {text_encoding::utf_16be, "utf-16be", "UTF-16BE", 2},
                                                   {text_encoding::windows_1258, "windows-1258", "CP1258", 1}}};

const known_encoding& of(text_encoding encoding) {
    return *std::find_if(encodings.begin(), encodings.end(), [&](const known_encoding& e) { return e.is == encoding; });
}

struct marked {
    std::string_view mark;
    text_encoding encoding;
};
constexpr std::array<marked, 2> marks{{{"\xff\xfe", text_encoding::utf_16le}, {"\xfe\xff", text_encoding::utf_16be}}};

class converter {
public:
    explicit converter(const char* from) : handle_{::iconv_open("UTF-8", from)} {
        // So says the interface that it failed.
        if (handle_ == reinterpret_cast<iconv_t>(-1))
            throw std::system_error{errno, std::generic_category(), std::string{"govkpi: iconv from "} + from};
    }
    converter(const converter&) = delete;
    converter& operator=(const converter&) = delete;
    ~converter() { ::iconv_close(handle_); }

    /// Appends what can be converted of the bytes, and takes it off them. 0, or what stands in the way: EILSEQ, or
    /// EINVAL where the bytes end within a character.
    int convert(std::string_view& bytes, std::string& text) {
        char* in = const_cast<char*>(bytes.data());  // which iconv does not change
        std::size_t left = bytes.size();
        for (;;) {
            char part[1 << 14];
            char* out = part;
            std::size_t room = sizeof part;
            // Without input it hands out what it holds back, a letter that a mark may follow.
            const bool ends = left == 0;
            errno = 0;
            const bool good = ::iconv(handle_, ends ? nullptr : &in, ends ? nullptr : &left, &out, &room) !=
                              static_cast<std::size_t>(-1);
            const int error = good ? 0 : errno;
            text.append(part, static_cast<std::size_t>(out - part));
            bytes.remove_prefix(bytes.size() - left);
            if (error != 0 && error != E2BIG) {
                drain(text);
                return error;
            }
            if (ends && good) return 0;
        }
    }

private:
    void drain(std::string& text) {
        char rest[32];
        char* out = rest;
        std::size_t room = sizeof rest;
        ::iconv(handle_, nullptr, nullptr, &out, &room);
        text.append(rest, static_cast<std::size_t>(out - rest));
    }

    iconv_t handle_;
};

/// A line at a time, since a text as a whole takes four bytes a character meanwhile.
void append_composed(std::string_view text, std::string& into) {
    const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    while (!text.empty()) {
        const std::string_view line = text.substr(0, std::min(text.find('\n'), text.size() - 1) + 1);
        text.remove_prefix(line.size());
        if (std::all_of(line.begin(), line.end(), is_ascii)) {
            into += line;
            continue;
        }
        utf8proc_uint8_t* composed = nullptr;
        const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(line.data()),
                                       static_cast<utf8proc_ssize_t>(line.size()), &composed,
                                       static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
        const std::unique_ptr<utf8proc_uint8_t, void (*)(void*)> owner{composed, std::free};
        if (size < 0) throw std::bad_alloc{};  // the text is UTF-8
        into.append(reinterpret_cast<const char*>(composed), static_cast<std::size_t>(size));
    }
}

std::string in_utf_8(std::string_view bytes, const known_encoding& from, problem_list& problems) {
    converter convert{from.for_iconv};
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 4);
    std::size_t line = 1;
    std::size_t counted = 0;
    while (const int error = convert.convert(bytes, text)) {
        line +=
            static_cast<std::size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(counted), text.end(), '\n'));
        counted = text.size();
        const std::string_view bad = bytes.substr(0, from.unit);
        bytes.remove_prefix(bad.size());
        std::string shown;
        for (const char c : bad) fmt::format_to(std::back_inserter(shown), "\\x{:02x}", static_cast<unsigned char>(c));
        problems.add(
            line, "", shown,
            fmt::format("{} text{}", from.name, error == EINVAL ? ", and not half of a character at its end" : ""));
    }
    if (from.is != text_encoding::windows_1258) return text;
    std::string composed;
    composed.reserve(text.size());
    append_composed(text, composed);
    return composed;
}

}  // namespace

std::optional<mapped_file> open_text(const std::filesystem::path& file, text_encoding encoding,
                                     problem_list& problems) {
    auto opened = mapped_file::open(file, problems);
    if (!opened) return std::nullopt;
    std::string_view bytes = opened->bytes();
    for (const marked& m : marks) {
        if (!bytes.starts_with(m.mark)) continue;
        encoding = m.encoding;
        bytes.remove_prefix(m.mark.size());
        break;
    }
    const known_encoding& from = of(encoding);
    if (from.for_iconv == nullptr) return opened;
    std::string text = in_utf_8(bytes, from, problems);
    if (!problems.empty()) return std::nullopt;
    return mapped_file::of_text(std::move(text));
}

std::string encoding_names() {
    std::string out;
    for (const known_encoding& e : encodings) out += fmt::format("{}\"{}\"", out.empty() ? "" : ", ", e.name);
    return out;
}

}  // namespace detail

std::optional<text_encoding> find_text_encoding(std::string_view name) noexcept {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    const auto same = [&](std::string_view known) {
        return std::equal(name.begin(), name.end(), known.begin(), known.end(),
                          [&](char a, char b) { return lower(a) == b; });
    };
    if (same("utf8")) return text_encoding::utf_8;
    for (const detail::known_encoding& e : detail::encodings)
        if (same(e.name)) return e.is;
    return std::nullopt;
}

}  // namespace govkpi
