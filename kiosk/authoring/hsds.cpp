#include "authoring/hsds.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>

#include "authoring/csv.hpp"
#include "authoring/files.hpp"
#include "authoring/phone_number.hpp"
#include "directory/hours.hpp"
#include "language/language.hpp"

namespace repere::authoring {

namespace {

using Places = std::unordered_map<std::string, std::size_t>;      // id → its place in a list

Text text_of(const Cell& cell) { return {std::string{cell.text}, cell.line, cell.column}; }

std::optional<double> number(std::string_view text, double most) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !(value >= -most && value <= most)) return {};      // nor what is not a number
    return value;
}

class Reader {
public:
    Reader(const std::string& folder, Problems& problems) : folder_{folder}, problems_{problems} { package_.data.folder = folder; }

    Package read() {
        organizations();
        services();
        locations();
        each({"service_at_location.csv", "service_at_locations.csv"}, {"service_id", "location_id"}, [&](const Table& row, const Report& report) { place_a_service(row, report); });
        each({"phones.csv"}, {"number"}, [&](const Table& row, const Report& report) { phone(row, report); });
        each({"schedules.csv"}, {}, [&](const Table& row, const Report& report) { schedule(row, report); });
        each({"languages.csv"}, {"service_id"}, [&](const Table& row, const Report& report) { spoken(row, report); });
        each({"taxonomy_terms.csv"}, {"id", "name"}, [&](const Table& row, const Report& report) { term(row, report); });
        each({"attributes.csv"}, {"link_id", "link_entity", "taxonomy_term_id"}, [&](const Table& row, const Report& report) { attribute(row, report); });
        each({"x_translations.csv"}, {"resource_type", "resource_id", "field", "language", "text"}, [&](const Table& row, const Report& report) { translation(row, report); });
        finish();
        return std::move(package_);
    }

private:
    // Every row of the first of these files that is there.
    template <typename Take>
    void each(std::initializer_list<const char*> files, std::initializer_list<const char*> needed, Take take) {
        for (const char* name : files) {
            const std::string file = folder_ + "/" + name;
            const auto bytes = read_file(file);
            if (!bytes) continue;
            const Report report{file, problems_};
            if (!language::is_utf8(*bytes)) return report.error(0, 0, "the file is not UTF-8");
            Table table{*bytes, report};
            for (const char* column : needed)
                if (!table.has(column)) return report.error(1, 1, "the table has no column `" + std::string{column} + "`");
            while (table.next()) take(table, report);
            return;
        }
    }

    // The record that a cell refers to; nothing, said once, when there is none.
    template <typename Record>
    Record* referred(const Cell& cell, const Places& places, std::vector<Record>& records, const Report& report, const char* what) {
        if (cell.text.empty()) return nullptr;
        if (const auto found = places.find(std::string{cell.text}); found != places.end()) return &records[found->second];
        report.warning(cell.line, cell.column, "no " + std::string{what} + " is called `" + std::string{cell.text} + "`: the row is left out");
        return nullptr;
    }

    bool named(const Table& row, const Report& report, Places& places, std::size_t place, const char* what) {
        const Cell id = row["id"];
        if (id.text.empty() || row["name"].text.empty()) return report.error(row.line(), 1, std::string{what} + " needs an `id` and a `name`"), false;
        if (places.emplace(id.text, place).second) return true;
        report.error(id.line, id.column, "the " + std::string{what} + " `" + std::string{id.text} + "` is already there");
        return false;
    }

    void organizations() {
        each({"organizations.csv"}, {"id", "name"}, [&](const Table& row, const Report& report) {
            auto& all = package_.data.organizations;
            if (!named(row, report, organization_, all.size(), "organization")) return;
            all.push_back({report.file, text_of(row["id"]), std::string{row["name"].text}, std::string{row["alternate_name"].text}, std::string{row["website"].text}, false});
        });
    }

    void services() {
        each({"services.csv"}, {"id", "name", "organization_id"}, [&](const Table& row, const Report& report) {
            auto& all = package_.data.services;
            const Cell of = row["organization_id"];
            if (!organization_.contains(std::string{of.text}))
                return report.warning(of.line, of.column, "no organization is called `" + std::string{of.text} + "`: the row is left out");
            if (!named(row, report, service_, all.size(), "service")) return;
            Service service;
            service.file = report.file;
            service.organization = of.text;
            service.id = text_of(row["id"]);
            service.name = row["name"].text;
            service.alternate_name = row["alternate_name"].text;
            service.description = row["description"].text;
            service.alert = row["alert"].text;
            service.status = row["status"].text.empty() ? "active" : std::string{row["status"].text};
            if (const std::set<std::string_view> known{"active", "inactive", "defunct", "temporarily closed"}; !known.contains(service.status)) {
                report.warning(row["status"].line, row["status"].column, "HSDS knows no status `" + service.status + "`: the service is taken as inactive");
                service.status = "inactive";
            }
            service.url = row["url"].text;
            service.email = row["email"].text;
            service.fees_description = row["fees_description"].text;
            service.application_process = row["application_process"].text;
            service.pictogram.value = "info";
            service.verified = {day(row["assured_date"], row["last_modified"]), "public-source", "seen"};
            all.push_back(std::move(service));
        });
    }

