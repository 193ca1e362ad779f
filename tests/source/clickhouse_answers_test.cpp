// SPDX-License-Identifier: BSL-1.0
// Servers that answer badly: each is an error in words, soon, and without the password.
#include <string>
#include <thread>

#include <catch2/catch.hpp>

#include <govkpi/source/source.hpp>

#include "clickhouse_fixture.hpp"
#include "fake_server.hpp"
#include "source/clickhouse/gunzip.hpp"

using namespace govkpi;
using namespace govkpi::testing;

namespace {

clickhouse_options at(const fake_server& server) {
    clickhouse_options options;
    options.port = server.port();
    options.password = "s3cret";
    options.tries = 1;
    return options;
}

std::string error_of(const clickhouse_options& options) {
    const std::string words = words_of<source_error>([&] { clickhouse_source{options, kept_lines()}.rollup(query{}); });
    CHECK_FALSE(holds(words, "s3cret"));
    return words;
}

std::string error_after(const std::string& bytes) {
    const fake_server server{[&](const std::string&, std::size_t) { return bytes; }};
    const std::string words = error_of(at(server));
    CHECK(words.starts_with("ClickHouse"));
    return words;
}

std::string http(const std::string& head, const std::string& body) {
    return "HTTP/1.1 " + head + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

/// "0", compressed.
const std::string compressed{"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x33\x00\x00\x21\xdf\xdb\xf4\x01\x00\x00\x00",
                             21};

}  // namespace

TEST_CASE("an answer without bytes is none, though its status be good") {
    CHECK(error_after(http("200 OK", "")) == "ClickHouse: the answer is cut off");
    CHECK(error_after("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") ==
          "ClickHouse: the answer is cut off");
}

TEST_CASE("an answer that is cut off is an error wherever it is cut") {
    CHECK(error_after(http("200 OK", std::string{"\1\4unit\6Str", 10})) == "ClickHouse: the answer is cut off");
    CHECK(error_after(http("200 OK", std::string{"\1\4unit\6String", 13})) == "ClickHouse: the answer is cut off");
    CHECK(holds(error_after("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc"), "partial message"));
    CHECK(holds(error_after("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"), "partial message"));
    CHECK(holds(error_after("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n"), "partial message"));
    CHECK(holds(error_after("HTTP/1.1 200 OK\r\n\r\nabc"), "the answer does not say where it ends"));
    CHECK(holds(error_after("HTTP/1.1 2"), "partial message"));
}

TEST_CASE("an error text in the middle of an answer that said it was good is an error") {
    CHECK(error_after(
              http("200 OK", std::string{"\1\4unit\6String", 13} + "Code: 241, e.displayText() = Memory limit")) ==
          "ClickHouse: the answer is none of rows");
}

TEST_CASE("what is no HTTP is an error") {
    CHECK_FALSE(error_after("220 smtp.example ESMTP\r\n").empty());
    CHECK_FALSE(error_after(std::string(100'000, 'x')).empty());
}

TEST_CASE("a compressed answer that is damaged, cut off or goes on is an error") {
    CHECK(detail::gunzip(compressed) == "0");
    for (std::size_t size = 0; size < compressed.size(); ++size)
        CHECK_THROWS_AS(detail::gunzip(compressed.substr(0, size)), source_error);
    for (std::size_t byte = 0; byte < compressed.size(); ++byte) {
        if (byte == 4 || (byte >= 5 && byte <= 9)) continue;  // time and system, which say nothing
        std::string damaged = compressed;
        damaged[byte] = static_cast<char>(damaged[byte] ^ 0x55);
        CAPTURE(byte);
        CHECK_THROWS_AS(detail::gunzip(damaged), source_error);
    }
    CHECK_THROWS_AS(detail::gunzip(compressed + "x"), source_error);
    CHECK(error_after(http("200 OK\r\nContent-Encoding: gzip", compressed.substr(0, 12))) ==
          "ClickHouse: the answer is damaged or cut off");
}

TEST_CASE("the server's words are the error's, on one line, and without the password") {
    CHECK(
        holds(error_after(http("401 Unauthorized", "Code: 193, e.displayText() = DB::Exception:\nWrong key s3cret\n")),
              ": Code: 193, e.displayText() = DB::Exception: Wrong key *"));
    CHECK(holds(error_after(http("500 Internal Server Error", "")), "no words"));
}

TEST_CASE("what a try might mend is tried again, and nothing else") {
    const auto tried = [](const std::string& bytes) {
        const fake_server server{[&](const std::string& request, std::size_t) {
            // That the query be ended is asked too.
            return holds(request, "KILL QUERY") ? http("200 OK", "") : bytes;
        }};
        clickhouse_options options = at(server);
        options.tries = 3;
        CHECK_FALSE(error_of(options).empty());
        std::size_t asked = 0;
        for (const std::string& request : server.requests()) asked += holds(request, "system.columns") ? 1 : 0;
        return asked;
    };
    CHECK(tried(http("500 Internal Server Error", "Code: 202, e.displayText() = Too many simultaneous queries")) == 3);
    CHECK(tried(http("500 Internal Server Error", "Code: 202. DB::Exception: Too many simultaneous queries")) == 3);
    CHECK(tried(http("503 Service Unavailable", "later")) == 3);
    CHECK(tried("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc") == 3);
    CHECK(tried(http("400 Bad Request", "Code: 62, e.displayText() = Syntax error")) == 1);
    CHECK(tried(http("500 Internal Server Error", "Code: 2021, no such code")) == 1);
    CHECK(tried(http("401 Unauthorized", "Code: 193, Wrong password")) == 1);
    CHECK(tried(http("200 OK", "")) == 1);
}

TEST_CASE("a server that says nothing is given up after the time limit, and told to end the query") {
    const fake_server server{[](const std::string& request, std::size_t) {
        return holds(request, "KILL QUERY") ? http("200 OK", "") : std::string{};
    }};
    clickhouse_options options = at(server);
    options.tries = 4;  // it is not asked again: it has more to do than it can
    options.query_limit = std::chrono::milliseconds{200};
    CHECK(holds(error_of(options), "no answer within the time limit"));
    const std::vector<std::string> requests = server.requests();
    REQUIRE(requests.size() == 2);
    const std::string mark = "query_id=";
    const std::size_t begin = requests[0].find(mark) + mark.size();
    const std::string query_id = requests[0].substr(begin, requests[0].find('&') - begin);
    CHECK(query_id.starts_with("govkpi-"));
    CHECK(holds(requests[1], "KILL QUERY WHERE query_id = '" + query_id + "'"));
    CHECK(holds(requests[0], "max_execution_time=1&"));
}

TEST_CASE("a query that is stopped ends at once, also one that waits to be tried again") {
    const std::string busy = http("503 Service Unavailable", "later");
    for (const std::string& bytes : {std::string{}, busy}) {
        std::stop_source stop;
        const fake_server server{[&](const std::string& request, std::size_t) {
            if (holds(request, "KILL QUERY")) return http("200 OK", "");
            stop.request_stop();
            return bytes;
        }};
        clickhouse_options options = at(server);
        options.tries = 100;
        options.stop = stop.get_token();
        CHECK(holds(error_of(options), "stopped"));
    }
}

TEST_CASE("nobody listens: the connection is tried as often as was said") {
    clickhouse_options options;
    options.port = closed_port();
    options.tries = 2;
    CHECK(error_of(options) == "ClickHouse at 127.0.0.1:" + std::to_string(options.port) + ": Connection refused");
    options.host = "no-such-host.invalid";
    options.tries = 1;
    CHECK(holds(error_of(options), "ClickHouse at no-such-host.invalid:"));
}

TEST_CASE("what is not TLS is not spoken to as if it were") {
    const fake_server server{[](const std::string&, std::size_t) { return http("200 OK", ""); }};
    clickhouse_options options = at(server);
    options.tls = true;
    options.connect_limit = std::chrono::milliseconds{500};
    CHECK_FALSE(error_of(options).empty());
    options.authorities = "/nowhere/certificates.pem";
    CHECK(holds(error_of(options), "/nowhere/certificates.pem: "));
}
