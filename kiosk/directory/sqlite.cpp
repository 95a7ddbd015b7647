#include "directory/sqlite.hpp"

#include <sqlite3.h>

#include <cstdio>
#include <unordered_map>
#include <vector>

namespace repere::directory {

namespace {

[[noreturn]] void fail(sqlite3* handle, int code) { throw SqliteError{handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code)}; }

// A path may hold what an URI reserves: `?`, `#`, `%`, a space.
std::string uri_of(const std::string& file) {
    static constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    std::string uri = "file:";
    if (file.starts_with("//")) uri += "//";  // else `//x` would be read as a host
    for (const char c : file) {
        if (plain.find(c) != std::string_view::npos) {
            uri += c;
        } else {
            char escaped[4];
            std::snprintf(escaped, sizeof escaped, "%%%02X", static_cast<unsigned char>(c));
            uri += escaped;
        }
    }
    return uri + "?mode=ro&immutable=1";
}

sqlite3* opened(const std::string& name, int flags) {
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(name.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    if (code == SQLITE_OK) return handle;
    const std::string words = handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
    sqlite3_close(handle);
    throw SqliteError{words};
}

}  // namespace

struct Database::Idle {
    struct Finalize { void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); } };
    using One = std::unique_ptr<sqlite3_stmt, Finalize>;
    std::unordered_map<std::string, std::vector<One>> statements;     // by their text
};

void Database::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

Database Database::read(const std::string& file) {
    return Database{opened(uri_of(file), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI)};
}

Database Database::read(std::span<const std::byte> bytes) {
    Database database = memory();
    // SQLite never writes to a read-only image, though its interface cannot say so.
    auto* image = const_cast<unsigned char*>(reinterpret_cast<const unsigned char*>(bytes.data()));
    const auto size = static_cast<sqlite3_int64>(bytes.size());
    const int code = sqlite3_deserialize(database.handle(), "main", image, size, size, SQLITE_DESERIALIZE_READONLY);
    if (code != SQLITE_OK) fail(database.handle(), code);
    return database;
}

Database Database::create(const std::string& file) {
    std::remove(file.c_str());
    return Database{opened(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)};
}

Database Database::memory() {
    return Database{opened(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)};
}

Database::Database(sqlite3* handle) : handle_{handle}, idle_{std::make_shared<Idle>()} {}

Statement Database::prepare(std::string_view sql) const {
    Statement result;
    result.statement_.get_deleter().to = idle_;
    if (auto& idle = idle_->statements[std::string{sql}]; !idle.empty()) {
        result.statement_.reset(idle.back().release());
        idle.pop_back();
        return result;
    }
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v2(handle(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
    if (code != SQLITE_OK) fail(handle(), code);
    result.statement_.reset(statement);
    return result;
}

void Database::run(const std::string& script) const {
    const int code = sqlite3_exec(handle(), script.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(handle(), code);
}

void Statement::LetGo::operator()(sqlite3_stmt* statement) const {
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    to->statements[sqlite3_sql(statement)].emplace_back(statement);
}

Statement& Statement::bind(std::string_view text) {
    // A default string_view has no address, and SQLite would bind NULL for it.
    const char* data = text.data() ? text.data() : "";
    const int code = sqlite3_bind_text64(statement_.get(), ++bound_, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    if (code != SQLITE_OK) fail(sqlite3_db_handle(statement_.get()), code);
    return *this;
}

Statement& Statement::bind(std::int64_t number) {
    const int code = sqlite3_bind_int64(statement_.get(), ++bound_, number);
    if (code != SQLITE_OK) fail(sqlite3_db_handle(statement_.get()), code);
    return *this;
}

Statement& Statement::bind(double number) {
    const int code = sqlite3_bind_double(statement_.get(), ++bound_, number);
    if (code != SQLITE_OK) fail(sqlite3_db_handle(statement_.get()), code);
    return *this;
}

Statement& Statement::bind_bytes(std::string_view bytes) {
    const int code = sqlite3_bind_blob64(statement_.get(), ++bound_, bytes.empty() ? "" : bytes.data(), bytes.size(), SQLITE_TRANSIENT);
    if (code != SQLITE_OK) fail(sqlite3_db_handle(statement_.get()), code);
    return *this;
}

Statement& Statement::bind_null() {
    const int code = sqlite3_bind_null(statement_.get(), ++bound_);
    if (code != SQLITE_OK) fail(sqlite3_db_handle(statement_.get()), code);
    return *this;
}

bool Statement::step() {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    fail(sqlite3_db_handle(statement_.get()), code);
}

void Statement::again() {
    sqlite3_reset(statement_.get());
    sqlite3_clear_bindings(statement_.get());
    bound_ = 0;
}

std::string Statement::text(int column) const {
    const unsigned char* text = sqlite3_column_text(statement_.get(), column);
    if (!text) return {};
    return {reinterpret_cast<const char*>(text), static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::string_view Statement::bytes(int column) const {
    const void* bytes = sqlite3_column_blob(statement_.get(), column);
    return bytes ? std::string_view{static_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))} : std::string_view{};
}

std::int64_t Statement::number(int column) const { return sqlite3_column_int64(statement_.get(), column); }
double Statement::real(int column) const { return sqlite3_column_double(statement_.get(), column); }
bool Statement::null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }

}  // namespace repere::directory
