// HTTP for whoever fetches releases: what a server may do, and what comes of it.
#include "given/catch.hpp"
#include "given/web.hpp"
#include "programs/fetch.hpp"

using namespace repere::programs;
using given::Server;
using Is = Answer::Is;
using Catch::Matchers::Contains;

namespace {

const Patience hurried{.connecting = std::chrono::seconds{2}, .short_answer = std::chrono::seconds{2}, .slowest = 1000, .slow_for = std::chrono::seconds{1}};
const std::string whole(200'000, 'w');

std::string without_end(const std::string& head) { return "HTTP/1.1 200 OK\r\n" + head + "\r\n"; }

}  // namespace

TEST_CASE("an answer of a server is what was asked for, or a sentence, and never takes for ever", "[updates]") {
    const std::string longer(101, 'x');
    const auto [answer, is, because] = GENERATE_COPY(table<std::string, Is, const char*>({
        {given::ok("manifest"), Is::there, "as it should be"},
        {given::ok(longer), Is::failed, "longer than was asked for"},
        {without_end("Transfer-Encoding: chunked\r\n") + "65\r\n" + longer + "\r\n0\r\n\r\n", Is::failed, "longer, and not said before"},
        {"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", Is::not_there, "there is none"},
        {"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n", Is::failed, "not now"},
        {"HTTP/1.1 206 Partial\r\nContent-Length: 1\r\n\r\nm", Is::failed, "a part, which nobody asked for"},
        {"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nmani", Is::failed, "cut off"},
        {"SSH-2.0-OpenSSH_9.2\r\n", Is::failed, "another protocol"},
        {std::string(64, '\0'), Is::failed, "garbage"},
        {"", Is::failed, "nothing"},
        {"HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n", Is::failed, "led to a file of ours"},
        {"HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n", Is::failed, "led round and round"},
    }));
    INFO(because);
    Server server{[&answer = answer](const auto&, const auto& connection) { connection.send(answer); }};
    Web web{hurried};
    const auto got = web.get(server.url("/manifest.json"), 100);
    CHECK(got.is == is);
    CHECK(got.body == (is == Is::there ? "manifest" : ""));
    CHECK(got.why.empty() == (is == Is::there));
}

TEST_CASE("over HTTPS a server is believed whose certificate an authority signed, and leads on to HTTPS only", "[updates]") {
    const given::Folder folder;
    const std::string certificate = folder / "certificate.pem", other = folder / "other.pem";
    for (const auto& file : {certificate, other})
        REQUIRE(given::run({"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=Authority", "-addext",
                            "subjectAltName=IP:127.0.0.1", "-keyout", file + ".key", "-out", file}).status == 0);
    Server plain{[](const auto&, const auto& connection) { connection.send(given::ok("manifest")); }};
    const int port = given::free_port();
    const std::string secure = "https://127.0.0.1:" + std::to_string(port);
    given::write(folder / "manifest", "manifest");
    const given::Nginx nginx{folder.path(), "listen 127.0.0.1:" + std::to_string(port) + " ssl; ssl_certificate " + certificate + "; ssl_certificate_key " + certificate + ".key; "
                             "location /on { return 302 " + secure + "/manifest; } location /down { return 302 " + plain.url("/manifest") + "; }"};

    const auto [path, authority, is] = GENERATE(table<std::string, std::string, Is>({
        {"/manifest", "certificate.pem", Is::there},
        {"/on", "certificate.pem", Is::there},
        {"/down", "certificate.pem", Is::failed},
        {"/manifest", "other.pem", Is::failed},
        {"/manifest", "", Is::failed},
    }));
    INFO(path << " " << authority);
    Web web{hurried, authority.empty() ? "" : folder / authority};
    const auto got = web.get(secure + path, 100);
    INFO(got.why);
    CHECK(got.is == is);
    CHECK(got.body == (is == Is::there ? "manifest" : ""));
    CHECK((web.fetch(secure + path, folder / "fetched", 8).is == Fetched::Is::whole) == (is == Is::there));
    CHECK(plain.asked().empty());
    CHECK(web.get(nginx.url("/down"), 100).is == Is::there);              // from HTTP it may go anywhere: the signature is what is believed
}

TEST_CASE("a server that answers a byte now and then, or nothing, is left", "[updates]") {
    Server server{[](const auto& request, const auto& connection) {
        if (request.path() == "/silent") return std::this_thread::sleep_for(std::chrono::seconds{3});
        connection.send(without_end("Content-Length: 100\r\n"));
        for (int i = 0; i < 60 && connection.send("x"); ++i) std::this_thread::sleep_for(std::chrono::milliseconds{100});
    }};
    Web web{hurried};
    const auto began = std::chrono::steady_clock::now();
    CHECK(web.get(server.url(GENERATE("/silent", "/slow")), 100).is == Is::failed);
    CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds{30});      // it ends; how soon is no matter
}

