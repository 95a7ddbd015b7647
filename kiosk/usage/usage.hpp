// Usage: what a kiosk counts and notes, in the one file it may write (--usage).
//
// Counts (counts.hpp); which service a desk found closed, for that day; which record is wrong and in what, for thirty days; how many wrong
// PINs stand in a row. One line each, in words that anybody can read. A file that is none is set aside under another name, and said; nothing
// in it is lost. A file that cannot be written stops nobody: counting goes on in memory, and the reason is said once.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "usage/counts.hpp"

namespace repere::usage {

struct Wrong {
    std::string service, category;
    Day on;
    friend bool operator==(const Wrong&, const Wrong&) = default;
};

struct Contents {                            // of the file
    Counts counts;
    std::map<std::string, Day> closed;
    std::vector<Wrong> wrong;
    int wrong_pins = 0;
    std::string text() const;
};
std::variant<Contents, int> contents(std::istream& file);      // else the line, from 1, that is none

class Usage {
public:
    Usage() = default;                                       // kept nowhere
    static Usage open(const std::string& file, Day today, std::string& said);      // what lapsed goes; `said`: one sentence when it cannot be used

    void receive(const std::string& desk, const std::string& kind, Day on, int by);      // never below none
    int received(const std::string& desk, const std::string& kind, Day on) const;        // in that day's quarter
    void count(const std::string& guide, const std::string& outcome, const std::string& language, Day on);
    void count_quiet(Day on, unsigned random);               // any number with equal chances: one in ten adds a ten
    void toggle_closed(const std::string& service, Day on);
    std::vector<std::string> closed_on(Day day) const;       // what was found closed on another day counts for nothing
    void note_wrong(const std::string& service, const std::string& category, Day on);    // once a record, a category and a day
    std::vector<Wrong> wrong(Day today) const;               // of the last thirty days
    void pin_tried(bool right);
    int wrong_pins() const { return all_.wrong_pins; }       // in a row

    std::string text() const { return all_.text(); }         // the file, as it is written

private:
    void keep(Day today);
    void save();
    std::string file_;
    Contents all_;
    bool complained_ = false;
};

// Seconds to wait after so many wrong PINs in a row: it doubles, and ends at a minute, so that nobody can lock the staff out (people.md, P7).
int pin_delay(int wrong_pins);

}  // namespace repere::usage
