// SPDX-License-Identifier: BSL-1.0
#include "http_client.hpp"

#include <algorithm>
#include <memory>
#include <optional>

#include <fmt/format.h>
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/http/span_body.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

namespace govkpi::detail {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;
using std::chrono::steady_clock;

/// Runs what was started until it is done, too late, or stopped.
class runner {
public:
    runner(asio::io_context& io, const http_limits& limits)
        : io_{io}, limits_{limits}, end_{steady_clock::now() + std::min(limits.whole, longest)} {}

    /// `start` gets the handler to call; `cancel` ends what was started.
    template <class Start, class Cancel>
    void run(http_error::kind on_error, std::optional<std::chrono::milliseconds> own_limit, Start start,
             Cancel cancel) {
        error_code ended;
        bool is_done = false;
        const auto end = own_limit ? std::min(end_, steady_clock::now() + std::min(*own_limit, longest)) : end_;
        start([&](error_code error, auto&&...) {
            ended = error;
            is_done = true;
        });
        io_.restart();
        while (!is_done && steady_clock::now() < end && !limits_.stop.stop_requested()) {
            constexpr auto look_at_the_stop = std::chrono::milliseconds{50};
            io_.run_until(std::min(end, steady_clock::now() + look_at_the_stop));
            if (!is_done) io_.restart();
        }
        if (!is_done) {
            cancel();
            io_.restart();
            io_.run();
            if (limits_.stop.stop_requested()) throw http_error{http_error::kind::stopped, "stopped"};
            if (own_limit) throw http_error{http_error::kind::no_connection, "no connection within the time limit"};
            throw http_error{http_error::kind::late, "no answer within the time limit"};
        }
        if (ended) throw http_error{on_error, ended.message()};
    }

private:
    static constexpr std::chrono::milliseconds longest = std::chrono::hours{24 * 365};  // that a clock can add
    asio::io_context& io_;
    const http_limits& limits_;
    steady_clock::time_point end_;
};

template <class Stream>
http_answer exchange(Stream& stream, beast::tcp_stream& socket, const http_server& to, const http_request& request,
                     runner& run) {
    http::request<http::span_body<const char>> asked{http::verb::post, request.target, 11};
    const bool is_ipv6 = to.host.find(':') != std::string::npos;
    asked.set(http::field::host, fmt::format("{}:{}", is_ipv6 ? "[" + to.host + "]" : to.host, to.port));
    asked.set(http::field::connection, "close");
    for (const auto& [name, value] : request.headers) asked.set(name, value);
    asked.body() = {request.body.data(), request.body.size()};
    asked.prepare_payload();
    const auto close = [&] { socket.close(); };
    run.run(
        http_error::kind::broken, {}, [&](auto done) { http::async_write(stream, asked, done); }, close);

    http::response_parser<http::string_body> answer;
    answer.body_limit(boost::none);  // grows with the groups, which the caller asked for
    beast::flat_buffer buffer;
    run.run(
        http_error::kind::broken, {}, [&](auto done) { http::async_read(stream, buffer, answer, done); }, close);
    // A connection that ends would be taken for the end of the answer.
    if (answer.get().need_eof() && !answer.get().chunked() && !answer.get().has_content_length())
        throw http_error{http_error::kind::broken, "the answer does not say where it ends"};
    return {answer.get().result_int(), answer.get()[http::field::content_encoding] == "gzip",
            std::move(answer.get().body())};
}

void connect(beast::tcp_stream& socket, const http_server& to, const http_limits& limits, asio::io_context& io,
             runner& run) {
    using asio::ip::tcp;
    tcp::resolver resolver{io};
    tcp::resolver::results_type found;
    run.run(
        http_error::kind::no_connection, limits.connect,
        [&](auto done) {
            resolver.async_resolve(
                to.host, std::to_string(to.port),
                [&found, done](error_code error, const tcp::resolver::results_type& results) mutable {
                    found = results;
                    done(error);
                });
        },
        [&] { resolver.cancel(); });
    run.run(
        http_error::kind::no_connection, limits.connect,
        [&](auto done) {
            socket.async_connect(found, [done](error_code error, const tcp::endpoint&) mutable { done(error); });
        },
        [&] { socket.close(); });
}

}  // namespace

http_answer post(const http_server& to, const http_request& request, const http_limits& limits) {
    asio::io_context io{1};
    runner run{io, limits};
    if (!to.tls) {
        beast::tcp_stream socket{io};
        connect(socket, to, limits, io, run);
        return exchange(socket, socket, to, request, run);
    }
    asio::ssl::context trusted{asio::ssl::context::tls_client};
    error_code error;
    if (to.authorities.empty())
        trusted.set_default_verify_paths(error);
    else
        trusted.load_verify_file(to.authorities.string(), error);
    if (error)
        throw http_error{http_error::kind::untrusted, fmt::format("{}: {}", to.authorities.string(), error.message())};
    trusted.set_verify_mode(asio::ssl::verify_peer, error);
    trusted.set_verify_callback(asio::ssl::host_name_verification{to.host});
    beast::ssl_stream<beast::tcp_stream> stream{io, trusted};
    SSL_set_tlsext_host_name(stream.native_handle(), to.host.c_str());
    beast::tcp_stream& socket = beast::get_lowest_layer(stream);
    connect(socket, to, limits, io, run);
    run.run(
        http_error::kind::untrusted, limits.connect,
        [&](auto done) { stream.async_handshake(asio::ssl::stream_base::client, done); }, [&] { socket.close(); });
    return exchange(stream, socket, to, request, run);
}

}  // namespace govkpi::detail
