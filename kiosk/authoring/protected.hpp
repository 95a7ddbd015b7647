// What must stand nowhere in public: the names, aliases and former addresses of places that hide people (people.md, P2).
//
// The list holds no name. Of each it holds the count of its letters and a keyed digest of them (SipHash-2-4, 128 bits), in the form
// in which search compares: without marks, case, spaces or punctuation, so that "Foyér  des TROIS-pins" is "Foyer des Trois-Pins".
// It hides the names from whoever reads or searches the file, not from somebody who already suspects one and tries it: key and list
// lie together. Who wants more keeps the list outside of the repository (`--protected FILE`).
#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "authoring/problem.hpp"

namespace repere::authoring {

class Protected {
public:
    using Key = std::array<unsigned char, 16>;
    using Digest = std::array<unsigned char, 16>;

    Protected() = default;                                             // nothing is protected
    explicit Protected(const Key& key) : key_{key} {}
    static Protected with_new_key();

    bool empty() const { return digests_.empty(); }
    void add(std::size_t letters, const Digest& digest) { digests_[letters].insert(digest); }
    std::vector<std::size_t> in(std::string_view text) const;          // where (bytes, from 0) something of it begins; any bytes will do
    std::string entry(std::string_view name) const;                    // "  - {letters: 17, digest: …}"; "" when it is too short to be told apart
    std::string key_line() const;                                      // "key: …"

private:
    Digest digest(std::string_view letters) const;
    Key key_{};
    std::map<std::size_t, std::set<Digest>> digests_;                  // by count of letters
};

// Nothing when there is no such file; what is wrong in it is in the problems.
std::optional<Protected> read_protected(const std::string& file, Problems& problems);

// Every byte of the files, and of YAML and PO files what they say when they are read (a name can be written in escapes, or over two
// lines). Their names too. Never repeats what it found.
void check_leaks(const Protected& names, const std::vector<std::string>& files, Problems& problems);

// Every text of a compiled file, and its bytes.
void check_compiled(const Protected& names, const std::string& file, Problems& problems);

std::vector<std::string> public_files(const std::string& data, const std::string& locales);      // all but staff/

}  // namespace repere::authoring
