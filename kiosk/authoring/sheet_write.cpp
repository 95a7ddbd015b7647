#include "authoring/facts.hpp"
#include "authoring/read.hpp"
#include "authoring/sheet.hpp"

namespace repere::authoring {

namespace {

// A spreadsheet takes what begins with one of these for a formula: a space before keeps it text.
std::string cell(std::string text) {
    if (!text.empty() && std::string_view{"=+-@\t"}.find(text[0]) != std::string_view::npos) text.insert(0, " ");
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + "\"";
}

std::string row(const std::vector<std::string>& cells) {
    std::string out;
    for (const auto& each : cells) out += (out.empty() ? "" : ";") + cell(each);
    return out + "\r\n";
}

std::string html(std::string_view text) {
    std::string out;
    for (const char c : text) out += c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '&' ? "&amp;" : c == '"' ? "&quot;" : std::string(1, c);
    return out;
}

std::string value_shown(const FactLine& line) {
    if (line.value.empty()) return "(non connu)";
    return line.fact && !line.fact->shown() ? line.value + " (à confirmer : la borne ne le montre pas)" : line.value;
}

constexpr const char* style =
    "@page{size:A4;margin:16mm}body{font:11pt/1.45 sans-serif;color:#111;max-width:178mm;margin:auto}h1{font-size:16pt;margin:0 0 4mm}"
    "h2{font-size:12pt;margin:6mm 0 2mm}table{width:100%;border-collapse:collapse}tr{break-inside:avoid}td,th{border:1px solid #777;padding:1.6mm 2mm;"
    "text-align:left;vertical-align:top}th{background:#eee}.box{width:12mm;text-align:center;font-size:15pt;line-height:1}.fix{width:58mm}.line{border-bottom:1px solid #111;"
    "display:inline-block;min-width:60mm}h2{break-after:avoid}";

std::string letter_of(const Organization& organization, const std::vector<FactLine>& lines) {
    std::string out = "<!doctype html>\n<html lang=\"fr\">\n<meta charset=\"utf-8\">\n<title>Fiche – " + html(organization.name) + "</title>\n<style>" + style + "</style>\n";
    out += "<h1>" + html(organization.name) + "</h1>\n<p><b>Voici ce que la borne dit de vous. Cochez juste, ou corrigez.</b></p>\n"
           "<p>Rien à changer ? La date et votre fonction suffisent : cela compte comme une vérification. Ce qui est « à confirmer » n’est montré qu’une fois coché.</p>\n"
           "<p>Écrivez les heures en français : « lundi au vendredi 9 h–12 h, 14 h–17 h ; fermé en août ». N’écrivez jamais le nom d’une personne.</p>\n"
           "<p>Date : <span class=\"line\">&nbsp;</span> &nbsp; Votre fonction : <span class=\"line\">&nbsp;</span></p>\n";
    const Service* service = nullptr;
    for (const FactLine& line : lines) {
        if (line.service != service) {
            out += std::string{service ? "</table>\n" : ""} + "<h2>" + html(line.service->name) + "</h2>\n<table>\n<tr><th>Information</th><th>Aujourd’hui</th><th>Juste</th><th>Correction</th></tr>\n";
            service = line.service;
        }
        out += "<tr><td>" + html(line.what) + "</td><td>" + html(value_shown(line)) + "</td><td class=\"box\">☐</td><td class=\"fix\"></td></tr>\n";
    }
    return out + "</table>\n</html>\n";
}

std::string csv_of(const Organization& organization, const std::vector<FactLine>& lines) {
    std::string out = "\xEF\xBB\xBF";
    out += row({"Service", "Information", "Aujourd’hui", "Juste (X)", "Correction", "Clé (ne pas toucher)"});
    out += row({organization.name, "Date de la relecture (jour/mois/année)", "", "", "", organization.id.value + "/date"});
    out += row({organization.name, "Votre fonction (jamais un nom)", "", "", "", organization.id.value + "/role"});
    for (const FactLine& line : lines) out += row({line.service->name, line.what, value_shown(line), "", "", line.key});
    return out;
}

}  // namespace

std::vector<Sheet> sheets(const Data& data) {
    std::vector<Sheet> all;
    for (const Organization& organization : data.organizations) {
        std::vector<FactLine> lines = facts_of(data, organization, false);
        std::erase_if(lines, [](const FactLine& line) { return line.kind == FactKind::coordinates; });       // a secretary cannot know
        if (!lines.empty()) all.push_back({organization.id.value, csv_of(organization, lines), letter_of(organization, lines)});
    }
    return all;
}

std::vector<Sheet> sheets(const Folders& folders, Problems& problems) { return sheets(read(folders.data, problems)); }

}  // namespace repere::authoring
