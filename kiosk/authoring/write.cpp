#include <unicode/uversion.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <future>

#include "authoring/compile.hpp"
#include "authoring/index.hpp"
#include "directory/directory.hpp"
#include "directory/schema.hpp"
#include "directory/sqlite.hpp"

namespace repere::authoring {

namespace {

using directory::Database;
using directory::Statement;

// FNV-1a, 64 bits, over every value written: two files with one hash say the same, whichever SQLite wrote them.
class ContentHash {
public:
    void add(std::string_view value) {
        for (const char c : value) byte(static_cast<unsigned char>(c));
        byte(0x1F);  // between two values
    }
    std::string hex() const {
        char text[17];
        std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash_));
        return text;
    }

private:
    void byte(unsigned char value) { hash_ = (hash_ ^ value) * 1099511628211ULL; }
    std::uint64_t hash_ = 14695981039346656037ULL;
};

struct Bytes { std::string value; };

// One table: phone("a", 1, true) writes a row of three columns.
class Table {
public:
    Table(const Database& database, ContentHash& hash, std::string name)
        : database_{database}, hash_{hash}, name_{std::move(name)} {}

    template <typename... Values>
    void operator()(const Values&... values) {
        if (!statement_) statement_ = database_.prepare("INSERT INTO " + name_ + " VALUES (" + marks(sizeof...(values)) + ")");
        statement_->again();
        hash_.add(name_);
        (value(values), ...);
        statement_->step();
    }

private:
    static std::string marks(std::size_t count) {
        std::string text = "?";
        for (std::size_t i = 1; i < count; ++i) text += ", ?";
        return text;
    }
    void value(std::string_view text) { statement_->bind(text), hash_.add(text); }
    void value(const char* text) { value(std::string_view{text}); }
    void value(const std::string& text) { value(std::string_view{text}); }
    void value(const Text& text) { value(text.value); }
    void value(const Bytes& bytes) { statement_->bind_bytes(bytes.value), hash_.add(bytes.value); }
    void value(std::int64_t number) { statement_->bind(number), hash_.add(std::to_string(number)); }
    void value(int number) { statement_->bind(std::int64_t{number}), hash_.add(std::to_string(number)); }
    void value(bool flag) { value(flag ? 1 : 0); }
    void value(const std::optional<double>& number) {
        if (!number) return statement_->bind_null(), hash_.add("-");
        char text[32];
        std::snprintf(text, sizeof text, "%.9f", *number);
        statement_->bind(*number), hash_.add(text);
    }

    const Database& database_;
    std::optional<Statement> statement_;
    ContentHash& hash_;
    std::string name_;
};

class Writer {
public:
    explicit Writer(const Database& database) : database_{database} {}

    void write(const Compiled& compiled) {
        auto index = std::async(std::launch::async, [&] { return index_of(compiled); });
        languages(compiled);
        organizations(compiled);
        services(compiled.services);
        places(compiled.places);
        activities(compiled.activities);
        search(index.get());
        for (std::size_t i = 0; i < compiled.phrases.size(); ++i) table("phrase")(compiled.phrases[i].id, static_cast<int>(i), compiled.phrases[i].text);
        for (std::size_t i = 0; i < compiled.guides.size(); ++i) guide(compiled.guides[i], static_cast<int>(i));
        Table about = table("about");
        about("content_hash", hash_.hex());
        about("data_date", data_date_);
        about("icu", U_ICU_VERSION);
    }

private:
    // Rows go in as their table keeps them: SQLite then writes each page once.
    template <typename Record, typename Key>
    static std::vector<const Record*> in_order(const std::vector<Record>& records, Key key) {
        std::vector<const Record*> out;
        for (const Record& record : records) out.push_back(&record);
        std::sort(out.begin(), out.end(), [&](const Record* a, const Record* b) { return key(*a) < key(*b); });
        return out;
    }
    template <typename Record>
    static const std::string& id_of(const Record& record) { return record.id.value; }

    Table table(std::string name) { return {database_, hash_, std::move(name)}; }

    const Fact& dated(const Fact& fact) {
        data_date_ = std::max(data_date_, fact.on);
        return fact;
    }

