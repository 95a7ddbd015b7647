// The speech server: a speech-dispatcher of our own, or the one that SPEECHD_ADDRESS names, spoken to in SSIP.
//
// Not through libspeechd, which waits for each answer: a server that hangs would hold whoever asks it to be silent. Here nothing waits;
// the owner polls descriptor() until next_look() and calls step().
#pragma once

#include <sys/types.h>

#include <chrono>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace repere::programs {

using Clock = std::chrono::steady_clock;

class SpeechServer {
public:
    struct News {
        bool voices = false;                    // they are known now
        bool said = false;                      // what was given to speak() is over
        std::string lost;                       // why there is no server any more
    };

    explicit SpeechServer(std::string configuration) : configuration_{std::move(configuration)} {}
    ~SpeechServer();
    SpeechServer(const SpeechServer&) = delete;
    SpeechServer& operator=(const SpeechServer&) = delete;

    void start();                               // where there is none; our own at most once a minute, and step() does it then
    bool absent() const { return state_ == State::absent; }
    bool ready() const { return state_ == State::ready; }
    bool ours() const { return address_.empty(); }
    const std::set<std::string>& voices() const { return voices_; }

    void speak(const std::string& text, const std::string& language, int volume);      // one of voices(); one thing at a time
    void stop();

    int descriptor() const { return socket_; }
    std::optional<Clock::time_point> next_look() const;
    News step();

private:
    enum class State { absent, connecting, greeting, ready };
    enum class Answer { plain, voices, message };
    struct Command { std::string line; Answer answer; };

    void spawn();
    bool connect();
    void command(std::string line, Answer answer = Answer::plain);
    void send_next();
    void read_lines(News& news);
    void answered(const std::string& last_line, News& news);
    void happened(News& news);
    News lose(std::string why);
    void end_process();

    const std::string configuration_;
    std::string address_, folder_, refused_;
    State state_ = State::absent;
    pid_t pid_ = 0;
    int socket_ = -1;
    std::optional<Clock::time_point> started_, answer_due_, speech_due_;
    std::deque<Command> commands_;              // the first of them is the one that was sent, when answer_due_ is set
    std::string kept_;
    std::vector<std::string> answer_, event_;   // their lines so far
    std::string message_, over_;                // the number of what is being said; of what was over last
    int messages_due_ = 0;
    std::set<std::string> voices_;
};

}  // namespace repere::programs
