// Web servers on the loopback: nginx, as a town would set it up, and one that answers whatever a test wants, byte by byte.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

#include <atomic>
#include <functional>
#include <mutex>

#include "given/process.hpp"

namespace given {

class Listening {                                            // a socket on a free port
public:
    Listening() : socket_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
        sockaddr_in name{};
        name.sin_family = AF_INET;
        name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof name;
        if (bind(socket_, reinterpret_cast<const sockaddr*>(&name), size) != 0 || listen(socket_, 64) != 0 ||
            getsockname(socket_, reinterpret_cast<sockaddr*>(&name), &size) != 0)
            throw std::runtime_error{"no port"};
        port_ = ntohs(name.sin_port);
    }
    ~Listening() { ::close(socket_); }
    Listening(const Listening&) = delete;
    Listening& operator=(const Listening&) = delete;
    int socket() const { return socket_; }
    int port() const { return port_; }

private:
    int socket_, port_ = 0;
};

inline int free_port() { return Listening{}.port(); }

// Serves a folder. Its log is a line a request: status, bytes of the body, the request, the range asked for.
class Nginx {
public:
    explicit Nginx(const std::string& root, const std::string& more = "") : port_{free_port()} {
        const std::string at = folder_.path();
        write(folder_ / "nginx.conf", "daemon off; master_process off; error_log " + at + "/error.log; pid " + at + "/pid; worker_rlimit_nofile 4096;\n"
              "events { worker_connections 2048; }\nhttp {\n log_format line '$status $body_bytes_sent $request $http_range'; access_log " + at + "/log line;\n"
              " log_format wire '$request_length $bytes_sent'; access_log " + at + "/wire wire;\n"
              " client_body_temp_path " + at + "/body; proxy_temp_path " + at + "/proxy; fastcgi_temp_path " + at + "/f; uwsgi_temp_path " + at + "/u; scgi_temp_path " + at + "/s;\n"
              " server { listen 127.0.0.1:" + std::to_string(port_) + "; root " + root + "; " + more + " }\n}\n");
        process_ = std::make_unique<Process>(std::vector<std::string>{"nginx", "-c", folder_ / "nginx.conf", "-e", folder_ / "error.log"});
        if (!soon([&] { return answers() || process_->ended(); }) || process_->ended()) throw std::runtime_error{"nginx cannot be started: " + process_->err()};
    }
    std::string url(const std::string& path = "") const { return "http://127.0.0.1:" + std::to_string(port_) + path; }
    std::string log() const { return read(folder_ / "log"); }
    std::string wire() const { return read(folder_ / "wire"); }          // a line a request: bytes of it, bytes of the answer, headers and all
    int port() const { return port_; }

private:
    bool answers() const {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in name{};
        name.sin_family = AF_INET;
        name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        name.sin_port = htons(static_cast<std::uint16_t>(port_));
        const bool there = connect(socket, reinterpret_cast<const sockaddr*>(&name), sizeof name) == 0;
        ::close(socket);
        return there;
    }
    Folder folder_;
    int port_;
    std::unique_ptr<Process> process_;
};

// Answers one connection after the other, and closes each.
class Server {
public:
    struct Request {
        std::string line, text;                              // "GET /a HTTP/1.1"; the whole of it, body and all
        std::string path() const { return line.substr(line.find(' ') + 1, line.rfind(' ') - line.find(' ') - 1); }
    };
    class Connection {
    public:
        explicit Connection(int socket) : socket_{socket} {}
        bool send(const std::string& bytes) const { return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size()); }      // false: it went away
    private:
        int socket_;
    };
    using Answers = std::function<void(const Request&, const Connection&)>;

    explicit Server(Answers answers) : answers_{std::move(answers)}, thread_{[this] { serve(); }} {}
    ~Server() {
        over_ = true;
        thread_.join();
    }
    std::string url(const std::string& path = "") const { return "http://127.0.0.1:" + std::to_string(at_.port()) + path; }
    std::vector<Request> asked() const {
        const std::lock_guard lock{mutex_};
        return asked_;
    }

private:
    void serve() {
        while (!over_) {
            pollfd waiting{at_.socket(), POLLIN, 0};
            if (poll(&waiting, 1, 20) <= 0) continue;
            const int socket = accept4(at_.socket(), nullptr, nullptr, SOCK_CLOEXEC);
            if (socket < 0) continue;
            std::string text;
            char bytes[4096];
            for (ssize_t n = 0; !whole(text) && (n = recv(socket, bytes, sizeof bytes, 0)) > 0;) text.append(bytes, static_cast<std::size_t>(n));
            if (const Request request{text.substr(0, text.find("\r\n")), text}; !text.empty()) {
                {
                    const std::lock_guard lock{mutex_};
                    asked_.push_back(request);
                }
                answers_(request, Connection{socket});
            }
            ::close(socket);
        }
    }
    static bool whole(const std::string& text) {
        const auto end = text.find("\r\n\r\n"), length = text.find("Content-Length: ");
        if (end == std::string::npos) return false;
        return length == std::string::npos || text.size() >= end + 4 + std::stoul(text.substr(length + 16));
    }

    Listening at_;
    Answers answers_;
    std::atomic<bool> over_ = false;
    mutable std::mutex mutex_;
    std::vector<Request> asked_;
    std::thread thread_;
};

inline std::string ok(const std::string& body, const std::string& more = "") {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\nConnection: close\r\n" + more + "\r\n" + body;
}

}  // namespace given
