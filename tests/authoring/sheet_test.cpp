// The associations' sheets: out, filled in as people fill them in, and back.
#include "authoring/sheet.hpp"

#include <sstream>

#include "authoring/read.hpp"
#include "given/catch.hpp"
#include "given/data.hpp"

using namespace repere;
using namespace repere::authoring;
using Catch::Matchers::Contains;

namespace {

const language::Day today = *language::day_of("2026-11-23");
const std::string desk = "state/police-desk/", phone = desk + "phone/+33442000017", phone_hours = desk + "phone-hours/+33442000017";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) text.replace(at, from.size(), to);
    return text;
}

// The sheet of the organization `state`, as it goes out.
std::string sheet_of(const given::Data& data) {
    const auto folder = data.written();
    Problems problems;
    const auto all = sheets(given::Data::folders(*folder), problems);
    for (const Sheet& sheet : all)
        if (sheet.organization == "state") return sheet.csv;
    throw std::runtime_error{"no sheet"};
}

std::string filled(const std::string& sheet, const std::string& key, const std::string& tick, const std::string& correction = "") {
    const std::string empty = "\"\";\"\";\"" + key + "\"";
    if (sheet.find(empty) == std::string::npos) throw std::runtime_error{"no row " + key};
    return replaced(sheet, empty, "\"" + tick + "\";\"" + correction + "\";\"" + key + "\"");
}
std::string dated(const std::string& sheet) { return filled(filled(sheet, "state/date", "", "20/11/2026"), "state/role", "", "accueil"); }

SheetRead back(const given::Data& data, const std::string& sheet) {
    const auto folder = data.written();
    return read_sheet(given::Data::folders(*folder), sheet, today);
}
std::string joined(const std::vector<std::string>& lines) {
    std::string out;
    for (const auto& line : lines) out += line + "\n";
    return out;
}
std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream in{text};
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}
std::string state_file() {
    const auto folder = given::data().written();
    return given::read(*folder / "directory-data/organizations/state.yaml");
}

}  // namespace

TEST_CASE("a sheet says what the kiosk says, in French, and asks", "[authoring]") {
    const std::string csv = sheet_of(given::data());
    CHECK(csv.starts_with("\xEF\xBB\xBF\"Service\";\"Information\";\"Aujourd’hui\";\"Juste (X)\";\"Correction\";"));
    CHECK_THAT(csv, Contains("\"Commissariat\";\"Téléphone 1\";\"04 42 00 00 17\";\"\";\"\";\"" + phone + "\"\r\n"));
    CHECK_THAT(csv, Contains("\"Horaires de la porte\";\"lundi au vendredi 8 h–18 h\";"));
    CHECK_THAT(csv, Contains("\"Adresse\";\"1 avenue de l’Europe, 13090 Aix-en-Provence\";"));
    CHECK_THAT(csv, Contains("\"Heures du téléphone 1\";\"(non connu)\";"));
    CHECK_THAT(csv, !Contains("tel-17"));                                                  // fixed by law: the coordinator's
    CHECK_THAT(sheet_of(given::data().changed("organizations/state.yaml", "number: 04 42 00 00 17", "number: +33 4 42 00 00 17")), Contains("\" +33 4 42"));   // no formula
    CHECK_THAT(sheet_of(given::data().changed("organizations/state.yaml", "name: Commissariat", "name: 'Le \"grand\" <b>'")), Contains("\"Le \"\"grand\"\" <b>\""));

    const auto folder = given::data().changed("organizations/state.yaml", "name: Commissariat", "name: 'Le <b>'").written();
    Problems problems;
    const std::string letter = sheets(given::Data::folders(*folder), problems).front().letter;
    CHECK_THAT(letter, Contains("Voici ce que la borne dit de vous. Cochez juste, ou corrigez.") && Contains("Le &lt;b&gt;") && Contains("@page{size:A4") && !Contains("http"));
    CHECK_THAT(sheet_of(given::data().changed("organizations/state.yaml", "    x_fallback: tel-17", "    status: contact-only\n    x_fallback: tel-17")), !Contains("Adresse"));
}

