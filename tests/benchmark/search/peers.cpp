// benchmark-peers index ENGINE DOCUMENTS FILE        writes the index of ENGINE; prints how many seconds it took
// benchmark-peers search ENGINE FILE < QUERIES       {"q"} → {"q","hits":[{"id"}],"us"}, five hits, a line out per line in, flushed
//
// ENGINE, each set up as one would who wants it to do well here:
//   fts5      SQLite FTS5, unicode61 without accents, prefix indexes of 1 to 3 letters, no content kept, optimized; every word may be a
//             beginning, all are wanted; bm25 with a weight for each column
//   trigram   SQLite FTS5, trigrams of text without accents (3.40 cannot take them off itself); every word may stand within another, all
//             are wanted. A word of one or two letters has no trigram: the others are asked, and LIKE for it
//   xapian    Xapian, no stemming, text without accents, n-grams for Chinese, weights as frequencies; every word may be a beginning (its 100
//             most frequent continuations, as FLAG_PARTIAL does for the last), all are wanted; where nothing is found, the words that begin
//             nothing are corrected (get_spelling_suggestion, 2 letters) and asked again
// A number is found by its beginning, and by pairs of its digits in a row (trigram: by any three).
// What is measured is from the words that were typed to the ids that are found, as our own search does.
#include <sqlite3.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <unordered_map>

#include "benchmark/search/words.hpp"

namespace {

using namespace benchmark;
using Clock = std::chrono::steady_clock;

constexpr int wanted = 5;

// name, names in other languages, description, descriptions in other languages, organization, acts, address, numbers
constexpr std::size_t fields = 8, number_field = 7;
constexpr std::array<int, fields> weights{10, 10, 2, 2, 5, 6, 4, 10};

struct Document { std::string id; std::array<std::string, fields> texts; };

template <class Each>
void read_documents(const std::string& file, Each&& each) {
    std::ifstream in{file, std::ios::binary};
    if (!in) throw std::runtime_error{file + " cannot be read"};
    Document one;
    for (std::string line; std::getline(in, line);) {
        std::size_t begin = 0;
        for (std::size_t i = 0; i <= fields; ++i) {
            const std::size_t end = std::min(line.find('\t', begin), line.size());
            (i == 0 ? one.id : one.texts[i - 1]) = line.substr(begin, end - begin);
            begin = std::min(end + 1, line.size());
        }
        each(one);
    }
}

// Words in lower case without accents, joined by spaces. Most come again.
std::string without_accents(std::string_view text) {
    static std::unordered_map<std::string, std::string> known;
    std::string out;
    for (const auto word : split(text)) {
        auto [at, fresh] = known.try_emplace(std::string{word});
        if (fresh) at->second = folded(word);
        if (!out.empty()) out += ' ';
        out += at->second;
    }
    return out;
}

std::string digits_of(std::string_view text) {
    std::string out;
    std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return c >= '0' && c <= '9'; });
    return out;
}
bool is_number(std::string_view query) { return query.find_first_not_of("0123456789 .+-/") == std::string_view::npos && !digits_of(query).empty(); }
std::vector<std::string> pairs(std::string_view digits) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < digits.size(); i += 2) out.emplace_back(digits.substr(i, 2));
    return out;
}
// "04 00 12 34 56": those, and in one.
std::string number_text(std::string_view numbers) {
    std::string out;
    for (std::size_t begin = 0; begin < numbers.size();) {
        const std::size_t end = std::min(numbers.find(';', begin), numbers.size());
        const auto one = numbers.substr(begin, end - begin);
        out += std::string{one} + " ; " + digits_of(one) + " ; ";
        begin = end + 1;
    }
    return out;
}

class Engine {
public:
    virtual ~Engine() = default;
    virtual void index(const std::string& documents) = 0;
    virtual std::vector<std::string> find(const std::string& query) = 0;
};

// --- SQLite -----------------------------------------------------------------------------------------------------------------------
class Sqlite : public Engine {
public:
    Sqlite(const std::string& file, bool trigrams) : trigrams_{trigrams} {
        if (sqlite3_open(file.c_str(), &database_) != SQLITE_OK) throw std::runtime_error{file + " cannot be opened"};
    }
    ~Sqlite() override {
        for (auto& [sql, statement] : prepared_) sqlite3_finalize(statement);
        sqlite3_close(database_);
    }

