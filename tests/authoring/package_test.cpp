// National directories come as HSDS tabular packages.
#include "authoring/csv.hpp"
#include "given/catch.hpp"
#include "given/data.hpp"

using namespace repere;

namespace {

given::Data package() {
    return given::Data{}
        .with("organizations.csv", "id,name,alternate_name,website\no1,Ville d’Aubagne,Mairie,https://example.org\n")
        .with("services.csv",
              "id,organization_id,name,description,status,url,assured_date,last_modified\n"
              "s1,o1,\"Accueil, écoute \"\"jeunes\"\"\",\"Écoute\nsans rendez-vous\",active,,2026-05-04,\n"
              "s2,o1,Site,,active,https://example.org,,2025-01-02T10:00:00Z\n"
              "s3,o1,Ancien service,,defunct,,,\n")
        .with("locations.csv", "id,location_type,name,latitude,longitude,transportation\nl1,physical,Maison,43.29,5.57,Bus 1\nl2,virtual,Nuage,,,\n")
        .with("addresses.csv", "location_id,address_1,city,postal_code,address_type\nl1,1 rue Droite,Aubagne,13400,physical\n")
        .with("service_at_location.csv", "id,service_id,location_id\nsl1,s1,l1\n")
        .with("phones.csv", "id,service_id,location_id,number,type,description\np1,s1,,04 42 00 00 00,voice,Accueil\np2,s1,,04 42 00 00 01,fax,\np3,,l1,06 00 00 00 00,text,\n")
        .with("schedules.csv", "id,service_at_location_id,freq,byday,opens_at,closes_at,description\nh1,sl1,WEEKLY,\"MO,WE\",09:00,12:00,\nh2,sl1,MONTHLY,1TU,14:00:00,16:00:00,\n")
        .with("languages.csv", "id,service_id,code\ng1,s1,ar\n")
        .with("taxonomy_terms.csv", "id,name\nyouth,Jeunes\n")
        .with("attributes.csv", "id,link_id,link_entity,taxonomy_term_id\na1,s1,service,youth\n")
        .with("x_translations.csv",
              "resource_type,resource_id,field,language,text\nservice,s1,name,de,Treffpunkt\ntaxonomy_term,youth,name,de,Jugend\ntaxonomy_term,youth,x_synonym,ru,молодёжь\n"
              "taxonomy_term,youth,x_synonym,fr,ados\norganization,o1,name,de,Stadt Aubagne\n");
}

// Without the folder: "services.csv:3:7: warning: …"
std::string said(const given::Data& data) { return data.said(); }

}  // namespace

TEST_CASE("an HSDS package becomes a directory like any other", "[authoring]") {
    CHECK(said(package()) == "");
    const auto built = package().built();
    const auto& directory = built.directory();
    CHECK(directory.services().size() == 2);                                    // a defunct one is published nowhere
    const auto service = *directory.service("s1");
    CHECK(service.name == "Accueil, écoute \"jeunes\"");
    CHECK(service.description == "Écoute\nsans rendez-vous");
    CHECK(service.organization_name == "Ville d’Aubagne");
    CHECK(service.acts == std::vector<std::string>{"youth"});
    CHECK(service.kind == directory::Class::desk);
    REQUIRE(service.location);
    CHECK(service.location->address_1 == "1 rue Droite");
    CHECK(service.location->latitude == 43.29);
    CHECK(service.location->hours.text() == "Mo,We 09:00-12:00, Tu[1] 14:00-16:00");
    REQUIRE(service.phones.size() == 2);                                        // nobody at a kiosk sends a fax
    CHECK(service.phones[0].dial == "+33442000000");
    CHECK(service.phones[1].type == directory::PhoneType::text);                // of everybody at that door
    CHECK(directory.service("s2")->kind == directory::Class::online);
    CHECK(directory.translation({"de"}, "directory", "service.s1.name")->text == "Treffpunkt");
    CHECK_FALSE(directory.translation({"de"}, "directory", "service.s1.name")->reviewed);
}

TEST_CASE("what a package says was read, never confirmed by us", "[authoring]") {
    const auto built = package().built();
    const auto service = *built.directory().service("s1");
    CHECK(service.verified.confidence == directory::Confidence::seen);
    CHECK(language::iso(*service.verified.on) == "2026-05-04");                 // assured_date
    CHECK(language::iso(*built.directory().service("s2")->verified.on) == "2025-01-02");      // last_modified, where nobody assured it
    const auto open = *language::minute_of("2026-05-04T10:00");
    CHECK(directory::availability(service, open).badge == directory::Badge::to_confirm);
}

TEST_CASE("its words are found in every language, its synonyms too", "[authoring]") {
    const auto built = package().built();
    for (const char* query : {"écoute", "treffpunkt", "jugend", "молодёжь", "molodezh", "ados", "aubagne", "rue droite", "0442000000"}) {
        INFO(query);
        const auto found = built.directory().find(query, {}, 5);
        REQUIRE_FALSE(found.empty());
        CHECK(found.front().id == "s1");
    }
}

