#include "programs/voice.hpp"

#include <cstdio>
#include <nlohmann/json.hpp>
#include <utility>

namespace repere::programs {

using nlohmann::json;

namespace {

std::optional<Voice::News> news_of(const json& answer) {
    Voice::News out;
    if (!answer.is_object()) return std::nullopt;
    try {
        out.voices = answer.value("voices", out.voices);
        out.trouble = answer.value("trouble", "");
        if (answer.contains("ended")) out.ended = answer.at("ended").get<long>();
    } catch (const json::exception&) {
        return std::nullopt;
    }
    return out;
}

}  // namespace

void Voice::start() {
    if (tried_) return;
    tried_ = true;
    missed_ = !child_.start(beside_this_program("repere-voice"), {"repere-voice"});
    if (missed_) std::fprintf(stderr, "repere-kiosk: there is no voice: repere-voice cannot be started\n");
}

void Voice::say(long number, const std::vector<Part>& parts, int volume) {
    start();
    json said = json::array();
    for (const Part& part : parts) {
        said.push_back({{"text", part.text}, {"language", part.language}});
        if (!part.file.empty()) said.back()["file"] = part.file;
    }
    const json request{{"say", number}, {"parts", said}, {"volume", volume}};
    saying_ = number;
    if (child_.send(request.dump(-1, ' ', false, json::error_handler_t::replace))) return;
    unsaid_ = number;
    wake_();
}

void Voice::hush() {
    saying_.reset();
    child_.send(R"({"hush":true})");
}

std::optional<Voice::News> Voice::news() {
    while (const auto line = child_.line())
        if (const auto news = news_of(json::parse(*line, nullptr, false)))
            if (!news->ended || news->ended == saying_) {               // else it ended while it was being replaced
                if (news->ended) saying_.reset();
                return news;
            }
    if (child_.ended() && !missed_) {
        missed_ = true;
        unsaid_ = saying_;
        std::fprintf(stderr, "repere-kiosk: there is no voice any more: repere-voice has ended\n");
    }
    const auto unsaid = std::exchange(unsaid_, std::nullopt);
    if (!unsaid || unsaid != saying_) return std::nullopt;
    saying_.reset();
    return News{.ended = unsaid};
}

}  // namespace repere::programs
