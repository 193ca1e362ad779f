// SPDX-License-Identifier: BSL-1.0
// An XML part of a file, told element by element as it is unpacked: it is never in memory as a whole.
#pragma once

#include <optional>
#include <string_view>

#include "zip_file.hpp"

namespace govkpi::detail {

/// Of one element. Names are local; where two of one name can stand there, the end of the namespace tells which.
class xml_attributes {
public:
    explicit xml_attributes(const char** pairs) noexcept : pairs_{pairs} {}
    std::optional<std::string_view> find(std::string_view name, std::string_view end_of_namespace = {}) const noexcept;

private:
    const char** pairs_;
};

class xml_receiver {
public:
    virtual ~xml_receiver() = default;
    virtual void start(std::string_view name, const xml_attributes& with) = 0;
    virtual void end(std::string_view name) = 0;
    /// Of one text there may be several, one after another. Always UTF-8.
    virtual void text(std::string_view text) = 0;
    /// Asked between pieces.
    virtual bool wants_more() const { return true; }

protected:
    xml_receiver() = default;
};

/// Throws unreadable where the part is not well-formed, or declares a document type: no spreadsheet program writes one,
/// and texts could grow without end through it.
void read_xml(zip_file& file, std::string_view part, xml_receiver& into);

}  // namespace govkpi::detail
