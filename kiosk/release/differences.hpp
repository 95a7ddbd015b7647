// What changes between two directories, and for whom: as values, in the order of the directory; whoever asks words them.
// Only what a visitor or a desk would see. A fact that was verified again changes nothing here.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "directory/directory.hpp"

namespace repere::release {

enum class How { added, removed, changed };
enum class What { name, status, alert, phone, address, hours, phone_hours, online, steps, description, acts, others };

struct Detail {
    What what;
    std::string before, after;                             // "" where there was, or is, none; hours as opening_hours
    friend bool operator==(const Detail&, const Detail&) = default;
};
struct ServiceChange {
    How how;
    std::string id, organization, name;
    std::vector<std::string> audiences;                    // for whom: French labels
    std::vector<Detail> details;                           // of a changed one
};
struct GuideChange {
    How how;
    std::string id, title;
    std::vector<std::string> removed, added;               // French sentences
};
struct Differences {
    std::vector<ServiceChange> services;
    std::vector<GuideChange> guides;                       // with no sentence: another way through it
    std::map<std::string, std::size_t> translations;       // sentences that changed, by language
    bool empty() const { return services.empty() && guides.empty() && translations.empty(); }
};
Differences differences(const directory::Directory& before, const directory::Directory& after);

}  // namespace repere::release
