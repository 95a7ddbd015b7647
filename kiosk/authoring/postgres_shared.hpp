// The shared directory as files: what push and pull (postgres.hpp) both need of it, and of the folder beside it.
#pragma once

#include <map>
#include <set>
#include <string>

#include "authoring/postgres_connection.hpp"
#include "authoring/postgres_rows.hpp"

namespace repere::authoring {

struct SharedFile {
    std::string organization;                        // "": a document
    std::string text;                                // as it was last written by people; of an organization the rows hold, see text_of
    std::string version, by, at;                     // who changed it last, and when (UTC)
    bool mine = false;                               // this role may change it
};
using SharedFiles = std::map<std::string, SharedFile>;                   // by path in the folder

// Opens it, and makes sure that its tables are those of this program.
Postgres open_shared(const std::string& url, bool migrate);
SharedFiles shared_files(const Postgres& database);
std::map<std::string, Rows> shared_rows(const Postgres& database, const std::set<std::string>& organizations);     // by organization
std::string text_of(const SharedFile& file, const Rows& rows);           // of an organization

bool is_organization(const std::string& path);

// What a folder holds, and what it held when it was last pulled or pushed.
struct LocalFile { std::string text, digest; };
std::map<std::string, LocalFile> local_files(const std::string& folder, Problems& problems);

struct Pulled {
    struct File { std::string version, digest; };
    std::string directory;                           // which shared directory; "": never
    std::map<std::string, File> files;
    static Pulled read(const std::string& folder);
    void write(const std::string& folder) const;
    const File* find(const std::string& path) const { const auto found = files.find(path); return found == files.end() ? nullptr : &found->second; }
};
std::string digest_of(const std::string& text);
void write_whole(const std::string& file, const std::string& text);      // beside it, then renamed

}  // namespace repere::authoring
