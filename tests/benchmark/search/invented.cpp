#include "benchmark/search/invented.hpp"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <stdexcept>
#include <unordered_map>
#include <unordered_set>

#include "benchmark/search/phrases.hpp"

namespace benchmark {

std::uint64_t Draw::next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15ULL;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ z >> 27) * 0x94D049BB133111EBULL;
    return z ^ z >> 31;
}

// A power of two is drawn first, then one of the numbers up to the next: each doubling is as likely as the one before.
std::uint32_t Draw::uneven(std::uint32_t n) {
    std::uint32_t powers = 0;
    while ((std::uint64_t{2} << powers) - 1 < n) ++powers;
    const std::uint64_t first = (std::uint64_t{1} << below(powers + 1)) - 1;
    return static_cast<std::uint32_t>(first + below(std::min<std::uint64_t>(first + 1, n - first)));
}

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) { return Draw{a ^ Draw{b}.next()}.next(); }

std::string uuid(std::uint64_t seed, std::uint64_t table, std::uint64_t row) {
    Draw draw{mixed(mixed(seed, table), row)};
    const std::uint64_t a = draw.next(), b = draw.next();
    char text[37];
    std::snprintf(text, sizeof text, "%08x-%04x-4%03x-%04x-%012llx", static_cast<unsigned>(a >> 32), static_cast<unsigned>(a >> 16 & 0xFFFF), static_cast<unsigned>(a & 0xFFF),
                  static_cast<unsigned>(0x8000 | (b >> 48 & 0x3FFF)), static_cast<unsigned long long>(b & 0xFFFFFFFFFFFFULL));
    return text;
}

