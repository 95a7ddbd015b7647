#include "programs/fetch.hpp"

#include <curl/curl.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>

namespace repere::programs {

namespace {

constexpr std::size_t longest_validator = 512;
constexpr std::size_t longest_reply = 64 * 1024;             // to a heartbeat, read and thrown away

struct Body {
    std::string text;
    std::size_t most;
    bool too_long = false;
};

std::size_t into_text(char* bytes, std::size_t, std::size_t count, void* to) {
    auto& body = *static_cast<Body*>(to);
    if (body.text.size() + count > body.most) return body.too_long = true, 0;
    body.text.append(bytes, count);
    return count;
}

struct Part {
    int descriptor;
    std::uint64_t size, most;
    bool too_long = false, disk = false;
};

std::size_t into_file(char* bytes, std::size_t, std::size_t count, void* to) {
    auto& part = *static_cast<Part*>(to);
    if (part.size + count > part.most) return part.too_long = true, 0;
    if (write(part.descriptor, bytes, count) != static_cast<ssize_t>(count)) return part.disk = true, 0;
    part.size += count;
    return count;
}

class Lines {                                                // of a request's header
public:
    ~Lines() { curl_slist_free_all(list_); }
    void add(const std::string& line) { list_ = curl_slist_append(list_, line.c_str()); }
    curl_slist* list() const { return list_; }

private:
    curl_slist* list_ = nullptr;
};

}  // namespace

struct Web::Curl {
    CURL* easy = curl_easy_init();
    char error[CURL_ERROR_SIZE]{};
    ~Curl() { curl_easy_cleanup(easy); }

    void begin(const std::string& url, const Patience& patience, const std::string& authorities) {
        curl_easy_reset(easy);                               // the connection stays
        error[0] = 0;
        const bool secure = url.starts_with("https:");
        curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
        curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
        curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, secure ? "https" : "http,https");
        if (!authorities.empty()) curl_easy_setopt(easy, CURLOPT_CAINFO, authorities.c_str()), curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);
        curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 1L);
        curl_easy_setopt(easy, CURLOPT_MAXREDIRS, 5L);
        curl_easy_setopt(easy, CURLOPT_FAILONERROR, 1L);
        curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, error);
        curl_easy_setopt(easy, CURLOPT_USERAGENT, "repere/" REPERE_VERSION);
        curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, static_cast<long>(patience.connecting.count()));
        curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, patience.slowest);
        curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, static_cast<long>(patience.slow_for.count()));
    }
    void take(Body& body, const Patience& patience) {
        curl_easy_setopt(easy, CURLOPT_TIMEOUT, static_cast<long>(patience.short_answer.count()));
        curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, into_text);
        curl_easy_setopt(easy, CURLOPT_WRITEDATA, &body);
    }
    long status() const {
        long status = 0;
        curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
        return status;
    }
    std::string why(const std::string& url, CURLcode code) const {
        return without_secrets(url) + ": " + (error[0] ? std::string{error} : std::string{curl_easy_strerror(code)});
    }
    // A header line that makes the next request conditional (RFC 9110, 13.1).
    std::string validator() const {
        const auto of = [&](const char* name, const char* asked) {
            curl_header* header = nullptr;
            if (curl_easy_header(easy, name, 0, CURLH_HEADER, -1, &header) != CURLHE_OK || std::strlen(header->value) > longest_validator) return std::string{};
            return asked + std::string{": "} + header->value;
        };
        const std::string tag = of("ETag", "If-None-Match");
        return tag.empty() ? of("Last-Modified", "If-Modified-Since") : tag;
    }
};

Web::Web(const Patience& patience, std::string authorities) : patience_{patience}, authorities_{std::move(authorities)} {
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    curl_ = std::make_unique<Curl>();
    if (ready != CURLE_OK || !curl_->easy) throw std::bad_alloc{};
}

Web::~Web() = default;

