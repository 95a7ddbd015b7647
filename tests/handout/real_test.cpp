// The repository's own directory: every kind of sheet, in every language; and no telling word on a slip.
#include <deque>
#include <map>
#include <set>

#include "authoring/read.hpp"
#include "given/data.hpp"
#include "given/handout.hpp"
#include "messages/contact.hpp"

using namespace repere;
using namespace repere::handout;
using given::at;

namespace {

const char* const a_tuesday = "2026-11-24 10:00";

// To each outcome of a guide the first answers that lead there.
std::vector<Request> outcomes(const directory::Directory& directory, const std::string& guide, bool staff) {
    std::map<std::string, Request> found;
    std::deque<guides::Answers> ahead{{}};
    std::set<std::string> seen;
    while (!ahead.empty()) {
        const guides::Answers answers = ahead.front();
        ahead.pop_front();
        const auto step = guides::next(directory, guide, answers, language::french);
        if (!step) continue;
        if (const auto* outcome = std::get_if<guides::Outcome>(&*step)) {
            found.try_emplace(outcome->id, Request{.guide = guide, .answers = answers, .staff = staff});
            continue;
        }
        const auto& question = std::get<guides::Question>(*step);
        std::vector<std::string> given;
        if (question.choose == guides::Choose::read) given = {std::string{guides::was_read}};
        for (const auto& answer : question.answers)
            if (answer.guide.empty()) given.push_back(answer.id);
        if (question.choose == guides::Choose::language) given = {"fr"};
        if (!seen.insert(question.id).second && question.id != "phone" && question.id != "language" && question.id != "with") given.resize(std::min<std::size_t>(given.size(), 2));
        if (question.id == "phone" && !given.empty()) given.resize(1);                    // where to, it does not decide
        if (question.id == "with") given = {"none"};
        for (const std::string& answer : given) {
            guides::Answers more = answers;
            more.push_back({question.id, {answer}});
            ahead.push_back(std::move(more));
        }
    }
    std::vector<Request> out;
    for (auto& [id, request] : found) out.push_back(std::move(request));
    return out;
}

std::vector<Request> public_outcomes() {
    std::vector<Request> out;
    for (const auto& guide : guides::guides(given::real_directory()))
        for (auto& request : outcomes(given::real_directory(), guide.id, false)) out.push_back(std::move(request));
    return out;
}

// Words in the column of the reader, and as many French beside them; none beside French.
std::string faults(const Handout& sheet) {
    const bool two = !sheet.language.value.starts_with("fr");
    std::string out;
    if (language::plain(sheet.title).empty()) out += "no title\n";
    if (sheet.french_title.empty() == two) out += "French title\n";
    if (sheet.blocks.empty()) out += "empty\n";
    for (const auto& line : given::lines(sheet)) {
        if (language::plain(line.words).empty()) out += "no words: " + given::told(line) + "\n";
        if (language::plain(line.french).empty() == two) out += "French: " + given::told(line) + "\n";
    }
    if (sheet.sensitive && (sheet.printed || !sheet.code.empty() || !sheet.map.empty())) out += "a trace on a quiet sheet\n";
    if (sheet.code.size() > 0 && !code(sheet.code)) out += "a code that no telephone reads\n";
    return out;
}

}  // namespace

TEST_CASE("every outcome of every guide makes a sheet, in one language after another", "[handout][real]") {
    const auto& directory = given::real_directory();
    const auto tags = directory.languages();
    const auto requests = public_outcomes();
    CHECK(requests.size() > 60);
    for (std::size_t i = 0; i < requests.size(); ++i)
        for (const std::size_t turn : {i, i + 7}) {
            Request request = requests[i];
            request.language = tags[turn % tags.size()];
            for (const Kind kind : {Kind::acts, Kind::slip, Kind::complaint}) {
                request.kind = kind;
                INFO(to_json(request));
                const auto sheet = make(request, at(directory, a_tuesday));
                REQUIRE(sheet);
                CHECK(faults(*sheet) == "");
                CHECK((kind != Kind::acts || sheet->sensitive == guides::sensitive(directory, request.guide, request.answers)));
            }
        }
}

