#include "touch/clip.hpp"

#include <epoxy/gl.h>
#include <webp/decode.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <vector>

namespace repere::touch {

namespace {

std::string read(const std::string& file) {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(file, error);
    if (!error && size > Player::most_bytes) throw std::runtime_error{"it is larger than 16 MB"};
    std::string bytes(error ? 0 : size, '\0');
    std::ifstream in{file, std::ios::binary};
    if (error || !in.read(bytes.data(), static_cast<std::streamsize>(size))) throw std::runtime_error{"it cannot be read"};
    return bytes;
}

const std::uint8_t* octets(const std::string& bytes) { return reinterpret_cast<const std::uint8_t*>(bytes.data()); }

}  // namespace

std::string Player::show(const layout::Clip* clip, const std::string& folder) {
    if (!clip) {
        drop();
        return {};
    }
    try {
        if (clip->name != name_ || clip->times != times_) {
            drop();
            name_ = clip->name;
            times_ = clip->times;
            open(folder + '/' + name_ + ".webp");
        } else {
            advance();
        }
    } catch (const std::runtime_error& wrong) {
        decoder_.reset();
        pixels_ = nullptr;
        playing_ = false;
        return wrong.what();
    }
    return {};
}

// The header is held against the bounds before anything is made as large as it says.
void Player::open(const std::string& file) {
    bytes_ = read(file);
    WebPBitstreamFeatures header;
    if (WebPGetFeatures(octets(bytes_), bytes_.size(), &header) != VP8_STATUS_OK || !header.has_animation) throw std::runtime_error{"it is no animated WebP"};
    if (header.width != header.height || header.width > most_side) throw std::runtime_error{"it is not a square of at most 720 pixels"};
    side_ = header.width;
    const WebPData data{octets(bytes_), bytes_.size()};
    WebPAnimDecoderOptions options;
    WebPAnimDecoderOptionsInit(&options);
    options.color_mode = MODE_RGBA;
    decoder_.reset(WebPAnimDecoderNew(&data, &options));
    if (!decoder_) throw std::runtime_error{"it is cut short"};
    decode();
    playing_ = true;
}

void Player::decode() {
    std::uint8_t* pixels = nullptr;
    int end_ms = 0;
    if (!WebPAnimDecoderGetNext(decoder_.get(), &pixels, &end_ms)) throw std::runtime_error{"it is damaged"};
    pixels_ = pixels;
    until_ = std::chrono::milliseconds{end_ms};
    changed_ = true;
}

void Player::advance() {
    while (playing_ && at_ >= until_) {
        playing_ = WebPAnimDecoderHasMoreFrames(decoder_.get());
        if (!playing_) WebPAnimDecoderReset(decoder_.get());
        decode();
    }
}

void Player::pass(std::chrono::milliseconds by) {
    if (playing_) at_ += by;
}

std::optional<std::chrono::milliseconds> Player::due_in() const {
    if (!playing_) return {};
    return std::max(std::chrono::milliseconds{0}, until_ - at_);
}

unsigned Player::upload() {
    if (!pixels_) return 0;
    if (!texture_) {
        glGenTextures(1, &texture_);
        glBindTexture(GL_TEXTURE_2D, texture_);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, side_, side_, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
        changed_ = true;
    }
    if (changed_) {
        glBindTexture(GL_TEXTURE_2D, texture_);
        glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
        glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, side_, side_, GL_RGBA, GL_UNSIGNED_BYTE, pixels_);
        changed_ = false;
    }
    return texture_;
}

void Player::drop_gl() {
    if (texture_) glDeleteTextures(1, &texture_);
    texture_ = 0;
}

void Player::drop() {
    if (texture_) {
        const std::vector<std::uint8_t> nothing(static_cast<std::size_t>(side_) * side_ * 4);
        glBindTexture(GL_TEXTURE_2D, texture_);
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, side_, side_, GL_RGBA, GL_UNSIGNED_BYTE, nothing.data());
        drop_gl();
    }
    decoder_.reset();
    pixels_ = nullptr;
    std::string{}.swap(bytes_);
    std::fill(name_.begin(), name_.end(), '\0');
    name_.clear();
    times_ = 0;
    side_ = 0;
    playing_ = false;
    at_ = until_ = {};
}

}  // namespace repere::touch
