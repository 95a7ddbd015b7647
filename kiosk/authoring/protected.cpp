#include "authoring/protected.hpp"

#include <sodium.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "authoring/fields.hpp"
#include "authoring/files.hpp"
#include "authoring/po.hpp"
#include "authoring/yaml.hpp"
#include "directory/sqlite.hpp"
#include "language/language.hpp"

namespace repere::authoring {

namespace {

constexpr std::size_t fewest_letters = 5;      // shorter, and half of the words of the language would be protected

struct Word {
    std::string letters;                       // in the form of search, without spaces
    std::size_t count, begin;                  // letters; bytes from the beginning of the text
};

std::size_t count_of(std::string_view utf8) {
    return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// Of a word, a mark over its letters and a sign that nobody sees (a soft hyphen) are part.
bool within_word(UChar32 c) {
    return u_isalnum(c) || u_charType(c) == U_NON_SPACING_MARK || u_charType(c) == U_FORMAT_CHAR;
}

std::string letters_of(std::string_view text) {
    std::string letters;
    if (std::all_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x80; })) {
        for (const char c : text)
            if (std::isalnum(static_cast<unsigned char>(c))) letters += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        return letters;
    }
    letters = language::search_form(text);
    std::erase(letters, ' ');
    return letters;
}

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<int64_t>(text.size());
    for (int64_t at = 0; at < size;) {
        const auto next_of = [&](int64_t from, UChar32& c) {                 // what is no UTF-8 is no letter
            U8_NEXT(bytes, from, size, c);
            return from;
        };
        UChar32 c = 0;
        const int64_t begin = at;
        int64_t next = next_of(at, c);
        for (; c >= 0 && within_word(c); next = next_of(at, c)) {
            at = next;
            if (at >= size) break;
        }
        if (at > begin) {
            const auto word = text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin));
            std::string letters = letters_of(word);
            if (const std::size_t count = count_of(letters)) words.push_back({std::move(letters), count, static_cast<std::size_t>(begin)});
        } else {
            at = next;
        }
    }
    return words;
}

template <std::size_t size>
std::string hex(const std::array<unsigned char, size>& bytes) {
    std::string text(2 * size + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), size);
    text.pop_back();
    return text;
}

std::optional<std::array<unsigned char, 16>> from_hex(const std::string& text) {
    std::array<unsigned char, 16> bytes{};
    std::size_t length = 0;
    const char* end = nullptr;
    if (sodium_hex2bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length, &end) != 0) return {};
    if (length != bytes.size() || end != text.data() + text.size()) return {};
    return bytes;
}

void start_sodium() {
    if (sodium_init() < 0) throw std::runtime_error{"libsodium cannot be used on this machine."};
}

constexpr const char* words_of_leak = "here stands what is protected: a name, an alias or a former address (people.md, P2). Take it out";

struct At { int line, column; };
At place_in(std::string_view text, std::size_t offset) {
    const std::size_t line_begin = offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1;     // npos + 1 is 0
    return {static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n')) + 1,
            static_cast<int>(count_of(text.substr(line_begin, offset - line_begin))) + 1};
}

// Says each place once; what is read of a file is only said where its bytes did not show it.
class Leaks {
public:
    Leaks(const Protected& names, Problems& problems) : names_{names}, problems_{problems} {}

    void file(const std::string& file) {
        const std::string text = read_file(file).value_or("");
        if (!names_.in(std::filesystem::path{file}.filename().string()).empty()) add(file, {0, 0});
        const std::size_t before = problems_.size();
        for (const std::size_t offset : names_.in(text)) add(file, place_in(text, offset));
        if (problems_.size() != before) return;
        Problems ignored;                                           // the reader of the data says them
        if (file.ends_with(".yaml")) {
            if (const auto root = parse_yaml(text, Report{file, ignored})) node(file, *root);
        } else if (file.ends_with(".po") || file.ends_with(".pot")) {
            const Po po = parse_po(text, Report{file, ignored});
            entry(file, po.header);
            for (const PoEntry& each : po.entries) entry(file, each);
        }
    }

private:
    void node(const std::string& file, const Node& node) {
        said(file, node.text, {node.line, node.column});
        for (const Node& item : node.items) this->node(file, item);
        for (const Entry& entry : node.entries) {
            said(file, entry.key, {entry.line, entry.column});
            this->node(file, entry.value);
        }
    }
    void entry(const std::string& file, const PoEntry& entry) {
        said(file, entry.context, {entry.line, 1});
        said(file, entry.msgid, {entry.msgid_line, 1});
        said(file, entry.msgstr, {entry.msgstr_line, 1});
        said(file, entry.previous, {entry.line, 1});
    }
    void said(const std::string& file, const std::string& text, At at) {
        if (!names_.in(text).empty()) add(file, at);
    }
    void add(const std::string& file, At at) { problems_.push_back({file, at.line, at.column, true, words_of_leak}); }

