// Leave now, from every page that nobody else should read (people.md, P3; DESIGN §7).
//
// What stands there afterwards is, to the last field, the visit of somebody who only read about holidays. A page follows from the visit and
// from nothing else: so nothing that is touched, pressed or asked from there brings back a word of before.
#include <algorithm>
#include <set>
#include <sstream>

#include "given/catch.hpp"
#include "given/data.hpp"
#include "house/walk.hpp"
#include "layout/layout.hpp"

using namespace repere;
using namespace std::chrono_literals;
using house::Seen;

namespace {

const directory::Directory& the_directory() { return given::real_directory(); }

const std::vector<Seen>& pages(const language::Tag& tag) { return house::walked(the_directory(), tag); }

std::string where(const page::Page& page) { return page.language.value + " " + page.screen + " " + page.step; }

std::set<std::string> lines(const page::Page& page) {
    std::set<std::string> out;
    std::istringstream text{page::plain_text(page)};
    for (std::string line; std::getline(text, line);) out.insert(line);
    return out;
}

// A page as it is, asked whether anybody is there, and with its clip in sign language open over it.
std::vector<visit::Visit> ways_it_may_stand(const Seen& seen, visit::House& house) {
    visit::Visit warned = seen.visit, watched = seen.visit;
    warned.idle = warned.warn_at;
    watched.signing = 1;
    std::string clip = seen.page.screen + (seen.page.step.empty() ? "" : "." + seen.page.step);
    std::replace(clip.begin(), clip.end(), '/', '-');
    house.here.signs = {clip};
    return {seen.visit, warned, watched};
}

}  // namespace

TEST_CASE("after leaving, by a touch or by three presses of Shift, the visit is that of somebody who read about holidays", "[house][french]") {
    for (const char* const name : {"fr", "ar"}) {
        const language::Tag tag{name};
        const messages::Messages say{the_directory(), tag};
        visit::House house{the_directory(), say, house::tuesday_morning(the_directory())};
        visit::Visit innocent;
        innocent.language = tag;
        innocent.history.push_back(visit::HomeScreen{});
        for (const page::Event& event : {page::Event{page::GuideOpened{"travel-safely"}}, page::Event{page::ContinueAsked{}}}) innocent = visit::update(innocent, event, house).visit;
        int left = 0;
        for (const Seen& seen : pages(tag)) {
            if (!seen.page.sensitive) continue;
            const auto ways = ways_it_may_stand(seen, house);
            for (const visit::Visit& stands : tag == language::french ? ways : std::vector{seen.visit}) {
                ++left;
                visit::Visit pressed = stands;
                for (const page::Event& event : {page::Event{page::LeaveKeyPressed{}}, page::Event{page::TimePassed{2400ms}}, page::Event{page::LeaveKeyPressed{}}, page::Event{page::TimePassed{2400ms}}})
                    pressed = visit::update(pressed, event, house).visit;
                for (const visit::Step& step : {visit::update(stands, page::LeaveAsked{}, house), visit::update(pressed, page::LeaveKeyPressed{}, house)}) {
                    visit::Visit visit = step.visit;
                    visit.modes = {};                                        // the settings stay, and with them a voice that reads the page, and the time it takes
                    visit.speaking = innocent.speaking;
                    visit.warn_at = innocent.warn_at, visit.end_at = innocent.end_at;
                    if (visit != innocent) FAIL_CHECK(where(seen.page) << " leaves something behind");
                    if (step.visit.warn_at < visit::warn_after) FAIL_CHECK(where(seen.page) << ": the wait is still that of a quiet page");
                    if (std::find(step.effects.begin(), step.effects.end(), visit::Effect{visit::ForgetVisit{}}) == step.effects.end()) FAIL_CHECK(where(seen.page) << " is not forgotten");
                }
            }
        }
        CHECK(left > 100);
    }
}