namespace {

// (One draw a statement: which of two operands is drawn first is the compiler's choice.)
std::string joined(std::string_view a, std::string_view b) { return std::string{a} + std::string{b}; }

bool begins_with_vowel(std::string_view word) {
    for (const std::string_view vowel : {"A", "E", "I", "O", "U", "Y", "H", "É", "È", "Î", "Œ", "Â"})
        if (word.starts_with(vowel)) return true;
    return false;
}

// De Marseille, d’Aix, du Havre, des Sables.
std::string of_place(std::string_view name) {
    if (name.starts_with("Le ")) return joined("du ", name.substr(3));
    if (name.starts_with("Les ")) return joined("des ", name.substr(4));
    return joined(begins_with_vowel(name) ? "d’" : "de ", name);
}

std::string invent_word(Draw& draw, bool brief = false) {
    std::string out{draw.of(beginnings)};
    if (!brief) out += draw.of(middles);
    return out += draw.of(endings);
}

std::vector<Commune> invent_communes(Draw draw, std::size_t count) {
    std::vector<Commune> out;
    std::unordered_set<std::string> taken;
    const auto add = [&](std::string name) {
        if (!taken.insert(name).second) return;
        char postal_code[6];
        const auto region = 1 + draw.below(95), canton = draw.below(100);
        std::snprintf(postal_code, sizeof postal_code, "%02u%02u0", region, canton);
        out.push_back({std::move(name), postal_code});
    };
    // Not the largest of France first: which is large here is drawn too.
    std::vector<std::string_view> real{communes.begin(), communes.end()};
    for (std::size_t i = real.size(); i > 1; --i) std::swap(real[i - 1], real[draw.below(i)]);
    for (const auto name : real)
        if (out.size() < count) add(std::string{name});
    while (out.size() < count) {
        std::string name = draw.percent(25) ? std::string{draw.of(saints)} : invent_word(draw);
        if (name.starts_with("Saint") || draw.percent(20)) name += joined("-", draw.of(rivers));
        if (name.starts_with("Saint") && draw.percent(60)) name += "-" + invent_word(draw, true);
        add(std::move(name));
    }
    return out;
}

std::string invent_person(Draw& draw) {
    const auto count = static_cast<std::uint32_t>(first_names.size() * last_names.size());
    const std::uint32_t who = draw.uneven(count);
    const std::string_view first = first_names[who % first_names.size()];
    if (draw.percent(18)) return std::string{first} + "-" + invent_word(draw, true);
    return std::string{first} + "-" + std::string(last_names[(who / first_names.size() + who * 7) % last_names.size()]);
}

std::string invent_address(Draw& draw, const std::vector<Commune>& all) {
    std::string out = draw.percent(93) ? std::to_string(1 + draw.uneven(240)) : "";
    if (!out.empty()) out += draw.percent(6) ? " bis " : draw.percent(2) ? " ter " : " ";
    out += draw.of(street_kinds);
    out += ' ';
    const unsigned which = draw.below(100);
    if (which < 55) return out += draw.uneven_of(street_names);
    if (which < 75) return out += invent_person(draw);
    if (which < 88) return out += of_place(draw.uneven_of(all).name);
    return out += (which < 94 ? "des " : "du Clos-") + invent_word(draw);
}

// One in five from the ranges that are kept for films; they are too few for a large directory, so the others are made up.
std::string invent_number(Draw draw) {
    static constexpr std::string_view of_films[] = {"019900", "026191", "035301", "046571", "053649"};
    const auto zone = draw.below(5);
    char text[11];
    if (draw.percent(20)) std::snprintf(text, sizeof text, "%s%04u", of_films[zone].data(), draw.below(10000));
    else std::snprintf(text, sizeof text, "0%u0%u%06u", zone + 1, draw.below(10), draw.below(1000000));
    return text;
}

std::string invent_mobile(Draw draw) {
    char text[11];
    std::snprintf(text, sizeof text, "063998%04u", draw.below(10000));
    return text;
}

std::uint32_t invent_category(Draw& draw) {
    static const std::vector<std::uint32_t> wheel = [] {
        std::vector<std::uint32_t> out;
        for (std::uint32_t i = 0; i < categories.size(); ++i) out.insert(out.end(), static_cast<std::size_t>(categories[i].share), i);
        return out;
    }();
    return draw.of(wheel);
}

void invent_organizations(Invented& out, std::size_t count) {
    for (std::size_t row = 0; row < count; ++row) {
        Draw draw{mixed(mixed(out.seed, of_organization), row)};
        Organization one;
        one.category = invent_category(draw);
        one.commune = draw.uneven(static_cast<std::uint32_t>(out.communes.size()));
        const std::string& commune = out.communes[one.commune].name;
        if (const Category& category = categories[one.category]; draw.percent(55)) {
            const std::string_view brand = draw.uneven_of(category.brands);
            one.name = joined(joined(brand, " "), of_place(commune));
            if (draw.percent(30)) one.alternate_name = joined(category.kinds.front(), joined(" ", of_place(commune)));
        } else if (draw.percent(60)) {
            one.name = joined(draw.uneven_of(association_kinds), " ");
            one.name += draw.of(own_names);
        } else {
            one.name = joined(draw.uneven_of(association_kinds), " ");
            one.name += invent_person(draw);
        }
        one.location = static_cast<std::uint32_t>(out.locations.size());
        one.locations = draw.percent(35) ? 2 : 1;
        for (std::uint32_t i = 0; i < one.locations; ++i) out.locations.push_back({one.commune, invent_address(draw, out.communes)});
        one.number = invent_number(Draw{draw.next()});
        out.organizations.push_back(std::move(one));
    }
}

Service invent_service(const Invented& invented, std::uint32_t row, std::uint32_t organizations) {
    Draw draw{mixed(mixed(invented.seed, of_service), row)};
    Service one;
    one.organization = row < organizations ? row : draw.below(organizations);           // each has one at least
    const Organization& whose = invented.organizations[one.organization];
    one.category = draw.percent(80) ? whose.category : invent_category(draw);
    one.location = whose.location + draw.below(whose.locations);
    one.has_location = draw.percent(94);
    one.commune = whose.commune;
    one.tells_commune = draw.percent(50);

    const Category& category = categories[one.category];
    const std::string& commune = invented.communes[one.commune].name;
    const std::string_view kind = draw.uneven_of(category.kinds);
    const unsigned form = draw.below(100);
    one.proper = commune;
    if (form < 34) {
        one.name = joined(joined(kind, " "), of_place(commune));
    } else if (form < 46) {
        one.proper = std::string{draw.uneven_of(quarters)};
        one.name = joined(kind, " – ");
        one.name += draw.uneven_of(openings);
        one.name += " " + of_place(one.proper);
    } else if (form < 66) {
        one.proper = invent_person(draw);
        one.name = joined(joined(draw.percent(60) ? kind : draw.uneven_of(place_kinds), " "), one.proper);
    } else if (form < 84) {
        one.proper = std::string{draw.of(own_names)};
        one.name = joined(joined(kind, " "), one.proper);
    } else {
        one.name = joined(joined(draw.uneven_of(category.brands), " – "), joined(joined(kind, " "), of_place(commune)));
    }
    if (one.proper != commune && draw.percent(25)) one.name += " (" + commune + ")";

    const unsigned reached = draw.below(100);
    one.number = reached < 60 ? invent_number(Draw{draw.next()}) : reached < 90 ? whose.number : "";
    if (draw.percent(6)) one.mobile = invent_mobile(Draw{draw.next()});
    one.chance = draw.next();
    return one;
}

// French syllables in Chinese characters, as newspapers spell foreign names.
std::string in_chinese(std::string_view name) {
    static constexpr struct { char letter; std::string_view alone; std::array<std::string_view, 9> with; } rows[] = {
        // a e i o u an en in on
        {' ', "", {"阿", "埃", "伊", "奥", "于", "昂", "恩", "因", "翁"}}, {'b', "布", {"巴", "贝", "比", "博", "布", "邦", "本", "宾", "邦"}},
        {'c', "克", {"卡", "塞", "西", "科", "屈", "康", "森", "辛", "孔"}}, {'d', "德", {"达", "代", "迪", "多", "迪", "当", "登", "丹", "东"}},
        {'f', "夫", {"法", "费", "菲", "福", "菲", "方", "芬", "凡", "丰"}}, {'g', "格", {"加", "热", "吉", "戈", "古", "冈", "让", "然", "贡"}},
        {'h', "", {"阿", "埃", "伊", "奥", "于", "昂", "恩", "因", "翁"}}, {'j', "日", {"雅", "热", "日", "若", "朱", "让", "任", "然", "容"}},
        {'k', "克", {"卡", "克", "基", "科", "屈", "康", "肯", "金", "孔"}}, {'l', "尔", {"拉", "勒", "利", "洛", "吕", "朗", "朗", "兰", "隆"}},
        {'m', "姆", {"马", "梅", "米", "莫", "米", "芒", "芒", "曼", "蒙"}}, {'n', "恩", {"纳", "内", "尼", "诺", "尼", "南", "南", "宁", "农"}},
        {'p', "普", {"帕", "佩", "皮", "波", "皮", "庞", "庞", "潘", "蓬"}}, {'q', "克", {"卡", "凯", "基", "科", "屈", "康", "康", "坎", "孔"}},
        {'r', "尔", {"拉", "雷", "里", "罗", "吕", "朗", "朗", "兰", "龙"}}, {'s', "斯", {"萨", "塞", "西", "索", "苏", "桑", "桑", "辛", "松"}},
        {'t', "特", {"塔", "泰", "蒂", "托", "蒂", "唐", "唐", "坦", "通"}}, {'v', "夫", {"瓦", "韦", "维", "沃", "维", "旺", "旺", "万", "冯"}},
        {'w', "乌", {"瓦", "韦", "维", "沃", "武", "旺", "旺", "温", "翁"}}, {'x', "克斯", {"克萨", "格泽", "克西", "克索", "克叙", "克桑", "克桑", "克辛", "克松"}},
        {'y', "伊", {"亚", "耶", "伊", "约", "于", "扬", "扬", "因", "永"}}, {'z', "兹", {"扎", "泽", "齐", "佐", "祖", "赞", "赞", "津", "宗"}}};
    const auto row_of = [&](char c) -> const auto& { for (const auto& row : rows) if (row.letter == c) return row; return rows[0]; };
    std::string plain;
    static UErrorCode error = U_ZERO_ERROR;
    static const std::unique_ptr<icu::Transliterator> ascii{icu::Transliterator::createInstance("Latin-ASCII; Lower", UTRANS_FORWARD, error)};
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(icu::StringPiece{name.data(), static_cast<int>(name.size())});
    ascii->transliterate(text);
    text.toUTF8String(plain);
    static constexpr std::string_view vowels = "aeiou";
    std::string out;
    for (std::size_t i = 0; i < plain.size();) {
        if (plain.compare(i, 5, "saint") == 0) { out += "圣"; i += plain.compare(i, 6, "sainte") == 0 ? 6 : 5; continue; }
        const char c = plain[i];
        if (c < 'a' || c > 'z') { ++i; continue; }
        const bool vowel = vowels.find(c) != std::string_view::npos;
        const auto& row = vowel ? rows[0] : row_of(c);
        if (!vowel) ++i;
        if (!vowel && i < plain.size() && plain[i] == c) ++i;                                              // a double letter is one
        const auto at = i < plain.size() ? vowels.find(plain[i]) : std::string_view::npos;
        if (at == std::string_view::npos) { out += row.alone; continue; }
        ++i;
        const bool nasal = i < plain.size() && (plain[i] == 'n' || plain[i] == 'm') && at < 4 &&
                           (i + 1 >= plain.size() || vowels.find(plain[i + 1]) == std::string_view::npos);
        if (nasal) ++i;
        out += row.with[nasal ? at + 5 : at];
        while (i < plain.size() && vowels.find(plain[i]) != std::string_view::npos && plain[i] != 'i') ++i;      // eau, ou
    }
    return out;
}

}  // namespace

