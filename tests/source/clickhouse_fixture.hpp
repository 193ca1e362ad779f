// SPDX-License-Identifier: BSL-1.0
// The cluster that scripts/clickhouse-cluster.sh keeps for the tests, and small tables on it.
#pragma once

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include <govkpi/source/clickhouse.hpp>

#include "kept_lines.hpp"

namespace govkpi::testing {

inline std::string cluster_folder() {
    const char* const named = std::getenv("GOVKPI_CLICKHOUSE_FOLDER");
    return named == nullptr ? GOVKPI_CLICKHOUSE_FOLDER : named;
}

/// The cluster's first port; where there is no cluster, the test says so.
inline std::optional<std::uint16_t> cluster_port() {
    std::ifstream in{cluster_folder() + "/port"};
    std::uint16_t port = 0;
    if (in >> port) return port;
    WARN("skipped: there is no ClickHouse in " << cluster_folder() << ": run scripts/clickhouse-cluster.sh start");
    SUCCEED();
    return std::nullopt;
}

/// "kill 2", "revive 2"
inline void tell_cluster(const std::string& command, int shard) {
    const std::string line = std::string{"'"} + GOVKPI_SOURCE_DIR + "/scripts/clickhouse-cluster.sh' " + command +
                             " '" + cluster_folder() + "' " + std::to_string(shard);
    if (std::system(line.c_str()) != 0) throw std::runtime_error{line};
}

/// What a server answers to a statement, with no help from the library; at most some seconds.
inline std::string sql(std::uint16_t port, const std::string& statement, const std::string& parameters = {}) {
    const int to = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    at.sin_port = htons(port);
    std::string out;
    if (connect(to, reinterpret_cast<sockaddr*>(&at), sizeof at) == 0) {
        const std::string request = "POST /?" + parameters +
                                    " HTTP/1.0\r\nContent-Length: " + std::to_string(statement.size()) + "\r\n\r\n" +
                                    statement;
        for (std::size_t sent = 0; sent < request.size();) {
            const ssize_t n = send(to, request.data() + sent, request.size() - sent, MSG_NOSIGNAL);
            if (n <= 0) break;
            sent += static_cast<std::size_t>(n);
        }
        char part[4096];
        for (ssize_t n = 0; (n = recv(to, part, sizeof part, 0)) > 0;) out.append(part, static_cast<std::size_t>(n));
    }
    close(to);
    const std::size_t head = out.find("\r\n\r\n");
    return head == std::string::npos ? std::string{} : out.substr(head + 4);
}

/// A database of its own on both shards, which goes with it.
class test_database {
public:
    explicit test_database(std::uint16_t port) : port_{port}, name_{"test_" + std::to_string(getpid()) + "_" + next()} {
        for (const int shard : {0, 1}) on(shard, "CREATE DATABASE " + name_);
    }
    test_database(const test_database&) = delete;
    test_database& operator=(const test_database&) = delete;
    ~test_database() {
        for (const int shard : {0, 1}) on(shard, "DROP DATABASE IF EXISTS " + name_);
    }

    const std::string& name() const { return name_; }
    std::uint16_t port() const { return port_; }

    /// A table on the first server.
    clickhouse_options one_server(const std::string& table = "lines") const {
        clickhouse_options options;
        options.port = port_;
        options.database = name_;
        options.table = table;
        return options;
    }
    /// A table over both.
    clickhouse_options two_shards(const std::string& table = "lines") const {
        clickhouse_options options = one_server(table);
        options.cluster = "govkpi";
        for (const int shard : {0, 1}) options.shards.push_back("127.0.0.1:" + std::to_string(port_ + shard));
        return options;
    }

    /// What a server answers, without the last line feed.
    std::string on(int shard, const std::string& statement, const std::string& parameters = {}) const {
        std::string answer = sql(static_cast<std::uint16_t>(port_ + shard), statement, parameters);
        if (answer.ends_with('\n')) answer.pop_back();
        return answer;
    }

private:
    static std::string next() {
        static int made = 0;
        return std::to_string(++made);
    }
    std::uint16_t port_;
    std::string name_;
};

/// `count` rows of one month, each of a unit and a class of its own and of that amount.
inline facts_builder lines_of(const std::string& unit, const std::string& month, std::int64_t amount, int count = 1) {
    facts_builder rows{kept_lines()};
    for (int i = 0; i < count; ++i) rows.add({unit + std::to_string(i % 50), month, std::to_string(i)}, {amount, 100});
    return rows;
}

/// Waits until it is so, for ten seconds at most.
inline bool becomes_true(const std::function<bool()>& is_so) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{10};
    while (!is_so()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }
    return true;
}

inline bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace govkpi::testing
