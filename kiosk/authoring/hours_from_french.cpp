#include <algorithm>
#include <array>
#include <bitset>
#include <vector>

#include "authoring/french_tokens.hpp"
#include "authoring/hours_words.hpp"
#include "directory/hours.hpp"
#include "language/language.hpp"

namespace repere::authoring {

namespace {

struct Rule {
    std::string dates, weeks;
    std::string days;                          // OSM, without holidays
    std::bitset<7> which;                      // the weekdays of `days`; with nth also
    bool public_holidays = false, school_holidays = false, always = false;
    std::vector<std::pair<int, int>> times;    // minutes
    bool closed = false, part_of_day = false;  // « matin » was said, and no hour yet
    bool one_date = false;                     // « le 24 décembre »
    bool included = false;                     // « y compris les vacances scolaires »
    std::string comment;

    bool says_when() const { return !dates.empty() || !weeks.empty() || !days.empty() || public_holidays || school_holidays; }
    bool complete() const { return !times.empty() || closed || always; }
    bool empty() const { return !says_when() && !complete() && comment.empty() && !part_of_day; }
};

class Reader {
public:
    explicit Reader(std::string_view text) : tokens_{tokens_of(text)} {}

    std::string read() {
        while (here_ < tokens_.size()) item();
        flush();
        finish_comments();
        if (rules_.empty()) refuse("Il n’y a pas d’heures dans cette case.");
        std::string out;
        for (const Rule& rule : rules_) out += (out.empty() ? "" : "; ") + written(rule);
        return out;
    }

private:
    std::vector<Token> tokens_;
    std::size_t here_ = 0;
    Rule now_;
    std::vector<Rule> rules_, exceptions_;
    std::string carried_dates_, carried_weeks_, comment_of_all_;

    [[noreturn]] static void refuse(std::string words) { throw NotUnderstood{std::move(words)}; }
    [[noreturn]] void refuse_here() const {
        std::string words;
        for (std::size_t i = here_; i < tokens_.size() && i < here_ + 3; ++i) words += (words.empty() ? "" : " ") + tokens_[i].text;
        refuse("Je ne comprends pas « " + words + " ».");
    }

    // Looking and taking
    const std::string& peek(std::size_t ahead = 0) const {
        static const std::string end;
        return here_ + ahead < tokens_.size() ? tokens_[here_ + ahead].text : end;
    }
    bool is_number(std::size_t ahead = 0) const { return here_ + ahead < tokens_.size() && tokens_[here_ + ahead].number(); }
    int number(std::size_t ahead = 0) const { return peek(ahead).size() > 4 ? 99999 : std::stoi(peek(ahead)); }
    bool are(std::initializer_list<std::string_view> words, std::size_t ahead = 0) const {
        for (const auto& word : words)
            if (peek(ahead++) != word) return false;
        return true;
    }
    bool take(std::initializer_list<std::string_view> words) {
        if (!are(words)) return false;
        here_ += words.size();
        return true;
    }
    bool take_any(std::initializer_list<std::string_view> words) {
        for (const auto& word : words)
            if (take({word})) return true;
        return false;
    }

    // One piece of the sentence
    void item() {
        if (take_any({";", "."})) {
            flush();
            carried_dates_.clear(), carried_weeks_.clear();
            return;
        }
        if (take_any({",", ":", "et", "puis", "(", ")", "mais", "ainsi", "que"}) || take({"toute", "l", "annee"})) return;
        if ((are({"-"}) || are({"/"})) && (time_at(1, true) || are({"de"}, 1))) return void(++here_);     // « lundi – 9 h à 12 h »
        if (always() || closed() || except() || remark() || including()) return;
        if (part_of_day() || weeks() || times() || period() || days()) return;
        if (are({"a", "partir"}) || are({"des"})) refuse("Dites aussi jusqu’à quelle heure, ou jusqu’à quel jour.");
        if (are({"jusqu"})) refuse("Dites aussi à partir de quelle heure, ou de quel jour.");
        if (are({"un"}) && day_named(peek(1)) >= 0) refuse("« Un " + std::string{french_days[static_cast<std::size_t>(day_named(peek(1)))]} +
                                                          " sur deux » : écrivez « semaines paires » ou « semaines impaires ».");
        if (time_at(0, false)) refuse("Une heure seule ne suffit pas : écrivez de quelle heure à quelle heure.");
        if (take_any({"le", "les", "de", "du", "d", "l", "ouvert", "ouverte", "ouverture", "accueil", "horaires"})) return;
        refuse_here();
    }

