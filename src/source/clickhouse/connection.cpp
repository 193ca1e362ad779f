// SPDX-License-Identifier: BSL-1.0
#include "connection.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <random>
#include <thread>

#include <fmt/format.h>

#include "gunzip.hpp"
#include "http_client.hpp"
#include "sql_text.hpp"

namespace govkpi::detail {
namespace {

constexpr unsigned ok = 200;

/// What another try may mend.
class unanswered : public source_error {
public:
    using source_error::source_error;
};

std::string new_query_id() {
    std::random_device random;
    return fmt::format("govkpi-{:08x}{:08x}{:08x}", random(), random(), random());
}

/// The server's words, on one line, not endless, and without the password, should anyone between repeat it.
std::string in_words(std::string_view body, std::string_view password) {
    constexpr std::size_t longest = 1'000;
    std::string out{body};
    for (std::size_t at = 0; !password.empty() && (at = out.find(password, at)) != std::string::npos; ++at)
        out.replace(at, password.size(), "*");
    if (out.size() > longest) out.resize(longest);
    while (!out.empty() && (out.back() == '\n' || out.back() == ' ')) out.pop_back();
    std::replace_if(
        out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return out.empty() ? std::string{"no words"} : out;
}

/// What passes: too many queries, too many parts, no connection to a shard or to none of its replicas, a shard that went
/// away, an end of data in the middle.
bool is_passing(std::string_view words) {
    constexpr std::string_view codes[] = {"202", "252", "209", "210", "279", "32"};
    return std::any_of(std::begin(codes), std::end(codes), [&](std::string_view code) {
        const std::string_view start = "Code: ";
        return words.starts_with(start) && words.substr(start.size()).starts_with(code) &&
               words.substr(start.size() + code.size()).find_first_of(",.") == 0;
    });
}

/// Of what stands between here and the server.
bool is_gateway(unsigned status) { return status >= 502 && status <= 504; }

}  // namespace

void clickhouse_connection::fail(std::string_view words) const {
    throw source_error{fmt::format("ClickHouse at {}:{}: {}", options_.host, options_.port, words)};
}

clickhouse_connection clickhouse_connection::to(std::string_view address) const {
    const std::size_t colon = address.rfind(':');
    const std::string_view port = colon == std::string_view::npos ? std::string_view{} : address.substr(colon + 1);
    std::uint16_t number = 0;
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), number);
    if (colon == 0 || colon == std::string_view::npos || error != std::errc{} || end != port.data() + port.size())
        throw std::invalid_argument{
            fmt::format("govkpi: \"{}\" is no address of a shard: expected host:port", address)};
    std::string_view host = address.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);  // IPv6
    return to(std::string{host}, number);
}

clickhouse_connection clickhouse_connection::to(std::string host, std::uint16_t port) const {
    clickhouse_options other = options_;
    other.host = std::move(host);
    other.port = port;
    return clickhouse_connection{other};
}

std::string clickhouse_connection::ask(std::string_view query, bool may_be_partial) const {
    // No member that is asked for is shorter than a byte, and a server that writes the query anew for the others needs no
    // more than twice the bytes.
    const std::size_t size = 2 * query.size() + 10'000;
    return send(fmt::format("max_query_size={0}&max_ast_elements={0}&max_expanded_ast_elements={0}&"
                            "skip_unavailable_shards={1}",
                            size, may_be_partial ? 1 : 0),
                query, true);
}

std::string clickhouse_connection::ask(std::string_view query) const { return ask(query, options_.partial_answers); }
std::string clickhouse_connection::ask_all(std::string_view query) const { return ask(query, false); }

void clickhouse_connection::run(std::string_view statement) const {
    send(fmt::format("max_query_size={}", statement.size() + 1'000), statement, false);
}

void clickhouse_connection::insert(std::string_view statement, std::string_view rows) const {
    send(fmt::format("insert_distributed_sync=1&query={}", url_encoded(statement)), rows, false);
}

std::string clickhouse_connection::send(std::string_view parameters, std::string_view body,
                                        bool may_be_asked_again) const {
    for (int tries = 1;; ++tries) {
        try {
            return send_once(parameters, body);
        } catch (const unanswered&) {
            if (!may_be_asked_again || tries >= options_.tries) throw;
        }
        // Twice as long each time, and not in step with others that wait.
        const auto wait =
            std::chrono::milliseconds{(100 << std::min(tries, 6)) + static_cast<int>(std::random_device{}() % 50)};
        const auto until = std::chrono::steady_clock::now() + wait;
        while (std::chrono::steady_clock::now() < until && !options_.stop.stop_requested())
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
        if (options_.stop.stop_requested()) fail("stopped");
    }
}

std::string clickhouse_connection::send_once(std::string_view parameters, std::string_view body) const {
    const std::string query_id = new_query_id();
    const auto seconds =
        std::max<std::int64_t>(std::chrono::ceil<std::chrono::seconds>(options_.query_limit).count(), 1);
    // Errors that come late would stand within an answer that says it is good, if the server did not wait for the end.
    // To compress better takes longer than to send more.
    const http_request request{fmt::format("/?query_id={}&wait_end_of_query=1&enable_http_compression=1&"
                                           "http_zlib_compression_level=1&max_execution_time={}&{}",
                                           query_id, seconds, parameters),
                               credentials(), body};
    http_answer answer;
    try {
        answer = post(server(), request, {options_.connect_limit, options_.query_limit, options_.stop});
    } catch (const http_error& error) {
        const std::string words = fmt::format("ClickHouse at {}:{}: {}", options_.host, options_.port, error.what());
        if (error.why() == http_error::kind::no_connection) throw unanswered{words};
        if (error.why() == http_error::kind::untrusted) throw source_error{words};
        // A server goes on with what nobody waits for any more.
        kill(query_id);
        if (error.why() == http_error::kind::broken) throw unanswered{words};
        throw source_error{words};
    }
    const std::string text = answer.is_gzip ? gunzip(answer.body) : std::move(answer.body);
    if (answer.status == ok) return text;
    const std::string words = in_words(text, options_.password);
    if (is_gateway(answer.status) || is_passing(words))
        throw unanswered{fmt::format("ClickHouse at {}:{}: {}", options_.host, options_.port, words)};
    fail(words);
}

http_server clickhouse_connection::server() const {
    return {options_.host, options_.port, options_.tls, options_.authorities};
}

http_headers clickhouse_connection::credentials() const {
    return {{"Accept-Encoding", "gzip"},
            {"X-ClickHouse-User", options_.user.empty() ? "default" : options_.user},
            {"X-ClickHouse-Key", options_.password}};
}

void clickhouse_connection::kill(const std::string& query_id) const noexcept {
    constexpr std::chrono::milliseconds soon{2'000};
    try {
        const std::string statement = fmt::format("KILL QUERY WHERE query_id = {} ASYNC", sql_literal(query_id));
        post(server(), {"/", credentials(), statement}, {std::min(soon, options_.connect_limit), soon, {}});
    } catch (const std::exception&) {
        return;  // it was not there before either, and its own time limit ends the query
    }
}

}  // namespace govkpi::detail
