// SQLite, held and released by itself. The one way to it in this house; every error is an exception with SQLite's own sentence.
// A database and its statements belong to one thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace repere::directory {

struct SqliteError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

class Statement;

class Database {
public:
    static Database read(const std::string& file);                    // read-only, immutable
    static Database read(std::span<const std::byte> bytes);           // from memory; the bytes outlive it
    static Database create(const std::string& file);                  // replaces what was there
    static Database memory();

    Statement prepare(std::string_view sql) const;                    // a statement that was let go is taken up again: SQLite parses it once
    void run(const std::string& script) const;                        // one or many statements, no results
    sqlite3* handle() const { return handle_.get(); }

private:
    friend class Statement;
    explicit Database(sqlite3* handle);
    struct Close { void operator()(sqlite3* handle) const; };
    struct Idle;                                                      // statements let go, without a word of what was bound to them
    std::unique_ptr<sqlite3, Close> handle_;
    std::shared_ptr<Idle> idle_;
};

// for (auto row = db.prepare("…").bind(id); row.step();) row.text(0) …
class Statement {
public:
    Statement& bind(std::string_view text);
    Statement& bind(std::int64_t number);
    Statement& bind(double number);
    Statement& bind_bytes(std::string_view bytes);
    Statement& bind_null();
    bool step();                                                      // true: a row is here
    void again();                                                     // ready for new bindings
    std::string text(int column) const;                               // NULL: ""
    std::string_view bytes(int column) const;                         // until the next step
    std::int64_t number(int column) const;
    double real(int column) const;
    bool null(int column) const;

private:
    friend class Database;
    struct LetGo {
        std::shared_ptr<Database::Idle> to;
        void operator()(sqlite3_stmt* statement) const;
    };
    std::unique_ptr<sqlite3_stmt, LetGo> statement_;
    int bound_ = 0;
};

}  // namespace repere::directory
