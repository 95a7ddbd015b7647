// To prepare a complaint by hand (procedures C1, C4): questions an officer asks, with lines to write on. Nothing typed, nothing of the visit
// but its language and, where a guide led here, the French sentence to show.
#include <array>

#include "handout/parts.hpp"

namespace repere::handout {

namespace {

struct Question {
    Words (Messages::*words)() const;
    int rows;
};
constexpr std::array questions{
    Question{&Messages::blank_when, 1},     Question{&Messages::blank_where, 2},  Question{&Messages::blank_what, 7},
    Question{&Messages::blank_things, 5},   Question{&Messages::blank_imei, 2},   Question{&Messages::blank_card, 2},
    Question{&Messages::blank_persons, 3},  Question{&Messages::blank_witnesses, 2}, Question{&Messages::blank_hurt, 2},
    Question{&Messages::blank_name, 1},     Question{&Messages::blank_born, 1},   Question{&Messages::blank_address, 3},
    Question{&Messages::blank_contact, 1},  Question{&Messages::blank_receipt, 1},
};

}  // namespace

std::optional<Handout> complaint(const Request& request, const Sources& sources) {
    const auto asked = meant(request, sources, request.language);
    if (!request.guide.empty() && !asked) return std::nullopt;
    Sheet out = sheet(request, sources, request.language, asked && asked->sensitive, Dated::no);
    title(out, [&](const Messages& say) { return out.out.sensitive ? say.how_we_call_it() : say.prepare_a_complaint(); });
    Block top;
    for (const auto words : {&Messages::write_by_hand, &Messages::no_proof_needed, &Messages::right_to_an_interpreter, &Messages::ask_for_a_copy})
        add(top.lines, out, Part::note, [&](const Messages& say) { return (say.*words)(); });
    if (asked) {
        const auto& [guide, outcome, sensitive] = *asked;
        add_sentence(top.lines, out, outcome.french, guide_text(guide.id, "outcome", outcome.id, "means", outcome.means));
    }
    out.out.blocks.push_back(std::move(top));
    for (const Question& question : questions) {
        Line blank = line(out, Part::blank, [&](const Messages& say) { return (say.*question.words)(); });
        blank.rows = question.rows;
        out.out.blocks.push_back({{std::move(blank)}});
    }
    return finished(std::move(out));
}

}  // namespace repere::handout
