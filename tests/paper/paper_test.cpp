#include "paper/paper.hpp"

#include <regex>

#include "given/catch.hpp"
#include "given/data.hpp"
#include "given/words.hpp"
#include "sheets.hpp"

using namespace repere;
using Catch::Matchers::Contains;
using handout::Handout;
using handout::Paper;
using handout::Part;

namespace {

constexpr double mm = 72 / 25.4;

std::vector<given::Box> boxes(const std::string& bytes) {
    const std::string html = given::told(bytes, {"pdftotext", "-bbox", "-enc", "UTF-8"}, {"-"});
    const std::regex item{R"re(<page width="([\d.]+)" height="([\d.]+)">|<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>)re"};
    std::vector<given::Box> out;
    int page = 0;
    double width = 0, height = 0;
    for (std::sregex_iterator each{html.begin(), html.end(), item}, end; each != end; ++each) {
        const auto n = [&](std::size_t i) { return std::stod((*each)[i].str()); };
        if ((*each)[1].matched) ++page, width = n(1), height = n(2);
        else out.push_back({page, n(3), n(4), n(5), n(6), width, height, (*each)[7].str()});
    }
    return out;
}

bool is_arabic(const std::string& word) {    // poppler parts its signs from their letters
    const auto first = static_cast<unsigned char>(word.front());
    return first >= 0xD8 && first <= 0xDB;
}

// What no reader should meet: words that leave the page's margins, or stand on one another.
void check_fit(const std::string& bytes, double margin) {
    const auto all = boxes(bytes);
    std::string faults;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& a = all[i];
        if (is_arabic(a.word)) continue;
        const double middle = (a.top + a.bottom) / 2;
        const bool inside = a.left >= margin - 1 && a.right <= a.page_width - margin + 1 && middle >= margin && middle <= a.page_height - margin;
        if (!inside) faults += "page " + std::to_string(a.page) + ", outside: " + a.word + "\n";
        for (std::size_t j = i + 1; j < all.size() && all[j].page == a.page; ++j) {
            const auto& b = all[j];
            const bool beside = b.left >= a.right - 1 || a.left >= b.right - 1, apart = std::abs((b.top + b.bottom) / 2 - middle) > 5;
            if (!beside && !apart && !is_arabic(b.word)) faults += "page " + std::to_string(a.page) + ", one on the other: " + a.word + ", " + b.word + "\n";
        }
    }
    CHECK(faults == "");
}

// So many blocks that say which they are at both their ends.
Handout many_blocks(int count, int lines_each) {
    Handout sheet = given::stolen_bag("fr");
    sheet.blocks.clear();
    for (int i = 0; i < count; ++i) {
        const std::string name = std::to_string(1000 + i);
        handout::Block block{{{.part = Part::heading, .words = given::said("Titre" + name)}}};
        for (int n = 0; n < lines_each; ++n) block.lines.push_back({.words = given::said("Une ligne de plus.")});
        block.lines.push_back({.words = given::said("Fin" + name)});
        sheet.blocks.push_back(block);
    }
    return sheet;
}

}  // namespace

TEST_CASE("every language of a sheet is text: Latin letters, digits and telephone numbers are found in their order", "[paper]") {
    const std::string language = GENERATE("fr", "ar", "zh-Hans", "ru", "ja");
    const Paper paper = GENERATE(Paper::a4, Paper::a5, Paper::receipt);
    const bool large = GENERATE(false, true);
    INFO(language << (paper == Paper::a4 ? " A4" : paper == Paper::a5 ? " A5" : " receipt") << (large ? " large" : ""));
    const auto made = given::pdf(given::stolen_bag(language, paper, large));
    CHECK(!made.missing_glyphs);
    const std::string text = given::text_of(made.bytes), run_together = given::without_spaces(text);
    const std::size_t twice = language == "fr" ? 1 : 2;
    CHECK(given::times(text, given::police) == twice);
    CHECK(given::times(text, given::bank) == twice);
    CHECK_THAT(run_together, Contains("Bloquezvotrecarte") && Contains("Portezplainte") && Contains("lundi23novembre"));
    if (paper == Paper::receipt || language == "fr") CHECK_THAT(run_together, Contains("«Onm’avolémonsac.Jevoudraisporterplainte.»"));
    if (language == "ru" || language == "ja" || language == "zh-Hans") CHECK_THAT(run_together, Contains(given::without_spaces(given::reader(language).block_card)));
    check_fit(made.bytes, (paper == Paper::a4 ? 15 : paper == Paper::a5 ? 10 : 4) * mm);
}

