// The one window of all tests that need one, and what it shows. Xvfb starts anew when its last client goes, and refuses the next one meanwhile.
#pragma once

#include <png.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <variant>
#include <vector>

#include "given/catch.hpp"
#include "touch/touch.hpp"

namespace given {

inline constexpr int window_width = 640, window_height = 480;

inline double seconds = 0;                          // what the window's stopwatch shows

inline repere::touch::Window& window() {
    static auto opened = repere::touch::Window::open({.width = window_width, .height = window_height, .stopwatch = [] { return seconds; }});
    if (const auto* why = std::get_if<std::string>(&opened)) FAIL(*why << " (run this under xvfb-run)");
    return std::get<repere::touch::Window>(opened);
}

inline repere::typography::Shaper& shaper() {
    static repere::typography::Shaper shaper;
    return shaper;
}

inline std::string png() {
    const char* folder = std::getenv("TMPDIR");
    const std::string file = std::string(folder ? folder : "/tmp") + "/repere-touch-test.png";
    REQUIRE(window().screenshot(file));
    std::ifstream in(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    std::remove(file.c_str());
    return bytes;
}

inline repere::layout::Colour pixel(int x, int y) {
    const std::string bytes = png();
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    REQUIRE(png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()));
    image.format = PNG_FORMAT_RGB;
    std::vector<std::uint8_t> pixels(PNG_IMAGE_SIZE(image));
    REQUIRE(png_image_finish_read(&image, nullptr, pixels.data(), 0, nullptr));
    const std::uint8_t* at = pixels.data() + (static_cast<std::size_t>(y) * window_width + x) * 3;
    return {at[0], at[1], at[2]};
}

}  // namespace given
