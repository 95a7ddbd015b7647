// The commands of repere-directory. Each returns the program's exit status; answers go to standard output, complaints to
// standard error.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "authoring/authoring.hpp"
#include "directory/directory.hpp"
#include "language/language.hpp"

namespace repere::programs {

// Authoring
int check(authoring::Folders folders, directory::Day today, bool json);
int protect(const authoring::Folders& folders, std::string name);            // prints the line for the list of protected names; "-": standard input says it
int build(authoring::Folders folders, const std::string& output, const std::string& staff, const std::string& beside = {});      // the working copy, where the data lie in none
int freshness(const authoring::Folders& folders, directory::Day today, bool json);
int write_sheets(const authoring::Folders& folders, const std::string& output);
int read_sheet(const authoring::Folders& folders, const std::string& file, directory::Day today, bool dry_run);
int push(const std::string& data, const std::string& url, bool migrate);      // a folder; or the file of counts and notes of a kiosk
int pull(const std::string& url, const std::string& data, const std::string& usage);
int build_from(const std::string& url, authoring::Folders folders, const std::string& output, const std::string& staff);
struct Evaluation {
    std::string usage;                       // a file, or a folder of them
    int year = 0, quarter = 0;               // 0: the year
    std::string output, csv, data;
};
int report(const Evaluation& asked);
struct Fleet {
    std::string folder;
    directory::Minute now;
    int late_after = 3;                      // hours
    bool json = false;
};
int fleet(const Fleet& asked);                                                // a table of the heartbeats in a folder; 1 when one cannot be read
int undrawable(const std::string& file);                                      // 1 when a font lacks a character of what it says
int extract(const authoring::Folders& folders);
int status(authoring::Folders folders, bool json);

// Reading a compiled file
struct Search {
    std::string file;
    language::Tag reader;
    std::size_t limit = 20;
    bool json = false;
    std::vector<std::string> words;
};
int search(const Search& asked);
int search_batch(const std::string& file, std::size_t limit);                 // JSON lines in, JSON lines out

int show(const std::string& file, const std::string& id, const language::Tag& reader, directory::Minute now, bool json);

struct Walk {
    std::string file, guide;
    language::Tag reader;
    std::string answers;                             // "visitor,bag+phone": `+` joins those of one question; a country may come last
    directory::Minute now;
    bool json = false;
};
int walk(const Walk& asked);
int graph(const std::string& file, const std::string& guide);

int hours_batch();

struct Leaflets {
    std::string file, output;
    std::optional<language::Tag> language;           // nothing: all that the file speaks
    directory::Minute now;
};
int leaflets(const Leaflets& asked);                                           // every public guide as PDF; of a staff file also the desks' sheets

// Releases
int keys(const std::string& output);                                          // the password: REPERE_KEY_PASSWORD, or the terminal; an empty one is none
struct Publishing {
    std::string file, key, output, staff, desk_key, next_key;
    directory::Minute now;
    std::optional<directory::Day> expires;
};
int publish(const Publishing& asked);                                         // the desks' one goes into the folder OUTPUT-desks
struct Verifying {
    std::string folder, public_key, desk_key;
    std::string against;                                                      // a compiled directory: says what adopting would change
    directory::Minute now;
};
int verify(const Verifying& asked);

// Shared by the commands
void tell_on_terminal(std::string_view stage);                                // what is being done; "" when it is done
std::optional<directory::Directory> opened(const std::string& file);          // says on standard error why not
std::string changes(const directory::Directory& before, const directory::Directory& after);      // in French, a change a line: what changes, for whom
std::string translated(const directory::Directory& directory, const language::Tag& reader, const std::string& domain,
                       const std::string& key, const std::string& french);    // plain form

}  // namespace repere::programs
