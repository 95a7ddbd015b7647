#include "release/trial.hpp"

namespace repere::release {

bool for_desks(const directory::Directory& directory) {
    const auto any = [&](const char* sql) { return directory.database().prepare(sql).step(); };
    return any("SELECT 1 FROM service WHERE staff UNION ALL SELECT 1 FROM guide WHERE staff UNION ALL SELECT 1 FROM phrase LIMIT 1") ||
           (any("SELECT 1 FROM pragma_table_info('activity') WHERE name = 'staff'") && any("SELECT 1 FROM activity WHERE staff LIMIT 1"));      // none before schema 6
}

std::string fault(const directory::Directory& directory) {
    try {
        if (const auto refusal = directory.sound()) return refusal->words;
        const auto services = directory.services();
        if (services.empty()) return "The directory holds no service.";
        if (directory.languages().empty()) return "The directory names no language.";
        for (const auto& service : services)
            if (service.name.empty()) return "The service " + service.id + " bears no name.";
        for (const auto& tag : directory.languages())
            for (const std::string& query : {std::string{}, services.front().name}) {
                const auto found = directory.find(query, {.language = tag}, 20);
                if (found.empty()) return "Nothing is found in " + tag.value + " with \"" + query + "\".";
                for (const auto& each : found)
                    if (each.kind == "service" && !directory.service(each.id)) return "What is found is not there: " + each.id + ".";
            }
        return "";
    } catch (const directory::SqliteError& error) {
        return std::string{"The directory cannot be read: "} + error.what();
    }
}

}  // namespace repere::release
