// The shared directory, on a real PostgreSQL in a folder of its own: what goes in comes back, who may change what, and what happens when
// many do at once. The program is run as partners run it.
#include <pwd.h>

#include <memory>
#include <regex>

#include "authoring/files.hpp"
#include "authoring/postgres_rows.hpp"
#include "given/catch.hpp"
#include "given/process.hpp"

using Catch::Matchers::Contains;
using namespace repere::authoring;

namespace {

const std::string program = REPERE_BUILD "/bin/repere-directory", real_data = REPERE_SOURCE "/directory-data";

std::string tools() {                                            // the newest of Debian's
    std::string newest;
    for (const auto& version : std::filesystem::directory_iterator{"/usr/lib/postgresql"})
        if (std::filesystem::exists(version.path() / "bin/initdb")) newest = std::max(newest, (version.path() / "bin/").string());
    return newest;
}

// PostgreSQL refuses root: then it is run by nobody.
std::vector<std::string> as_nobody(std::vector<std::string> command) {
    if (getuid() != 0) return command;
    command.insert(command.begin(), {"setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"});
    return command;
}

class Server {
public:
    Server() {
        std::filesystem::permissions(folder_.path(), std::filesystem::perms{0711});
        for (const auto& name : {"data", "run"}) {
            std::filesystem::create_directory(folder_ / name);
            if (getuid() == 0) REQUIRE(chown((folder_ / name).c_str(), getpwnam("nobody")->pw_uid, getpwnam("nobody")->pw_gid) == 0);
        }
        REQUIRE(given::run(as_nobody({tools() + "initdb", "-D", folder_ / "data", "-U", "town", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8"})).status == 0);
        given::write(folder_ / "data/pg_hba.conf", "local all locked scram-sha-256\nlocal all all trust\n");
        process_.emplace(as_nobody({tools() + "postgres", "-D", folder_ / "data", "-c", "listen_addresses=", "-c", "unix_socket_directories=" + folder_ / "run",
                                    "-c", "fsync=off", "-c", "full_page_writes=off"}));
        REQUIRE(given::soon([&] { return given::run({"psql", "-qc", "SELECT 1", url("town", "postgres")}).status == 0; }));
        for (const auto* sql : {"CREATE ROLE locked LOGIN PASSWORD 'a long one'", "CREATE ROLE passer_by LOGIN", "CREATE DATABASE filled"})
            REQUIRE(given::run({"psql", "-qc", sql, url("town", "postgres")}).status == 0);
        std::filesystem::copy(real_data, folder_ / "first", std::filesystem::copy_options::recursive);
        const auto pushed = given::run({program, "push", folder_ / "first", "--to", url("town", "filled"), "--migrate"});
        INFO(pushed.err);
        REQUIRE(pushed.status == 0);
        REQUIRE(given::run({"psql", "-qc", "CREATE ROLE coordination LOGIN IN ROLE repere_coordinator; CREATE ROLE ccas LOGIN IN ROLE repere_partner; CREATE ROLE caf LOGIN IN ROLE repere_partner;"
                                           "CREATE ROLE \"office-tourisme\" LOGIN IN ROLE repere_counter; CREATE ROLE mjd LOGIN IN ROLE repere_counter;"
                                           "DO $$ BEGIN FOR i IN 0..19 LOOP EXECUTE format('CREATE ROLE partner_%s LOGIN IN ROLE repere_partner', i); END LOOP; END $$;"
                                           "INSERT INTO repere.x_member VALUES ('ccas', 'ccas-aix'), ('caf', 'caf-13'), ('caf', 'siao-13-agents')", url("town", "filled")}).status == 0);
    }
    ~Server() { process_->end(SIGINT); }
    std::string url(const std::string& role, const std::string& database) const { return "postgresql://" + role + "@/" + database + "?host=" + folder_ / "run"; }

private:
    given::Folder folder_;
    std::optional<given::Process> process_;
};

const Server& server() {
    static const Server one;
    return one;
}

// A shared directory of its own, filled with the real data, and folders pulled from it.
class Shared {
public:
    Shared() {
        static int number = 0;
        name_ = "shared_" + std::to_string(++number);
        REQUIRE(given::run({"psql", "-qc", "CREATE DATABASE " + name_ + " TEMPLATE filled", server().url("town", "postgres")}).status == 0);
    }
    ~Shared() { given::run({"psql", "-qc", "DROP DATABASE " + name_ + " WITH (FORCE)", server().url("town", "postgres")}); }

    std::string url(const std::string& role) const { return server().url(role, name_); }
    given::Ran sql(const std::string& role, const std::string& text) const { return given::run({"psql", "-XqtA", "-v", "ON_ERROR_STOP=1", "-c", "SET search_path TO repere", "-c", text, url(role)}); }
    std::string answer(const std::string& text) const { return sql("town", text).out; }
    given::Ran push(const std::string& role, const std::string& folder) const { return given::run({program, "push", folder, "--to", url(role)}); }
    given::Ran pull(const std::string& role, const std::string& folder) const { return given::run({program, "pull", "--from", url(role), "--into", folder}); }
    std::string pulled(const std::string& role, const std::string& folder) const {
        const auto ran = pull(role, folder_ / folder);
        INFO(ran.err);
        REQUIRE(ran.status == 0);
        return folder_ / folder;
    }
    std::string operator/(const std::string& name) const { return folder_ / name; }

private:
    given::Folder folder_;
    std::string name_;
};

std::map<std::string, std::string> files(const std::string& folder) {
    std::map<std::string, std::string> all;
    for (const auto& file : std::filesystem::recursive_directory_iterator{folder})
        if (file.is_regular_file() && file.path().filename() != ".pulled") all[file.path().lexically_relative(folder)] = given::read(file.path());
    return all;
}

void change(const std::string& file, const std::string& from, const std::string& to) {
    std::string text = given::read(file);
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    given::write(file, text.replace(at, from.size(), to));
}

const std::string ccas = "/organizations/ccas-aix.yaml", caf = "/organizations/caf-13.yaml";

}  // namespace

TEST_CASE("what is pushed and pulled again is the same, byte for byte, and so is what is built of it", "[postgres]") {
    const Shared shared;
    const std::string folder = shared.pulled("coordination", "all");
    CHECK(files(folder) == files(real_data));
    CHECK(shared.push("coordination", folder).out.empty());
    const auto built = given::run({program, "build", real_data, "--locales", REPERE_SOURCE "/locales", "--from", shared.url("coordination"), "--output", shared / "out.sqlite"});
    INFO(built.err);
    REQUIRE(built.status == 0);
    CHECK(given::read(shared / "out.sqlite") == given::read(REPERE_BUILD "/directory.sqlite"));
}

TEST_CASE("what is changed by SQL comes to whoever pulls, and the file keeps its comments", "[postgres]") {
    const Shared shared;
    const std::string folder = shared.pulled("coordination", "all");
    REQUIRE(shared.sql("coordination", "UPDATE phone SET number = '04 00 00 00 00' WHERE service_id = 'aix-mjd'; DELETE FROM attribute WHERE link_id = 'aix-mjd' AND taxonomy_term_id = 'legal-advice';"
                                       "UPDATE service SET alert = 'Fermé: travaux # été' WHERE id = 'aix-mjd'").status == 0);
    CHECK(shared.pull("coordination", folder).out == "changed organizations/maison-justice-droit-aix.yaml\n");
    const std::string file = given::read(folder + "/organizations/maison-justice-droit-aix.yaml");
    CHECK_THAT(file, Contains("      - number: \"04 00 00 00 00\"\n") && Contains("x_acts: [legal-information, victim-support]") && Contains("    alert: \"Fermé: travaux # été\"\n"));
    CHECK_THAT(file, Contains("    # Deux sources, deux adresses : gardées toutes les deux, montrées aucune.\n    location:\n"));
    CHECK(given::run({program, "check", folder}).status == 0);
    CHECK(shared.push("coordination", folder).out.empty());
}

TEST_CASE("every field comes back, and written anew the file says the same", "[postgres]") {
    const std::string fact = "{on: 2026-01-02, by_role: \"a, b\", method: call, confidence: seen, source: \"s: 1\", note: \"n # 2\"}";
    const std::string text = R"(# At the top.
id: every-one
name: Every field
alternate_name: "3020"
website: https://example.org/#a
x_referent_role: chef d’équipe
services:
  - id: one
    position: 7
    name: "- a hyphen: a colon"
    alternate_name: \"quoted\"
    description: >-
      A sentence: "quoted", # not a comment.
    alert: "two\nlines"
    status: contact-only
    x_class: tig-place
    x_countries: [FR, JP]
    x_acts: []
    x_audiences: [everybody]
    x_languages: [ar, {code: fa, how: interpreter}, {code: ru}]
    x_service_area: marseille
    x_intake: referral
    x_referred_by: Un travailleur social
    x_papers_asked: no
    x_silent: [sms, relay]
    x_pictogram: house
    x_fallback: tel-112
    # Of what comes next.
    x_leads_to:
      - {service: two, when: "Ensuite, peut-être."}
    url: https://example.org
    email: a@example.org
    fees_description: Gratuit
    application_process: Sur rendez-vous
    x_verified: FACT
    x_tig: {adults: yes, minors: no, evenings: yes, driving_licence: no, minors_near: no, alcohol: no, clothing: yes, places_free: 2, fewest_hours: 20, most_hours: 140, habilitated_until: 2027-06-30}
    phones:
      - number: "04 00 00 00 01"
        type: voice
        description: Accueil
        cost: "Prix d’un appel"
        free: false
        from_abroad: true
        not_on_bill: true
        x_shared: true
        x_hours: "Mo-Fr 09:00-12:00; PH off"
        x_verified: FACT
        x_hours_verified: FACT
      - number: "04 00 00 00 02"
        x_verified: FACT
    location:
      address_1: "1 rue d’exemple"
      address_2: Bâtiment B
      postal_code: "01000"
      city: Exemple
      access: Au fond de la cour
      x_step_free: yes
      x_verified: FACT
      latitude: 43.5290
      longitude: 5.4470
      x_coordinates_verified: FACT
      x_other:
        - address_1: ailleurs
          x_verified: {confidence: to-confirm}
      x_hours: "24/7"
      x_hours_verified: FACT

  - id: two
    name: Two
    description: ""
    x_class: desk
    x_verified: FACT
# At the end.
)";
    const std::string whole = std::regex_replace(text, std::regex{"FACT"}, fact);
    Problems problems;
    const auto rows = [&](const std::string& of) { return rows_of(parse_yaml(of, Report{"a.yaml", problems}).value(), Report{"a.yaml", problems}); };
    const std::string anew = yaml_of(rows(whole), whole);
    CHECK(rows(anew) == rows(whole));
    for (const auto* comment : {"# At the top.\nid: every-one\n", "    # Of what comes next.\n    x_leads_to:\n", "# At the end.\n"}) CHECK_THAT(anew, Contains(comment));
    for (const auto& problem : problems) CHECK(to_string(problem).empty());

    const Shared shared;
    const std::string folder = shared.pulled("coordination", "all");
    given::write(folder + "/organizations/every-one.yaml", whole);
    const auto pushed = shared.push("coordination", folder);
    INFO(pushed.err);
    REQUIRE(pushed.out == "added organizations/every-one.yaml\n");
    CHECK(given::read(shared.pulled("coordination", "again") + "/organizations/every-one.yaml") == whole);
    REQUIRE(shared.sql("town", "UPDATE organization SET website = NULL WHERE id = 'every-one'").status == 0);
    const std::string after = given::read(shared.pulled("coordination", "third") + "/organizations/every-one.yaml");
    auto expected = rows(whole);
    expected["organization"]["every-one"].erase("website");
    CHECK(rows(after) == expected);
}

TEST_CASE("what has no column, or would come back otherwise, is not pushed", "[postgres]") {
    Problems problems;
    rows_of(parse_yaml("id: a\nname: b\nx_new: c\n", Report{"a.yaml", problems}).value(), Report{"a.yaml", problems});
    REQUIRE(problems.size() == 1);
    CHECK(to_string(problems[0]) == "a.yaml:3:1: error: `x_new` has no column in the shared directory");

    const Shared shared;
    const std::string folder = shared.pulled("coordination", "all");
    change(folder + ccas, "    x_class:", "    position: 007\n    x_class:");
    change(folder + caf, "name: ", "name: Autre ");
    const auto ran = shared.push("coordination", folder);
    CHECK(ran.status == 1);
    CHECK_THAT(ran.err, Contains("organizations/ccas-aix.yaml:0:0: error: `x_position` of ") && Contains("\"007\", would come back as \"7\"") && Contains("Nothing was pushed."));
    CHECK(files(shared.pulled("coordination", "again")) == files(real_data));
}

TEST_CASE("a partner changes its own organization, and no other's", "[postgres]") {
    const Shared shared;
    const std::string folder = shared.pulled("ccas", "ccas");
    change(folder + ccas, "name: ", "name: Nouveau ");
    CHECK(shared.push("ccas", folder).out == "changed organizations/ccas-aix.yaml\n");

    const auto before = files(shared.pulled("coordination", "before"));
    change(folder + ccas, "name: ", "name: Plus ");
    change(folder + caf, "name: ", "name: Autre ");
    change(folder + "/phrases.yaml", "text: ", "text: Autre ");
    std::filesystem::remove(folder + "/organizations/adil-13.yaml");
    given::write(folder + "/organizations/nouvelle.yaml", "id: nouvelle\nname: Nouvelle\n");
    const auto refused = shared.push("ccas", folder);
    CHECK(refused.status == 1);
    for (const auto* words : {"organizations/caf-13.yaml:0:0: error: the role `ccas` may not change this file: it belongs to the organization `caf-13`\n", "organizations/adil-13.yaml:0:0: error: ",
                              "it belongs to the organization `nouvelle`\n", "phrases.yaml:0:0: error: the role `ccas` may not change this file: it is the coordinator’s\n", "Nothing was pushed.\n"})
        CHECK_THAT(refused.err, Contains(words));
    CHECK(files(shared.pulled("coordination", "after")) == before);                      // its own neither

    for (const auto& [sql, said] : std::map<std::string, std::string>{                    // nor by SQL
        {"UPDATE service SET name = 'x' WHERE organization_id = 'caf-13' RETURNING 'changed'", ""},
        {"DELETE FROM organization WHERE id = 'caf-13' RETURNING 'changed'", ""},
        {"UPDATE organization SET id = 'caf-13' WHERE id = 'ccas-aix'", "row-level security"},
        {"INSERT INTO phone (id, organization_id, service_id, x_order, number) SELECT 'x', 'caf-13', id, 9, '17' FROM service WHERE organization_id = 'caf-13' LIMIT 1", "row-level security"},
        {"INSERT INTO phone (id, organization_id, service_id, x_order, number) SELECT 'x', 'ccas-aix', id, 9, '17' FROM service WHERE organization_id = 'caf-13' LIMIT 1", "foreign key"},
        {"UPDATE phone SET organization_id = 'caf-13' WHERE organization_id = 'ccas-aix'", "row-level security"},
        {"UPDATE x_document SET text = '' RETURNING 'changed'", ""},
        {"INSERT INTO x_member VALUES ('ccas', 'caf-13')", "permission denied"},
        {"INSERT INTO metadata (resource_id, resource_type, last_action_type, field_name, previous_value, replacement_value) VALUES ('a', 'b', 'update', '', '', '')", "permission denied"},
        {"DELETE FROM metadata", "permission denied"},
        {"SELECT * FROM x_usage", "permission denied"},
        {"ALTER TABLE phone DISABLE ROW LEVEL SECURITY", "must be owner"},
         }) {
        INFO(sql);
        const auto ran = shared.sql("ccas", sql);
        CHECK(ran.out == "");
        if (said.empty()) CHECK(ran.status == 0);
        else CHECK_THAT(ran.err, Contains(said));
    }
}

TEST_CASE("what is for desks comes to the coordinator, and to the partner whose it is", "[postgres]") {
    const Shared shared;
    const auto staff = [&](const std::string& role) {
        std::set<std::string> names;
        for (const auto& [path, text] : files(shared.pulled(role, role)))
            if (path.starts_with("staff/")) names.insert(path);
        return names;
    };
    CHECK(staff("ccas").empty());
    CHECK(staff("caf") == std::set<std::string>{"staff/organizations/siao-13-agents.yaml"});
    CHECK(staff("coordination").size() > 8);
    for (const auto* table : {"service", "phone", "attribute"})
        CHECK(shared.sql("ccas", std::string{"SELECT count(*) FROM "} + table + " AS t JOIN organization AS o ON o.id = t.organization_id WHERE o.x_staff").out == "0\n");
    CHECK(shared.sql("ccas", "SELECT count(*) FROM service WHERE organization_id = 'siao-13-agents'").out == "0\n");
    CHECK(shared.push("ccas", shared / "ccas").status == 0);                             // what it does not see, it does not take away
    CHECK(files(shared.pulled("coordination", "again")) == files(real_data));
}

TEST_CASE("a conflict names the record, who changed it and when, and nothing is pushed", "[postgres]") {
    const Shared shared;
    const std::string first = shared.pulled("coordination", "first"), second = shared.pulled("ccas", "second");
    change(second + ccas, "name: ", "name: Nouveau ");
    REQUIRE(shared.push("ccas", second).status == 0);
    change(first + ccas, "name: ", "name: Vieux ");
    change(first + caf, "name: ", "name: Autre ");
    const auto ran = shared.push("coordination", first);
    CHECK(ran.status == 1);
    CHECK(std::regex_search(ran.err, std::regex{"organizations/ccas-aix.yaml:0:0: error: was changed by `ccas` on 20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC, and here too, since this folder was pulled: pull into an empty folder, and bring the two together\n"}));
    CHECK_THAT(given::read(shared.pulled("coordination", "third") + caf), !Contains("Autre"));
    const auto pulled = shared.pull("coordination", first);                              // nor is it pulled over what was changed here
    CHECK(pulled.status == 1);
    CHECK_THAT(pulled.err, Contains("organizations/ccas-aix.yaml:0:0: error: was changed by `ccas` on ") && Contains("Nothing was pulled."));
    CHECK_THAT(given::read(first + ccas), Contains("name: Vieux "));

    std::filesystem::copy_file(second + ccas, first + ccas, std::filesystem::copy_options::overwrite_existing);      // brought together
    CHECK(shared.push("coordination", first).out == "changed organizations/caf-13.yaml\n");
    std::filesystem::remove(second + "/.pulled");
    change(second + caf, "name: ", "name: Encore ");
    CHECK_THAT(shared.push("caf", second).err, Contains("organizations/caf-13.yaml:0:0: error: is in the shared directory already, last changed by `coordination` on "));
}

TEST_CASE("files that come and go, come and go for everybody", "[postgres]") {
    const Shared shared;
    const std::string first = shared.pulled("coordination", "first"), second = shared.pulled("coordination", "second");
    std::filesystem::rename(first + "/organizations/adil-13.yaml", first + "/organizations/adil.yaml");       // the ids move with it
    std::filesystem::remove(first + "/activities.yaml");
    given::write(first + "/guides/new.yaml", given::read(first + "/guides/travel-safely.yaml"));
    const auto pushed = shared.push("coordination", first);
    INFO(pushed.err);
    CHECK(pushed.out == "added guides/new.yaml\nadded organizations/adil.yaml\nremoved activities.yaml\nremoved organizations/adil-13.yaml\n");
    change(second + caf, "name: ", "name: Autre ");
    CHECK(shared.pull("coordination", second).status == 0);
    CHECK_THAT(given::read(second + caf), Contains("Autre"));                              // what was changed only here stays
    CHECK(shared.push("coordination", second).out == "changed organizations/caf-13.yaml\n");
    CHECK(shared.pull("coordination", first).out == "changed organizations/caf-13.yaml\n");
    CHECK(files(first) == files(second));
}

TEST_CASE("twenty partners at once: nobody's change is lost", "[postgres]") {
    const Shared shared;
    std::vector<std::string> folders;
    const std::string one = shared.pulled("coordination", "one");
    for (int i = 0; i < 20; ++i) {
        folders.push_back(shared / std::to_string(i));
        std::filesystem::copy(one, folders.back(), std::filesystem::copy_options::recursive);
    }
    const std::vector<std::string> organizations = files_in(real_data + "/organizations", ".yaml");
    std::string members;
    for (int i = 0; i < 20; ++i) members += "('partner_" + std::to_string(i) + "', '" + organizations[i].substr(0, organizations[i].find('.')) + "')" + (i < 19 ? ", " : "");
    REQUIRE(shared.sql("coordination", "INSERT INTO x_member VALUES " + members).status == 0);
    const auto all_push = [&](bool as_partners) {
        std::vector<std::unique_ptr<given::Process>> partners;
        for (int i = 0; i < 20; ++i)
            partners.push_back(std::make_unique<given::Process>(std::vector<std::string>{program, "push", folders[i], "--to", shared.url(as_partners ? "partner_" + std::to_string(i) : "coordination")}));
        std::vector<std::pair<int, std::string>> ends;
        for (auto& one : partners) {
            const int status = one->wait().value_or(-1);
            ends.emplace_back(status, one->err());
        }
        return ends;
    };
    for (int i = 0; i < 20; ++i) change(folders[i] + "/organizations/" + organizations[i], "name: ", "name: " + std::to_string(i) + " ");
    for (const auto& [status, err] : all_push(true)) {                                    // each its own
        CHECK(err == "");
        CHECK(status == 0);
    }
    const std::string all = shared.pulled("coordination", "all");
    for (int i = 0; i < 20; ++i) CHECK_THAT(given::read(all + "/organizations/" + organizations[i]), Contains("name: " + std::to_string(i) + " "));
    CHECK(shared.answer("SELECT count(DISTINCT updated_by) FROM metadata WHERE field_name = 'name'") == "20\n");

    // The same record: one of them, and the others are told.
    for (int i = 0; i < 20; ++i) {
        REQUIRE(shared.pull("coordination", folders[i]).status == 0);
        change(folders[i] + ccas, "name: ", "name: N" + std::to_string(i) + " ");
    }
    int through = 0;
    for (const auto& [status, err] : all_push(false))
        if (status == 0) ++through;
        else CHECK_THAT(err, Contains("organizations/ccas-aix.yaml:0:0: error: was changed by `coordination` on "));
    CHECK(through == 1);
    CHECK(std::regex_search(given::read(shared.pulled("coordination", "last") + ccas), std::regex{"name: N\\d+ "}));
}

TEST_CASE("the history says which role changed what, for twelve months", "[postgres]") {
    const Shared shared;
    REQUIRE(shared.sql("town", "INSERT INTO metadata (resource_id, resource_type, last_action_date, last_action_type, field_name, previous_value, replacement_value, organization_id)"
                               "VALUES ('old', 'service', now() - interval '11 months', 'update', 'name', 'a', 'b', 'ccas-aix')").status == 0);
    REQUIRE(shared.sql("town", "UPDATE metadata SET last_action_date = now() - interval '13 months' WHERE resource_type = 'phone'").status == 0);
    CHECK(shared.sql("coordination", "SELECT count(*) FROM metadata WHERE resource_type = 'phone'").out == "0\n");       // shown to nobody any more
    const std::string folder = shared.pulled("ccas", "ccas");
    change(folder + ccas, "04 ", "05 ");
    REQUIRE(shared.push("ccas", folder).status == 0);
    CHECK(shared.answer("SELECT count(*) FROM metadata WHERE last_action_date < now() - interval '12 months'") == "0\n");  // and gone
    CHECK_THAT(shared.sql("ccas", "SELECT updated_by, last_action_type, resource_type, field_name, left(previous_value, 3), left(replacement_value, 3) FROM metadata WHERE updated_by = 'ccas' AND resource_type <> 'organization'").out,
               Contains("ccas|update|phone|number|04 |05 \n"));
    CHECK(shared.sql("ccas", "SELECT count(*) FROM metadata WHERE resource_id = 'old'").out == "1\n");
    CHECK(shared.sql("caf", "SELECT count(*) FROM metadata WHERE organization_id <> 'caf-13' AND organization_id <> 'siao-13-agents'").out == "0\n");
    std::filesystem::remove(folder + ccas);
    REQUIRE(shared.push("ccas", folder).out == "removed organizations/ccas-aix.yaml\n");
    CHECK_THAT(shared.answer("SELECT updated_by, last_action_type, left(previous_value, 1) FROM metadata WHERE resource_type = 'organization' AND resource_id = 'ccas-aix'"), Contains("ccas|delete|{\n"));
}

TEST_CASE("counters and notes come in by a role that can do nothing else", "[postgres]") {
    const Shared shared;
    const auto counts = [](const std::string& tens) { return "repere-usage 1\nquiet 2026-Q4 " + tens + "\nwrong 2026-11-23 caf-aix phone\n"; };
    for (const auto& [kiosk, tens] : {std::pair{"office-tourisme", "10"}, {"mjd", "20"}, {"mjd", "30"}}) {      // the last file of each
        given::write(shared / "kiosk.usage", counts(tens) + "wrong-pins 2\n");
        const auto ran = shared.push(kiosk, shared / "kiosk.usage");
        INFO(ran.err);
        CHECK(ran.status == 0);
    }
    REQUIRE(given::run({program, "pull", "--from", shared.url("coordination"), "--usage", shared / "usage"}).status == 0);
    CHECK(files(shared / "usage") == std::map<std::string, std::string>{{"mjd.usage", counts("30")}, {"office-tourisme.usage", counts("10")}});
    for (const auto* table : {"organization", "phone", "x_document", "x_usage", "x_usage_in", "metadata", "x_member"})
        CHECK_THAT(shared.sql("mjd", std::string{"SELECT * FROM "} + table).err, Contains("permission denied"));
    for (const auto* sql : {"INSERT INTO x_usage (kiosk, contents) VALUES ('office-tourisme', 'repere-usage 1')", "DELETE FROM x_usage_in", "UPDATE x_usage SET contents = ''"})
        CHECK_THAT(shared.sql("mjd", sql).err, Contains("permission denied"));
    CHECK_THAT(shared.pull("mjd", shared / "none").err, Contains("the role `mjd` has not the right to do this"));
    given::write(shared / "broken.usage", "repere-usage 1\nnonsense\n");
    CHECK_THAT(shared.push("mjd", shared / "broken.usage").err, Contains("broken.usage:2: this line is no count and no note"));
    CHECK_THAT(shared.push("ccas", shared / "kiosk.usage").err, Contains("the role `ccas` has not the right to do this"));
}

TEST_CASE("what goes wrong is one sentence, and nothing is half done", "[postgres]") {
    const Shared shared;
    const auto fails = [&](const std::string& url, const std::string& words, const std::string& password = "") {
        for (const auto& command : {std::vector<std::string>{program, "push", real_data, "--to", url}, {program, "pull", "--from", url, "--into", shared / "none"},
                                    {program, "build", "--from", url, "--output", shared / "none.sqlite"}}) {
            const auto ran = given::run(command, {.environment = {{"PGPASSWORD", password}, {"HOME", "/nonexistent"}}});
            INFO(command[1] << ": " << ran.err);
            CHECK(ran.status == 1);
            CHECK(ran.out.empty());
            CHECK_THAT(ran.err, Contains(words) && !Contains("secret"));
            CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 1);
            CHECK_FALSE(std::filesystem::exists(shared / "none"));
            CHECK_FALSE(std::filesystem::exists(shared / "none.sqlite"));
        }
    };
    fails("postgresql://ccas:secret@/shared?host=/nowhere", "cannot be reached");
    fails("postgresql://ccas:secret@127.0.0.1:9/shared", "cannot be reached");
    fails("postgresql://ccas@/shared?port=nonsense", "cannot be reached");
    fails(server().url("ccas", "nobodys"), "database \"nobodys\" does not exist");
    fails(shared.url("nobody_here"), "role \"nobody_here\" does not exist");
    fails(shared.url("locked"), "refused the password of the role `locked`", "secret");
    fails(shared.url("locked"), "asks for a password: it is read from PGPASSWORD or ~/.pgpass");
    fails(shared.url("locked"), "the role `locked` has not the right to do this", "a long one");
    fails(shared.url("passer_by"), "the role `passer_by` has not the right to do this");
    fails(server().url("town", "postgres"), "has no tables yet: whoever owns the database begins with");
    shared.answer("DELETE FROM x_migration WHERE number = 3");
    fails(shared.url("coordination"), "has tables of version 2, this program needs 3");
    shared.answer("INSERT INTO x_migration VALUES (3), (4)");
    fails(shared.url("coordination"), "has tables of version 4, this program knows 3: update the program");
    CHECK(given::run({program, "push", real_data, "--to", "mysql://x"}).status == 2);
    CHECK(given::run({program, "pull", "--from", shared.url("ccas")}).status == 2);
}

TEST_CASE("a push that fails in the middle leaves nothing of itself", "[postgres]") {
    const Shared shared;
    const std::string folder = shared.pulled("coordination", "all"), other = shared.pulled("ccas", "other");
    change(folder + caf, "name: ", "name: Autre ");
    SECTION("an id that is taken") {
        given::write(folder + "/organizations/new.yaml", "id: new\nname: New\n");
        std::filesystem::remove(folder + "/.pulled");
        shared.answer("UPDATE organization SET x_file = 'organizations/elsewhere.yaml' WHERE id = 'ccas-aix'; DELETE FROM organization WHERE id = 'caf-13'");
        const auto ran = shared.push("coordination", folder);
        CHECK(ran.status == 1);
        CHECK_THAT(ran.err, Contains("organizations/ccas-aix.yaml:0:0: error: the id `ccas-aix` stands in organizations/elsewhere.yaml of the shared directory already\n"));
        CHECK(shared.answer("SELECT count(*) FROM organization WHERE id IN ('new', 'caf-13')") == "0\n");
    }
    SECTION("data at fault") {
        change(folder + ccas, "status: active", "status: perhaps");
        const auto ran = shared.push("coordination", folder);
        CHECK(ran.status == 1);
        CHECK_THAT(ran.err, Contains("ccas-aix.yaml:") && Contains("`status` is one of") && Contains("Nothing was pushed."));
        CHECK(files(shared.pulled("coordination", "again")) == files(real_data));
    }
    SECTION("a folder of another shared directory") {
        shared.answer("UPDATE x_about SET id = gen_random_uuid()");
        CHECK_THAT(shared.push("coordination", folder).err, Contains("this folder was pulled from another shared directory"));
        CHECK_THAT(shared.pull("coordination", folder).err, Contains("this folder was pulled from another shared directory"));
    }
    SECTION("no text") {
        given::write(folder + "/guides/notes.txt", "\xff");
        CHECK_THAT(shared.push("coordination", folder).err, Contains("guides/notes.txt:0:0: error: is no text in UTF-8"));
    }
}
