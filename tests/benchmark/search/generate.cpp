// benchmark-generate SIZE FOLDER [--seed N] [--queries N]      a directory of SIZE services that exist nowhere, to measure on
//
// FOLDER/package         an HSDS 3.2 tabular package, with our x_translations.csv
// FOLDER/documents.tsv   the same for engines that know no HSDS: id, name, names in other languages, description, descriptions in other
//                        languages, organization, what it does (labels and synonyms), address, numbers
// FOLDER/queries.jsonl   {"q","lang","class","meant","relevant"}, by turns of each class: questions.hpp says what is relevant
// The same SIZE, seed and taxonomy.yaml make the same bytes.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "authoring/read.hpp"
#include "benchmark/search/invented.hpp"
#include "benchmark/search/phrases.hpp"
#include "benchmark/search/questions.hpp"
#include "given/folder.hpp"

namespace {

using namespace benchmark;

class Csv {
public:
    Csv(const std::filesystem::path& file, std::initializer_list<std::string_view> columns) : out_{file, std::ios::binary} {
        row(columns);
    }
    void row(std::initializer_list<std::string_view> cells) {
        bool first = true;
        for (const auto cell : cells) {
            if (!first) line_ += ',';
            first = false;
            if (cell.find_first_of(",\"\n") == std::string_view::npos) { line_ += cell; continue; }
            line_ += '"';
            for (const char c : cell) { if (c == '"') line_ += '"'; line_ += c; }
            line_ += '"';
        }
        line_ += '\n';
        if (line_.size() > 1 << 16) { out_ << line_; line_.clear(); }
    }
    ~Csv() { out_ << line_; }
    Csv(const Csv&) = delete;

private:
    std::ofstream out_;
    std::string line_;
};

std::vector<Act> read_acts() {
    namespace authoring = repere::authoring;
    const std::string file = REPERE_SOURCE "/directory-data/taxonomy.yaml";
    authoring::Problems problems;
    authoring::Data data;
    const authoring::Report report{"taxonomy.yaml", problems};
    if (const auto root = authoring::parse_yaml(given::read(file), report)) authoring::read_taxonomy(*root, report, data);
    std::vector<Act> acts;
    for (const authoring::Term& act : data.acts) acts.push_back({act.id.value, act.label, act.synonyms});
    if (acts.empty()) throw std::runtime_error{file + " has no acts"};
    return acts;
}

std::string text_of(const std::vector<std::string_view>& sentences) {
    std::string out;
    for (const auto sentence : sentences) { if (!out.empty()) out += ' '; out += sentence; }
    return out;
}

// The act that a kind of service is first of all for is called in other languages as that kind of service is.
const Category* category_called(const Act& act) {
    for (const Category& category : categories)
        if (category.acts.front() == act.id) return &category;
    return nullptr;
}

void write_package(const Invented& all, const std::filesystem::path& folder) {
    const auto id = [&](Table table, std::uint64_t row) { return uuid(all.seed, table, row); };
    {
        Csv out{folder / "organizations.csv", {"id", "name", "alternate_name", "description", "email", "website"}};
        for (std::size_t i = 0; i < all.organizations.size(); ++i) {
            const auto& one = all.organizations[i];
            const std::string site = "https://organisation-" + std::to_string(i + 1) + ".example";
            out.row({id(of_organization, i), one.name, one.alternate_name, categories[one.category].descriptions.front(), "", site});
        }
    }
    {
        Csv out{folder / "locations.csv", {"id", "location_type", "url", "organization_id", "name", "alternate_name", "description", "transportation", "latitude", "longitude"}};
        Csv addresses{folder / "addresses.csv", {"id", "location_id", "attention", "address_1", "address_2", "city", "region", "state_province", "postal_code", "country", "address_type"}};
        for (std::size_t organization = 0; organization < all.organizations.size(); ++organization)
            for (std::uint32_t n = 0; n < all.organizations[organization].locations; ++n) {
                const std::uint32_t i = all.organizations[organization].location + n;
                Draw draw{mixed(all.seed, mixed(of_location, i))};
                const Commune& commune = all.communes[all.locations[i].commune];
                char latitude[16], longitude[16];
                std::snprintf(latitude, sizeof latitude, "%u.%05u", 43 + draw.below(7), draw.below(100000));
                std::snprintf(longitude, sizeof longitude, "%u.%05u", draw.below(7), draw.below(100000));
                out.row({id(of_location, i), "physical", "", id(of_organization, organization), "", "", "", "", latitude, longitude});
                addresses.row({id(of_address, i), id(of_location, i), "", all.locations[i].address_1, "", commune.name, "", commune.postal_code.substr(0, 2), commune.postal_code, "FR", "physical"});
            }
    }
    {
        Csv terms{folder / "taxonomy_terms.csv", {"id", "code", "name", "description", "parent_id", "taxonomy", "language", "taxonomy_id", "term_uri"}};
        for (std::size_t i = 0; i < all.acts.size(); ++i) terms.row({id(of_term, i), all.acts[i].id, all.acts[i].label, all.acts[i].label, "", "acts", "fr", "", ""});
    }
    Csv services{folder / "services.csv", {"id", "organization_id", "program_id", "name", "alternate_name", "description", "url", "email", "status", "fees_description", "assured_date"}};
    Csv links{folder / "service_at_location.csv", {"id", "service_id", "location_id", "description"}};
    Csv phones{folder / "phones.csv", {"id", "location_id", "service_id", "organization_id", "contact_id", "service_at_location_id", "number", "extension", "type", "description"}};
    Csv spoken_there{folder / "languages.csv", {"id", "service_id", "location_id", "phone_id", "name", "code", "note"}};
    Csv schedules{folder / "schedules.csv", {"id", "service_id", "location_id", "service_at_location_id", "description"}};
    Csv attributes{folder / "attributes.csv", {"id", "link_id", "taxonomy_term_id", "link_type", "link_entity", "value", "label"}};
    Csv translations{folder / "x_translations.csv", {"resource_type", "resource_id", "field", "language", "text"}};

    for (std::size_t i = 0; i < all.acts.size(); ++i) {
        if (const Category* category = category_called(all.acts[i]))
            for (std::size_t language = 0; language < other_languages.size(); ++language)
                translations.row({"taxonomy_term", id(of_term, i), "name", other_languages[language], category->called[language]});
        for (const auto& [language, words] : all.acts[i].synonyms)
            for (const auto& word : words) translations.row({"taxonomy_term", id(of_term, i), "x_synonym", language, word});
    }
    for (std::size_t i = 0; i < all.services.size(); ++i) {
        const Service& one = all.services[i];
        const std::string service = id(of_service, i);
        Draw draw{mixed(one.chance, 4)};
        std::string assured = "202" + std::to_string(4 + draw.below(3));
        assured += "-0" + std::to_string(1 + draw.below(9));
        assured += "-1" + std::to_string(draw.below(10));
        services.row({service, id(of_organization, one.organization), "", one.name, "", text_of(description(one)), draw.percent(30) ? "https://service-" + std::to_string(i + 1) + ".example" : "",
                      draw.percent(40) ? "contact-" + std::to_string(i + 1) + "@service.example" : "", draw.percent(98) ? "active" : "temporarily closed", draw.percent(50) ? "Gratuit" : "", assured});
        if (one.has_location) links.row({id(of_link, i), service, id(of_location, one.location), ""});
        if (!one.number.empty()) phones.row({id(of_phone, 2 * i), "", service, "", "", "", spaced(one.number), "", "voice", ""});
        if (!one.mobile.empty()) phones.row({id(of_phone, 2 * i + 1), "", service, "", "", "", spaced(one.mobile), "", draw.percent(50) ? "voice" : "text", ""});
        const std::uint32_t speaks = draw.percent(30) ? 1 + draw.uneven(4) : 0;
        for (std::uint32_t k = 0; k < speaks; ++k) spoken_there.row({id(of_language, 8 * i + k), service, "", "", spoken[k][1], spoken[k][0], ""});
        if (draw.percent(70)) schedules.row({id(of_schedule, i), service, "", "", draw.uneven_of(hours)});
        std::uint64_t nth = 0;
        for (const Act* act : acts_of(all, one))
            attributes.row({id(of_attribute, 4 * i + nth++), service, id(of_term, static_cast<std::uint64_t>(act - all.acts.data())), "act", "service", "", ""});
        for (std::size_t language = 0; language < other_languages.size(); ++language) {
            if (!translated(one, language)) continue;
            translations.row({"service", service, "name", other_languages[language], translated_name(all, one, language)});
            translations.row({"service", service, "description", other_languages[language], categories[one.category].described[language]});
        }
    }
}

void write_documents(const Invented& all, const std::filesystem::path& file) {
    std::ofstream out{file, std::ios::binary};
    std::vector<std::string> does;
    for (const Act& act : all.acts) {
        std::string words = act.label;
        if (const Category* category = category_called(act))
            for (const auto called : category->called) words += "; " + std::string{called};
        for (const auto& [language, synonyms] : act.synonyms)
            for (const auto& synonym : synonyms) words += "; " + synonym;
        does.push_back(std::move(words));
    }
    std::string line;
    for (std::size_t i = 0; i < all.services.size(); ++i) {
        const Service& one = all.services[i];
        const Organization& whose = all.organizations[one.organization];
        std::string names, descriptions, acts, address, numbers;
        for (std::size_t language = 0; language < other_languages.size(); ++language) {
            if (!translated(one, language)) continue;
            names += (names.empty() ? "" : "; ") + translated_name(all, one, language);
            descriptions += (descriptions.empty() ? "" : " ") + std::string{categories[one.category].described[language]};
        }
        for (const Act* act : acts_of(all, one)) acts += (acts.empty() ? "" : "; ") + does[static_cast<std::size_t>(act - all.acts.data())];
        if (one.has_location) {
            const Location& location = all.locations[one.location];
            address = location.address_1 + ", " + all.communes[location.commune].postal_code + " " + all.communes[location.commune].name;
        }
        for (const std::string* number : {&one.number, &one.mobile})
            if (!number->empty()) numbers += (numbers.empty() ? "" : "; ") + spaced(*number);
        line += uuid(all.seed, of_service, i) + '\t' + one.name + '\t' + names + '\t' + text_of(description(one)) + '\t' + descriptions + '\t' + whose.name +
                (whose.alternate_name.empty() ? "" : "; " + whose.alternate_name) + '\t' + acts + '\t' + address + '\t' + numbers + '\n';
        if (line.size() > 1 << 16) { out << line; line.clear(); }
    }
    out << line;
}

int usage() {
    std::cerr << "benchmark-generate SIZE FOLDER [--seed N] [--queries N]: SIZE from 1 to 2000000 services, N queries a class (200; 0: the package alone)\n";
    return 2;
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc < 3) return usage();
    const long size = std::atol(argv[1]);
    const std::filesystem::path folder{argv[2]};
    std::uint64_t seed = 4;
    std::size_t queries = 200;
    for (int i = 3; i < argc; i += 2) {
        if (i + 1 >= argc) return usage();
        if (const std::string_view option{argv[i]}; option == "--seed") seed = std::strtoull(argv[i + 1], nullptr, 10);
        else if (option == "--queries") queries = std::strtoull(argv[i + 1], nullptr, 10);
        else return usage();
    }
    if (size < 1 || size > 2000000) return usage();
    std::filesystem::create_directories(folder / "package");
    const Invented all = invent(seed, static_cast<std::uint32_t>(size), read_acts());
    write_package(all, folder / "package");
    if (queries == 0) return 0;
    write_documents(all, folder / "documents.tsv");
    write_questions(all, queries, folder / "queries.jsonl");
    return 0;
} catch (const std::exception& error) {
    std::cerr << "benchmark-generate: " << error.what() << '\n';
    return 1;
}