    bool always() {
        if (take({"24", "h", "/", "24"}) || take({"24", "h", "sur", "24"}) || take({"24", "/", "24"}) || take({"jour", "et", "nuit"}) || take({"en", "permanence"})) {
            take({"h"});
            fresh_if_complete();
            now_.always = true;
            return true;
        }
        return false;
    }

    bool closed() {
        if (!take_any({"ferme", "fermee", "fermes", "fermeture"})) return false;
        take_any({"annuelle", "hebdomadaire"});
        const bool after = now_.says_when() && !now_.complete();               // « mercredi : fermé »
        if (!after) fresh();
        now_.closed = true;
        if (!after && !(here_ < tokens_.size())) {
            if (!rules_.empty()) refuse("Quand est-ce fermé ? Dites les jours ou les dates.");
        }
        return true;
    }

    // « sauf mercredi », « hors vacances scolaires »; hours after it are of that day only where the others have theirs
    bool except() {
        if (!take_any({"sauf", "hors", "excepte"})) return false;
        take_any({"le", "les", "pendant"});
        Rule held = std::move(now_);
        now_ = {};
        const std::size_t before = here_;
        while (here_ < tokens_.size() && (period() || days()))
            if (!(are({"et"}) || are({","})) || !starts_when(1)) break;
            else ++here_;
        if (before == here_ || !now_.says_when()) refuse("Sauf quand ? Dites les jours ou les dates après « sauf ».");
        if (held.complete()) {
            take_any({",", ":"});
            while (times()) take_any({",", "et"});
        }
        now_.closed = now_.times.empty();
        if (now_.dates.empty() && !now_.days.empty()) now_.dates = held.dates, now_.weeks = held.weeks;
        exceptions_.push_back(std::move(now_));
        now_ = std::move(held);
        return true;
    }

    bool starts_when(std::size_t ahead) const {
        for (const char* word : {"le", "les", "en", "du", "pendant", "l", "d"})
            if (peek(ahead) == word) return starts_when(ahead + 1) || (is_number(ahead + 1));
        return day_named(peek(ahead)) >= 0 || month_named(peek(ahead)) >= 0 || are({"jours", "feries"}, ahead) || are({"jour", "ferie"}, ahead) ||
               are({"feries"}, ahead) || are({"vacances"}, ahead) || are({"week"}, ahead) || are({"weekend"}, ahead);
    }

    bool remark() {
        std::string words;
        for (const char* with : {"sur", "avec", "sans"})
            if (take({with, "rendez", "-", "vous"}) || take({with, "rendez", "vous"}) || take({with, "rdv"}))
                words = std::string{*with == 's' && with[1] == 'a' ? "sans" : "sur"} + " rendez-vous";
        if (take_any({"uniquement", "seulement", "exclusivement"})) return true;
        if (words.empty() && are({"«"})) {
            words = tokens_[here_++].written;
            if (words.empty()) return true;
        }
        if (words.empty()) return false;
        if (now_.empty()) comment_of_all_ = words;
        else now_.comment = words;
        return true;
    }

