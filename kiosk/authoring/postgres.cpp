#include "authoring/postgres.hpp"

#include <filesystem>
#include <nlohmann/json.hpp>

#include "authoring/postgres_shared.hpp"
#include "authoring/read.hpp"

namespace repere::authoring {

namespace {

using nlohmann::json;

enum class Side { nothing, here, there, both };      // where a file was changed since this folder was pulled

struct Compared {
    const LocalFile* local;
    const SharedFile* shared;
    const Pulled::File* pulled;
    bool same = false;                               // here and there, to the byte

    Side changed() const {
        const bool here = pulled ? !local || local->digest != pulled->digest : local != nullptr;
        const bool there = pulled ? !shared || shared->version != pulled->version : shared != nullptr;
        if (same || (!local && !shared)) return Side::nothing;
        return here ? there ? Side::both : Side::here : there ? Side::there : Side::nothing;
    }
};

template <typename Files>
auto find(Files& files, const std::string& path) -> decltype(&files.begin()->second) {
    const auto found = files.find(path);
    return found == files.end() ? nullptr : &found->second;
}

std::set<std::string> paths(const std::map<std::string, LocalFile>& local, const SharedFiles& shared, const Pulled& pulled) {
    std::set<std::string> all;
    for (const auto& [path, file] : local) all.insert(path);
    for (const auto& [path, file] : shared) all.insert(path);
    for (const auto& [path, file] : pulled.files) all.insert(path);
    return all;
}

std::string conflict(const Compared& file) {
    if (!file.shared) return "was taken away from the shared directory, and changed here, since this folder was pulled";
    const std::string who = "`" + file.shared->by + "` on " + file.shared->at + " UTC";
    if (!file.pulled) return "is in the shared directory already, last changed by " + who + ", and this folder was not pulled from there: pull into an empty folder, and bring the two together";
    return "was changed by " + who + ", and here too, since this folder was pulled: pull into an empty folder, and bring the two together";
}

std::string about(const Postgres& database) { return database.ask("SELECT id::text FROM x_about").at(0).at(0).value_or(""); }

bool other_directory(const Pulled& pulled, const std::string& directory, const std::string& folder, Problems& problems) {
    if (pulled.directory.empty() || pulled.directory == directory) return false;
    problems.push_back({folder, 0, 0, true, "this folder was pulled from another shared directory: pull into an empty folder"});
    return true;
}

// --- Rows, written a table at a time ---------------------------------------------------------------------------------------------

std::string names(const std::vector<std::string>& columns, const std::string& of = "") {
    std::string out;
    for (const std::string& column : columns) out += (out.empty() ? "" : ", ") + of + "\"" + column + "\"";
    return out;
}

void some(const Postgres& database, const std::string& sql, const json& rows) {
    if (rows.empty()) return;
    if (database.change(sql, {rows.dump()}) != static_cast<int>(rows.size()))
        throw PostgresError{"42501", "the role `" + database.role() + "` may not change all of these records"};
}

struct Changes {                                     // of one table
    json added = json::array(), changed = json::array(), removed = json::array();
};

class Writing {
public:
    explicit Writing(const Postgres& database) : database_{database} {}

