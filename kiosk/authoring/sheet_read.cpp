#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "authoring/csv.hpp"
#include "authoring/facts.hpp"
#include "authoring/files.hpp"
#include "authoring/hours_words.hpp"
#include "authoring/phone_number.hpp"
#include "authoring/read.hpp"
#include "authoring/sheet.hpp"
#include "authoring/yaml_edit.hpp"

namespace repere::authoring {

namespace {

// As Excel saves it where it is not asked for UTF-8.
std::string utf8_of(std::string_view bytes) {
    if (language::is_utf8(bytes)) return std::string{bytes};
    std::string out;
    icu::UnicodeString{bytes.data(), static_cast<int32_t>(bytes.size()), "windows-1252"}.toUTF8String(out);
    return out;
}

std::string trimmed(std::string_view text) {
    std::string out = language::plain(text);
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!out.empty() && blank(out.back())) out.pop_back();
    out.erase(0, static_cast<std::size_t>(std::find_if_not(out.begin(), out.end(), blank) - out.begin()));
    return out;
}

std::string compared(std::string_view text) {
    std::string out = language::search_form(text);
    std::erase(out, ' ');
    return out;
}

struct Row { int number; std::string what, today, tick, correction, key; };

// « 24/12/2026 », "2026-12-24"
std::optional<language::Day> day_in_french(const std::string& text) {
    if (const auto iso = language::day_of(text)) return iso;
    std::vector<std::string> parts(1);
    for (const char c : text)
        if (c == '/' || c == '.' || c == '-' || c == ' ') parts.emplace_back();
        else parts.back() += c;
    if (parts.size() != 3 || parts[2].size() != 4 || parts[0].size() > 2 || parts[1].size() > 2) return {};
    for (auto* part : {&parts[0], &parts[1]}) part->insert(0, 2 - part->size(), '0');
    return language::day_of(parts[2] + "-" + parts[1] + "-" + parts[0]);
}

// A spreadsheet drops the zero at the beginning of a number, and adds points or spaces.
std::string phone_typed(std::string text) {
    std::string digits;
    for (const char c : text)
        if (c >= '0' && c <= '9') digits += c;
        else if (c != ' ' && c != '.' && c != '-' && c != '+' && c != '/') return text;
    if (text.starts_with("+")) return text;
    if (digits.size() == 9 && digits[0] != '0') digits.insert(0, "0");
    if (digits.size() != 10) return digits;
    std::string out = digits.starts_with("08") ? digits.substr(0, 1) + " " + digits.substr(1, 3) + " " + digits.substr(4, 3) + " " + digits.substr(7) : "";
    for (std::size_t i = 0; out.size() < 14 && !digits.starts_with("08") && i < 10; i += 2) out += (i ? " " : "") + digits.substr(i, 2);
    return out;
}

struct Address { std::string address_1, address_2, postal_code, city; };

std::optional<Address> address_typed(const std::string& text) {
    std::vector<std::string> parts(1);
    for (const char c : text)
        if (c == ',') parts.emplace_back();
        else parts.back() += c;
    for (auto& part : parts) part = trimmed(part);
    if (parts.size() < 2 || parts.size() > 3) return {};
    const std::string& town = parts.back();
    const bool code = town.size() > 6 && town[5] == ' ' && std::all_of(town.begin(), town.begin() + 5, [](char c) { return c >= '0' && c <= '9'; });
    if (!code || parts[0].empty()) return {};
    return Address{parts[0], parts.size() == 3 ? parts[1] : "", town.substr(0, 5), trimmed(town.substr(6))};
}

const Node* item_with(const Node* list, std::string_view key, std::string_view value) {
    if (!list) return nullptr;
    for (const Node& item : list->items)
        if (const Entry* entry = entry_of(item, key); entry && entry->value.text == value) return &item;
    return nullptr;
}
const Node* value_of(const Node* mapping, std::string_view key) {
    const Entry* entry = mapping ? entry_of(*mapping, key) : nullptr;
    return entry ? &entry->value : nullptr;
}

class SheetReader {
public:
    SheetReader(const Folders& folders, std::string_view sheet, language::Day today) : text_{utf8_of(sheet)}, today_{today} {
        Problems problems;
        data_ = read(folders.data, problems);
        if (any_error(problems)) complain("Les fichiers de l’annuaire ont une erreur : lancez d’abord « repere-directory check ».");
    }

