// The leaflets: every public guide in every language, ready for a printing house or a desk's own printer.
#include <algorithm>
#include <array>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>

#include "guides/guides.hpp"
#include "handout/handout.hpp"
#include "paper/paper.hpp"
#include "programs/directory_commands.hpp"

namespace repere::programs {

namespace {

using handout::Kind;
using handout::Paper;

// What the reception of a prison lays out together, for those who leave and for their families.
constexpr std::array<std::string_view, 3> prison_set{"after-prison", "my-rights", "tig"};

struct Format { Paper paper; const char* ending; };
constexpr std::array<Format, 2> formats{{{Paper::a4, ".a4.pdf"}, {Paper::a5, ".a5.pdf"}}};

struct DeskSheet { Kind kind; const char* guide; const char* file; };
constexpr std::array<DeskSheet, 2> desk_sheets{{{Kind::reflex, "vade-mecum", "fiche-reflexe.pdf"}, {Kind::host_form, "tig-places", "fiche-de-poste.pdf"}}};

// Beside, then renamed: who opens the folder meanwhile finds whole files only.
void write(const std::filesystem::path& file, const std::string& bytes) {
    std::error_code refused;
    std::filesystem::create_directories(file.parent_path(), refused);
    const std::filesystem::path fresh = file.string() + ".new";
    if (!refused) {
        errno = 0;
        std::ofstream out{fresh, std::ios::binary};
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        out.close();
        if (!out) refused = {errno ? errno : EIO, std::generic_category()};
    }
    if (!refused) std::filesystem::rename(fresh, file, refused);
    if (!refused) return;
    std::error_code ignored;
    std::filesystem::remove(fresh, ignored);
    throw std::runtime_error{file.string() + ": cannot be written (" + refused.message() + ")."};
}

class Press {
public:
    Press(const directory::Directory& directory, const Leaflets& asked) : directory_{directory}, asked_{asked} {}

    int made() const { return made_; }

    void leaflets(const language::Tag& tag) {
        for (const guides::Guide& guide : guides::guides(directory_)) {
            if (guide.staff) continue;
            tell_on_terminal(tag.value + " " + guide.id);
            for (const Format& format : formats) {
                const std::string bytes = drawn({.kind = Kind::leaflet, .paper = format.paper, .language = tag, .guide = guide.id});
                const auto folder = std::filesystem::path{asked_.output} / tag.value;
                keep(folder / (guide.id + format.ending), bytes);
                if (std::find(prison_set.begin(), prison_set.end(), guide.id) != prison_set.end()) keep(folder / "set-prison" / (guide.id + format.ending), bytes);
            }
        }
    }

    void desk() {
        for (const DeskSheet& sheet : desk_sheets) {
            tell_on_terminal(sheet.file);
            if (guides::guide(directory_, sheet.guide))
                keep(std::filesystem::path{asked_.output} / "staff" / sheet.file, drawn({.kind = sheet.kind, .guide = sheet.guide, .staff = true}));
        }
    }

private:
    std::string drawn(const handout::Request& request) const {
        const auto sheet = handout::make(request, {directory_, asked_.now, {}, {}});
        if (!sheet) throw std::runtime_error{"Guide \"" + request.guide + "\" makes no sheet in \"" + request.language.value + "\"."};
        const paper::Pdf pdf = paper::pdf(*sheet, {directory_, request.language}, paper::most_pages_of_a_leaflet);
        if (pdf.missing_glyphs) throw std::runtime_error{"No font has every character of guide \"" + request.guide + "\" in \"" + request.language.value + "\"."};
        return pdf.bytes;
    }

    void keep(const std::filesystem::path& file, const std::string& bytes) {
        write(file, bytes);
        ++made_;
    }

    const directory::Directory& directory_;
    const Leaflets& asked_;
    int made_ = 0;
};

}  // namespace

int leaflets(const Leaflets& asked) {
    const auto directory = opened(asked.file);
    if (!directory) return 1;
    auto tags = directory->languages();
    if (asked.language) {
        if (std::find(tags.begin(), tags.end(), *asked.language) == tags.end())
            return std::cerr << asked.file << " does not speak \"" << asked.language->value << "\".\n", 1;
        tags = {*asked.language};
    }
    Press press{*directory, asked};
    try {
        for (const auto& tag : tags) press.leaflets(tag);
        press.desk();
    } catch (const std::exception& error) {
        tell_on_terminal("");
        return std::cerr << error.what() << "\n", 1;
    }
    tell_on_terminal("");
    std::cout << press.made() << " feuilles dans " << asked.output << "\n";
    return 0;
}

}  // namespace repere::programs