    void index(const std::string& documents) override {
        run("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; BEGIN");
        run("CREATE TABLE document (n INTEGER PRIMARY KEY, id TEXT NOT NULL, text TEXT NOT NULL)");
        run(std::string{"CREATE VIRTUAL TABLE words USING fts5 (name, names, description, descriptions, organization, acts, address, numbers, content = '', "} +
            (trigrams_ ? "tokenize = 'trigram')" : "prefix = '1 2 3', tokenize = \"unicode61 remove_diacritics 2\")"));
        run("INSERT INTO words (words, rank) VALUES ('rank', 'bm25(10, 10, 2, 2, 5, 6, 4, 10)')");
        sqlite3_int64 n = 0;
        read_documents(documents, [&](Document& one) {
            std::string text;
            if (trigrams_) {
                for (std::size_t i = 0; i < fields; ++i) {
                    one.texts[i] = i == number_field ? digits_of(one.texts[i]) : without_accents(one.texts[i]);
                    text += one.texts[i] + '\n';
                }
            } else {
                one.texts[number_field] = number_text(one.texts[number_field]);
            }
            auto* document = prepared("INSERT INTO document VALUES (?, ?, ?)");
            sqlite3_bind_int64(document, 1, ++n);
            bind(document, 2, one.id);
            bind(document, 3, text);
            step(document);
            auto* words = prepared("INSERT INTO words (rowid, name, names, description, descriptions, organization, acts, address, numbers) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
            sqlite3_bind_int64(words, 1, n);
            for (std::size_t i = 0; i < fields; ++i) bind(words, static_cast<int>(i) + 2, one.texts[i]);
            step(words);
        });
        run("INSERT INTO words (words) VALUES ('optimize')");
        run("COMMIT");
    }

    std::vector<std::string> find(const std::string& query) override { return trigrams_ ? find_parts(query) : find_beginnings(query); }

private:
    std::vector<std::string> find_beginnings(const std::string& query) {
        std::string match;
        if (is_number(query)) {
            const std::string digits = digits_of(query);
            match = '"' + digits + "\"* OR \"";
            for (const auto& pair : pairs(digits)) match += pair + ' ';
            match += "\"*";
        } else {
            for (const auto word : split(query)) match += '"' + std::string{word} + "\"* ";
        }
        if (match.empty()) return {};
        auto* statement = prepared("SELECT document.id FROM words JOIN document ON document.n = words.rowid WHERE words MATCH ? ORDER BY rank LIMIT 5");
        bind(statement, 1, match);
        return ids(statement);
    }
    std::vector<std::string> find_parts(const std::string& query) {
        std::string match, like = "%";
        for (const auto& word : is_number(query) ? std::vector<std::string>{digits_of(query)} : apart(without_accents(query))) {
            if (letters(word).size() >= 3) match += '"' + word + "\" ";
            else like += word + '%';                              // several that are as short: in that order, else there is nothing
        }
        if (match.empty() && like == "%") return {};
        sqlite3_stmt* statement = nullptr;
        if (match.empty()) {
            statement = prepared("SELECT id FROM document WHERE text LIKE ? LIMIT 5");
            bind(statement, 1, like);
        } else if (like == "%") {
            statement = prepared("SELECT document.id FROM words JOIN document ON document.n = words.rowid WHERE words MATCH ? ORDER BY rank LIMIT 5");
            bind(statement, 1, match);
        } else {
            statement = prepared("SELECT document.id FROM words JOIN document ON document.n = words.rowid WHERE words MATCH ? AND document.text LIKE ? ORDER BY rank LIMIT 5");
            bind(statement, 1, match);
            bind(statement, 2, like);
        }
        return ids(statement);
    }
    static std::vector<std::string> apart(std::string_view text) {
        std::vector<std::string> out;
        for (const auto word : split(text)) out.emplace_back(word);
        return out;
    }

    sqlite3_stmt* prepared(const char* sql) {
        auto& statement = prepared_[sql];
        if (statement) sqlite3_reset(statement);
        else if (sqlite3_prepare_v3(database_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK) fail();
        return statement;
    }
    static void bind(sqlite3_stmt* statement, int at, const std::string& text) { sqlite3_bind_text(statement, at, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT); }
    void step(sqlite3_stmt* statement) { if (sqlite3_step(statement) != SQLITE_DONE) fail(); }
    std::vector<std::string> ids(sqlite3_stmt* statement) {
        std::vector<std::string> out;
        int state = SQLITE_ROW;
        while ((state = sqlite3_step(statement)) == SQLITE_ROW) out.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(statement, 0)));
        if (state != SQLITE_DONE) fail();
        return out;
    }
    void run(const std::string& sql) { if (sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(); }
    [[noreturn]] void fail() { throw std::runtime_error{std::string{"SQLite: "} + sqlite3_errmsg(database_)}; }

    sqlite3* database_ = nullptr;
    bool trigrams_ = false;
    std::unordered_map<std::string, sqlite3_stmt*> prepared_;
};

// --- Xapian -----------------------------------------------------------------------------------------------------------------------
class Searcher : public Engine {
public:
    explicit Searcher(std::string file) : file_{std::move(file)} {}

