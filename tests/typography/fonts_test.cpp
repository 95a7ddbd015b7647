// Which fonts are there decides in which face a number is shown, never whether.
#include <cstdlib>

#include "given/catch.hpp"
#include "given/folder.hpp"
#include "typography/typography.hpp"

using namespace repere;
using namespace repere::typography;

namespace {

constexpr const char *noto = "/usr/share/fonts/truetype/noto/", *cjk = "/usr/share/fonts/opentype/noto/";

// A system with these fonts and no other.
struct Installed {
    explicit Installed(const std::vector<std::string>& files) {
        for (const std::string& file : files) {
            std::filesystem::create_directories(std::filesystem::path{root.path() + file}.parent_path());
            std::filesystem::copy_file(file, root.path() + file);
        }
        given::write(root / "etc/fonts/fonts.conf", "<fontconfig><cachedir>/var/cache/fontconfig</cachedir></fontconfig>");
        setenv("FONTCONFIG_SYSROOT", root.path().c_str(), 1);
    }
    ~Installed() { unsetenv("FONTCONFIG_SYSROOT"); }
    given::Folder root;
};

std::vector<std::string> of(const char* folder, std::vector<std::string> names) {
    for (std::string& name : names) name = folder + name;
    return names;
}

}  // namespace

TEST_CASE("an emergency number is shown with whatever font there is, and the families that are missing are told", "[typography]") {
    const auto [files, missing, because] = GENERATE(table<std::vector<std::string>, std::string, std::string>({
        {of(noto, {"NotoSans-Regular.ttf", "NotoSans-Bold.ttf"}), "Noto Sans Arabic, Noto Sans CJK SC", "ours, for Latin letters only"},
        {of(noto, {"NotoSerif-Regular.ttf"}), "Noto Sans, Noto Sans Arabic, Noto Sans CJK SC", "a font that is none of ours"},
        {of(cjk, {"NotoSansCJK-Regular.ttc"}), "Noto Sans, Noto Sans Arabic", "ours, for Chinese only: it has digits too"},
    }));
    INFO(because);
    const Installed system{files};
    Shaper shaper;
    CHECK(shaper.missing_families() == missing);
    for (const char* tag : {"fr", "ar", "zh-Hans"}) {
        INFO(tag);
        const auto number = shaper.shape({{"112", {tag}, language::SpanKind::phone}}, {.weight = Weight::bold}, 0, language::direction({tag}));
        CHECK(number->missing_glyphs == 0);
        REQUIRE(number->glyphs.size() == 3);
        const Mask one = shaper.rasterise(number->glyphs[0].font, number->glyphs[0].index);
        CHECK(std::any_of(one.coverage.begin(), one.coverage.end(), [](std::uint8_t ink) { return ink > 128; }));
    }
}

TEST_CASE("with all of our families no other font is ever used", "[typography]") {
    Shaper shaper;
    CHECK(shaper.missing_families().empty());
    CHECK_FALSE(shaper.missing("\U00012000", language::french).empty());      // cuneiform: some Noto font has it, none of ours
}

TEST_CASE("with no font at all that is said, and which packages to install", "[typography]") {
    const Installed nothing{{}};
    CHECK_THROWS_WITH(Shaper{}, "no font is installed (packages fonts-noto-core and fonts-noto-cjk)");
}
