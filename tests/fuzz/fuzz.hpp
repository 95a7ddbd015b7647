// What the fuzz targets share. A target is a file here with the function that libFuzzer calls; its corpus is corpus/<its name>/.
// tests/fuzz/run looks for new inputs; the ctest entry `fuzz` replays those that are kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace fuzz {

inline std::string_view text(const std::uint8_t* bytes, std::size_t size) { return {reinterpret_cast<const char*>(bytes), size}; }

inline void holds(bool so, const char* sentence) {
    if (so) return;
    std::fprintf(stderr, "It does not hold that %s.\n", sentence);
    std::abort();
}

}  // namespace fuzz
