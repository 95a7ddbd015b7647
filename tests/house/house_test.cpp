// What holds for the whole house: every page that can be reached by touching, in every language, at every size, in every mode.
// The pages are found by walking: from attract, every event of every page is followed until no new page turns up.
#include <deque>
#include <iostream>
#include <set>

#include "directory/directory.hpp"
#include "given/catch.hpp"
#include "given/data.hpp"
#include "layout/layout.hpp"
#include "messages/messages.hpp"
#include "visit/visit.hpp"

using namespace repere;
using page::Role;

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool sanitized = true;       // one size, both languages: DESIGN §13
#else
constexpr bool sanitized = false;
#endif

struct Seen {
    visit::Visit visit;
    page::Page page;
};

visit::Surroundings tuesday_morning(const directory::Directory& directory) {
    return {*language::minute_of("2026-11-24T10:00"), *directory.place("tourist-office"), "tourist-office", 0};
}

std::vector<Seen> walk(const directory::Directory& directory, const language::Tag& tag) {
    const messages::Messages say{directory, tag};
    const visit::House house{directory, say, tuesday_morning(directory)};
    std::vector<Seen> found;
    std::set<std::string> known;
    std::deque<visit::Visit> ahead;
    if (tag == language::french) ahead.push_back(visit::Visit{});
    visit::Visit home;
    home.language = tag;
    home.history.push_back(visit::HomeScreen{});
    ahead.push_back(home);
    while (!ahead.empty() && found.size() < 400) {
        visit::Visit visit = std::move(ahead.front());
        ahead.pop_front();
        page::Page page = visit::show(visit, house);
        if (!known.insert(page.screen + '/' + page.step + '\n' + page::plain_text(page)).second) continue;
        for (const page::Region& region : page.regions)
            for (const page::Group& group : region.groups) {
                const auto follow = [&](const page::Event& event) {
                    if (std::holds_alternative<page::LanguageChosen>(event) || std::holds_alternative<page::PageTurned>(event)) return;
                    visit::Visit next = visit::update(visit, event, house).visit;
                    if (next.history.size() < 12) ahead.push_back(std::move(next));
                };
                if (group.event) follow(*group.event);
                for (const page::Widget& widget : group.widgets)
                    if (widget.event && widget.role != Role::key) follow(*widget.event);
            }
        if (page.screen == "home" || page.screen == "search") {
            visit::Visit warned = visit;
            warned.idle = visit::warn_after;
            ahead.push_back(std::move(warned));
        }
        found.push_back({std::move(visit), std::move(page)});
    }
    return found;
}

const directory::Directory& the_directory() { return given::real_directory(); }

const std::vector<Seen>& pages(const language::Tag& tag) {
    static std::map<std::string, std::vector<Seen>> kept;
    auto& found = kept[tag.value];
    if (found.empty()) found = walk(the_directory(), tag);
    return found;
}

std::string where(const page::Page& page) { return page.language.value + " " + page.screen + " " + page.step; }

bool overlap(const layout::Rect& a, const layout::Rect& b) {
    return a.x + 1 < b.x + b.w && b.x + 1 < a.x + a.w && a.y + 1 < b.y + b.h && b.y + 1 < a.y + a.h;
}
bool within(const layout::Rect& a, const layout::Rect& b) {
    return a.x >= b.x - 1 && a.y >= b.y - 1 && a.x + a.w <= b.x + b.w + 1 && a.y + a.h <= b.y + b.h + 1;
}

}  // namespace

TEST_CASE("walking from attract reaches every screen there is and every service on file", "[house]") {
    const auto& found = pages(language::french);
    std::set<std::string> screens, services;
    for (const Seen& seen : found) {
        screens.insert(seen.page.screen);
        if (seen.page.screen == "service") services.insert(seen.page.step);
    }
    CHECK(screens == std::set<std::string>{"attract", "language", "home", "guide", "service", "emergency", "search", "access"});
    CHECK(services.size() >= 20);
    CHECK(found.size() < 400);
}

TEST_CASE("every page has a title, the emergency button and a way back", "[house]") {
    for (const auto& tag : the_directory().languages())
        for (const Seen& seen : pages(tag)) {
            INFO(where(seen.page));
            CHECK_FALSE(language::plain(seen.page.title).empty());
            if (seen.page.screen == "attract") continue;
            std::set<std::string> ids;
            for (const page::Region& region : seen.page.regions)
                for (const page::Group& group : region.groups) {
                    for (const page::Widget& widget : group.widgets)
                        if (!widget.id.empty()) CHECK(ids.insert(widget.id).second);
                    if (!group.id.empty()) ids.insert(group.id);
                }
            CHECK(ids.contains("bar.emergency"));
            CHECK((ids.contains("bar.home") || ids.contains("bar.back") || seen.page.screen == "home" || seen.page.screen == "language"));
        }
}

