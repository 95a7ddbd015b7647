#include "directory/directory.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "directory/rows.hpp"

namespace repere::directory {

namespace {

std::uint32_t big_endian(std::span<const unsigned char> bytes) {
    return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 | std::uint32_t{bytes[2]} << 8 | bytes[3];
}

std::optional<Refusal> refused(Refused reason, const std::string& file, const std::string& words) {
    return Refusal{reason, file + " " + words};
}

// What the first hundred bytes promise (sqlite.org/fileformat2.html §1.3), held against the size of the file. SQLite itself
// would find a cut file only when it comes to the missing page, perhaps in front of a visitor.
std::optional<Refusal> refusal_of_header(const std::string& file) {
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (!std::filesystem::exists(status)) return refused(Refused::missing, file, "does not exist");
    if (!std::filesystem::is_regular_file(status)) return refused(Refused::unreadable, file, "is not a file");

    std::ifstream in{file, std::ios::binary};
    if (!in) return refused(Refused::unreadable, file, std::string{"cannot be read: "} + std::strerror(errno));
    std::array<unsigned char, 100> header{};
    in.read(reinterpret_cast<char*>(header.data()), header.size());
    if (in.gcount() != static_cast<std::streamsize>(header.size()) || std::memcmp(header.data(), "SQLite format 3", 16) != 0)
        return refused(Refused::unreadable, file, "is not an SQLite file");

    const unsigned written_size = header[16] << 8 | header[17];
    const std::uint64_t page_size = written_size == 1 ? 65536 : written_size;
    const std::uint64_t pages = big_endian(std::span{header}.subspan(28, 4));
    const auto size = std::filesystem::file_size(file, error);
    if (error || page_size < 512 || pages == 0 || size < page_size * pages)
        return refused(Refused::unreadable, file, "is cut short");
    return {};
}

std::int64_t pragma(const Database& database, const std::string& name) {
    auto row = database.prepare("PRAGMA " + name);
    return row.step() ? row.number(0) : 0;
}

std::optional<Refusal> refusal_of_version(const Database& database, const std::string& file) {
    if (pragma(database, "application_id") != application_id)
        return refused(Refused::foreign, file, "is not a Repère directory (its application_id is another's)");
    const auto version = pragma(database, "user_version");
    const std::string read = oldest_schema == newest_schema ? "" : std::to_string(oldest_schema) + " to ";
    const std::string words = ": it has schema " + std::to_string(version) + ", this program reads " + read + std::to_string(newest_schema);
    if (version < oldest_schema) return refused(Refused::older_schema, file, "is of an older version" + words);
    if (version > newest_schema) return refused(Refused::newer_schema, file, "is of a newer version" + words);
    return {};
}

bool knows_activities(const Database& database) { return pragma(database, "user_version") >= 6; }

// Reads what every screen needs, so that a damaged file is found now and not by a visitor.
void smoke(const Database& database) {
    ServiceReader read{database};
    const auto first = [&](const char* sql) {                 // `sound` reads them all: of a whole country that is no work for a screen
        std::vector<std::string> ids;
        for (auto row = database.prepare(sql); row.step();) ids.push_back(row.text(0));
        for (const auto& id : ids) read.one(id);
        return !ids.empty();
    };
    if (!first("SELECT id FROM service LIMIT 200")) throw SqliteError{"it holds no service"};
    first("SELECT service_id FROM service_act WHERE act = 'emergency' LIMIT 50");
    places(database);
    if (languages(database).empty()) throw SqliteError{"it names no language"};
    for (const char* table :
         {"words", "guide", "question", "answer", "outcome", "act", "act_outcome", "act_when", "sentence", "sentence_when", "tip",
          "tip_when", "outcome_when", "country", "phrase", "sensitive_act"})
        database.prepare(std::string{"SELECT * FROM "} + table + " LIMIT 1").step();
    if (knows_activities(database)) database.prepare("SELECT * FROM activity LIMIT 1").step();
}

}  // namespace

Minute Activity::until() const { return to ? *to : from ? *from : Minute{on + std::chrono::days{1}}; }

bool Place::somebody_is_there(Minute now) const { return !staffed.empty() && staffed.at(now).state == OpenState::open; }

bool Service::paused() const { return status == "temporarily closed" || status == "inactive"; }
bool Service::does(std::string_view act) const { return std::find(acts.begin(), acts.end(), act) != acts.end(); }

std::variant<Directory, Refusal> Directory::open(const std::string& file) {
    if (auto refusal = refusal_of_header(file)) return *refusal;
    try {
        Database database = Database::read(file);
        if (auto refusal = refusal_of_version(database, file)) return *refusal;
        smoke(database);
        return Directory{std::move(database)};
    } catch (const SqliteError& error) {
        return Refusal{Refused::damaged, file + " is damaged: " + error.what()};
    }
}

Directory Directory::from(std::span<const std::byte> bytes) {
    Directory directory{Database::read(bytes)};
    const std::string name = "the directory in memory";
    if (auto refusal = refusal_of_version(directory.database_, name)) throw SqliteError{refusal->words};
    if (auto refusal = directory.sound()) throw SqliteError{refusal->words};
    smoke(directory.database_);
    return directory;
}

std::optional<Refusal> Directory::sound() const {
    try {
        auto row = database_.prepare("PRAGMA integrity_check(1)");
        const std::string verdict = row.step() ? row.text(0) : "no answer";
        if (verdict == "ok") return {};
        return Refusal{Refused::damaged, "The directory is damaged: " + verdict};
    } catch (const SqliteError& error) {
        return Refusal{Refused::damaged, std::string{"The directory is damaged: "} + error.what()};
    }
}

std::vector<language::Tag> Directory::languages() const { return directory::languages(database_); }

std::optional<Service> Directory::service(std::string_view id) const { return ServiceReader{database_}.one(id); }

namespace {

std::vector<Service> services_of(const Database& database, const std::vector<std::string>& ids) {
    std::vector<Service> services;
    ServiceReader read{database};
    for (const auto& id : ids)
        if (auto service = read.one(id)) services.push_back(*std::move(service));
    return services;
}

}  // namespace

std::vector<Service> Directory::services() const { return services_of(database_, service_ids(database_)); }

std::vector<Service> Directory::services_that(std::string_view act) const {
    return services_of(database_, service_ids(database_, act));
}

bool Directory::sensitive(std::string_view service) const {
    auto row = database_.prepare("SELECT 1 FROM sensitive_act JOIN service_act USING (act) WHERE service_id = ? LIMIT 1");
    return row.bind(service).step();
}

std::vector<Activity> Directory::activities(std::string_view at, Minute now, std::size_t most, bool staff) const {
    constexpr std::chrono::days farthest{300};                // a day is written without its year
    if (at.empty() || !knows_activities(database_)) return {};
    auto found = directory::activities(database_, at);
    std::erase_if(found, [&](const Activity& each) {
        return each.until() <= now || each.on > now + farthest || (each.staff && !staff) || trust(each.verified, Class::desk, now) == Trust::hidden;
    });
    if (found.size() > most) found.resize(most);
    return found;
}

std::vector<std::string> Directory::countries() const { return directory::countries(database_); }

std::vector<Place> Directory::places() const { return directory::places(database_); }

std::optional<Place> Directory::place(std::string_view id) const {
    for (auto& place : places())
        if (place.id == id) return std::move(place);
    return {};
}

std::optional<Directory::Translation> Directory::translation(const language::Tag& tag, std::string_view domain,
                                                             std::string_view key) const {
    auto row = database_.prepare("SELECT text, reviewed FROM words WHERE domain = ? AND key = ? AND language = ?");
    if (!row.bind(domain).bind(key).bind(tag.value).step()) return {};
    return Translation{row.text(0), row.number(1) != 0};
}

std::optional<Day> Directory::data_date() const { return language::day_of(about(database_, "data_date")); }

std::string Directory::content_hash() const { return about(database_, "content_hash"); }

}  // namespace repere::directory