    void take(const Rows& before, const Rows& after) {
        static const std::map<std::string, Row> none;
        for (const RowTable& table : tables()) {
            const auto was = before.find(table.name), is = after.find(table.name);
            const auto &old = was == before.end() ? none : was->second, &now = is == after.end() ? none : is->second;
            Changes& changes = changes_[std::string{table.name}];
            for (const auto& [id, row] : now)
                if (const auto found = old.find(id); found == old.end()) changes.added.push_back(row);
                else if (found->second != row) changes.changed.push_back(row);
            for (const auto& [id, row] : old)
                if (!now.contains(id)) changes.removed.push_back({{"id", id}});
        }
    }
    // Removed first: an id may have moved from one file to another.
    void write() {
        for (auto table = tables().rbegin(); table != tables().rend(); ++table) {
            const std::string name{table->name};
            some(database_, "DELETE FROM " + name + " AS old_row USING jsonb_populate_recordset(NULL::" + name + ", $1) AS new_row WHERE old_row.id = new_row.id", changes_[name].removed);
        }
        for (const RowTable& table : tables()) {
            const std::string name{table.name};
            std::vector<std::string> columns = table.columns;
            if (name == "organization") columns.insert(columns.end(), {"x_file", "x_layout"});
            some(database_, "UPDATE " + name + " AS old_row SET (" + names(columns) + ") = (SELECT " + names(columns, "new_row.") + ") FROM jsonb_populate_recordset(NULL::" + name + ", $1) AS new_row WHERE old_row.id = new_row.id",
                 changes_[name].changed);
            some(database_, "INSERT INTO " + name + " (" + names(columns) + ") SELECT " + names(columns) + " FROM jsonb_populate_recordset(NULL::" + name + ", $1)", changes_[name].added);
        }
    }

private:
    const Postgres& database_;
    std::map<std::string, Changes> changes_;
};

// The first value that is not stored as it was written; "" when all are.
std::string lost(const Rows& written, const Rows& stored) {
    for (const auto& [table, rows] : written)
        for (const auto& [id, row] : rows)
            for (const auto& [column, value] : row) {
                const auto there = stored.find(table);
                const auto found = there == stored.end() ? decltype(rows.find(id)){} : there->second.find(id);
                if (there == stored.end() || found == there->second.end()) return table + " " + id;
                const auto cell = found->second.find(column);
                if (column != "x_file" && column != "x_layout" && (cell == found->second.end() || cell->second != value))
                    return "`" + column + "` of " + id + ", \"" + value + "\"" + (cell == found->second.end() ? "" : ", would come back as \"" + cell->second + "\"");
            }
    return "";
}

class Push {
public:
    Push(const std::string& folder, const std::string& url, Tables tables) : folder_{folder} {
        local_ = local_files(folder, out_.problems);
        authoring::read(folder, out_.problems);
        std::erase_if(out_.problems, [](const Problem& problem) { return !problem.error; });
        if (!out_.problems.empty()) return;
        for (const auto& [path, file] : local_) {
            const Report report{folder + "/" + path, out_.problems};
            if (!is_organization(path)) continue;
            Problems said;                           // by read() already
            if (const auto root = parse_yaml(file.text, Report{"", said})) rows_[path] = rows_of(*root, report);
        }
        if (!out_.problems.empty()) return;
        pulled_ = Pulled::read(folder);
        const Postgres database = open_shared(url, tables == Tables::brought_up_to_date);
        pulled_there(database);
    }
    Moved out() && { return std::move(out_); }

private:
    void pulled_there(const Postgres& database) {
        const std::string directory = about(database);
        if (other_directory(pulled_, directory, folder_, out_.problems)) return;
        database.run("BEGIN");
        lock(database);
        shared_ = shared_files(database);
        decide(database);
        if (any_error(out_.problems)) return database.run("ROLLBACK");
        try {
            write(database);
        } catch (const PostgresError& error) {
            if (error.state != "23505") throw;       // closing the connection takes all of it back
            taken();
        }
        if (any_error(out_.problems)) return database.run("ROLLBACK");
        const SharedFiles now = shared_files(database);
        database.run("COMMIT");
        pulled_.directory = directory;
        for (const std::string& path : agreed_)
            if (const auto* file = find(local_, path)) pulled_.files[path] = {now.at(path).version, file->digest};
            else pulled_.files.erase(path);
        pulled_.write(folder_);
    }

    // Whatever this folder changed is nobody else's to change until the end: what is compared below is what will be written over.
    void lock(const Postgres& database) {
        json changed = json::array();
        for (const auto& [path, file] : local_)
            if (const auto* was = pulled_.find(path); !was || was->digest != file.digest) changed.push_back(path);
        for (const auto& [path, was] : pulled_.files)
            if (!local_.contains(path)) changed.push_back(path);
        for (const std::string table : {"organization", "x_document"})
            database.ask("SELECT 1 FROM " + table + " WHERE x_file IN (SELECT jsonb_array_elements_text($1::jsonb)) ORDER BY x_file FOR UPDATE", {changed.dump()});
    }