    bool including() {
        if (!take({"y", "compris"}) && !take({"meme"})) return false;
        while (take_any({"le", "les", "pendant", "et", ","})) {}
        Rule more;
        if (!holiday(more)) refuse("Après « y compris », je comprends « les jours fériés » et « les vacances scolaires ».");
        if (now_.always && now_.days.empty()) return true;                     // day and night is every day
        if (now_.days.empty()) refuse("Dites aussi quels jours.");
        now_.public_holidays |= more.public_holidays;
        now_.school_holidays |= more.school_holidays, now_.included |= more.school_holidays;
        return true;
    }

    bool part_of_day() {
        take({"le"}) || take({"l"});
        if (take_any({"matin", "matins", "soir", "soirs", "midi", "journee"}) || take({"apres", "-", "midi"}) || take({"apres", "midi"})) {
            if (now_.empty() && !rules_.empty() && exceptions_.empty() && carried_dates_.empty()) resume_last();
            now_.part_of_day = now_.times.empty() || !are_times_next();
            return true;
        }
        return false;
    }
    void resume_last() {
        now_ = rules_.back();
        rules_.pop_back();
    }
    bool are_times_next() {
        const std::size_t start = here_;
        const Rule saved = now_;
        take_any({":", ","});
        bool found = false;
        try { found = times(); } catch (const NotUnderstood&) {}
        here_ = start;
        now_ = saved;
        return found;
    }

    bool weeks() {
        const std::size_t start = here_;
        take_any({"les", "des", "en", "de"});
        if (take_any({"semaines", "semaine"}) && (are({"paires"}) || are({"paire"}) || are({"impaires"}) || are({"impaire"}))) {
            const bool even = peek().starts_with("p");
            ++here_;
            if (now_.complete() && !now_.weeks.empty()) flush();
            now_.weeks = even ? "week 2-52/2" : "week 1-53/2";
            return true;
        }
        here_ = start;
        return false;
    }

    // --- Times
    struct Time { int minutes; std::size_t size; bool bare; };
    std::optional<Time> time_at(std::size_t ahead, bool bare_too) const {
        if (are({"midi"}, ahead)) return Time{12 * 60, 1, false};
        if (are({"minuit"}, ahead)) return Time{24 * 60, 1, false};
        if (!is_number(ahead) || peek(ahead).size() > 2) return {};
        const int hour = number(ahead);
        std::size_t size = 1;
        const bool unit = are({"h"}, ahead + 1) || are({":"}, ahead + 1) || are({"heures"}, ahead + 1) || are({"heure"}, ahead + 1) || are({"hrs"}, ahead + 1);
        const bool colon = are({":"}, ahead + 1);
        if (colon && !is_number(ahead + 2)) return {};
        if (!unit) return bare_too ? std::optional{Time{hour * 60, 1, true}} : std::nullopt;
        ++size;
        int minutes = 0;
        if (is_number(ahead + 2) && peek(ahead + 2).size() == 2 && number(ahead + 2) < 60 && !are({"h"}, ahead + 3)) minutes = number(ahead + 2), ++size;
        if (hour > 24 || hour * 60 + minutes > 24 * 60) refuse("« " + peek(ahead) + " h » n’est pas une heure du jour.");
        return Time{hour * 60 + minutes, size, false};
    }

    bool times() {
        const std::size_t start = here_;
        const bool between = take({"entre"});
        if (!between) take_any({"de", "d"});
        const auto from = time_at(0, true);
        if (!from) return here_ = start, false;
        std::size_t ahead = from->size;
        if (are({"jusqu", "a"}, ahead)) ahead += 2;
        else if (are({"-"}, ahead) || are({"a"}, ahead) || are({"/"}, ahead) || (between && are({"et"}, ahead))) ++ahead;
        else return here_ = start, false;
        const auto to = time_at(ahead, true);
        if (!to || (from->bare && to->bare)) return here_ = start, false;
        if (from->minutes > 24 * 60) refuse("« " + peek() + " h » n’est pas une heure du jour.");
        here_ += ahead + to->size;
        add_time(from->minutes == 24 * 60 ? 0 : from->minutes, to->minutes);
        return true;
    }

