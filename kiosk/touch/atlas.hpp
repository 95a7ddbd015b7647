// The atlas: every mask that is painted (glyphs, pictograms, corners, shadows) and one white pixel, in a single R8 texture, so that
// a layer is one draw call. Bounded: what is full is emptied and filled anew by whoever paints. Knows no Dear ImGui.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "typography/typography.hpp"

namespace repere::touch {

enum class Kind : std::uint8_t { glyph, pictogram, corner, ring, shadow };

struct Key {
    Kind kind;
    std::uint32_t a = 0, b = 0;                     // font and glyph; size and mirrored; radius and width or blur
    std::string name{};                             // of a pictogram
    friend bool operator==(const Key&, const Key&) = default;
};

struct KeyHash { std::size_t operator()(const Key& key) const; };

struct Slot { int x = 0, y = 0, width = 0, height = 0, left = 0, top = 0; };   // texels; left and top are the mask's

class Atlas {
public:
    static constexpr int side = 2048;               // of the texture, at most; it is as tall as it needs to be
    static constexpr float white = 0.5f;            // both texel coordinates of the white pixel

    Atlas();
    ~Atlas();
    Atlas(const Atlas&) = delete;
    Atlas& operator=(const Atlas&) = delete;

    template <class Make> const Slot& slot(const Key& key, Make&& make) {
        const auto found = slots_.find(key);
        return found != slots_.end() ? found->second : insert(key, make());
    }
    bool full() const { return full_; }             // something did not fit since it was last emptied
    void empty();                                   // forgets what it holds and overwrites it

    unsigned upload();                              // what changed goes to the texture, whose GL name is returned
    void drop_gl();
    int height() const { return static_cast<int>(texels_.size()) / side; }
    int size() const { return static_cast<int>(slots_.size()); }
    float use() const;

private:
    struct Shelf { int y, height, used; };

    const Slot& insert(const Key& key, const typography::Mask& mask);
    Shelf* shelf_for(int width, int height);
    void grow(int height);
    void start();

    std::unordered_map<Key, Slot, KeyHash> slots_;
    std::vector<Shelf> shelves_;
    std::vector<std::uint8_t> texels_;              // what the texture is remade from
    int next_shelf_ = 0;
    int changed_from_ = 0, changed_to_ = 0;         // rows
    bool full_ = false;
    unsigned texture_ = 0;
    int texture_height_ = 0;
};

}  // namespace repere::touch
