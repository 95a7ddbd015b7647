#include "authoring/translations.hpp"

#include <sstream>

#include "given/catch.hpp"
#include "given/data.hpp"

using namespace repere;
using namespace repere::authoring;
using Catch::Matchers::Contains;

namespace {

struct Read {
    Po po;
    std::string said;
};

Read read(const std::string& text) {
    Problems problems;
    Read result{parse_po(text, Report{"de.po", problems}), ""};
    for (const auto& problem : problems) result.said += to_string(problem) + "\n";
    return result;
}

std::string entry(const std::string& key, const std::string& french, const std::string& translation, const std::string& before = "") {
    return before + "msgctxt \"" + key + "\"\nmsgid \"" + french + "\"\nmsgstr \"" + translation + "\"\n\n";
}

const std::string label = "act.emergency.label";

// What is said of the sentences themselves, without the count of those that are shown in French.
std::string said_of(const given::Data& data) {
    std::istringstream lines{data.said()};
    std::string kept;
    for (std::string line; std::getline(lines, line);)
        if (line.find("sentences are shown in French") == std::string::npos) kept += line + "\n";
    return kept;
}

}  // namespace

TEST_CASE("a PO file is read as gettext, Poedit and Weblate write it", "[authoring]") {
    const auto [po, said] = read(R"(# Übersetzung
msgid ""
msgstr ""
"Language: de\n"
"Content-Type: text/plain; charset=UTF-8\n"

# reviewed: coordinator, 2026-02-01
#. where it stands
#: kiosk/messages/messages.cpp:12
#, fuzzy, no-c-format
#| msgctxt "a.b"
#| msgid "Avant"
msgctxt "a.b"
msgid "Après "
"\"tout\"\n"
msgstr "Nach"
"her\t\\"

#~ msgctxt "old"
#~ msgid "Vieux"
#~ msgstr "Alt"
)");
    CHECK(said == "");
    CHECK(po.header.msgstr == "Language: de\nContent-Type: text/plain; charset=UTF-8\n");
    REQUIRE(po.entries.size() == 1);
    const PoEntry& entry = po.entries[0];
    CHECK(entry.context == "a.b");
    CHECK(entry.msgid == "Après \"tout\"\n");
    CHECK(entry.msgstr == "Nachher\t\\");
    CHECK(entry.previous == "Avant");
    CHECK(entry.extracted == std::vector<std::string>{"where it stands"});
    CHECK(entry.fuzzy);
    CHECK(entry.reviewed());
    CHECK(entry.line == 13);
}