    void decide(const Postgres& database) {
        std::set<std::string> organizations;
        for (const auto& [path, file] : shared_)
            if (!file.organization.empty()) organizations.insert(file.organization);
        before_ = shared_rows(database, organizations);
        for (const std::string& path : paths(local_, shared_, pulled_)) {
            Compared file{find(local_, path), find(shared_, path), pulled_.find(path)};
            file.same = file.local && file.shared && file.local->text == text_there(*file.shared);
            const auto refuse = [&](const std::string& words) { out_.problems.push_back({folder_ + "/" + path, 0, 0, true, words}); };
            const Side side = file.changed();
            if (file.same || (!file.local && !file.shared)) agreed_.push_back(path);
            if (side == Side::both) refuse(conflict(file));
            if (side != Side::here) continue;
            const std::string of = file.shared ? file.shared->organization : is_organization(path) ? rows_.at(path).at("organization").begin()->first : "";
            const bool mine = file.shared ? file.shared->mine : database.ask(of.empty() ? "SELECT x_coordinates()::text" : "SELECT x_may_change($1)::text", of.empty() ? Cells{} : Cells{of}).at(0).at(0) == "true";
            if (!mine) {
                refuse("the role `" + database.role() + "` may not change this file: " + (of.empty() ? "it is the coordinator’s" : "it belongs to the organization `" + of + "`"));
                continue;
            }
            (!file.local ? out_.removed : file.shared ? out_.changed : out_.added).push_back(path);
        }
    }

    std::string text_there(const SharedFile& file) { return file.organization.empty() ? file.text : text_of(file, before_[file.organization]); }

    void write(const Postgres& database) {
        Writing writing{database};
        std::set<std::string> organizations;
        const auto take = [&](const std::string& path) {
            const SharedFile* shared = find(shared_, path);
            const auto* local = find(local_, path);
            if (!is_organization(path)) return document(database, path, local, shared);
            Rows& after = rows_[path];
            if (local) {
                Row& row = after.at("organization").begin()->second;
                row["x_file"] = path;
                row["x_layout"] = local->text;
                organizations.insert(row["id"]);
            }
            writing.take(shared ? before_[shared->organization] : Rows{}, after);
        };
        for (const auto* list : {&out_.removed, &out_.changed, &out_.added})
            for (const std::string& path : *list) take(path), agreed_.push_back(path);
        writing.write();
        const auto stored = shared_rows(database, organizations);
        for (const auto* list : {&out_.changed, &out_.added})
            for (const std::string& path : *list) {
                if (!is_organization(path)) continue;
                const auto found = stored.find(rows_[path].at("organization").begin()->first);
                const std::string words = lost(rows_[path], found == stored.end() ? Rows{} : found->second);
                if (!words.empty()) out_.problems.push_back({folder_ + "/" + path, 0, 0, true, words + ": write it as it is stored"});
            }
    }

    // An id stands once in the whole directory.
    void taken() {
        std::map<std::string, std::string> files;
        for (const auto& [path, file] : shared_)
            for (const auto* table : {"organization", "service"})
                for (const auto& [id, row] : before_[file.organization][table]) files[id] = path;
        for (const auto* list : {&out_.changed, &out_.added})
            for (const std::string& path : *list)
                for (const auto* table : {"organization", "service"})
                    for (const auto& [id, row] : rows_[path][table])
                        if (const auto found = files.find(id); found != files.end() && found->second != path)
                            out_.problems.push_back({folder_ + "/" + path, 0, 0, true, "the id `" + id + "` stands in " + found->second + " of the shared directory already"});
        if (out_.problems.empty()) out_.problems.push_back({folder_, 0, 0, true, "an id or a file of yours stands already where your role does not see it, or somebody puts it in at this moment: pull, and try again"});
    }

