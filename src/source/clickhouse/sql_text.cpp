// SPDX-License-Identifier: BSL-1.0
#include "sql_text.hpp"

#include <fmt/format.h>

namespace govkpi::detail {
namespace {

/// Between marks of its own, with a backslash before these and before backslashes. Bytes that some text might take for
/// the end of a line or of itself are written out; the rest stands as it is.
std::string between(char mark, std::string_view text) {
    std::string out(1, mark);
    for (const char c : text) {
        switch (c) {
            case '\0':
                out += "\\0";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            case '\\':
            case '\'':
            case '`':
                out += '\\';
                [[fallthrough]];
            default:
                out += c;
        }
    }
    return out + mark;
}

}  // namespace

std::string sql_literal(std::string_view text) { return between('\'', text); }
std::string sql_name(std::string_view name) { return between('`', name); }

std::string url_encoded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                              c == '_' || c == '.';
        out += is_plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

}  // namespace govkpi::detail