Answer Web::get(const std::string& url, std::size_t most, const std::string& validator) {
    Body body{.text = {}, .most = most};
    Lines lines;
    curl_->begin(url, patience_, authorities_);
    curl_->take(body, patience_);
    if (!validator.empty()) lines.add(validator);
    curl_easy_setopt(curl_->easy, CURLOPT_HTTPHEADER, lines.list());
    const CURLcode code = curl_easy_perform(curl_->easy);
    const long status = curl_->status();
    if (body.too_long) return {.why = without_secrets(url) + ": the answer is longer than " + std::to_string(most) + " bytes"};
    if (code == CURLE_HTTP_RETURNED_ERROR && (status == 404 || status == 410)) return {.is = Answer::Is::not_there, .why = curl_->why(url, code)};
    if (code != CURLE_OK) return {.why = curl_->why(url, code)};
    if (status == 304) return {.is = Answer::Is::unchanged, .validator = validator};
    if (status != 200) return {.why = without_secrets(url) + ": the server answers " + std::to_string(status)};
    return {.is = Answer::Is::there, .body = std::move(body.text), .validator = curl_->validator()};
}

Fetched Web::fetch(const std::string& url, const std::string& file, std::uint64_t size) {
    const int descriptor = open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    struct stat lies{};
    const auto on_disk = [&] { return Fetched{Fetched::Is::disk, file + ": " + std::strerror(errno)}; };
    if (descriptor < 0) return on_disk();
    struct Closed { int descriptor; ~Closed() { close(descriptor); } } const closed{descriptor};
    if (fstat(descriptor, &lies) != 0) return on_disk();
    Part part{.descriptor = descriptor, .size = static_cast<std::uint64_t>(lies.st_size), .most = size};
    for (int tries = 0;; ++tries) {
        if (part.size == size) return {Fetched::Is::whole, ""};
        if (part.size > size || tries > 0) {                 // of another file; or the server knows no parts of files
            if (ftruncate(descriptor, 0) != 0) return on_disk();
            part.size = 0;
        }
        const bool resumed = part.size > 0;
        curl_->begin(url, patience_, authorities_);
        curl_easy_setopt(curl_->easy, CURLOPT_WRITEFUNCTION, into_file);
        curl_easy_setopt(curl_->easy, CURLOPT_WRITEDATA, &part);
        curl_easy_setopt(curl_->easy, CURLOPT_RESUME_FROM_LARGE, static_cast<curl_off_t>(part.size));
        const CURLcode code = curl_easy_perform(curl_->easy);
        if (part.disk) return on_disk();
        if (part.too_long) return {Fetched::Is::failed, without_secrets(url) + ": the file is longer than its manifest says"};
        if (resumed && (code == CURLE_RANGE_ERROR || curl_->status() == 416)) continue;
        if (code != CURLE_OK) return {Fetched::Is::failed, curl_->why(url, code)};
        if (part.size < size) return {Fetched::Is::failed, without_secrets(url) + ": the file is shorter than its manifest says"};
        return {Fetched::Is::whole, ""};
    }
}

std::string Web::post(const std::string& url, const std::string& json) {
    Body body{.text = {}, .most = longest_reply};
    Lines lines;
    lines.add("Content-Type: application/json");
    lines.add("Expect:");
    curl_->begin(url, patience_, authorities_);
    curl_->take(body, patience_);
    curl_easy_setopt(curl_->easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl_->easy, CURLOPT_HTTPHEADER, lines.list());
    curl_easy_setopt(curl_->easy, CURLOPT_POSTFIELDS, json.data());
    curl_easy_setopt(curl_->easy, CURLOPT_POSTFIELDSIZE, static_cast<long>(json.size()));
    const CURLcode code = curl_easy_perform(curl_->easy);
    if (code != CURLE_OK) return curl_->why(url, code);
    const long status = curl_->status();
    return status >= 200 && status < 300 ? "" : without_secrets(url) + ": the server answers " + std::to_string(status);
}

bool is_url(const std::string& text) { return text.starts_with("http://") || text.starts_with("https://"); }

std::string without_secrets(const std::string& url) {
    std::string out = url.substr(0, url.find_first_of("?#"));
    const auto host = out.find("://");
    if (host == std::string::npos) return out;
    const auto end = std::min(out.find('/', host + 3), out.size()), at = out.rfind('@', end);
    if (at != std::string::npos && at > host) out.erase(host + 3, at + 1 - (host + 3));
    return out;
}

}  // namespace repere::programs