    void languages(const Compiled& compiled) {
        Table language = table("language"), words = table("words");
        for (std::size_t i = 0; i < compiled.languages.size(); ++i) language(compiled.languages[i], static_cast<int>(i));
        for (const Text& code : once(compiled.countries)) table("country")(code);
        for (const Term& act : compiled.acts)
            if (act.sensitive) table("sensitive_act")(act.id);
        for (const Term& act : compiled.acts) words("fr", "directory", "act." + act.id.value + ".label", act.label, true);
        for (const Term& audience : compiled.audiences) words("fr", "directory", "audience." + audience.id.value + ".label", audience.label, true);
        for (const Situation& situation : compiled.situations) words("fr", "directory", "situation." + situation.id.value + ".label", situation.label, true);
        for (const Word& word : compiled.words) words(word.language, word.domain, word.key, word.text, word.reviewed);
    }

    void organizations(const Compiled& compiled) {
        Table organization = table("organization");
        for (const Organization* each : in_order(compiled.organizations, id_of<Organization>)) organization(each->id, each->name, each->alternate_name, each->website);
    }

    void services(const std::vector<Service>& services) {
        Table service = table("service"), act = table("service_act"), audience = table("service_audience"),
              spoken = table("service_language"), silent = table("service_silent"), way = table("service_leads_to"), papers_of = table("service_country"), phone = table("phone"), location = table("location"), tig = table("tig");
        for (const Service* one : in_order(services, id_of<Service>)) {
            const Service& s = *one;
            const Fact& fact = dated(s.verified);
            service(s.id, s.organization, s.name, s.description, s.alert, s.status, s.kind, s.url, s.email, s.fees_description,
                    s.application_process, s.fallback, s.pictogram, s.intake, s.referred_by, s.papers_asked, s.service_area, s.staff, static_cast<std::int64_t>(one - services.data()), fact.on, fact.method, fact.confidence);
            for (const Text& id : once(s.acts)) act(s.id, id);
            for (const Text& id : once(s.audiences)) audience(s.id, id);
            for (const Spoken& language : s.languages) spoken(s.id, language.code, language.how);
            for (const Text& route : once(s.silent)) silent(s.id, route);
            for (std::size_t i = 0; i < s.leads_to.size(); ++i) way(s.id, static_cast<int>(i), s.leads_to[i].service, s.leads_to[i].when);
            for (const Text& code : once(s.countries)) papers_of(s.id, code);
            int number = 0;
            for (const Phone& p : s.phones) write_phone(phone, s, p, ++number);
            if (s.location) write_location(location, s, *s.location);
            if (s.tig)
                tig(s.id, s.tig->adults, s.tig->minors, s.tig->evenings, s.tig->licence, s.tig->minors_near, s.tig->alcohol, s.tig->clothing,
                    s.tig->places.value_or(-1), s.tig->fewest_hours.value_or(-1), s.tig->most_hours.value_or(-1), s.tig->habilitated_until);
        }
    }

    void write_phone(Table& phone, const Service& s, const Phone& p, int position) {
        const Fact &fact = dated(p.verified), &hours = dated(p.hours_verified);
        phone(s.id, position, p.number, p.dial, p.type, p.description, p.cost, p.free, p.from_abroad, p.not_on_bill, p.hours,
              fact.on, fact.method, fact.confidence, hours.on, hours.method, hours.confidence);
    }

    void write_location(Table& location, const Service& s, const Location& l) {
        const Fact &fact = dated(l.verified), &hours = dated(l.hours_verified), &dot = dated(l.coordinates_verified);
        location(s.id, l.address_1, l.address_2, l.postal_code, l.city, l.latitude, l.longitude, l.access, l.step_free, fact.on, fact.method,
                 fact.confidence, dot.on, dot.confidence, l.hours, hours.on, hours.method, hours.confidence);
    }

    void search(const Index& index) {
        Table entry = table("search_entry"), members = table("search_members"), term = table("search_term"), beginning = table("search_beginning"), near = table("search_near");
        for (std::size_t i = 0; i < index.entries.size(); ++i) entry(static_cast<std::int64_t>(i), index.entries[i].first, index.entries[i].second);
        for (std::size_t i = 0; i < index.members.size(); ++i)
            members(static_cast<std::int64_t>(index.first_act + i), static_cast<std::int64_t>(index.members[i].size()), Bytes{directory::packed(index.members[i])});
        auto begun = std::async(std::launch::async, [&] { return beginnings_of(index); });
        auto misspelt = std::async(std::launch::async, [&] { return near_of(index); });
        for (const auto& [text, hits] : index.terms) term(text, Bytes{directory::packed(hits)});
        for (const auto& [trace, text] : misspelt.get()) near(std::int64_t{trace}, text);
        for (const auto& each : begun.get()) beginning(each.text, Bytes{directory::packed(each.best)}, static_cast<std::int64_t>(each.finds));
    }

