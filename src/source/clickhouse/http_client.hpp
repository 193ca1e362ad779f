// SPDX-License-Identifier: BSL-1.0
// One request over HTTP, with limits of our own. Boost.Beast takes long to compile, and is seen by one source only.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace govkpi::detail {

struct http_server {
    std::string host;
    std::uint16_t port = 0;
    bool tls = false;
    std::filesystem::path authorities{};  ///< certificates to trust; none: the system's
};

using http_headers = std::vector<std::pair<std::string, std::string>>;

struct http_request {
    std::string target;  ///< path and query, encoded
    http_headers headers;
    std::string_view body;
};

struct http_limits {
    std::chrono::milliseconds connect;
    std::chrono::milliseconds whole;
    std::stop_token stop{};
};

struct http_answer {
    unsigned status = 0;
    bool is_gzip = false;
    std::string body;
};

/// Why there is no answer.
class http_error : public std::runtime_error {
public:
    enum class kind {
        no_connection,  ///< nothing was asked
        untrusted,      ///< likewise, and another try would not help
        broken,         ///< it may have been asked
        late,
        stopped,
    };
    http_error(kind why, const std::string& words) : std::runtime_error{words}, why_{why} {}
    kind why() const noexcept { return why_; }

private:
    kind why_;
};

/// Throws http_error where there is no whole answer.
http_answer post(const http_server& to, const http_request& request, const http_limits& limits);

}  // namespace govkpi::detail
