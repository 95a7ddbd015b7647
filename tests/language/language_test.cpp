#include "language/language.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "given/catch.hpp"
#include "given/words.hpp"

using namespace repere::language;

TEST_CASE("a tag is kept in its canonical form, and what is no BCP 47 is no tag", "[language]") {
    const auto [text, expected, because] = GENERATE(table<const char*, const char*, const char*>({
        {"fr", "fr", "the source language"},
        {"FR", "fr", "case does not matter"},
        {"zh-hans", "zh-Hans", "a script is written with a capital"},
        {"deu", "de", "the three-letter code that HSDS allows"},
        {"pt-BR", "pt-BR", "a region stays"},
        {"fr-x-simple", "fr-x-simple", "easy French is ours: private use"},
        {"", "", "nothing"},
        {"fr_FR", "", "a POSIX locale, not BCP 47"},
        {"x-simple", "", "private use without a language"},
        {"french!", "", "a word"},
        {"12", "", "a number"},
    }));
    INFO(because << ": " << text);
    const auto parsed = parse(text);
    CHECK((parsed ? parsed->value : "") == std::string{expected});
}

TEST_CASE("Arabic, Persian and Hebrew run from right to left, the others do not", "[language]") {
    for (const char* tag : {"ar", "fa", "he", "ur"}) CHECK(direction({tag}) == Direction::right_to_left);
    for (const char* tag : {"fr", "fr-x-simple", "en", "ru", "zh-Hans", "ja", "ko"})
        CHECK(direction({tag}) == Direction::left_to_right);
}

TEST_CASE("what is missing in a language is said in French", "[language]") {
    CHECK(fallbacks({"ar"}) == std::vector<Tag>{{"ar"}, {"fr"}});
    CHECK(fallbacks({"fr-x-simple"}) == std::vector<Tag>{{"fr-x-simple"}, {"fr"}});
    CHECK(fallbacks(french) == std::vector<Tag>{{"fr"}});
}

TEST_CASE("every language is offered by its own name, in its own script, with a capital", "[language]") {
    const auto [tag, expected] = GENERATE(table<const char*, const char*>({
        {"fr", "Français"}, {"fr-x-simple", "Français simple"}, {"en", "English"}, {"de", "Deutsch"}, {"it", "Italiano"},
        {"es", "Español"}, {"pt", "Português"}, {"nl", "Nederlands"}, {"pl", "Polski"}, {"ru", "Русский"}, {"uk", "Українська"},
        {"ar", "العربية"}, {"fa", "فارسی"}, {"zh-Hans", "简体中文"}, {"ja", "日本語"}, {"ko", "한국어"},
    }));
    CHECK(own_name({tag}) == std::string{expected});
}

TEST_CASE("a language is named in the language of the reader", "[language]") {
    CHECK(name_in({"ar"}, french) == "arabe");
    CHECK(name_in({"ar"}, {"en"}) == "Arabic");
    CHECK(name_in({"zh-Hans"}, french) == "chinois");
    CHECK(name_in({"fr-x-simple"}, french) == "français");
}

TEST_CASE("a list is joined as the language joins one", "[language]") {
    CHECK(joined({}, french).empty());
    CHECK(joined({"mon sac"}, french) == "mon sac");
    CHECK(joined({"mon sac", "mes clés"}, french) == "mon sac et mes clés");
    CHECK(joined({"a", "b", "c"}, french) == "a, b et c");
    CHECK(joined({"a", "b", "c"}, {"en"}) == "a, b, and c");
    CHECK(country_name("JP", french) == "Japon");
    CHECK(country_name("US", {"en"}) == "United States");
    CHECK(country_name("HK", {"en"}) == "Hong Kong");
    CHECK(country_name("JP", {"zh-Hans"}) == "日本");
    CHECK(country_name("JP", {"fr-x-simple"}) == "Japon");
    CHECK(country_name("GB", french) == "Royaume-Uni");              // not "R.-U."
    CHECK(country_name("GB", {"pl"}) == "Wielka Brytania");
    CHECK(country_name("US", {"es"}) == "Estados Unidos");
    CHECK(country_name("PL", {"pt"}) == "Polónia");                  // as in Portugal
    CHECK(joined({"أ", "ب", "ج"}, {"ar"}) == "أ وب وج");
}

