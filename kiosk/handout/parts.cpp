#include <algorithm>

#include "handout/parts.hpp"
#include "messages/simple_french.hpp"

namespace repere::handout {

Sheet sheet(const Request& request, const Sources& sources, const language::Tag& language, bool sensitive, Dated dated) {
    const Messages say{sources.directory, language};
    Sheet out{.request = request, .sources = sources, .say = say, .french = say.in(language::french),
              .dated = dated == Dated::yes && !sensitive, .out = {}};
    out.out.language = language;
    out.out.paper = request.paper;
    out.out.large = request.large;
    out.out.sensitive = sensitive;
    if (out.dated) out.out.printed = std::chrono::floor<std::chrono::days>(sources.now);
    out.out.data = sources.directory.data_date();
    return out;
}

Handout finished(Sheet sheet) {
    Handout out = std::move(sheet.out);
    std::erase_if(out.blocks, [](const Block& block) { return block.lines.empty(); });
    out.draft = !language::reviewed(out.title);
    for (const Block& block : out.blocks)
        for (const Line& line : block.lines) out.draft = out.draft || !language::reviewed(line.words);
    return out;
}

Words french_words(const std::string& text) { return language::words(language::typographic(text, language::french), language::french); }

void add_sentence(std::vector<Line>& lines, const Sheet& sheet, const std::string& french, const std::function<Words(const Messages&)>& means) {
    if (french.empty()) return;
    add(lines, sheet, Part::note, [](const Messages& say) { return say.show_at_the_desk(); });
    Line sentence{.part = Part::sentence};
    Words shown{language::Span{language::typographic(french.starts_with("«") ? french : "« " + french + " »", language::french), language::french,
                               language::SpanKind::french, true}};
    if (sheet.two()) {
        sentence.words = means(sheet.say);
        sentence.french = std::move(shown);
    }
    if (sentence.words.empty()) sentence.words = sheet.two() ? sentence.french : std::move(shown);
    lines.push_back(std::move(sentence));
}

namespace {

// Simple French stands one idea a line, each with its picture (P8).
void add_ideas(std::vector<Line>& lines, const Sheet& sheet, Line line) {
    if (sheet.language().value != "fr-x-simple") return lines.push_back(std::move(line));
    for (auto& [words, pictogram] : messages::ideas(line.words)) {
        Line idea = line;
        idea.words = std::move(words);
        if (idea.pictogram.empty()) idea.pictogram = std::move(pictogram);
        lines.push_back(std::move(idea));
    }
}

}  // namespace

void add_sentences(std::vector<Line>& lines, const Sheet& sheet, const std::string& guide, const guides::Act& act) {
    for (const guides::Sentence& sentence : act.sentences) {
        const bool avoid = sentence.kind == guides::SentenceKind::avoid, spoken = sentence.kind == guides::SentenceKind::say;
        Line one = line(sheet, avoid ? Part::avoid : Part::text, [&](const Messages& say) {
            Words words = say.text("guides", guides::key(guide, "sentence", act.id + "." + sentence.id, "text"), sentence.text);
            if (sentence.kind == guides::SentenceKind::bring) words = say.bring(words);
            if (sentence.kind == guides::SentenceKind::rule && !sentence.sourced)
                words = messages::joined(words, " ", say.to_check_with({language::Span{"3039", language::french, language::SpanKind::phone, true}}));
            return words;
        });
        one.pictogram = spoken ? "sentence" : sentence.pictogram;
        add_ideas(lines, sheet, std::move(one));
    }
}

void add_no_telephone(std::vector<Line>& lines, const Sheet& sheet) {
    add(lines, sheet, Part::text, [](const Messages& say) { return say.no_telephone(); }, "no-phone");
    add_sentence(lines, sheet, sheet.say.could_you_call().front().text, [](const Messages& say) { return say.means_call(); });
}

std::optional<Meant> meant(const Request& request, const Sources& sources, const language::Tag& language) {
    auto guide = guides::guide(sources.directory, request.guide);
    if (!guide || (guide->staff && !request.staff)) return std::nullopt;
    auto step = guides::next(sources.directory, request.guide, request.answers, language);
    auto* outcome = step ? std::get_if<guides::Outcome>(&*step) : nullptr;
    if (!outcome) return std::nullopt;
    const bool sensitive = request.quiet || guides::sensitive(sources.directory, request.guide, request.answers);
    return Meant{*std::move(guide), std::move(*outcome), sensitive};
}

guides::Wanted wanted(const Request& request, const Sources& sources, bool staff) {
    guides::Wanted out = guides::wanted(sources.directory, request.guide, request.answers);
    out.staff = staff;
    out.closed_today = sources.closed_today;
    return out;
}

}  // namespace repere::handout
