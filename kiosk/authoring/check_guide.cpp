// A guide is a graph of questions that ends in outcomes: no answer leads nowhere, no step is out of reach, no way turns in a
// circle, and where danger was said an emergency number stands at the end.
#include <algorithm>
#include <map>

#include "authoring/check.hpp"
#include "directory/filters.hpp"

namespace repere::authoring {

namespace {

constexpr std::size_t most_answers = 8;  // people.md, P4: what a page can hold

class GuideCheck {
public:
    GuideCheck(const Guide& guide, const Known& known, Problems& problems) : guide_{guide}, known_{known}, problems_{problems} {
        for (const Question& question : guide.questions) questions_.emplace(question.id.value, &question);
        for (const Outcome& outcome : guide.outcomes) {
            outcomes_.insert(outcome.id.value);
            conditions_.emplace(outcome.id.value, !outcome.when.empty());
        }
    }

    void run() {
        ids_once();
        lead_somewhere(guide_.start);
        for (const Question& question : guide_.questions) check(question);
        for (const Outcome& outcome : guide_.outcomes) {
            check(outcome.when);
            const auto opened = [&](const Act& act) {
                return act.id.value == outcome.opens.value && std::any_of(act.outcomes.begin(), act.outcomes.end(), [&](const Text& id) { return id.value == outcome.id.value; });
            };
            if (!outcome.opens.empty() && std::none_of(guide_.acts.begin(), guide_.acts.end(), opened))
                error(outcome.opens, "the outcome `" + outcome.id.value + "` has no act `" + outcome.opens.value + "`");
        }
        for (const Act& act : guide_.acts) check(act);
        walk(guide_.start.value);
        all_reached();
        for (const Act& act : guide_.acts) comes_after_itself(act);
        for (const Question& question : guide_.questions)
            for (const Answer& answer : question.answers)
                if (answer.danger) help_stands_behind(question, answer);
    }

private:
    void error(const Text& at, std::string words) {
        problems_.push_back({guide_.file, at.line, at.column, true, std::move(words)});
    }

    void ids_once() {
        Once steps{"step", problems_}, acts{"act", problems_};
        for (const Question& question : guide_.questions) {
            steps.add(question.id, guide_.file);
            Once answers{"answer", problems_};
            for (const Answer& answer : question.answers) answers.add(answer.id, guide_.file);
        }
        for (const Outcome& outcome : guide_.outcomes) steps.add(outcome.id, guide_.file);
        for (const Question& question : guide_.questions) {
            Once tips{"tip", problems_};
            for (const Sentence& tip : question.tips) tips.add(tip.id, guide_.file);
        }
        for (const Act& act : guide_.acts) {
            acts.add(act.id, guide_.file);
            Once sentences{"sentence", problems_};
            for (const Sentence& sentence : act.sentences) sentences.add(sentence.id, guide_.file);
        }
    }

    void lead_somewhere(const Text& next) {
        if (next.empty() || questions_.contains(next.value) || outcomes_.contains(next.value)) return;
        error(next, "no question or outcome is called `" + next.value + "`");
    }

    // Several steps are tried in their order: all but the last ask for something, the last takes whoever is left.
    void lead_somewhere(const std::vector<Text>& next) {
        for (const Text& step : next) lead_somewhere(step);
        for (std::size_t i = 0; i < next.size(); ++i) {
            const auto found = conditions_.find(next[i].value);
            const bool asks = found != conditions_.end() && found->second;
            if (i + 1 == next.size() && asks) error(next[i], "the last of the steps takes whoever is left: `" + next[i].value + "` has a `when`");
            if (i + 1 < next.size() && !asks) error(next[i], "nobody comes past `" + next[i].value + "`: it has no `when`");
        }
    }

    void check(const Question& question) {
        lead_somewhere(question.next);
        if (question.choose == "language" && question.next.empty()) error(question.id, "the question `" + question.id.value + "` leads nowhere: it has no `next`");
        if (question.choose == "read" && question.next.empty()) error(question.id, "the page `" + question.id.value + "` leads nowhere: it has no `next`");
        for (const Sentence& tip : question.tips) check(tip.when);
        if (question.answers.size() > most_answers) {
            const std::string count = std::to_string(question.answers.size());
            error(question.answers[most_answers].id, "a question has at most eight answers, this one has " + count);
        }
        for (const Answer& answer : question.answers) {
            lead_somewhere(answer.next);
            if (!answer.filter.empty() && !directory::filter_named(answer.filter.value)) error(answer.filter, "no filter is called `" + answer.filter.value + "`");
            if (!answer.guide.empty()) {
                if (!known_.guides.contains(answer.guide.value)) error(answer.guide, "no guide is called `" + answer.guide.value + "`");
                if (question.choose != "one") error(answer.guide, "only a question of one answer (`choose: one`) opens another guide");
                if (answer.danger) error(answer.guide, "danger was said with `" + answer.id.value + "`: help stands in this guide, not behind another");
                if (!answer.next.empty()) error(answer.guide, "the answer `" + answer.id.value + "` leads to a guide and to a step: it can do one");
                continue;
            }
            if (answer.next.empty() && question.next.empty())
                error(answer.id, "the answer `" + answer.id.value + "` leads nowhere: neither it nor its question has a `next`");
        }
    }

