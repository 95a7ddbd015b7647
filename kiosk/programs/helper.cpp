#include "programs/helper.hpp"

#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <utility>

#include "directory/directory.hpp"

namespace repere::programs {

using nlohmann::json;

namespace {

json look(const json& request) {
    json result{{"visit", request.value("visit", 0L)}, {"newer", false}, {"refused", ""}};
    auto opened = directory::Directory::open(request.value("file", ""));
    if (const auto* refusal = std::get_if<directory::Refusal>(&opened)) {
        result["refused"] = refusal->words;
        return result;
    }
    const auto& found = std::get<directory::Directory>(opened);
    if (found.content_hash() == request.value("hash", "")) return result;
    if (const auto damage = found.sound()) result["refused"] = damage->words;
    else result["newer"] = true;
    return result;
}

}  // namespace

int helper_main() {
    for (std::string line; std::getline(std::cin, line);) {
        const json request = json::parse(line, nullptr, false);
        if (!request.is_object()) continue;
        std::cout << look(request).dump() << std::endl;
    }
    return 0;
}

void Helper::start() {
    if (!child_.start("/proc/self/exe", {"repere-kiosk", "--helper"}))
        std::fprintf(stderr, "repere-kiosk: no helper process: newer directories are adopted at the next start only\n");
}

void Helper::ask(const LookRequest& request) {
    if (!started() || ended()) return;
    if (!child_.send(json{{"visit", request.visit}, {"file", request.file}, {"hash", request.hash}}.dump()))
        std::fprintf(stderr, "repere-kiosk: the helper process does not listen\n");
}

std::optional<LookResult> Helper::result() {
    while (const auto line = child_.line())
        if (const json answer = json::parse(*line, nullptr, false); answer.is_object())
            return LookResult{answer.value("visit", 0L), answer.value("newer", false), answer.value("refused", "")};
    if (ended() && !std::exchange(told_ended_, true)) std::fprintf(stderr, "repere-kiosk: the helper process has ended; the next visit has another\n");
    return std::nullopt;
}

}  // namespace repere::programs