TEST_CASE("every kind of sheet is made in every language", "[handout][real]") {
    const auto& directory = given::real_directory();
    for (const auto& tag : directory.languages()) {
        std::vector<Request> requests{{.kind = Kind::slip}, {.kind = Kind::complaint}, {.kind = Kind::host_form}};
        for (const auto& guide : guides::guides(directory)) requests.push_back({.kind = Kind::leaflet, .guide = guide.id});
        for (const char* service : {"aix-commissariat", "tel-3919", "tel-114", "web-thesee", "tel-opposition-carte"}) requests.push_back({.kind = Kind::service, .service = service});
        for (Request& request : requests) {
            request.language = tag;
            INFO(to_json(request));
            const auto sheet = make(request, at(directory, a_tuesday));
            REQUIRE(sheet);
            CHECK(faults(*sheet) == "");
        }
    }
}

TEST_CASE("a desk's sheets are made of its own file: for the person in every language, for the agent in French", "[handout][real][desk]") {
    const auto& desks = given::real_desks();
    for (const auto& tag : desks.languages()) {
        const std::string spoken = tag.value == "fr-x-simple" ? std::string{guides::other_language} : tag.value;
        const Request request{.kind = Kind::orientation, .language = tag, .guide = "vade-mecum",
                              .answers = {{"first", {"ten-minutes"}}, {"situation", {"couple"}}, {"with", {"children"}}, {"language", {spoken}}}, .staff = true};
        INFO(to_json(request));
        const auto sheet = make(request, at(desks, a_tuesday));
        REQUIRE(sheet);
        CHECK(faults(*sheet) == "");
        CHECK(sheet->language == tag);
        CHECK_FALSE(given::says(sheet, "onsulat"));
    }
    const auto reflex = make({.kind = Kind::reflex, .language = {"ar"}, .staff = true}, at(desks, a_tuesday));
    REQUIRE(reflex);
    CHECK(faults(*reflex) == "");
    for (const char* words : {"act 1: Danger maintenant", "act 2: Elle est accompagnée", "act 3: Elle peut attendre dix minutes", "act 4: Elle veut seulement un numéro",
                              "« Pour ce dossier, nous recevons toujours chaque personne seule. »", "Menaces de mort, arme", "« Je vous crois. »", "« Avec ou sans papiers, vous pouvez porter plainte", "heading: Qui peut recevoir",
                              "avoid: Ne prévenez jamais le partenaire", "3919", "Prenez dix minutes", "Et vous ? Dites-le à quelqu’un"})
        CHECK(given::says(reflex, words));
    CHECK(reflex->data == desks.data_date());
    CHECK(reflex->printed == given::day("2026-11-24"));
    std::set<std::string> told;
    for (const auto& line : given::lines(*reflex)) {
        if (line.part == Part::heading || line.part == Part::note || line.part == Part::contact) continue;      // one service may answer two needs
        INFO(language::plain(line.words));
        CHECK(told.insert(language::plain(line.words)).second);   // nothing twice
    }
    for (const Request& request : outcomes(desks, "tig-places", true)) {
        Request list = request;
        list.kind = Kind::shortlist;
        INFO(to_json(list));
        const auto sheet = make(list, at(desks, a_tuesday));
        if (sheet) CHECK(faults(*sheet) == "");
    }
}