// --- Moments ------------------------------------------------------------------------------------------------------------------

TEST_CASE("a day and a moment are read from ISO 8601 and from nothing else", "[language]") {
    CHECK(iso(given::day("2026-05-01")) == "2026-05-01");
    CHECK(iso(given::minute("2026-05-01T10:00")) == "2026-05-01T10:00");
    CHECK(given::minute("2026-05-01 10:00") == given::minute("2026-05-01T10:00"));
    CHECK(iso(given::minute("2024-02-29T23:59")) == "2024-02-29T23:59");

    const auto [text, because] = GENERATE(table<const char*, const char*>({
        {"", "nothing"},
        {"2026-02-29T10:00", "no leap year"},
        {"2026-13-01T10:00", "no thirteenth month"},
        {"2026-00-10T10:00", "no month zero"},
        {"2026-05-01T24:00", "the day ends at 23:59"},
        {"2026-05-01T10:60", "no sixtieth minute"},
        {"2026-05-01T10:0", "too short"},
        {"2026-05-01T10:00Z", "a zone: the caller brings the place's own"},
        {"2026-05-01x10:00", "neither T nor a space"},
        {"2026/05/01T10:00", "slashes"},
        {"2026-05-01T1a:00", "a letter"},
        {"2026-05-01T-1:00", "a sign is no digit"},
        {"2026-05-01T10:-5", "a sign is no digit"},
        {"-026-05-01T10:00", "a sign is no digit"},
        {"2026-05-01", "a day is no moment"},
    }));
    INFO(because << ": " << text);
    CHECK_FALSE(minute_of(text));
}

TEST_CASE("a day that no calendar has is no day", "[language]") {
    for (const char* text : {"", "2026-02-30", "2026-5-1", "20260501", "2026-05-01T10:00", "aaaa-bb-cc", "2026-04-31"}) {
        INFO(text);
        CHECK_FALSE(day_of(text));
    }
}

TEST_CASE("the wall clocks of France are one hour ahead in winter and two in summer", "[language]") {
    const auto [instant, expected, because] = GENERATE(table<const char*, const char*, const char*>({
        {"2026-01-15T12:00", "2026-01-15T13:00", "winter"},
        {"2026-07-15T12:00", "2026-07-15T14:00", "summer"},
        {"2026-12-31T23:30", "2027-01-01T00:30", "the year changes there before it changes in UTC"},
        {"2026-03-29T00:59", "2026-03-29T01:59", "the last minute of winter"},
        {"2026-03-29T01:00", "2026-03-29T03:00", "the clocks jump over two o'clock"},
        {"2026-10-25T00:59", "2026-10-25T02:59", "the last minute of summer"},
        {"2026-10-25T01:00", "2026-10-25T02:00", "two o'clock comes a second time"},
    }));
    INFO(because);
    const std::chrono::sys_seconds utc{given::minute(instant).time_since_epoch()};
    CHECK(iso(local_minute(utc)) == expected);
    CHECK(iso(local_minute(utc + std::chrono::seconds{59})) == expected);
}

TEST_CASE("times, days and months are written as a reader of the language writes them", "[language]") {
    const auto [tag, six, half_past_nine, day, month, weekday] =
        GENERATE(table<const char*, const char*, const char*, const char*, const char*, const char*>({
            {"fr", "18 h", "9 h 30", "lundi 17 août", "août 2026", "lun."},
            {"en", "18:00", "09:30", "Monday, 17 August", "August 2026", "Mon"},
            {"zh-Hans", "18时", "09:30", "8月17日星期一", "2026年8月", "周一"},
            {"fr-x-simple", "18 h", "9 h 30", "lundi 17 août", "août 2026", "lun."},
            {"ar", "18:00", "09:30", "الاثنين، 17 أغسطس", "أغسطس 2026", "الاثنين"},
            {"de", "18 Uhr", "09:30", "Montag, 17. August", "August 2026", "Mo"},
            {"it", "18:00", "09:30", "lunedì 17 agosto", "agosto 2026", "lun"},
            {"es", "18:00", "9:30", "lunes, 17 de agosto", "agosto de 2026", "lun"},
            {"pt", "18:00", "09:30", "segunda-feira, 17 de agosto", "agosto de 2026", "segunda"},
            {"nl", "18:00", "09:30", "maandag 17 augustus", "augustus 2026", "ma"},
            {"pl", "18:00", "09:30", "poniedziałek, 17 sierpnia", "sierpień 2026", "pon."},
            {"ru", "18:00", "09:30", "понедельник, 17 августа", "август 2026 г.", "пн"},
            {"uk", "18:00", "09:30", "понеділок, 17 серпня", "серпень 2026 р.", "пн"},
            {"fa", "18:00", "9:30", "دوشنبه 17 اوت", "اوت 2026", "دوشنبه"},
            {"ja", "18時", "9:30", "8月17日月曜日", "2026年8月", "月"},
            {"ko", "오후 6시", "오전 9:30", "8월 17일 월요일", "2026년 8월", "월"},
        }));
    INFO(tag);
    CHECK(plain(time_words(given::minute("2026-08-17T18:00"), {tag})) == six);
    CHECK(plain(time_words(given::minute("2026-08-17T09:30"), {tag})) == half_past_nine);
    CHECK(plain(day_words(given::day("2026-08-17"), {tag})) == day);
    CHECK(plain(month_words(given::day("2026-08-17"), {tag})) == month);
    CHECK(plain(weekday_short(given::day("2026-08-17"), {tag})) == weekday);
}

