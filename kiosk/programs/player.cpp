// Following a play script: every command acts on the settled page, through the same functions as a finger.
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <thread>

#include "programs/kiosk.hpp"

namespace repere::programs {

using namespace std::chrono_literals;

namespace {

layout::Key key_named(const std::string& name) {
    using layout::Key;
    if (name == "Tab") return Key::tab;
    if (name == "Enter") return Key::enter;
    if (name == "Escape") return Key::escape;
    if (name == "Up") return Key::up;
    if (name == "Down") return Key::down;
    if (name == "Left") return Key::left;
    if (name == "Right") return Key::right;
    if (name == "Home") return Key::home;
    if (name == "Space") return Key::space;
    if (name == "Backspace") return Key::backspace;
    return Key::shift;
}

bool make_room_for(const std::string& file) {
    const auto folder = std::filesystem::path{file}.parent_path();
    std::error_code error;
    if (!folder.empty()) std::filesystem::create_directories(folder, error);
    return !error;
}

std::chrono::milliseconds duration(const std::string& text) {
    const long number = std::stol(text);
    return text.ends_with("ms") ? std::chrono::milliseconds{number} : std::chrono::seconds{number};
}

}  // namespace

void Kiosk::await() {
    if (pin_.valid()) pin_.wait();
    while (printing_->printing() && printing_->into_file()) {
        std::this_thread::sleep_for(5ms);
        collect();
    }
    collect();
}

void Kiosk::settle() {
    await();
    window_->rested();
    for (int i = 0; i < 300; ++i) {
        view_ = layout::at_rest(view_, placed_);
        frame(1.0f / 60);
        take(window_->wait(0s));
        refresh();
        await();
        if (!window_->wants_frame() && !layout::moving(view_) && !changed_ && !to_say_) return;
    }
}

std::string Kiosk::everything() const { return language::folded(page::plain_text(page_)); }

const layout::Node* Kiosk::named(const std::string& words) const {
    const std::string wanted = language::folded(words);
    const layout::Node* beginning = nullptr;
    for (const layout::Node& node : placed_.nodes) {
        if (!node.event) continue;
        const std::string name = language::folded(node.name);
        if (name == wanted) return &node;
        const std::string first_line = name.substr(0, name.find('\n'));
        if (first_line == wanted && !beginning) beginning = &node;
    }
    return beginning;
}

std::string Kiosk::tap(const Command& command) {
    const std::string& what = command.arguments.front();
    const layout::Node* found = command.quoted ? named(what) : layout::node(placed_, what);
    if (!found) return "there is no \"" + what + "\" on the page \"" + page_.screen + "\"";
    const std::string id = found->id;
    if (!found->event) return "\"" + what + "\" cannot be touched";
    const layout::View brought = layout::brought(view_, placed_, *found);
    if (brought.scroll != view_.scroll) window_->dirty();
    view_ = brought;
    settle();
    found = layout::node(placed_, id);
    if (!found) return "\"" + what + "\" went away";
    if (!layout::visible(placed_, view_, *found)) return "\"" + what + "\" is hidden or covered";
    const layout::Rect rect = layout::on_screen(placed_, view_, *found);
    const double x = rect.x + rect.w / 2, y = rect.y + rect.h / 2;
    window_->pointer_move(x, y);
    window_->pointer_button(true);
    window_->pointer_button(false);
    settle();
    return {};
}

std::string Kiosk::perform(const Command& command) {
    const std::string& verb = command.verb;
    const auto argument = [&](std::size_t i) -> const std::string& { return command.arguments.at(i); };
    settle();
    if (verb == "tap") return tap(command);
    if (verb == "press") {
        const layout::Node* found = layout::node(placed_, argument(0));
        if (!found) return "there is no \"" + argument(0) + "\" on the page \"" + page_.screen + "\"";
        view_ = layout::brought(view_, placed_, *found);
        const layout::Rect rect = layout::on_screen(placed_, view_, *found);
        pointer_ = {rect.x + rect.w / 2, rect.y + rect.h / 2};
        window_->pointer_move(pointer_.first, pointer_.second);
        window_->pointer_button(true);
        frame(1.0f / 60);
    } else if (verb == "slide") {
        const double dx = std::stod(argument(0)), dy = std::stod(argument(1));
        for (int i = 1; i <= 8; ++i) {
            window_->pointer_move(pointer_.first + dx * i / 8, pointer_.second + dy * i / 8);
            frame(1.0f / 60);
        }
        pointer_ = {pointer_.first + dx, pointer_.second + dy};
    } else if (verb == "lift") {
        window_->pointer_button(false);
        settle();
    } else if (verb == "type") {
        const std::string& text = argument(0);
        for (std::size_t i = 0; i < text.size();) {                          // the script is UTF-8, checked when it was read
            const auto lead = static_cast<unsigned char>(text[i]);
            const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
            char32_t c = length == 1 ? lead : lead & (0x7F >> length);
            for (std::size_t k = 1; k < length; ++k) c = (c << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3F);
            if (c == U' ') window_->key(layout::Key::space, true), window_->key(layout::Key::space, false);
            else window_->character(c);
            i += length;
            settle();
        }
    } else if (verb == "scroll") {
        if (!layout::node(placed_, argument(0))) return "there is no \"" + argument(0) + "\" on the page \"" + page_.screen + "\"";
        view_ = layout::dragged(view_, placed_, -std::stof(argument(1)) * 25 * 1.42f * screen_.px_per_mm / 3.6f);
        window_->dirty();
    } else if (verb == "key") {
        window_->key(key_named(argument(0)), true);
        settle();
        window_->key(key_named(argument(0)), false);
    } else if (verb == "wait") {
        pass(duration(argument(0)));
    } else if (verb == "now") {
        set_clock(*language::minute_of(argument(0)));
    } else if (verb == "expect") {
        if (everything().find(language::folded(argument(0))) == std::string::npos)
            return "the page \"" + page_.screen + "\" does not say \"" + argument(0) + "\"";
    } else if (verb == "expect-absent") {
        if (everything().find(language::folded(argument(0))) != std::string::npos)
            return "the page \"" + page_.screen + "\" says \"" + argument(0) + "\"";
    } else if (verb == "expect-screen") {
        if (page_.screen != argument(0)) return "this is the screen \"" + page_.screen + "\", not \"" + argument(0) + "\"";
    } else if (verb == "expect-language") {
        if (page_.language.value != argument(0)) return "the page speaks \"" + page_.language.value + "\", not \"" + argument(0) + "\"";
    } else if (verb == "tree") {
        std::ofstream file;
        if (make_room_for(argument(0))) file.open(argument(0));
        file << layout::tree(placed_, view_, window_->frames()) << '\n';
        if (!file) return argument(0) + " cannot be written";
    } else if (verb == "expect-said") {
        const std::string wanted = language::folded(argument(0));
        if (!speaker_ || std::none_of(speaker_->said().begin(), speaker_->said().end(), [&](const std::string& each) { return language::folded(each).find(wanted) != std::string::npos; }))
            return "the voice did not say \"" + argument(0) + "\"";
    } else if (verb == "utterances") {
        std::ofstream file;
        if (make_room_for(argument(0))) file.open(argument(0));
        if (speaker_)
            for (const std::string& each : speaker_->said()) file << each << '\n';
        if (!file) return argument(0) + " cannot be written";
    } else if (verb == "handout") {
        printing_->into(argument(0));
        place_.printer = true;
    } else if (verb == "keypad") {
        window_->keypad(argument(0));
    } else if (verb == "screenshot") {
        if (!make_room_for(argument(0)) || !window_->screenshot(argument(0))) return argument(0) + " cannot be written";
    }
    settle();
    return {};
}

int Kiosk::play(Script script, const std::string& name) {
    settle();
    for (;;) {
        auto next = script.next();
        if (const auto* error = std::get_if<ScriptError>(&next)) {
            std::fprintf(stderr, "%s:%d:%d: error: %s\n", name.c_str(), error->line, error->column, error->words.c_str());
            return 1;
        }
        auto& command = std::get<std::optional<Command>>(next);
        if (!command) return 0;
        const std::string why = perform(*command);
        if (!why.empty()) {
            std::fprintf(stderr, "%s:%d:1: error: %s\n", name.c_str(), command->line, why.c_str());
            return 1;
        }
        for (std::string& word : command->arguments) explicit_bzero(word.data(), word.size());
    }
}

}  // namespace repere::programs
