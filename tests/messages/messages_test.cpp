#include "messages/messages.hpp"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "authoring/pattern.hpp"
#include "authoring/po.hpp"
#include "given/data.hpp"
#include "given/print.hpp"
#include "given/words.hpp"

using namespace repere::messages;
using repere::language::plain;
using repere::language::Span;
using repere::language::SpanKind;
using repere::language::Tag;

namespace {

const Tag french{"fr"}, arabic{"ar"}, german{"de"};

// A PO file of messages: key, French, translation; reviewed when somebody is said to have read it.
struct Translated {
    std::string key, french, text;
    bool reviewed = false;
};

std::string po(const std::vector<Translated>& entries) {
    std::string out;
    for (const auto& entry : entries)
        out += (entry.reviewed ? "# reviewed: interpreter, 2026-10-01\n" : "") + std::string{"msgctxt \""} + entry.key +
               "\"\nmsgid \"" + entry.french + "\"\nmsgstr \"" + entry.text + "\"\n\n";
    return out;
}

given::Built house_in(const std::string& tag, const std::vector<Translated>& entries) {
    return given::data().with("locales/" + tag + "/interface.po", po(entries)).built();
}

std::vector<Span> of_kind(const Words& words, SpanKind kind) {
    std::vector<Span> out;
    std::copy_if(words.begin(), words.end(), std::back_inserter(out), [&](const Span& span) { return span.kind == kind; });
    return out;
}

repere::directory::Phone line(const std::string& number) {
    repere::directory::Phone phone;
    phone.number = number;
    return phone;
}

}  // namespace

TEST_CASE("a number inside a sentence stays a number, in French and in Arabic", "[messages]") {
    const auto built =
        house_in("ar", {{"bar.emergency", "Urgence {number}", "طوارئ {number}", true},
                        {"service.no-answer", "Pas de réponse ? {number} ({name})", "لا رد؟ ({name}) {number}", true}});
    const Messages say{built.directory(), french};

    CHECK(say.emergency() == Words{{"Urgence ", french}, {"112", french, SpanKind::phone}});
    CHECK(say.in(arabic).emergency() == Words{{"طوارئ ", arabic}, {"112", french, SpanKind::phone}});

    const Words name{{"France Victimes", french}};
    const Words number = phone_words(line("116 006"));
    CHECK(say.no_answer_call(name, number) == Words{{"Pas de réponse\u00A0? ", french},
                                                    {"116 006", french, SpanKind::phone},
                                                    {" (", french},
                                                    {"France Victimes", french},
                                                    {")", french}});
    // in the order of the translation, whatever the order of the French
    CHECK(say.in(arabic).no_answer_call(name, number) ==
          Words{{"لا رد؟ (", arabic}, {"France Victimes", french}, {") ", arabic}, {"116 006", french, SpanKind::phone}});
}

TEST_CASE("an hour stays an hour", "[messages]") {
    const auto built = house_in("ar", {{"service.open-until", "Ouvert jusqu’à {closes}", "مفتوح حتى {closes}", true}});
    const Messages say{built.directory(), french};
    const auto closes = given::minute("2026-08-17T18:00");
    CHECK(say.open_until(closes) == Words{{"Ouvert jusqu’à ", french}, {"18 h", french, SpanKind::hours}});
    CHECK(say.in(arabic).open_until(closes) == Words{{"مفتوح حتى ", arabic}, {"18:00", arabic, SpanKind::hours}});
}

TEST_CASE("a sentence that nobody has translated is said in French, and says that it is French", "[messages]") {
    const auto built = house_in("ar", {{"bar.back", "Retour", "رجوع", true}});
    const Messages say{built.directory(), arabic};
    CHECK(say.back() == Words{{"رجوع", arabic}});
    CHECK(say.home() == Words{{"Accueil", french}});
    CHECK(say.in({"ja"}).back() == Words{{"Retour", french}});
    CHECK(say.continue_with(2) == Words{{"Continuer · 2", french}});

    INFO("and wholly in French: a month in Arabic amid it would help nobody");
    const auto day = given::day("2025-11-03");
    const auto now = given::minute("2026-08-14T20:00"), opens = given::minute("2026-08-17T09:30");
    for (const Words& words :
         {say.number_unchecked_since(day), say.address_unchecked_since(day), say.checked_on(day), say.seen_on(day),
          say.open_until(now), say.closed_until(opens, now), say.closed_until(opens + std::chrono::hours{2}, opens)})
        for (const Span& span : words) CHECK(span.language == french);
    CHECK(plain(say.checked_on(day)) == "Vérifié en novembre 2025");
    CHECK(plain(say.closed_until(opens, now)) == "Fermé. Ouvre lundi 17 août à 9 h 30");
}

