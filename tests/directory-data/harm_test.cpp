// « Facts that would harm or mislead on screen, and the rule » (people.md), line by line, on the real data as a kiosk reads it.
#include <algorithm>
#include <regex>
#include <set>

#include "authoring/phone_number.hpp"
#include "authoring/read.hpp"
#include "directory-data/real.hpp"
#include "given/catch.hpp"

using namespace real;
using directory::Badge;
using directory::Trust;

namespace {

bool nowhere(const std::string& words) {
    static const std::vector<std::string> all = [] {
        auto every = texts();
        for (std::string& text : every) text = language::folded(text);
        return every;
    }();
    const std::string wanted = language::folded(words);
    const auto found = std::find_if(all.begin(), all.end(), [&](const std::string& text) { return text.find(wanted) != std::string::npos; });
    if (found != all.end()) UNSCOPED_INFO("the file says: " << *found);
    return found == all.end();
}

std::set<std::string> ids_of(const std::vector<directory::Service>& services) {
    std::set<std::string> ids;
    for (const auto& service : services) ids.insert(service.id);
    return ids;
}

// Needs of the acts that these answers lead to.
std::set<std::string> needs_after(const guides::Answers& answers) {
    const auto step = guides::next(the_directory(), "victim", answers, language::french);
    std::set<std::string> out;
    for (const auto& act : std::get<guides::Outcome>(step.value()).acts) out.insert(act.need);
    return out;
}

bool ever_green(const directory::Service& service) {
    const auto week = hours_of_a_week();
    return std::any_of(week.begin(), week.end(), [&](directory::Minute hour) { return directory::availability(service, hour).badge == Badge::open; });
}

const authoring::Data& files() {                           // also what is not published
    static const authoring::Data data = [] {
        authoring::Problems problems;
        return authoring::read(REPERE_SOURCE "/directory-data", problems);
    }();
    return data;
}

const authoring::Service& in_files(const std::string& id) {
    const auto& all = files().services;
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& service) { return service.id.value == id; });
    if (found == all.end()) throw std::runtime_error{"no record: " + id};
    return *found;
}

// FNV-1a of one or two words in search form: names that may stand nowhere are not written here either.
std::uint64_t digest(std::string_view words) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : words) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return hash;
}

}  // namespace

TEST_CASE("a place that hides victims has no record, no name and no address", "[directory-data]") {
    static const std::set<std::uint64_t> hidden{0xdbbf20d31a3d1892U, 0x34802ce99dfaf08fU, 0xc61b42f88f3676abU, 0x5cca25ab81ae14abU};
    const auto words = [](const std::string& text) {
        std::vector<std::string> out;
        const std::string form = language::search_form(text);
        for (std::size_t begin = 0; begin <= form.size();) {
            const std::size_t end = std::min(form.find(' ', begin), form.size());
            if (end > begin) out.push_back(form.substr(begin, end - begin));
            begin = end + 1;
        }
        return out;
    };
    REQUIRE(texts().size() > 3000);
    for (const std::string& text : texts()) {
        const auto all = words(text);
        for (std::size_t i = 0; i < all.size(); ++i)
            if (hidden.contains(digest(all[i])) || (i + 1 < all.size() && hidden.contains(digest(all[i] + " " + all[i + 1])))) FAIL("a protected name: " << text);
    }
    auto found_by = the_directory().database().prepare("SELECT text FROM search_term");
    while (found_by.step())
        if (hidden.contains(digest(found_by.text(0)))) FAIL("a protected name can be searched for");
    // what one may ask to be housed in is reached through 115, and has no door, town, dot, hour, number or address
    for (const auto& service : the_directory().services_that("housing")) {
        INFO(service.id);
        CHECK_FALSE(service.location);
        CHECK(service.phones.empty());
        CHECK(service.email.empty());
        CHECK(service.url.empty());
        CHECK(service.fallback == "tel-115");
    }
    const auto residence = service("pension-artemis");      // contact-only: not even its town, by way of whose it is
    for (const std::string& text : {residence.name, residence.description, residence.alert, residence.application_process, residence.organization_name})
        CHECK_FALSE(says(language::folded(text), "Aix"));
    CHECK(service("chrs-henri-dunant").organization != residence.organization);
}

