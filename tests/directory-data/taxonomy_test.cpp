// What people say, in every language, leads to an act; and what was named in 2013 leads to what there is today.
#include <map>
#include <set>

#include "authoring/read.hpp"
#include "directory-data/real.hpp"
#include "given/catch.hpp"

using namespace real;

namespace {

const authoring::Data& files() {
    static const authoring::Data data = [] {
        authoring::Problems problems;
        return authoring::read(REPERE_SOURCE "/directory-data", problems);
    }();
    return data;
}

std::map<std::string, std::size_t> counts(const authoring::Synonyms& synonyms) {
    std::map<std::string, std::size_t> out;
    for (const auto& [tag, words] : synonyms) out[tag] = words.size();
    return out;
}

std::set<std::string> first(std::size_t many, const std::string& query, const char* tag = "fr") {
    std::set<std::string> ids;
    for (const auto& found : the_directory().find(query, {tag}, many)) ids.insert(found.id);
    return ids;
}

}  // namespace

TEST_CASE("every act, audience and situation is called by at least five words in every language of the kiosk", "[directory-data]") {
    const auto check = [](const std::string& id, const authoring::Synonyms& synonyms) {
        INFO(id);
        auto count = counts(synonyms);
        for (const auto& tag : the_directory().languages()) {
            if (tag.value == "fr-x-simple") continue;                  // finds what French finds
            INFO(tag.value);
            CHECK(count[tag.value] >= 5);
        }
        for (const auto& [tag, words] : synonyms) {
            INFO(tag);
            CHECK(std::set<std::string>(words.begin(), words.end()).size() == words.size());
        }
    };
    for (const auto& each : files().acts)
        if (!each.staff) check(each.id.value, each.synonyms);      // desks read French
    for (const auto& each : files().audiences) check(each.id.value, each.synonyms);
    for (const auto& each : files().situations) check(each.id.value, each.synonyms);
    CHECK(files().situations.size() >= 40);
}

TEST_CASE("a situation leads to somebody: its first act is one that a published service does", "[directory-data]") {
    for (const auto& situation : files().situations) {
        INFO(situation.id.value);
        REQUIRE_FALSE(situation.acts.empty());
        CHECK_FALSE(the_directory().services_that(situation.acts.front().value).empty());
    }
}

TEST_CASE("victim aid, community service and tourists have no code in data·inclusion, and are given none", "[directory-data]") {
    for (const auto& act : files().acts)
        for (const char* id : {"victim-support", "community-service", "complaint-intake", "tourist-information"})
            if (act.id.value == id) { INFO(id); CHECK(act.codes.empty()); }
    for (const auto& audience : files().audiences)
        if (audience.id.value == "tourists") CHECK(audience.codes.empty());
}

TEST_CASE("slang, mistakes and plain words open the right door", "[directory-data]") {
    const auto [tag, words, expected] = GENERATE(table<const char*, const char*, const char*>({
        {"fr", "keuf", "aix-commissariat"}, {"fr", "baston", "aix-commissariat"}, {"fr", "agresion", "aix-commissariat"}, {"fr", "porter plinte", "aix-commissariat"},
        {"fr", "thune", "secours-catholique-aix"}, {"fr", "taulard", "spip13-aix"}, {"fr", "sdf", "ccas-sao"}, {"fr", "violance conjugal", "tel-3919"},
        {"fr", "chéquier volé", "tel-opposition-cheque"}, {"fr", "parloir", "cp-aix-luynes"}, {"fr", "loyer impayé", "adil-13"},
        {"fr", "acte de naissance", "mairie-etat-civil"}, {"fr", "éduc de rue", "addap13"}, {"fr", "chèque alimentaire", "secours-catholique-aix"}, {"fr", "handicap", "mdph-13"},
        {"en", "passprt stolen", "aix-commissariat"}, {"en", "homless", "tel-115"}, {"en", "my husband hits me", "tel-3919"}, {"en", "birth certificate", "mairie-etat-civil"},
        {"ar", "بطاقة مسروقة", "tel-opposition-carte"}, {"ar", "زوجي يضربني", "tel-3919"}, {"ar", "بطاقة إقامة", "sous-prefecture-aix"}, {"zh-Hans", "护照被偷", "aix-commissariat"}, {"zh-Hans", "护照遗失", "consulat-japon"},
        {"zh-Hans", "家暴", "tel-3919"}, {"zh-Hans", "没地方睡", "tel-115"}, {"ru", "украли паспорт", "consulat-japon"}, {"de", "Tasche gestohlen", "aix-commissariat"},
        {"uk", "насильство", "tel-3919"}, {"ja", "盗難", "aix-commissariat"}, {"es", "robo", "aix-commissariat"}, {"it", "furto", "aix-commissariat"},
    }));
    INFO(tag << ": " << words);
    CHECK(first(8, words, tag).contains(expected));
}

TEST_CASE("a passport is the consulate's for whoever reads another language, and the town hall's in French", "[directory-data]") {
    const auto [tag, words, kind] = GENERATE(table<const char*, const char*, const char*>({
        {"fr", "passeport", "mairie-titres"}, {"fr", "passport", "mairie-titres"}, {"en", "passport", "consulat"}, {"zh-Hans", "护照", "consulat"}, {"ar", "جواز", "consulat"}, {"ar", "جواز السفر", "consulat"},
    }));
    INFO(tag << ": " << words);
    CHECK(first(1, words, tag).begin()->starts_with(kind));
}

TEST_CASE("what was named in 2013 is found under its old name, where there is a successor", "[directory-data]") {
    const auto [old_name, today_id] = GENERATE(table<const char*, const char*>({
        {"TGI", "aix-tj"}, {"tribunal de grande instance", "aix-tj"}, {"Pôle emploi", "france-travail-aix"}, {"conseil général", "mds-aix"},
        {"SOS Femmes 13", "sf13"}, {"Stop Violence Femme", "sf13"}, {"08VICTIMES", "tel-116006"}, {"Inavem", "tel-116006"}, {"3020", "tel-3018"},
        {"maison d’arrêt", "cp-aix-luynes"}, {"APERS", "tel-116006"}, {"SAVU", "tel-116006"}, {"cri de l’enfant", "tel-119"},
    }));
    INFO(old_name);
    CHECK(first(5, old_name).contains(today_id));
}

TEST_CASE("what has ended, or was only named in 2013, keeps a record that is never published", "[directory-data]") {
    const auto [id, status, confidence] = GENERATE(table<const char*, const char*, const char*>({
        {"tel-3020-obsolete", "defunct", "confirmed"}, {"tel-08victimes", "defunct", "confirmed"}, {"communaute-pays-aix", "defunct", "seen"},
        {"repi", "active", "to-confirm"}, {"aix-apers", "active", "to-confirm"}, {"aix-savu", "active", "to-confirm"}, {"cri-enfant", "active", "to-confirm"},
        {"pjj-aix", "active", "to-confirm"}, {"poste-b", "active", "to-confirm"}, {"prj-jas", "active", "to-confirm"}, {"acte13", "active", "to-confirm"}, {"mgi", "active", "to-confirm"},
    }));
    INFO(id);
    const auto& all = files().services;
    const auto found = std::find_if(all.begin(), all.end(), [&, id = id](const auto& service) { return service.id.value == id; });
    REQUIRE(found != all.end());
    CHECK(found->status == status);
    CHECK(found->verified.confidence == confidence);
    CHECK_FALSE(found->fallback.empty());
    CHECK_FALSE(the_directory().service(id));
    CHECK(the_directory().service(found->fallback.value));
}