std::string spaced(std::string_view number) {
    std::string out;
    for (std::size_t i = 0; i < number.size(); ++i) {
        if (i && i % 2 == 0) out += ' ';
        out += number[i];
    }
    return out;
}

Invented invent(std::uint64_t seed, std::uint32_t size, std::vector<Act> acts) {
    Invented out;
    out.seed = seed;
    out.acts = std::move(acts);
    for (const Category& category : categories)
        for (const auto act : category.acts)
            if (std::none_of(out.acts.begin(), out.acts.end(), [&](const Act& one) { return one.id == act; })) throw std::runtime_error{"the taxonomy has no act " + std::string{act}};
    out.communes = invent_communes(Draw{mixed(seed, 77)}, std::min<std::size_t>(35000, 500 + size / 25));
    const auto organizations = std::max<std::uint32_t>(1, size / 3);
    invent_organizations(out, organizations);
    out.services.reserve(size);
    for (std::uint32_t row = 0; row < size; ++row) out.services.push_back(invent_service(out, row, organizations));
    return out;
}

std::vector<std::string_view> description(const Service& service) {
    Draw draw{mixed(service.chance, 1)};
    std::vector<std::string_view> out{draw.of(categories[service.category].descriptions)};
    for (unsigned more = draw.below(4); more > 0; --more)
        if (const auto one = draw.uneven_of(more_sentences); std::find(out.begin(), out.end(), one) == out.end()) out.push_back(one);
    return out;
}

