// HTTP and HTTPS for the programs beside the screen: libcurl, held short. Never more bytes than were asked for, never from HTTPS on to HTTP,
// never for ever. A proxy is the environment's (http_proxy, https_proxy, no_proxy); certificates are the system's.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

namespace repere::programs {

struct Patience {
    std::chrono::seconds connecting{20}, short_answer{60};             // for what is a few kilobytes
    long slowest = 1000;                                               // bytes a second; a long file that comes slower than this …
    std::chrono::seconds slow_for{60};                                 // … for so long is left, and gone on with later
};

struct Answer {
    enum class Is { there, unchanged, not_there, failed };
    Is is = Is::failed;
    std::string body;
    std::string validator;                   // to be given back the next time: "If-None-Match: …"; "" the server gave none
    std::string why;                         // it failed, in one sentence
};

struct Fetched {
    enum class Is { whole, failed, disk };
    Is is = Is::failed;
    std::string why;
};

class Web {
public:
    explicit Web(const Patience& patience = {}, std::string authorities = "");      // authorities: a PEM file in place of the system's
    ~Web();
    Web(const Web&) = delete;
    Web& operator=(const Web&) = delete;

    Answer get(const std::string& url, std::size_t most, const std::string& validator = "");
    // Into `file`, going on from what lies there; at most `size` bytes, which its owner knows. What came of it stays when the rest does not.
    Fetched fetch(const std::string& url, const std::string& file, std::uint64_t size);
    std::string post(const std::string& url, const std::string& json);      // why not; "" it was taken

private:
    struct Curl;
    std::unique_ptr<Curl> curl_;
    Patience patience_;
    std::string authorities_;
};

bool is_url(const std::string& text);        // http:// or https://
// Without what may be a password: "https://name:secret@host/path?token" is said as "https://host/path".
std::string without_secrets(const std::string& url);

}  // namespace repere::programs