TEST_CASE("after leaving, whatever is done says no word that only quiet pages say", "[house][french]") {
    std::set<std::string> quiet, said;
    const Seen* fullest = nullptr;
    for (const Seen& seen : pages(language::french)) {
        const auto all = lines(seen.page);
        (seen.page.sensitive ? quiet : said).insert(all.begin(), all.end());
        if (seen.page.sensitive && (!fullest || seen.visit.history.size() > fullest->visit.history.size())) fullest = &seen;
    }
    for (const std::string& line : said) quiet.erase(line);
    REQUIRE(quiet.size() > 200);
    const messages::Messages say{the_directory(), language::french};
    const visit::House house{the_directory(), say, house::tuesday_morning(the_directory(), true)};
    const std::vector<page::Event> done{page::BackAsked{}, page::HomeAsked{}, page::LanguageAsked{}, page::LanguageChosen{language::french}, page::SearchOpened{}, page::TextTyped{"s"},
                                        page::TextErased{}, page::ListenAsked{}, page::SayAgainAsked{}, page::AccessAsked{}, page::EmergencyAsked{}, page::FrenchShown{"call"},
                                        page::ContinueAsked{}, page::TakeAwayAsked{}, page::CountryAsked{}, page::StaffAsked{}, page::FocusMoved{"bar.home"}, page::StillHere{},
                                        page::LeaveKeyPressed{}, page::HeadsetChanged{true}, page::TimePassed{91s}};
    std::vector<visit::Visit> reached{visit::update(fullest->visit, page::LeaveAsked{}, house).visit};
    for (std::size_t step = 0, from = 0; step < 3; ++step) {
        const std::size_t to = reached.size();
        for (; from < to; ++from)
            for (const page::Event& event : done)
                if (visit::Visit next = visit::update(reached[from], event, house).visit; std::find(reached.begin(), reached.end(), next) == reached.end()) reached.push_back(std::move(next));
    }
    CHECK(reached.size() > 300);
    for (const visit::Visit& visit : reached) {
        const page::Page page = visit::show(visit, house);
        CHECK_FALSE(page.sensitive);
        for (const std::string& line : lines(page))
            if (quiet.contains(line)) FAIL_CHECK(where(page) << " says \"" << line << "\"");
    }
}

TEST_CASE("the way out is touched in its place also while the page asks whether anybody is there, and beside a clip", "[house][french]") {
    typography::Shaper shaper{40'000};
    for (const char* const name : {"fr", "ar"}) {
        const language::Tag tag{name};
        const messages::Messages say{the_directory(), tag};
        visit::House house{the_directory(), say, house::tuesday_morning(the_directory())};
        for (const auto& [width, height] : {std::pair{1920, 1080}, std::pair{1080, 1920}, std::pair{1280, 800}}) {
            int covered = 0;
            std::set<std::string> laid_out;
            for (const Seen& seen : pages(tag)) {
                if (!seen.page.sensitive || seen.page.step.find("/sentence") != std::string::npos) continue;
                INFO(where(seen.page) << " " << width << "x" << height);
                for (const visit::Visit& stands : ways_it_may_stand(seen, house)) {
                    const page::Page whole = visit::show(stands, house);
                    page::Page page{.screen = whole.screen, .step = whole.step, .language = tag};      // where it stands depends on nothing else
                    for (const page::Region& region : whole.regions)
                        if (region.place == page::Place::bar || region.place == page::Place::overlay) page.regions.push_back(region);
                    if (!laid_out.insert(page::plain_text(page) + (page.regions.size() > 1 ? "\n+" : "")).second) continue;
                    const auto placed = layout::layout(page, {}, layout::screen_of(width, height, 24), shaper);
                    covered += placed.open_from > 0;
                    const layout::Node* button = layout::node(placed, "bar.leave-now");
                    REQUIRE(button);
                    CHECK_FALSE(placed.layers[static_cast<std::size_t>(button->layer)].scrolls);
                    CHECK(layout::visible(placed, {}, *button));
                    CHECK(button->rect.y + button->rect.h <= static_cast<float>(height));
                }
            }
            CHECK(covered > 1);
        }
    }
}