TEST_CASE("a broken translation costs that sentence its language and nothing else", "[messages]") {
    // `check` refuses such a file; a directory of another hand may still hold it
    const auto built = house_in("de", {{"service.open-until", "Ouvert jusqu’à {closes}", "Bis {closes} offen", true},
                                       {"bar.emergency", "Urgence {number}", "Notruf {number}", true}});
    std::string bytes = built.bytes();
    const std::string sound = "Bis {closes} offen";
    const auto at = bytes.find(sound);
    REQUIRE(at != std::string::npos);
    bytes.replace(at, sound.size(), "Bis {closes  offen");
    const auto directory = repere::directory::Directory::from(std::as_bytes(std::span{bytes}));
    const Messages say{directory, german};

    CHECK(say.open_until(given::minute("2026-08-17T18:00")) ==
          Words{{"Ouvert jusqu’à ", french}, {"18 h", french, SpanKind::hours}});
    CHECK(say.emergency() == Words{{"Notruf ", german}, {"112", french, SpanKind::phone}});
}

TEST_CASE("a draft translation says so in its own words, not in the numbers it quotes", "[messages]") {
    const auto built = house_in("de", {{"bar.emergency", "Urgence {number}", "Notruf {number}", false},
                                       {"bar.back", "Retour", "Zurück", false},
                                       {"bar.home", "Accueil", "Start", true}});
    const Messages say{built.directory(), german};
    CHECK(say.back() == Words{{"Zurück", german, SpanKind::plain, false}});
    CHECK(say.home() == Words{{"Start", german, SpanKind::plain, true}});
    CHECK(say.emergency() == Words{{"Notruf ", german, SpanKind::plain, false}, {"112", french, SpanKind::phone, true}});
    CHECK(repere::language::reviewed(say.in(french).back()));
}

TEST_CASE("plurals are those of the language, digits those of telephones", "[messages]") {
    const auto built = house_in(
        "ar", {{"search.results", "{count, plural, =0 {Aucun service trouvé} one {# service} other {# services}}",
                "{count, plural, zero {لا شيء} one {خدمة واحدة} two {خدمتان} few {# خدمات} many {# خدمة} other {# خدمة}}", true},
               {"bar.continue-with", "Continuer · {count}", "متابعة · {count}", true}});
    const auto [tag, count, expected] = GENERATE(table<const char*, int, const char*>({
        {"fr", 0, "Aucun service trouvé"}, {"fr", 1, "1 service"}, {"fr", 2, "2 services"},
        {"ar", 0, "لا شيء"}, {"ar", 1, "خدمة واحدة"}, {"ar", 2, "خدمتان"}, {"ar", 3, "3 خدمات"}, {"ar", 11, "11 خدمة"},
    }));
    INFO(tag << " " << count);
    const Messages say{built.directory(), {tag}};
    CHECK(plain(say.results(count)) == expected);
    CHECK(plain(say.in(arabic).continue_with(count)) == "متابعة · " + std::to_string(count));
}

TEST_CASE("a closed door says when it opens: the hour today, the day otherwise", "[messages]") {
    const auto built = given::data().built();
    const Messages say{built.directory(), french};
    const auto now = given::minute("2026-08-14T08:00");
    CHECK(plain(say.closed_until(given::minute("2026-08-14T09:00"), now)) == "Fermé. Ouvre à 9 h");
    CHECK(plain(say.closed_until(given::minute("2026-08-17T09:30"), now)) == "Fermé. Ouvre lundi 17 août à 9 h 30");
}

TEST_CASE("every public holiday of France has its own sentence", "[messages]") {
    const auto built = given::data().built();
    const Messages say{built.directory(), french};
    std::set<std::string> sentences;
    int holidays = 0;
    for (auto day = given::day("2026-01-01"); day < given::day("2027-01-01"); day += std::chrono::days{1})
        if (const auto key = repere::directory::public_holiday(day)) {
            ++holidays;
            INFO(*key);
            const std::string sentence = plain(say.closed_for(*key));
            CHECK(sentence.starts_with("Fermé : "));
            sentences.insert(sentence);
        }
    CHECK(holidays == 11);
    CHECK(sentences.size() == 11);
    CHECK(plain(say.closed_for("")) == "Fermé");
    CHECK(plain(say.closed_for("a holiday of next year’s schema")) == "Fermé");
}

TEST_CASE("what is to be shown or said to a French person is French in every language", "[messages]") {
    const auto built = given::data().built();
    for (const char* tag : {"fr", "ar", "ja"}) {
        const Messages say{built.directory(), {tag}};
        for (const Words& words :
             {say.ask_someone_to_call(), say.could_you_call(), say.text_114(), say.i_am_at("MJD, Aix-en-Provence")}) {
            CHECK(words.size() == 1);
            CHECK(of_kind(words, SpanKind::french).size() == 1);
            CHECK(words.front().language == french);
        }
    }
    CHECK(plain(Messages{built.directory(), arabic}.i_am_at("MJD, Aix-en-Provence")).find("MJD, Aix-en-Provence") !=
          std::string::npos);
}