TEST_CASE("every touchable widget has a name to be read aloud", "[house]") {
    for (const auto& tag : the_directory().languages())
        for (const Seen& seen : pages(tag))
            for (const page::Region& region : seen.page.regions)
                for (const page::Group& group : region.groups)
                    for (const page::Widget& widget : group.widgets) {
                        if (!widget.event) continue;
                        INFO(where(seen.page) << " " << widget.id);
                        CHECK_FALSE(language::plain(widget.spoken.empty() ? widget.words : widget.spoken).empty());
                    }
}

TEST_CASE("no sentence is left in French on a page of another language, but what is said to be French", "[house]") {
    for (const auto& tag : the_directory().languages()) {
        if (tag == language::french) continue;
        for (const Seen& seen : pages(tag)) {
            if (seen.page.screen == "attract" || seen.page.screen == "language") continue;      // every language in its own words
            for (const page::Region& region : seen.page.regions)
                for (const page::Group& group : region.groups)
                    for (const page::Widget& widget : group.widgets)
                        for (const auto* words : {&widget.words, &widget.detail, &widget.spoken})
                            for (const language::Span& span : *words) {
                                INFO(where(seen.page) << ": " << span.text);
                                CHECK((span.kind != language::SpanKind::plain || span.language == tag));
                            }
        }
    }
}

TEST_CASE("at every size and in every mode, all of a page can be read and touched", "[house]") {
    typography::Shaper shaper;
    std::vector<std::pair<int, int>> sizes{{1920, 1080}, {1080, 1920}, {1280, 800}, {3840, 2160}};
    if (sanitized) sizes.resize(1);
    long layouts = 0;
    for (const auto& tag : the_directory().languages())
        for (const Seen& seen : pages(tag))
            for (const auto& [width, height] : sizes)
                for (const bool large : {false, true})
                    for (const bool contrasted : {false, true}) {
                        if (contrasted && (large || width == 3840)) continue;
                        const layout::Screen screen = layout::screen_of(width, height, 24);
                        const layout::Placed placed = layout::layout(seen.page, {large, contrasted}, screen, shaper);
                        ++layouts;
                        const auto mm = [&](float px) { return px / screen.px_per_mm; };
                        for (std::size_t i = 0; i < placed.nodes.size(); ++i) {
                            const layout::Node& node = placed.nodes[i];
                            INFO(where(seen.page) << " " << width << "x" << height << (large ? " large" : "") << (contrasted ? " contrast" : "")
                                                  << ": " << node.id << " \"" << node.name << "\"");
                            if (node.truncated) CHECK_FALSE(node.truncated);
                            if (node.rect.x < -1 || node.rect.x + node.rect.w > static_cast<float>(width) + 1)
                                CHECK(within(node.rect, {0, node.rect.y, static_cast<float>(width), node.rect.h}));
                            const double least = contrasted ? 10 : 7;
                            if (node.contrast > 0 && node.contrast < least) CHECK(node.contrast >= least);
                            const double capitals = large ? 7.3 : 4.8;
                            if (node.font_mm > 0 && node.font_mm < capitals) CHECK(node.font_mm >= capitals);
                            if (!node.event) continue;
                            if (mm(node.rect.w) < 11.6f || mm(node.rect.h) < 11.6f) {
                                CHECK(mm(node.rect.w) >= 11.6f);
                                CHECK(mm(node.rect.h) >= 11.6f);
                            }
                            if (node.role != Role::key && mm(node.rect.h) < 20) CHECK(mm(node.rect.h) >= 20);
                            for (std::size_t k = i + 1; k < placed.nodes.size(); ++k) {
                                const layout::Node& other = placed.nodes[k];
                                if (!other.event || other.layer != node.layer || within(other.rect, node.rect)) continue;
                                if (overlap(node.rect, other.rect)) {
                                    INFO("and " << other.id);
                                    CHECK_FALSE(overlap(node.rect, other.rect));
                                }
                            }
                        }
                    }
    CHECK(layouts > 100);
    std::cout << layouts << " pages laid out\n";
}

TEST_CASE("the emergency button stands in the same place on every page of a size", "[house]") {
    typography::Shaper shaper;
    for (const auto& tag : the_directory().languages())
        for (const bool large : {false, true}) {
            std::set<int> edges;
            for (const Seen& seen : pages(tag)) {
                if (seen.page.screen == "attract") continue;
                const auto placed = layout::layout(seen.page, {large, false}, layout::screen_of(1080, 1920, 24), shaper);
                const layout::Node* button = layout::node(placed, "bar.emergency");
                REQUIRE(button);
                const bool mirrored = placed.direction == language::Direction::right_to_left;
                edges.insert(static_cast<int>(mirrored ? button->rect.x : button->rect.x + button->rect.w));
            }
            CHECK(edges.size() == 1);
        }
}