    static std::string day(const Cell& assured, const Cell& modified) {
        for (const Cell& cell : {assured, modified})
            if (cell.text.size() >= 10 && language::day_of(cell.text.substr(0, 10))) return std::string{cell.text.substr(0, 10)};
        return "";
    }

    void locations() {
        each({"locations.csv"}, {"id"}, [&](const Table& row, const Report& report) {
            if (row["location_type"].text == "virtual" || row["location_type"].text == "postal") return;
            Location location;
            const Cell latitude = row["latitude"], longitude = row["longitude"];
            location.latitude = number(latitude.text, 90), location.longitude = number(longitude.text, 180);
            if (location.latitude.has_value() != location.longitude.has_value() || (!location.latitude && !latitude.text.empty())) {
                report.warning(latitude.line, latitude.column, "`" + std::string{latitude.text} + "`, `" + std::string{longitude.text} + "` is no place on earth: left out");
                location.latitude = location.longitude = std::nullopt;
            }
            location.access = row["transportation"].text;
            location_.emplace(row["id"].text, places_.size());
            places_.push_back(std::move(location));
        });
        each({"addresses.csv"}, {"location_id", "address_1", "city"}, [&](const Table& row, const Report& report) {
            if (row["address_type"].text == "virtual" || row["address_type"].text == "postal") return;
            Location* location = referred(row["location_id"], location_, places_, report, "location");
            if (!location || !location->address_1.empty()) return;
            location->address_1 = row["address_1"].text;
            location->address_2 = row["address_2"].text;
            location->postal_code = row["postal_code"].text;
            location->city = row["city"].text;
        });
    }

    // One door a service: the first.
    void place_a_service(const Table& row, const Report& report) {
        Service* service = referred(row["service_id"], service_, package_.data.services, report, "service");
        const Cell of = row["location_id"];
        const auto found = location_.find(std::string{of.text});
        if (!service || found == location_.end()) return;
        if (!row["id"].text.empty()) at_location_.emplace(row["id"].text, service_.at(service->id.value));
        services_at_[std::string{of.text}].push_back(service_.at(service->id.value));
        if (service->location) return;
        service->location = places_[found->second];
        service->location->verified = service->location->coordinates_verified = service->verified;
        if (!service->location->latitude) service->location->coordinates_verified = {};
    }

    // The services that a row of phones or schedules is about: its own, else all at its location.
    template <typename Do>
    void about(const Table& row, const Report& report, Do act) {
        auto& services = package_.data.services;
        if (const Cell at = row["service_at_location_id"]; !at.text.empty()) {
            if (Service* service = referred(at, at_location_, services, report, "service at a location")) act(*service);
        } else if (const Cell of = row["service_id"]; !of.text.empty()) {
            if (Service* service = referred(of, service_, services, report, "service")) act(*service);
        } else if (const auto there = services_at_.find(std::string{row["location_id"].text}); there != services_at_.end()) {
            for (const std::size_t place : there->second) act(services[place]);
        }
    }

    void phone(const Table& row, const Report& report) {
        const std::string_view type = row["type"].text;
        if (type == "fax" || type == "pager" || type == "textphone" || type == "video") return;      // nobody at a kiosk has one
        std::string written{row["number"].text};
        std::erase(written, '"');                                    // the official examples quote some twice
        const PhoneNumber read = phone_number(written);
        if (!read.error.empty()) return report.warning(row["number"].line, row["number"].column, "\"" + written + "\": " + read.error + "; the number is left out");
        about(row, report, [&](Service& service) {
            Phone phone;
            phone.number = written, phone.dial = read.dial, phone.type = type == "text" ? "text" : "voice";
            phone.description = row["description"].text;
            phone.verified = service.verified;
            service.phones.push_back(std::move(phone));
        });
    }

    void schedule(const Table& row, const Report& report) {
        const std::string rule = row["freq"].text.empty() ? std::string{row["description"].text} : recurring(row, report);
        if (rule.empty()) return;
        const auto parsed = directory::Hours::parse(rule);
        if (const auto* wrong = std::get_if<directory::HoursError>(&parsed)) {
            const Cell& at = row["description"];
            return report.warning(row.line(), at.column, "\"" + rule + "\", at " + std::to_string(wrong->column) + ": " + wrong->words + "; the hours are left out");
        }
        about(row, report, [&](Service& service) {
            if (!service.location) return;
            auto& hours = service.location->hours;
            hours += (hours.empty() ? "" : ", ") + rule;
            service.location->hours_verified = service.verified;
        });
    }