TEST_CASE("in every language the digits are those of telephones and the calendar is that of the doors of Aix", "[language]") {
    const auto digits_are_ascii = [](const std::string& text) {
        return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
               text.find("٣") == std::string::npos && text.find("۳") == std::string::npos && text.find("١") == std::string::npos;
    };
    for (const char* tag : {"fr", "en", "de", "ru", "ar", "fa", "he", "zh-Hans", "ja", "ko"}) {
        INFO(tag);
        CHECK(digits_are_ascii(time_words(given::minute("2026-08-13T13:13"), {tag})));
        CHECK(digits_are_ascii(day_words(given::day("2026-08-13"), {tag})));
        CHECK(digits_are_ascii(number_words(1313, {tag})));
        CHECK(month_words(given::day("2026-08-13"), {tag}).find("2026") != std::string::npos);
    }
}

TEST_CASE("numbers are grouped as the language groups them", "[language]") {
    CHECK(plain(number_words(1234.5, french)) == "1 234,5");
    CHECK(plain(number_words(1234.5, {"en"})) == "1,234.5");
}

// --- Words --------------------------------------------------------------------------------------------------------------------

namespace {
const std::string LRI = "\u2066", FSI = "\u2068", PDI = "\u2069", NBSP = "\u00A0";
}

TEST_CASE("whatever is not running text of its line keeps its own direction", "[language]") {
    struct Row {
        Span span;
        Direction around;
        std::string expected;
        const char* because;
    };
    const auto ltr = Direction::left_to_right, rtl = Direction::right_to_left;
    const Tag arabic{"ar"};
    const auto row = GENERATE_COPY(values<Row>({
        {{"Bonjour", french, SpanKind::plain}, ltr, "Bonjour", "French in a French line"},
        {{"Hello", {"en"}, SpanKind::plain}, ltr, "Hello", "another language, the same direction"},
        {{"Bonjour le", french, SpanKind::plain}, rtl, FSI + "Bonjour le" + PDI, "French amid Arabic, spaces as they are"},
        {{"مرحبا", arabic, SpanKind::plain}, rtl, "مرحبا", "Arabic in an Arabic line"},
        {{"مرحبا", arabic, SpanKind::plain}, ltr, FSI + "مرحبا" + PDI, "Arabic amid French"},
        {{"04 42 26", french, SpanKind::phone}, ltr, LRI + "04" + NBSP + "42" + NBSP + "26" + PDI, "a number is never broken"},
        {{"04 42 26", arabic, SpanKind::phone}, rtl, LRI + "04" + NBSP + "42" + NBSP + "26" + PDI, "nor turned round"},
        {{"18 h", french, SpanKind::hours}, ltr, LRI + "18" + NBSP + "h" + PDI, "nor is an hour"},
        {{"09:00–12:00", arabic, SpanKind::hours}, rtl, LRI + "09:00–12:00" + PDI, "from before to"},
        {{"1 rue Haute", french, SpanKind::address}, rtl, FSI + "1 rue Haute" + PDI, "an address may wrap"},
        {{"1 rue Haute", french, SpanKind::address}, ltr, FSI + "1 rue Haute" + PDI, "in any line"},
        {{"Je voudrais", french, SpanKind::french}, rtl, LRI + "Je voudrais" + PDI, "the sentence to show stays French"},
    }));
    INFO(row.because);
    CHECK(isolated(row.span, row.around) == row.expected);
    CHECK(plain(isolated(row.span, row.around)) == row.span.text);
}

