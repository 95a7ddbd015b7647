// Leave now in a real window: between the touch and a clean page lies one frame, and the page says no word of the one before.
#include <nlohmann/json.hpp>
#include <set>

#include "given/catch.hpp"
#include "given/process.hpp"

namespace {

using nlohmann::json;

const std::string kiosk = REPERE_BUILD "/bin/repere-kiosk", good_file = REPERE_BUILD "/directory.sqlite";

struct Visited {
    explicit Visited(const std::string& size) : display{size}, process{{kiosk, "--directory", good_file, "--diagonal", "24", "--size", size, "--now", "2026-11-24T10:00", "--play", play.file()},
                                                                       {.environment = {{"DISPLAY", display.name()}}}} {}
    json page() {
        const std::string tree = play.page(process);
        if (tree.empty()) throw std::runtime_error{process.err()};
        return json::parse(tree);
    }
    given::Display display;
    given::Play play;
    given::Process process;
};

// What it says, but on its bar, its page buttons, and where it is read on.
std::set<std::string> words(const json& tree) {
    std::set<std::string> out;
    for (const json& node : tree.at("nodes"))
        if (const std::string id = node.at("id"), name = node.at("name"); !id.starts_with("bar.") && !id.starts_with("page.") && !id.ends_with(".continue") && !name.empty()) out.insert(name);
    return out;
}

}  // namespace

TEST_CASE("leaving is one frame, from wherever, and the page that stands there says nothing of the one before", "[programs][leave-now]") {
    const std::string to_violence = "tap home.violence-at-home\n", to_danger = to_violence + "tap calm.continue\ntap guide.answer.me\ntap guide.answer.yes\n",
                      to_act = to_danger + "tap guide.answer.text\n";
    const auto [size, there, because] = GENERATE_COPY(table<std::string, std::string, const char*>({
        {"1920x1080", to_violence, "before the first quiet page"},
        {"1920x1080", to_danger, "a question"},
        {"1080x1920", to_act, "what to do"},
        {"1920x1080", to_act + "scroll page.down 12\n", "what to do, further down"},
        {"1920x1080", to_act + "tap bar.emergency\n", "the numbers"},
        {"1920x1080", to_act + "tap bar.access\n", "the settings"},
        {"1080x1920", to_act + "wait 151s\n", "asked whether anybody is there"},
        {"1920x1080", "tap home.search\ntype \"3919\"\ntap search.result.1\n", "a quiet service"},
    }));
    INFO(because);
    Visited visited{size};
    visited.play.say("tap attract.start\ntap language.fr\n");
    for (const auto& [ready, leaving] : {std::pair{"", "tap bar.leave-now\n"}, std::pair{"key Shift\nkey Shift\n", "key Shift\n"}}) {
        INFO(leaving);
        visited.play.say(there + ready);
        const json before = visited.page();
        visited.play.say(leaving);
        const json after = visited.page();
        CHECK(after.at("screen") == "guide");
        CHECK(after.at("frame").get<long>() - before.at("frame").get<long>() == 1);
        std::set<std::string> both;
        const auto said = words(before), says = words(after);
        CHECK_FALSE(said.empty());
        std::set_intersection(said.begin(), said.end(), says.begin(), says.end(), std::inserter(both, both.end()));
        CHECK(both == std::set<std::string>{});
        visited.play.say("tap bar.home\n");
    }
    visited.play.end();
    CHECK(visited.process.wait() == 0);
    CHECK(visited.process.err() == "");
}