TEST_CASE("numbers and addresses that somebody only remembers are in no text of the file", "[directory-data]") {
    for (const char* words : {"3230", "32 30", "3646", "36 46", "980 980 930", "0 980", "840 800", "+33980980930", "+33800840800", "av. Verdi", "avenue Verdi", "Giuseppe Verdi", "17cyber.gouv.fr"}) {
        INFO(words);
        CHECK(nowhere(words));
    }
    CHECK_FALSE(the_directory().service("web-17cyber"));
    auto row = the_directory().database().prepare("SELECT service_id FROM phone WHERE confidence = 'to-confirm' UNION ALL SELECT service_id FROM location WHERE confidence = 'to-confirm' AND address_1 <> ''");
    CHECK_FALSE(row.step());
}

TEST_CASE("the referent for community service, whose address follows from a pattern only, is to be confirmed and not shown", "[directory-data]") {
    const auto& referent = in_files("referent-tig-13");
    CHECK(referent.verified.method == "derived");
    CHECK(referent.verified.confidence == "to-confirm");
    CHECK_FALSE(the_directory().service("referent-tig-13"));
    CHECK(nowhere("referent.tig"));
}

TEST_CASE("contacts read between 2015 and 2020 are shown with their age, never green", "[directory-data]") {
    for (const char* id : {"tel-3117", "tel-opposition-carte", "marseille-droits-femmes"}) {
        INFO(id);
        const auto found = service(id);
        const auto phones = directory::shown_phones(found, today);
        REQUIRE_FALSE(phones.empty());
        for (const auto& phone : phones) CHECK(directory::trust(phone.verified, found.kind, today) == Trust::aged);
        CHECK_FALSE(ever_green(found));
        CHECK(says(read_of(id), "non revérifié depuis"));
    }
    const auto victims = service("tel-116006");               // the number is the law's, its hours are not sure
    CHECK(directory::trust(victims.phones.at(0).verified, victims.kind, today) == Trust::good);
    CHECK_FALSE(ever_green(victims));
    CHECK(says(read_of("tel-116006"), "Horaires à confirmer"));
}

TEST_CASE("before a number that costs stands the bank, then the price, then the number; from abroad there is another", "[directory-data]") {
    for (const char* id : {"tel-opposition-carte", "tel-opposition-cheque"}) {
        INFO(id);
        const std::string page = read_of(id);
        CHECK(in_order(page, "Prévenez d'abord votre banque", "Numéro payant. Le prix peut être élevé."));
        CHECK(in_order(page, "Numéro payant. Le prix peut être élevé.", service(id).phones.at(0).number));
    }
    const std::string card = read_of("tel-opposition-carte");
    CHECK(in_order(card, "si un téléphone étranger ne peut pas joindre le premier numéro", "+33 442 605 303") !=
          in_order(card, "+33 442 605 303", "si un téléphone étranger ne peut pas joindre le premier numéro"));      // said of that number, before or after it
    for (const auto& one : the_directory().services())            // whatever costs says so: 0 892 is never shown bare
        for (const auto& phone : one.phones)
            if (phone.dial.starts_with("+3389")) { INFO(one.id); CHECK_FALSE(phone.cost.empty()); CHECK_FALSE(phone.free); }
}

TEST_CASE("the city police is never who takes a complaint, and says so", "[directory-data]") {
    const auto police = service("aix-police-municipale");
    for (const char* act : {"complaint-intake", "online-complaint", "police-desk"}) CHECK_FALSE(police.does(act));
    CHECK(ids_of(the_directory().services_that("complaint-intake")) ==
          std::set<std::string>{"aix-commissariat", "aix-gendarmerie", "web-plainte-en-ligne", "police-pennes-mirabeau", "commissariat-salon", "commissariat-aubagne"});
    CHECK(says(read_of("aix-police-municipale"), "N'enregistre pas les plaintes"));
    CHECK(nowhere("mains courantes"));
}

