#include "visit/keyboards.hpp"

#include <algorithm>
#include <array>

namespace repere::visit {

namespace {

struct Layout {
    std::string_view name, rows, sign, languages;    // rows and languages: words, a space between
};

// The first is everybody's who has none; the second is the Latin one beside letters that are not Latin.
constexpr std::array layouts{
    Layout{"azerty", "azertyuiop qsdfghjklm wxcvbnéèàç", "", "fr"},
    Layout{"qwerty", "qwertyuiop asdfghjkl zxcvbnm", "", "en nl zh"},
    Layout{"qwerty-es", "qwertyuiop asdfghjklñ zxcvbnm", "", "es"},
    Layout{"qwerty-it", "qwertyuiop asdfghjklò zxcvbnmàèìù", "", "it"},
    Layout{"qwerty-pt", "qwertyuiop asdfghjklç zxcvbnmãõ", "", "pt"},
    Layout{"qwerty-pl", "qwertyuiop asdfghjkl zxcvbnm ąćęłńóśźż", "", "pl"},
    Layout{"qwerty-tr", "qwertyuıopğü asdfghjklşi zxcvbnmöç", "", "tr"},
    Layout{"qwertz", "qwertzuiopü asdfghjklöä yxcvbnmß", "", "de"},
    Layout{"йцукен", "йцукенгшщзхъ фывапролджэ ячсмитьбюё", "АБВ", "ru"},
    Layout{"йцукен-uk", "йцукенгшщзхї фівапролджєґ ячсмитьбю", "АБВ", "uk"},
    Layout{"arabic", "ضصثقفغعهخحجد شسيبلاتنمكط ئءؤرىةوزظذ", "أبت", "ar"},
    Layout{"두벌식", "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ ㅁㄴㅇㄹㅎㅗㅓㅏㅣ ㅋㅌㅊㅍㅠㅜㅡ ㅃㅉㄸㄲㅆㅒㅖ", "가나다", "ko"},
    Layout{"五十音", "あかさたなはまやらわ゛ いきしちにひみゃりを゜ うくすつぬふむゆるんー えけせてねへめゅれっぃ おこそとのほもよろょぁ", "あいう", "ja"},
    Layout{"persian", "ضصثقفغعهخحجچ شسیبلاتنمکگ ظطزرذدپوژئ", "الف", "fa"},
};

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> out;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        out.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

std::vector<std::string_view> characters(std::string_view row) {
    std::vector<std::string_view> out;
    for (std::size_t from = 0; from < row.size();) {
        std::size_t to = from + 1;
        while (to < row.size() && (static_cast<unsigned char>(row[to]) & 0xC0) == 0x80) ++to;
        out.push_back(row.substr(from, to - from));
        from = to;
    }
    return out;
}

std::string_view language_of(const language::Tag& tag) { return std::string_view{tag.value}.substr(0, tag.value.find('-')); }

const std::vector<Keyboard>& all() {
    static const std::vector<Keyboard> keyboards = [] {
        std::vector<Keyboard> out;
        for (const Layout& layout : layouts) {
            Keyboard keyboard{layout.name, {}, layout.sign};
            for (const std::string_view row : words_of(layout.rows)) keyboard.rows.push_back(characters(row));
            out.push_back(std::move(keyboard));
        }
        return out;
    }();
    return keyboards;
}

}  // namespace

Keyboards keyboards(const language::Tag& tag) {
    const std::string_view wanted = language_of(tag);
    const auto found = std::find_if(layouts.begin(), layouts.end(), [&](const Layout& layout) {
        const auto languages = words_of(layout.languages);
        return std::find(languages.begin(), languages.end(), wanted) != languages.end();
    });
    const auto n = found == layouts.end() ? 0 : static_cast<std::size_t>(found - layouts.begin());
    const Keyboard& own = all()[n];
    return {own, own.sign.empty() ? nullptr : &all()[1]};
}

bool spelt_in_latin(const language::Tag& tag) { return language_of(tag) == "zh"; }

}  // namespace repere::visit