TEST_CASE("what is wrong in a PO file is said with line and column", "[authoring]") {
    const auto [text, said] = GENERATE(table<std::string, std::string>({
        {"msgctxt \"a\"\nmsgid \"é\"\nmsgstr \"é", "de.po:3:10: error: the closing quotation mark is missing"},
        {"msgctxt \"a\"\nmsgid \"é\"\nmsgstr \"x\\q\"", "de.po:3:10: error: there is no escape \\q"},
        {"msgctxt \"a\"\nmsgid \"é\"\nmsgstr \"x\\", "de.po:3:10: error: the line ends inside an escape"},
        {"msgctxt \"a\"\nmsgid \"é\"\nmsgstr \"é\" x", "de.po:3:11: error: nothing stands after the closing quotation mark"},
        {"msgctxt \"a\"\nmsgid \"é\"\nmsgstr \"\xFF\"", "de.po:3:9: error: this is not UTF-8"},
        {"msgctxt \"a\"\nmsgstr \"x\"", "de.po:2:1: error: msgstr stands without its msgid"},
        {"msgctxt \"a\"\nmsgid \"x\"\n", "de.po:1:1: error: the entry has no msgstr"},
        {"msgctxt \"a\"\nmsgid \"x\"\nmsgid \"y\"\nmsgstr \"z\"", "de.po:3:1: error: the msgid before has no msgstr"},
        {"msgid x", "de.po:1:7: error: after msgid stands a text in quotation marks"},
        {"\"words\"", "de.po:1:1: error: this text belongs to nothing"},
        {"  words", "de.po:1:3: error: a line begins with msgctxt, msgid, msgstr, # or a quotation mark"},
        {"msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"", "de.po:2:1: error: plural forms are not used here"},
        {entry("a", "x", "y") + entry("a", "x", "z"), "de.po:5:1: error: the entry `a` is here twice"},
        {entry("a", "x", "y") + entry("a", "w", "z"), "de.po:5:1: error: the entry `a` is here twice"},
        {entry("a", "17", "\xE2\x80\xAE" "17"), "de.po:3:9: error: a character that turns the writing direction around"},
        {entry("a", "17", "\xE2\x80\xAA" "17"), "de.po:3:9: error: a character that turns the writing direction around"},
    }));
    INFO(text);
    CHECK_THAT(read(text).said, Contains(said));
}

TEST_CASE("writing a PO file and reading it again changes nothing", "[authoring]") {
    const auto once = read("msgid \"\"\nmsgstr \"Language: de\\n\"\n\n" + entry("a", "un\\ndeux\\n\\ntrois \\\"\\\\", "x", "# reviewed: me, today\n#, fuzzy\n#| msgid \"zéro\"\n") +
                           entry("b", "", "") + entry("c", "fin\\n", "Ende\\n"));
    const std::string text = write_po(once.po);
    const auto twice = read(text);
    CHECK(twice.said == "");
    CHECK(write_po(twice.po) == text);
    REQUIRE(twice.po.entries.size() == 3);
    CHECK(twice.po.entries[0].msgid == "un\ndeux\n\ntrois \"\\");
    CHECK(twice.po.entries[0].reviewed());
    CHECK(twice.po.entries[0].previous == "zéro");
}

TEST_CASE("only a finished translation of today's French is shown, and only a named review makes it reviewed", "[authoring]") {
    struct Row { std::string po; bool shown, reviewed; const char* because; };
    const auto row = GENERATE(values<Row>({
        {entry(label, "Urgence", "Notfall"), true, false, "a draft is shown, as a draft"},
        {entry(label, "Urgence", "Notfall", "# reviewed: centre of languages, 2026-02-01\n"), true, true, "somebody answers for it"},
        {entry(label, "Urgence", "Notfall", "# to be reviewed: soon\n"), true, false, "a promise is no review"},
        {entry(label, "Urgence", "Notfall", "#. reviewed: by the program\n"), true, false, "only a translator's comment counts"},
        {entry(label, "Urgence", "Notfall", "#, fuzzy\n"), false, false, "not finished"},
        {entry(label, "Urgence", ""), false, false, "nothing there"},
        {entry(label, "Urgences", "Notfälle"), false, false, "made for another French"},
    }));
    INFO(row.because);
    const auto built = given::data().with("locales/de/directory.po", row.po).built();
    const auto found = built.directory().translation({"de"}, "directory", label);
    CHECK(found.has_value() == row.shown);
    if (found) CHECK(found->reviewed == row.reviewed);
}

TEST_CASE("a translation whose French has changed is a warning, one without its key an error", "[authoring]") {
    CHECK(said_of(given::data().with("locales/de/directory.po", entry(label, "Urgences", "Notfälle"))) ==
          "locales/de/directory.po:2:1: warning: the French has changed: `act.emergency.label`\n");
    CHECK(said_of(given::data().with("locales/de/directory.po", entry("act.tea.label", "Thé", "Tee"))) ==
          "locales/de/directory.po:1:1: warning: nothing is called `act.tea.label` any more\n");
    CHECK(said_of(given::data().with("locales/de/directory.po", "msgid \"a\"\nmsgstr \"b\"\n")) ==
          "locales/de/directory.po:1:1: error: the entry has no msgctxt: its key\n");
    CHECK(said_of(given::data().with("locales/nowhere!/directory.po", "")) == "locales/nowhere!:0:0: warning: is not the tag of a language (BCP 47): left out\n");
}

TEST_CASE("the program's own words are ICU patterns with the arguments of the French", "[authoring]") {
    const auto [french, german, said] = GENERATE(table<std::string, std::string, std::string>({
        {"Ouvert jusqu’à {closes}", "Bis {closes} geöffnet", ""},
        {"{n, plural, one {# résultat} other {# résultats}}", "{n, plural, one {# Treffer} other {# Treffer}}", ""},
        {"10 % des gens", "10 % der Leute", ""},
        {"Ouvert jusqu’à {closes}", "Bis {close} geöffnet", "locales/de/interface.po:3:1: error: the argument {closes} of the French is missing"},
        {"Ouvert", "Bis {closes} geöffnet", "locales/de/interface.po:3:1: error: the argument {closes} is not in the French"},
        {"Ouvert jusqu’à {closes}", "Bis {closes geöffnet", "locales/de/interface.po:3:1: error: the pattern cannot be read"},
        {"{n, plural, one {#}}", "x", "locales/de/interface.po:2:1: error: in the French, the pattern cannot be read"},
    }));
    INFO(german);
    const auto lines = said_of(given::data().with("locales/de/interface.po", entry("service.open-until", french, german)));
    if (said.empty()) CHECK(lines == "");
    else CHECK_THAT(lines, Contains(said));
}

TEST_CASE("a sentence at fault is an error where it stands, and the kiosk shows its French, that of no other", "[authoring]") {
    struct Row { const char* language; std::string french, translation, said; };
    const std::string count = "{n, plural, =0 {aucun} one {# service} other {# services}}";
    const auto row = GENERATE_COPY(values<Row>({
        {"de", "Bis {closes}", "Bis {closes", "error: the pattern cannot be read"},
        {"de", "Jusqu’à {closes}", "Geöffnet", "error: the argument {closes} of the French is missing"},
        {"de", "Ouvert", "Bis {closes}", "error: the argument {closes} is not in the French"},
        {"de", count, "{n, plural, =0 {keine} other {# Dienste}}", "error: the plural of {n} lacks `one`: this language has one other"},
        {"de", count, "{n, plural, one {# Dienst} few {# Dienste} other {# Dienste}}", "error: the plural of {n} has `few`: this language has one other"},
        {"pl", count, "{n, plural, one {# usługa} other {# usług}}", "error: the plural of {n} lacks `few`: this language has few many one"},
        {"de", count, "Dienste: {n}", "error: {n} chooses between no cases, as it does in the French"},
        {"de", "{how, select, phone {par téléphone} other {sur place}}", "{how, select, telefon {am Telefon} other {vor Ort}}", "error: {how} chooses between other telefon"},
        {"de", "Appelez le 17 ou le 112", "Rufen Sie 17 oder 122 an", "error: the number 112 of the French is missing"},
        {"de", "Appelez le 17 ou le 112", "Rufen Sie 17 oder 122 an", "error: the number 122 is not in the French"},
        {"de", "04 42 26 31 96", "04 42 26 31 69", "error: the number 96 of the French is missing"},
        {"de", "04 91 90 90 22", "04 91 91 90 22", "error: the number 90 of the French is missing"},
        {"de", "04 91 90 22", "04 90 91 22", "error: the number 04919022 of the French is written otherwise"},
        {"de", "Dans les 6 jours", "Innerhalb von 9 Tagen", "error: the number 6 of the French is missing"},
        {"de", count, "{n, plural, =0 {keine} one {Dienst} other {Dienste}}", "error: the plural of {n} does not say the number"},
        {"de", "Appelez la police", "Rufen Sie die Polizei (17) an", "error: the number 17 is not in the French"},
        {"fa", "Appelez le 112", "با ۱۱۲ تماس بگیرید", "error: digits are 0 to 9 in every language"},
        {"de", "Ouvert", "Bis \xFF", "error: this is not UTF-8"},
        {"ar", "Le 17", "\xE2\x80\xAE" "17", "error: a character that turns the writing direction around"},
    }));
    INFO(row.translation);
    const std::string file = std::string{"locales/"} + row.language + "/interface.po";
    const auto data = given::data().with(file, entry("service.open-until", row.french, row.translation) + entry("bar.back", "Retour", "Zurück"));
    CHECK_THAT(said_of(data), Contains(file + ":3:") && Contains(row.said));

    const auto built = data.built();
    CHECK_FALSE(built.directory().translation({row.language}, "interface", "service.open-until"));
    CHECK(built.directory().translation({row.language}, "interface", "bar.back"));
}

TEST_CASE("a fault costs the sentence it stands in, not its neighbours", "[authoring]") {
    const std::string file = "locales/de/interface.po", first = entry("bar.home", "Accueil", "Start");
    const auto translated = [&](const std::string& text, const char* key) {
        return given::data().with(file, text).built().directory().translation({"de"}, "interface", key).has_value();
    };
    const std::string twice = first + entry("bar.back", "Retour", "Zurück") + entry("bar.back", "Retour", "Weiter");
    CHECK(translated(twice, "bar.home"));
    CHECK_FALSE(translated(twice, "bar.back"));              // nobody knows which of the two is meant
    std::string bad_key = first + entry("bar.back", "Retour", "Zurück") + entry("bar.up", "Haut", "Oben");
    bad_key.replace(bad_key.find("bar.back"), 3, "b\xFFr");
    CHECK(translated(bad_key, "bar.home"));
    CHECK(translated(bad_key, "bar.up"));
    CHECK(translated(first + "#~ msgid \"\xFF\"\n" + entry("bar.up", "Haut", "Oben"), "bar.up"));
}

TEST_CASE("what a language says in its own way is no fault", "[authoring]") {
    const auto [language, french, translation] = GENERATE(table<std::string, std::string, std::string>({
        {"pl", "{n, plural, one {# service} other {# services}}", "{n, plural, one {# usługa} few {# usługi} many {# usług} other {# usługi}}"},
        {"ja", "{n, plural, one {# service} other {# services}}", "{n}件"},
        {"zh-Hans", "Fermé le 8 mai", "5月8日关闭"},
        {"en", "Prenez 2 photos", "Take two photos"},
        {"ru", "Mineur au moment des faits", "Не было 18 лет"},
        {"en", "Ouvert de 9 h à 12 h", "Open from 9:00 to 12:00"},
        {"de", "Montrez : « Je voudrais une copie pour vous »", "Zeigen Sie: «Je voudrais une copie pour vous, avec votre nom»"},
    }));
    INFO(translation);
    CHECK(said_of(given::data().with("locales/" + language + "/interface.po", entry("service.open-until", french, translation))) == "");
}

TEST_CASE("what only a reader can judge is a warning, and shown", "[authoring]") {
    const auto [key, french, translation, said] = GENERATE(table<std::string, std::string, std::string, std::string>({
        {"guide.show-hint", "Gardez une copie pour vous.", "Behalten Sie une copie pour vous.", "warning: French seems to be left in the translation"},
        {"theme.money.label", "Argent", "Geld, Schulden, Sozialleistungen und Unterstützung", "warning: is 50 letters wide, the French 6: too long"},
    }));
    const auto data = given::data().with("locales/de/interface.po", entry(key, french, translation));
    CHECK_THAT(said_of(data), Contains("locales/de/interface.po:3:1: " + said));
    CHECK(data.built().directory().translation({"de"}, "interface", key));
}

TEST_CASE("extract keeps every translation by its key", "[authoring]") {
    const auto folder = given::data()
                            .with("locales/de/directory.po",
                                  "# Team\nmsgid \"\"\nmsgstr \"Language: de\\n\"\n\n" +
                                      entry(label, "Urgence", "Notfall", "# reviewed: centre of languages, 2026-02-01\n") +
                                      entry("service.police-desk.name", "Police", "Polizei", "# reviewed: centre of languages, 2026-02-01\n# kurz\n") +
                                      entry("act.tea.label", "Thé", "Tee"))
                            .written();
    const auto folders = given::Data::folders(*folder);
    REQUIRE_FALSE(any_error(extract(folders, {}).problems));

    const std::string text = given::read(*folder / "locales/de/directory.po");
    const auto [po, said] = read(text);
    CHECK(said == "");
    CHECK(po.header.comments == std::vector<std::string>{"Team"});
    CHECK(po.find(label)->reviewed());
    CHECK(po.find(label)->msgstr == "Notfall");
    CHECK_FALSE(po.find("act.tea.label"));

    const PoEntry* changed = po.find("service.police-desk.name");
    REQUIRE(changed);
    CHECK(changed->fuzzy);
    CHECK(changed->msgid == "Commissariat");
    CHECK(changed->previous == "Police");
    CHECK(changed->msgstr == "Polizei");
    CHECK(changed->comments == std::vector<std::string>{"kurz"});                // the review was of another sentence

    for (const char* key : {"service.tel-17.description", "phone.tel-17.1.cost", "phone.police-desk.1.description", "organization.state.name",
                            "place.tourist-office.name", "act.complaint-intake.label"}) {
        INFO(key);
        REQUIRE(po.find(key));
        CHECK(po.find(key)->msgstr == "");
    }
    const auto guides = read(given::read(*folder / "locales/de/guides.po")).po;
    for (const char* key : {"guide.victim.title", "victim.question.what.ask", "victim.answer.what.theft.label", "victim.outcome.go.title",
                            "victim.act.safe.title", "victim.sentence.complain.anywhere.text"}) {
        INFO(key);
        CHECK(guides.find(key));
    }
    CHECK(given::read(*folder / "locales/guides.pot").find("mon sac") == std::string::npos);      // French to show stays French

    CHECK(extract(folders, {}).written.empty());                                 // done twice, nothing moves
    CHECK(given::read(*folder / "locales/de/directory.po") == text);
}

TEST_CASE("extract brings the program's own words, when xgettext found them", "[authoring]") {
    const auto folder = given::data().with("locales/de/interface.po", entry("bar.back", "Retour", "Zurück")).written();
    const auto folders = given::Data::folders(*folder);
    REQUIRE_FALSE(any_error(extract(folders, {}).problems));
    CHECK_FALSE(std::filesystem::exists(*folder / "locales/interface.pot"));

    REQUIRE_FALSE(any_error(extract(folders, entry("bar.back", "Revenir", "") + entry("bar.home", "Accueil", "")).problems));
    const auto po = read(given::read(*folder / "locales/de/interface.po")).po;
    CHECK(po.find("bar.back")->fuzzy);
    CHECK(po.find("bar.back")->previous == "Retour");
    CHECK(po.find("bar.home")->msgstr == "");
}

TEST_CASE("a complaint of a long character names it whole, and one of a long line is made at once", "[authoring]") {
    CHECK_THAT(given::data().with("locales/de/directory.po", "msgctxt \"a\"\nmsgid \"b\"\nmsgstr \"\\é\"\n").said(),
               Catch::Matchers::Contains("locales/de/directory.po:3:9: error: there is no escape \\é"));
    CHECK_THAT(given::data().with("locales/de/directory.po", "# " + std::string(1'000'000, 'x') + "\xff\n").said(),
               Catch::Matchers::Contains("locales/de/directory.po:1:1000003: error: this is not UTF-8"));
}

TEST_CASE("a broken translation file is left as it is", "[authoring]") {
    const std::string broken = "msgctxt \"a\nmsgid \"b\"\nmsgstr \"c\"\n";
    const auto folder = given::data().with("locales/de/directory.po", broken).written();
    CHECK(any_error(extract(given::Data::folders(*folder), {}).problems));
    CHECK(given::read(*folder / "locales/de/directory.po") == broken);
}

TEST_CASE("status counts what is translated, of today's French, and reviewed", "[authoring]") {
    const auto folder = given::data()
                            .with("locales/de/directory.po", entry(label, "Urgence", "Notfall", "# reviewed: me, today\n") +
                                                                 entry("act.complaint-intake.label", "Porter plainte", "Anzeige", "#, fuzzy\n") +
                                                                 entry("service.police-desk.name", "Police", "Polizei") +
                                                                 entry("service.tel-17.description", "Danger immédiat.", ""))
                            .written();
    Problems problems;
    const auto rows = status(given::Data::folders(*folder), problems);
    CHECK(problems.empty());
    REQUIRE(rows.size() == 6);                                       // `first`, three domains; then `spoken`, French too
    CHECK(rows[3].language == "de");
    CHECK(rows[3].domain == "directory");
    CHECK(rows[3].translated == 1);
    CHECK(rows[3].reviewed == 1);
    CHECK(rows[3].fuzzy == 2);
    CHECK(rows[3].total == 11);
    CHECK(rows[3].missing == 8);
    CHECK(rows[2].domain == "guides");
    CHECK(rows[2].missing == rows[2].total);
}

TEST_CASE("status counts what a voice can read in each language, and says why one reads none of it", "[authoring]") {
    struct Case { const char *tag, *translated; int read; const char* note; };
    for (const auto& [tag, translated, read, note] : {Case{"de", "Notfall", 1, "voice de"}, Case{"zh-Hans", "紧急", 1, "voice cmn-latn-pinyin"},
                                                      Case{"ar", "طوارئ", 0, "no voice: words are written without the vowels it needs"},
                                                      Case{"ja", "緊急", 0, "no voice: kanji have several readings"}, Case{"ja", "きんきゅう", 1, "no voice: kanji have several readings"}}) {
        INFO(tag << " " << translated);
        const auto folder = given::data().with(std::string{"locales/"} + tag + "/directory.po", entry(label, "Urgence", translated)).written();
        Problems problems;
        const auto rows = status(given::Data::folders(*folder), problems);
        CHECK(rows.back().language == tag);
        CHECK(rows.back().domain == "spoken");
        CHECK(rows.back().total == 1);
        CHECK(rows.back().translated == read);
        CHECK(rows.back().note == note);
    }
}

TEST_CASE("status lists first what harms most where it is wrong: emergency, danger, law, quiet guides, phrases", "[authoring]") {
    const auto first = [](const given::Data& data) {
        const auto folder = data.written();
        Problems problems;
        const auto rows = status(given::Data::folders(*folder), problems);
        REQUIRE_FALSE(rows.empty());
        CHECK(rows.front().domain == "first");
        return rows.front();
    };
    const given::Data none = given::data().with("locales/de/directory.po", entry(label, "Urgence", "Notfall"));
    const int total = first(none).total;
    CHECK(total > 0);
    CHECK(first(none).missing == total);
    CHECK(first(given::data().with("locales/de/directory.po", entry("service.tel-17.description", "Danger immédiat.", "Gefahr.", "# reviewed: me, today\n"))).reviewed == 1);
    CHECK(first(given::data().with("locales/de/directory.po", entry("service.police-desk.name", "Commissariat", "Wache"))).translated == 0);
    CHECK(first(none.with("phrases.yaml", "- {id: here, text: Vous êtes en sécurité ici.}\n")).total == total + 1);
    CHECK(first(none.changed("guides/victim.yaml", "title: Il m’est arrivé quelque chose", "title: Il m’est arrivé quelque chose\nsensitive: true")).total > total + 3);
}