bool translated(const Service& service, std::size_t language) {
    static constexpr unsigned shares[] = {100, 65, 70, 60, 55, 65};                            // of those that are translated at all
    Draw draw{mixed(service.chance, 2)};
    if (!draw.percent(28)) return false;
    for (std::size_t i = 0; i < language; ++i) draw.next();
    return draw.percent(shares[language]);
}

namespace {

using Spellings = std::vector<std::pair<std::string_view, std::string_view>>;

std::string respelt(std::string_view text, const Spellings& spellings) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const auto found = std::find_if(spellings.begin(), spellings.end(), [&](const auto& one) { return text.substr(i).starts_with(one.first); });
        if (found == spellings.end()) out += text[i++];
        else out += found->second, i += found->first.size();
    }
    return out;
}

icu::UnicodeString transliterated(const char* id, std::string_view text) {
    static std::map<std::string, std::unique_ptr<icu::Transliterator>> transliterators;
    auto& one = transliterators[id];
    if (!one) {
        UErrorCode error = U_ZERO_ERROR;
        one.reset(icu::Transliterator::createInstance(id, UTRANS_FORWARD, error));
        if (U_FAILURE(error) || !one) throw std::runtime_error{std::string{"ICU has no transliterator "} + id};
    }
    icu::UnicodeString out = icu::UnicodeString::fromUTF8(icu::StringPiece{text.data(), static_cast<int>(text.size())});
    one->transliterate(out);
    return out;
}

}  // namespace

