// Search among many: where a beginning finds thousands, its best are ready.
#include <set>

#include "directory/search_terms.hpp"
#include "given/catch.hpp"
#include "given/data.hpp"

using namespace repere;
using namespace repere::directory;

namespace {

// 3 000 services "Centre social …" in 100 towns, one of them rare in each respect.
const given::Built& country() {
    static const given::Built built = [] {
        std::string services = "id,organization_id,name,description\n", locations = "id,location_type\n", addresses = "location_id,address_1,city\n", at = "service_id,location_id\n";
        for (int i = 0; i < 3000; ++i) {
            const std::string n = std::to_string(i);
            services += "s" + n + ",o,Centre social " + (i == 1234 ? "Pervenche" : "Maison " + n) + "," + (i == 2000 ? "Aide aux victimes" : "Accueil") + "\n";
            locations += "l" + n + ",physical\n";
            addresses += "l" + n + "," + n + " rue de la Paix,Ville" + std::to_string(i % 100) + "\n";
            at += "s" + n + ",l" + n + "\n";
        }
        return given::Data{}
            .with("organizations.csv", "id,name\no,Réseau national\n")
            .with("services.csv", services)
            .with("locations.csv", locations)
            .with("addresses.csv", addresses)
            .with("service_at_location.csv", at)
            .with("x_translations.csv", "resource_type,resource_id,field,language,text\nservice,s77,name,zh-Hans,马赛紧急住宿中心\nservice,s78,name,ar,مركز الشرطة\n")
            .built();
    }();
    return built;
}

std::vector<std::string> ids(std::string_view query, std::size_t limit = 5) {
    std::vector<std::string> out;
    for (const auto& found : country().directory().find(query, {}, limit)) out.push_back(found.id);
    return out;
}

}  // namespace

TEST_CASE("among thousands that begin alike the one that has all the words is first", "[directory]") {
    const auto [query, first, because] = GENERATE(table<const char*, const char*, const char*>({
        {"pervenche", "s1234", "a rare word alone"},
        {"centre social pervenche", "s1234", "after words that everybody has"},
        {"pervenche centre so", "s1234", "before them, the last only begun"},
        {"centre social p", "s1234", "a word barely begun ranks"},
        {"c s pervenche", "s1234", "short words alone do not choose"},
        {"centre victimes", "s2000", "a word of its description"},
        {"cetnre social prevenche", "s1234", "two words with mistakes"},
        {"prvenche", "s1234", "a letter forgotten"},
        {"2000 rue de la paix", "s2000", "a number in a street where everybody lives"},
        {"紧急", "s77", "inside of a Chinese name"},
        {"紧急住宿中心马赛", "s77", "more characters than a piece has, in another order"},
        {"jin ji zhu su", "s77", "its pinyin, a syllable a word"},
        {"jinjizhusu", "s77", "and in one"},
        {"الشرطة", "s78", "Arabic as it is written"},
        {"شرطة", "s78", "and without its article"},
    }));
    INFO(because << ": " << query);
    const auto found = ids(query);
    REQUIRE_FALSE(found.empty());
    CHECK(found.front() == first);
}

TEST_CASE("a beginning of thousands answers with the best of them, as many as are asked for", "[directory]") {
    for (const char* query : {"c", "ce", "cen", "centre", "centre social", "social centre maison", "r"}) {
        INFO(query);
        CHECK(ids(query, 5).size() == 5);
        const auto many = ids(query, 200);
        CHECK(std::set<std::string>(many.begin(), many.end()).size() == 200);
    }
}

TEST_CASE("every name is found by what one types of it", "[directory]") {
    for (int i = 0; i < 3000; i += 37)
        if (i != 1234) {
            const std::string n = std::to_string(i), id = "s" + n;
            INFO(id);
            const auto found = ids("maison " + n, 5);
            CHECK(std::find(found.begin(), found.end(), id) != found.end());
        }
}

TEST_CASE("what is open now, near and surely there comes first among equals", "[directory]") {
    const auto desk = [](const std::string& id, const std::string& hours, const std::string& place) {
        const std::string fact = "{on: 2026-01-10, method: call, confidence: confirmed}";
        return "id: " + id + "\nname: Asso " + id + "\nservices:\n  - id: " + id + "-desk\n    name: Permanence\n    x_class: desk\n    x_verified: " + fact +
               "\n    location:\n      address_1: rue " + id + "\n      city: Aix\n      x_verified: " + fact + "\n      x_hours: \"" + hours + "\"\n      x_hours_verified: " + fact + place + "\n";
    };
    const auto at = [](const char* latitude) { return std::string{"\n      latitude: "} + latitude + "\n      longitude: 5.4\n      x_coordinates_verified: {on: 2026-01-10, method: visit, confidence: confirmed}"; };
    const Seeker monday{{"fr"}, *language::minute_of("2026-02-02T10:00"), 43.52, 5.4};
    const auto first = [&](const std::string& a, const std::string& b) {
        const auto built = given::data().with("organizations/a.yaml", a).with("organizations/b.yaml", b).built();
        return built.directory().find("permanence", monday, 5).front().id;
    };
    CHECK(first(desk("a", "Tu 09:00-12:00", ""), desk("b", "Mo 09:00-12:00", "")) == "b-desk");
    CHECK(first(desk("a", "Mo 09:00-12:00", ""), desk("b", "Tu 09:00-12:00", "")) == "a-desk");
    CHECK(first(desk("a", "Mo 09:00-12:00", at("43.9")), desk("b", "Mo 09:00-12:00", at("43.53"))) == "b-desk");
    CHECK(first(desk("a", "Mo 09:00-12:00", at("43.53")), desk("b", "Mo 09:00-12:00", at("43.9"))) == "a-desk");
}

TEST_CASE("a guide is found by what it answers and advises", "[directory]") {
    const auto built = given::data().built();
    const auto found = built.directory().find("arrivé", {}, 5);
    REQUIRE_FALSE(found.empty());
    CHECK(found.front().kind == "guide");
    for (const auto& service : built.directory().search("", {}, 50)) CHECK(built.directory().service(service.id));
}

TEST_CASE("a mistake is a letter changed, left out, put in or exchanged with its neighbour", "[directory]") {
    const auto [typed, word, errors] = GENERATE(table<const char*, const char*, int>({
        {"police", "police", 0}, {"poli", "police", 0}, {"polise", "police", 1}, {"polce", "police", 1}, {"poliice", "police", 1}, {"pilice", "police", 1},
        {"ploice", "police", 1}, {"plioce", "police", 2}, {"xxlice", "police", 2}, {"abcdef", "police", 3}, {"полция", "полиция", 1},
    }));
    INFO(typed);
    CHECK(errors_from(letters_of(typed), letters_of(word), 2) == errors);
    if (errors > 0 && errors <= allowed_errors(letters(typed))) {               // and the traces lead there
        std::set<std::uint32_t> left;
        for (const auto& beginning : beginnings(word))
            for (const auto trace : traces(beginning, 2)) left.insert(trace);
        const auto of_typed = typed_traces(typed);
        CHECK(std::any_of(of_typed.begin(), of_typed.end(), [&](std::uint32_t trace) { return left.contains(trace); }));
    }
}
