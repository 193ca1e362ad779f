// SPDX-License-Identifier: BSL-1.0
#include <govkpi/quantity/result.hpp>

#include <cstdio>

namespace govkpi {
namespace {

/// The error with its sentence. Only one that is thrown needs it; a result that is tested stays small.
class thrown_parse_error final : public parse_error {
public:
    explicit thrown_parse_error(const parse_error& error) noexcept : parse_error{error} {
        std::snprintf(sentence_, sizeof sentence_, "govkpi: at byte %zu: expected %s", position() + 1, expected());
    }
    const char* what() const noexcept override { return sentence_; }

private:
    char sentence_[256];
};

}  // namespace

const char* parse_error::what() const noexcept { return expected_; }

namespace detail {

void throw_parse_error(const parse_error& error) { throw thrown_parse_error{error}; }

}  // namespace detail
}  // namespace govkpi