TEST_CASE("the house of justice, of two addresses, has none: its telephone, then 3039", "[directory-data]") {
    const auto house = service("aix-mjd");
    CHECK_FALSE(directory::shows_address(house, today));
    CHECK_FALSE((house.location && (house.location->latitude || !house.location->city.empty())));
    CHECK_FALSE(ever_green(house));
    CHECK(house.fallback == "tel-3039");
    const std::string page = read_of("aix-mjd");
    CHECK(in_order(page, "04 42 20 90 32", "3039"));
    for (const char* street : {"Follereau", "Bruno-Durand", "Joseph-d'Arbaud"}) CHECK(nowhere(street));
}

TEST_CASE("the gendarmerie of 2019, without hours, is never green and says how old its number is", "[directory-data]") {
    const auto brigade = service("aix-gendarmerie");
    CHECK_FALSE(ever_green(brigade));
    const std::string page = read_of("aix-gendarmerie");
    CHECK(says(page, "Horaires à confirmer"));
    CHECK(says(page, "non revérifié depuis octobre 2019"));
}

TEST_CASE("two sources that disagree make one card, to be confirmed", "[directory-data]") {
    const auto youth = service("mission-locale");
    CHECK(directory::shown_phones(youth, today).size() == 1);
    CHECK(in_files("mission-locale").phones.size() == 2);      // both are kept in the file, one is shown
    for (const char* id : {"mission-locale", "sous-prefecture-aix", "mdph-13"}) {
        INFO(id);
        const auto one = service(id);
        CHECK(says(language::folded(one.alert), "à confirmer"));
        CHECK_FALSE(ever_green(one));
        if (one.location) CHECK(directory::trust(one.location->verified, one.kind, today) != Trust::good);
    }
    CHECK_FALSE(the_directory().service("ddcs-13"));               // reorganised since: for desks, to be looked into
    CHECK(in_files("ddcs-13").staff);
    CHECK(nowhere("Saint-Sébastien"));
    CHECK(service("mdph-13").phones.at(0).dial == "+33800814844");
    CHECK(service("mdph-13").phones.at(0).number == "0 800 81 48 44");
    CHECK_FALSE(authoring::phone_number("08 00 81 48 44").warning.empty());
    for (const auto& one : the_directory().services())             // as E.164 or a short code, and a freephone never in pairs
        for (const auto& phone : one.phones) {
            INFO(one.id << " " << phone.number);
            CHECK(std::regex_match(phone.dial, std::regex{"\\+[1-9][0-9]{6,14}|[0-9]{2,6}"}));
            CHECK_FALSE(phone.number.starts_with("08 0"));
        }
}

TEST_CASE("services of Marseille come after Aix and the national lines, and ask to check whether they receive people from Aix", "[directory-data]") {
    const std::set<std::string> marseille{"marseille-avad", "marseille-droits-femmes", "mdf-marseille"};
    for (const auto& id : marseille) CHECK(says(read_of(id), "vérifiez qu'ils reçoivent les habitants d'Aix"));
    // where someone in danger or in need of an ear is sent, at any hour, with or without a telephone
    for (const std::string act : {"emergency", "partner-violence-support", "sexual-violence-support", "victim-support", "emergency-shelter", "complaint-intake"})
        for (const char* phone : {"yes", "text", "no"})
            for (const auto hour : hours_of_a_week()) {
                const auto doors = guides::who_can(the_directory(), act, {{"phone", {phone}}}, hour);
                const auto first = std::find_if(doors.begin(), doors.end(), [&](const auto& door) { return marseille.contains(door.id); });
                const bool last = std::all_of(first, doors.end(), [&](const auto& door) { return says(language::folded(door.name), "Marseille"); });
                if (!last) FAIL(act << ", telephone " << phone << ", " << language::iso(hour) << ": " << first->id << " stands before a door of Aix or a national line");
            }
}

