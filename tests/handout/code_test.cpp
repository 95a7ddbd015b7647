// What a telephone takes: QR codes, cards, plain text. And the request that the process that prints is sent.
#include <nlohmann/json.hpp>

#include <cstdio>

#include "given/data.hpp"
#include "given/folder.hpp"
#include "given/handout.hpp"

using namespace repere;
using namespace repere::handout;
using given::at;

namespace {

// What zbarimg reads from it: eight pixels a module, within its quiet zone, as a portable bitmap.
std::string decoded(const Code& code) {
    constexpr int scale = 8;
    const int side = (code.side + 2 * quiet_zone) * scale;
    std::string image = "P1\n" + std::to_string(side) + " " + std::to_string(side) + "\n";
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const int column = x / scale - quiet_zone, row = y / scale - quiet_zone;
            const bool inside = column >= 0 && row >= 0 && column < code.side && row < code.side;
            image += inside && code.dark[static_cast<std::size_t>(row * code.side + column)] ? "1 " : "0 ";
        }
        image += "\n";
    }
    const given::Folder folder;
    given::write(folder / "code.pbm", image);
    const std::string command = "zbarimg --quiet --raw --oneshot -Sbinary '" + (folder / "code.pbm") + "' 2>/dev/null >'" + (folder / "text") + "'";
    if (std::system(command.c_str()) != 0) return std::string{};
    return given::read(folder / "text");
}

bool dark(const Code& code, int x, int y) { return code.dark[static_cast<std::size_t>(y * code.side + x)]; }

std::string unfolded(std::string card) {
    for (std::size_t fold; (fold = card.find("\r\n ")) != std::string::npos;) card.erase(fold, 3);
    return card;
}

directory::Service service(std::string name) {
    directory::Service out;
    out.id = "x";
    out.name = std::move(name);
    return out;
}

}  // namespace

TEST_CASE("a code is as small as its text at level M, and nothing where the text is too long", "[code]") {
    const auto [bytes, side] = GENERATE(table<std::size_t, int>({{0, 21}, {14, 21}, {15, 25}, {26, 25}, {27, 29}, {2331, 177}, {2332, 0}}));
    INFO(bytes << " bytes");
    const auto made = code(std::string(bytes, 'a'));
    CHECK((made ? made->side : 0) == side);
    if (!made) return;
    CHECK(made->dark.size() == static_cast<std::size_t>(side * side));
    CHECK(dark(*made, 0, 8));                                  // the first two bits of the format: M is 00, under the mask 10
    CHECK_FALSE(dark(*made, 1, 8));
}

TEST_CASE("a code is read back, in every script", "[code]") {
    const char* const text = GENERATE("Commissariat · 04 42 00 00 17", "تقديم شكوى\n1. الشرطة", "提交投诉 – 17", "Скарга; кома, \\ риска");
    const auto made = code(text);
    REQUIRE(made);
    CHECK(decoded(*made) == text);
}

TEST_CASE("a card holds what may be shown, escaped and folded as RFC 2426 asks", "[code]") {
    const auto built = given::data().changed("organizations/state.yaml", "name: Commissariat\n", "name: \"Commissariat; accueil, nuit\\\\jour\"\n").built();
    const auto now = given::minute("2026-11-24 10:00");
    CHECK(vcard(*built.directory().service("police-desk"), {built.directory(), language::french}, now) ==
          "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Commissariat\\; accueil\\, nuit\\\\jour;;;;\r\nFN:Commissariat\\; accueil\\, nuit\\\\jour\r\nORG:Services de l’État\r\n"
          "TEL;TYPE=VOICE:+33442000017\r\nADR;TYPE=WORK:;;1 avenue de l’Europe;Aix-en-Provence;;13090;\r\nEND:VCARD\r\n");

    const auto hidden = given::data()
        .changed("organizations/state.yaml", "x_verified: {on: 2026-01-10, method: call, confidence: confirmed}", "x_verified: {on: 2026-01-10, method: derived, confidence: to-confirm}")
        .changed("organizations/state.yaml", "      x_verified: {on: 2026-01-10, method: visit, confidence: confirmed}\n      x_hours", "      x_verified: {on: 2026-01-10, method: derived, confidence: to-confirm}\n      x_hours").built();
    const std::string without = vcard(*hidden.directory().service("police-desk"), {hidden.directory(), language::french}, now);
    CHECK(without.find("TEL") == std::string::npos);
    CHECK(without.find("ADR") == std::string::npos);
}

TEST_CASE("what nobody has checked for long says so in the card too", "[code]") {
    const auto aged = given::data()
        .changed("organizations/state.yaml", "x_verified: {on: 2026-01-10, method: call, confidence: confirmed}", "x_verified: {on: 2019-10-01, method: public-source, confidence: seen}").built();
    const std::string card = vcard(*aged.directory().service("police-desk"), {aged.directory(), language::french}, given::minute("2026-11-24 10:00"));
    CHECK(card.find("NOTE:Numéro non revérifié depuis octobre 2019.") != std::string::npos);
}