    // One row is one interval: "Mo,We 09:00-12:00", "Mo[1] 14:00-16:00".
    static std::string recurring(const Table& row, const Report& report) {
        const auto left_out = [&](const char* why) { return report.warning(row.line(), 1, std::string{why} + ": these hours are left out"), std::string{}; };
        for (const char* column : {"byweekno", "bymonthday", "byyearday"})
            if (!row[column].text.empty()) return left_out("weeks and days of a month or a year are not read here");
        if (const auto interval = row["interval"].text; !interval.empty() && interval != "1") return left_out("every second week needs the week it begins with");
        const std::string_view opens = row["opens_at"].text.substr(0, 5), closes = row["closes_at"].text.substr(0, 5);
        const auto time = [](std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789:") == std::string_view::npos; };
        if (!time(opens) || !time(closes)) return left_out("an interval needs opens_at and closes_at");
        std::string days;
        for (std::string_view rest = row["byday"].text; !rest.empty();) {
            const std::size_t end = std::min(rest.find(','), rest.size());
            std::string day{rest.substr(0, end)}, nth;
            rest.remove_prefix(std::min(end + 1, rest.size()));
            std::erase(day, ' ');
            while (day.size() > 2) nth += day.front(), day.erase(0, 1);
            if (day.size() != 2 || (nth + day).find_first_not_of("MOTUWEHFRSAmotuwehfrsa0123456789+-") != std::string::npos) return left_out("`byday` is two letters a day");
            day[1] = static_cast<char>(day[1] | 0x20);
            std::erase(nth, '+');
            days += (days.empty() ? "" : ",") + day + (nth.empty() ? "" : "[" + nth + "]");
        }
        return (days.empty() ? "" : days + " ") + std::string{opens} + "-" + std::string{closes};
    }

    void spoken(const Table& row, const Report& report) {
        if (row["code"].text.empty()) return;
        if (Service* service = referred(row["service_id"], service_, package_.data.services, report, "service")) service->languages.push_back({text_of(row["code"]), "spoken"});
    }

    void term(const Table& row, const Report& report) {
        if (named(row, report, term_, package_.data.acts.size(), "term")) package_.data.acts.push_back({text_of(row["id"]), std::string{row["name"].text}, {}});
    }

    void attribute(const Table& row, const Report& report) {
        if (row["link_entity"].text != "service") return;
        Service* service = referred(row["link_id"], service_, package_.data.services, report, "service");
        if (service && referred(row["taxonomy_term_id"], term_, package_.data.acts, report, "term")) service->acts.push_back(text_of(row["taxonomy_term_id"]));
    }

    void translation(const Table& row, const Report& report) {
        const std::string_view type = row["resource_type"].text, field = row["field"].text;
        const Cell of = row["resource_id"], tag = row["language"];
        const std::string language{tag.text}, id{of.text};
        if (const auto parsed = language_.contains(language) ? std::optional<language::Tag>{language::Tag{language}} : language::parse(language); !parsed || parsed->value != language)
            return report.warning(tag.line, tag.column, "`" + language + "` is not the tag of a language (BCP 47): the row is left out");
        if (type == "taxonomy_term") {
            Term* term = referred(of, term_, package_.data.acts, report, "term");
            if (!term) return;
            if (field != "x_synonym") return add(language, "act." + id + ".label", row);
            auto& said = term->synonyms;
            auto found = std::find_if(said.begin(), said.end(), [&](const auto& each) { return each.first == language; });
            if (found == said.end()) found = said.insert(said.end(), {language, {}});
            found->second.emplace_back(row["text"].text);
        } else if (type == "service") {
            if (referred(of, service_, package_.data.services, report, "service")) add(language, "service." + id + "." + std::string{field}, row);
        } else if (type == "organization") {
            if (referred(of, organization_, package_.data.organizations, report, "organization")) add(language, "organization." + id + "." + std::string{field}, row);
        }
    }

    void add(const std::string& language, std::string key, const Table& row) {
        language_.insert(language);
        package_.words.push_back({language, "directory", std::move(key), std::string{row["text"].text}, false});
    }

    // What stands nowhere in the package, and follows: somebody to see, to call, or neither. A word twice is the first one.
    void finish() {
        for (Service& service : package_.data.services) service.kind = service.location ? "desk" : service.phones.empty() ? "online" : "helpline";
        auto& words = package_.words;
        const auto key = [](const Word& word) { return std::tie(word.key, word.language); };
        std::stable_sort(words.begin(), words.end(), [&](const Word& a, const Word& b) { return key(a) < key(b); });
        words.erase(std::unique(words.begin(), words.end(), [&](const Word& a, const Word& b) { return key(a) == key(b); }), words.end());
        package_.languages.assign(language_.begin(), language_.end());
    }

    const std::string folder_;
    Problems& problems_;
    Package package_;
    std::vector<Location> places_;
    Places organization_, service_, location_, at_location_, term_;
    std::unordered_map<std::string, std::vector<std::size_t>> services_at_;
    std::set<std::string> language_;
};

}  // namespace

bool is_package(const std::string& folder) { return std::filesystem::exists(folder + "/services.csv"); }

Package read_package(const std::string& folder, Problems& problems) { return Reader{folder, problems}.read(); }

}  // namespace repere::authoring
