#include "messages/simple_french.hpp"

#include <array>

namespace repere::messages {

namespace {

struct Picture { std::string_view pictogram, stems; };       // stems: how its words begin, in the form of search; a space between

// What is most particular first: the first line that a sentence has a word of decides. A wrong picture is worse than none.
constexpr std::array pictures{
    Picture{"consulate", "consulat ambassade"},
    Picture{"medicine", "medicament traitement pharmacie"},
    Picture{"hospital", "hopital urgences"},
    Picture{"doctor", "medecin soign bless samu sante certificat examen infirm"},
    Picture{"letter-sms", "sms message texto"},
    Picture{"insurer", "assurance assureur"},
    Picture{"passport", "passeport identite titre"},
    Picture{"card", "carte banque retrait"},
    Picture{"scam", "arnaque fraude"},
    Picture{"meal", "manger mangez repas"},
    Picture{"bottle", "alcool"},
    Picture{"wheelchair", "handicap fauteuil"},
    Picture{"prison", "prison detention etablissement cellule"},
    Picture{"gavel", "avocat juge jugement tribunal proces audience"},
    Picture{"police", "police policier commissariat gendarm plainte recepisse enquete"},
    Picture{"scales", "loi droit justice interdit amende peine"},
    Picture{"child", "enfant bebe mineur ecol"},
    Picture{"passport", "papier"},
    Picture{"townhall", "mairie prefecture"},
    Picture{"car", "voiture conduire permis conduis"},
    Picture{"train", "train gare"},
    Picture{"bus", "bus"},
    Picture{"bed", "dormir dort lit hebergement"},
    Picture{"house", "logement loyer maison domicile habit"},
    Picture{"briefcase", "travail emploi employeur patron metier contrat"},
    Picture{"euro", "argent paye paie euro gratuit prix"},
    Picture{"key", "cle cles serrure"},
    Picture{"phone-call", "appelez appeler appel telephon numero"},
    Picture{"document", "photocopie copie formulaire"},
    Picture{"phone", "portable appareil code photo"},
    Picture{"web", "internet site ligne"},
    Picture{"mail", "lettre courrier"},
    Picture{"pen", "ecrivez notez"},
    Picture{"calendar", "rendez jour semaine mois date an ans delai"},
    Picture{"clock", "heure vite ouvert ferme"},
    Picture{"speech", "parlez parler dites dire demandez question interprete ecout"},
    Picture{"sun", "halte journee"},
    Picture{"bag", "sac affaires valise bagage vetements"},
    Picture{"family", "famille parent proche couple"},
    Picture{"eye", "regard vu voir temoin"},
    Picture{"warning", "danger attention jamais menace risque"},
    Picture{"support", "aide association service accompagne spip"},
    Picture{"walk", "partez allez entrez sortez restez venez"},
};

std::string_view pictogram_of(std::string_view text) {
    const std::string form = " " + language::search_form(text);
    for (const auto& [pictogram, stems] : pictures)
        for (std::size_t at = 0; at < stems.size();) {
            const std::size_t end = std::min(stems.find(' ', at), stems.size());
            const std::string word = " " + std::string{stems.substr(at, end - at)};
            const std::size_t found = form.find(word);
            const bool whole = word.size() <= 4;             // a short word is itself, not the beginning of another
            if (found != std::string::npos && (!whole || found + word.size() == form.size() || form[found + word.size()] == ' ')) return pictogram;
            at = end + 1;
        }
    return "list";
}

}  // namespace

std::vector<Idea> ideas(const language::Words& text) {
    std::vector<Idea> out(1);
    for (const language::Span& span : text) {
        std::string_view rest = span.text;
        const bool running = span.kind == language::SpanKind::plain;
        while (!rest.empty()) {
            std::size_t end = rest.size();
            for (const std::string_view stop : {". ", "! "})
                if (const auto at = rest.find(stop); running && at != std::string_view::npos) end = std::min(end, at + stop.size());
            language::Span part = span;
            part.text = rest.substr(0, end);
            const bool finished = running && end >= 2 && (part.text.ends_with(". ") || part.text.ends_with("! "));
            if (finished) part.text.pop_back();
            if (part.text != " ") out.back().words.push_back(std::move(part));
            rest.remove_prefix(end);
            if (finished && (!rest.empty() || &span != &text.back())) out.emplace_back();
        }
    }
    if (out.back().words.empty()) out.pop_back();
    for (Idea& idea : out) idea.pictogram = pictogram_of(language::plain(idea.words));
    return out;
}

}  // namespace repere::messages