TEST_CASE("a forensic examination has no door: its address is on the police's paper, and care comes first", "[directory-data]") {
    const auto forensic = service("timone-victimes");
    CHECK_FALSE(forensic.location);
    CHECK(forensic.phones.empty());
    CHECK(forensic.url.empty());
    CHECK(forensic.fallback == "tel-15");
    const std::string page = read_of("timone-victimes");
    CHECK(says(page, "L'adresse de l'examen est donnée par la police"));
    CHECK(says(page, "Pour des soins : le 15, ou les urgences d'un hôpital"));
}

TEST_CASE("of the consulates only those that were read about are shown, and none where somebody flees from somebody", "[directory-data]") {
    CHECK(ids_of(the_directory().services_that("consular-help")) ==
          std::set<std::string>{"consulat-algerie", "consulat-italie", "consulat-japon", "consulat-uk", "consulat-usa", "corps-consulaire-marseille"});
    for (const auto& one : files().services)                   // the ten that somebody remembers have their record, and wait
        if (one.id.value.starts_with("consulat-") && !the_directory().service(one.id.value)) CHECK(one.verified.confidence == "to-confirm");
    const auto usa = service("consulat-usa");
    CHECK_FALSE(directory::shows_address(usa, today));
    CHECK(usa.phones.empty());
    CHECK(says(read_of("consulat-usa"), "l'ambassade à Paris"));
    CHECK(service("consulat-algerie").location->verified.confidence == directory::Confidence::seen);

    for (const char* where : {"living", "visiting"})
        for (const guides::Answers& answers : {guides::Answers{{"who", {where}}, {"what", {"sexual"}}, {"helped", {"adult"}}, {"phone", {"yes"}}},
                                               guides::Answers{{"who", {where}}, {"what", {"assault"}}, {"by", {"close"}}, {"helped", {"adult"}}, {"phone", {"yes"}}}}) {
            const auto needs = needs_after(answers);
            CHECK_FALSE(needs.empty());
            CHECK_FALSE(needs.contains("consular-help"));
        }
    const auto robbed = needs_after({{"who", {"visiting"}}, {"what", {"theft"}}, {"lost", {"papers"}}, {"phone", {"yes"}}});
    CHECK(robbed.contains("consular-help"));                   // there it stands
}

TEST_CASE("the prison has no dot on any map, and nobody who was robbed is led to it", "[directory-data]") {
    const auto prison = service("cp-aix-luynes");
    CHECK_FALSE(prison.location->latitude);
    for (const char* audience : {"victims", "tourists"}) CHECK(std::find(prison.audiences.begin(), prison.audiences.end(), audience) == prison.audiences.end());
    auto row = the_directory().database().prepare("SELECT DISTINCT need FROM act WHERE guide_id IN ('victim', 'travel-safely', 'violence-at-home', 'my-rights')");
    while (row.step())
        if (!row.text(0).empty()) { INFO(row.text(0)); CHECK_FALSE(prison.does(row.text(0))); }
}

TEST_CASE("aid on condition of papers is never the first line, and the next says what exists without them", "[directory-data]") {
    const auto aid = service("web-caf-avvc");
    std::vector<std::string> sentences;
    for (std::size_t begin = 0; begin < aid.description.size();) {
        const std::size_t end = std::min(aid.description.find(". ", begin), aid.description.size());
        sentences.push_back(language::folded(aid.description.substr(begin, end - begin)));
        begin = end + 2;
    }
    const auto condition = std::find_if(sentences.begin(), sentences.end(), [](const auto& s) { return says(s, "situation régulière"); });
    REQUIRE(condition != sentences.end());
    CHECK(condition != sentences.begin());
    REQUIRE(std::next(condition) != sentences.end());
    CHECK(says(*std::next(condition), "Avec ou sans papiers"));
    CHECK(says(read_of("web-caf-avvc"), "Avec ou sans papiers, vous pouvez porter plainte"));
    // nowhere else is somebody asked for regular papers
    int said = 0;
    for (const auto& one : the_directory().services()) said += says(language::folded(one.description + one.alert + one.application_process), "régulière");
    CHECK(said == 1);
}

