#include "programs/voice_server.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <thread>
#include <utility>
#include <vector>

namespace repere::programs {

using namespace std::chrono_literals;

namespace {

constexpr int not_found = 127;                      // as a shell says it
constexpr auto between_starts = 60s, most_to_answer = 10s;

// Far longer than the slowest voice needs, so that only a server that has lost the thread is given up.
auto most_to_say(const std::string& text) { return 10s + text.size() * 250ms; }

std::string private_folder() {
    const char* runtime = std::getenv("XDG_RUNTIME_DIR");
    for (const std::string above : {runtime ? runtime : "/tmp", "/tmp"})
        if (std::string path = above + "/repere-voice-XXXXXX"; mkdtemp(path.data())) return path;
    return "";
}

// SSIP ends a text with a line that holds one full stop, and reads lines: ours is one, and begins with none.
std::string one_line(std::string text) {
    std::replace_if(text.begin(), text.end(), [](unsigned char c) { return c < ' ' || c == 0x7f; }, ' ');
    return text.starts_with('.') ? "." + text : text;
}

// As our callers write them: the list says cmn-LATN-PINYIN, and fr-FR where plain fr is meant as well.
void add_language(std::string language, std::set<std::string>& out) {
    std::transform(language.begin(), language.end(), language.begin(), [](unsigned char c) { return c < 128 ? std::tolower(c) : c; });
    out.insert(language.substr(0, language.find('-')));
    out.insert(std::move(language));
}

}  // namespace

SpeechServer::~SpeechServer() { lose(""); }

void SpeechServer::start() {
    if (!absent()) return;
    const auto now = Clock::now();
    const char* given = std::getenv("SPEECHD_ADDRESS");
    address_ = given ? given : "";
    if (ours() && started_ && now - *started_ < between_starts) return;
    started_ = now;
    state_ = State::connecting;
    if (ours()) spawn();
}

void SpeechServer::spawn() {
    folder_ = private_folder();
    if (folder_.empty()) {
        refused_ = "there is no folder for the speech server's socket";
        return;
    }
    std::vector<std::string> words{"speech-dispatcher", "-s", "-t", "0", "-c", "unix_socket", "-C", configuration_,
                                   "-S", folder_ + "/socket", "-L", folder_, "-P", folder_ + "/pid"};
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_ = fork();
    if (pid_ != 0) return;
    setpgid(0, 0);                                  // its modules are ended with it
    prctl(PR_SET_PDEATHSIG, SIGTERM);               // and it with us, however we end
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    signal(SIGPIPE, SIG_DFL);
    const int null = open("/dev/null", O_RDWR);
    for (const int stream : {0, 1, 2}) dup2(null, stream);
    execvp(arguments.front(), arguments.data());
    _exit(not_found);
}

bool SpeechServer::connect() {
    const std::string unix_socket = "unix_socket:", path = ours() ? folder_ + "/socket" : address_;
    sockaddr_un name{.sun_family = AF_UNIX, .sun_path = {}};
    const std::string file = path.starts_with(unix_socket) ? path.substr(unix_socket.size()) : path;
    if (file.size() >= sizeof name.sun_path) return false;
    std::memcpy(name.sun_path, file.data(), file.size());
    socket_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&name), sizeof name) == 0) return true;
    close(socket_);
    socket_ = -1;
    return false;
}

void SpeechServer::speak(const std::string& text, const std::string& language, int volume) {
    // LANGUAGE reaches espeak-ng as the name of a voice, so that cmn-latn-pinyin is one; SYNTHESIS_VOICE would outlive the part.
    command("SET SELF LANGUAGE " + language);
    // 0 is the loudness espeak-ng is made for; above it clips.
    command("SET SELF VOLUME " + std::to_string(std::clamp(volume, 0, 100) - 100));
    command("SPEAK");
    command(one_line(text) + "\r\n.", Answer::message);
    ++messages_due_;
    message_.clear();
    speech_due_ = Clock::now() + most_to_say(text);
}

void SpeechServer::stop() {
    if (!speech_due_) return;
    command("CANCEL SELF");
    speech_due_.reset();
    message_.clear();
}

void SpeechServer::command(std::string line, Answer answer) {
    commands_.push_back({std::move(line), answer});
    send_next();
}

void SpeechServer::send_next() {
    if (answer_due_ || commands_.empty() || socket_ < 0) return;
    const std::string bytes = commands_.front().line + "\r\n";
    if (send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(bytes.size()))
        refused_ = "the speech server does not listen";
    answer_due_ = Clock::now() + most_to_answer;
}

std::optional<Clock::time_point> SpeechServer::next_look() const {
    if (absent()) return started_ ? std::optional{*started_ + between_starts} : std::nullopt;
    if (state_ == State::connecting) return Clock::now() + 20ms;
    if (answer_due_ && speech_due_) return std::min(*answer_due_, *speech_due_);
    return answer_due_ ? answer_due_ : speech_due_;
}

