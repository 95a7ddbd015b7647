#include "authoring/phone_number.hpp"
#include "given/catch.hpp"
#include "given/data.hpp"

using namespace repere;
using authoring::PhoneUse;
using Catch::Matchers::Contains;

namespace {

const std::string sure = "x_verified: {on: 2026-01-10, method: call, confidence: confirmed}";

// One organization, one service: `more` are its lines.
std::string organization(const std::string& id, const std::string& more, const std::string& kind = "desk") {
    std::string text = "id: " + id + "\nname: " + id + "\nservices:\n  - id: " + id + "\n    name: Service " + id + "\n    x_class: " + kind + "\n    " + sure + "\n";
    std::istringstream lines{more};
    for (std::string line; std::getline(lines, line);) text += "    " + line + "\n";
    return text;
}
std::string phone(const std::string& number, const std::string& more = "") { return "phones: [{number: \"" + number + "\", " + more + sure + "}]\n"; }
std::string door(const std::string& street, const std::string& city = "Aix") { return "location: {address_1: \"" + street + "\", city: " + city + ", " + sure + "}\n"; }
std::string way(const std::string& id) { return "x_leads_to: [{service: " + id + ", when: Ensuite.}]\n"; }

given::Data with(const std::string& id, const std::string& more, const std::string& kind = "desk") {
    return given::data().with("organizations/" + id + ".yaml", organization(id, more, kind));
}

}  // namespace

TEST_CASE("a number that costs says what, a number that is written to says so", "[authoring]") {
    const auto [number, fields, said] = GENERATE(table<std::string, std::string, std::string>({
        {"0 892 70 57 05", "", "error: \"0 892 70 57 05\": is a number that costs: `cost` says how much"},
        {"0 892 70 57 05", "free: true, ", "error: \"0 892 70 57 05\": is a number that costs: it is not `free`"},
        {"0 892 70 57 05", "cost: Payant, ", ""},
        {"+33 892 70 57 05", "", "is a number that costs"},
        {"08 92 70 57 05", "", "is a number that costs"},
        {"0 806 00 12 31", "", "is a number that costs"},
        {"0 825 00 12 31", "", "is a number that costs"},
        {"0 805 80 58 17", "", ""},
        {"0 800 05 95 95", "free: true, ", ""},
        {"08 05 80 58 17", "", "warning: \"08 05 80 58 17\": a freephone is written 0 800 123 456, not in pairs"},
        {"08.00.05.95.95", "", "warning: \"08.00.05.95.95\": a freephone is written 0 800 123 456, not in pairs"},
        {"114", "", "error: \"114\": is only written to: its `type` is text"},
        {"114", "type: text, ", ""},
        {"31177", "", "error: \"31177\": is only written to: its `type` is text"},
        {"31177", "type: text, ", ""},
        {"06 12 34 56 78", "type: text, ", ""},
        {"19", "", "warning: \"19\": is no short code that we know of: read it again"},
        {"511", "", "is no short code that we know of"},
        {"5919", "", "is no short code that we know of"},
        {"19119", "", "is no short code that we know of"},
        {"117 006", "", "is no short code that we know of"},
        {"116 006", "", ""},
        {"3919", "", ""},
        {"115", "", ""},
        {"15", "", ""},
        {"+49 30 123456", "", ""},
        {"+33 442 605 303", "", ""},
    }));
    INFO(number << " " << fields);
    const auto lines = with("x", phone(number, fields)).said();
    if (said.empty()) CHECK(lines == "");
    else CHECK_THAT(lines, Contains("organizations/x.yaml:8:24: ") && Contains(said));
}

TEST_CASE("one number belongs to one organization, unless it is everybody's or said to be shared", "[authoring]") {
    const std::string said = "organizations/x.yaml:8:24: warning: the number +33 4 42 00 00 17 is also that of `police-desk` (organizations/state.yaml:18): "
                             "one of the two is wrong, or `x_shared: true` says that both are right\n";
    CHECK(with("x", phone("+33 4 42 00 00 17")).said() == said);
    CHECK(with("x", phone("+33 4 42 00 00 17", "x_shared: true, ")).said() == "");
    CHECK(with("x", phone("17")).said() == "");                                           // statutory
    CHECK(with("x", phone("04 42 00 00 18")).said() == "");
    const std::string same = "  - id: town-desk\n    name: Mairie\n    x_class: desk\n    " + sure + "\n    phones: [{number: 04 42 00 00 17, " + sure + "}]\n";
    CHECK(given::data().changed("organizations/state.yaml", "  - id: police-desk\n", same + "  - id: police-desk\n").said() == "");     // its own organization
}

TEST_CASE("two records of one name and one street are one record", "[authoring]") {
    const auto twin = [](const std::string& name, const std::string& more) {
        return given::data().with("organizations/x.yaml", "id: x\nname: X\nservices:\n  - id: x\n    name: " + name + "\n    x_class: desk\n    url: https://x.example\n    " + sure + "\n" + more).said();
    };
    const std::string street = "    location: {address_1: 1 Avenue de l'Europe, city: AIX en Provence, " + sure + "}\n";
    CHECK(twin("COMMISSARIAT", street) == "organizations/x.yaml:4:9: error: has the name and the street of `police-desk` (organizations/state.yaml:18): one record is enough\n");
    CHECK(twin("Commissariat central", street) == "");
    CHECK(twin("Commissariat", "    location: {address_1: 2 avenue de l’Europe, city: Aix-en-Provence, " + sure + "}\n") == "");
    CHECK(twin("17, police-secours", "") == "organizations/x.yaml:4:9: warning: has the name of `tel-17` (organizations/state.yaml:4): say what tells them apart, or keep one\n");
}

