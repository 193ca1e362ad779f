// SPDX-License-Identifier: BSL-1.0
// A server on the loopback interface that answers what a test wants, well or badly.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace govkpi::testing {

class fake_server {
public:
    /// Bytes to send back, of the how manieth request; nothing to keep silent and the connection open.
    using answer = std::function<std::string(const std::string& request, std::size_t number)>;

    explicit fake_server(answer answers) : answers_{std::move(answers)}, listens_{socket(AF_INET, SOCK_STREAM, 0)} {
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof at;
        if (bind(listens_, reinterpret_cast<sockaddr*>(&at), size) != 0 || listen(listens_, 16) != 0 ||
            getsockname(listens_, reinterpret_cast<sockaddr*>(&at), &size) != 0)
            throw std::runtime_error{"no port for a server"};
        port_ = ntohs(at.sin_port);
        runs_ = std::thread{[this] { run(); }};
    }
    fake_server(const fake_server&) = delete;
    fake_server& operator=(const fake_server&) = delete;
    ~fake_server() {
        ends_ = true;
        runs_.join();
        close(listens_);
        for (const int open : silent_) close(open);
    }

    std::uint16_t port() const { return port_; }
    std::vector<std::string> requests() const {
        const std::lock_guard lock{mutex_};
        return requests_;
    }

private:
    void run() {
        while (!ends_) {
            pollfd waits{listens_, POLLIN, 0};
            if (poll(&waits, 1, 20) != 1) continue;
            const int client = accept(listens_, nullptr, nullptr);
            if (client >= 0) serve(client);
        }
    }

    void serve(int client) {
        const std::string request = read_request(client);
        std::size_t number = 0;
        {
            const std::lock_guard lock{mutex_};
            number = requests_.size();
            requests_.push_back(request);
        }
        const std::string bytes = answers_(request, number);
        if (bytes.empty()) {
            silent_.push_back(client);
            return;
        }
        for (std::size_t sent = 0; sent < bytes.size();) {
            const ssize_t n = send(client, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
            if (n <= 0) break;
            sent += static_cast<std::size_t>(n);
        }
        close(client);
    }

    static std::string read_request(int client) {
        std::string read;
        char part[4096];
        while (true) {
            const std::size_t head = read.find("\r\n\r\n"), length = read.find("Content-Length: ");
            if (head != std::string::npos) {
                const std::size_t body = length < head ? std::stoul(read.substr(length + 16)) : 0;
                if (read.size() >= head + 4 + body) return read;
            }
            const ssize_t n = recv(client, part, sizeof part, 0);
            if (n <= 0) return read;
            read.append(part, static_cast<std::size_t>(n));
        }
    }

    answer answers_;
    int listens_;
    std::uint16_t port_ = 0;
    std::atomic<bool> ends_{false};
    mutable std::mutex mutex_;
    std::vector<std::string> requests_;
    std::vector<int> silent_;
    std::thread runs_;
};

/// A port on which nobody listens.
inline std::uint16_t closed_port() {
    return fake_server{[](const std::string&, std::size_t) { return std::string{}; }}.port();
}

}  // namespace govkpi::testing
