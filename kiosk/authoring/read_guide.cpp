#include "authoring/fields.hpp"
#include "authoring/read.hpp"

namespace repere::authoring {

namespace {

std::vector<Condition> conditions(Fields& fields) {
    std::vector<Condition> when;
    if (const Node* node = fields.mapping("when"))
        for (const Entry& entry : node->entries)
            when.push_back({{entry.key, entry.line, entry.column}, slugs_of(entry.value, fields.report(), entry.key)});
    return when;
}

Answer answer(const Node& node, const Report& report) {
    Fields fields{node, report, "an answer"};
    Answer answer;
    answer.id = fields.slug("id", Need::required);
    answer.label = fields.text("label", Need::required).value;
    answer.pictogram = fields.slug("pictogram").value;
    answer.next = fields.slug_or_slugs("next");
    answer.sensitive = fields.flag("sensitive");
    answer.danger = fields.flag("danger");
    answer.filter = fields.slug("filter");
    answer.guide = fields.slug("guide");
    answer.french = fields.text("french").value;
    fields.done();
    return answer;
}

Sentence sentence(const Node& node, const Report& report) {
    Fields fields{node, report, "a sentence"};
    Sentence sentence;
    sentence.id = fields.slug("id", Need::required);
    const Text text = fields.text("text", Need::required);
    sentence.text = text.value;
    sentence.kind = fields.one_of("kind", {"rule", "precaution", "bring", "say", "avoid"});
    sentence.pictogram = fields.slug("pictogram").value;
    sentence.sourced = !fields.text("source").empty();
    if (sentence.kind == "rule" && !sentence.sourced)           // shown all the same, and said to be checked (people.md, P6)
        fields.warning(text, "a rule without a `source` is shown with « à vérifier auprès du 3039 »");
    sentence.when = conditions(fields);
    fields.done();
    return sentence;
}

Question question(const Node& node, const Report& report) {
    Fields fields{node, report, "a question"};
    Question question;
    question.id = fields.slug("id", Need::required);
    question.ask = fields.text("ask", Need::required).value;
    question.help = fields.text("help").value;
    question.choose = fields.one_of("choose", {"one", "many", "read", "language"}, "one");
    question.next = fields.slug_or_slugs("next");
    const bool read = question.choose == "read";                // a page of advice, left by "continue"
    const bool languages = question.choose == "language";       // its answers are the languages the kiosk speaks, and another
    for (const Node& each : fields.list("answers", read || languages ? Need::optional : Need::required)) question.answers.push_back(answer(each, report));
    for (const Node& each : fields.list("tips", read ? Need::required : Need::optional)) question.tips.push_back(sentence(each, report));
    if (read && !question.answers.empty()) fields.error(question.answers.front().id, "a page that is only read has no answers");
    if (languages && !question.answers.empty()) fields.error(question.answers.front().id, "the answers of a question for a language (`choose: language`) are the languages");
    if (!read && !question.tips.empty()) fields.error(question.tips.front().id, "only a page that is read (`choose: read`) has tips");
    fields.done();
    return question;
}

Outcome outcome(const Node& node, const Report& report) {
    Fields fields{node, report, "an outcome"};
    Outcome outcome;
    outcome.id = fields.slug("id", Need::required);
    outcome.title = fields.text("title", Need::required).value;
    outcome.french = fields.text("french").value;
    outcome.means = fields.text("means").value;
    outcome.opens = fields.slug("opens");
    outcome.checklist = fields.flag("checklist");
    outcome.when = conditions(fields);
    fields.done();
    return outcome;
}

Act act(const Node& node, const Report& report) {
    Fields fields{node, report, "an act"};
    Act act;
    act.id = fields.slug("id", Need::required);
    act.outcomes = fields.slugs("outcomes", Need::required);
    act.before = fields.one_of("before", {"danger", "care", "block", "complaint", "consulate", "insurer", "after"});
    act.moment = fields.one_of("moment", {"now", "today", "this-week", "before-leaving", "next-months", "later"});
    act.when = conditions(fields);
    act.title = fields.text("title", Need::required).value;
    act.need = fields.slug("need");
    act.pictogram = fields.slug("pictogram").value;
    act.french = fields.text("french").value;
    act.means = fields.text("means").value;
    act.after = fields.slugs("after");
    act.phrases = fields.slugs("phrases");
    act.asks = fields.one_of("asks", {"nothing", "country"}, "nothing");
    for (const Node& each : fields.list("sentences")) act.sentences.push_back(sentence(each, report));
    fields.done();
    return act;
}

}  // namespace

namespace {

void read_guide(const Node& root, const Report& report, Data& data, bool staff) {
    Fields fields{root, report, "a guide"};
    Guide guide;
    guide.staff = staff;
    guide.file = report.file;
    guide.id = fields.slug("id", Need::required);
    guide.position = fields.whole("position");
    guide.title = fields.text("title", Need::required).value;
    guide.subtitle = fields.text("subtitle").value;
    guide.pictogram = fields.slug("pictogram").value;
    guide.tone = fields.slug("tone").value;
    guide.sensitive = fields.flag("sensitive");
    guide.start = fields.slug("start", Need::required);
    for (const Node& each : fields.list("questions")) guide.questions.push_back(question(each, report));
    for (const Node& each : fields.list("outcomes", Need::required)) guide.outcomes.push_back(outcome(each, report));
    for (const Node& each : fields.list("acts")) guide.acts.push_back(act(each, report));
    fields.done();
    data.guides.push_back(std::move(guide));
}

}  // namespace

void read_guide(const Node& root, const Report& report, Data& data) { read_guide(root, report, data, false); }
void read_staff_guide(const Node& root, const Report& report, Data& data) { read_guide(root, report, data, true); }

void read_phrases(const Node& root, const Report& report, Data& data) {
    if (root.kind != Kind::sequence) return report.error(root.line, root.column, "the file is a list of phrases");
    for (const Node& node : root.items) {
        Fields fields{node, report, "a phrase"};
        Phrase phrase{fields.slug("id", Need::required), fields.text("text", Need::required).value};
        fields.done();
        data.phrases.push_back(std::move(phrase));
    }
}

}  // namespace repere::authoring