    void index(const std::string& documents) override {
        Xapian::WritableDatabase database{file_, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC};
        Xapian::TermGenerator words;
        words.set_database(database);
        read_documents(documents, [&](const Document& one) {
            Xapian::Document document;
            words.set_document(document);
            words.set_flags(Xapian::TermGenerator::FLAG_SPELLING | Xapian::TermGenerator::FLAG_CJK_NGRAM);
            for (std::size_t i = 0; i < number_field; ++i) words.index_text_without_positions(without_accents(one.texts[i]), static_cast<Xapian::termcount>(weights[i]));
            words.set_flags(Xapian::TermGenerator::flags{});
            words.index_text(number_text(one.texts[number_field]), static_cast<Xapian::termcount>(weights[number_field]));
            document.set_data(one.id);
            database.add_document(document);
        });
        database.commit();
    }

    std::vector<std::string> find(const std::string& query) override {
        if (!database_) database_ = std::make_unique<Xapian::Database>(file_);
        if (is_number(query)) {
            const auto two_by_two = pairs(digits_of(query));
            std::vector<Xapian::Query> row;
            for (std::size_t i = 0; i < two_by_two.size(); ++i)
                if (two_by_two[i].size() == 2 || two_by_two.size() == 1) row.emplace_back(two_by_two[i]);
            const Xapian::Query together{Xapian::Query::OP_PHRASE, row.begin(), row.end()};
            return best(Xapian::Query{Xapian::Query::OP_OR, together, beginning(digits_of(query))});
        }
        std::vector<std::string> words;
        const std::string plain = without_accents(query);
        for (const auto word : split(plain)) words.emplace_back(word);
        if (words.empty()) return {};
        auto found = best(all_of(words));
        if (!found.empty()) return found;
        bool corrected = false;
        for (auto& word : words) {
            if (chinese(word) || database_->allterms_begin(word) != database_->allterms_end(word)) continue;
            if (const std::string better = database_->get_spelling_suggestion(word, 2); !better.empty()) word = better, corrected = true;
        }
        return corrected ? best(all_of(words)) : found;
    }

private:
    static bool chinese(std::string_view word) { return std::any_of(word.begin(), word.end(), [](char c) { const auto b = static_cast<unsigned char>(c); return b >= 0xE3 && b <= 0xE9; }); }
    static Xapian::Query beginning(const std::string& word) {
        return {Xapian::Query::OP_OR, Xapian::Query{word}, Xapian::Query{Xapian::Query::OP_WILDCARD, word, 100, Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT, Xapian::Query::OP_OR}};
    }
    static Xapian::Query all_of(const std::vector<std::string>& words) {
        std::vector<Xapian::Query> each;
        for (const auto& word : words) {
            if (!chinese(word)) { each.push_back(beginning(word)); continue; }
            Xapian::QueryParser parser;
            parser.set_default_op(Xapian::Query::OP_AND);
            each.push_back(parser.parse_query(word, Xapian::QueryParser::FLAG_CJK_NGRAM));
        }
        return {Xapian::Query::OP_AND, each.begin(), each.end()};
    }
    std::vector<std::string> best(const Xapian::Query& query) {
        Xapian::Enquire enquire{*database_};
        enquire.set_query(query);
        std::vector<std::string> out;
        const Xapian::MSet found = enquire.get_mset(0, wanted);
        for (auto at = found.begin(); at != found.end(); ++at) out.push_back(at.get_document().get_data());
        return out;
    }

    std::string file_;
    std::unique_ptr<Xapian::Database> database_;
};

std::unique_ptr<Engine> engine(const std::string& name, const std::string& file) {
    if (name == "fts5" || name == "trigram") return std::make_unique<Sqlite>(file, name == "trigram");
    if (name == "xapian") return std::make_unique<Searcher>(file);
    throw std::runtime_error{"no engine is called " + name + "; there are fts5, trigram and xapian"};
}

}  // namespace

int main(int argc, char** argv) try {
    const std::vector<std::string> given(argv + 1, argv + argc);
    if (given.size() == 4 && given[0] == "index") {
        const auto begun = Clock::now();
        engine(given[1], given[3])->index(given[2]);
        std::cout << std::chrono::duration<double>(Clock::now() - begun).count() << '\n';
    } else if (given.size() == 3 && given[0] == "search") {
        const auto one = engine(given[1], given[2]);
        for (std::string line; std::getline(std::cin, line);) {
            const std::string query = nlohmann::json::parse(line).at("q");
            const auto begun = Clock::now();
            const auto found = one->find(query);
            const double us = std::chrono::duration<double, std::micro>(Clock::now() - begun).count();
            nlohmann::ordered_json out{{"q", query}, {"hits", nlohmann::ordered_json::array()}, {"us", us}};
            for (const auto& id : found) out["hits"].push_back({{"id", id}});
            std::cout << out.dump() << std::endl;
        }
    } else {
        std::cerr << "benchmark-peers index ENGINE DOCUMENTS FILE | benchmark-peers search ENGINE FILE < QUERIES\n";
        return 2;
    }
    return 0;
} catch (const Xapian::Error& error) {
    std::cerr << "benchmark-peers: " << error.get_description() << '\n';
    return 1;
} catch (const std::exception& error) {
    std::cerr << "benchmark-peers: " << error.what() << '\n';
    return 1;
}
