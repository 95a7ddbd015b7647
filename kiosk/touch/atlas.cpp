#include "touch/atlas.hpp"

#include <epoxy/gl.h>

#include <algorithm>
#include <functional>

namespace repere::touch {

namespace {

constexpr int gap = 1;                              // between masks
constexpr int first_height = 256;

std::uint64_t mixed(std::uint64_t n) {
    n = (n ^ (n >> 31)) * 0x9E3779B97F4A7C15u;
    return n ^ (n >> 29);
}

}  // namespace

std::size_t KeyHash::operator()(const Key& key) const {
    std::uint64_t hash = mixed((std::uint64_t{key.a} << 32) ^ key.b ^ (std::uint64_t{static_cast<std::uint8_t>(key.kind)} << 24));
    if (!key.name.empty()) hash ^= std::hash<std::string>{}(key.name);
    return hash;
}

Atlas::Atlas() { start(); }
Atlas::~Atlas() { empty(); }

void Atlas::start() {
    if (texels_.empty()) texels_.resize(static_cast<std::size_t>(side) * first_height);
    texels_[0] = 255;
    shelves_ = {{0, 1, 1 + gap}};
    next_shelf_ = 1 + gap;
    changed_from_ = 0;
    changed_to_ = std::max(changed_to_, 1);
    full_ = false;
}

void Atlas::empty() {
    std::fill(texels_.begin(), texels_.end(), std::uint8_t{0});
    slots_.clear();
    changed_to_ = height();                         // so the graphics card's copy is overwritten too
    start();
}

// The first shelf that is tall enough and not more than a quarter too tall; else a new one.
Atlas::Shelf* Atlas::shelf_for(int width, int height) {
    const int tall = (height + 3) / 4 * 4;
    for (Shelf& shelf : shelves_)
        if (shelf.height >= height && shelf.height * 4 <= tall * 5 && shelf.used + width <= side) return &shelf;
    if (next_shelf_ + tall > side) return nullptr;
    shelves_.push_back({next_shelf_, tall, 0});
    next_shelf_ += tall + gap;
    if (next_shelf_ > this->height()) grow(next_shelf_);
    return &shelves_.back();
}

void Atlas::grow(int needed) {
    int tall = height();
    while (tall < needed && tall < side) tall *= 2;
    std::vector<std::uint8_t> taller(static_cast<std::size_t>(side) * tall);
    std::copy(texels_.begin(), texels_.end(), taller.begin());
    std::fill(texels_.begin(), texels_.end(), std::uint8_t{0});   // what is freed holds no words
    texels_.swap(taller);
}

const Slot& Atlas::insert(const Key& key, const typography::Mask& mask) {
    static const Slot nothing;
    if (mask.width <= 0 || mask.height <= 0 || mask.width > side || mask.height > side / 2) return slots_[key] = nothing;
    Shelf* shelf = shelf_for(mask.width, mask.height);
    if (!shelf) {
        full_ = true;
        return nothing;
    }
    const Slot slot{shelf->used, shelf->y, mask.width, mask.height, mask.left, mask.top};
    shelf->used += mask.width + gap;
    for (int row = 0; row < mask.height; ++row)
        std::copy_n(mask.coverage.begin() + static_cast<std::ptrdiff_t>(row) * mask.width, mask.width,
                    texels_.begin() + static_cast<std::ptrdiff_t>(slot.y + row) * side + slot.x);
    if (changed_from_ >= changed_to_) changed_from_ = slot.y;
    changed_from_ = std::min(changed_from_, slot.y);
    changed_to_ = std::max(changed_to_, slot.y + slot.height);
    return slots_[key] = slot;
}

unsigned Atlas::upload() {
    if (!texture_ || texture_height_ != height()) {
        drop_gl();
        glGenTextures(1, &texture_);
        glBindTexture(GL_TEXTURE_2D, texture_);
        const GLint as_alpha[] = {GL_ONE, GL_ONE, GL_ONE, GL_RED};   // Dear ImGui's shader then works unchanged
        glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, as_alpha);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, side, height(), 0, GL_RED, GL_UNSIGNED_BYTE, nullptr);
        texture_height_ = height();
        changed_from_ = 0;
        changed_to_ = height();
    }
    if (changed_from_ < changed_to_) {
        glBindTexture(GL_TEXTURE_2D, texture_);
        glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
        glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, changed_from_, side, changed_to_ - changed_from_, GL_RED, GL_UNSIGNED_BYTE,
                        texels_.data() + static_cast<std::ptrdiff_t>(changed_from_) * side);
        changed_from_ = changed_to_ = 0;
    }
    return texture_;
}

void Atlas::drop_gl() {
    if (texture_) glDeleteTextures(1, &texture_);
    texture_ = 0;
}

float Atlas::use() const { return static_cast<float>(next_shelf_) / side; }

}  // namespace repere::touch
