// What holds for the whole house: every page that can be reached by touching, in every language, at every size, in every mode.
// The pages are found by walking: from attract, every event of every page is followed until no new page turns up.
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <set>

#include "directory/directory.hpp"
#include "given/catch.hpp"
#include "given/data.hpp"
#include "given/sanitized.hpp"
#include "house/walk.hpp"
#include "layout/layout.hpp"
#include "messages/messages.hpp"
#include "typography/typography.hpp"
#include "visit/visit.hpp"

using namespace repere;
using page::Role;
using house::Seen;
using house::tuesday_morning;
using house::walk;

namespace {

const bool sanitized = given::sanitized();       // fewer languages, one size: memory is used the same way in all

// Where coordinates are verified, which is nowhere in the real directory yet: a town that is not there (tests/play/example).
const directory::Directory& the_example() {
    static const given::Built built = [] {
        auto folder = std::make_shared<given::Folder>();
        const std::string file = *folder / "example.sqlite";
        for (const auto& problem : authoring::build({REPERE_SOURCE "/tests/play/example", REPERE_SOURCE "/locales"}, file))
            if (problem.error) throw std::runtime_error{to_string(problem)};
        return given::Built{std::move(folder), file};
    }();
    return built.directory();
}

std::vector<Seen> on_a_map(const language::Tag& tag) {
    const messages::Messages say{the_example(), tag};
    const visit::House house{the_example(), say, tuesday_morning(the_example())};
    visit::Visit search;
    search.language = tag;
    search.history = {visit::AttractScreen{}, visit::HomeScreen{}, visit::SearchScreen{}};
    search.typed = "exemple";
    std::vector<Seen> out;
    for (const auto& events : {std::vector<page::Event>{}, {page::MapOpened{}}, {page::ServiceOpened{"police-desk"}}, {page::ServiceOpened{"police-desk"}, page::MapOpened{"police-desk"}}}) {
        visit::Visit visit = search;
        for (const auto& event : events) visit = visit::update(std::move(visit), event, house).visit;
        out.push_back({visit, visit::show(visit, house), true});
    }
    return out;
}

// Pages enough to see every group of every page once: what is laid out at every size and in every mode. The fullest first: so they are few.
std::vector<const Seen*> to_lay_out(const std::vector<Seen>& pages) {
    const auto texts = [](const Seen& seen) {
        std::vector<std::string> out;
        for (const page::Region& region : seen.page.regions)
            for (const page::Group& group : region.groups) {
                page::Page alone{.screen = seen.page.screen, .regions = {{region.place, {group}}}};
                out.push_back(std::to_string(static_cast<int>(group.arrangement)) + page::plain_text(alone));
            }
        return out;
    };
    std::vector<std::pair<std::vector<std::string>, const Seen*>> all;
    for (const Seen& seen : pages) all.emplace_back(texts(seen), &seen);
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    std::vector<const Seen*> out;
    std::set<std::string> known;
    for (const auto& [groups, seen] : all)
        if (std::any_of(groups.begin(), groups.end(), [&](const std::string& group) { return !known.contains(group); })) {
            known.insert(groups.begin(), groups.end());
            out.push_back(seen);
        }
    return out;
}

const directory::Directory& the_directory() { return given::real_directory(); }

// Two programs share two cores, and the languages: REPERE_HALF=1 has French and Arabic, where the most is looked at, and a few more.
std::vector<language::Tag> walked_languages() {
    auto all = the_directory().languages();
    const char* half = std::getenv("REPERE_HALF");
    constexpr std::string_view first[] = {"fr", "ar", "fr-x-simple", "en", "de", "it", "es"};
    const auto in_first = [&](const language::Tag& tag) { return sanitized ? tag == language::french : std::find(std::begin(first), std::end(first), tag.value) != std::end(first); };
    if (half) std::erase_if(all, [&](const language::Tag& tag) { return in_first(tag) != (*half == '1'); });
    if (sanitized) std::erase_if(all, [](const language::Tag& tag) { return tag.value != "fr" && tag.value != "ar" && tag.value != "zh-Hans" && tag.value != "ja"; });
    return all;
}

const std::vector<Seen>& pages(const language::Tag& tag) {
    static std::map<std::string, std::vector<Seen>> kept;
    auto& found = kept[tag.value];
    if (found.empty()) {
        found = house::walked(the_directory(), tag);
        for (Seen& seen : on_a_map(tag)) found.push_back(std::move(seen));
        if (tag == language::french)                         // whoever sits there reads it
            for (Seen& seen : walk(given::real_desks(), tag, true)) found.push_back(std::move(seen));
    }
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

TEST_CASE("walking from attract reaches every screen there is and every service on file", "[house][french]") {
    const auto& found = pages(language::french);
    std::set<std::string> screens, services;
    for (const Seen& seen : found) {
        screens.insert(seen.page.screen);
        if (seen.page.screen == "service") services.insert(seen.page.step);
    }
    CHECK(screens == std::set<std::string>{"attract", "language", "home", "guide", "calm", "take-away", "service", "emergency", "search",
                                           "access", "map", "checklist", "staff-lock", "staff", "print-preview"});
    for (const char* step : {"freshness", "wrong", "thanks"})      // what a desk opens and notes
        CHECK(std::any_of(found.begin(), found.end(), [&](const Seen& seen) { return seen.page.screen == "staff" && seen.page.step == step; }));
    CHECK(services.size() >= 20);
    CHECK(found.size() < house::most_pages);
}

TEST_CASE("every page has a title, the emergency button and a way back", "[house]") {
    for (const auto& tag : walked_languages())
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
    for (const auto& tag : walked_languages())
        for (const Seen& seen : pages(tag))
            for (const page::Region& region : seen.page.regions)
                for (const page::Group& group : region.groups)
                    for (const page::Widget& widget : group.widgets) {
                        if (!widget.event) continue;
                        if (language::plain(widget.spoken.empty() ? widget.words : widget.spoken).empty()) FAIL_CHECK(where(seen.page) << " " << widget.id);
                    }
}

TEST_CASE("every pictogram of a page is drawn; of its doors all have one, or, where they are names of languages or countries, none", "[house][french]") {
    const std::vector<std::string> names = typography::pictograms();
    const std::set<std::string> drawn(names.begin(), names.end());
    for (const Seen& seen : pages(language::french))
        for (const page::Region& region : seen.page.regions)
            for (const page::Group& group : region.groups) {
                const bool doors = group.arrangement == page::Arrangement::doors || group.arrangement == page::Arrangement::tiles;
                const bool none = std::all_of(group.widgets.begin(), group.widgets.end(), [](const page::Widget& widget) { return widget.pictogram.empty(); });
                for (const page::Widget& widget : group.widgets)
                    if (widget.pictogram.empty() ? doors && !none : !drawn.contains(widget.pictogram))
                        FAIL_CHECK(where(seen.page) << " " << widget.id << " [" << widget.pictogram << "] " << language::plain(widget.words));
            }
}

TEST_CASE("no sentence is left in French on a page of another language, but what is said to be French", "[house]") {
    for (const auto& tag : walked_languages()) {
        if (tag == language::french) continue;
        for (const Seen& seen : pages(tag)) {
            if (seen.page.screen == "attract" || seen.page.screen == "language" || seen.example) continue;      // every language in its own words
            for (const page::Region& region : seen.page.regions)
                for (const page::Group& group : region.groups)
                    for (const page::Widget& widget : group.widgets)
                        for (const auto* words : {&widget.words, &widget.detail, &widget.spoken})
                            for (const language::Span& span : *words)
                                if (span.kind == language::SpanKind::plain && span.language != tag && language::word_count(span.text, span.language) > 0) FAIL_CHECK(where(seen.page) << ": " << span.text);
        }
    }
}

TEST_CASE("simple French: no sentence has more than twelve words", "[house][french]") {
    auto row = the_directory().database().prepare("SELECT domain, key, text FROM words WHERE language = 'fr-x-simple'");
    int sentences = 0;
    while (row.step()) {
        std::string text = row.text(2);
        if (text.find(", plural,") != std::string::npos) continue;      // one of its forms is shown
        for (std::size_t at = 0; at < text.size();) {
            const auto end = std::min(text.find_first_of(".!?:;\n", at), text.size());
            const std::string sentence = text.substr(at, end - at);
            INFO(row.text(0) << " " << row.text(1) << ": " << sentence);
            ++sentences;
            CHECK(language::word_count(sentence, {"fr-x-simple"}) <= 12);
            at = end + 1;
        }
    }
    CHECK(sentences > 700);
}

namespace {

void lay_out(const std::vector<language::Tag>& tags) {
    typography::Shaper shaper{40'000};
    std::vector<std::pair<int, int>> sizes{{1920, 1080}, {1080, 1920}, {1280, 800}, {3840, 2160}};
    if (sanitized) sizes.resize(1);
    long layouts = 0;
    std::map<std::string, std::set<int>> emergency;           // by language, size and mode: where its outer edge stands
    for (const auto& tag : tags) {
        const auto chosen = to_lay_out(pages(tag));
        for (const auto& [width, height] : sizes)
            for (const bool large : {false, true})
                for (const bool contrasted : {false, true}) {
                    if (sanitized && (contrasted || (large && tag != language::french))) continue;
                    if (contrasted && (large || width == 3840 || (tag != language::french && tag.value != "ar"))) continue;      // colours know no language
                    if ((width == 3840 || width == 1280) && tag != language::french && tag.value != "ar") continue;      // nearly the same in millimetres: one language each way
                    for (const Seen* each : chosen) {                // what most pages share is shaped once
                        const Seen& seen = *each;
                        const layout::Screen screen = layout::screen_of(width, height, 24);
                        const layout::Placed placed = layout::layout(seen.page, {large, contrasted}, screen, shaper);
                        ++layouts;
                        const std::string mode = tag.value + " " + std::to_string(width) + "x" + std::to_string(height) + (large ? " large" : "") + (contrasted ? " contrast" : "");
                        if (const layout::Node* button = layout::node(placed, "bar.emergency")) {
                            const bool mirrored = placed.direction == language::Direction::right_to_left;
                            emergency[mode].insert(static_cast<int>(mirrored ? button->rect.x : button->rect.x + button->rect.w));
                        } else {
                            CHECK(seen.page.screen == "attract");
                        }
                        const auto mm = [&](float px) { return px / screen.px_per_mm; };
                        const auto wrong = [&](const layout::Node& node, const std::string& how) {      // hundreds of thousands are right: said only of those that are not
                            FAIL_CHECK(where(seen.page) << ", " << mode << ": " << node.id << " \"" << node.name << "\" " << how);
                        };
                        for (std::size_t i = 0; i < placed.nodes.size(); ++i) {
                            const layout::Node& node = placed.nodes[i];
                            if (node.truncated) wrong(node, "is cut off");
                            if (!within(node.rect, {0, node.rect.y, static_cast<float>(width), node.rect.h})) wrong(node, "leaves the screen");
                            if (node.contrast > 0 && node.contrast < (contrasted ? 10 : 7)) wrong(node, "has a contrast of " + std::to_string(node.contrast));
                            if (node.font_mm > 0 && node.font_mm < (large ? 7.3 : 4.8)) wrong(node, "has capitals of " + std::to_string(node.font_mm) + " mm");
                            if (!node.event) continue;
                            if (mm(node.rect.w) < 11.6f || mm(node.rect.h) < (node.role == Role::key ? 11.6f : 20.0f))
                                wrong(node, "is " + std::to_string(mm(node.rect.w)) + " mm by " + std::to_string(mm(node.rect.h)));
                            for (std::size_t k = i + 1; k < placed.nodes.size(); ++k) {
                                const layout::Node& other = placed.nodes[k];
                                if (!other.event || other.layer != node.layer || within(other.rect, node.rect)) continue;
                                if (overlap(node.rect, other.rect)) wrong(node, "overlaps " + other.id);
                            }
                        }
                    }
                }
    }
    CHECK(layouts > 100);
    for (const auto& [mode, edges] : emergency) {
        INFO(mode);
        CHECK(edges.size() == 1);
    }
    std::cout << layouts << " pages laid out\n";
    for (const auto& tag : tags) std::cout << tag.value << ": " << pages(tag).size() << " pages, " << to_lay_out(pages(tag)).size() << " laid out\n";
}

}  // namespace

TEST_CASE("at every size and in every mode, all of a page can be read and touched, and the emergency button stays where it is", "[house]") { lay_out(walked_languages()); }

TEST_CASE("with low reach, whatever is touched stands below 45 % of a tall screen and 25 % of a wide one", "[house][french]") {
    typography::Shaper shaper{40'000};
    long touched = 0;
    for (const char* const name : {"fr", "ar"}) {
        const language::Tag tag{name};
        if (sanitized && tag != language::french) continue;
        for (const auto& [width, height] : {std::pair{1920, 1080}, std::pair{1080, 1920}, std::pair{1280, 800}})
            for (const bool large : {false, true}) {
                if (sanitized && (large || width != 1080)) continue;
                if (large && tag != language::french) continue;
                for (const Seen* seen : to_lay_out(pages(tag))) {
                    if (seen->page.screen == "attract") continue;           // settings are the visit's: none is set there
                    const auto placed = layout::layout(seen->page, {.large = large, .low_reach = true}, layout::screen_of(width, height, 24), shaper);
                    const float line = std::floor(static_cast<float>(height) * (height > width ? 0.45f : 0.25f));
                    for (const layout::Node& node : placed.nodes) {
                        if (node.truncated) FAIL_CHECK(where(seen->page) << " " << node.id << " \"" << node.name << "\" is cut off");
                        if (!node.event) continue;
                        ++touched;
                        const layout::Rect& clip = placed.layers[static_cast<std::size_t>(node.layer)].clip;
                        if (std::max(node.rect.y, clip.y) < line) FAIL_CHECK(where(seen->page) << ", " << width << "x" << height << ": " << node.id << " stands at " << node.rect.y);
                    }
                    // and all of it can be brought there
                    for (const layout::Node& node : placed.nodes) {
                        if (!node.event || !placed.layers[static_cast<std::size_t>(node.layer)].scrolls) continue;
                        const auto rect = layout::on_screen(placed, layout::brought({}, placed, node), node);
                        if (rect.y + rect.h / 2 < placed.viewport.y || rect.y + std::min(rect.h, placed.viewport.h) / 2 > placed.viewport.y + placed.viewport.h)
                            FAIL_CHECK(where(seen->page) << ": " << node.id << " cannot be brought into reach");
                    }
                }
            }
    }
    CHECK(touched > 5'000);
}

TEST_CASE("every page can be walked and left by keys alone: each thing that can be touched has its turn, in the order of reading, and none holds them", "[house][french]") {
    typography::Shaper shaper{40'000};
    for (const char* const name : {"fr", "ar"}) {
        const language::Tag tag{name};
        if (sanitized && tag != language::french) continue;
        for (const Seen* seen : to_lay_out(pages(tag))) {
            INFO(where(seen->page));
            const auto placed = layout::layout(seen->page, {}, layout::screen_of(1920, 1080, 24), shaper);
            std::vector<std::string> stops, walked;
            for (const layout::Node& node : placed.nodes)
                if (node.event && !std::holds_alternative<page::PageTurned>(*node.event) && node.layer >= placed.open_from) stops.push_back(node.id);
            std::string at;
            for (std::size_t i = 0; i < stops.size(); ++i) walked.push_back(at = layout::next_focus(placed, at, layout::Key::tab));
            CHECK(walked == stops);
            if (!stops.empty()) CHECK(layout::next_focus(placed, at, layout::Key::tab) == stops.front());
            for (const std::string& stop : stops)                            // an arrow leads somewhere that is there, or stays
                for (const auto key : {layout::Key::up, layout::Key::down, layout::Key::left, layout::Key::right}) {
                    const std::string next = layout::next_focus(placed, stop, key);
                    if (std::find(stops.begin(), stops.end(), next) == stops.end()) FAIL_CHECK(stop << " leads to \"" << next << "\"");
                }
        }
    }
}

TEST_CASE("the way out stands in the same place on every quiet page of a size, and nothing covers it", "[house]") {
    typography::Shaper shaper{40'000};
    for (const auto& tag : walked_languages())
        for (const auto& [width, height] : {std::pair{1920, 1080}, std::pair{1080, 1920}})
            for (const bool large : {false, true}) {
                std::set<std::pair<int, int>> places;
                int quiet = 0;
                for (const Seen& seen : pages(tag)) {
                    if (!seen.page.sensitive) {
                        for (const page::Region& region : seen.page.regions)
                            for (const page::Group& group : region.groups)
                                for (const page::Widget& widget : group.widgets) CHECK(widget.id != "bar.leave-now");
                        continue;
                    }
                    ++quiet;
                    page::Page bar{.screen = seen.page.screen, .step = seen.page.step, .language = seen.page.language};      // where it stands depends on nothing else
                    for (const page::Region& region : seen.page.regions)
                        if (region.place == page::Place::bar || region.place == page::Place::overlay) bar.regions.push_back(region);
                    const auto placed = layout::layout(bar, {large, false}, layout::screen_of(width, height, 24), shaper);
                    const layout::Node* button = layout::node(placed, "bar.leave-now");
                    INFO(where(seen.page));
                    REQUIRE(button);
                    CHECK(button->layer >= placed.open_from);
                    places.insert({static_cast<int>(button->rect.x), static_cast<int>(button->rect.x + button->rect.w)});
                }
                INFO(tag.value << " " << width << (large ? " large" : ""));
                CHECK(quiet > 20);
                CHECK(places.size() == 1);
            }
}