    SheetRead run() {
        if (out_.complaints.empty()) rows();
        if (out_.complaints.empty()) find_organization();
        if (out_.complaints.empty()) head();
        if (out_.complaints.empty()) facts();
        if (out_.complaints.empty()) finish();
        if (!out_.complaints.empty()) out_.said.clear(), out_.text.clear();
        return std::move(out_);
    }

private:
    void complain(std::string words) { out_.complaints.push_back(std::move(words)); }
    void complain(const Row& row, const char* column, const std::string& words) {
        complain("Ligne " + std::to_string(row.number) + ", colonne " + column + " : " + words);
    }

    void rows() {
        Problems problems;
        const Report report{"", problems};
        Csv csv{text_, report};
        std::map<std::string, std::size_t> columns;
        const auto at = [&](const char* name) {
            const auto found = columns.find(name);
            return found == columns.end() || found->second >= csv.row().size() ? std::string{} : trimmed(csv.row()[found->second].text);
        };
        int number = 0;
        std::set<std::string> keys;
        while (csv.next()) {
            ++number;
            if (columns.empty()) {
                for (std::size_t i = 0; i < csv.row().size(); ++i) {
                    const std::string head = language::search_form(csv.row()[i].text);
                    for (const char* name : {"information", "aujourd hui", "juste", "correction", "cle"})
                        if (head.starts_with(name)) columns.emplace(name, i);
                }
                if (!columns.contains("cle") || !columns.contains("correction") || !columns.contains("juste"))
                    return complain("Ce n’est pas une fiche de la borne : sa première ligne doit nommer les colonnes « Juste », « Correction » et « Clé ».");
                continue;
            }
            Row row{number, at("information"), at("aujourd hui"), at("juste"), at("correction"), at("cle")};
            if (row.key.empty() && row.tick.empty() && row.correction.empty()) continue;
            if (row.key.empty()) complain(row, "Clé", "la clé a disparu, je ne sais pas de quoi parle cette ligne.");
            else if (!keys.insert(row.key).second) complain(row, "Clé", "cette ligne est là deux fois.");
            else rows_.push_back(std::move(row));
        }
        for (const Problem& problem : problems) complain("Ligne " + std::to_string(problem.line) + " : la fiche n’est pas un tableau entier, il y manque un guillemet.");
        if (columns.empty() && problems.empty()) complain("La fiche est vide.");
    }

    void find_organization() {
        if (rows_.empty()) return complain("La fiche ne contient aucune ligne de la borne.");
        const std::string id = rows_.front().key.substr(0, rows_.front().key.find('/'));
        for (const Organization& each : data_.organizations)
            if (each.id.value == id) organization_ = &each;
        if (!organization_) return complain(rows_.front(), "Clé", "aucun organisme ne s’appelle « " + id + " ».");
        out_.file = organization_->file;
        original_ = read_file(out_.file).value_or("");
        Problems problems;
        root_ = parse_yaml(original_, Report{out_.file, problems}).value_or(Node{});
    }

