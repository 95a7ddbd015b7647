#include "programs/voice_recording.hpp"

namespace repere::programs {

namespace {

constexpr unsigned most_ahead = 200'000;        // microseconds in the device: as long as it may speak on when it is interrupted

void say_nothing(const char*, int, const char*, int, const char*, ...) {}

int open_default(snd_pcm_t*& device) {
    snd_lib_error_set_handler(say_nothing);     // else it explains itself on standard error, many lines each time
    return snd_pcm_open(&device, "default", SND_PCM_STREAM_PLAYBACK, SND_PCM_NONBLOCK);
}

}  // namespace

bool sound_device() {
    snd_pcm_t* device = nullptr;
    const int failed = open_default(device);
    if (device) snd_pcm_close(device);
    return failed == 0 || failed == -EBUSY;
}

bool Recording::open(const std::string& file, int volume) {
    stop();
    SF_INFO info{};
    file_.reset(sf_open(file.c_str(), SFM_READ, &info));
    if (!file_ || info.channels < 1) return false;
    channels_ = info.channels, volume_ = volume;
    snd_pcm_t* device = nullptr;
    open_default(device);
    device_.reset(device);
    if (device_ && snd_pcm_set_params(device_.get(), SND_PCM_FORMAT_S16, SND_PCM_ACCESS_RW_INTERLEAVED, static_cast<unsigned>(info.channels),
                                      static_cast<unsigned>(info.samplerate), 1, most_ahead) != 0)
        device_.reset();
    return playing();
}

bool Recording::refill() {
    piece_.resize(4096 * static_cast<std::size_t>(channels_));
    const auto frames = sf_readf_short(file_.get(), piece_.data(), 4096);
    piece_.resize(static_cast<std::size_t>(frames > 0 ? frames : 0) * static_cast<std::size_t>(channels_));
    for (short& sample : piece_) sample = static_cast<short>(sample * volume_ / 100);
    given_ = 0;
    return !piece_.empty();
}

bool Recording::step() {
    while (given_ < piece_.size() || refill()) {
        const auto left = (piece_.size() - given_) / static_cast<std::size_t>(channels_);
        const auto taken = snd_pcm_writei(device_.get(), piece_.data() + given_, left);
        if (taken == -EAGAIN) return false;
        if (taken < 0 && snd_pcm_recover(device_.get(), static_cast<int>(taken), 1) < 0) break;        // it was unplugged
        if (taken > 0) given_ += static_cast<std::size_t>(taken) * static_cast<std::size_t>(channels_);
    }
    if (snd_pcm_drain(device_.get()) == -EAGAIN) return false;
    stop();
    return true;
}

void Recording::stop() {
    if (device_) snd_pcm_drop(device_.get());
    device_.reset();
    file_.reset();
    piece_.clear();
    given_ = 0;
}

}  // namespace repere::programs
