// Reading directory-data/: each file by itself. What ties files together is checked afterwards (check.hpp).
#pragma once

#include "authoring/data.hpp"
#include "authoring/problem.hpp"
#include "authoring/yaml.hpp"

namespace repere::authoring {

Data read(const std::string& folder, Problems& problems);

void read_organization(const Node& root, const Report& report, Data& data);
void read_staff_organization(const Node& root, const Report& report, Data& data);
void read_places(const Node& root, const Report& report, Data& data);
void read_taxonomy(const Node& root, const Report& report, Data& data);
void read_staff_taxonomy(const Node& root, const Report& report, Data& data);
void read_guide(const Node& root, const Report& report, Data& data);
void read_staff_guide(const Node& root, const Report& report, Data& data);
void read_activities(const Node& root, const Report& report, Data& data);
void read_declarations(const Node& root, const Report& report, Data& data);
void read_phrases(const Node& root, const Report& report, Data& data);

}  // namespace repere::authoring
