#include "authoring/fields.hpp"

#include <algorithm>
#include <charconv>

#include "directory/hours.hpp"
#include "language/language.hpp"

namespace repere::authoring {

namespace {

const char* name(Kind kind) {
    switch (kind) {
        case Kind::scalar:
            return "one value";
        case Kind::sequence:
            return "a list";
        case Kind::mapping:
            return "a group of fields";
    }
    return "";
}

std::string quoted(std::string_view key) { return "`" + std::string{key} + "`"; }

Text text_of(const Node& node) { return {node.text, node.line, node.column}; }

template <typename Number>
std::optional<Number> number_of(const std::string& text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return {};
    return number;
}

// The text goes no further than this function: see data.hpp.
void let_go(Fields& fields, std::initializer_list<std::string_view> keys) {
    for (const auto& key : keys) fields.text(key);
}

}  // namespace

bool is_slug(std::string_view text) {
    return !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

Fields::Fields(const Node& node, const Report& report, std::string what) : node_{node}, report_{report}, what_{std::move(what)} {
    if (node.kind != Kind::mapping)
        report_.error(node.line, node.column, what_ + " is " + name(Kind::mapping) + ", not " + name(node.kind));
}

const Entry* Fields::find(std::string_view key, Need need) {
    known_.emplace(key);
    const auto found =
        std::find_if(node_.entries.begin(), node_.entries.end(), [&](const Entry& entry) { return entry.key == key; });
    const bool there = found != node_.entries.end();
    const bool empty = there && found->value.kind == Kind::scalar && found->value.text.empty();
    if (there && !empty) return &*found;
    if (need == Need::required && node_.kind == Kind::mapping) {
        const int line = there ? found->line : node_.line, column = there ? found->column : node_.column;
        report_.error(line, column, what_ + " has no " + quoted(key));
    }
    return nullptr;
}

const Node* Fields::of_kind(std::string_view key, Kind kind, Need need) {
    const Entry* entry = find(key, need);
    if (!entry) return nullptr;
    if (entry->value.kind == kind) return &entry->value;
    report_.error(entry->value.line, entry->value.column, quoted(key) + " is " + name(kind) + ", not " + name(entry->value.kind));
    return nullptr;
}

Text Fields::text(std::string_view key, Need need) {
    const Node* node = of_kind(key, Kind::scalar, need);
    if (!node) return {"", node_.line, node_.column};
    Text text = text_of(*node);
    while (!text.value.empty() && text.value.back() == '\n') text.value.pop_back();  // of a block scalar
    return text;
}

Text Fields::slug(std::string_view key, Need need) {
    Text slug = text(key, need);
    if (!slug.empty() && !is_slug(slug.value))
        error(slug, quoted(key) + " is made of small letters, digits and hyphens, not \"" + slug.value + "\"");
    return slug;
}

Text Fields::date(std::string_view key) {
    Text date = text(key);
    if (!date.empty() && !language::day_of(date.value))
        error(date, quoted(key) + " is a day such as 2026-03-31, not \"" + date.value + "\"");
    return date;
}

Text Fields::hours(std::string_view key) {
    Text hours = text(key);
    if (hours.empty()) return hours;
    const auto parsed = directory::Hours::parse(hours.value);
    if (const auto* wrong = std::get_if<directory::HoursError>(&parsed))
        report_.error(hours.line, hours.column + static_cast<int>(wrong->column) - 1, quoted(key) + ": " + wrong->words);
    return hours;
}

std::string Fields::one_of(std::string_view key, std::initializer_list<std::string_view> values, std::string_view otherwise) {
    const Text value = text(key, otherwise.empty() ? Need::required : Need::optional);
    if (value.empty()) return std::string{otherwise};
    among(value, key, values);
    return value.value;
}

std::string Fields::maybe_one_of(std::string_view key, std::initializer_list<std::string_view> values) {
    const Text value = text(key);
    if (!value.empty()) among(value, key, values);
    return value.value;
}

void Fields::among(const Text& value, std::string_view key, std::initializer_list<std::string_view> values) {
    if (std::find(values.begin(), values.end(), value.value) != values.end()) return;
    std::string known;
    for (const auto& each : values) known += (known.empty() ? "" : ", ") + std::string{each};
    error(value, quoted(key) + " is one of " + known + ", not \"" + value.value + "\"");
}

bool Fields::flag(std::string_view key) {
    const Text value = text(key);
    if (!value.empty() && value.value != "true" && value.value != "false")
        error(value, quoted(key) + " is true or false, not \"" + value.value + "\"");
    return value.value == "true";
}

std::optional<int> Fields::whole(std::string_view key) {
    const Text value = text(key);
    if (value.empty()) return {};
    const auto number = number_of<int>(value.value);
    if (!number) error(value, quoted(key) + " is a whole number, not \"" + value.value + "\"");
    return number;
}

std::optional<double> Fields::decimal(std::string_view key, double from, double to, std::string_view what) {
    const Text value = text(key);
    if (value.empty()) return {};
    const auto number = number_of<double>(value.value);
    if (number && *number >= from && *number <= to) return number;
    error(value, quoted(key) + " is " + std::string{what} + ", not \"" + value.value + "\"");
    return {};
}

void Fields::coordinates(std::optional<double>& latitude, std::optional<double>& longitude) {
    latitude = decimal("latitude", -90, 90);
    longitude = decimal("longitude", -180, 180);
    if (latitude.has_value() != longitude.has_value()) error({"", node_.line, node_.column}, "`latitude` and `longitude` stand together");
}

std::vector<Text> slugs_of(const Node& node, const Report& report, std::string_view key) {
    std::vector<Text> slugs;
    const auto add = [&](const Node& item) {
        if (item.kind != Kind::scalar || !is_slug(item.text))
            report.error(item.line, item.column, quoted(key) + " holds ids of small letters, digits and hyphens");
        else
            slugs.push_back(text_of(item));
    };
    if (node.kind == Kind::sequence)
        for (const Node& item : node.items) add(item);
    else
        add(node);
    return slugs;
}

std::vector<Text> Fields::slugs(std::string_view key, Need need) {
    const Node* node = of_kind(key, Kind::sequence, need);
    if (!node) return {};
    if (need == Need::required && node->items.empty()) report_.error(node->line, node->column, what_ + " has no " + quoted(key));
    return slugs_of(*node, report_, key);
}

std::vector<Text> Fields::slug_or_slugs(std::string_view key) {
    const Entry* entry = find(key, Need::optional);
    if (!entry || (entry->value.kind == Kind::scalar && entry->value.text.empty())) return {};
    return slugs_of(entry->value, report_, key);
}

std::vector<Text> Fields::texts(std::string_view key) {
    std::vector<Text> texts;
    for (const Node& item : list(key)) {
        if (item.kind != Kind::scalar || item.text.empty())
            report_.error(item.line, item.column, quoted(key) + " holds single values");
        else
            texts.push_back(text_of(item));
    }
    return texts;
}

const std::vector<Node>& Fields::list(std::string_view key, Need need) {
    static const std::vector<Node> none;
    const Node* node = of_kind(key, Kind::sequence, need);
    if (!node) return none;
    if (need == Need::required && node->items.empty()) report_.error(node->line, node->column, what_ + " has no " + quoted(key));
    return node->items;
}

const Node* Fields::mapping(std::string_view key, Need need) { return of_kind(key, Kind::mapping, need); }

void Fields::done() {
    for (const Entry& entry : node_.entries)
        if (!known_.contains(entry.key)) report_.error(entry.line, entry.column, quoted(entry.key) + " is not a field of " + what_);
}

Fact fact(Fields& of, std::string_view key, Need need) {
    const Node* node = of.mapping(key, need);
    if (!node) return {};
    Fields fields{*node, of.report(), "`" + std::string{key} + "`"};
    Fact fact;
    const Text on = fields.date("on");
    fact.on = on.value, fact.line = on.line, fact.column = on.column;
    fact.method = fields.one_of("method", {"call", "visit", "mail", "public-source", "declared", "derived"});
    const Text confidence = fields.text("confidence");
    fact.confidence = fields.one_of("confidence", {"confirmed", "seen", "to-confirm"});
    if (fact.method == "derived" && fact.confidence != "to-confirm")
        fields.error(confidence, "what was derived is `to-confirm` until somebody answers for it");
    let_go(fields, {"by_role", "source", "note"});
    fields.done();
    return fact;
}

}  // namespace repere::authoring