    void places(const std::vector<Place>& places) {
        Table place = table("place");
        int position = 0;
        for (const Place& each : places)
            place(each.id, each.name, each.said_aloud, each.address, each.latitude, each.longitude, each.hours, each.staffed,
                  each.trained_host, each.private_room, each.telephone_to_lend, each.printer, each.headphones_to_lend, each.keypad,
                  each.camera_in_view, each.operated_by, each.data_contact, position++);
    }

    void activities(const std::vector<Activity>& activities) {
        Table activity = table("activity");
        for (const Activity* a : in_order(activities, id_of<Activity>)) {
            const Fact& fact = dated(a->verified);
            activity(a->id, a->title, a->place, a->service, a->outcome, a->on, a->opens_at, a->closes_at, a->staff, fact.on, fact.method, fact.confidence);
        }
    }

    void guide(const Guide& g, int position) {
        table("guide")(g.id, position, g.title, g.subtitle, g.pictogram, g.tone, g.sensitive, g.staff, g.start);
        Table question = table("question"), answer = table("answer"), tip = table("tip"), tip_when = table("tip_when"),
              outcome = table("outcome"), outcome_when = table("outcome_when");
        int n = 0;
        for (const Question& q : g.questions) {
            question(g.id, q.id, n++, q.ask, q.help, q.choose, spaced(q.next));
            int m = 0;
            for (const Answer& a : q.answers) answer(g.id, q.id, a.id, m++, a.label, a.pictogram, spaced(a.next), a.french, a.sensitive, a.filter, a.guide);
            int line = 0;
            for (const Sentence& s : q.tips) {
                tip(g.id, q.id, line++, s.id, s.text, s.kind, s.pictogram, s.sourced);
                conditions(tip_when, s.when, g.id, q.id, s.id);
            }
        }
        for (const Outcome& o : g.outcomes) {
            outcome(g.id, o.id, o.title, o.french, o.means, o.opens, o.checklist);
            conditions(outcome_when, o.when, g.id, o.id);
        }
        acts(g);
    }

    void acts(const Guide& g) {
        Table act = table("act"), act_outcome = table("act_outcome"), act_when = table("act_when"), sentence = table("sentence"),
              sentence_when = table("sentence_when");
        int position = 0;
        for (const Act& a : g.acts) {
            act(g.id, a.id, position++, a.before, a.moment, a.title, a.need, a.asks == "nothing" ? "" : a.asks, a.pictogram, a.french, a.means,
                spaced(a.after), spaced(a.phrases));
            for (const Text& id : once(a.outcomes)) act_outcome(g.id, a.id, id);
            conditions(act_when, a.when, g.id, a.id);
            int line = 0;
            for (const Sentence& s : a.sentences) {
                sentence(g.id, a.id, line++, s.id, s.text, s.kind, s.pictogram, s.sourced);
                conditions(sentence_when, s.when, g.id, a.id, s.id);
            }
        }
    }

    // a row for every answer that fulfils a condition of this thing
    template <typename... Of>
    static void conditions(Table& table, const std::vector<Condition>& when, const Of&... of) {
        for (const Condition& condition : when)
            for (const Text& id : once(condition.answers)) table(of..., condition.question, id);
    }

    static std::string spaced(const std::vector<Text>& ids) {
        std::string out;
        for (const Text& id : ids) out += (out.empty() ? "" : " ") + id.value;
        return out;
    }

    static std::vector<Text> once(std::vector<Text> values) {
        std::sort(values.begin(), values.end(), [](const Text& a, const Text& b) { return a.value < b.value; });
        values.erase(std::unique(values.begin(), values.end(), [](const Text& a, const Text& b) { return a.value == b.value; }),
                     values.end());
        return values;
    }

    const Database& database_;
    ContentHash hash_;
    std::string data_date_;
};

}  // namespace

void write(const Compiled& compiled, const std::string& file, int page_size) {
    const Database database = Database::create(file);
    database.run("PRAGMA page_size = " + std::to_string(page_size) + "; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;" +      // KiB
                 "PRAGMA application_id = " + std::to_string(directory::application_id) + ";" +
                 "PRAGMA user_version = " + std::to_string(directory::newest_schema) + "; BEGIN;");
    database.run(directory::schema_sql);
    Writer{database}.write(compiled);
    database.run("COMMIT; VACUUM;");
}

}  // namespace repere::authoring
