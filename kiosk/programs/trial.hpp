// The pages that every visit begins with, in every language of a directory: shown once, by nobody seen, before it is adopted.
#pragma once

#include <string>

#include "directory/directory.hpp"

namespace repere::programs {

std::string shows(const directory::Directory& directory);              // what is wrong, in one sentence; "" when each of them has words: release::Kiosk::trial

}  // namespace repere::programs