TEST_CASE("ways on lead to somebody who can be reached", "[authoring]") {
    const auto data = [](const std::string& a, const std::string& b) { return with("a", a).with("organizations/b.yaml", organization("b", b)); };
    const std::string dead = "nobody can be reached here: no number, door, website or e-mail is shown, and no `x_fallback` has one";
    struct Row { std::string a, b, said; };
    const auto [a, b, said] = GENERATE_COPY(values<Row>({
        {way("nobody"), phone("3949"), "organizations/a.yaml:8:28: error: no service is called `nobody`"},
        {phone("3949") + way("a"), phone("3039"), "error: a service does not lead to itself"},
        {"", phone("3949"), "organizations/a.yaml:4:9: warning: " + dead},
        {way("b"), phone("3949"), ""},
        {"x_fallback: b\n", phone("3949"), ""},
        {"url: https://a.example\n", phone("3949"), ""},
        {"email: a@example.org\n", phone("3949"), ""},
        {door("1 rue"), phone("3949"), ""},
        {way("b"), "x_fallback: tel-17\n", ""},
        {way("b"), "", dead},
        {way("b"), way("a"), "organizations/a.yaml:4:9: error: leads in a circle where nobody can be reached: a → b → a"},
        {"x_fallback: b\n", "x_fallback: a\n", "leads in a circle where nobody can be reached: a → b → a"},
        {way("b"), way("a") + phone("3949"), ""},
        {phone("3949") + way("b"), phone("3039") + way("a"), ""},
    }));
    INFO(a << b);
    const auto lines = data(a, b).said();
    if (said.empty()) CHECK(lines == "");
    else CHECK_THAT(lines, Contains(said));
}

TEST_CASE("a number that is not shown reaches nobody", "[authoring]") {
    CHECK_THAT(with("a", "phones: [{number: \"3949\", x_verified: {method: derived, confidence: to-confirm}}]\n").said(), Contains("nobody can be reached here"));
    CHECK(given::data().with("organizations/a.yaml", "id: a\nname: A\nservices:\n  - {id: a, name: A, x_class: desk, x_verified: {method: declared, confidence: to-confirm}}\n").said() == "");
}

TEST_CASE("a place that is contact-only has no address anywhere", "[authoring]") {
    CHECK(with("x", "status: contact-only\n" + phone("3949")).said() == "");
    CHECK_THAT(with("x", "status: contact-only\n" + door("1 rue")).said(), Contains("organizations/x.yaml:9:28: error: a place that is contact-only has no `location`"));
    CHECK_THAT(with("x", "status: contact-only\nlocation: {latitude: 43.5, longitude: 5.4, x_coordinates_verified: {method: visit, confidence: confirmed}}\n" + phone("3949")).said(),
               Contains("has no `location`"));
}

TEST_CASE("who may refer is said where one is referred", "[authoring]") {
    CHECK_THAT(with("x", phone("3949") + "x_referred_by: Un médecin\n").said(), Contains("error: `x_referred_by` goes with `x_intake: referral`"));
    CHECK(with("x", phone("3949") + "x_intake: referral\nx_referred_by: Un médecin\n").said() == "");
}

TEST_CASE("a word of the taxonomy that nobody uses is named", "[authoring]") {
    const auto data = given::data().changed("taxonomy.yaml", "audiences:\n", "  - {id: tea, label: Thé}\naudiences:\n  - {id: cats, label: Chats}\n");
    CHECK(data.said() == "taxonomy.yaml:5:10: warning: no service and no guide uses the act `tea`\n"
                         "taxonomy.yaml:7:10: warning: no service and no guide uses the audience `cats`\n");
}

TEST_CASE("a day of verification that is still to come is named, a day long past is not: that is the call sheet's", "[authoring]") {
    const auto folder = given::data().changed("organizations/state.yaml", "on: 2026-01-10, method: call", "on: 2027-01-10, method: call").written();
    const auto said = [&](const char* today) { return authoring::check(given::Data::folders(*folder), language::day_of(today)); };
    REQUIRE(said("2026-11-23").size() == 1);
    CHECK_THAT(to_string(said("2026-11-23")[0]), Contains("organizations/state.yaml:28:26: warning: `on` is a day to come: 2027-01-10"));
    CHECK(said("2027-01-10").empty());
    CHECK(said("2050-01-01").empty());
    CHECK(authoring::check(given::Data::folders(*folder)).empty());
}

TEST_CASE("sentences that stay French are counted a language and a file, not one by one", "[authoring]") {
    const auto entry = [](const std::string& key, const std::string& french, const std::string& german, const std::string& flag = "") {
        return flag + "msgctxt \"" + key + "\"\nmsgid \"" + french + "\"\nmsgstr \"" + german + "\"\n\n";
    };
    const std::string label = "act.emergency.label", name = "service.tel-17.name";
    CHECK_THAT(given::data().with("locales/de/directory.po", entry(label, "Urgence", "Notfall")).said(),
               Contains("locales/de/directory.po:0:0: warning: 9 of 10 sentences are shown in French\n") && Contains("locales/de/guides.po:0:0: warning: "));
    CHECK_THAT(given::data().with("locales/de/directory.po", entry(label, "Urgence", "Notfall") + entry(name, "17 – Police secours", "Polizei", "#, fuzzy\n")).said(),
               Contains("locales/de/directory.po:0:0: warning: 9 of 10 sentences are shown in French, 1 of them because the French has changed\n"));
}
