#include "authoring/postgres_shared.hpp"

#include <sodium.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "authoring/files.hpp"
#include "language/language.hpp"

namespace repere::authoring {

extern const char* const postgres_001_tables;        // postgres/*.sql
extern const char* const postgres_002_history;
extern const char* const postgres_003_rights;

namespace {

const char* const migrations[] = {postgres_001_tables, postgres_002_history, postgres_003_rights};       // added to, never changed
constexpr int newest = static_cast<int>(std::size(migrations));

constexpr const char* first_word = "repere-pulled-1";

int version_of(const Postgres& database) {
    if (!database.ask("SELECT to_regclass('repere.x_migration')").at(0).at(0)) return 0;
    return std::stoi(database.ask("SELECT max(number) FROM repere.x_migration").at(0).at(0).value_or("0"));
}

void migrate_to_newest(const Postgres& database) {
    database.run("BEGIN; SELECT pg_advisory_xact_lock(7237)");
    for (int have = version_of(database); have < newest; ++have) {
        database.run(migrations[have]);
        database.ask("INSERT INTO repere.x_migration (number) VALUES ($1)", {std::to_string(have + 1)});
    }
    database.run("COMMIT");
}

std::string listed(const std::vector<std::string>& columns) {
    std::string out;
    for (const std::string& column : columns) out += (out.empty() ? "\"" : ", \"") + column + "\"::text";
    return out;
}

}  // namespace

Postgres open_shared(const std::string& url, bool migrate) {
    Postgres database{url};
    if (migrate) migrate_to_newest(database);
    const int have = version_of(database);
    const std::string where = "the shared directory " + database.place();
    if (have == 0) throw std::runtime_error{where + " has no tables yet: whoever owns the database begins with `push DATA --to … --migrate`"};
    if (have < newest)
        throw std::runtime_error{where + " has tables of version " + std::to_string(have) + ", this program needs " + std::to_string(newest) +
                                 ": whoever owns the database brings them up to date with `push DATA --to … --migrate`"};
    if (have > newest)
        throw std::runtime_error{where + " has tables of version " + std::to_string(have) + ", this program knows " + std::to_string(newest) + ": update the program"};
    return database;
}

SharedFiles shared_files(const Postgres& database) {
    SharedFiles files;
    const std::string when = "x_version::text, x_changed_by, to_char(x_changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI')";
    for (const Cells& row : database.ask("SELECT x_file, id, x_layout, " + when + ", x_may_change(id)::text FROM organization UNION ALL SELECT x_file, '', text, " + when +
                                         ", x_coordinates()::text FROM x_document"))
        files[*row[0]] = {*row[1], *row[2], *row[3], *row[4], *row[5], *row[6] == "true"};
    return files;
}

std::map<std::string, Rows> shared_rows(const Postgres& database, const std::set<std::string>& organizations) {
    std::map<std::string, Rows> all;
    std::string ids;
    for (const std::string& id : organizations) ids += (ids.empty() ? "" : ",") + id;      // slugs
    for (const RowTable& table : tables()) {
        const std::string name{table.name}, key = name == "organization" ? "id" : "organization_id";
        for (const Cells& cells : database.ask("SELECT " + key + ", " + listed(table.columns) + " FROM " + name + " WHERE " + key + " = ANY (string_to_array($1, ','))", {ids})) {
            Row row;
            for (std::size_t i = 0; i < table.columns.size(); ++i)
                if (cells[i + 1]) row[table.columns[i]] = *cells[i + 1];
            const std::string id = row["id"];
            all[*cells[0]][name].emplace(id, std::move(row));
        }
    }
    return all;
}

std::string text_of(const SharedFile& file, const Rows& rows) {
    Problems problems;
    const Report report{"", problems};
    if (const auto root = parse_yaml(file.text, report); root && rows_of(*root, report) == rows && problems.empty()) return file.text;
    return yaml_of(rows, file.text);
}

bool is_organization(const std::string& path) {
    const std::filesystem::path file{path};
    return (file.parent_path() == "organizations" || file.parent_path() == "staff/organizations") && file.extension() == ".yaml";
}

std::string digest_of(const std::string& text) {
    if (sodium_init() < 0) throw std::runtime_error{"libsodium cannot be used on this machine."};
    unsigned char bytes[16];
    char hex[2 * sizeof bytes + 1];
    crypto_generichash(bytes, sizeof bytes, reinterpret_cast<const unsigned char*>(text.data()), text.size(), nullptr, 0);
    return sodium_bin2hex(hex, sizeof hex, bytes, sizeof bytes);
}

std::map<std::string, LocalFile> local_files(const std::string& folder, Problems& problems) {
    std::map<std::string, LocalFile> files;
    std::error_code error;
    for (auto at = std::filesystem::recursive_directory_iterator{folder, error}; !error && at != std::filesystem::recursive_directory_iterator{}; at.increment(error)) {
        if (at->path().filename().string().starts_with(".")) {
            if (at->is_directory()) at.disable_recursion_pending();
            continue;
        }
        if (!at->is_regular_file()) continue;
        const std::string path = at->path().lexically_relative(folder).generic_string();
        const auto text = read_file(at->path().string());
        if (!text || !language::is_utf8(*text) || text->find('\0') != std::string::npos) {
            problems.push_back({at->path().string(), 0, 0, true, text ? "is no text in UTF-8: the shared directory holds nothing else" : "the file cannot be read"});
            continue;
        }
        files[path] = {*text, digest_of(*text)};
    }
    if (error) problems.push_back({folder, 0, 0, true, "cannot be read: " + error.message()});
    return files;
}

Pulled Pulled::read(const std::string& folder) {
    Pulled pulled;
    const auto text = read_file(folder + "/.pulled");
    if (!text) return pulled;
    std::istringstream lines{*text};
    std::string word, line;
    if (!(lines >> word >> pulled.directory) || word != first_word)
        throw std::runtime_error{folder + "/.pulled cannot be read: pull into an empty folder"};
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        std::istringstream words{line};
        File file;
        std::string path;
        if (!(words >> file.version >> file.digest) || !std::getline(words >> std::ws, path)) throw std::runtime_error{folder + "/.pulled cannot be read: pull into an empty folder"};
        pulled.files[path] = file;
    }
    return pulled;
}

void Pulled::write(const std::string& folder) const {
    std::string text = std::string{first_word} + " " + directory + "\n";
    for (const auto& [path, file] : files) text += file.version + " " + file.digest + " " + path + "\n";
    write_whole(folder + "/.pulled", text);
}

void write_whole(const std::string& file, const std::string& text) {
    std::filesystem::create_directories(std::filesystem::path{file}.parent_path());
    const std::string unfinished = std::filesystem::path{file}.parent_path().string() + "/." + std::filesystem::path{file}.filename().string() + ".tmp";
    write_file(unfinished, text);
    std::filesystem::rename(unfinished, file);
}

}  // namespace repere::authoring
