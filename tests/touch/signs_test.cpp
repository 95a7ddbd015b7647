// A clip in sign language, as it is seen: made here of plain colours, on a page placed by hand.
#include <webp/encode.h>
#include <webp/mux.h>

#include <filesystem>
#include <initializer_list>

#include "given/catch.hpp"
#include "given/folder.hpp"
#include "given/window.hpp"

using namespace repere;
using namespace std::chrono_literals;

namespace {

constexpr layout::Colour paper{251, 246, 236}, red{200, 30, 40}, blue{30, 58, 95};

std::string file_of(std::initializer_list<layout::Colour> images, int width = 64, int height = 64) {     // each is seen for 100 ms
    WebPAnimEncoder* encoder = WebPAnimEncoderNew(width, height, nullptr);
    WebPConfig config;
    WebPConfigInit(&config);
    config.lossless = 1;
    int at = 0;
    for (const layout::Colour& colour : images) {
        WebPPicture picture;
        WebPPictureInit(&picture);
        picture.use_argb = 1;
        picture.width = width;
        picture.height = height;
        REQUIRE(WebPPictureAlloc(&picture));
        std::fill_n(picture.argb, picture.argb_stride * height, 0xFF000000u | std::uint32_t{colour.r} << 16 | std::uint32_t{colour.g} << 8 | colour.b);
        REQUIRE(WebPAnimEncoderAdd(encoder, &picture, at, &config));
        WebPPictureFree(&picture);
        at += 100;
    }
    WebPAnimEncoderAdd(encoder, nullptr, at, nullptr);
    WebPData data;
    WebPDataInit(&data);
    REQUIRE(WebPAnimEncoderAssemble(encoder, &data));
    const std::string bytes{reinterpret_cast<const char*>(data.bytes), data.size};
    WebPDataClear(&data);
    WebPAnimEncoderDelete(encoder);
    return bytes;
}

struct Screen {
    explicit Screen(const std::string& file) {
        given::write(folder / "home.webp", file);
        window.inspect(false);
        window.resized(given::window_width, given::window_height);
        window.clips(folder.path());
        window.forget();
        placed.screen = "home";
        placed.size = {given::window_width, given::window_height, 4};
        placed.clear = paper;
        placed.viewport = {0, 0, 640, 480};
        placed.layers.push_back({placed.viewport, false, {layout::Clip{"home", {200, 100, 240, 240}, 1}, layout::Fill{{300, 200, 20, 20}, 0, {255, 255, 255}}}});
        settle();
    }
    ~Screen() {
        placed.layers.front().paints.clear();
        changed();
    }
    void settle() {
        for (int i = 0; i < 100 && window.wants_frame(); ++i)
            for (const touch::Input& input : window.frame(placed, view, given::shaper(), 1.0f / 60))
                if (const auto* bad = std::get_if<touch::Unplayable>(&input)) said.push_back(bad->clip + ": " + bad->why);
        REQUIRE_FALSE(window.wants_frame());
    }
    void changed() {
        window.dirty();
        settle();
    }
    void pass(std::chrono::milliseconds by) {
        window.pass(by);
        settle();
    }
    layout::Colour seen() const { return given::pixel(220, 120); }

    given::Folder folder;
    touch::Window& window = given::window();
    layout::Placed placed;
    layout::View view;
    std::vector<std::string> said;
};

}  // namespace

TEST_CASE("a clip shows one image after the other, each in its time, then its first, and then no frame is painted", "[touch][signs]") {
    Screen screen{file_of({red, blue})};
    CHECK(screen.seen() == red);
    CHECK(given::pixel(190, 120) == paper);
    CHECK(given::pixel(439, 339) == red);
    CHECK(given::pixel(310, 210) == layout::Colour{255, 255, 255});      // what lies over it
    const long first = screen.window.frames();
    screen.pass(99ms);
    CHECK(screen.window.frames() == first);
    screen.pass(1ms);
    CHECK(screen.window.frames() == first + 1);
    CHECK(screen.seen() == blue);
    screen.pass(100ms);
    CHECK(screen.window.frames() == first + 2);
    CHECK(screen.seen() == red);
    screen.pass(1h);
    CHECK(screen.window.frames() == first + 2);
    CHECK(screen.said.empty());
}

