#include "authoring/voices.hpp"

#include "given/catch.hpp"
#include "given/data.hpp"

using namespace repere;
using namespace repere::authoring;
using Catch::Matchers::Contains;

namespace {

const std::string opus = std::string{"OggS"} + std::string(24, '\0') + "OpusHead" + std::string(100, 'x'), label = "act.emergency.label";
const std::string list = "# what is recorded\ndirectory " + label + "\ndirectory service.police-desk.name\n";

given::Data asked() {
    return given::data().with("assets/voice/sentences.txt", list).with("locales/de/directory.po",
        "# reviewed: me, today\nmsgctxt \"" + label + "\"\nmsgid \"Urgence\"\nmsgstr \"Notfall\"\n");
}
given::Data recorded(const std::string& language, const std::string& key, const std::string& words, const std::string& voice = opus) {
    return asked().with("assets/voice/" + language + "/" + key + ".opus", voice).with("assets/voice/" + language + "/" + key + ".txt", words + "\n");
}

Progress voice_row(const given::Data& data, const std::string& language) {
    const auto folder = data.written();
    Problems problems;
    for (const Progress& row : status(given::Data::folders(*folder), problems))
        if (row.language == language && row.domain == "voice") return row;
    throw std::runtime_error{"no row"};
}

std::string said_of(const given::Data& data) {
    std::string all = data.said(), kept;
    for (std::size_t at = 0, end; (end = all.find('\n', at)) != std::string::npos; at = end + 1)
        if (all.substr(at, end - at).find("assets/voice") != std::string::npos) kept += all.substr(at, end - at + 1);
    return kept;
}

}  // namespace

TEST_CASE("status counts the sentences that a person recorded, and no longer those the kiosk says otherwise", "[authoring]") {
    struct Row { given::Data data; const char* language; int recorded, changed, missing; const char* because; };
    const auto row = GENERATE(values<Row>({
        {asked(), "fr", 0, 0, 2, "none is recorded"},
        {asked(), "de", 0, 0, 2, "in no language"},
        {recorded("fr", label, "Urgence"), "fr", 1, 0, 1, "one is"},
        {recorded("de", label, "Notfall"), "de", 1, 0, 1, "in German"},
        {recorded("de", label, "Notfall\xC2\xA0"), "de", 1, 0, 1, "however its spaces are written"},
        {recorded("de", label, "Gefahr"), "de", 0, 1, 1, "but of another sentence"},
        {recorded("de", label, "Notfall").without("assets/voice/de/" + label + ".txt"), "de", 0, 1, 1, "nobody wrote down which"},
        {recorded("de", "service.police-desk.name", "Wache"), "de", 0, 1, 1, "of one that is not translated"},
        {recorded("de", label, "Notfall", "RIFF"), "de", 0, 0, 2, "not in the format"},
    }));
    INFO(row.because);
    const Progress found = voice_row(row.data, row.language);
    CHECK(found.total == 2);
    CHECK(found.translated == row.recorded);
    CHECK(found.fuzzy == row.changed);
    CHECK(found.missing == row.missing);
    CHECK(found.reviewed == row.recorded);
}

TEST_CASE("what is wrong with the voices is said with its file", "[authoring]") {
    CHECK(said_of(recorded("de", label, "Notfall")) == "");
    CHECK_THAT(said_of(asked().with("assets/voice/sentences.txt", "directory act.tea.label\n")),
               Contains("assets/voice/sentences.txt:1:1: error: no sentence of `directory` is called `act.tea.label`"));
    CHECK_THAT(said_of(asked().with("assets/voice/sentences.txt", "directories " + label + "\n")), Contains("no sentence of `directories` is called"));
    CHECK_THAT(said_of(recorded("de", "place.tourist-office.name", "Tourismusbüro")), Contains("error: sentences.txt does not ask for `place.tourist-office.name`"));
    CHECK_THAT(said_of(recorded("de", label, "Notfall", "RIFF")), Contains("assets/voice/de/" + label + ".opus:0:0: error: is no Ogg Opus file"));
    CHECK_THAT(said_of(recorded("de", label, "Gefahr")), Contains("warning: says other words than the kiosk today: it is not played"));
}
