// The shared directory, where partners edit at the same time: a PostgreSQL database of HSDS tables (postgres/*.sql), beside which the files
// of directory-data/ are working copies. What is pulled and pushed again is the same, byte for byte.
//
// The rows are what holds: whoever changes one by SQL changes the file of everybody who pulls. A file whose rows did not change comes back as
// its people wrote it; one whose rows did is written anew, its comments where they stood.
// Nothing is ever half done: one transaction a push, and with one problem anywhere nothing is written, there or here. A file changed by
// somebody else since this folder was pulled is a conflict, said with who and when; it is never overwritten. What a folder was pulled with
// stands in its file `.pulled`.
// A server that cannot be reached, refuses, or has other tables than this program: a std::runtime_error of one sentence, without password.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "authoring/problem.hpp"

namespace repere::authoring {

struct Moved {                                       // files, by their names in the folder; none when there are errors
    Problems problems;
    std::vector<std::string> added, changed, removed;
};

enum class Tables { as_they_are, brought_up_to_date };          // the second is for whoever owns the database

Moved push(const std::string& folder, const std::string& url, Tables tables = Tables::as_they_are);
Moved pull(const std::string& url, const std::string& folder);

// What a kiosk counted and noted (usage.hpp), by a role that can do nothing else; and for the coordinator, all of it, by kiosk.
void push_usage(const std::string& contents, const std::string& url);
std::map<std::string, std::string> pull_usage(const std::string& url);

}  // namespace repere::authoring
