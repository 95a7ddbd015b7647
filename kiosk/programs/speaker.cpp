#include "programs/speaker.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "language/aloud.hpp"
#include "programs/installed.hpp"

namespace repere::programs {

namespace {

// assets/voice/README.md: a recording lies beside the words that were spoken, and counts only while the screen says the same.
std::map<std::pair<std::string, std::string>, std::string> recordings_in(const std::string& folder) {
    std::map<std::pair<std::string, std::string>, std::string> out;
    std::error_code error;
    for (const auto& language : std::filesystem::directory_iterator{folder, error})
        for (const auto& file : std::filesystem::directory_iterator{language.path(), error}) {
            if (file.path().extension() != ".txt") continue;
            std::ifstream in{file.path()};
            std::string words{std::istreambuf_iterator<char>{in}, {}};
            words.erase(words.find_last_not_of("\r\n ") + 1);
            const auto recording = std::filesystem::path{file.path()}.replace_extension(".opus");
            if (std::filesystem::exists(recording, error)) out[{language.path().filename(), language::plain(words)}] = recording;
        }
    return out;
}

}  // namespace

Speaker::Speaker(bool quiet, std::function<void()> wake, bool told_mute) : quiet_{quiet}, told_mute_{told_mute}, wake_{std::move(wake)}, recordings_{recordings_in(asset("voice"))} {
    if (!quiet_) voice_ = std::make_unique<Voice>(wake_);
}

void Speaker::start() {
    if (voice_ && !voice_->started()) voice_->start();
}

std::vector<language::Tag> Speaker::voices(const std::vector<language::Tag>& languages) const {
    std::vector<language::Tag> out;
    if (silent_) return out;
    for (const language::Tag& tag : languages) {
        const std::string voice = language::aloud(tag).voice;
        if (!voice.empty() && (!engine_ || std::find(engine_->begin(), engine_->end(), voice) != engine_->end())) out.push_back(tag);
    }
    return out;
}

std::vector<language::Tag> Speaker::recorded(const std::vector<language::Tag>& languages) const {
    std::vector<language::Tag> out;
    for (const language::Tag& tag : languages)
        if (const auto first = recordings_.lower_bound({tag.value, ""}); !silent_ && first != recordings_.end() && first->first.first == tag.value) out.push_back(tag);
    return out;
}

void Speaker::say(const speech::Utterances& utterances, int percent) {
    ++number_;
    ended_ = false;
    std::vector<Voice::Part> parts;
    for (const auto& each : utterances) {
        const auto recorded = recordings_.find({each.language.value, each.written});
        const std::string voice = language::aloud(each.language).voice;
        if (recorded == recordings_.end() && voice.empty()) continue;
        parts.push_back({each.text, voice, recorded == recordings_.end() ? "" : recorded->second});
        if (quiet_) said_.push_back("[" + each.language.value + "] " + each.text);
    }
    if (voice_ && !parts.empty()) voice_->say(number_, parts, percent);
    else ended_ = true;
}

void Speaker::hush() {
    ++number_;
    ended_ = false;
    if (voice_) voice_->hush();
}

bool Speaker::ended() { return std::exchange(ended_, false); }

bool Speaker::hear() {
    bool anything = false;
    while (voice_) {
        auto news = voice_->news();
        if (!news) break;
        anything = true;
        if (!news->voices.empty()) engine_ = std::move(news->voices);
        if (!news->trouble.empty()) {
            if (troubles_.insert(news->trouble).second && !told_mute_) std::fprintf(stderr, "repere-kiosk: no voice: %s\n", news->trouble.c_str());
            silent_ = true;                  // what cannot be heard is not promised any longer
        }
        if (news->ended && *news->ended == number_) ended_ = true;
    }
    return anything;
}

void Speaker::forget() {
    hush();
    std::vector<std::string>{}.swap(said_);
    silent_ = false;
    if (!voice_ || !voice_->started()) return;
    retired_.push_back(std::move(voice_));
    voice_ = std::make_unique<Voice>(wake_);
    number_ = 0;
}

}  // namespace repere::programs