std::string in_script(std::string_view proper, std::size_t language) {
    static std::array<std::unordered_map<std::string, std::string>, other_languages.size()> known;
    const std::string_view tag = other_languages[language];
    if (tag != "ru" && tag != "ar" && tag != "zh-Hans") return std::string{proper};
    auto& written = known[language][std::string{proper}];
    if (!written.empty()) return written;
    if (tag == "zh-Hans") return written = in_chinese(proper);

    // As it is heard, roughly; then letter by letter. Arabic writes the long vowels alone.
    static const Spellings heard{{"’", " "}, {"'", " "}, {"eau", "o"}, {"aux", "o"}, {"au", "o"}, {"ou", "u"}, {"oi", "ua"}, {"ai", "e"}, {"ch", "sh"}, {"ph", "f"}, {"qu", "k"}, {"gn", "ni"},
                                 {"ce", "se"}, {"ci", "si"}, {"cy", "si"}, {"ge", "zhe"}, {"gi", "zhi"}, {"c", "k"}, {"h", ""}, {"j", "zh"}, {"q", "k"}, {"w", "v"}, {"x", "ks"}, {"y", "i"}};
    static const Spellings arabic{{"zh", "j"}, {"a", "ā"}, {"i", "ī"}, {"o", "ū"}, {"u", "ū"}, {"e", ""}, {"v", "f"}, {"p", "b"}, {"gh", "gh"}, {"g", "gh"}};
    std::string plain;
    transliterated("Latin-ASCII; Lower", proper).toUTF8String(plain);
    const std::string sounds = respelt(plain, heard);
    const auto text = tag == "ru" ? transliterated("Title; Latin-Russian/BGN", sounds) : transliterated("Latin-Arabic; [:Mn:] Remove; NFC", respelt(sounds, arabic));
    return text.toUTF8String(written);
}

std::string translated_name(const Invented& invented, const Service& service, std::size_t language) {
    const std::string_view called = categories[service.category].called[language];
    const std::string& commune = invented.communes[service.commune].name;
    const std::string proper = in_script(service.proper, language);
    const std::string where = service.tells_commune && service.proper != commune ? in_script(commune, language) : "";
    const std::string_view tag = other_languages[language];
    if (tag == "zh-Hans") return where + proper + std::string{called};
    std::string out = std::string{called} + (tag == "es" ? " de " : tag == "en" ? " – " : tag == "ru" ? " " : " ") + proper;
    if (!where.empty()) out += tag == "ar" ? "، " + where : ", " + where;
    return out;
}

std::vector<const Act*> acts_of(const Invented& invented, const Service& service) {
    Draw draw{mixed(service.chance, 3)};
    std::vector<const Act*> out;
    for (const auto act : categories[service.category].acts)
        if (out.empty() || draw.percent(60))
            out.push_back(&*std::find_if(invented.acts.begin(), invented.acts.end(), [&](const Act& one) { return one.id == act; }));
    return out;
}

}  // namespace benchmark