TEST_CASE("a leaflet begins with the numbers, has no act twice, an act of each situation, and says where the rest is", "[handout][real]") {
    const auto& directory = given::real_directory();
    for (const auto& guide : guides::guides(directory)) {
        INFO(guide.id);
        const auto sheet = make({.kind = Kind::leaflet, .guide = guide.id}, at(directory, a_tuesday));
        REQUIRE(sheet);
        CHECK(sheet->sensitive == guide.sensitive);
        CHECK_FALSE(sheet->printed);
        std::string first;
        for (const auto& line : sheet->blocks.front().lines) first += given::told(line) + "\n";
        CHECK(first.starts_with("heading: Numéros utiles"));
        for (const char* number : {"112", "17", "15", "18", "114"}) CHECK(first.find(std::string{"contact: "} + number) != std::string::npos);
        CHECK(language::plain(sheet->blocks.back().lines.back().words) == "La suite est sur la borne.");

        std::multiset<std::string> acts;
        for (const auto& block : sheet->blocks)
            for (std::size_t i = 0; i < block.lines.size(); ++i)
                if (block.lines[i].part == Part::act || block.lines[i].part == Part::check)
                    acts.insert(language::plain(block.lines[i].words) + " · " + (i + 1 < block.lines.size() ? language::plain(block.lines[i + 1].words) : ""));
        for (const auto& act : acts) {
            INFO(act);
            CHECK(acts.count(act) == 1);
        }
        CHECK(acts.size() <= 16);
        std::size_t met = 0;
        auto situations = guides::situations(directory, guide.id, language::french);
        if (guide.sensitive)                                    // those of whoever fears to do harm are not for the same paper
            std::erase_if(situations, [](const auto& each) { return each.outcome.id.starts_with("own-"); });
        for (const auto& each : situations)
            met += std::any_of(each.outcome.acts.begin(), each.outcome.acts.end(), [&](const guides::Act& act) {
                const std::string title = language::plain(language::typographic(act.title, language::french));
                return std::any_of(acts.begin(), acts.end(), [&](const std::string& told) { return told.starts_with(title + " · "); });
            });
        CHECK(met == situations.size());
    }
}

TEST_CASE("no leaflet tells whoever fears what is told to whoever fears to do harm", "[handout][real]") {
    const auto& directory = given::real_directory();
    const auto sheet = make({.kind = Kind::leaflet, .guide = "violence-at-home"}, at(directory, a_tuesday));
    int apart = 0;
    for (const auto& each : guides::situations(directory, "violence-at-home", language::french)) {
        if (!each.outcome.id.starts_with("own-")) continue;
        for (const auto& act : each.outcome.acts) {
            INFO(act.title);
            CHECK(!given::says(sheet, language::plain(language::typographic(act.title, language::french))));
            ++apart;
        }
    }
    CHECK(apart > 2);
}

TEST_CASE("no hidden number or door stands on a leaflet", "[handout][real]") {
    const auto& directory = given::real_directory();
    std::set<std::string> shown, hidden;
    const auto now = given::minute(a_tuesday);
    for (const auto& service : directory.services())
        for (const auto& phone : service.phones)
            (directory::trust(phone.verified, service.kind, now) == directory::Trust::hidden ? hidden : shown).insert(language::plain(messages::phone_words(phone)));
    for (const auto& guide : guides::guides(directory))
        for (const auto& line : given::lines(*make({.kind = Kind::leaflet, .guide = guide.id}, at(directory, a_tuesday))))
            for (const std::string& number : hidden)
                if (number.size() > 5 && !shown.contains(number)) CHECK(language::plain(line.words).find(number) == std::string::npos);
}

TEST_CASE("what is said to whoever fears to do harm stands in a part of its own", "[handout][real]") {
    for (const auto& part : guides::whole(given::real_directory(), "violence-at-home", language::french)) {
        const auto own = std::count_if(part.acts.begin(), part.acts.end(), [](const auto& act) { return act.id.starts_with("own-"); });
        CHECK((own == 0 || own == static_cast<std::ptrdiff_t>(part.acts.size())));
    }
}

