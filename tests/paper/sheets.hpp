// Sheets made by hand, and what a person's tools say of the PDF they become.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "given/data.hpp"
#include "given/process.hpp"
#include "given/words.hpp"
#include "paper/paper.hpp"

namespace given {

using repere::handout::Block;
using repere::handout::Handout;
using repere::handout::Line;
using repere::handout::Paper;
using repere::handout::Part;
using repere::language::Words;

inline const std::string police = "04 42 93 97 00", bank = "+33 442 605 303";

inline Words said(const std::string& text, const char* language = "fr") { return repere::language::words(text, tag(language)); }
inline Words number(const std::string& text, const char* language = "fr") { return {{text, tag(language), repere::language::SpanKind::phone}}; }
inline Words with(Words words, const Words& more) { return words.insert(words.end(), more.begin(), more.end()), words; }

struct Reader {                              // a few sentences of a sheet for a stolen bag
    const char *language, *title, *block_card, *at_once, *no_code, *complain, *anywhere, *means, *receipt, *name, *police, *note;
};

inline const std::vector<Reader>& readers() {
    static const std::vector<Reader> all{
        {"fr", "Mon sac a été volé", "Bloquez votre carte", "Appelez votre banque tout de suite.", "Ne donnez jamais votre code.", "Portez plainte", "Tout commissariat reçoit votre plainte.",
         "On m’a volé mon sac. Je voudrais porter plainte.", "Récépissé de la plainte", "Nom, prénom", "Commissariat d’Aix", "Numéro non revérifié depuis 2019. Pas de réponse ? 17"},
        {"ar", "سُرقت حقيبتي", "أوقف بطاقتك", "اتصل بمصرفك فورًا.", "لا تعطِ رمزك السري أبدًا.", "قدّم شكوى", "كل مركز شرطة يستقبل شكواك.", "سُرقت حقيبتي. أريد تقديم شكوى.", "إيصال الشكوى", "الاسم واللقب",
         "مركز الشرطة", "لم يُتحقق من الرقم منذ 2019. لا جواب؟ 17"},
        {"zh-Hans", "我的包被偷了", "冻结银行卡", "请立即致电您的银行。", "切勿透露您的密码。", "报案", "任何警察局都会受理您的报案。", "我的包被偷了。我想报案。", "报案回执", "姓名", "艾克斯警察局", "该号码自2019年起未核实。无人接听？17"},
        {"ru", "У меня украли сумку", "Заблокируйте карту", "Сразу позвоните в свой банк.", "Никому не сообщайте код карты.", "Подайте заявление", "Любой комиссариат полиции обязан принять ваше заявление.",
         "У меня украли сумку. Я хочу подать заявление.", "Талон о приёме заявления", "Фамилия, имя", "Комиссариат Экса", "Номер не проверялся с 2019 года. Нет ответа? 17"},
        {"ja", "バッグを盗まれました", "カードを止める", "すぐに銀行へ電話してください。", "暗証番号は誰にも教えないでください。", "被害届を出す", "どの警察署でも被害届を受け付けます。", "バッグを盗まれました。被害届を出したいです。", "被害届の受理証", "氏名",
         "エクス警察署", "この番号は2019年以降確認されていません。つながらないときは17"}};
    return all;
}
inline const Reader& reader(const std::string& language) {
    for (const Reader& each : readers())
        if (language == each.language) return each;
    throw std::runtime_error{"no reader of " + language};
}

// Every part a line can play, in a language and in French.
inline Handout stolen_bag(const std::string& language, Paper paper = Paper::a4, bool large = false) {
    const Reader &own = reader(language), &french = reader("fr");
    const bool double_ = language != "fr";
    const auto line = [&](Part part, const char* Reader::*what, const std::string& phone = {}) {
        Line out{.part = part, .words = said(own.*what, own.language)};
        if (double_) out.french = said(french.*what);
        if (phone.empty()) return out;
        out.words = with(with(out.words, said(" ", own.language)), number(phone, own.language));
        if (double_) out.french = with(with(out.french, said(" ")), number(phone));
        return out;
    };
    const auto act = [&](int n, const char* Reader::*what, const char* pictogram) {
        Line out = line(Part::act, what);
        out.number = n;
        out.pictogram = pictogram;
        return out;
    };
    Line sentence{.part = Part::sentence, .words = double_ ? said(own.means, own.language) : said(french.means), .french = double_ ? said(french.means) : Words{}};
    Line ticked = line(Part::check, &Reader::receipt);
    ticked.checked = true;
    Line blank = line(Part::blank, &Reader::name);
    blank.rows = 2;
    Handout sheet{.language = tag(own.language), .paper = paper, .large = large, .title = said(own.title, own.language)};
    if (double_) sheet.french_title = said(french.title);
    sheet.blocks = {{{act(1, &Reader::block_card, "card"), line(Part::text, &Reader::at_once), line(Part::contact, &Reader::at_once, bank), line(Part::avoid, &Reader::no_code)}},
                    {{act(2, &Reader::complain, "police"), line(Part::text, &Reader::anywhere), sentence, line(Part::contact, &Reader::police, police), line(Part::note, &Reader::note)}},
                    {{line(Part::heading, &Reader::receipt), ticked, line(Part::check, &Reader::receipt), blank}}};
    sheet.draft = double_;
    sheet.printed = day("2026-11-23");
    sheet.data = day("2026-11-01");
    return sheet;
}

inline const repere::messages::Messages& french_messages() {
    static const Built built = data().built();
    static const repere::messages::Messages messages{built.directory(), repere::language::french};
    return messages;
}
inline repere::paper::Pdf pdf(const Handout& sheet) { return repere::paper::pdf(sheet, french_messages()); }

// What one of poppler's programs says of these bytes.
inline std::string told(const std::string& bytes, std::vector<std::string> command, const std::vector<std::string>& after = {}) {
    const Folder folder;
    write(folder / "sheet.pdf", bytes);
    command.push_back(folder / "sheet.pdf");
    command.insert(command.end(), after.begin(), after.end());
    const Ran ran = run(command);
    if (ran.status != 0) throw std::runtime_error{command.front() + ": " + ran.err};
    return ran.out;
}
// Words as they stand on it, in the order of the lines; no-break spaces are ordinary ones.
inline std::string text_of(const std::string& bytes, int page = 0) {
    std::vector<std::string> command{"pdftotext", "-layout", "-enc", "UTF-8"};
    if (page > 0) command.insert(command.end(), {"-f", std::to_string(page), "-l", std::to_string(page)});
    return repere::language::plain(told(bytes, command, {"-"}));
}
inline std::string without_spaces(const std::string& text) {
    std::string out;
    for (const char c : text)
        if (!std::isspace(static_cast<unsigned char>(c))) out += c;
    return out;
}
inline std::size_t times(const std::string& text, const std::string& piece) {
    std::size_t n = 0;
    for (auto at = text.find(piece); at != std::string::npos; at = text.find(piece, at + piece.size())) ++n;
    return n;
}

struct Box {                                 // of a word, in points
    int page;
    double left, top, right, bottom, page_width, page_height;
    std::string word;
};

}  // namespace given