    void check(const Act& act) {
        for (const Text& outcome : act.outcomes)
            if (!outcomes_.contains(outcome.value)) error(outcome, "no outcome is called `" + outcome.value + "`");
        if (!act.need.empty()) check_need(act.need);
        check(act.when);
        for (const Sentence& sentence : act.sentences) check(sentence.when);
        for (const Text& phrase : act.phrases)
            if (!known_.phrases.contains(phrase.value)) error(phrase, "no phrase is called `" + phrase.value + "` (phrases.yaml)");
        for (const Text& first : act.after)
            if (!find(first.value)) error(first, "no act is called `" + first.value + "`");
    }

    const Act* find(const std::string& id) const {
        const auto found = std::find_if(guide_.acts.begin(), guide_.acts.end(), [&](const Act& act) { return act.id.value == id; });
        return found == guide_.acts.end() ? nullptr : &*found;
    }

    void comes_after_itself(const Act& act) {
        Ids before;
        std::vector<const Act*> ahead{&act};
        while (!ahead.empty()) {
            const Act& here = *ahead.back();
            ahead.pop_back();
            for (const Text& first : here.after) {
                if (first.value == act.id.value) return error(here.after.front(), "the act `" + act.id.value + "` comes after itself: a circle without a beginning");
                if (const Act* next = find(first.value); next && before.insert(first.value).second) ahead.push_back(next);
            }
        }
    }

    // Where danger was said an emergency number is on the page, whatever else is answered (people.md, P4).
    void help_stands_behind(const Question& question, const Answer& answer) {
        const std::string need = "emergency";
        const auto helps = [&](const Act& act, const std::string& outcome) {
            const bool there = std::any_of(act.outcomes.begin(), act.outcomes.end(), [&](const Text& id) { return id.value == outcome; });
            const bool always = std::all_of(act.when.begin(), act.when.end(), [&](const Condition& condition) {
                return condition.question.value == question.id.value &&
                       std::any_of(condition.answers.begin(), condition.answers.end(), [&](const Text& id) { return id.value == answer.id.value; });
            });
            return there && always && act.need.value == need;
        };
        Ids seen;
        std::vector<std::string> ahead;
        for (const Text& step : answer.next.empty() ? question.next : answer.next) ahead.push_back(step.value);
        while (!ahead.empty()) {
            const std::string step = ahead.back();
            ahead.pop_back();
            if (!seen.insert(step).second) continue;
            if (const auto found = questions_.find(step); found != questions_.end()) {
                for (const Answer& other : found->second->answers)
                    if (!other.guide.empty()) error(other.guide, "danger was said with `" + answer.id.value + "`: no way behind it leads to another guide");
                for (const Text& next : ways(*found->second)) ahead.push_back(next.value);
            }
            else if (std::none_of(guide_.acts.begin(), guide_.acts.end(), [&](const Act& act) { return helps(act, step); }))
                error(answer.id, "danger was said with `" + answer.id.value + "`, and the outcome `" + step + "` has no act that needs `" + need + "`");
        }
    }

    void check_need(const Text& need) {
        if (!known_.acts.contains(need.value))
            error(need, "no act of the taxonomy is called `" + need.value + "`");
        else if (!known_.needs_met.contains(need.value))
            error(need, "no service meets the need `" + need.value + "`");
    }

    void check(const std::vector<Condition>& when) {
        for (const Condition& condition : when) {
            const auto question = questions_.find(condition.question.value);
            if (question == questions_.end()) {
                error(condition.question, "no question is called `" + condition.question.value + "`");
                continue;
            }
            if (question->second->choose == "language") continue;      // its answers are the languages
            for (const Text& id : condition.answers) {
                const auto& answers = question->second->answers;
                if (std::none_of(answers.begin(), answers.end(), [&](const Answer& answer) { return answer.id.value == id.value; }))
                    error(id, "`" + condition.question.value + "` has no answer `" + id.value + "`");
            }
        }
    }

    // Where a question leads, with the place where it says so.
    static std::vector<Text> ways(const Question& question) {
        std::vector<Text> ways;
        for (const Answer& answer : question.answers) ways.insert(ways.end(), answer.next.begin(), answer.next.end());
        ways.insert(ways.end(), question.next.begin(), question.next.end());
        return ways;
    }

    void walk(const std::string& id) {
        if (!reached_.insert(id).second) return;
        const auto found = questions_.find(id);
        if (found == questions_.end()) return;
        on_the_way_.insert(id);
        Ids tried;
        for (const Text& next : ways(*found->second)) {
            if (next.empty() || !tried.insert(next.value).second) continue;
            if (on_the_way_.contains(next.value))
                error(next, "`" + id + "` leads back to `" + next.value + "`: a circle without an end");
            walk(next.value);
        }
        on_the_way_.erase(id);
    }

    void all_reached() {
        for (const Question& question : guide_.questions)
            if (!reached_.contains(question.id.value))
                error(question.id, "no answer leads to the question `" + question.id.value + "`");
        for (const Outcome& outcome : guide_.outcomes)
            if (!reached_.contains(outcome.id.value))
                error(outcome.id, "no answer leads to the outcome `" + outcome.id.value + "`");
    }

    const Guide& guide_;
    const Known& known_;
    Problems& problems_;
    std::map<std::string, const Question*, std::less<>> questions_;
    std::map<std::string, bool, std::less<>> conditions_;      // outcome → whether it has a `when`
    Ids outcomes_, reached_, on_the_way_;
};

}  // namespace

void check_guide(const Guide& guide, const Known& known, Problems& problems) {
    GuideCheck{guide, known, problems}.run();
}

}  // namespace repere::authoring
