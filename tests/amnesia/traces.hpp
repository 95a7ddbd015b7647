// Traces of a word: where do eight or more of its letters, one after another, stand in these bytes? And of a sheet: sixteen bytes of it?
//
// As text (UTF-8, UTF-16 and UTF-32, little endian), and as glyphs: whole numbers as far apart as in the records of Pango, HarfBuzz,
// cairo and ourselves, whose differences are those of the letters. A font has a to z in order, so that shaped words read like a cipher.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace amnesia {

inline constexpr std::size_t enough = 8;                 // letters; fewer are nobody's word

struct Trace {
    const char* form;
    std::size_t at, letters;
};

// `width` bytes a letter.
inline void find_text(std::vector<Trace>& out, std::string_view bytes, std::string_view word, const char* form, std::size_t width) {
    std::string wide;
    for (const char c : word) (wide += c).append(width - 1, '\0');
    const std::size_t block = enough / 2 * width;        // eight letters in a row hold one whole aligned block of four
    for (std::size_t from = 0; from + block <= wide.size(); from += block) {
        const char* at = bytes.data();
        const char* const end = bytes.data() + bytes.size();
        while ((at = static_cast<const char*>(memmem(at, static_cast<std::size_t>(end - at), wide.data() + from, block)))) {
            std::size_t before = 0, after = block;
            while (before < from && at - before > bytes.data() && at[-1 - static_cast<std::ptrdiff_t>(before)] == wide[from - before - 1]) ++before;
            while (from + after < wide.size() && at + after < end && at[after] == wide[from + after]) ++after;
            const std::size_t letters = (before + after) / width;
            if (letters >= enough && before < block)      // else an earlier block has told it already
                out.push_back({form, static_cast<std::size_t>(at - bytes.data()) - before, letters});
            ++at;
        }
    }
}

// Whole numbers of 32 bits, `stride` bytes from one to the next, that differ as the letters do.
inline void find_numbers(std::vector<Trace>& out, std::string_view bytes, std::string_view word, const char* form, std::size_t stride) {
    const auto number = [&](std::size_t at) {
        std::uint32_t value;
        std::memcpy(&value, bytes.data() + at, sizeof value);
        return value;
    };
    const auto step = [&](std::size_t letter) { return static_cast<std::uint32_t>(word[letter + 1] - word[letter]); };
    const std::size_t span = stride * (enough - 1) + 4;
    std::size_t told = 0;                                // where the trace told last ended
    for (std::size_t at = 0; at + span <= bytes.size(); at += 4) {
        const std::uint32_t first = number(at + stride) - number(at);
        if (first + 25 > 50 || first == 0) continue;      // no two neighbours in the word are the same letter
        for (std::size_t letter = 0; letter + enough <= word.size(); ++letter) {
            std::size_t letters = 1;
            while (letter + letters < word.size() && at + letters * stride + 4 <= bytes.size() &&
                   number(at + letters * stride) - number(at + (letters - 1) * stride) == step(letter + letters - 1))
                ++letters;
            if (letters < enough || at + letters * stride <= told) continue;
            out.push_back({form, at, letters});
            told = at + letters * stride;
        }
    }
}

inline std::vector<Trace> traces(std::string_view bytes, std::string_view word) {
    std::vector<Trace> out;
    find_text(out, bytes, word, "UTF-8", 1);
    find_text(out, bytes, word, "UTF-16", 2);
    find_numbers(out, bytes, word, "UTF-32", 4);
    for (const std::size_t stride : {8, 16, 20, 24}) find_numbers(out, bytes, word, "glyphs", stride);
    return out;
}

// The compressed parts of a PDF of ours, one after another; of its pages alone, the longest that is no font: of that no other sheet has a piece.
inline std::string compressed(std::string_view pdf, bool pages_alone) {
    std::string all, longest;
    for (std::size_t at = 0; (at = pdf.find("\nstream\n", at)) != std::string_view::npos;) {
        const auto begin = at + 8, end = std::min(pdf.find("endstream", begin), pdf.size());
        const std::string_view about = pdf.substr(0, at).substr(std::min(pdf.substr(0, at).rfind(" obj"), at)), stream = pdf.substr(begin, end - begin);
        if (about.find("/FlateDecode") != std::string_view::npos) all += stream;
        if (about.find("/Length1") == std::string_view::npos && about.find("/Subtype") == std::string_view::npos && stream.size() > longest.size()) longest = stream;
        at = end;
    }
    return pages_alone ? longest : all;
}

// Pieces of some bytes that repeat nothing, wherever they begin.
class Pieces {
public:
    static constexpr std::size_t enough = 16;

    explicit Pieces(std::string whole) : whole_{std::move(whole)}, maybe_(1 << 20) {
        for (std::size_t at = 0; at + 8 <= whole_.size(); at += 8)
            if (const auto block = block_at(whole_, at); places_.emplace(block, at).second) maybe_[hash(block)] = true;
    }

    std::vector<Trace> in(std::string_view bytes) const {
        std::vector<Trace> out;
        for (std::size_t at = 0; at + 8 <= bytes.size(); ++at) {
            const auto block = block_at(bytes, at);
            if (!maybe_[hash(block)]) continue;
            const auto place = places_.find(block);
            if (place == places_.end()) continue;
            std::size_t before = 0, after = 8;
            while (before < std::min(at, place->second) && bytes[at - before - 1] == whole_[place->second - before - 1]) ++before;
            while (at + after < bytes.size() && place->second + after < whole_.size() && bytes[at + after] == whole_[place->second + after]) ++after;
            if (before + after < enough) continue;
            out.push_back({"a sheet", at - before, before + after});
            at += after - 1;
        }
        return out;
    }

private:
    static std::uint64_t block_at(std::string_view bytes, std::size_t at) {
        std::uint64_t out;
        std::memcpy(&out, bytes.data() + at, sizeof out);
        return out;
    }
    static std::size_t hash(std::uint64_t block) { return (block * 0x9E3779B97F4A7C15u) >> 44; }

    std::string whole_;
    std::vector<bool> maybe_;                            // most bytes are none of it
    std::unordered_map<std::uint64_t, std::size_t> places_;
};

}  // namespace amnesia