TEST_CASE("a kiosk that was held up shows the image of that moment, not those it missed", "[touch][signs]") {
    Screen screen{file_of({red, blue, {9, 9, 9}, blue, red})};
    const long first = screen.window.frames();
    screen.pass(350ms);
    CHECK(screen.seen() == blue);
    CHECK(screen.window.frames() == first + 1);
}

TEST_CASE("sleeping ends when the next image is due", "[touch][signs]") {
    Screen screen{file_of({red, blue})};
    screen.window.wait();                           // would never end
    SUCCEED();
}

TEST_CASE("asked for once more, a clip begins anew", "[touch][signs]") {
    Screen screen{file_of({red, blue})};
    screen.pass(100ms);
    REQUIRE(screen.seen() == blue);
    std::get<layout::Clip>(screen.placed.layers.front().paints.front()).times = 2;
    screen.changed();
    CHECK(screen.seen() == red);
    screen.pass(100ms);
    CHECK(screen.seen() == blue);
}

TEST_CASE("a clip that is taken away wants no frame any more", "[touch][signs]") {
    Screen screen{file_of({red, blue})};
    screen.placed.layers.front().paints.clear();
    screen.changed();
    CHECK(screen.seen() == paper);
    screen.window.pass(100ms);
    CHECK_FALSE(screen.window.wants_frame());
}

TEST_CASE("the image that was seen is seen again after every GL object was lost; the end of a visit keeps none", "[touch][signs]") {
    Screen screen{file_of({red, blue})};
    screen.pass(100ms);
    screen.window.drop_gl();
    screen.settle();
    CHECK(screen.seen() == blue);
    screen.window.forget();
    screen.settle();
    CHECK(screen.seen() == red);                    // opened anew, from its beginning
}

TEST_CASE("a file that cannot be played is named once, and nothing is seen of it", "[touch][signs]") {
    const std::string good = file_of({red, blue});
    const auto [file, why] = GENERATE_COPY(table<std::string, std::string>({
        {"", "it is no animated WebP"},
        {"a page about something else", "it is no animated WebP"},
        {file_of({red}), "it is no animated WebP"},
        {good.substr(0, good.size() - 10), "it is cut short"},
        {good.substr(0, good.size() / 2), "it is cut short"},
        {file_of({red, blue}, 64, 48), "it is not a square of at most 720 pixels"},
        {file_of({red, blue}, 721, 721), "it is not a square of at most 720 pixels"},
        {good + std::string(16 << 20, ' '), "it is larger than 16 MB"},
    }));
    Screen screen{file};
    screen.changed();
    CHECK(screen.said == std::vector{"home: " + why});
    CHECK(screen.seen() == paper);
    screen.window.pass(1s);
    CHECK_FALSE(screen.window.wants_frame());
}

TEST_CASE("a clip whose second image is damaged stops there, and is named", "[touch][signs]") {
    std::string damaged = file_of({red, blue});
    const std::size_t after_its_header = damaged.rfind("VP8L") + 13;
    std::fill(damaged.begin() + static_cast<std::ptrdiff_t>(after_its_header), damaged.end(), '\xFF');
    Screen screen{damaged};
    screen.pass(1s);
    CHECK(screen.said == std::vector<std::string>{"home: it is damaged"});
    CHECK(screen.seen() == paper);
}

TEST_CASE("a file that is not there is named too", "[touch][signs]") {
    Screen screen{file_of({red, blue})};
    std::filesystem::remove(screen.folder / "home.webp");
    std::get<layout::Clip>(screen.placed.layers.front().paints.front()).times = 2;
    screen.changed();
    CHECK(screen.said == std::vector<std::string>{"home: it cannot be read"});
}
