// Aloud: which languages a voice can read from what is written, and what it is given to read.
#include "language/aloud.hpp"

#include <string>

#include "given/catch.hpp"

using namespace repere::language;

TEST_CASE("a language that a voice cannot read well is declared, with the reason, not faked", "[language][aloud]") {
    const auto [tag, voice, reading, because] = GENERATE(table<const char*, const char*, Reading, const char*>({
        {"fr", "fr", Reading::as_written, "the source language"},
        {"fr-x-simple", "fr", Reading::as_written, "easy French has the voice of French"},
        {"en", "en", Reading::as_written, ""},
        {"de", "de", Reading::as_written, ""},
        {"it", "it", Reading::as_written, ""},
        {"es", "es", Reading::as_written, ""},
        {"pt", "pt", Reading::as_written, ""},
        {"nl", "nl", Reading::as_written, ""},
        {"pl", "pl", Reading::as_written, ""},
        {"ru", "ru", Reading::as_written, ""},
        {"uk", "uk", Reading::as_written, ""},
        {"fa", "fa", Reading::as_written, "the engine knows Persian words"},
        {"ko", "ko", Reading::as_written, "an alphabet in blocks"},
        {"zh-Hans", "cmn-latn-pinyin", Reading::pinyin, "the engine reads no Han: it is given pinyin"},
        {"ar", "", Reading::no_vowels, "the vowels are not written"},
        {"ja", "", Reading::no_readings, "only the sentence tells how a kanji is read"},
        {"tr", "", Reading::no_readings, "a language that was never tried"},
    }));
    INFO(tag << ": " << because);
    CHECK(aloud({tag}).voice == voice);
    CHECK(aloud({tag}).reading == reading);
    CHECK(readable({tag}) == !std::string{voice}.empty());
}

TEST_CASE("a text can be read when every letter of it has one sound in its language", "[language][aloud]") {
    const auto [tag, text, expected, because] = GENERATE(table<const char*, const char*, bool, const char*>({
        {"fr", "Où dormir ?", true, "marks over letters"},
        {"fr", "39 19, 24 h/24", true, "digits and signs are everybody's"},
        {"fr", "", true, "nothing to stumble over"},
        {"fr", "Привет", false, "a French voice reads no Cyrillic"},
        {"ru", "Звоните 112, SMS 114", true, "Latin letters amid Cyrillic"},
        {"ko", "도움이 필요하세요?", true, ""},
        {"fa", "کمک", true, "Persian as it is written"},
        {"ar", "كتب", false, "he wrote, books: the vowels tell"},
        {"ar", "كَتَبَ", true, "with its vowels"},
        {"ar", "كَتب رجل إلى صديقه", false, "one vowel does not make them all"},
        {"ar", "112", true, "a number"},
        {"ja", "警察", false, "kanji"},
        {"ja", "けいさつ", true, "kana"},
        {"ja", "ひとりで 警察へ", false, "one kanji is enough"},
        {"zh-Hans", "报警电话", true, "each character has a reading"},
        {"tr", "Merhaba", false, "no voice was tried"},
    }));
    INFO(tag << " " << text << ": " << because);
    CHECK(readable(text, {tag}) == expected);
}

TEST_CASE("numbers are said as they are dialled: in pairs in French, digit by digit elsewhere", "[language][aloud]") {
    const auto [number, in_french, in_english] = GENERATE(table<const char*, const char*, const char*>({
        {"3919", "39 19", "3 9 1 9"},
        {"112", "112", "1 1 2"},
        {"17", "17", "1 7"},
        {"04 42 26 31 96", "04 42 26 31 96", "0 4 4 2 2 6 3 1 9 6"},
        {"04\u00A042\u00A026\u00A031\u00A096", "04 42 26 31 96", "0 4 4 2 2 6 3 1 9 6"},
        {"116 006", "116 0 0 6", "1 1 6 0 0 6"},
        {"\u2066112\u2069", "112", "1 1 2"},
    }));
    const auto said = [number = number](const char* tag) { return for_voice({number, french, SpanKind::phone}, {tag}); };
    CHECK(said("fr") == in_french);
    CHECK(said("fr-x-simple") == in_french);
    CHECK(said("en") == in_english);
}

TEST_CASE("hours are said in full in French, and as they stand elsewhere", "[language][aloud]") {
    const auto [tag, text, expected] = GENERATE(table<const char*, const char*, const char*>({
        {"fr", "18 h", "18 heures"},
        {"fr", "18\u00A0h", "18 heures"},
        {"fr", "9 h 30", "9 heures 30"},
        {"fr", "9 h 30–12 h", "9 heures 30 à 12 heures"},
        {"fr", "9 h–12 h\n14 h–17 h", "9 heures à 12 heures, 14 heures à 17 heures"},
        {"fr-x-simple", "18 h", "18 heures"},
        {"en", "18:00", "18:00"},
    }));
    CHECK(for_voice({text, {tag}, SpanKind::hours}, {tag}) == expected);
}

TEST_CASE("signs that some voices name are left out, and what parts two things is a pause", "[language][aloud]") {
    const auto [tag, text, expected] = GENERATE(table<const char*, const char*, const char*>({
        {"fr", "« On m’a volé mon sac. »", "On m’a volé mon sac."},
        {"en", "“Call” the police", "Call the police"},
        {"de", "„Hilfe“", "Hilfe"},
        {"fr", "• Sac", "Sac"},
        {"fr", "Gratuit · jour et nuit", "Gratuit, jour et nuit"},
        {"fr", "Gratuit – jour et nuit", "Gratuit, jour et nuit"},
        {"fr", "Ici\nou là", "Ici, ou là"},
        {"fr", "Ouvert\u00A0?", "Ouvert ?"},
        {"fr", "«\u00A0»", ""},
        {"fr", "", ""},
    }));
    CHECK(for_voice({text, {tag}}, {tag}) == expected);
}

TEST_CASE("Chinese is said from its pinyin, the tones as digits", "[language][aloud]") {
    CHECK(for_voice({"中文", {"zh-Hans"}}, {"zh-Hans"}) == "zhong1 wen2");
    CHECK(for_voice({"报警 112", {"zh-Hans"}}, {"zh-Hans"}) == "bao4 jing3 112");
    CHECK(for_voice({"Aix", {"zh-Hans"}}, {"zh-Hans"}) == "Aix");
}