    void head() {
        const Row none{2, "", "", "", "", ""};
        const auto row_of = [&](const char* name) {
            const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const Row& row) { return row.key == organization_->id.value + "/" + name; });
            return found == rows_.end() ? none : *found;
        };
        const Row date = row_of("date"), role = row_of("role");
        const std::string day = date.correction.empty() ? date.tick : date.correction;
        role_ = role.correction.empty() ? role.tick : role.correction;
        const auto read = day_in_french(day);
        if (day.empty()) complain(date, "Correction", "la date de la relecture manque.");
        else if (!read) complain(date, "Correction", "« " + day + " » n’est pas une date : écrivez jour/mois/année, 24/12/2026.");
        else if (*read > today_) complain(date, "Correction", "« " + day + " » est un jour à venir.");
        else day_ = language::iso(*read), french_day_ = language::day_words(*read, language::french) + " " + day_.substr(0, 4);
        if (role_.empty()) complain(role, "Correction", "votre fonction manque (« secrétariat », « accueil »).");
        const std::string folded = " " + language::search_form(role_) + " ";
        for (const char* title : {" m ", " mme ", " mlle ", " monsieur ", " madame "})
            if (folded.find(title) != std::string::npos) complain(role, "Correction", "écrivez une fonction, jamais le nom d’une personne.");
    }

    void facts() {
        lines_ = facts_of(data_, *organization_, false);
        const bool nothing_said = std::all_of(rows_.begin(), rows_.end(), [](const Row& row) { return is_head(row) || (row.tick.empty() && row.correction.empty()); });
        std::string service;
        for (const Row& row : rows_) {
            if (is_head(row)) continue;
            const auto line = std::find_if(lines_.begin(), lines_.end(), [&](const FactLine& each) { return each.key == row.key; });
            if (line == lines_.end()) {
                complain(row, "Clé", "la borne ne connaît plus cette information : demandez une fiche neuve.");
                continue;
            }
            if (line->service->name != service) service = line->service->name, out_.said.push_back(service);
            fact(row, *line, nothing_said);
        }
    }
    static bool is_head(const Row& row) { return row.key.ends_with("/date") || row.key.ends_with("/role"); }

    void fact(const Row& row, const FactLine& line, bool nothing_said) {
        const std::string answer = language::search_form(row.tick);
        static const std::set<std::string> yes{"x", "oui", "ok", "1", "v", "vrai", "juste", "o", "true", "yes"}, no{"non", "faux", "n", "0", "false"};
        const bool signed_so = row.tick == "✓" || row.tick == "✔" || row.tick == "☑" || row.tick == "☒" || row.tick == "✗";
        const bool ticked = yes.contains(answer) || signed_so;
        if (!row.tick.empty() && !ticked && !no.contains(answer)) return complain(row, "Juste", "« " + row.tick + " » : mettez une croix, ou rien.");
        const bool corrected = !row.correction.empty() && compared(row.correction) != compared(line.value);
        if (no.contains(answer) && !corrected) return complain(row, "Correction", "ce n’est pas juste : écrivez ce qui l’est.");
        if (ticked && corrected) return complain(row, "Correction", "la ligne est cochée juste et corrigée : lequel des deux ?");
        if (corrected) return change(row, line);
        const bool same = ticked || !row.correction.empty() || (nothing_said && line.fact && line.fact->shown());
        if (!same) {
            if (!line.value.empty()) out_.said.push_back("  " + line.what + " : sans réponse, laissé comme c’est");
            return;
        }
        if (line.value.empty()) {
            if (ticked) complain(row, "Correction", "il n’y a rien à cocher : écrivez l’information si vous l’avez.");
            return;
        }
        if (!compared(row.today).starts_with(compared(line.value)))
            return complain(row, "Aujourd’hui", "la borne dit maintenant « " + line.value + " » : cette fiche est plus ancienne, demandez-en une neuve.");
        if (!line.fact) return;
        verify(*verified_node(line));
        out_.said.push_back("  " + line.what + " : " + line.value + " – vérifié" + (line.fact->on.empty() ? "" : " (avant : " + line.fact->on + ")"));
    }

    // --- Where things stand in the file
    const Node* service_node(const FactLine& line) const { return item_with(value_of(&root_, "services"), "id", line.service->id.value); }
    const Node* phone_node(const FactLine& line) const { return item_with(value_of(service_node(line), "phones"), "number", line.phone->number); }
    const Node* door_node(const FactLine& line) const { return value_of(service_node(line), "location"); }
    const Node* holder(const FactLine& line) const {
        switch (line.kind) {
            case FactKind::phone:
            case FactKind::phone_hours: return phone_node(line);
            case FactKind::address:
            case FactKind::door_hours:
            case FactKind::coordinates:
            case FactKind::step_free: return door_node(line);
            case FactKind::existence:
            case FactKind::email:
            case FactKind::website: break;
        }
        return service_node(line);
    }
    const Node* verified_node(const FactLine& line) const {
        const bool hours = line.kind == FactKind::phone_hours || line.kind == FactKind::door_hours;
        const Node* node = value_of(holder(line), hours ? "x_hours_verified" : "x_verified");
        if (!node) throw std::runtime_error{"`" + line.key + "` has no proof in " + out_.file};
        return node;
    }

    // --- Changing them
    std::string proof() const {
        return "{on: " + day_ + ", by_role: " + quoted(role_) + ", method: mail, confidence: confirmed, source: " + quoted("fiche du " + day_) + "}";
    }
    void verify(const Node& fact) {
        edit().set(fact, "on", day_);
        edit().set(fact, "by_role", quoted(role_));
        edit().set(fact, "method", "mail");
        edit().set(fact, "confidence", "confirmed");
        edit().set(fact, "source", quoted("fiche du " + day_));
    }
    void put(const Node& mapping, const char* key, const std::string& value) {          // a field that may not be there yet
        if (const Entry* entry = entry_of(mapping, key)) return edit().replace(entry->value, quoted(value));
        const std::string line = std::string{key} + ": " + quoted(value);
        edit().insert_before(anchor(mapping), {line}, line);
    }
    static const Entry& anchor(const Node& mapping) {
        if (const Entry* verified = entry_of(mapping, "x_verified")) return *verified;
        return mapping.entries.front();
    }
    YamlEdit& edit() {
        if (!edit_) edit_.emplace(original_);
        return *edit_;
    }
    void told(const FactLine& line, const std::string& after) {
        out_.said.push_back("  " + line.what + " : " + (line.value.empty() ? "(non connu)" : line.value) + " → " + after);
    }

    void change(const Row& row, const FactLine& line) {
        const std::string typed = row.correction, form = language::search_form(typed);
        switch (line.kind) {
            case FactKind::existence: return change_existence(row, line, typed, form);
            case FactKind::phone: return change_phone(row, line, typed, form);
            case FactKind::phone_hours:
            case FactKind::door_hours: return change_hours(row, line, typed);
            case FactKind::address: return change_address(row, line, typed);
            case FactKind::email:
                if (typed.find('@') == std::string::npos || typed.find(' ') != std::string::npos) return complain(row, "Correction", "« " + typed + " » n’est pas une adresse de courriel.");
                put(*service_node(line), "email", typed);
                return told(line, typed);
            case FactKind::website: {
                const std::string url = typed.starts_with("www.") ? "https://" + typed : typed;
                if ((!url.starts_with("https://") && !url.starts_with("http://")) || url.find(' ') != std::string::npos || url.find('.') == std::string::npos)
                    return complain(row, "Correction", "« " + typed + " » n’est pas l’adresse d’un site (https://…).");
                put(*service_node(line), "url", url);
                return told(line, url);
            }
            case FactKind::step_free:
                if (form != "oui" && form != "non") return complain(row, "Correction", "écrivez oui ou non.");
                if (!door_node(line)) return complain(row, "Correction", "dites d’abord l’adresse.");
                put(*door_node(line), "x_step_free", form == "oui" ? "yes" : "no");
                return told(line, form);
            case FactKind::coordinates: break;
        }
    }

    void change_existence(const Row& row, const FactLine& line, const std::string& typed, const std::string& form) {
        const Node& service = *service_node(line);
        const bool gone = form.find("existe plus") != std::string::npos || form.find("ferme definitivement") != std::string::npos || form == "supprime";
        const bool paused = form == "ferme" || form.find("temporairement") != std::string::npos || form.find("suspendu") != std::string::npos;
        if (gone || paused) {
            edit_status(service, gone ? "defunct" : "temporarily closed");
            verify(*verified_node(line));
            return told(line, gone ? "n’existe plus" : "fermé pour un temps");
        }
        if (form.size() < 3) return complain(row, "Correction", "« " + typed + " » est trop court pour un nom.");
        put(service, "name", typed);
        verify(*verified_node(line));
        told(line, typed);
    }
    void edit_status(const Node& service, const char* status) {
        if (const Entry* entry = entry_of(service, "status")) return edit().replace(entry->value, status);
        const std::string field = std::string{"status: "} + status;
        edit().insert_before(anchor(service), {field}, field);
    }

    void change_phone(const Row& row, const FactLine& line, const std::string& typed, const std::string& form) {
        if (line.phone && (form.find("plus de numero") != std::string::npos || form == "supprime" || form == "aucun" || form == "a supprimer")) {
            edit().set(*verified_node(line), "confidence", "to-confirm");
            return told(line, "plus montré");
        }
        const std::string number = phone_typed(typed);
        const PhoneNumber read = phone_number(number);
        const bool short_code = !read.dial.starts_with("+") && !read.dial.empty() && form.find_first_not_of("0123456789 ") == std::string::npos;
        if (!read.error.empty() || (!read.dial.starts_with("+") && !short_code)) return complain(row, "Correction", "« " + typed + " » n’est pas un numéro de téléphone.");
        if (use_of(read.dial) == PhoneUse::paid) return complain(row, "Correction", "« " + typed + " » est un numéro payant : il faut en dire le prix à la coordination.");
        if (line.phone) {
            edit().replace(*value_of(phone_node(line), "number"), quoted(number));
            verify(*verified_node(line));
        } else {
            const Node& service = *service_node(line);
            if (entry_of(service, "phones")) return complain(row, "Correction", "ce service a déjà une liste de numéros : dites-le à la coordination.");
            edit().insert_before(anchor(service), {"phones:", "  - number: " + quoted(number), "    type: voice", "    x_verified: " + proof()},
                                 "phones: [{number: " + quoted(number) + ", type: voice, x_verified: " + proof() + "}]");
        }
        told(line, number);
    }

    void change_hours(const Row& row, const FactLine& line, const std::string& typed) {
        const auto hours = hours_from_french(typed);
        if (const auto* refusal = std::get_if<NotUnderstood>(&hours)) return complain(row, "Correction", refusal->words);
        const std::string& value = std::get<std::string>(hours);
        const Node* where = holder(line);
        if (!where) return complain(row, "Correction", "dites d’abord l’adresse de cette porte.");
        if (const Entry* entry = entry_of(*where, "x_hours")) {
            edit().replace(entry->value, quoted(value));
            verify(*verified_node(line));
        } else {
            const std::string field = "x_hours: " + quoted(value), sure = "x_hours_verified: " + proof();
            edit().insert_before(anchor(*where), {field, sure}, field + ", " + sure);
        }
        told(line, hours_said(value));
    }

    void change_address(const Row& row, const FactLine& line, const std::string& typed) {
        const auto read = address_typed(typed);
        if (!read) return complain(row, "Correction", "écrivez l’adresse comme « 12 rue du Four, 13100 Aix-en-Provence ».");
        const auto& [street, more, code, city] = *read;
        if (const Node* door = door_node(line)) {
            if (const Entry* dot = entry_of(*door, "x_coordinates_verified")) edit().set(dot->value, "confidence", "to-confirm");    // the dot stood at the old door
            put(*door, "address_1", street);
            if (entry_of(*door, "address_2") || !more.empty()) put(*door, "address_2", more);
            put(*door, "postal_code", code);
            put(*door, "city", city);
            if (const Entry* proof_of_it = entry_of(*door, "x_verified")) verify(proof_of_it->value);
            else edit().insert_before(door->entries.front(), {"x_verified: " + proof()}, "x_verified: " + proof());
        } else {
            std::vector<std::string> lines{"location:", "  address_1: " + quoted(street)};
            if (!more.empty()) lines.push_back("  address_2: " + quoted(more));
            for (const std::string& each : {"  postal_code: " + quoted(code), "  city: " + quoted(city), "  x_verified: " + proof()}) lines.push_back(each);
            edit().insert_before(anchor(*service_node(line)), lines,
                                 "location: {address_1: " + quoted(street) + (more.empty() ? "" : ", address_2: " + quoted(more)) + ", postal_code: " + quoted(code) +
                                     ", city: " + quoted(city) + ", x_verified: " + proof() + "}");
        }
        told(line, street + (more.empty() ? "" : ", " + more) + ", " + code + " " + city);
    }

    void finish() {
        out_.text = edit_ ? edit_->text() : original_;
        Problems problems;
        Data after;
        const Report report{out_.file, problems};
        if (const auto root = parse_yaml(out_.text, report)) organization_->staff ? read_staff_organization(*root, report, after) : read_organization(*root, report, after);
        for (const Problem& problem : problems)
            if (problem.error) complain("Le fichier ne se laisse pas changer ainsi : " + problem.words + " (ligne " + std::to_string(problem.line) + ").");
        if (!edit_) out_.said.push_back("Rien n’est vérifié ni changé.");
        else out_.said.insert(out_.said.begin(), organization_->name + " – fiche du " + french_day_ + " (" + role_ + ")");
    }

    std::string text_, original_, role_, day_, french_day_;
    language::Day today_;
    Data data_;
    const Organization* organization_ = nullptr;
    Node root_;
    std::vector<Row> rows_;
    std::vector<FactLine> lines_;
    std::optional<YamlEdit> edit_;
    SheetRead out_;
};

}  // namespace

SheetRead read_sheet(const Folders& folders, std::string_view sheet, language::Day today) {
    try {
        return SheetReader{folders, sheet, today}.run();
    } catch (const std::runtime_error& error) {
        return {{"Le fichier de l’organisme ne se laisse pas changer par la machine : " + std::string{error.what()}}, {}, "", ""};
    }
}

}  // namespace repere::authoring
