// A clip in sign language: an animated WebP that plays once, then stands at its first frame. One at a time, and none that was not asked for:
// without one no file is read and nothing is decoded. Knows no clock: it is told how much time went by.
#pragma once

#include <webp/demux.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "layout/layout.hpp"

namespace repere::touch {

class Player {
public:
    static constexpr std::uintmax_t most_bytes = 16 << 20;
    static constexpr int most_side = 720;           // pixels

    Player() = default;
    Player(const Player&) = delete;
    Player& operator=(const Player&) = delete;

    // What shall be seen in this frame: another clip, or the same asked for once more, begins; without one all of the last is dropped.
    // Why this one cannot be played is said once; then nothing is seen of it.
    std::string show(const layout::Clip* clip, const std::string& folder);
    void pass(std::chrono::milliseconds by);
    std::optional<std::chrono::milliseconds> due_in() const;     // the next frame; nothing while it stands still
    unsigned upload();                              // the frame's texture; 0 when there is none
    void drop_gl();
    void drop();                                    // the texture is overwritten

private:
    void open(const std::string& file);             // these throw the words of what is wrong
    void decode();
    void advance();

    struct Delete { void operator()(WebPAnimDecoder* decoder) const { WebPAnimDecoderDelete(decoder); } };

    std::string name_;
    int times_ = 0;
    std::string bytes_;                             // the decoder reads them as it goes
    std::unique_ptr<WebPAnimDecoder, Delete> decoder_;
    const std::uint8_t* pixels_ = nullptr;          // of the decoder: RGBA, until the next frame
    int side_ = 0;
    bool playing_ = false;
    std::chrono::milliseconds at_{0}, until_{0};    // since it began; when the frame that is seen ends
    bool changed_ = false;                          // since it was uploaded
    unsigned texture_ = 0;
};

}  // namespace repere::touch