TEST_CASE("the same package gives the same bytes", "[authoring]") { CHECK(package().built().bytes() == package().built().bytes()); }

TEST_CASE("what is wrong in a package is said with its cell, and the rest is kept", "[authoring]") {
    const auto [file, text, words, because] = GENERATE(table<std::string, std::string, std::string, const char*>({
        {"services.csv", "id,organization_id,name\ns1,o1,A\ns9,none,B\n", "services.csv:3:4: warning: no organization is called `none`: the row is left out", "an orphan"},
        {"services.csv", "id,organization_id,name\ns1,o1,A\ns1,o1,B\n", "services.csv:3:1: error: the service `s1` is already there", "twice"},
        {"services.csv", "id,organization_id,name\ns1,o1,\n", "services.csv:2:1: error: service needs an `id` and a `name`", "no name"},
        {"services.csv", "id,name\ns1,A\n", "services.csv:1:1: error: the table has no column `organization_id`", "no column"},
        {"services.csv", "id,organization_id,name\ns1,o1,\"A\n", "services.csv:2:7: error: the quote that opens here is never closed", "an open quote"},
        {"services.csv", "id,organization_id,name\ns1,o1,\"A\"B\n", "services.csv:2:7: error: after the closing quote of this cell there is more", "words after a quote"},
        {"services.csv", "id,id,name,organization_id\ns1,s1,A,o1\n", "services.csv:1:4: error: the column `id` stands there twice", "a column twice"},
        {"services.csv", "id,organization_id,name\ns1,o1,\xFF\n", "services.csv:0:0: error: the file is not UTF-8", "not UTF-8"},
        {"services.csv", "id,organization_id,name,status\ns1,o1,A,gone\n", "services.csv:2:9: warning: HSDS knows no status `gone`: the service is taken as inactive", "a status"},
        {"locations.csv", "id,latitude,longitude\nl1,100,5\n", "locations.csv:2:4: warning: `100`, `5` is no place on earth: left out", "of the official examples"},
        {"phones.csv", "service_id,number\ns1,12345678\n", "phones.csv:2:4: warning: \"12345678\": a number is a short code of 2 to 6 digits, a French number of 10, or begins with +; the number is left out", "no number"},
        {"schedules.csv", "service_id,freq,bymonthday,opens_at,closes_at\ns1,MONTHLY,15,09:00,10:00\n", "schedules.csv:2:1: warning: weeks and days of a month or a year are not read here: these hours are left out", "a rule that is not read"},
        {"schedules.csv", "service_id,description\ns1,Mo 25:00\n", "schedules.csv:2:4: warning: \"Mo 25:00\", at", "hours that are none"},
        {"x_translations.csv", "resource_type,resource_id,field,language,text\nservice,s1,name,deutsch!,A\n", "x_translations.csv:2:17: warning: `deutsch!` is not the tag of a language (BCP 47): the row is left out", "a tag"},
    }));
    INFO(because);
    CHECK(said(package().with(file, text)).find(words) != std::string::npos);
    if (words.find("error:") != std::string::npos) CHECK_THROWS(package().with(file, text).built());
    else CHECK(package().with(file, text).built().directory().service("s1"));
}

TEST_CASE("a table is read as spreadsheet programs write it", "[authoring]") {
    const auto cells = [](std::string_view text) {
        authoring::Problems problems;
        const authoring::Report report{"t.csv", problems};
        authoring::Csv csv{text, report};
        std::string out;
        while (csv.next()) {
            for (const auto& cell : csv.row()) out += "<" + std::string{cell.text} + ">";
            out += "|";
        }
        return problems.empty() ? out : to_string(problems.front());
    };
    const auto [text, expected, because] = GENERATE(table<const char*, const char*, const char*>({
        {"a,b\n1,2\n", "<a><b>|<1><2>|", "the plain case"},
        {"a,b\r\n1,2\r\n", "<a><b>|<1><2>|", "lines of Windows"},
        {"\xEF\xBB\xBF" "a;b\n1;2,5\n", "<a><b>|<1><2,5>|", "a byte order mark, semicolons"},
        {"a\tb\n1\t2", "<a><b>|<1><2>|", "tabs, and no end of line"},
        {"a,b\n\"1\n2\",\"x,y\"\n", "<a><b>|<1\n2><x,y>|", "quotes hold lines and commas"},
        {"a\n\"say \"\"yes\"\" twice \"\"\"\n", "<a>|<say \"yes\" twice \">|", "two quotes are one"},
        {"a,b\n,\n", "<a><b>|<><>|", "empty cells"},
        {"a,b\n\"\",\"\"\r\n", "<a><b>|<><>|", "empty in quotes"},
        {"", "", "nothing"},
        {"\n\n", "<>|<>|", "only lines"},
        {"a,\"b", "t.csv:1:3: error: the quote that opens here is never closed", "never closed"},
    }));
    INFO(because);
    CHECK(cells(text) == expected);
}
