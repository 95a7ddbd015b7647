// The evaluation that the 2013 strategy asks for (people.md, P10): one section an action, with its own criterion, for a year or a quarter.
//
// From counts and declarations to the figures that may be published: what is hidden (suppression.hpp) holds no number any more, so nothing
// that draws or writes a Report can give one away. Quarters come first: each is hidden by itself, as its own report was; the year then hides
// as much of its own column as the five need together. A row that shows no number at all is not named: which rare outcome somebody reached
// stays unsaid. What nobody declared is « non mesuré », and no zero; so is a quarter in which no kiosk counted anything.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "usage/counts.hpp"
#include "usage/suppression.hpp"

namespace repere::usage {

struct Activity {                            // directory-data/activities.yaml
    Day on;
    std::string type;
    bool training = false;                   // of those who receive, else a session
    std::optional<int> present;
    std::vector<std::string> trades;
    std::optional<double> satisfaction;      // 1 to 5
};
struct Hosted {                              // by one host, in a year
    int year = 0;
    std::optional<int> adults, minors;
};
struct Sources {
    Counts counts;
    std::vector<Activity> activities;
    std::vector<Hosted> hosted;
    std::map<std::string, std::string> names;      // of desks, guides and "guide/outcome"; what has none bears its id
};

enum class State { shown, about, hidden, unmeasured };      // about: rounded at random where it was counted (counts.hpp)
struct Figure {
    State state = State::unmeasured;
    int value = 0;                           // 0 unless it is shown
    friend bool operator==(const Figure&, const Figure&) = default;
};
struct Row {
    std::string name;
    std::vector<Figure> figures;             // one a column
    friend bool operator==(const Row&, const Row&) = default;
};
struct Table {
    std::string title;
    std::vector<std::string> columns;
    std::vector<Row> rows;
    friend bool operator==(const Table&, const Table&) = default;
};
struct Section {
    std::string heading, criterion;
    std::vector<std::string> notes;
    std::vector<Table> tables;
    friend bool operator==(const Section&, const Section&) = default;
};
struct Report {
    std::string title;
    std::vector<Section> sections;
    friend bool operator==(const Report&, const Report&) = default;
};

// `quarter` 1 to 4; 0: the year.
Report report(const Sources& sources, int year, int quarter, Secondary secondary = Secondary::hidden);

std::string to_words(const Figure& figure);        // « 42 », « environ 40 », « masqué », « non mesuré »
std::string to_csv(const Report& report);          // every figure of it, and nothing else: RFC 4180, semicolons

}  // namespace repere::usage