TEST_CASE("the plain form has no sign that is only for the eye", "[language]") {
    CHECK(plain(std::string_view{"\u2066\u200F04\u00A042\u202F26\u2007x\u2069\u061C"}) == "04 42 26 x");
    CHECK(plain(std::string_view{"e\u0301te\u0301"}) == "été");
    CHECK(plain(std::string_view{"a\u2060b\uFEFFc"}) == "abc");
    CHECK(plain(Words{{"Appelez le "}, {"17", french, SpanKind::phone}, {"."}}) == "Appelez le 17.");
    CHECK(plain(Words{{"e"}, {"\u0301"}}) == "é");
    CHECK(plain(Words{}).empty());
    CHECK(plain(std::string_view{"Ouvert « 7/7 » — l’été"}) == "Ouvert « 7/7 » — l’été");
}

TEST_CASE("French signs never begin a line, nor does a quotation mark end one", "[language]") {
    CHECK(typographic("Besoin d’aide ? Oui ! « Bonjour » : a ; b", french) ==
          "Besoin d’aide" + NBSP + "? Oui" + NBSP + "! «" + NBSP + "Bonjour" + NBSP + "»" + NBSP + ": a" + NBSP + "; b");
    CHECK(typographic("Prêt ?", {"fr-x-simple"}) == "Prêt" + NBSP + "?");
    CHECK(typographic("Need help ?", {"en"}) == "Need help ?");
    CHECK(typographic("?", french) == "?");
    CHECK(typographic("", french) == "");
    const std::string text = "Qui ? « Moi » !";
    CHECK(typographic(typographic(text, french), french) == typographic(text, french));
    CHECK(plain(typographic(text, french)) == text);
}

TEST_CASE("expectations are compared without case and with either apostrophe", "[language]") {
    CHECK(folded("L’ÉTÉ\u00A0!") == folded("l'été !"));
    CHECK(folded("STRASSE") == folded("straße"));
    CHECK(folded("été") != folded("ete"));
}

TEST_CASE("a word is found without its marks, its stretchings and its punctuation", "[language]") {
    const auto [text, expected, because] = GENERATE(table<const char*, const char*, const char*>({
        {"  L’Été,  à   Aix !", "l ete a aix", "accents, punctuation, spaces"},
        {"cœur", "coeur", "no keyboard of ours has the ligature"},
        {"Ægide", "aegide", "nor this one"},
        {"أُمّ", "ام", "hamza over alef, and the vowels"},
        {"إسعاف", "اسعاف", "hamza under alef"},
        {"آمن", "امن", "alef with madda"},
        {"كـــتاب", "كتاب", "tatweel only stretches a word"},
        {"盗难 110", "盗难 110", "Chinese stays as it is"},
        {"Ёлка", "елка", "Cyrillic"},
        {"ﬁn", "fin", "a ligature of typesetters"},
        {"Ⅷ", "viii", "compatibility forms"},
        {"04.42-26", "04 42 26", "digits stay"},
        {"…—!", "", "signs only"},
        {"", "", "nothing"},
    }));
    INFO(because);
    CHECK(search_form(text) == expected);
    CHECK(search_form(search_form(text)) == expected);
}

TEST_CASE("the short way for French letters says what Unicode says", "[language]") {
    const std::string greek = " α";                                             // which has no short way
    for (char32_t c = 0x20; c < 0x2060; c = c == 0x17F ? 0x2000 : c + 1) {
        std::string letter;
        if (c < 0x80) letter = {static_cast<char>(c)};
        else if (c < 0x800) letter = {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 0x3F))};
        else letter = {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)), static_cast<char>(0x80 | (c & 0x3F))};
        for (const std::string& text : {letter, "a" + letter + "b", "a " + letter + " b"}) {
            INFO(text);
            const std::string short_way = search_form(text);
            CHECK((short_way.empty() ? "α" : short_way + greek) == search_form(text + greek));
        }
    }
}