TEST_CASE("no line of a card is longer than 75 bytes, no letter is cut, and unfolded it is whole", "[code]") {
    std::string name;
    for (int i = 0; i < 500; ++i) name += i % 3 == 0 ? "é" : i % 3 == 1 ? "警" : "a";
    const auto built = given::data().built();
    const std::string card = vcard(service(name), {built.directory(), language::french}, given::minute("2026-11-24 10:00"));
    for (std::size_t from = 0, end; (end = card.find("\r\n", from)) != std::string::npos; from = end + 2) {
        CHECK(end - from <= 75);
        CHECK(language::is_utf8(card.substr(from, end - from)));
    }
    CHECK(unfolded(card).find("FN:" + name + "\r\n") != std::string::npos);
}

TEST_CASE("the text of a code says each act with a sure number or door, and stays short", "[code]") {
    const auto built = given::data().built();
    const Request request{.guide = "victim", .answers = {{"what", {"assault"}}}};
    CHECK(code_text(request, at(built.directory())) == "Que faire\n1. Être en sécurité – Gratuit · 17\n2. Porter plainte – 04 42 00 00 17");
    CHECK(code_text({.guide = "victim"}, at(built.directory())).empty());

    std::string act;
    for (int i = 0; i < 350; ++i) act += "é";
    const auto wordy = given::data().changed("guides/victim.yaml", "title: Être en sécurité", "title: " + act).changed("guides/victim.yaml", "title: Porter plainte", "title: " + act).built();
    const std::string text = code_text(request, at(wordy.directory()));
    CHECK(text.size() <= 600);
    CHECK(language::is_utf8(text));
    CHECK(text.find(" – Gratuit · 17\n") != std::string::npos);             // the first act keeps its number
    CHECK(text.ends_with("\nLa suite est sur la borne."));
    CHECK(code_text(request, at(built.directory())).find("La suite") == std::string::npos);

    const auto quiet = given::data().changed("guides/victim.yaml", "label: Agression, next: go", "label: Agression, sensitive: true, next: go").built();
    CHECK(code_text(request, at(quiet.directory())).starts_with("Informations utiles\n"));
}

// --- A request, as a line -------------------------------------------------------------------------------------------------------------------
namespace {

const Request full{.kind = Kind::host_form, .paper = Paper::receipt, .large = true, .language = {"zh-Hans"}, .guide = "victim",
                   .answers = {{"what", {"theft", "é \"\n\\ {}"}}, {"none", {}}}, .service = "police-desk", .ticked = {"a/b", ""}, .staff = true};

std::string with(const char* key, const nlohmann::json& value) {
    auto line = nlohmann::json::parse(to_json(full));
    line[key] = value;
    return line.dump();
}

}  // namespace

TEST_CASE("a request comes back from its line as it was", "[json]") {
    CHECK(from_json(to_json(full)) == full);
    CHECK(from_json(to_json(Request{})) == Request{});
    CHECK(to_json(full).find('\n') == std::string::npos);
    for (int kind = 0; kind <= static_cast<int>(Kind::leaflet); ++kind) {
        const Request request{.kind = static_cast<Kind>(kind)};
        CHECK(from_json(to_json(request)) == request);
    }
}

TEST_CASE("what is odd is no request", "[json]") {
    auto without = nlohmann::json::parse(to_json(full));
    without.erase("large");
    const auto [line, because] = GENERATE_COPY(table<std::string, const char*>({
        {"", "nothing"},
        {"{", "no end"},
        {"[]", "no object"},
        {"null", "no object"},
        {"\xFF", "no text"},
        {to_json(full) + "{}", "two of them"},
        {without.dump(), "something is missing"},
        {with("more", 1), "something unknown"},
        {with("kind", "cheque"), "no such kind"},
        {with("kind", 1), "a kind has a name"},
        {with("paper", "a3"), "no such paper"},
        {with("large", "yes"), "neither true nor false"},
        {with("staff", 1), "neither true nor false"},
        {with("language", "../etc"), "no language"},
        {with("language", 3), "no language"},
        {with("guide", nullptr), "no text"},
        {with("service", {"a"}), "no text"},
        {with("ticked", "a/b"), "no list"},
        {with("ticked", {1}), "not of texts"},
        {with("answers", {{{"question", "what"}}}), "an answer without its answers"},
        {with("answers", {{{"question", "what"}, {"answers", "theft"}}}), "no list"},
        {with("answers", {{{"question", 1}, {"answers", nlohmann::json::array()}}}), "no text"},
        {with("guide", std::string(64 * 1024, 'a')), "longer than any request"},
        {std::string(60'000, '['), "too deep"},
    }));
    INFO(because);
    CHECK_FALSE(from_json(line));
}
