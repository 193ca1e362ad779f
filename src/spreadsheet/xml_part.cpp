// SPDX-License-Identifier: BSL-1.0
#include "xml_part.hpp"

#include <algorithm>
#include <exception>
#include <memory>
#include <new>
#include <utility>

#include <expat.h>
#include <fmt/format.h>

#include "../quantity/shown_text.hpp"

namespace govkpi::detail {
namespace {

constexpr char behind_namespace = '|';

std::string_view local(std::string_view name) noexcept { return name.substr(name.rfind(behind_namespace) + 1); }

/// Exceptions do not pass through the parser, which is written in C.
struct reading {
    XML_Parser parser;
    xml_receiver& into;
    std::exception_ptr thrown{};
    bool has_document_type = false;

    template <class Call>
    void guarded(Call call) noexcept {
        if (thrown) return;
        try {
            call();
        } catch (...) {
            thrown = std::current_exception();
            XML_StopParser(parser, XML_FALSE);
        }
    }
};
reading& from(void* data) { return *static_cast<reading*>(data); }

void start(void* data, const char* name, const char** attributes) {
    from(data).guarded([&] { from(data).into.start(local(name), xml_attributes{attributes}); });
}
void end(void* data, const char* name) {
    from(data).guarded([&] { from(data).into.end(local(name)); });
}
void text(void* data, const char* characters, int size) {
    from(data).guarded([&] { from(data).into.text({characters, static_cast<std::size_t>(size)}); });
}
void document_type(void* data, const char*, const char*, const char*, int) {
    from(data).has_document_type = true;
    XML_StopParser(from(data).parser, XML_FALSE);
}

}  // namespace

std::optional<std::string_view> xml_attributes::find(std::string_view name,
                                                     std::string_view end_of_namespace) const noexcept {
    for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
        const std::string_view full = *pair;
        if (local(full) != name) continue;
        const std::string_view before = full.substr(0, full.size() - std::min(full.size(), name.size() + 1));
        if (before.ends_with(end_of_namespace)) return pair[1];
    }
    return std::nullopt;
}

void read_xml(zip_file& file, std::string_view part, xml_receiver& into) {
    const std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser{XML_ParserCreateNS(nullptr, behind_namespace),
                                                                         XML_ParserFree};
    if (!parser) throw std::bad_alloc{};
    reading state{parser.get(), into};
    XML_SetUserData(parser.get(), &state);
    XML_SetElementHandler(parser.get(), start, end);
    XML_SetCharacterDataHandler(parser.get(), text);
    XML_SetStartDoctypeDeclHandler(parser.get(), document_type);
    const auto parse = [&](std::string_view piece, bool is_last) {
        const bool good =
            XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()), is_last ? 1 : 0) == XML_STATUS_OK;
        if (state.thrown) std::rethrow_exception(state.thrown);
        if (good) return;
        const char* const why =
            state.has_document_type ? "a document type" : XML_ErrorString(XML_GetErrorCode(parser.get()));
        throw unreadable{fmt::format("well-formed XML in {}, and not in line {}: {}; save the file again",
                                     shown_text(part), XML_GetCurrentLineNumber(parser.get()), why)};
    };
    bool whole = true;
    file.read(part, [&](std::string_view piece) {
        parse(piece, false);
        return whole = into.wants_more();
    });
    if (whole) parse({}, true);
}

}  // namespace govkpi::detail