TEST_CASE("words are counted as the language divides them", "[language]") {
    CHECK(word_count("", french) == 0);
    CHECK(word_count("  …!", french) == 0);
    CHECK(word_count("J’ai perdu mon sac.", french) == 4);
    CHECK(word_count("سُرقت حقيبتي اليوم.", {"ar"}) == 3);
    const auto chinese = word_count("我的护照被偷了", {"zh-Hans"});      // no spaces: the dictionary's words, not one
    CHECK(chinese > 1);
    CHECK(chinese < 7);
}

TEST_CASE("words are reviewed when every span of them is", "[language]") {
    CHECK(reviewed(Words{}));
    CHECK(reviewed(words("Bonjour", french)));
    CHECK_FALSE(reviewed(Words{{"مرحبا ", {"ar"}, SpanKind::plain, false}, {"112", french, SpanKind::phone}}));
}

TEST_CASE("what is no UTF-8 is seen", "[language]") {
    CHECK(is_utf8(""));
    CHECK(is_utf8("été 被盗"));
    CHECK_FALSE(is_utf8("\xC3"));
    CHECK_FALSE(is_utf8("\xC0\x80"));
    CHECK_FALSE(is_utf8("a\xFFz"));
    CHECK_FALSE(is_utf8("\xED\xA0\x80"));
}

TEST_CASE("a list stands in the order a reader of the language expects", "[language]") {
    struct Row {
        const char* tag;
        std::vector<std::string> expected;
    };
    const auto row = GENERATE(values<Row>({
        {"fr", {"eau", "école", "Écoute", "fin"}},
        {"fr", {"ña", "nz"}},
        {"es", {"nz", "ña"}},                   // ñ is a letter of its own
        {"pl", {"lz", "łapa"}},                 // so is ł
        {"ar", {"باب", "تاج", "ملجأ"}},
    }));
    INFO(row.tag);
    const Collator collator{{row.tag}};
    std::vector<std::string> list = row.expected;
    std::reverse(list.begin(), list.end());
    std::sort(list.begin(), list.end(), [&](const auto& a, const auto& b) { return collator.before(a, b); });
    CHECK(list == row.expected);
    CHECK_FALSE(collator.before(list.front(), list.front()));
}

TEST_CASE("keys of jamo become syllables as a Korean keyboard writes them, kana take their marks", "[language]") {
    const auto [keys, written, because] = GENERATE(table<std::string, std::string, const char*>({
        {"ㅎㅏㄴㄱㅡㄹ", "한글", "a consonant before a vowel leads"},
        {"ㄱㅏㅇㅏ", "가아", "also one that had closed the syllable before"},
        {"ㅇㅣㄺㄷㅏ", "읽다", "a tail of two typed as one"},
        {"ㅇㅣㄹㄱㄷㅏ", "읽다", "a tail of two keys"},
        {"ㅇㅣㄹㄱㅓ", "일거", "whose second leads before a vowel"},
        {"ㅇㅗㅏ", "와", "a vowel of two keys"},
        {"ㄸㅏㄸ", "따ㄸ", "ㄸ closes no syllable"},
        {"ㅋㅋ", "ㅋㅋ", "keys alone stay what they are"},
        {"ㅏ", "ㅏ", "a vowel too"},
        {"경찰ㅅㅓ", "경찰서", "after what was put together elsewhere"},
        {"ひ゛さ゛", "びざ", "voiced"},
        {"は゜", "ぱ", "half-voiced"},
        {"あ゛", "あ゛", "a mark that no letter takes"},
        {"゛", "゛", "or that stands alone"},
        {"police 17", "police 17", "other text as it is"},
    }));
    INFO(because);
    CHECK(composed(keys) == written);
}

TEST_CASE("half a Korean syllable is found as the beginning of the whole, and katakana as hiragana", "[language]") {
    for (const char* begun : {"ㄱ", "ㄱㅕ", "겨", "경", "경ㅊ", "경차", "경찰"}) {
        INFO(begun);
        CHECK(search_form("경찰").starts_with(search_form(begun)));
    }
    CHECK(search_form("값") == search_form("ㄱㅏㅂㅅ"));
    CHECK(search_form("パスポート") == search_form("ぱすぽーと"));
    CHECK(search_form("か") != search_form("が"));
}