TEST_CASE("3919 promises no two hundred languages: ask for an interpreter", "[directory-data]") {
    for (const char* words : {"200 langues", "deux cents langues", "200 languages", "200 种语言", "200 لغة"}) CHECK(nowhere(words));
    CHECK(service("tel-3919").languages.empty());
    CHECK(says(read_of("tel-3919"), "Demandez un interprète"));
}

TEST_CASE("a site that keeps a record of what was done, or that chats about it, is to be opened where the other cannot see", "[directory-data]") {
    for (const char* id : {"web-memo-de-vie", "web-arretonslesviolences", "web-wfwf", "web-guide-protection-numerique", "web-caf-avvc"}) {
        INFO(id);
        CHECK(says(read_of(id), "un appareil que la personne violente ne peut pas voir"));
        for (const auto& region : page_of(id).regions)
            for (const auto& group : region.groups) {
                CHECK(group.id.find("qr") == std::string::npos);
                for (const auto& widget : group.widgets) CHECK(widget.id.find("qr") == std::string::npos);
            }
    }
}

TEST_CASE("thresholds, amounts and days of incapacity are the professionals' to say", "[directory-data]") {
    const std::regex figure{"\\bITT\\b|[0-9] ?(€|euros?)\\b|\\b(23|vingt-trois) questions|jours d['’]incapacité|\\bScore\\b|[0-9]+ ?欧元|[0-9]+ ?يورو"};
    for (const std::string& text : texts()) {
        INFO(text);
        CHECK_FALSE(std::regex_search(text, figure));
    }
}

TEST_CASE("what was perhaps replaced is for desks only", "[directory-data]") {
    for (const char* id : {"web-pre-plainte", "tel-info-escroqueries", "tel-3949"}) {
        INFO(id);
        CHECK_FALSE(the_directory().service(id));
        CHECK(in_files(id).staff);
    }
    for (const char* words : {"pre-plainte-en-ligne.gouv.fr", "805 805 817", "+33805805817", "3949", "39 49"}) CHECK(nowhere(words));
}

TEST_CASE("what was read in an old source is shown with a warning and who answers instead; what is remembered, only who answers instead", "[directory-data]") {
    for (const auto& one : the_directory().services()) {
        INFO(one.id);
        CHECK(one.verified.confidence != directory::Confidence::to_confirm);
        const std::string page = read_of(one.id);
        const auto phones = directory::shown_phones(one, today);
        const bool aged_phone = std::any_of(phones.begin(), phones.end(), [&](const auto& phone) { return directory::trust(phone.verified, one.kind, today) == Trust::aged; });
        const bool aged_door = directory::shows_address(one, today) && directory::trust(one.location->verified, one.kind, today) == Trust::aged;
        if (aged_phone) CHECK((says(page, "Numéro non revérifié") || says(page, "Numéro lu")));
        if (aged_door) CHECK((says(page, "Adresse non revérifiée") || says(page, "Adresse lue")));
        if (const auto other = the_directory().service(one.fallback); other && (aged_phone || (phones.empty() && one.kind != directory::Class::online)))
            CHECK(says(page, other->name));
    }
    for (const auto& one : files().services) {
        if (one.verified.confidence != "to-confirm") continue;
        INFO(one.id.value);
        CHECK_FALSE(the_directory().service(one.id.value));
    }
    // named in 2013 and not found since: who answers instead is in the file
    for (const auto& [id, instead] : std::vector<std::pair<std::string, std::string>>{
             {"aix-apers", "tel-116006"}, {"aix-savu", "tel-116006"}, {"aix-bav", "tel-116006"}, {"aix-isc", "tel-116006"}, {"cri-enfant", "tel-119"}, {"pjj-aix", "tel-3039"}}) {
        INFO(id);
        CHECK_FALSE(in_files(id).published());
        CHECK(in_files(id).fallback.value == instead);
        CHECK(the_directory().service(instead));
    }
}
