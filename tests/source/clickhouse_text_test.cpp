// SPDX-License-Identifier: BSL-1.0
// Texts on their way into queries and addresses, and what comes back.
#include <cstdlib>
#include <limits>
#include <string>
#include <vector>

#include <rapidcheck.h>
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include "clickhouse_fixture.hpp"
#include "source/clickhouse/row_binary.hpp"
#include "source/clickhouse/sql_text.hpp"

using namespace govkpi;
using namespace govkpi::testing;
using detail::sql_literal;
using detail::sql_name;

namespace {

std::string all_bytes() {
    std::string out;
    for (int byte = 0; byte < 256; ++byte) out += static_cast<char>(byte);
    return out;
}

std::vector<std::string> hard_texts() {
    std::vector<std::string> out{"",
                                 "'",
                                 "\\",
                                 "\\'",
                                 "''",
                                 "`",
                                 "\"",
                                 "');DROP TABLE lines;--",
                                 "' OR '1'='1",
                                 "\\0",
                                 "\\x41",
                                 "a\nb\r\n\t",
                                 "{x:String}",
                                 "?",
                                 "%27",
                                 "-- ",
                                 "/*",
                                 "*/",
                                 "thành phố 👩‍👩‍👧",
                                 "\xC3",
                                 "\xFF\xFE",
                                 "\xED\xA0\x80",
                                 std::string(65'536, '\''),
                                 std::string(65'536, 'x'),
                                 all_bytes(),
                                 all_bytes() + all_bytes()};
    for (int byte = 0; byte < 256; ++byte) {
        const std::string one(1, static_cast<char>(byte));
        out.push_back(one);
        out.push_back("\\" + one);  // whatever it might escape
        out.push_back(one + "0");   // whatever it might go on to
    }
    return out;
}

/// The text that a server read, in hexadecimal digits.
std::string hex_of(const std::string& text) {
    std::string out;
    for (const char c : text) {
        constexpr const char* digits = "0123456789ABCDEF";
        out += digits[static_cast<unsigned char>(c) >> 4];
        out += digits[static_cast<unsigned char>(c) & 0xF];
    }
    return out;
}

class environment_variable {
public:
    environment_variable(const char* name, const std::string& value) : name_{name} { setenv(name, value.c_str(), 1); }
    environment_variable(const environment_variable&) = delete;
    environment_variable& operator=(const environment_variable&) = delete;
    ~environment_variable() { unsetenv(name_); }

private:
    const char* name_;
};

}  // namespace

TEST_CASE("a text is the same to the server, whatever its bytes") {
    if (const auto port = cluster_port()) {
        const std::vector<std::string> texts = hard_texts();
        std::string asked, expected;
        for (const std::string& text : texts) {
            expected += (asked.empty() ? "" : "\t") + hex_of(text);
            asked += (asked.empty() ? "SELECT hex(" : ", hex(") + sql_literal(text) + ")";
        }
        const bool are_the_same = sql(*port, asked, "max_query_size=10000000") == expected + "\n";
        CHECK(are_the_same);  // and are not shown: they are long
    }
}

TEST_CASE("a name is the same to the server, whatever its bytes but those that no name can have") {
    if (const auto port = cluster_port()) {
        std::size_t checked = 0;
        for (const std::string& text : hard_texts()) {
            if (text.empty() || text.size() > 1000) continue;
            const std::string answer =
                sql(*port, "SELECT " + sql_name(text) + " FROM (SELECT 'kept' AS " + sql_name(text) + ")");
            CAPTURE(hex_of(text), answer);
            CHECK(answer == "kept\n");
            ++checked;
        }
        CHECK(checked > 700);
    }
}

TEST_CASE("random bytes are the same to the server") {
    if (const auto port = cluster_port())
        rc::prop("as a literal", [&](const std::string& text) {
            RC_ASSERT(sql(*port, "SELECT hex(" + sql_literal(text) + ")") == hex_of(text) + "\n");
        });
}

TEST_CASE("literals and names are quoted") {
    CHECK(sql_literal("a'b\\c") == R"('a\'b\\c')");
    CHECK(sql_literal(std::string("\0\n", 2)) == R"('\0\n')");
    CHECK(sql_name("a`b") == R"(`a\`b`)");
    CHECK(detail::url_encoded("a b&=%é") == "a%20b%26%3D%25%C3%A9");
}

TEST_CASE("what is written for the server reads back") {
    rc::prop("texts and integers", [](const std::string& text, std::int64_t value) {
        detail::binary_writer out;
        out.text(text);
        out.number(static_cast<std::uint64_t>(value));
        out.value(value);
        out.missing();
        detail::binary_reader in{out.bytes()};
        RC_ASSERT(in.text() == text);
        RC_ASSERT(in.integer() == value);
        RC_ASSERT(in.byte() == 0);
        RC_ASSERT(in.integer() == value);
        RC_ASSERT(in.byte() == 1);
        RC_ASSERT(in.at_end());
    });
    rc::prop("decimals of 128 bits", [](std::int64_t high, std::uint64_t low) {
        detail::binary_writer out;
        out.number(low);
        out.number(static_cast<std::uint64_t>(high));
        RC_ASSERT(detail::binary_reader{out.bytes()}.decimal().value() == wide_sum::of_words(high, low).value());
    });
}

TEST_CASE("an answer that is cut off anywhere, or goes on, is an error") {
    detail::binary_writer out;
    std::string answer;
    for (const char* const unit : {"a", "b"}) {
        out.text(unit);
        answer += '\1' + out.bytes();
        out.clear();
    }
    const std::string end{"\0\0", 2};
    const auto rows_of_answer = [](const std::string& bytes) {
        std::vector<std::string> rows;
        detail::for_each_marked(bytes, [&](detail::binary_reader& in, bool is_row) {
            const std::string text{in.text()};
            if (is_row) rows.push_back(text);
        });
        return rows;
    };
    CHECK(rows_of_answer(answer + end) == std::vector<std::string>{"a", "b"});
    CHECK(rows_of_answer(end + answer) == std::vector<std::string>{"a", "b"});
    CHECK(rows_of_answer(end).empty());
    for (std::size_t size = 0; size < answer.size() + 2; ++size)
        CHECK_THROWS_AS(rows_of_answer((answer + end).substr(0, size)), source_error);
    CHECK_THROWS_AS(rows_of_answer(answer + end + end), source_error);
    CHECK_THROWS_AS(rows_of_answer(answer + end + "Code: 241, e.displayText() = DB::Exception"), source_error);
    CHECK_THROWS_AS(rows_of_answer("\1" + std::string(10, '\xFF')), source_error);
}

TEST_CASE("any bytes are an answer or an error") {
    rc::prop("of texts and sums", [](std::string bytes, bool is_marked) {
        if (is_marked && !bytes.empty()) bytes[0] = static_cast<char>(bytes[0] & 1);
        std::size_t rows = 0;
        try {
            detail::for_each_marked(bytes, [&](detail::binary_reader& in, bool is_row) {
                in.text();
                in.decimal();
                rows += is_row ? 1 : 0;
            });
        } catch (const source_error&) {
            return;
        }
        // At least a mark, a length and a decimal each, and one that is no row.
        RC_ASSERT((rows + 1) * 18 <= bytes.size());
    });
}

TEST_CASE("an address says where a table is") {
    const clickhouse_options plain = clickhouse_options_of("clickhouse://db.example:9123/budget/lines");
    CHECK(plain.host == "db.example");
    CHECK(plain.port == 9123);
    CHECK(plain.database == "budget");
    CHECK(plain.table == "lines");
    CHECK_FALSE(plain.tls);
    CHECK_FALSE(plain.partial_answers);
    CHECK(plain.user.empty());

    const clickhouse_options full = clickhouse_options_of(
        "clickhouses://[::1]/b%2Fa/d%C3%B2ng?cluster=c%20d&shards=a:1,b:2&authorities=/x.pem&connect_seconds=3&"
        "query_seconds=60&tries=2&partial=1");
    CHECK(full.tls);
    CHECK(full.host == "::1");
    CHECK(full.port == 8443);
    CHECK(full.database == "b/a");
    CHECK(full.table == "dòng");
    CHECK(full.cluster == "c d");
    CHECK(full.shards == std::vector<std::string>{"a:1", "b:2"});
    CHECK(full.authorities == "/x.pem");
    CHECK(full.connect_limit == std::chrono::seconds{3});
    CHECK(full.query_limit == std::chrono::seconds{60});
    CHECK(full.tries == 2);
    CHECK(full.partial_answers);
}

TEST_CASE("an address that is not understood, or has a password, is refused without being repeated") {
    for (const char* const address : {"",
                                      "http://h/d/t",
                                      "clickhouse://",
                                      "clickhouse://h",
                                      "clickhouse://h/d",
                                      "clickhouse://h/d/",
                                      "clickhouse:///d/t",
                                      "clickhouse://h/d/t/x",
                                      "clickhouse://h:0/d/t",
                                      "clickhouse://h:65536/d/t",
                                      "clickhouse://h:1x/d/t",
                                      "clickhouse://h/d/t?tries=0",
                                      "clickhouse://h/d/t?partial=yes",
                                      "clickhouse://h/d/t?unknown=1",
                                      "clickhouse://h/d/t?shards=a:1",
                                      "clickhouse://h/%/t",
                                      "clickhouse://h/%4/t",
                                      "clickhouse://h/%zz/t",
                                      "clickhouse://[::1/d/t",
                                      "clickhouse://[::1]x/d/t"}) {
        CAPTURE(address);
        CHECK_THROWS_AS(clickhouse_options_of(address), std::invalid_argument);
    }
    for (const char* const address : {"clickhouse://me:s3cret@h/d/t", "clickhouse://h/d/t?password=s3cret"}) {
        const std::string words = words_of<std::invalid_argument>([&] { clickhouse_options_of(address); });
        CHECK(holds(words, "GOVKPI_CLICKHOUSE_PASSWORD"));
        CHECK_FALSE(holds(words, "s3cret"));
    }
}

TEST_CASE("user and password come from the environment, or the password from a file") {
    const environment_variable user{"GOVKPI_CLICKHOUSE_USER", "budget"};
    {
        const environment_variable password{"GOVKPI_CLICKHOUSE_PASSWORD", "secret"};
        const clickhouse_options options = clickhouse_options_of("clickhouse://h/d/t");
        CHECK(options.user == "budget");
        CHECK(options.password == "secret");
    }
    const environment_variable file{"GOVKPI_CLICKHOUSE_PASSWORD_FILE", "/nowhere/password"};
    CHECK(holds(words_of<std::invalid_argument>([] { clickhouse_options_of("clickhouse://h/d/t"); }),
                "/nowhere/password: expected a password on the first line"));
    clickhouse_options options;
    options.password = "a\r\nX-Other: b";
    CHECK_THROWS_AS(clickhouse_source(options, kept_lines()), std::invalid_argument);
}
