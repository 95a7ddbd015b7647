// The fields of one mapping: each is asked for once, what nobody asked for is an error, and so is what was not there.
#pragma once

#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "authoring/data.hpp"
#include "authoring/yaml.hpp"

namespace repere::authoring {

enum class Need { optional, required };

class Fields {
public:
    // `what` names the thing in sentences: "a phone has no `number`".
    Fields(const Node& node, const Report& report, std::string what);

    Text text(std::string_view key, Need need = Need::optional);
    Text slug(std::string_view key, Need need = Need::optional);                       // [a-z0-9-]+
    Text date(std::string_view key);
    Text hours(std::string_view key);
    std::string one_of(std::string_view key, std::initializer_list<std::string_view> values, std::string_view otherwise = {});
    std::string maybe_one_of(std::string_view key, std::initializer_list<std::string_view> values);   // "": nobody knows
    bool flag(std::string_view key);
    std::optional<int> whole(std::string_view key);
    std::optional<double> decimal(std::string_view key, double from, double to, std::string_view what = "a number of degrees");
    void coordinates(std::optional<double>& latitude, std::optional<double>& longitude);   // both or neither
    std::vector<Text> slugs(std::string_view key, Need need = Need::optional);          // a list
    std::vector<Text> slug_or_slugs(std::string_view key);                             // a list, or one alone
    std::vector<Text> texts(std::string_view key);
    const std::vector<Node>& list(std::string_view key, Need need = Need::optional);   // of anything
    const Node* mapping(std::string_view key, Need need = Need::optional);
    void done();                                                                       // names the keys nobody knows

    void error(const Text& at, std::string words) const { report_.error(at.line, at.column, std::move(words)); }
    void warning(const Text& at, std::string words) const { report_.warning(at.line, at.column, std::move(words)); }
    const Report& report() const { return report_; }
    const Node& node() const { return node_; }

private:
    void among(const Text& value, std::string_view key, std::initializer_list<std::string_view> values);
    const Entry* find(std::string_view key, Need need);
    const Node* of_kind(std::string_view key, Kind kind, Need need);

    const Node& node_;
    const Report& report_;
    std::string what_;
    std::set<std::string, std::less<>> known_;
};

Fact fact(Fields& of, std::string_view key, Need need = Need::optional);                     // x_verified, and its like
bool is_slug(std::string_view text);
std::vector<Text> slugs_of(const Node& node, const Report& report, std::string_view key);      // a list, or one alone

}  // namespace repere::authoring