TEST_CASE("a sheet that comes back with a date, a role and nothing else is a verification: only dates change", "[authoring]") {
    const auto read = back(given::data(), dated(sheet_of(given::data())));
    CHECK(joined(read.complaints) == "");
    const auto before = lines_of(state_file()), after = lines_of(read.text);
    REQUIRE(before.size() == after.size());
    int changed = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i] == after[i]) continue;
        ++changed;
        CHECK_THAT(before[i], Contains("verified: {on: 2026-01-10"));
        CHECK_THAT(after[i], Contains("on: 2026-11-20, method: mail, confidence: confirmed}") && Contains("by_role: \"accueil\", source: \"fiche du 2026-11-20\""));
    }
    CHECK(changed == 4);                                                                    // existence, number, address, hours
    CHECK_THAT(joined(read.said), Contains("Services de l’État – fiche du vendredi 20 novembre 2026 (accueil)\n") && Contains("  Adresse : 1 avenue de l’Europe, 13090 Aix-en-Provence – vérifié (avant : 2026-01-10)"));
}

TEST_CASE("what was only remembered is confirmed by a tick, never by silence", "[authoring]") {
    const auto data = given::data().changed("organizations/state.yaml", "method: call, confidence: confirmed", "method: derived, confidence: to-confirm");
    CHECK_THAT(sheet_of(data), Contains("04 42 00 00 17 (à confirmer : la borne ne le montre pas)"));
    const std::string silent = dated(sheet_of(data));
    CHECK_THAT(back(data, silent).text, Contains("method: derived, confidence: to-confirm"));
    CHECK_THAT(joined(back(data, silent).said), Contains("  Téléphone 1 : sans réponse, laissé comme c’est"));
    const auto ticked = back(data, filled(silent, phone, "X"));
    CHECK_THAT(ticked.text, !Contains("to-confirm"));
    CHECK_THAT(ticked.text, Contains("x_verified: {on: 2026-01-10, method: visit, confidence: confirmed}"));      // what was not ticked stays as it was
    CHECK_THAT(joined(ticked.said), Contains("  Adresse : sans réponse, laissé comme c’est"));
}

