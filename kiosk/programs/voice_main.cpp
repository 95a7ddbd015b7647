// repere-voice: says aloud what comes on standard input, a JSON object a line, and answers on standard output (programs/voice.hpp).
//
//     {"say": 12, "parts": [{"text": "39 19", "language": "fr", "file": "/…/fr/danger.opus"}], "volume": 60}     {"hush": true}
//     {"voices": ["en", "fr", …]}     {"ended": 12}     {"trouble": "there is no sound device"}
//
// It writes nothing else: no word that was spoken is in a log, a file or a core. espeak-ng keeps its last sentence in memory until it ends.
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>
#include <utility>

#include "programs/installed.hpp"
#include "programs/voice_recording.hpp"
#include "programs/voice_server.hpp"

namespace {

using namespace repere::programs;
using nlohmann::json;

struct Part {
    std::string text, language, file;
};

struct Utterance {
    long number = 0;
    int volume = 100;
    std::deque<Part> parts;                     // the first is being said, and holds what is left of it
};

std::string text_of(const json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

// speech-dispatcher reads all the sound of what it was given before it can be told to stop, a text of a page for seconds: it gets a few
// sentences at a time. Cut after an end of sentence, else at a space; short ones stay together.
std::string cut_sentence(std::string& text) {
    constexpr std::size_t least = 60, most = 240;
    std::size_t end = std::string::npos;
    for (const std::string_view stop : {". ", "! ", "? ", "; ", ": ", "… ", "؟ ", "। ", "。", "！", "？", "\n"})
        if (const auto at = text.find(stop, least); at != std::string::npos) end = std::min(end, at + stop.size());
    if (end > most && text.size() > most)
        if (const auto space = text.rfind(' ', most); space != std::string::npos && space > 0) end = space + 1;
    std::string out = text.substr(0, end);
    text.erase(0, end);
    return out;
}

std::optional<Utterance> utterance_of(const json& request) {
    if (!request.contains("say") || !request.at("say").is_number_integer()) return std::nullopt;
    Utterance out{.number = request.at("say").get<long>()};
    if (const auto volume = request.find("volume"); volume != request.end() && volume->is_number())
        out.volume = std::clamp(volume->get<int>(), 0, 100);
    if (const auto parts = request.find("parts"); parts != request.end() && parts->is_array())
        for (const json& part : *parts)
            if (part.is_object()) out.parts.push_back({text_of(part, "text"), text_of(part, "language"), text_of(part, "file")});
    return out;
}

class Speaker {
public:
    explicit Speaker(const std::string& configuration) : server_{configuration} { look_for_server(); }

    void request(const std::string& line);
    void step();                                // goes on with whatever is under way
    pollfd descriptor() const { return {server_.descriptor(), POLLIN, 0}; }
    int milliseconds() const;                   // until step() has something to do again

private:
    void look_for_server();
    void hush();
    void go_on();
    void trouble(const std::string& words);
    static void answer(const json& object) { std::cout << object.dump() << std::endl; }

    SpeechServer server_;
    Recording recording_;
    std::optional<Utterance> utterance_;
    bool speaking_ = false, told_voices_ = false;
    std::set<std::string> told_;
};

void Speaker::look_for_server() {
    server_.start();
    // Asked each time, and of our own server only: another may play elsewhere.
    if (server_.ours() && !sound_device()) trouble("there is no sound device");
}

void Speaker::request(const std::string& line) {
    const json request = json::parse(line, nullptr, false);
    if (!request.is_object()) return;
    auto said = utterance_of(request);
    if (!said && !request.contains("hush")) return;
    hush();
    if (!said) return;
    utterance_ = std::move(said);
    look_for_server();
    go_on();
}

void Speaker::hush() {
    if (speaking_) server_.stop();
    speaking_ = false;
    recording_.stop();
    utterance_.reset();
}

// What cannot be said is left out: whoever waits for the end must not wait for ever.
void Speaker::go_on() {
    while (utterance_ && !speaking_ && !recording_.playing()) {
        if (utterance_->parts.empty()) {
            answer({{"ended", utterance_->number}});
            utterance_.reset();
            return;
        }
        Part& part = utterance_->parts.front();
        if (!part.file.empty() && recording_.open(part.file, utterance_->volume)) return;
        if (!server_.absent() && !server_.ready()) return;          // it is starting
        if (server_.ready() && server_.voices().contains(part.language) && !part.text.empty() && (!server_.ours() || sound_device())) {
            server_.speak(cut_sentence(part.text), part.language, utterance_->volume);
            part.file.clear();                                      // what is left of it is said, too
            speaking_ = true;
            return;
        }
        utterance_->parts.pop_front();
    }
}

void Speaker::step() {
    const auto news = server_.step();
    if (news.voices && !std::exchange(told_voices_, true)) answer({{"voices", server_.voices()}});
    if (!news.lost.empty()) trouble(news.lost);
    const bool said = speaking_ && (news.said || server_.absent());
    if (said) speaking_ = false;
    if (recording_.playing() && recording_.step()) utterance_->parts.pop_front();
    go_on();
}

int Speaker::milliseconds() const {
    if (recording_.playing()) return 20;
    const auto next = server_.next_look();
    if (!next) return -1;
    return static_cast<int>(std::max<long>(0, std::chrono::ceil<std::chrono::milliseconds>(*next - Clock::now()).count()));
}

void Speaker::trouble(const std::string& words) {
    if (told_.insert(words).second) answer({{"trouble", words}});
}

// Signals to end are read as well: the speech server and its folder go with us.
int signals_to_end() {
    sigset_t signals;
    sigemptyset(&signals);
    for (const int each : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&signals, each);
    sigprocmask(SIG_BLOCK, &signals, nullptr);
    return signalfd(-1, &signals, SFD_CLOEXEC);
}

void until_the_input_ends(Speaker& speaker, int ending) {
    std::string kept;
    char bytes[16384];
    while (true) {
        pollfd watched[]{{STDIN_FILENO, POLLIN, 0}, {ending, POLLIN, 0}, speaker.descriptor()};
        poll(watched, std::size(watched), speaker.milliseconds());
        if (watched[1].revents) return;
        if (watched[0].revents) {
            const auto n = read(STDIN_FILENO, bytes, sizeof bytes);
            if (n <= 0) return;
            kept.append(bytes, static_cast<std::size_t>(n));
            for (std::size_t end; (end = kept.find('\n')) != std::string::npos; kept.erase(0, end + 1)) speaker.request(kept.substr(0, end));
        }
        speaker.step();
    }
}

}  // namespace

int main(int argc, char** argv) {
    std::string configuration = asset("speech-dispatcher");
    if (argc == 3 && std::string{argv[1]} == "--configuration") configuration = argv[2];
    else if (argc != 1) {
        std::fprintf(stderr, "repere-voice: speaks what repere-kiosk sends it\n\nrepere-voice [--configuration DIR]      of speech-dispatcher\n");
        return 2;
    }
    prctl(PR_SET_DUMPABLE, 0);
    setpriority(PRIO_PROCESS, 0, 5);                 // a frame comes before a word; the server inherits it
    const rlimit no_core{0, 0};
    setrlimit(RLIMIT_CORE, &no_core);           // the speech server's too
    signal(SIGPIPE, SIG_IGN);
    const int ending = signals_to_end();
    Speaker speaker{configuration};
    until_the_input_ends(speaker, ending);
}
