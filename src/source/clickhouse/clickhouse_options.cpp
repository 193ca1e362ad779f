// SPDX-License-Identifier: BSL-1.0
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <stdexcept>

#include <fmt/format.h>

#include <govkpi/source/clickhouse.hpp>

namespace govkpi {
namespace {

constexpr const char* form = "expected clickhouse://host:port/database/table";

/// The address itself is not repeated: it might have a password in it.
[[noreturn]] void refuse(std::string_view why) {
    throw std::invalid_argument{fmt::format("govkpi: the address of ClickHouse: {}", why)};
}

std::string decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        unsigned value = 0;
        const char* const first = text.data() + i + 1;
        if (i + 2 >= text.size() || std::from_chars(first, first + 2, value, 16).ptr != first + 2)
            refuse("expected two hexadecimal digits behind %");
        out += static_cast<char>(value);
        i += 2;
    }
    return out;
}

/// The part in front of the mark, which goes with the mark; all of it where there is no mark.
std::string_view take_until(std::string_view& text, char mark) {
    const std::size_t at = std::min(text.find(mark), text.size());
    const std::string_view part = text.substr(0, at);
    text.remove_prefix(std::min(at + 1, text.size()));
    return part;
}

template <class Number>
Number number_of(std::string_view text, std::string_view what) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value == 0)
        refuse(fmt::format("expected a number behind {}", what));
    return value;
}

std::string of_environment(const char* name) {
    const char* const value = std::getenv(name);
    return value == nullptr ? std::string{} : std::string{value};
}

std::string password_of_environment() {
    const std::string file = of_environment("GOVKPI_CLICKHOUSE_PASSWORD_FILE");
    if (file.empty()) return of_environment("GOVKPI_CLICKHOUSE_PASSWORD");
    std::ifstream in{file};
    std::string line;
    if (!std::getline(in, line))
        throw std::invalid_argument{fmt::format("govkpi: {}: expected a password on the first line", file)};
    if (line.ends_with('\r')) line.pop_back();
    return line;
}

void set(clickhouse_options& options, std::string_view key, const std::string& value) {
    if (key == "cluster") {
        options.cluster = value;
    } else if (key == "shards") {
        for (std::string_view rest = value; !rest.empty();) options.shards.emplace_back(take_until(rest, ','));
    } else if (key == "authorities") {
        options.authorities = value;
    } else if (key == "connect_seconds") {
        options.connect_limit = std::chrono::seconds{number_of<std::uint32_t>(value, key)};
    } else if (key == "query_seconds") {
        options.query_limit = std::chrono::seconds{number_of<std::uint32_t>(value, key)};
    } else if (key == "tries") {
        options.tries = number_of<std::uint8_t>(value, key);
    } else if (key == "partial") {
        if (value != "0" && value != "1") refuse("expected partial=0 or partial=1");
        options.partial_answers = value == "1";
    } else if (key == "password" || key == "user") {
        refuse("user and password come from the environment, GOVKPI_CLICKHOUSE_USER and GOVKPI_CLICKHOUSE_PASSWORD");
    } else {
        refuse(
            fmt::format("\"{}\" is not known behind ?; known are cluster, shards, authorities, connect_seconds, "
                        "query_seconds, tries and partial",
                        key));
    }
}

}  // namespace

clickhouse_options clickhouse_options_of(std::string_view address) {
    clickhouse_options options;
    constexpr std::string_view plain = "clickhouse://", secure = "clickhouses://";
    options.tls = address.starts_with(secure);
    if (!options.tls && !address.starts_with(plain)) refuse(form);
    address.remove_prefix(options.tls ? secure.size() : plain.size());
    if (options.tls) options.port = 8443;

    std::string_view parameters = address;
    std::string_view path = take_until(parameters, '?');
    std::string_view server = take_until(path, '/');
    if (server.find('@') != std::string_view::npos)
        refuse("user and password come from the environment, GOVKPI_CLICKHOUSE_USER and GOVKPI_CLICKHOUSE_PASSWORD");
    if (server.starts_with('[')) {  // an address of IPv6
        server.remove_prefix(1);
        if (server.find(']') == std::string_view::npos) refuse(form);
        options.host = take_until(server, ']');
        if (!server.empty() && !server.starts_with(':')) refuse(form);
        if (!server.empty()) options.port = number_of<std::uint16_t>(server.substr(1), "the host");
    } else {
        options.host = decoded(take_until(server, ':'));
        if (!server.empty()) options.port = number_of<std::uint16_t>(server, "the host");
    }
    options.database = decoded(take_until(path, '/'));
    options.table = decoded(path);
    if (options.host.empty() || options.database.empty() || options.table.empty() ||
        path.find('/') != std::string_view::npos)
        refuse(form);
    while (!parameters.empty()) {
        std::string_view value = take_until(parameters, '&');
        const std::string_view key = take_until(value, '=');
        set(options, key, decoded(value));
    }
    if (options.cluster.empty() && !options.shards.empty()) refuse("expected the cluster that the shards are of");
    options.user = of_environment("GOVKPI_CLICKHOUSE_USER");
    options.password = password_of_environment();
    return options;
}

}  // namespace govkpi
