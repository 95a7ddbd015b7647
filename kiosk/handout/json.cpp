// A request as one line of JSON, for the process that prints. Read back strictly: whatever is odd is no request.
#include <array>
#include <nlohmann/json.hpp>

#include "handout/handout.hpp"

namespace repere::handout {

namespace {

using nlohmann::json;

constexpr std::array kinds{"acts", "service", "slip", "complaint", "shortlist", "orientation", "reflex", "host-form", "leaflet"};      // in the order of Kind
constexpr std::array papers{"a4", "a5", "receipt"};                                                                                  // of Paper
constexpr std::size_t longest = 64 * 1024;

struct Odd {};

template <class Enum, class Names>
Enum named(const json& value, const Names& names) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (value.is_string() && value.get_ref<const std::string&>() == names[i]) return static_cast<Enum>(i);
    throw Odd{};
}

std::string text(const json& value) {
    if (!value.is_string()) throw Odd{};
    return value.get<std::string>();
}

bool truth(const json& value) {
    if (!value.is_boolean()) throw Odd{};
    return value.get<bool>();
}

template <class Read>
auto list(const json& value, const Read& read) {
    if (!value.is_array()) throw Odd{};
    std::vector<decltype(read(value))> out;
    for (const json& each : value) out.push_back(read(each));
    return out;
}

const json& field(const json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end()) throw Odd{};
    return *found;
}

guides::Answered answered(const json& value) {
    if (!value.is_object() || value.size() != 2) throw Odd{};
    return {text(field(value, "question")), list(field(value, "answers"), text)};
}

language::Tag tag(const json& value) {
    const auto found = language::parse(text(value));
    if (!found) throw Odd{};
    return *found;
}

}  // namespace

const char* name(Kind kind) { return kinds[static_cast<std::size_t>(kind)]; }

std::string to_json(const Request& request) {
    json answers = json::array();
    for (const guides::Answered& each : request.answers) answers.push_back({{"question", each.question}, {"answers", each.answers}});
    const json out{{"kind", name(request.kind)}, {"paper", papers[static_cast<std::size_t>(request.paper)]},
                   {"large", request.large}, {"language", request.language.value}, {"guide", request.guide}, {"answers", answers},
                   {"service", request.service}, {"ticked", request.ticked}, {"staff", request.staff}, {"quiet", request.quiet}};
    return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::optional<Request> from_json(std::string_view line) try {
    if (line.size() > longest) return std::nullopt;
    const json in = json::parse(line);
    if (!in.is_object() || in.size() != 10) return std::nullopt;
    return Request{.kind = named<Kind>(field(in, "kind"), kinds), .paper = named<Paper>(field(in, "paper"), papers), .large = truth(field(in, "large")),
                   .language = tag(field(in, "language")), .guide = text(field(in, "guide")), .answers = list(field(in, "answers"), answered),
                   .service = text(field(in, "service")), .ticked = list(field(in, "ticked"), text), .staff = truth(field(in, "staff")), .quiet = truth(field(in, "quiet"))};
} catch (const Odd&) {
    return std::nullopt;
} catch (const json::exception&) {
    return std::nullopt;
}

}  // namespace repere::handout
