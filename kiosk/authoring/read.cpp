#include "authoring/read.hpp"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <span>

#include "authoring/data_inclusion.hpp"
#include "authoring/fields.hpp"
#include "authoring/files.hpp"
#include "language/language.hpp"

namespace repere::authoring {

namespace {

using ReadOne = void (*)(const Node&, const Report&, Data&);

void read_one(const std::string& file, ReadOne take, Data& data, Problems& problems) {
    const Report report{file, problems};
    const auto text = read_file(file);
    if (!text) report.error(0, 0, "the file cannot be read");
    const auto root = text ? parse_yaml(*text, report) : std::nullopt;
    if (root)
        take(*root, report, data);
    else
        data.complete = false;
}

void read_if_there(const std::string& file, ReadOne take, Data& data, Problems& problems) {
    if (std::filesystem::exists(file)) read_one(file, take, data, problems);
}

void read_all(const std::string& folder, ReadOne take, Data& data, Problems& problems) {
    for (const auto& name : files_in(folder, ".yaml")) read_one(folder + "/" + name, take, data, problems);
}

// Those with a position come first, in its order; the others stay as the files have them.
template <typename Things>
void put_in_order(Things& things) {
    const auto position = [](const auto& thing) { return thing.position.value_or(std::numeric_limits<int>::max()); };
    std::stable_sort(things.begin(), things.end(), [&](const auto& a, const auto& b) { return position(a) < position(b); });
}

Synonyms synonyms(Fields& fields) {
    Synonyms out;
    const Report& report = fields.report();
    const Node* synonyms = fields.mapping("synonyms");
    if (!synonyms) return out;
    for (const Entry& entry : synonyms->entries) {
        const auto tag = language::parse(entry.key);
        if (!tag || tag->value != entry.key) report.error(entry.line, entry.column, "`" + entry.key + "` is not the tag of a language (BCP 47)");
        out.emplace_back(entry.key, std::vector<std::string>{});
        if (entry.value.kind != Kind::sequence) report.error(entry.value.line, entry.value.column, "synonyms are a list a language");
        for (const Node& item : entry.value.items) {
            if (item.kind != Kind::scalar || item.text.empty()) report.error(item.line, item.column, "a synonym is a word or a few");
            else out.back().second.push_back(item.text);
        }
    }
    return out;
}

// `key` holds the codes, and `known` tells what a code may be.
std::vector<Term> terms(const std::vector<Node>& nodes, const Report& report, const std::string& what, std::string_view key,
                        std::span<const std::string_view> known) {
    std::vector<Term> terms;
    for (const Node& node : nodes) {
        Fields fields{node, report, what};
        Term term{fields.slug("id", Need::required), fields.text("label", Need::required).value, synonyms(fields), fields.texts(key)};
        if (key == "x_thematiques") term.sensitive = fields.flag("x_sensitive");
        for (const Text& code : term.codes)
            if (std::find(known.begin(), known.end(), code.value) == known.end())
                fields.error(code, "data·inclusion has no code `" + code.value + "` for `" + std::string{key} + "`");
        terms.push_back(std::move(term));
        fields.done();
    }
    return terms;
}

std::vector<Situation> situations(const std::vector<Node>& nodes, const Report& report) {
    std::vector<Situation> situations;
    for (const Node& node : nodes) {
        Fields fields{node, report, "a situation"};
        situations.push_back({fields.slug("id", Need::required), fields.text("label", Need::required).value, synonyms(fields),
                              fields.slugs("acts")});
        if (situations.back().acts.empty()) report.error(node.line, node.column, "a situation names at least one act that answers it (`acts`)");
        fields.done();
    }
    return situations;
}

}  // namespace

Data read(const std::string& folder, Problems& problems) {
    Data data;
    data.folder = folder;
    if (!std::filesystem::is_directory(folder)) {
        problems.push_back({folder, 0, 0, true, "there is no such folder"});
        return data;
    }
    read_all(folder + "/organizations", read_organization, data, problems);
    read_all(folder + "/staff/organizations", read_staff_organization, data, problems);
    read_if_there(folder + "/places.yaml", read_places, data, problems);
    read_if_there(folder + "/taxonomy.yaml", read_taxonomy, data, problems);
    read_if_there(folder + "/staff/taxonomy.yaml", read_staff_taxonomy, data, problems);
    read_if_there(folder + "/phrases.yaml", read_phrases, data, problems);
    read_if_there(folder + "/activities.yaml", read_activities, data, problems);
    read_if_there(folder + "/staff/declarations.yaml", read_declarations, data, problems);
    read_all(folder + "/guides", read_guide, data, problems);
    read_all(folder + "/staff/guides", read_staff_guide, data, problems);
    put_in_order(data.services);
    put_in_order(data.guides);
    return data;
}

void read_places(const Node& root, const Report& report, Data& data) {
    if (root.kind != Kind::sequence) return report.error(root.line, root.column, "the file is a list of places");
    for (const Node& node : root.items) {
        Fields fields{node, report, "a place"};
        Place place;
        place.id = fields.slug("id", Need::required);
        place.name = fields.text("name", Need::required).value;
        place.said_aloud = fields.text("x_said_aloud").value;
        place.address = fields.text("address").value;
        fields.coordinates(place.latitude, place.longitude);
        place.hours = fields.hours("x_hours").value;
        place.staffed = fields.hours("x_staffed").value;
        place.trained_host = fields.flag("x_trained_host");
        place.private_room = fields.flag("x_private_room");
        place.telephone_to_lend = fields.flag("x_telephone_to_lend");
        place.printer = fields.flag("x_printer");
        place.headphones_to_lend = fields.flag("x_headphones_to_lend");
        place.keypad = fields.flag("x_keypad");
        place.camera_in_view = fields.flag("x_camera_in_view");
        place.operated_by = fields.text("x_operated_by").value;
        place.data_contact = fields.text("x_data_contact").value;
        fields.done();
        data.places.push_back(std::move(place));
    }
}

void read_staff_taxonomy(const Node& root, const Report& report, Data& data) {
    Fields fields{root, report, "the desks' taxonomy"};
    for (Term& act : terms(fields.list("acts"), report, "an act", "x_thematiques", data_inclusion::thematiques)) {
        act.staff = true;
        data.acts.push_back(std::move(act));
    }
    fields.done();
}

void read_taxonomy(const Node& root, const Report& report, Data& data) {
    Fields fields{root, report, "the taxonomy"};
    data.acts = terms(fields.list("acts"), report, "an act", "x_thematiques", data_inclusion::thematiques);
    data.audiences = terms(fields.list("audiences"), report, "an audience", "x_publics", data_inclusion::publics);
    data.situations = situations(fields.list("situations"), report);
    data.countries = fields.texts("countries");
    fields.done();
}

}  // namespace repere::authoring
