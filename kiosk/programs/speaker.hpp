// The speaker: what is to be said goes to the voice, a process of its own, or to a person's recording; what came back is known here.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "language/language.hpp"
#include "programs/voice.hpp"
#include "speech/speech.hpp"

namespace repere::programs {

class Speaker {
public:
    // quiet: nothing sounds, everything ends at once, and is written down in said(): while a script is played.
    // told_mute: why it cannot be heard was told before, by the process that started again.
    Speaker(bool quiet, std::function<void()> wake, bool told_mute = false);

    void start();                            // while somebody reads: by the time they ask, it can answer
    bool started() const { return !voice_ || voice_->started(); }
    // Those of these languages that are read aloud here; all that a voice can read, until it has said what it can.
    std::vector<language::Tag> voices(const std::vector<language::Tag>& languages) const;
    std::vector<language::Tag> recorded(const std::vector<language::Tag>& languages) const;      // of which somebody recorded sentences

    void say(const speech::Utterances& utterances, int percent);     // replaces what is being said
    void hush();
    bool ended();                            // once: what was said last is over
    bool hear();                             // looks what came back; whether anything did. Troubles are said once on standard error

    // A visit is over: what was said last stands in the memory of the engine until its process ends, which is when retire() is called.
    void forget();
    void retire() { retired_.clear(); }
    const std::vector<std::string>& said() const { return said_; }
    bool told_mute() const { return told_mute_ || !troubles_.empty(); }

private:
    bool quiet_, told_mute_;
    std::function<void()> wake_;
    std::unique_ptr<Voice> voice_;
    std::vector<std::unique_ptr<Voice>> retired_;
    std::optional<std::vector<std::string>> engine_;         // what it can speak; nothing until it said so
    bool silent_ = false;                    // it cannot be heard, until the next visit tries again
    std::set<std::string> troubles_;         // that were told
    std::map<std::pair<std::string, std::string>, std::string> recordings_;      // by language and the words as they are written
    long number_ = 0;                        // of what is being said; the end of another is dropped
    bool ended_ = false;
    std::vector<std::string> said_;
};

}  // namespace repere::programs
