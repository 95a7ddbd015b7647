// A small directory, as text: what a test does not say is already there, valid and dull.
//
//     const auto built = given::data().with("organizations/x.yaml", "id: x …").built();
//     built.directory().service("x") …
//
// Paths are those of directory-data/, or begin with locales/ or assets/. Everything lies in a temporary folder that goes with its owner.
#pragma once

#include <map>
#include <memory>
#include <stdexcept>
#include <string>

#include "authoring/authoring.hpp"
#include "directory/directory.hpp"
#include "given/folder.hpp"

namespace given {

class Built {
public:
    Built(std::shared_ptr<Folder> folder, std::string file) : folder_{std::move(folder)}, file_{std::move(file)} {
        auto opened = repere::directory::Directory::open(file_);
        if (auto* refusal = std::get_if<repere::directory::Refusal>(&opened)) throw std::runtime_error{refusal->words};
        directory_ = std::make_shared<repere::directory::Directory>(std::get<repere::directory::Directory>(std::move(opened)));
    }
    const repere::directory::Directory& directory() const { return *directory_; }
    const std::string& file() const { return file_; }
    std::string bytes() const { return read(file_); }

private:
    std::shared_ptr<Folder> folder_;
    std::string file_;
    std::shared_ptr<repere::directory::Directory> directory_;
};

class Data {
public:
    Data with(const std::string& path, const std::string& text) const {
        Data more = *this;
        more.files_[path] = text;
        return more;
    }
    Data without(const std::string& path) const {
        Data less = *this;
        less.files_.erase(path);
        return less;
    }
    // The file with one piece of its text replaced; throws when the piece is not there, so that no example tests nothing.
    Data changed(const std::string& path, const std::string& from, const std::string& to) const {
        std::string text = files_.at(path);
        const auto at = text.find(from);
        if (at == std::string::npos) throw std::runtime_error{path + " does not hold: " + from};
        return with(path, text.replace(at, from.size(), to));
    }

    // What `check` says, a line a problem, with the paths of this class.
    std::string said() const {
        const auto folder = written();
        std::string lines;
        for (auto problem : repere::authoring::check(folders(*folder))) {
            for (const auto& root : {folder->path() + "/directory-data/", folder->path() + "/"})
                for (std::string* text : {&problem.file, &problem.words})
                    for (auto at = text->find(root); at != std::string::npos; at = text->find(root)) text->erase(at, root.size());
            lines += to_string(problem) + "\n";
        }
        return lines;
    }

    Built built(repere::authoring::Extent extent = repere::authoring::Extent::whole) const {
        auto folder = written();
        const std::string file = *folder / "directory.sqlite";
        for (const auto& problem : repere::authoring::build(folders(*folder), file, extent))
            if (problem.error) throw std::runtime_error{to_string(problem)};
        return {std::move(folder), file};
    }

    std::shared_ptr<Folder> written() const {
        auto folder = std::make_shared<Folder>();
        std::filesystem::create_directories(*folder / "locales");
        for (const auto& [path, text] : files_) write(*folder / (path.starts_with("locales/") || path.starts_with("assets/") ? path : "directory-data/" + path), text);
        return folder;
    }
    static repere::authoring::Folders folders(const Folder& folder) { return {.data = folder / "directory-data", .locales = folder / "locales", .voices = folder / "assets/voice"}; }

private:
    std::map<std::string, std::string> files_;
};

// One organization with an emergency number and a desk, one place, one guide of one question.
inline Data data() {
    return Data{}
        .with("taxonomy.yaml", R"(
acts:
  - {id: emergency, label: Urgence}
  - {id: complaint-intake, label: Porter plainte}
audiences:
  - {id: everybody, label: Tout le monde}
)")
        .with("places.yaml", R"(
- id: tourist-office
  name: Office de tourisme
  x_said_aloud: "Office de tourisme, Aix-en-Provence"
  address: 300 avenue Giuseppe Verdi
  x_telephone_to_lend: true
  x_hours: Mo-Fr 09:00-18:00
)")
        .with("organizations/state.yaml", R"(id: state
name: Services de l’État
services:
  - id: tel-17
    name: 17 – Police secours
    description: Danger immédiat.
    x_class: statutory
    x_acts: [emergency]
    x_audiences: [everybody]
    x_verified: {on: 2024-07-22, by_role: coordinator, method: public-source, confidence: confirmed}
    phones:
      - number: "17"
        free: true
        cost: Gratuit
        x_hours: 24/7
        x_verified: {on: 2024-07-22, method: public-source, confidence: confirmed}
        x_hours_verified: {on: 2024-07-22, method: public-source, confidence: confirmed}
  - id: police-desk
    name: Commissariat
    description: Reçoit les plaintes.
    x_class: desk
    x_acts: [complaint-intake]
    x_fallback: tel-17
    x_verified: {on: 2026-01-10, method: visit, confidence: confirmed}
    phones:
      - number: 04 42 00 00 17
        description: Accueil
        x_verified: {on: 2026-01-10, method: call, confidence: confirmed}
    location:
      address_1: 1 avenue de l’Europe
      postal_code: "13090"
      city: Aix-en-Provence
      x_verified: {on: 2026-01-10, method: visit, confidence: confirmed}
      x_hours: Mo-Fr 08:00-18:00
      x_hours_verified: {on: 2026-01-10, method: visit, confidence: confirmed}
)")
        .with("guides/victim.yaml", R"(id: victim
title: Il m’est arrivé quelque chose
start: what
questions:
  - id: what
    ask: Que s’est-il passé ?
    answers:
      - {id: theft, label: Vol, next: go, french: mon sac}
      - {id: assault, label: Agression, next: go}
outcomes:
  - {id: go, title: Que faire, french: "Bonjour. On m’a volé {items}{language}."}
acts:
  - id: safe
    outcomes: [go]
    before: danger
    moment: now
    when: {what: [assault]}
    title: Être en sécurité
    need: emergency
    sentences:
      - {id: call, text: Appelez le 17., kind: precaution}
  - id: complain
    outcomes: [go]
    before: complaint
    moment: today
    title: Porter plainte
    need: complaint-intake
    sentences:
      - {id: anywhere, text: Tout commissariat reçoit votre plainte., kind: rule, source: code de procédure pénale art. 15-3}
)");
}

// The repository's own data and translations, as the build compiled them.
inline const repere::directory::Directory& real_directory() {      // what any passer-by may read
    static const Built built{nullptr, REPERE_BUILD "/directory.sqlite"};
    return built.directory();
}

inline const repere::directory::Directory& real_desks() {          // and what only desks have
    static const Built built{nullptr, REPERE_BUILD "/staff.sqlite"};
    return built.directory();
}

}  // namespace given