    void add_time(int from, int to) {
        if (to == 0) to = 24 * 60;
        if (to <= from) {
            if (to > 6 * 60) refuse("Des heures finissent avant de commencer : " + clock(from) + " à " + clock(to) + ".");
            to += 24 * 60;
        }
        if (now_.always) refuse("« Jour et nuit » et des heures : lequel des deux ?");
        if (!now_.times.empty() && from < now_.times.back().second) refuse("Les heures d’un jour se suivent sans se croiser : " + clock(from) + " vient trop tôt.");
        now_.times.emplace_back(from, to);
        now_.part_of_day = false;
    }
    static std::string clock(int minutes) { return std::to_string(minutes / 60 % 24) + " h" + (minutes % 60 ? " " + std::to_string(minutes % 60) : ""); }

    // --- Dates
    struct Date { int day = 0, month = -1, year = 0; };
    // « 1er juillet 2026 », « 15 août », « 1er » when the month follows the end of the range
    std::optional<Date> date() {
        if (!is_number() || number() > 31 || number() == 0 || time_at(0, false)) return {};
        const std::size_t start = here_;
        Date date{.day = number()};
        ++here_;
        take_any({"er"});
        if (month_named(peek()) >= 0) {
            date.month = month_named(peek());
            ++here_;
            if (date.day > longest[static_cast<std::size_t>(date.month)]) refuse("Il n’y a pas de " + std::to_string(date.day) + " " + std::string{french_months[static_cast<std::size_t>(date.month)]} + ".");
            if (is_number() && peek().size() == 4) date.year = number(), ++here_;
            return date;
        }
        if (are({"au"}) && is_number(1)) return date;
        here_ = start;
        return {};
    }
    static std::string osm(const Date& date) {
        return (date.year ? std::to_string(date.year) + " " : "") + std::string{osm_months[static_cast<std::size_t>(date.month)]} + " " + std::to_string(date.day);
    }

    bool period() {
        const std::size_t start = here_;
        std::string found;
        take_any({"pendant", "chaque"});
        if (take({"entre", "le"}) || take({"du"}) || take({"le"}) || take({"de"}) || take({"en"}) || take({"au", "mois", "de"}) || take({"au", "mois", "d"}) || take({"d"}) || take({"tout"})) {}
        if (auto from = date()) {
            const bool range = take({"au"}) || take({"-"}) || take({"et", "le"});
            auto to = range ? date() : std::optional<Date>{};
            if (range && (!to || to->month < 0)) refuse("Une période finit un jour : « du 1er juillet au 31 août ».");
            if (!to && from->month < 0) return here_ = start, false;
            if (to && from->month < 0) from->month = to->month;
            if (to && to->year && !from->year) from->year = to->year - (from->month > to->month ? 1 : 0);
            found = osm(*from) + (to ? "-" + osm(*to) : "");
        } else if (month_named(peek()) >= 0) {
            while (month_named(peek()) >= 0) {
                found += (found.empty() ? "" : ",") + std::string{osm_months[static_cast<std::size_t>(month_named(peek()))]};
                ++here_;
                if ((are({"a"}) || are({"-"})) && month_named(peek(1)) >= 0) {
                    found += "-" + std::string{osm_months[static_cast<std::size_t>(month_named(peek(1)))]};
                    here_ += 2;
                }
                if (is_number() && peek().size() == 4) found = peek() + " " + found, ++here_;
                std::size_t skip = (are({"et"}) || are({","})) ? 1 : 0;
                if (skip && are({"en"}, 1)) skip = 2;
                if (skip && month_named(peek(skip)) >= 0) here_ += skip;
                else break;
            }
        } else {
            return here_ = start, false;
        }
        if (now_.complete() && !now_.closed) flush();
        else if (now_.closed && !now_.dates.empty()) {                        // « fermé en août et le 24 décembre »
            Rule next;
            next.closed = true;
            flush();
            now_ = next;
        }
        now_.dates = found;
        now_.one_date = found.find_first_of("-,") == std::string::npos && found.find(' ') != std::string::npos;
        if (!now_.closed) carried_dates_ = found;
        return true;
    }