TEST_CASE("every font is in the file", "[paper]") {
    for (const char* language : {"fr", "ar", "zh-Hans", "ru", "ja"}) {
        const std::string fonts = given::told(given::pdf(given::stolen_bag(language)).bytes, {"pdffonts"});
        INFO(fonts);
        std::istringstream lines{fonts};
        std::string line;
        int count = 0;
        std::getline(lines, line), std::getline(lines, line);
        while (std::getline(lines, line)) {
            ++count;
            CHECK(std::regex_search(line, std::regex{R"( yes +(yes|no) +yes +\d+ +\d+$)"}));      // embedded, with its Unicode
        }
        CHECK(count >= (std::string{"fr ru"}.find(language) == std::string::npos ? 4 : 2));
    }
}

TEST_CASE("no sign is a hole on paper, though its font is in the file", "[paper]") {
    const auto ink = [](const std::string& sign, const char* language) {      // dark bytes of the drawn page
        Handout sheet;
        sheet.blocks = {{{{.words = given::said(sign, language)}}}};
        const given::Folder folder;
        given::write(folder / "sheet.pdf", given::pdf(sheet).bytes);
        REQUIRE(given::run({"pdftoppm", "-r", "150", "-gray", "-singlefile", folder / "sheet.pdf", folder / "page"}).status == 0);
        const std::string picture = given::read(folder / "page.pgm");
        return std::count_if(picture.begin(), picture.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
    };
    const auto [sign, language] = GENERATE(table<const char*, const char*>({{"如", "zh-Hans"}, {"果", "zh-Hans"}, {"如", "ja"}, {"한", "ko"}, {"ж", "ru"}, {"ش", "ar"}}));
    INFO(sign);
    CHECK(ink(sign, language) > ink("\u00A0", language) + 30);
}

TEST_CASE("a file tells its title and nothing of who made it when; the same sheet gives the same bytes", "[paper]") {
    const auto sheet = given::stolen_bag("ar", Paper::a5);
    const auto first = given::pdf(sheet), second = given::pdf(sheet);
    CHECK(first.bytes == second.bytes);
    const std::string info = given::told(first.bytes, {"pdfinfo"});
    INFO(info);
    CHECK_THAT(info, Contains("Title:           سُرقت حقيبتي\n"));
    for (const char* word : {"Author", "Creator", "Subject", "Keywords", "CreationDate", "ModDate"}) CHECK_THAT(info, !Contains(word));
    CHECK_THAT(info, Contains("Tagged:          yes"));
    CHECK_THAT(first.bytes, Contains("/Lang (ar)"));
    CHECK_THAT(first.bytes, !Contains("Date (") && !Contains("/home") && !Contains("2026112"));
}

TEST_CASE("each paper has its size; a roll is as long as its words", "[paper]") {
    const auto size = [](const Handout& sheet) {
        std::smatch found;
        const std::string info = given::told(given::pdf(sheet).bytes, {"pdfinfo"});
        if (!std::regex_search(info, found, std::regex{R"(Page size: +([\d.]+) x ([\d.]+) pts)"})) throw std::runtime_error{info};
        return std::pair{std::stod(found[1]) / mm, std::stod(found[2]) / mm};
    };
    CHECK(size(given::stolen_bag("fr")).first == Approx(210).margin(0.1));
    CHECK(size(given::stolen_bag("fr")).second == Approx(297).margin(0.1));
    CHECK(size(given::stolen_bag("ar", Paper::a5)).first == Approx(148).margin(0.1));
    const auto [width, height] = size(given::stolen_bag("ar", Paper::receipt));
    CHECK(width == Approx(80).margin(0.1));
    CHECK(height < 297);
    Handout longer = given::stolen_bag("ar", Paper::receipt);
    for (int i = 0; i < 20; ++i) longer.blocks.push_back(longer.blocks.front());
    CHECK(size(longer).second > 800);
    CHECK(given::pdf(longer).pages == 1);
}

TEST_CASE("a reader's words stand on the side where they begin, the French beside them on the same line", "[paper]") {
    const auto [language, side] = GENERATE(table<const char*, const char*>({{"ar", "left"}, {"ru", "right"}, {"ja", "right"}}));
    INFO(language);
    int compared = 0;
    for (const auto& box : boxes(given::pdf(given::stolen_bag(language)).bytes))
        if (box.word == "Bloquez" || box.word == "Portez" || box.word == "Commissariat") {
            CHECK((box.left > box.page_width / 2 ? "right" : "left") == std::string{side});
            ++compared;
        }
    CHECK(compared == 3);
    if (std::string{language} != "ru") return;
    std::map<std::string, double> at;
    for (const auto& box : boxes(given::pdf(given::stolen_bag(language)).bytes)) at.emplace(box.word, box.bottom);
    CHECK(at.at("Заблокируйте") == Approx(at.at("Bloquez")).margin(0.2));
    CHECK(at.at("Любой") == Approx(at.at("Tout")).margin(0.2));
}

TEST_CASE("who reads French has one column", "[paper]") {
    const auto all = boxes(given::pdf(given::stolen_bag("fr")).bytes);
    CHECK(std::any_of(all.begin(), all.end(), [](const auto& box) { return box.left < box.page_width / 2 && box.right > box.page_width / 2; }));
}

TEST_CASE("a telephone number is never broken at the end of a line", "[paper]") {
    for (int before = 0; before < 40; ++before) {
        Handout sheet = given::stolen_bag("ar", Paper::a5, before % 2 == 0);
        const std::string filling(static_cast<std::size_t>(before), 'i');
        sheet.blocks = {{{{.part = Part::contact, .words = given::with(given::said("مركز الشرطة " + filling + " ", "ar"), given::number(given::police)),
                           .french = given::with(given::said("Commissariat " + filling + " "), given::number(given::police))}}}};
        INFO(before);
        CHECK(given::times(given::text_of(given::pdf(sheet).bytes), given::police) == 2);
    }
}

TEST_CASE("whatever is long wraps: nothing is cut, nothing is lost", "[paper]") {
    const std::string endless(500, 'm');
    for (const char* language : {"fr", "ru", "ar"})
        for (const Paper paper : {Paper::a4, Paper::a5, Paper::receipt})
            for (const bool large : {false, true}) {
                Handout sheet = given::stolen_bag(language, paper, large);
                const bool two = std::string{language} != "fr";
                for (const Part part : {Part::heading, Part::act, Part::text, Part::avoid, Part::contact, Part::note, Part::sentence, Part::check, Part::blank})
                    sheet.blocks.push_back({{{.part = part, .words = given::said(endless, language), .french = two ? given::said(endless) : given::Words{}, .number = part == Part::act, .rows = 1}}});
                const auto made = given::pdf(sheet);
                const std::string text = given::text_of(made.bytes);
                INFO(language << " " << static_cast<int>(paper) << large);
                CHECK(std::count(text.begin(), text.end(), 'm') >= (two ? 9000 : 4500));
                check_fit(made.bytes, (paper == Paper::a4 ? 15 : paper == Paper::a5 ? 10 : 4) * mm);
            }
}

TEST_CASE("a block stands whole on one page, and every one of them once", "[paper]") {
    const auto made = given::pdf(many_blocks(40, 5));
    REQUIRE(made.pages > 3);
    std::string all;
    for (int page = 1; page <= made.pages; ++page) {
        const std::string text = given::text_of(made.bytes, page);
        CHECK_THAT(text, Contains("Page " + std::to_string(page) + " sur " + std::to_string(made.pages)));
        for (int i = 1000; i < 1040; ++i) CHECK(given::times(text, "Titre" + std::to_string(i)) == given::times(text, "Fin" + std::to_string(i)));
        all += text;
    }
    for (int i = 1000; i < 1040; ++i) CHECK(given::times(all, "Titre" + std::to_string(i)) == 1);
}

TEST_CASE("a block longer than a page goes on on the next one, line after line", "[paper]") {
    Handout sheet = many_blocks(1, 100);
    for (std::size_t i = 1; i + 1 < sheet.blocks[0].lines.size(); ++i) sheet.blocks[0].lines[i].words = given::said("Ligne" + std::to_string(1000 + i));
    std::string paragraph;
    for (int i = 0; i < 2000; ++i) paragraph += "mot" + std::to_string(10000 + i) + " ";
    sheet.blocks.push_back({{{.words = given::said(paragraph)}}});
    const auto made = given::pdf(sheet);
    const std::string text = given::text_of(made.bytes);
    CHECK(made.pages >= 4);
    for (int i = 1; i <= 100; ++i) CHECK(given::times(text, "Ligne" + std::to_string(1000 + i)) == 1);
    for (int i = 0; i < 2000; ++i) REQUIRE(given::times(text, "mot" + std::to_string(10000 + i)) == 1);
    check_fit(made.bytes, 15 * mm);
}

TEST_CASE("sixty pages are printed and no more: the last one is whole, and says that the rest is missing", "[paper]") {
    const auto just = given::pdf(many_blocks(60, 24)), over = given::pdf(many_blocks(75, 24));
    REQUIRE(just.pages == paper::most_pages);
    CHECK_THAT(given::text_of(just.bytes, 60), Contains("Fin1059") && !Contains("La suite"));
    REQUIRE(over.pages == paper::most_pages);
    const std::string last = given::text_of(over.bytes, 60);
    CHECK_THAT(last, Contains("Titre1059") && Contains("La suite ne tient pas sur cette feuille") && Contains("Page 60 sur 60"));
    check_fit(over.bytes, 15 * mm);
}

TEST_CASE("a leaflet is as long as its guide", "[paper]") {
    const auto made = paper::pdf(many_blocks(75, 24), given::french_messages(), paper::most_pages_of_a_leaflet);
    CHECK(made.pages == 75);
    CHECK_THAT(given::text_of(made.bytes, 75), Contains("Fin1074") && Contains("Page 75 sur 75"));
}

TEST_CASE("short lines without French stand in two columns under one title, nothing lost; what has French beside it does not", "[paper]") {
    Handout sheet = many_blocks(12, 10);
    const auto plain = given::pdf(sheet);
    sheet.newspaper = true;
    const auto made = given::pdf(sheet);
    CHECK(made.pages < plain.pages);
    const std::string text = given::text_of(made.bytes);
    for (int block = 0; block < 12; ++block) CHECK(given::times(text, "Titre" + std::to_string(1000 + block)) == 1);
    check_fit(made.bytes, 15 * mm);

    Handout two = given::stolen_bag("ar");
    const auto beside = given::pdf(two);
    two.newspaper = true;
    CHECK(given::pdf(two).bytes == beside.bytes);
}

TEST_CASE("a leaflet of each language has words, numbers and every font in it", "[paper][real]") {
    const auto& directory = given::real_directory();
    for (const auto& tag : directory.languages()) {
        INFO(tag.value);
        const auto sheet = handout::make({.kind = handout::Kind::leaflet, .language = tag, .guide = "travel-safely"}, {directory, given::minute("2026-11-24 10:00"), {}, {}});
        REQUIRE(sheet);
        const auto made = paper::pdf(*sheet, {directory, tag}, paper::most_pages_of_a_leaflet);
        CHECK_FALSE(made.missing_glyphs);
        CHECK_THAT(given::text_of(made.bytes), Contains("112") && Contains("114") && Contains("IMEI"));
        std::istringstream fonts{given::told(made.bytes, {"pdffonts"})};
        std::string line;
        int found = 0;
        for (int i = 0; std::getline(fonts, line); ++i) {
            if (i < 2) continue;                                     // the head of its table
            ++found;
            CHECK(std::regex_search(line, std::regex{R"( yes +(yes|no) +yes +\d+ +\d+$)"}));
        }
        CHECK(found > 0);
    }
}

TEST_CASE("a draft says so on every page, in French too", "[paper]") {
    Handout sheet = many_blocks(20, 10);
    sheet.draft = true;
    const auto made = given::pdf(sheet);
    for (int page = 1; page <= made.pages; ++page) CHECK_THAT(given::text_of(made.bytes, page), Contains("Traduction non relue. Montrez le français."));
    sheet.draft = false;
    CHECK_THAT(given::text_of(given::pdf(sheet).bytes), !Contains("Traduction non relue"));
}

TEST_CASE("a sensitive sheet has no day of the visit and no square, whoever asked for them", "[paper]") {
    Handout sheet = given::stolen_bag("fr");
    sheet.code = "17";
    CHECK_THAT(given::text_of(given::pdf(sheet).bytes), Contains("Imprimé le") && Contains("Le texte est dans le carré"));
    sheet.sensitive = true;
    CHECK_THAT(given::text_of(given::pdf(sheet).bytes), !Contains("Imprimé le") && !Contains("carré"));
}

TEST_CASE("the square is read from paper, on every paper", "[paper]") {
    const std::string text = "Commissariat d'Aix\n04 42 93 97 00\n" + std::string(GENERATE(0, 120), 'x');
    for (const Paper paper : {Paper::a4, Paper::a5, Paper::receipt}) {
        Handout sheet = given::stolen_bag("ar", paper);
        sheet.code = text;
        const given::Folder folder;
        given::write(folder / "sheet.pdf", given::pdf(sheet).bytes);
        REQUIRE(given::run({"pdftoppm", "-r", "200", "-png", folder / "sheet.pdf", folder / "page"}).status == 0);
        std::string read;
        for (const auto& picture : std::filesystem::directory_iterator{folder.path()})
            if (picture.path().extension() == ".png") read += given::run({"zbarimg", "--quiet", "--raw", picture.path().string()}).out;
        CHECK(read == text + "\n");
    }
}

TEST_CASE("the map is drawn where there are marks: minutes on foot, in a straight line", "[paper]") {
    Handout sheet = given::stolen_bag("fr");
    CHECK_THAT(given::text_of(given::pdf(sheet).bytes), !Contains("5 min"));
    sheet.map = {{1, 300, 200}, {2, -500, 100}, {3, 310, 205}};
    const std::string text = given::without_spaces(given::text_of(given::pdf(sheet).bytes));
    CHECK_THAT(text, Contains("5min") && Contains("10min") && Contains("1·3") && Contains("Vousêtesici"));
    check_fit(given::pdf(sheet).bytes, 15 * mm);
}

// Not run with the others: sheets to look at, in build/paper/ (build/bin/test-paper "[sheets]").
TEST_CASE("sheets to look at", "[.][sheets]") {
    const std::string folder = REPERE_BUILD "/paper/";
    for (const char* language : {"fr", "ar", "zh-Hans", "ru", "ja"})
        for (const auto& [paper, name] : {std::pair{Paper::a4, "a4"}, {Paper::a5, "a5"}, {Paper::receipt, "receipt"}})
            for (const bool large : {false, true}) {
                Handout sheet = given::stolen_bag(language, paper, large);
                sheet.code = "Commissariat d’Aix 04 42 93 97 00";
                sheet.map = {{1, 300, 200}, {2, -500, 100}, {3, 310, 205}};
                given::write(folder + language + "-" + name + (large ? "-large" : "") + ".pdf", given::pdf(sheet).bytes);
            }
}
