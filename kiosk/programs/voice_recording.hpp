// A recorded voice (Ogg Opus, or whatever libsndfile reads), played on the default sound device a piece at a time.
#pragma once

#include <alsa/asoundlib.h>
#include <sndfile.h>

#include <memory>
#include <string>
#include <vector>

namespace repere::programs {

bool sound_device();                            // is there one? One that is busy is there

class Recording {
public:
    bool open(const std::string& file, int volume);        // false: it cannot be read, or nothing can play it
    bool playing() const { return device_ != nullptr; }
    bool step();                                           // gives the device what it takes; true: all was heard
    void stop();                                           // at once

private:
    struct Close {
        void operator()(snd_pcm_t* device) const { snd_pcm_close(device); }
        void operator()(SNDFILE* file) const { sf_close(file); }
    };
    bool refill();

    std::unique_ptr<SNDFILE, Close> file_;
    std::unique_ptr<snd_pcm_t, Close> device_;
    std::vector<short> piece_;
    std::size_t given_ = 0;                                // samples of the piece that the device has
    int channels_ = 1, volume_ = 100;
};

}  // namespace repere::programs