TEST_CASE("a correction changes its line and nothing else", "[authoring]") {
    struct Row { std::string key, typed, said, written; };
    const auto [key, typed, said, written] = GENERATE_COPY(values<Row>({
        {desk + "hours", "lundi au vendredi 9 h–12 h, fermé en août", "  Horaires de la porte : lundi au vendredi 8 h–18 h → lundi au vendredi 9 h–12 h ; fermé en août", "      x_hours: \"Mo-Fr 09:00-12:00; Aug off\"\n"},
        {phone_hours, "du lundi au jeudi de 9h à midi", "  Heures du téléphone 1 : (non connu) → lundi au jeudi 9 h–12 h",
         "        x_hours: \"Mo-Th 09:00-12:00\"\n        x_hours_verified: {on: 2026-11-20, by_role: \"accueil\", method: mail, confidence: confirmed, source: \"fiche du 2026-11-20\"}\n        x_verified:"},
        {phone, "04.42.11.22.33", "  Téléphone 1 : 04 42 00 00 17 → 04 42 11 22 33", "      - number: \"04 42 11 22 33\"\n"},
        {phone, "442112233", "→ 04 42 11 22 33", "number: \"04 42 11 22 33\"\n"},                                       // a spreadsheet drops the zero
        {phone, "0800112233", "→ 0 800 112 233", "number: \"0 800 112 233\"\n"},
        {phone, "+33 4 42 11 22 33", "→ +33 4 42 11 22 33", "number: \"+33 4 42 11 22 33\"\n"},
        {phone, "3949", "→ 3949", "number: \"3949\"\n"},
        {phone, "plus de numéro", "→ plus montré", "        x_verified: {on: 2026-01-10, method: call, confidence: to-confirm}"},
        {desk + "address", "5 rue Neuve, 13100 Aix-en-Provence", "→ 5 rue Neuve, 13100 Aix-en-Provence", "      address_1: \"5 rue Neuve\"\n      postal_code: \"13100\"\n      city: \"Aix-en-Provence\"\n"},
        {desk + "address", "Centre A, 2e étage, 13090 Aix", "→ Centre A, 2e étage, 13090 Aix", "      address_2: \"2e étage\"\n"},
        {desk + "email", "accueil@example.org", "  Courriel : (non connu) → accueil@example.org", "    email: \"accueil@example.org\"\n    x_verified:"},
        {desk + "url", "www.example.org", "→ https://www.example.org", "    url: \"https://www.example.org\"\n    x_verified:"},
        {desk + "step-free", "Oui", "  Entrée sans marche : (non connu) → oui", "      x_step_free: \"yes\"\n      x_verified:"},
        {desk + "existence", "Commissariat central \\ Aix", "→ Commissariat central \\ Aix", "    name: \"Commissariat central \\\\ Aix\"\n"},
        {desk + "existence", "Fermé temporairement", "→ fermé pour un temps", "    status: temporarily closed\n"},
        {desk + "existence", "n’existe plus", "→ n’existe plus", "    status: defunct\n"},
    }));
    INFO(key << ": " << typed);
    const auto read = back(given::data(), filled(dated(sheet_of(given::data())), key, "", typed));
    CHECK(joined(read.complaints) == "");
    CHECK_THAT(joined(read.said), Contains(said));
    CHECK_THAT(read.text, Contains(written));
    CHECK_THAT(read.text, Contains("    x_verified: {on: 2024-07-22, by_role: coordinator, method: public-source, confidence: confirmed}\n"));
    const auto checked = given::data().with("organizations/state.yaml", read.text);
    if (typed.find("existe plus") == std::string::npos) CHECK(checked.said() == "");
}

TEST_CASE("a door that moves takes its dot off the map; a first number and a first address get their place in the file", "[authoring]") {
    const auto placed = given::data().changed("organizations/state.yaml", "      city: Aix-en-Provence\n",
                                              "      city: Aix-en-Provence # la ville\n      latitude: 43.5\n      longitude: 5.4\n      x_coordinates_verified: {on: 2026-01-10, method: visit, confidence: confirmed}\n");
    const auto moved = back(placed, filled(dated(sheet_of(placed)), desk + "address", "", "5 rue Neuve, 13100 Aix-en-Provence"));
    CHECK_THAT(moved.text, Contains("x_coordinates_verified: {on: 2026-01-10, method: visit, confidence: to-confirm}") && Contains("city: \"Aix-en-Provence\" # la ville\n"));

    const auto bare = given::data().with("organizations/state.yaml", "id: state\nname: État\nservices:\n  - id: police-desk\n    name: Commissariat\n    x_class: desk\n    x_acts: [complaint-intake, emergency]\n"
                                                                     "    x_audiences: [everybody]\n    x_verified: {on: 2026-01-10, method: visit, confidence: confirmed}\n");
    const auto first = back(bare, filled(filled(dated(sheet_of(bare)), desk + "phone/new", "", "04 42 11 22 33"), desk + "address", "", "5 rue Neuve, 13100 Aix"));
    CHECK(joined(first.complaints) == "");
    const auto service = bare.with("organizations/state.yaml", first.text).built().directory().service("police-desk").value();
    REQUIRE(service.phones.size() == 1);
    CHECK(service.phones[0].dial == "+33442112233");
    CHECK(service.location.value().address_1 == "5 rue Neuve");

    const auto inlined = given::data().with("organizations/state.yaml", "id: state\nname: État\nservices:\n  - {id: police-desk, name: Commissariat, x_class: desk, x_acts: [complaint-intake, emergency], x_audiences: [everybody], "
                                                                        "x_verified: {on: 2026-01-10, method: visit, confidence: confirmed}}\n");
    const auto read = back(inlined, filled(filled(dated(sheet_of(inlined)), desk + "phone/new", "", "04 42 11 22 33"), desk + "email", "", "a@example.org"));
    CHECK(joined(read.complaints) == "");
    CHECK(inlined.with("organizations/state.yaml", read.text).built().directory().service("police-desk")->email == "a@example.org");
}

