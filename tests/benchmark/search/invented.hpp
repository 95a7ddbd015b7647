// A directory that somebody could have written and nobody did: as many services as wanted, the same ones for the same seed and taxonomy on every machine.
//
// Words are as unequal as in a real directory (Zipf): a few stand in a third of the names, most in a handful. Only what is drawn is kept;
// what follows from it (names in other languages, sentences) is made when it is asked for.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace benchmark {

// Sebastiano Vigna's splitmix64: small, and the same everywhere (std::uniform_int_distribution is not).
class Draw {
public:
    explicit Draw(std::uint64_t seed) : state_{seed} {}
    std::uint64_t next();
    std::uint32_t below(std::uint64_t n) { return static_cast<std::uint32_t>(next() % n); }
    bool percent(unsigned share) { return below(100) < share; }
    std::uint32_t uneven(std::uint32_t n);                      // below n; the first often, the last seldom: about Zipf's law
    template <class List> const auto& of(const List& list) { return list[below(list.size())]; }
    template <class List> const auto& uneven_of(const List& list) { return list[uneven(static_cast<std::uint32_t>(list.size()))]; }

private:
    std::uint64_t state_;
};

std::uint64_t mixed(std::uint64_t a, std::uint64_t b);          // one number of two
std::string uuid(std::uint64_t seed, std::uint64_t table, std::uint64_t row);

struct Commune { std::string name, postal_code; };
struct Location { std::uint32_t commune = 0; std::string address_1; };
struct Organization { std::string name, alternate_name; std::uint32_t category = 0, commune = 0, location = 0, locations = 1; std::string number; };
struct Service {
    std::uint32_t organization = 0, category = 0, commune = 0, location = 0;
    bool has_location = true, tells_commune = false;            // in its translated names
    std::string name, proper;                                   // what of the name is nobody else's: the commune, a person, a house
    std::string number, mobile;                                 // ten digits, or none
    std::uint64_t chance = 0;                                   // for what is made when asked for
};

struct Act { std::string id, label; std::vector<std::pair<std::string, std::vector<std::string>>> synonyms; };   // language, words

struct Invented {
    std::uint64_t seed = 0;
    std::vector<Act> acts;
    std::vector<Commune> communes;
    std::vector<Location> locations;
    std::vector<Organization> organizations;
    std::vector<Service> services;
};

enum Table : std::uint64_t { of_organization = 1, of_service, of_location, of_address, of_phone, of_language, of_schedule, of_term, of_attribute, of_link };

Invented invent(std::uint64_t seed, std::uint32_t size, std::vector<Act> acts);

std::vector<std::string_view> description(const Service& service);                          // sentence by sentence
bool translated(const Service& service, std::size_t language);                              // of other_languages
std::string translated_name(const Invented& invented, const Service& service, std::size_t language);
std::string in_script(std::string_view proper, std::size_t language);                       // how that language writes a French name
std::string spaced(std::string_view number);                                                // 04 42 00 12 34
std::vector<const Act*> acts_of(const Invented& invented, const Service& service);

}  // namespace benchmark
