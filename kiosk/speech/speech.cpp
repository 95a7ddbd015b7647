#include "speech/speech.hpp"

#include <algorithm>

#include "language/aloud.hpp"

namespace repere::speech {

using language::Span;
using language::Tag;
using language::Words;
using messages::Messages;
using page::Arrangement;
using page::Group;
using page::Page;
using page::Place;
using page::Region;
using page::Role;
using page::Widget;

namespace {

bool ends_a_sentence(const std::string& text) {
    for (const char* sign : {".", "?", "!", ":", ",", ";", "…", "。", "？", "！", "؟"})
        if (text.ends_with(sign)) return true;
    return text.empty();
}

// Spans of one voice are one utterance. A number amid a sentence is said in that sentence's language.
void add(Utterances& said, const Words& words, const Tag& around) {
    for (const Span& span : words) {
        if (span.text.empty()) continue;
        const bool its_own = span.kind == language::SpanKind::plain || span.kind == language::SpanKind::french || span.kind == language::SpanKind::address;
        const Tag voice = its_own ? span.language : around;
        std::string text = language::for_voice(span, voice);
        const std::string written = language::plain(span.text);
        if (text.empty()) continue;
        said.push_back({std::move(text), written, voice});
    }
}

// One thing said: its pieces joined where the voice stays the same, closed by a full stop, which is a pause.
void add_line(Utterances& said, const std::vector<const Words*>& parts, const std::string& before, const Tag& around) {
    Utterances line;
    for (const Words* part : parts) {
        Utterances piece;
        add(piece, *part, around);
        bool first = true;
        for (Utterance& each : piece) {
            if (!line.empty() && line.back().language == each.language) {
                Utterance& last = line.back();
                const bool sticks = !first && (each.text.starts_with(",") || each.text.starts_with("."));
                last.text += (first && !ends_a_sentence(last.text) ? ". " : sticks ? "" : " ") + each.text;
                last.written += (first ? "\n" : "") + each.written;
            } else {
                line.push_back(std::move(each));
            }
            first = false;
        }
    }
    if (line.empty()) return;
    if (!before.empty()) line.front().text = before + line.front().text;
    for (Utterance& each : line) {
        if (!ends_a_sentence(each.text)) each.text += '.';
        said.push_back(std::move(each));
    }
}

void add_widget(Utterances& said, const Widget& widget, const Page& page, const Messages& say) {
    const Words& words = widget.spoken.empty() ? widget.words : widget.spoken;
    const bool has_state = widget.role == Role::checkbox && widget.detail.empty();
    const Words state = has_state ? (widget.checked ? say.on() : say.off()) : Words{};
    add_line(said, {&words, &widget.detail, &state}, widget.number > 0 && widget.role != Role::key ? std::to_string(widget.number) + ". " : "", page.language);
}

void add_group(Utterances& said, const Group& group, const Page& page, const Messages& say) {
    if (group.arrangement == Arrangement::keyboard || group.arrangement == Arrangement::bar) return;
    if (group.arrangement == Arrangement::map || (group.event && !group.name.empty())) return add_line(said, {&group.name}, "", page.language);
    for (const Widget& widget : group.widgets)
        if (widget.role != Role::progress || !widget.words.empty()) add_widget(said, widget, page, say);
}

int choices(const Page& page) {
    int count = 0;
    for (const Region& region : page.regions)
        if (region.place == Place::header || region.place == Place::main || region.place == Place::aside)
            for (const Group& group : region.groups)
                count += group.event ? 1
                                     : static_cast<int>(std::count_if(group.widgets.begin(), group.widgets.end(), [](const Widget& w) { return w.event.has_value(); }));
    return count;
}

const Region* region(const Page& page, Place place) {
    const auto found = std::find_if(page.regions.begin(), page.regions.end(), [&](const Region& r) { return r.place == place; });
    return found == page.regions.end() ? nullptr : &*found;
}

}  // namespace

Utterances page_aloud(const Page& page, const Messages& say) {
    Utterances said;
    if (const Region* warning = region(page, Place::overlay)) {
        for (const Group& group : warning->groups) add_group(said, group, page, say);
        return said;
    }
    for (const Place place : {Place::header, Place::main, Place::aside}) {
        const Region* part = region(page, place);
        if (place == Place::main)
            if (const int count = choices(page); count > 1) {
                const Words words = say.choices(count);
                add_line(said, {&words}, "", page.language);
            }
        if (part)
            for (const Group& group : part->groups) add_group(said, group, page, say);
    }
    return said;
}

Utterances widget_aloud(const Page& page, std::string_view id, const Messages& say) {
    Utterances said;
    for (const Region& region : page.regions)
        for (const Group& group : region.groups) {
            if (group.id == id && group.event) {
                if (group.name.empty())
                    for (const Widget& widget : group.widgets) add_widget(said, widget, page, say);
                else
                    add_line(said, {&group.name}, "", page.language);
                return said;
            }
            for (const Widget& widget : group.widgets)
                if (widget.id == id) {
                    add_widget(said, widget, page, say);
                    return said;
                }
        }
    return said;
}

Utterances only_in_private(bool headphones_to_lend, const Messages& say) {
    Utterances said;
    const Words notice = say.listen_in_private(), here = headphones_to_lend ? say.headphones_here() : Words{};
    add_line(said, {&notice, &here}, "", say.language());
    return said;
}

std::string to_string(const Utterances& said) {
    std::string out;
    for (const Utterance& each : said) out += "[" + each.language.value + "] " + each.text + "\n";
    return out;
}

}  // namespace repere::speech