    // --- Days
    bool holiday(Rule& rule) {
        if (take({"jours", "feries"}) || take({"jour", "ferie"}) || take({"feries"})) return rule.public_holidays = true;
        if (take({"vacances", "scolaires"}) || take({"vacances"})) return rule.school_holidays = true;
        return false;
    }

    std::optional<int> ordinal(std::size_t ahead, std::size_t& size) const {
        constexpr std::pair<std::string_view, int> words[] = {{"premier", 1}, {"premiers", 1}, {"deuxieme", 2}, {"second", 2}, {"troisieme", 3}, {"quatrieme", 4}, {"cinquieme", 5}, {"dernier", -1}, {"derniers", -1}};
        for (const auto& [word, place] : words)
            if (peek(ahead) == word) return size = 1, place;
        if (!is_number(ahead) || peek(ahead).size() != 1) return {};
        for (const char* ending : {"er", "ers", "e", "es", "eme", "emes", "nd", "ere"})
            if (peek(ahead + 1) == ending) return size = 2, number(ahead);
        return {};
    }

    // « 1er et 3e lundi du mois »
    bool nth_days(std::string& days, std::bitset<7>& which) {
        const std::size_t start = here_;
        take_any({"le", "les", "chaque", "tous"});
        take({"les"});
        std::vector<int> places;
        std::size_t size = 0;
        for (auto place = ordinal(0, size); place; place = ordinal(0, size)) {
            places.push_back(*place);
            here_ += size;
            std::size_t skip = (are({"et"}) || are({","})) ? 1 : 0;
            while (skip && (are({"le"}, skip) || are({"les"}, skip))) ++skip;
            std::size_t next = 0;
            if (skip && ordinal(skip, next)) here_ += skip;
        }
        const int day = day_named(peek());
        if (places.empty() || day < 0) return here_ = start, false;
        ++here_;
        if (!take({"du", "mois"}) && !take({"de", "chaque", "mois"}) && !take({"de", "mois"})) refuse("Après « 1er " + std::string{french_days[static_cast<std::size_t>(day)]} + " », écrivez « du mois ».");
        std::string list;
        for (const int place : places) {
            if (place > 5 || place == 0) refuse("Un mois n’a pas de " + std::to_string(place) + "e semaine.");
            list += (list.empty() ? "" : ",") + std::to_string(place);
        }
        days += (days.empty() ? "" : ",") + std::string{osm_days[static_cast<std::size_t>(day)]} + "[" + list + "]";
        which.set(static_cast<std::size_t>(day));
        return true;
    }

    bool one_day(Rule& rule) {
        const std::size_t start = here_;
        const auto add = [&](int from, int to) {
            rule.days += (rule.days.empty() ? "" : ",") + std::string{osm_days[static_cast<std::size_t>(from)]} + (from == to ? "" : "-" + std::string{osm_days[static_cast<std::size_t>(to)]});
            for (int day = from;; day = (day + 1) % 7) {
                rule.which.set(static_cast<std::size_t>(day));
                if (day == to) break;
            }
            return true;
        };
        if (nth_days(rule.days, rule.which)) return true;
        if (take({"tous", "les", "jours"}) || take({"chaque", "jour"}) || take({"7", "j", "/", "7"}) || take({"7", "jours", "sur", "7"}) || take({"7", "jours", "/", "7"}) || take({"tlj"})) return add(0, 6);
        if (take({"en", "semaine"}) || take({"jours", "ouvres"}) || take({"les", "jours", "ouvres"})) return add(0, 4);
        take_any({"du", "le", "les", "chaque", "tous", "pendant"});
        take_any({"les"});
        if (take({"week", "-", "end"}) || take({"week", "-", "ends"}) || take({"weekend"}) || take({"weekends"})) return add(5, 6);
        if (holiday(rule)) return true;
        const int from = day_named(peek());
        if (from < 0) return here_ = start, false;
        ++here_;
        if (are({"."}) && tokens_[here_ - 1].text.size() == 3) ++here_;          // « lun. »
        if ((are({"au"}) || are({"-"}) || are({"a"})) && day_named(peek(1)) >= 0) {
            const int to = day_named(peek(1));
            here_ += 2;
            if (are({"."}) && tokens_[here_ - 1].text.size() == 3) ++here_;
            if (are({"sur"}) || are({"inclus"})) take({"inclus"});
            return add(from, to);
        }
        if (are({"sur", "deux"}) || are({"sur", "2"}))
            refuse("« Un " + std::string{french_days[static_cast<std::size_t>(from)]} + " sur deux » : écrivez « semaines paires » ou « semaines impaires ».");
        return add(from, from);
    }