SpeechServer::News SpeechServer::step() {
    News news;
    if (absent() && started_ && Clock::now() >= *started_ + between_starts) start();
    if (absent()) return news;
    if (!refused_.empty()) return lose(refused_);
    if (int status = 0; pid_ > 0 && waitpid(pid_, &status, WNOHANG) == pid_) {
        const bool never_ran = state_ == State::connecting;
        kill(-pid_, SIGKILL);
        pid_ = 0;
        if (WIFEXITED(status) && WEXITSTATUS(status) == not_found) return lose("the speech server cannot be started (package speech-dispatcher)");
        return lose(never_ran ? "the speech server does not start" : "the speech server has ended");
    }
    if (state_ == State::connecting) {
        if (!connect()) {
            if (ours() && Clock::now() < *started_ + most_to_answer) return news;
            return lose(ours() ? "the speech server does not start" : "there is no speech server at SPEECHD_ADDRESS");
        }
        state_ = State::greeting;
        for (const char* line : {"SET SELF CLIENT_NAME repere:voice:main", "SET SELF NOTIFICATION END on", "SET SELF NOTIFICATION CANCEL on",
                                 "SET SELF PRIORITY message", "SET SELF PUNCTUATION none", "SET SELF SPELLING off", "SET SELF SSML_MODE off"})
            command(line);
        command("LIST SYNTHESIS_VOICES", Answer::voices);
    }
    read_lines(news);
    if (!refused_.empty()) return lose(refused_);
    const auto now = Clock::now();
    if ((answer_due_ && now > *answer_due_) || (speech_due_ && now > *speech_due_)) return lose("the speech server does not answer");
    return news;
}

// "249-Hebrew	he	none" … "249 OK VOICE LIST SENT": a number, then a hyphen, or a space in the last line. Events are 7…
void SpeechServer::read_lines(News& news) {
    char bytes[16384];
    ssize_t n;
    while ((n = recv(socket_, bytes, sizeof bytes, 0)) > 0) {
        kept_.append(bytes, static_cast<std::size_t>(n));
        std::size_t from = 0;
        for (std::size_t end; (end = kept_.find("\r\n", from)) != std::string::npos; from = end + 2) {
            const std::string line = kept_.substr(from, end - from);
            if (line.size() < 4) continue;
            const bool event = line.front() == '7', last = line[3] == ' ';
            if (!last) (event ? event_ : answer_).push_back(line.substr(4));
            else if (event) happened(news);
            else answered(line, news);
        }
        kept_.erase(0, from);
    }
    if (n == 0 || (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)) refused_ = "the speech server has ended";
}

void SpeechServer::answered(const std::string& last_line, News& news) {
    const auto lines = std::exchange(answer_, {});
    if (!answer_due_) return;
    const Answer what = commands_.front().answer;
    commands_.pop_front();
    answer_due_.reset();
    if (last_line.front() != '2') {                     // its words are not repeated: they might hold ours
        refused_ = what == Answer::voices ? "the speech server has no voice (package speech-dispatcher-espeak-ng)" : "the speech server refuses to speak";
        return;
    }
    if (what == Answer::voices) {
        for (const std::string& voice : lines)
            if (const auto tab = voice.find('\t'); tab != std::string::npos) add_language(voice.substr(tab + 1, voice.find('\t', tab + 1) - tab - 1), voices_);
        state_ = State::ready;
        news.voices = true;
    }
    if (what == Answer::message && --messages_due_ == 0 && speech_due_ && !lines.empty()) {
        message_ = lines.front();
        if (message_ == over_) {
            speech_due_.reset();
            news.said = true;
        }
    }
    send_next();
}

void SpeechServer::happened(News& news) {
    const auto lines = std::exchange(event_, {});
    if (lines.empty()) return;
    over_ = lines.front();
    if (over_ != message_) return;                      // of something that was replaced, or whose number is not known yet
    message_.clear();
    speech_due_.reset();
    news.said = true;
}

SpeechServer::News SpeechServer::lose(std::string why) {
    if (socket_ >= 0) close(socket_);
    socket_ = -1;
    end_process();
    state_ = State::absent;
    refused_.clear(), kept_.clear(), answer_.clear(), event_.clear(), commands_.clear(), message_.clear(), over_.clear();
    messages_due_ = 0;
    answer_due_.reset(), speech_due_.reset();
    return {.lost = std::move(why)};
}

void SpeechServer::end_process() {
    if (pid_ > 0) {
        kill(pid_, SIGTERM);
        for (int tries = 0; tries < 30 && waitpid(pid_, nullptr, WNOHANG) == 0; ++tries) std::this_thread::sleep_for(10ms);
        kill(-pid_, SIGKILL);
        waitpid(pid_, nullptr, 0);
    }
    pid_ = 0;
    std::error_code ignored;
    if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
    folder_.clear();
}

}  // namespace repere::programs