TEST_CASE("a sheet filled with nonsense is answered by a sentence a cell, and nothing is written", "[authoring]") {
    struct Row { std::string key, tick, typed, said; };
    const auto [key, tick, typed, said] = GENERATE_COPY(values<Row>({
        {desk + "hours", "", "mardi et jeudi matin", "Ligne 10, colonne Correction : « Matin », « midi » ou « soir » ne disent pas l’heure"},
        {desk + "hours", "", "quand il fait beau", "Ligne 10, colonne Correction : Je ne comprends pas « quand il fait »."},
        {desk + "hours", "x", "lundi 9h-12h", "Ligne 10, colonne Correction : la ligne est cochée juste et corrigée : lequel des deux ?"},
        {desk + "hours", "peut-être", "", "Ligne 10, colonne Juste : « peut-être » : mettez une croix, ou rien."},
        {desk + "hours", "non", "", "Ligne 10, colonne Correction : ce n’est pas juste : écrivez ce qui l’est."},
        {phone, "", "voir le site", "Ligne 5, colonne Correction : « voir le site » n’est pas un numéro de téléphone."},
        {phone, "", "04 42 11", "« 04 42 11 » n’est pas un numéro de téléphone."},
        {phone, "", "0 892 11 22 33", "« 0 892 11 22 33 » est un numéro payant : il faut en dire le prix à la coordination."},
        {phone_hours, "x", "", "il n’y a rien à cocher : écrivez l’information si vous l’avez."},
        {desk + "address", "", "à côté de la gare", "écrivez l’adresse comme « 12 rue du Four, 13100 Aix-en-Provence »."},
        {desk + "email", "", "accueil chez nous", "« accueil chez nous » n’est pas une adresse de courriel."},
        {desk + "url", "", "facebook", "« facebook » n’est pas l’adresse d’un site"},
        {desk + "step-free", "", "un peu", "écrivez oui ou non."},
        {desk + "existence", "", "?", "« ? » est trop court pour un nom."},
    }));
    INFO(key << ": " << typed);
    const auto read = back(given::data(), filled(dated(sheet_of(given::data())), key, tick, typed));
    CHECK_THAT(joined(read.complaints), Contains(said));
    CHECK(read.complaints.size() == 1);
    CHECK(read.text.empty());
    CHECK(read.said.empty());
}

