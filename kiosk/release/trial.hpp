// A directory is tried before a kiosk shows it: every page of the file, every record, search in every language.
#pragma once

#include "release/release.hpp"

namespace repere::release {

bool for_desks(const directory::Directory& directory);     // holds anything that stands in no public file (people.md, P1)
std::string fault(const directory::Directory& directory);  // one sentence; "" when it is good

}  // namespace repere::release
