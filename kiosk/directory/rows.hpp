// From rows to records, one function a table. A value that no table should hold becomes the careful one: to confirm, unknown, "".
#pragma once

#include "directory/directory.hpp"

namespace repere::directory {

// Reads whole services; its statements are prepared once and used for each.
class ServiceReader {
public:
    explicit ServiceReader(const Database& database);
    std::optional<Service> one(std::string_view id);

private:
    std::vector<std::string> list(Statement& statement, std::string_view id);
    Statement service_, acts_, audiences_, languages_, silent_, leads_to_, countries_, phones_, location_, tig_;
};

std::vector<std::string> service_ids(const Database& database);                          // in their order
std::vector<std::string> service_ids(const Database& database, std::string_view act);    // in their order
std::vector<Activity> activities(const Database& database, std::string_view at);          // in order of their day and hour
std::vector<std::string> countries(const Database& database);
std::vector<Place> places(const Database& database);
std::vector<language::Tag> languages(const Database& database);
std::string about(const Database& database, std::string_view key);

}  // namespace repere::directory