TEST_CASE("a host that nobody knows, a port where nobody listens: one sentence that names the place, and no password", "[updates]") {
    Web web{hurried};
    const auto [url, named] = GENERATE(table<std::string, std::string>({
        {"http://kiosks.invalid/releases/manifest.json", "http://kiosks.invalid/releases"},
        {"http://name:secret@127.0.0.1:" + std::to_string(given::free_port()) + "/manifest.json?token=secret", "http://127.0.0.1:"},
    }));
    const auto got = web.get(url, 100);
    CHECK(got.is == Is::failed);
    CHECK_THAT(got.why, Contains(named));
    CHECK_THAT(got.why, !Contains("secret"));
}

TEST_CASE("whoever asks for nothing but what changed is told that nothing did", "[updates]") {
    const auto [header, line] = GENERATE(table<std::string, std::string>({
        {"ETag: \"a1\"\r\n", "If-None-Match: \"a1\""},
        {"Last-Modified: Tue, 24 Nov 2026 09:00:00 GMT\r\n", "If-Modified-Since: Tue, 24 Nov 2026 09:00:00 GMT"},
    }));
    Server server{[&header = header, &line = line](const auto& request, const auto& connection) {
        const bool same = request.text.find(line + "\r\n") != std::string::npos;
        connection.send(same ? "HTTP/1.1 304 Not Modified\r\n\r\n" : given::ok("manifest", header));
    }};
    Web web{hurried};
    const auto first = web.get(server.url("/m"), 100);
    CHECK(first.validator == line);
    const auto again = web.get(server.url("/m"), 100, first.validator);
    CHECK(again.is == Is::unchanged);
    CHECK(again.validator == line);
}

TEST_CASE("a file that was cut off is gone on with, from a server that knows parts and from one that does not", "[updates]") {
    const given::Folder folder;
    const bool knows_parts = GENERATE(true, false);
    int asked = 0;
    Server server{[&](const auto& request, const auto& connection) {
        const auto range = request.text.find("Range: bytes=");
        if (++asked == 1) return void(connection.send(without_end("Content-Length: " + std::to_string(whole.size()) + "\r\n") + whole.substr(0, 70'000)));
        if (!knows_parts || range == std::string::npos) return void(connection.send(given::ok(whole)));
        const auto from = std::stoul(request.text.substr(range + 13));
        connection.send("HTTP/1.1 206 Partial Content\r\nContent-Range: bytes " + std::to_string(from) + "-" + std::to_string(whole.size() - 1) + "/" + std::to_string(whole.size()) +
                        "\r\nContent-Length: " + std::to_string(whole.size() - from) + "\r\nConnection: close\r\n\r\n" + whole.substr(from));
    }};
    Web web{hurried};
    CHECK(web.fetch(server.url("/f"), folder / "f", whole.size()).is == Fetched::Is::failed);
    CHECK(std::filesystem::file_size(folder / "f") == 70'000);
    CHECK(web.fetch(server.url("/f"), folder / "f", whole.size()).is == Fetched::Is::whole);
    CHECK(given::read(folder / "f") == whole);
    CHECK_THAT(server.asked()[1].text, Contains("Range: bytes=70000-"));
    CHECK(server.asked().size() == (knows_parts ? 2 : 3));
}

TEST_CASE("a body without end is no more than was asked for, and a file that is too long is begun anew", "[updates]") {
    const given::Folder folder;
    Server server{[](const auto& request, const auto& connection) {
        if (request.path() == "/f") return void(connection.send(given::ok(whole)));
        connection.send(without_end(""));
        while (connection.send(whole)) {}
    }};
    Web web{hurried};
    CHECK(web.fetch(server.url("/endless"), folder / "f", whole.size() * 3).is == Fetched::Is::failed);
    CHECK(std::filesystem::file_size(folder / "f") <= whole.size() * 3);
    given::write(folder / "f", whole + "more");
    CHECK(web.fetch(server.url("/f"), folder / "f", whole.size()).is == Fetched::Is::whole);
    CHECK(given::read(folder / "f") == whole);
}

TEST_CASE("a full disk is told from a server that fails", "[updates]") {
    Server server{[](const auto&, const auto& connection) { connection.send(given::ok(whole)); }};
    Web web{hurried};
    const auto fetched = web.fetch(server.url("/f"), "/dev/full", whole.size());
    CHECK(fetched.is == Fetched::Is::disk);
    CHECK_THAT(fetched.why, Contains("No space left"));
}

TEST_CASE("what is sent is sent as it is, and a server that does not take it is said", "[updates]") {
    Server server{[](const auto& request, const auto& connection) {
        connection.send(request.path() == "/yes" ? "HTTP/1.1 204 No Content\r\n\r\n" : "HTTP/1.1 302 Found\r\nLocation: /yes\r\nContent-Length: 0\r\n\r\n");
    }};
    Web web{hurried};
    CHECK(web.post(server.url("/yes"), "{\"kiosk\": \"é\"}") == "");
    CHECK_THAT(server.asked().back().text, Contains("Content-Type: application/json") && Catch::Matchers::EndsWith("\r\n\r\n{\"kiosk\": \"é\"}"));
    CHECK(web.post(server.url("/elsewhere"), "{}") != "");
}
