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

/// The server's words, on one line and not endless.
std::string in_words(std::string_view body) {
    constexpr std::size_t longest = 1'000;
    std::string out{body.substr(0, longest)};
    while (!out.empty() && (out.back() == '\n' || out.back() == ' ')) out.pop_back();
    std::replace_if(
        out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return out.empty() ? std::string{"no words"} : out;
}

/// The server has more to do than it takes: "Too many simultaneous queries", "Too many parts".
bool is_busy(std::string_view body) { return body.starts_with("Code: 202") || body.starts_with("Code: 252"); }

}  // namespace

void clickhouse_connection::fail(std::string_view words) const {
    throw source_error{fmt::format("ClickHouse at {}:{}: {}", options_.host, options_.port, words)};
}

clickhouse_connection clickhouse_connection::to(std::string_view address) const {
    clickhouse_options other = options_;
    const std::size_t colon = address.rfind(':');
    const std::string_view port = colon == std::string_view::npos ? std::string_view{} : address.substr(colon + 1);
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), other.port);
    if (colon == 0 || colon == std::string_view::npos || error != std::errc{} || end != port.data() + port.size())
        throw std::invalid_argument{
            fmt::format("govkpi: \"{}\" is no address of a shard: expected host:port", address)};
    other.host = address.substr(0, colon);
    return clickhouse_connection{other};
}

std::string clickhouse_connection::ask(std::string_view query) const {
    const std::string parameters = fmt::format("max_query_size={}&skip_unavailable_shards={}", query.size() + 1'000,
                                               options_.partial_answers ? 1 : 0);
    return send(parameters, query, true);
}

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
        const auto wait = std::chrono::milliseconds{(100 << std::min(tries, 6)) + std::random_device{}() % 50};
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
    const http_request request{
        fmt::format("/?query_id={}&wait_end_of_query=1&enable_http_compression=1&max_execution_time={}&{}", query_id,
                    seconds, parameters),
        {{"Accept-Encoding", "gzip"},
         {"X-ClickHouse-User", options_.user.empty() ? "default" : options_.user},
         {"X-ClickHouse-Key", options_.password}},
        body};
    http_answer answer;
    try {
        answer = post({options_.host, options_.port, options_.tls, options_.authorities}, request,
                      {options_.connect_limit, options_.query_limit, options_.stop});
    } catch (const http_error& error) {
        const std::string words = fmt::format("ClickHouse at {}:{}: {}", options_.host, options_.port, error.what());
        if (error.why() == http_error::kind::no_connection) throw unanswered{words};
        // A server goes on with what nobody waits for any more.
        kill(query_id);
        if (error.why() == http_error::kind::broken) throw unanswered{words};
        throw source_error{words};
    }
    const std::string text = answer.is_gzip ? gunzip(answer.body) : std::move(answer.body);
    if (answer.status == ok) return text;
    const std::string words = in_words(text);
    if (is_busy(words)) throw unanswered{fmt::format("ClickHouse at {}:{}: {}", options_.host, options_.port, words)};
    fail(words);
}

void clickhouse_connection::kill(const std::string& query_id) const noexcept {
    constexpr std::chrono::milliseconds soon{2'000};
    try {
        const http_request request{"/",
                                   {{"X-ClickHouse-User", options_.user.empty() ? "default" : options_.user},
                                    {"X-ClickHouse-Key", options_.password}},
                                   {}};
        const std::string statement = fmt::format("KILL QUERY WHERE query_id = {} ASYNC", sql_literal(query_id));
        http_request asked = request;
        asked.body = statement;
        post({options_.host, options_.port, options_.tls, options_.authorities}, asked,
             {std::min(soon, options_.connect_limit), soon, {}});
    } catch (const std::exception&) {
        return;  // it was not there before either, and its own time limit ends the query
    }
}

}  // namespace govkpi::detail
