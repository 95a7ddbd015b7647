// The voice: `repere-voice`, a program of its own beside ours, so that the screen's process links no sound and waits for none.
//
// Where there is no voice (no program, no speech server, no sound device) the reason comes once, and everything ends at once.
// start() early: the languages are known half a second later on a quiet machine, and nothing is said before. What was said last stays in
// the engine's memory until the next words or the end of its process: a visit that must be forgotten ends with a new Voice.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "programs/child.hpp"

namespace repere::programs {

class Voice {
public:
    struct Part {
        std::string text, language;             // as espeak-ng calls it: fr, en, uk, cmn-latn-pinyin
        std::string file;                       // a recording, played instead of the text where it can be read
    };
    struct News {
        std::vector<std::string> voices;        // once: the languages that can be spoken, before anything is said
        std::optional<long> ended;              // nothing is left to say of this one; it does not come for one that was interrupted
        std::string trouble;                    // a sentence, once for each kind
    };

    explicit Voice(std::function<void()> wake) : wake_{wake}, child_{std::move(wake)} {}      // called from a thread: look for news()

    void start();                               // the first say() does it too
    bool started() const { return child_.started(); }
    void say(long number, const std::vector<Part>& parts, int volume);   // 0 to 100; replaces what is being said
    void hush();
    std::optional<News> news();                 // the oldest that came back, if any

private:
    std::function<void()> wake_;
    Child child_;
    bool tried_ = false, missed_ = false;
    std::optional<long> saying_, unsaid_;
};

}  // namespace repere::programs