// --- Telling words --------------------------------------------------------------------------------------------------------------------------
namespace {

// What people say for the sensitive acts, in their languages, and a few words that nobody need read in a pocket.
std::map<std::string, std::vector<std::string>> telling_words() {
    authoring::Problems problems;
    const auto data = authoring::read(REPERE_SOURCE "/directory-data", problems);
    std::map<std::string, std::vector<std::string>> out{
        {"fr", {"violence", "viol", "victime", "plainte", "prison", "conjugal", "harcèlement"}}, {"en", {"violence", "abuse", "rape", "victim", "prison", "complaint"}},
        {"de", {"Gewalt", "Opfer", "Gefängnis"}}, {"it", {"violenza", "vittim", "carcere"}}, {"es", {"violencia", "víctima", "cárcel"}}, {"pt", {"violência", "vítima", "prisão"}},
        {"nl", {"geweld", "slachtoffer", "gevangenis"}}, {"pl", {"przemoc", "ofiar", "więzieni"}}, {"ru", {"насили", "жертв", "тюрьм"}}, {"uk", {"насильств", "жертв", "в’язниц"}},
        {"ar", {"عنف", "ضحية", "سجن"}}, {"fa", {"خشونت", "قربانی", "زندان"}}, {"zh-Hans", {"暴力", "受害", "监狱"}}, {"ja", {"暴力", "被害", "刑務所"}}, {"ko", {"폭력", "피해", "교도소"}}};
    for (const auto& act : data.acts)
        if (act.sensitive)
            for (const auto& [tag, words] : act.synonyms) out[tag].insert(out[tag].end(), words.begin(), words.end());
    return out;
}

std::string column(const Handout& sheet, bool french) {
    std::string out = language::plain(french && !sheet.french_title.empty() ? sheet.french_title : sheet.title) + "\n";
    for (const auto& line : given::lines(sheet)) out += language::plain(french && !line.french.empty() ? line.french : line.words) + "\n";
    return " " + language::search_form(out) + " ";
}

bool tells(const std::string& text, const std::string& word) {
    const std::string form = language::search_form(word);
    return !form.empty() && text.find(form) != std::string::npos;
}

}  // namespace

TEST_CASE("no word of a slip tells what its number is for, in any language", "[handout][real][slip]") {
    const auto& directory = given::real_directory();
    auto words = telling_words();
    REQUIRE(words["ja"].size() > 10);
    std::vector<Request> requests{{.kind = Kind::slip}};
    for (const auto& service : directory.services())
        if (directory.sensitive(service.id) || service.does("victim-support") || service.does("child-protection")) requests.push_back({.kind = Kind::slip, .service = service.id});
    for (Request& request : outcomes(directory, "violence-at-home", false)) {
        request.kind = Kind::slip;
        requests.push_back(std::move(request));
    }
    for (const auto& tag : directory.languages())
        for (Request request : requests) {
            request.language = tag;
            const auto sheet = make(request, at(directory, a_tuesday));
            REQUIRE(sheet);
            CHECK(language::plain(sheet->title) == language::plain(messages::Messages{directory, tag}.useful_numbers()));
            const std::string own = column(*sheet, false), french = column(*sheet, true);
            for (const std::string& word : words[tag.value == "fr-x-simple" ? "fr" : tag.value]) {
                INFO(to_json(request) << " says " << word);
                CHECK_FALSE(tells(own, word));
            }
            for (const std::string& word : words["fr"]) {
                INFO(to_json(request) << " says " << word);
                CHECK_FALSE(tells(french, word));
            }
        }
}

TEST_CASE("a slip of the quiet guide holds its helpline among ordinary numbers", "[handout][real][slip]") {
    const auto slip = make({.kind = Kind::slip, .guide = "violence-at-home",
                            .answers = {{"who", {"me"}}, {"now", {"no"}}, {"help", {"talk"}}, {"phone", {"yes"}}}}, at(given::real_directory(), a_tuesday));
    REQUIRE(slip);
    for (const char* number : {"contact: 112 · ", "contact: 15 · ", "contact: 18 · ", "contact: 3039\n", "contact: 3919\n", "contact: 3117\n"}) CHECK(given::says(slip, number));
}