    const Protected& names_;
    Problems& problems_;
};

}  // namespace

Protected Protected::with_new_key() {
    start_sodium();
    Key key;
    randombytes_buf(key.data(), key.size());
    return Protected{key};
}

Protected::Digest Protected::digest(std::string_view letters) const {
    Digest digest;
    crypto_shorthash_siphashx24(digest.data(), reinterpret_cast<const unsigned char*>(letters.data()), letters.size(), key_.data());
    return digest;
}

std::vector<std::size_t> Protected::in(std::string_view text) const {
    std::vector<std::size_t> found;
    if (digests_.empty()) return found;
    const std::size_t most = digests_.rbegin()->first;
    const std::vector<Word> words = words_of(text);
    std::string letters;
    for (std::size_t i = 0; i < words.size(); ++i) {
        letters.clear();
        std::size_t count = 0;
        for (std::size_t j = i; j < words.size() && count + words[j].count <= most; ++j) {
            letters += words[j].letters;
            count += words[j].count;
            const auto digests = digests_.find(count);
            if (digests == digests_.end() || !digests->second.contains(digest(letters))) continue;
            found.push_back(words[i].begin);
            break;
        }
    }
    return found;
}

std::string Protected::entry(std::string_view name) const {
    std::string letters;
    for (const Word& word : words_of(name)) letters += word.letters;
    const std::size_t count = count_of(letters);
    if (count < fewest_letters) return "";
    return "  - {letters: " + std::to_string(count) + ", digest: " + hex(digest(letters)) + "}";
}

std::string Protected::key_line() const { return "key: " + hex(key_); }

std::optional<Protected> read_protected(const std::string& file, Problems& problems) {
    const auto text = read_file(file);
    if (!text) return {};
    const Report report{file, problems};
    const auto root = parse_yaml(*text, report);
    if (!root) return Protected{};
    start_sodium();
    Fields fields{*root, report, "the list of what is protected"};
    const Text key = fields.text("key", Need::required);
    const auto bytes = from_hex(key.value);
    if (!key.empty() && !bytes) fields.error(key, "`key` is 32 hexadecimal digits");
    Protected names{bytes.value_or(Protected::Key{})};
    for (const Node& item : fields.list("names")) {
        Fields one{item, report, "a protected name"};
        const auto letters = one.whole("letters");
        const Text digest = one.text("digest", Need::required);
        const auto read = from_hex(digest.value);
        if (!digest.empty() && !read) one.error(digest, "`digest` is 32 hexadecimal digits: `repere-directory check --protect NAME` prints the line");
        if (!letters || *letters < static_cast<int>(fewest_letters)) one.error({"", item.line, item.column}, "`letters` is a whole number from 5");
        else if (read) names.add(static_cast<std::size_t>(*letters), *read);
        one.done();
    }
    fields.done();
    return names;
}

std::vector<std::string> public_files(const std::string& data, const std::string& locales) {
    std::vector<std::string> files;
    const std::filesystem::path staff = std::filesystem::path{data} / "staff";
    std::error_code error;
    for (const auto& folder : {data, locales})
        for (auto at = std::filesystem::recursive_directory_iterator{folder, error}; !error && at != std::filesystem::recursive_directory_iterator{}; at.increment(error)) {
            if (at->is_directory() && at->path() == staff) at.disable_recursion_pending();
            else if (at->is_regular_file()) files.push_back(at->path().string());
        }
    std::sort(files.begin(), files.end());
    return files;
}

void check_leaks(const Protected& names, const std::vector<std::string>& files, Problems& problems) {
    if (names.empty()) return;
    Leaks leaks{names, problems};
    for (const std::string& file : files) leaks.file(file);
}

void check_compiled(const Protected& names, const std::string& file, Problems& problems) {
    if (names.empty()) return;
    const auto add = [&](const std::string& where) { problems.push_back({file, 0, 0, true, where + ": " + words_of_leak}); };
    const directory::Database database = directory::Database::read(file);
    std::vector<std::string> tables;
    for (auto row = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"); row.step();) tables.push_back(row.text(0));
    for (const std::string& table : tables) {
        std::vector<std::string> columns;
        for (auto row = database.prepare("SELECT name FROM pragma_table_info('" + table + "')"); row.step();) columns.push_back(row.text(0));
        for (const std::string& column : columns) {
            auto row = database.prepare("SELECT \"" + column + "\" FROM \"" + table + "\" WHERE typeof(\"" + column + "\") = 'text'");
            bool found = false;
            while (!found && row.step()) found = !names.in(row.bytes(0)).empty();
            if (found) add("in the table `" + table + "`, column `" + column + "`");
        }
    }
    if (!names.in(read_file(file).value_or("")).empty() && problems.empty()) add("among its bytes");
}

}  // namespace repere::authoring