TEST_CASE("records are read in the visitor's language, else in French", "[messages]") {
    const auto built =
        given::data()
            .with("locales/de/directory.po", po({{"service.tel-17.name", "17 – Police secours", "17 – Polizei", true},
                                                 {"phone.tel-17.1.cost", "Gratuit", "Kostenlos", false},
                                                 {"place.tourist-office.name", "Office de tourisme", "Tourist-Information", true}}))
            .built();
    const Messages say{built.directory(), german};
    const auto service = *built.directory().service("tel-17");
    CHECK(say.name(service) == Words{{"17 – Polizei", german}});
    CHECK(say.description(service) == Words{{"Danger immédiat.", french}});
    CHECK(say.alert(service).empty());
    CHECK(say.cost(service, 0) == Words{{"Kostenlos", german, SpanKind::plain, false}});
    CHECK(say.place_name(*built.directory().place("tourist-office")) == Words{{"Tourist-Information", german}});
    CHECK(say.in(french).name(service) == Words{{"17 – Police secours", french}});
    CHECK_THROWS(say.cost(service, 7));
}

TEST_CASE("joined words have something between them only where there are two", "[messages]") {
    const Words a{{"a", french}}, b{{"b", arabic}};
    CHECK(joined(a, " · ", b) == Words{{"a", french}, {" · ", french}, {"b", arabic}});
    CHECK(joined({}, " · ", b) == b);
    CHECK(joined(a, " · ", {}) == a);
    CHECK(joined({}, " · ", {}).empty());
}

// --- The files ----------------------------------------------------------------------------------------------------------------

namespace {

struct Message {
    std::string key, french;
    std::set<std::string> arguments;        // those the function gives
};

// Every words("key", "French", {{"name", …}}) of the room.
std::vector<Message> messages_of_the_program() {
    const std::string source = given::read(REPERE_SOURCE "/kiosk/messages/messages.cpp");
    const std::regex call{R"re(words\("([^"]+)",\s*"((?:[^"\\]|\\.)*)")re"}, name{R"re([{, ]\{"([^"]+)",)re"};
    std::vector<Message> out;
    for (std::sregex_iterator at{source.begin(), source.end(), call}, end; at != end; ++at) {
        Message message{(*at)[1], (*at)[2], {}};
        const auto from = static_cast<std::size_t>(at->position() + at->length());
        const std::string rest = source.substr(from, source.find(';', from) - from);
        for (std::sregex_iterator argument{rest.begin(), rest.end(), name}; argument != end; ++argument)
            message.arguments.insert((*argument)[1]);
        out.push_back(std::move(message));
    }
    return out;
}

}  // namespace

TEST_CASE("every French sentence of the program is a pattern whose arguments are those it is given", "[messages]") {
    const auto messages = messages_of_the_program();
    CHECK(messages.size() > 80);
    std::map<std::string, std::string> by_key;
    for (const auto& message : messages) {
        INFO(message.key << ": " << message.french);
        const auto pattern = repere::authoring::pattern(message.french, "fr");
        CHECK(pattern.error == "");
        CHECK(pattern.arguments == message.arguments);
        CHECK(message.french.find('\'') == std::string::npos);          // ’ is French; ' would be a sign of the pattern
        CHECK(by_key.emplace(message.key, message.french).second);      // one key, one French
    }
}

TEST_CASE("every translation of a sentence is a pattern that names what the French names", "[messages]") {
    int files = 0;
    for (const auto& folder : std::filesystem::directory_iterator{REPERE_SOURCE "/locales"}) {
        const std::string file = (folder.path() / "interface.po").string();
        if (!std::filesystem::exists(file)) continue;
        ++files;
        const std::string tag = folder.path().filename().string();
        repere::authoring::Problems problems;
        const auto po = repere::authoring::parse_po(given::read(file), {file, problems});
        CHECK(problems.empty());
        CHECK(!po.entries.empty());
        for (const auto& entry : po.entries) {
            if (entry.msgstr.empty() || entry.fuzzy) continue;
            INFO(file << ":" << entry.msgstr_line << ": " << entry.msgstr);
            const auto translated = repere::authoring::pattern(entry.msgstr, tag);
            CHECK(translated.error == "");
            CHECK(translated.arguments == repere::authoring::pattern(entry.msgid, "fr").arguments);
        }
    }
    CHECK(files > 0);
}
