// How large the screen is, as the monitors say it in /sys/class/drm: an EDID a connector, empty where nothing is plugged in.
#include "programs/screen_size.hpp"

#include "given/catch.hpp"
#include "given/folder.hpp"

namespace {

using repere::programs::diagonal_from_edid;

struct Millimetres { int w = 0, h = 0; };

// Its first timing in millimetres (12 bits each), and its size in whole centimetres beside it.
std::string edid(Millimetres timing, Millimetres size = {}) {
    std::string bytes(128, '\0');
    bytes[66] = static_cast<char>(timing.w & 0xFF);
    bytes[67] = static_cast<char>(timing.h & 0xFF);
    bytes[68] = static_cast<char>((timing.w >> 8 << 4) | (timing.h >> 8));
    bytes[21] = static_cast<char>(size.w / 10);
    bytes[22] = static_cast<char>(size.h / 10);
    return bytes;
}

const Millimetres inch24{531, 299}, inch32{708, 398}, inch3{66, 37}, inch100{2214, 1245}, at_96_dpi{508, 286};

}  // namespace

TEST_CASE("the diagonal is what the monitor says, unless it cannot be", "[programs]") {
    const auto [said, inches, because] = GENERATE(table<std::string, std::optional<double>, std::string>({
        {edid(inch24), 24, "millimetres of the first timing"},
        {edid({299, 531}), 24, "a monitor that was turned"},
        {edid({}, {530, 300}), 24, "only centimetres"},
        {edid(inch32, {530, 300}), 32, "millimetres before centimetres"},
        {edid(inch24) + std::string(128, '\x7F'), 24, "an extension behind it"},
        {"", std::nullopt, "nothing is plugged in"},
        {edid(inch24).substr(0, 127), std::nullopt, "too short"},
        {edid({}), std::nullopt, "0 mm: a projector, a switch"},
        {edid({531, 0}), std::nullopt, "no height"},
        {edid(at_96_dpi), std::nullopt, "1920 pixels at 96 a inch: made up, not measured"},
        {edid(inch3), std::nullopt, "3 inches are no kiosk"},
        {edid(inch100), std::nullopt, "nor are 100"},
    }));
    INFO(because);
    const given::Folder drm;
    given::write(drm / "card0-HDMI-A-1/edid", said);
    const auto found = diagonal_from_edid(1920, 1080, drm.path());
    REQUIRE(found.has_value() == inches.has_value());
    if (inches) CHECK(*found == Approx(*inches).margin(0.1));
}

TEST_CASE("of several monitors the first that says something sensible is believed", "[programs]") {
    const given::Folder drm;
    given::write(drm / "version", "drm 1.1.0 20060810\n");
    given::write(drm / "card0-DP-1/edid", "");
    given::write(drm / "card0-DP-2/edid", edid(inch3));
    given::write(drm / "card0-HDMI-A-1/edid", edid(inch32));
    given::write(drm / "card0-HDMI-A-2/edid", edid(inch24));
    CHECK(diagonal_from_edid(1920, 1080, drm.path()).value_or(0) == Approx(32).margin(0.1));
}

TEST_CASE("without a graphics card nothing is known of the screen", "[programs]") {
    const given::Folder empty;
    CHECK_FALSE(diagonal_from_edid(1920, 1080, empty.path()));
    CHECK_FALSE(diagonal_from_edid(1920, 1080, empty / "drm"));
}