    static void document(const Postgres& database, const std::string& path, const LocalFile* local, const SharedFile* shared) {
        const int changed = !local ? database.change("DELETE FROM x_document WHERE x_file = $1", {path})
                            : shared ? database.change("UPDATE x_document SET text = $2 WHERE x_file = $1", {path, local->text})
                                     : database.change("INSERT INTO x_document (x_file, text) VALUES ($1, $2)", {path, local->text});
        if (changed != 1) throw PostgresError{"42501", "the role `" + database.role() + "` may not change " + path};
    }

    std::string folder_;
    Moved out_;
    std::map<std::string, LocalFile> local_;
    std::map<std::string, Rows> rows_;               // of the folder, by path
    Pulled pulled_;
    SharedFiles shared_;
    std::map<std::string, Rows> before_;             // of the shared directory, by organization
    std::vector<std::string> agreed_;                // paths that are the same here and there, at the end
};

// A shared directory that somebody tampered with writes nowhere else.
bool stays_inside(const std::string& path) {
    const std::filesystem::path file{path};
    if (path.empty() || file.is_absolute()) return false;
    for (const auto& part : file)
        if (part.string().starts_with(".") || part.empty()) return false;
    return true;
}

}  // namespace

Moved push(const std::string& folder, const std::string& url, Tables tables) {
    Moved out = Push{folder, url, tables}.out();
    if (!out.problems.empty()) out.added.clear(), out.changed.clear(), out.removed.clear();
    return out;
}

Moved pull(const std::string& url, const std::string& folder) {
    Moved out;
    const auto local = local_files(folder, out.problems);
    if (!std::filesystem::exists(folder)) out.problems.clear();
    if (!out.problems.empty()) return out;
    Pulled pulled = Pulled::read(folder);

    const Postgres database = open_shared(url, false);
    database.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const std::string directory = about(database);
    SharedFiles shared = shared_files(database);
    std::set<std::string> organizations;
    for (const auto& [path, file] : shared)
        if (!file.organization.empty()) organizations.insert(file.organization);
    const auto rows = shared_rows(database, organizations);
    database.run("COMMIT");
    if (other_directory(pulled, directory, folder, out.problems)) return out;

    for (auto& [path, file] : shared) {
        if (!stays_inside(path)) throw std::runtime_error{"the shared directory names a file outside the folder: " + path};
        if (!file.organization.empty()) file.text = text_of(file, rows.at(file.organization));
    }
    for (const std::string& path : paths(local, shared, pulled)) {
        Compared file{find(local, path), find(shared, path), pulled.find(path)};
        file.same = file.local && file.shared && file.local->text == file.shared->text;
        const Side side = file.changed();
        if (side == Side::both) out.problems.push_back({folder + "/" + path, 0, 0, true, conflict(file)});
        if (side == Side::there) (!file.shared ? out.removed : file.local ? out.changed : out.added).push_back(path);
        if (file.same) pulled.files[path] = {file.shared->version, file.local->digest};
        if (!file.local && !file.shared) pulled.files.erase(path);
    }
    if (!out.problems.empty()) return {std::move(out.problems), {}, {}, {}};

    for (const auto* list : {&out.added, &out.changed})
        for (const std::string& path : *list) {
            write_whole(folder + "/" + path, shared.at(path).text);
            pulled.files[path] = {shared.at(path).version, digest_of(shared.at(path).text)};
        }
    for (const std::string& path : out.removed) std::filesystem::remove(folder + "/" + path), pulled.files.erase(path);
    pulled.directory = directory;
    pulled.write(folder);
    return out;
}

void push_usage(const std::string& contents, const std::string& url) { open_shared(url, false).ask("INSERT INTO x_usage_in (contents) VALUES ($1)", {contents}); }

std::map<std::string, std::string> pull_usage(const std::string& url) {
    std::map<std::string, std::string> files;
    for (const Cells& row : open_shared(url, false).ask("SELECT kiosk, contents FROM x_usage")) files[*row[0]] = *row[1];
    return files;
}

}  // namespace repere::authoring