    bool days() {
        const std::size_t start = here_;
        Rule found;
        if (!one_day(found)) return false;
        while (are({","}) || are({"et"}) || are({"/"}) || are({"&"}) || are({"ainsi", "que"})) {
            const std::size_t before = here_;
            here_ += are({"ainsi"}) ? 2 : 1;
            take({"et"});
            if (is_number() && !is_ordinal_day()) { here_ = before; break; }
            if (!one_day(found)) { here_ = before; break; }
        }
        if (now_.complete() && !times_came_first()) {
            if (now_.closed && !now_.says_when()) {}                             // « fermé le lundi »
            else if (now_.closed && !now_.dates.empty() && now_.days.empty() && found.days.empty()) {     // « fermé en août et les jours fériés »
                flush();
                now_.closed = true;
            } else if (now_.closed && now_.days.empty() && !now_.public_holidays && !now_.school_holidays && !now_.times.empty()) {}
            else {
                const bool still_closed = now_.closed && said_in_one_breath(start);
                flush();
                now_.closed = still_closed;
            }
        }
        now_.days += (now_.days.empty() || found.days.empty() ? "" : ",") + found.days;
        now_.which |= found.which;
        now_.public_holidays |= found.public_holidays;
        now_.school_holidays |= found.school_holidays;
        return true;
    }
    bool is_ordinal_day() const {
        std::size_t size = 0;
        return ordinal(0, size).has_value();
    }
    bool times_came_first() const { return !now_.closed && !now_.says_when(); }
    bool said_in_one_breath(std::size_t start) const { return start > 0 && (tokens_[start - 1].text == "et" || tokens_[start - 1].text == ","); }

    // --- Rules
    void fresh() {
        if (!now_.empty()) flush();
    }
    void fresh_if_complete() {
        if (now_.complete()) flush();
    }

    void flush() {
        Rule rule = std::move(now_);
        now_ = {};
        if (rule.empty() && exceptions_.empty()) return;
        if (!rule.empty()) keep(std::move(rule));
        for (Rule& each : exceptions_) {
            check_days(each);
            rules_.push_back(std::move(each));
        }
        exceptions_.clear();
    }

    static void check_days(const Rule& rule) {
        if (rule.closed || (rule.times.empty() && !rule.always)) return;
        const bool whole_weeks = rule.days.empty() && !rule.public_holidays && !rule.school_holidays && !rule.one_date && !rule.always;
        if (whole_weeks) refuse("Dites aussi quels jours.");
        if (rule.school_holidays && !rule.days.empty() && !rule.included)
            refuse("Des jours et des vacances scolaires : écrivez « y compris les vacances scolaires », ou deux lignes.");
    }

