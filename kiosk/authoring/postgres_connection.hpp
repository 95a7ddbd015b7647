// A connection to PostgreSQL: statements in, rows of text out, errors as one sentence. Thin over libpq.
//
// Encrypted unless the address says otherwise (`sslmode`) or is a socket of this machine. Passwords come from the address, PGPASSWORD or
// ~/.pgpass, as libpq reads them, and stand in no sentence.
#pragma once

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

struct pg_conn;

namespace repere::authoring {

using Cells = std::vector<std::optional<std::string>>;          // nothing: NULL

struct PostgresError : std::runtime_error {
    PostgresError(std::string state, const std::string& words) : std::runtime_error{words}, state{std::move(state)} {}
    std::string state;                                           // SQLSTATE
};

class Postgres {
public:
    explicit Postgres(const std::string& url);
    std::vector<Cells> ask(const std::string& sql, const Cells& values = {}) const;       // one statement, $1 …
    int change(const std::string& sql, const Cells& values = {}) const;                   // how many rows
    void run(const std::string& script) const;                                            // several statements
    std::string role() const;
    std::string place() const;                                                            // host and database, for a sentence

private:
    std::unique_ptr<pg_conn, void (*)(pg_conn*)> connection_;
};

}  // namespace repere::authoring
