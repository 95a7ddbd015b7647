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

// One thing said: what stays with one voice is one utterance, closed by a full stop, which is a pause. A number amid a sentence is said in
// that sentence's language.
void add_line(Utterances& said, const std::vector<const Words*>& parts, const std::string& before, const Tag& around) {
    Utterances line;
    for (const Words* part : parts) {
        bool first = true;
        for (const Span& span : *part) {
            const bool a_number = span.kind == language::SpanKind::phone || span.kind == language::SpanKind::hours;
            const Tag voice = a_number ? around : span.language;
            const std::string text = language::for_voice(span, voice);
            if (text.empty()) continue;
            if (line.empty() || line.back().language != voice) {
                line.push_back({text, language::plain(span.text), voice});
            } else {
                Utterance& last = line.back();
                const bool sticks = text.front() == ',' || text.front() == '.';
                last.text += (first && !ends_a_sentence(last.text) ? ". " : sticks ? "" : " ") + text;
                last.written += (first ? "\n" : "") + language::plain(span.text);
            }
            first = false;
        }
    }
    if (line.empty()) return;
    line.front().text = before + line.front().text;
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

// What is touched as a whole: its name, and whatever stands on it that the name does not say already.
void add_whole(Utterances& said, const Group& group, const Page& page, const Messages& say) {
    const std::string name = language::folded(language::plain(group.name));
    const int number = group.widgets.empty() ? 0 : group.widgets.front().number;
    add_line(said, {&group.name}, number > 0 ? std::to_string(number) + ". " : "", page.language);
    if (group.arrangement == Arrangement::map) return;
    for (const Widget& widget : group.widgets)
        if (name.find(language::folded(language::plain(widget.words))) == std::string::npos || name.empty()) add_widget(said, widget, page, say);
}

void add_group(Utterances& said, const Group& group, const Page& page, const Messages& say) {
    if (group.arrangement == Arrangement::keyboard || group.arrangement == Arrangement::bar) return;
    if (group.event || group.arrangement == Arrangement::map) return add_whole(said, group, page, say);
    for (const Widget& widget : group.widgets) add_widget(said, widget, page, say);
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
                add_whole(said, group, page, say);
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

Utterances words_aloud(const Words& words, const Tag& around) {
    Utterances said;
    add_line(said, {&words}, "", around);
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