    void keep(Rule rule) {
        if (rule.part_of_day) refuse("« Matin », « midi » ou « soir » ne disent pas l’heure : écrivez de quelle heure à quelle heure.");
        if (!rule.complete() && rule.comment.empty()) {
            if (!comment_of_all_.empty() && rule.says_when()) rule.comment = comment_of_all_;
            else refuse("Des jours sont dits sans leurs heures : écrivez de quelle heure à quelle heure, ou « fermé ».");
        }
        if (rule.closed && !rule.times.empty() && rule.says_when())
            refuse("Séparez par un point-virgule ce qui est ouvert et ce qui est fermé.");
        if (rule.closed && !rule.says_when() && rule.times.empty() && !rules_.empty()) refuse("Quand est-ce fermé ? Dites les jours ou les dates.");
        check_days(rule);
        if (rule.dates.empty() && !rule.closed && !rule.days.empty()) rule.dates = carried_dates_;
        if (!rule.closed)
            for (const Rule& other : rules_) {
                const auto twice = other.which & rule.which;
                if (other.closed || twice.none() || other.dates != rule.dates || other.weeks != rule.weeks) continue;
                for (std::size_t day = 0; day < 7; ++day)
                    if (twice.test(day)) refuse("Le " + std::string{french_days[day]} + " est dit deux fois : écrivez toutes ses heures ensemble.");
            }
        rules_.push_back(std::move(rule));
    }

    void finish_comments() {
        if (comment_of_all_.empty()) return;
        bool used = false;
        for (Rule& rule : rules_)
            if (!rule.closed && rule.comment.empty()) rule.comment = comment_of_all_, used = true;
        const bool there = std::any_of(rules_.begin(), rules_.end(), [&](const Rule& rule) { return rule.comment == comment_of_all_; });
        if (!used && !there) {
            Rule rule;
            rule.comment = comment_of_all_;
            rules_.insert(rules_.begin(), rule);
        }
    }

    static std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }
    static std::string time(int minutes) {
        const int day = minutes > 24 * 60 ? minutes - 24 * 60 : minutes;
        return two(day / 60) + ":" + two(day % 60);
    }

    static std::string written(const Rule& rule) {
        const bool every_day = rule.days.empty() || rule.days == "Mo-Su";
        if (rule.always && every_day && rule.dates.empty() && rule.weeks.empty() && !(rule.days.empty() && rule.says_when()) && rule.comment.empty()) return "24/7";
        std::string out;
        const auto add = [&](const std::string& text) {
            if (!text.empty()) out += (out.empty() ? "" : " ") + text;
        };
        add(rule.dates);
        add(rule.weeks);
        std::string days = rule.days;
        if (rule.public_holidays) days += (days.empty() ? "" : ",") + std::string{"PH"};
        if (rule.school_holidays) days += (days.empty() ? "" : ",") + std::string{"SH"};
        add(days);
        std::string times;
        for (const auto& [from, to] : rule.times) times += (times.empty() ? "" : ",") + time(from) + "-" + time(to);
        if (rule.always) times = "00:00-24:00";
        add(times);
        if (rule.closed) add("off");
        if (!rule.comment.empty()) add((!times.empty() ? "open \"" : "\"") + rule.comment + "\"");
        return out;
    }
};

}  // namespace

std::variant<std::string, NotUnderstood> hours_from_french(std::string_view text) {
    if (text.size() > 2000) return NotUnderstood{"Ces heures sont trop longues pour être lues."};
    if (!language::is_utf8(text)) return NotUnderstood{"Cette case n’est pas du texte."};
    try {
        const std::string hours = Reader{text}.read();
        if (std::holds_alternative<directory::Hours>(directory::Hours::parse(hours))) return hours;
        return NotUnderstood{"Je n’ai pas pu lire ces heures : écrivez-les comme « lundi au vendredi 9 h–12 h, 14 h–17 h »."};
    } catch (const NotUnderstood& refusal) {
        for (const std::string_view day : {"Mo", "Tu", "We", "Th", "Fr", "Su", "PH", "24/7"})                 // whoever knows writes "Mo-Fr 09:00-12:00"
            if (text.find(day) != std::string_view::npos && std::holds_alternative<directory::Hours>(directory::Hours::parse(text))) return std::string{text};
        return refusal;
    }
}

}  // namespace repere::authoring
