// The associations' sheets (people.md, P11): what the kiosk says of an organization, out to its secretary and back.
//
// Out: a CSV that French spreadsheet programs open by themselves (UTF-8 with its mark, semicolons) and a letter to print (HTML, A4).
// Back: the same CSV, whatever a spreadsheet made of it (commas, Windows-1252, CR LF). « Juste » is ticked, or « Correction » is filled
// in; a sheet that came back with its date and role and nothing else says that nothing has changed, and that is a verification. What was
// to be confirmed stays so until it is ticked. Unless every cell is understood nothing is written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "authoring/authoring.hpp"
#include "authoring/data.hpp"

namespace repere::authoring {

struct Sheet { std::string organization, csv, letter; };            // letter: a whole HTML page
std::vector<Sheet> sheets(const Data& data);
std::vector<Sheet> sheets(const Folders& folders, Problems& problems);

struct SheetRead {
    std::vector<std::string> complaints;     // French, one a cell: « Ligne 5, colonne Correction : … »; then nothing is to be written
    std::vector<std::string> said;           // what changes, in plain French, a line a fact
    std::string file, text;                  // of the organization, as it shall be
};
SheetRead read_sheet(const Folders& folders, std::string_view sheet, language::Day today);

}  // namespace repere::authoring