TEST_CASE("a sheet without its date, of another day, of nobody, or no sheet at all is refused in a sentence", "[authoring]") {
    const std::string sheet = sheet_of(given::data());
    const auto [text, said] = GENERATE_COPY(table<std::string, std::string>({
        {sheet, "Ligne 2, colonne Correction : la date de la relecture manque."},
        {filled(sheet, "state/date", "", "20/11/2026"), "Ligne 3, colonne Correction : votre fonction manque"},
        {filled(filled(sheet, "state/date", "", "hier"), "state/role", "", "accueil"), "« hier » n’est pas une date : écrivez jour/mois/année"},
        {filled(filled(sheet, "state/date", "", "31/02/2026"), "state/role", "", "accueil"), "« 31/02/2026 » n’est pas une date"},
        {filled(filled(sheet, "state/date", "", "24/11/2026"), "state/role", "", "accueil"), "« 24/11/2026 » est un jour à venir."},
        {filled(filled(sheet, "state/date", "", "20/11/2026"), "state/role", "", "Mme Dupont"), "écrivez une fonction, jamais le nom d’une personne."},
        {replaced(dated(sheet), "1 avenue de l’Europe", "9 rue Ancienne"), "colonne Aujourd’hui : la borne dit maintenant « 1 avenue de l’Europe, 13090 Aix-en-Provence »"},
        {replaced(dated(sheet), "state/police-desk/hours", "state/gone/hours"), "la borne ne connaît plus cette information : demandez une fiche neuve."},
        {replaced(dated(sheet), "state/", "elsewhere/"), "aucun organisme ne s’appelle « elsewhere »."},
        {replaced(dated(sheet), "state/police-desk/address", "state/police-desk/hours"), "cette ligne est là deux fois."},
        {"", "La fiche est vide."},
        {"bonjour", "Ce n’est pas une fiche de la borne"},
        {"\"Juste\";\"Correction\";\"Clé\"\n", "La fiche ne contient aucune ligne de la borne."},
        {sheet.substr(0, sheet.size() - 5), "la fiche n’est pas un tableau entier"},
        {std::string(1000, '\0'), "Ce n’est pas une fiche de la borne"},
    }));
    const auto read = back(given::data(), text);
    CHECK_THAT(joined(read.complaints), Contains(said));
    CHECK(read.text.empty());
}

TEST_CASE("a sheet is read as spreadsheet programs give it back", "[authoring]") {
    const std::string sheet = filled(dated(sheet_of(given::data())), desk + "hours", "", "lundi au vendredi 9h–12h, fermé en août");
    const std::string expected = back(given::data(), sheet).text;
    REQUIRE_THAT(expected, Contains("Aug off"));
    std::string old_french = sheet.substr(3);
    for (const auto& [from, to] : {std::pair{"é", "\xE9"}, {"è", "\xE8"}, {"ê", "\xEA"}, {"É", "\xC9"}, {"à", "\xE0"}, {"û", "\xFB"}, {"’", "\x92"}, {"–", "\x96"}}) old_french = replaced(old_french, from, to);
    REQUIRE_FALSE(language::is_utf8(old_french));
    CHECK(back(given::data(), sheet.substr(3)).text == expected);                          // without its mark
    CHECK(back(given::data(), replaced(sheet, "\r\n", "\n")).text == expected);
    CHECK(back(given::data(), replaced(sheet, "\";\"", "\",\"")).text == expected);
    CHECK(back(given::data(), replaced(sheet, "\";\"", "\"\t\"")).text == expected);
    CHECK(back(given::data(), old_french).text == expected);                               // Windows-1252
    CHECK(back(given::data(), sheet + ";;;;;\r\n\r\n").text == expected);
    for (const char* tick : {"x", "X", "oui", "OK", "1", "✓", " v "}) {
        INFO(tick);
        CHECK_THAT(back(given::data(), filled(sheet, phone, tick)).text, Contains("source: \"fiche du 2026-11-20\", on: 2026-11-20, method: mail"));
    }
}

TEST_CASE("sheets of the repository go out and come back: only proofs change", "[authoring]") {
    const Folders folders{REPERE_SOURCE "/directory-data", REPERE_SOURCE "/locales"};
    Problems problems;
    const auto all = sheets(folders, problems);
    REQUIRE(all.size() > 80);
    for (std::size_t i = 0; i < all.size(); i += 7) {
        const auto& [id, csv, letter] = all[i];
        INFO(id);
        const auto read = read_sheet(folders, filled(filled(csv, id + "/date", "", "20/11/2026"), id + "/role", "", "secrétariat"), today);
        CHECK(joined(read.complaints) == "");
        const auto before = lines_of(given::read(read.file)), after = lines_of(read.text);
        REQUIRE(before.size() == after.size());
        for (std::size_t line = 0; line < before.size(); ++line)
            if (before[line] != after[line]) CHECK_THAT(after[line], Contains("verified: {") && Contains("2026-11-20"));
    }
}
