#include "authoring/postgres_connection.hpp"

#include <libpq-fe.h>

#include <array>
#include <cstdlib>

namespace repere::authoring {

namespace {

using Result = std::unique_ptr<PGresult, void (*)(PGresult*)>;

// libpq says several lines; the last of them says why.
std::string last_line(std::string text) {
    while (!text.empty() && text.back() == '\n') text.pop_back();
    text.erase(0, text.rfind('\n') + 1);
    if (const auto fatal = text.rfind("FATAL:  "); fatal != std::string::npos) text.erase(0, fatal + 8);
    return text;
}

std::string sentence(const std::string& state, const std::string& words, const std::string& role) {
    if (state == "42501") return "the role `" + role + "` has not the right to do this (" + words + ")";
    if (state == "55P03") return "somebody else has been changing the same records for a while: try again";
    if (state == "40001" || state == "40P01") return "somebody else changed the same records at the same moment: try again";
    if (state.empty() || state.starts_with("08") || state.starts_with("57P")) return "the connection was lost (" + last_line(words) + "): what was not confirmed was not kept";
    return "the shared directory refused: " + words;
}

Result result_of(PGresult* answer, const Postgres& database) {
    Result result{answer, PQclear};
    const auto status = PQresultStatus(answer);
    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) return result;
    const auto field = [&](int which) {
        const char* text = PQresultErrorField(answer, which);
        return std::string{text ? text : ""};
    };
    const std::string state = field(PG_DIAG_SQLSTATE), words = field(PG_DIAG_MESSAGE_PRIMARY);
    throw PostgresError{state, sentence(state, words.empty() ? PQresultErrorMessage(answer) : words, database.role())};
}

}  // namespace

Postgres::Postgres(const std::string& url) : connection_{nullptr, PQfinish} {
    const std::array<const char*, 7> names{"sslmode", "connect_timeout", "application_name", "client_encoding", "options", "dbname", nullptr};
    const std::array<const char*, 7> values{"require", "10", "repere-directory", "UTF8",
                                            "-c datestyle=ISO -c search_path=repere -c lock_timeout=30s", url.c_str(), nullptr};
    connection_.reset(PQconnectdbParams(names.data(), values.data(), 1));
    PGconn* connection = connection_.get();
    if (PQstatus(connection) == CONNECTION_OK) {
        PQsetNoticeProcessor(connection, [](void*, const char*) {}, nullptr);
        return;
    }
    const std::string why = last_line(PQerrorMessage(connection)), where = "the shared directory " + place();
    if (PQconnectionNeedsPassword(connection)) throw PostgresError{"28P01", where + " asks for a password: it is read from PGPASSWORD or ~/.pgpass"};
    if (why.find("password authentication failed") != std::string::npos) throw PostgresError{"28P01", where + " refused the password of the role `" + role() + "`"};
    throw PostgresError{"08001", where + " cannot be reached: " + why};
}

std::vector<Cells> Postgres::ask(const std::string& sql, const Cells& values) const {
    std::vector<const char*> texts;
    for (const auto& value : values) texts.push_back(value ? value->c_str() : nullptr);
    const Result result = result_of(
        PQexecParams(connection_.get(), sql.c_str(), static_cast<int>(texts.size()), nullptr, texts.data(), nullptr, nullptr, 0), *this);
    std::vector<Cells> rows(static_cast<std::size_t>(PQntuples(result.get())));
    for (int row = 0; row < PQntuples(result.get()); ++row)
        for (int column = 0; column < PQnfields(result.get()); ++column)
            rows[static_cast<std::size_t>(row)].push_back(PQgetisnull(result.get(), row, column)
                                                              ? std::nullopt
                                                              : std::optional<std::string>{PQgetvalue(result.get(), row, column)});
    return rows;
}

int Postgres::change(const std::string& sql, const Cells& values) const {
    const auto rows = ask("WITH changed AS (" + sql + " RETURNING 1) SELECT count(*) FROM changed", values);
    return std::atoi(rows.at(0).at(0).value_or("0").c_str());
}

void Postgres::run(const std::string& script) const {
    result_of(PQexec(connection_.get(), script.c_str()), *this);
}

std::string Postgres::role() const {
    const char* user = PQuser(connection_.get());
    return user ? user : "";
}

std::string Postgres::place() const {
    const char *host = PQhost(connection_.get()), *name = PQdb(connection_.get());
    return std::string{"`"} + (name ? name : "") + "`" + (host && *host ? std::string{" on "} + host : std::string{});
}

}  // namespace repere::authoring
