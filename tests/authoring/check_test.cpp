#include "given/catch.hpp"
#include "given/data.hpp"

namespace {

using Catch::Matchers::Contains;

const std::string organization = "organizations/state.yaml", guide = "guides/victim.yaml";

struct Example {
    std::string file, from, to, said;
};

}  // namespace

TEST_CASE("valid data has no problem", "[authoring]") { CHECK(given::data().said() == ""); }

TEST_CASE("what is wrong in an organization is said with its place", "[authoring]") {
    const auto row = GENERATE(values<Example>({
        {organization, "    x_fallback: tel-17", "    x_fallbck: tel-17", "organizations/state.yaml:23:5: error: `x_fallbck` is not a field of a service"},
        {organization, "name: Services de l’État\n", "", "organizations/state.yaml:1:1: error: an organization has no `name`"},
        {organization, "    name: Commissariat\n", "    name:\n", "organizations/state.yaml:19:5: error: a service has no `name`"},
        {organization, "[emergency]", "emergency", "organizations/state.yaml:8:13: error: `x_acts` is a list, not one value"},
        {organization, "name: Commissariat", "name: [Commissariat]", "error: `name` is one value, not a list"},
        {organization, "x_class: desk", "x_class: office", "organizations/state.yaml:21:14: error: `x_class` is one of statutory, helpline, desk, online, tig-place, not \"office\""},
        {organization, "confidence: confirmed}", "confidence: sure}", "organizations/state.yaml:10:91: error: `confidence` is one of confirmed, seen, to-confirm, not \"sure\""},
        {organization, "method: visit", "method: derived", "what was derived is `to-confirm` until somebody answers for it"},
        {organization, "on: 2026-01-10", "on: 2026-02-30", "organizations/state.yaml:24:22: error: `on` is a day such as 2026-03-31, not \"2026-02-30\""},
        {organization, "id: police-desk", "id: Police_desk", "organizations/state.yaml:18:9: error: `id` is made of small letters, digits and hyphens, not \"Police_desk\""},
        {organization, "id: police-desk", "id: tel-17", "organizations/state.yaml:18:9: error: the service `tel-17` is already in organizations/state.yaml:4"},
        {organization, "x_fallback: tel-17", "x_fallback: tel-18", "organizations/state.yaml:23:17: error: no service is called `tel-18`"},
        {organization, "x_fallback: tel-17", "x_fallback: police-desk", "organizations/state.yaml:23:17: error: a service does not stand in for itself"},
        {organization, "[complaint-intake]", "[complaint-intake, tea]", "organizations/state.yaml:22:32: error: no act of the taxonomy is called `tea`"},
        {organization, "[everybody]", "[nobody]", "organizations/state.yaml:9:19: error: no audience of the taxonomy is called `nobody`"},
        {organization, "x_hours: Mo-Fr 08:00-18:00", "x_hours: Mo-Fr 08:00-1x:00", "organizations/state.yaml:34:28: error: `x_hours`: "},
        {organization, "free: true", "free: oui", "organizations/state.yaml:13:15: error: `free` is true or false, not \"oui\""},
        {organization, "      city:", "      latitude: 43.5\n      city:", "`latitude` and `longitude` stand together"},
        {organization, "      city:", "      latitude: 143\n      longitude: 5\n      city:", "`latitude` is a number of degrees, not \"143\""},
        {organization, "x_hours_verified: {on: 2026-01-10, method: visit, confidence: confirmed}", "access: Sonnez.", "a location has no `x_hours_verified`"},
        {organization, "id: state\n", "id: state\nid: again\n", "organizations/state.yaml:2:1: error: duplicate key"},
        {organization, "name: Commissariat", "name: \"Commissariat", "organizations/state.yaml:19:11: error: "},
        {organization, "name: Commissariat", "name: *other", "anchors and aliases are not read here"},
        {organization, "id: state", "id: \xFFstate", "organizations/state.yaml:1:1: error: the file is not UTF-8"},
        {organization, "    x_fallback: tel-17", "    x_countries: [XX]\n    x_fallback: tel-17", "organizations/state.yaml:23:19: error: no country of the taxonomy is called `XX`"},
        {organization, "    x_fallback: tel-17", "    x_intake: open\n    x_fallback: tel-17", "organizations/state.yaml:23:15: error: `x_intake` is one of walk-in, appointment, referral, not \"open\""},
        {organization, "    x_fallback: tel-17", "    x_papers_asked: maybe\n    x_fallback: tel-17", "organizations/state.yaml:23:21: error: `x_papers_asked` is one of no, yes, not \"maybe\""},
        {organization, "    x_fallback: tel-17", "    x_languages: [français]\n    x_fallback: tel-17", "organizations/state.yaml:23:19: error: `x_languages` holds tags of languages (BCP 47) such as `ar`, not \"français\""},
        {organization, "    x_fallback: tel-17", "    x_languages: [ar, {code: ar, how: interpreter}]\n    x_fallback: tel-17", "organizations/state.yaml:23:30: error: the language `ar` is already there"},
        {organization, "    x_fallback: tel-17", "    x_languages: [{code: ar, how: slowly}]\n    x_fallback: tel-17", "organizations/state.yaml:23:35: error: `how` is one of spoken, interpreter, on-request, not \"slowly\""},
        {organization, "    x_fallback: tel-17", "    x_languages: [{how: spoken}]\n    x_fallback: tel-17", "error: a language has no `code`"},
        {organization, "    x_fallback: tel-17", "    x_silent: [sms, smoke]\n    x_fallback: tel-17", "organizations/state.yaml:23:21: error: `x_silent` holds sms, chat, video-sign-language, email, relay, door, not \"smoke\""},
        {organization, "    x_fallback: tel-17", "    x_service_area: La Ciotat\n    x_fallback: tel-17", "organizations/state.yaml:23:21: error: `x_service_area` is made of small letters"},
        {organization, "    x_fallback: tel-17", "    x_leads_to: [{service: tel-17}]\n    x_fallback: tel-17", "error: a way on (`x_leads_to`) has no `when`"},
        {organization, "    x_fallback: tel-17", "    x_leads_to: [{service: tel-17, when: A}, {service: tel-17, when: B}]\n    x_fallback: tel-17", "organizations/state.yaml:23:56: error: `x_leads_to` names `tel-17` once, with all its words"},
        {organization, "      city:", "      x_step_free: partly\n      city:", "error: `x_step_free` is one of yes, no, not \"partly\""},
        {"taxonomy.yaml", "audiences:", "countries: [FR, fr]\naudiences:", "taxonomy.yaml:5:17: error: a country is two capital letters (ISO 3166-1), not `fr`"},
        {"taxonomy.yaml", "audiences:", "countries: [FR, FR]\naudiences:", "taxonomy.yaml:5:17: error: the country `FR` is already there"},
        {"places.yaml", "  x_hours: ", "  latitude: 43.5\n  x_hours: ", "places.yaml:2:3: error: `latitude` and `longitude` stand together"},
        {"places.yaml", "  x_hours: ", "  x_staffed: 9h\n  x_hours: ", "error: `x_staffed`: "},
        {"places.yaml", "  x_hours: ", "  x_trained_host: maybe\n  x_hours: ", "error: `x_trained_host` is true or false, not \"maybe\""},
        {"places.yaml", "x_telephone_to_lend", "telephone", "error: `telephone` is not a field of a place"},
        {"taxonomy.yaml", "id: emergency", "id: Emergency", "taxonomy.yaml:3:10: error: `id` is made of small letters"},
        {"places.yaml", "- id: tourist-office", "- {id: a, name: A}\n- id: a", "places.yaml:3:7: error: the place `a` is already in places.yaml:2"},
        {"places.yaml", "Mo-Fr 09:00-18:00", "\"Mo-Fr 9x\"", "places.yaml:7:19: error: `x_hours`: "},
    }));
    INFO(row.from << " → " << row.to);
    CHECK_THAT(given::data().changed(row.file, row.from, row.to).said(), Contains(row.said));
}

TEST_CASE("a telephone number is a short code, ten digits, or begins with +", "[authoring]") {
    const auto [number, said] = GENERATE(table<std::string, std::string>({
        {"04 42 00 00 17", ""},
        {"04.42.00.00.17", ""},
        {"+33 4 42 00 00 17", ""},
        {"+44 20 7946 0000", ""},
        {"116 006", ""},
        {"0 800 00 00 17", ""},
        {"04 42 00 00 1", "error: \"04 42 00 00 1\": a French number has 10 digits, this one 9"},
        {"04 42 00 00 177", "error: \"04 42 00 00 177\": a French number has 10 digits, this one 11"},
        {"08 00 00 00 17", "warning: \"08 00 00 00 17\": a freephone is written 0 800 123 456, not in pairs"},
        {"+33 04 42 00 00 17", "error: \"+33 04 42 00 00 17\": after +33 stand nine digits"},
        {"+123", "error: \"+123\": a number after + has 7 to 15 digits"},
        {"1", "a number is a short code of 2 to 6 digits"},
        {"42 00 00 17", "a number is a short code of 2 to 6 digits"},
        {"04 42 00 00 17 (accueil)", "a number is written with digits and spaces"},
        {"04 42 +0 00 17", "a number is written with digits and spaces"},
    }));
    INFO(number);
    const auto lines = given::data().changed(organization, "04 42 00 00 17", "\"" + number + "\"").said();
    if (said.empty()) CHECK(lines == "");
    else CHECK_THAT(lines, Contains("organizations/state.yaml:26:18: ") && Contains(said));
}

TEST_CASE("where danger was said an emergency number stands at the end of every way", "[authoring]") {
    const auto dangerous = given::data().changed(guide, "label: Agression, next: go", "label: Agression, next: go, danger: true");
    CHECK_THAT(dangerous.said(), !Contains("danger was said"));
    CHECK_THAT(dangerous.changed(guide, "when: {what: [assault]}", "when: {what: [assault, theft]}").said(), !Contains("danger was said"));
    const auto elsewhere = dangerous.changed(guide, "need: emergency", "need: complaint-intake");
    CHECK_THAT(elsewhere.said(), Contains("guides/victim.yaml:9:14: error: danger was said with `assault`, and the outcome `go` has no act that needs `emergency`"));
    const auto not_always = dangerous.changed(guide, "when: {what: [assault]}", "when: {what: [theft]}");
    CHECK_THAT(not_always.said(), Contains("danger was said with `assault`"));
}

TEST_CASE("two guides may open each other, a guide of the desks stands in no public one", "[authoring]") {
    const std::string other = "id: other\ntitle: Autre\nstart: what\nquestions:\n  - id: what\n    ask: Quoi ?\n    answers:\n      - {id: a, label: A, guide: victim}\n      - {id: b, label: B, next: end}\n"
                              "outcomes:\n  - {id: end, title: Fin}\nacts:\n  - {id: go, outcomes: [end], before: after, moment: later, title: Aller, need: emergency}\n";
    CHECK(given::data().with("guides/other.yaml", other).changed(guide, "label: Agression, next: go", "label: Agression, guide: other").said() == "");
    CHECK_THAT(given::data().with("staff/guides/other.yaml", other).changed(guide, "label: Agression, next: go", "label: Agression, guide: other").said(),
               Contains("error: no guide is called `other`"));
}

TEST_CASE("who answers a need is proven for every hour of a week: somebody, the fallback, or an error", "[authoring]") {
    const auto told = [](const given::Data& data) {
        const auto folder = data.written();
        std::string out;
        for (const auto& problem : repere::authoring::check(given::Data::folders(*folder), {}, repere::authoring::Week::looked_at)) out += repere::authoring::to_string(problem) + "\n";
        return out;
    };
    const std::string desk = "organizations/state.yaml", closed = "Mo-Fr 00:00-08:00,18:00-24:00; Sa-Su all day";
    CHECK_THAT(told(given::data()), Contains("note: `complaint-intake`: " + closed + ": nobody's hours are known, the fallback answers: tel-17") && !Contains("`emergency`"));
    const auto without_phone = given::data().changed(desk, "    phones:\n      - number: 04 42 00 00 17\n        description: Accueil\n        x_verified: {on: 2026-01-10, method: call, confidence: confirmed}\n    location:", "    location:");
    CHECK_THAT(told(without_phone), Contains("note: `complaint-intake`: " + closed + ": only the fallback answers: tel-17"));
    CHECK_THAT(told(without_phone.changed(desk, "    x_fallback: tel-17\n", "")), Contains("guides/victim.yaml:27:11: error: `complaint-intake`: " + closed + ": nobody answers, nor any fallback"));
    CHECK_THAT(told(given::data().changed(desk, "Mo-Fr 08:00-18:00", "24/7")), !Contains("complaint-intake"));
}

TEST_CASE("a guide leads from its start to an end, whatever is answered", "[authoring]") {
    const std::string circle = "  - id: again\n    ask: Encore ?\n    next: what\n    answers:\n      - {id: once, label: Oui}\noutcomes:";
    const std::string nine = "answers:\n"
                             "      - {id: a, label: A, next: go}\n      - {id: b, label: B, next: go}\n      - {id: c, label: C, next: go}\n"
                             "      - {id: d, label: D, next: go}\n      - {id: e, label: E, next: go}\n      - {id: f, label: F, next: go}\n"
                             "      - {id: g, label: G, next: go}\n";
    const auto row = GENERATE_COPY(values<Example>({
        {guide, "start: what", "start: where", "guides/victim.yaml:3:8: error: no question or outcome is called `where`"},
        {guide, "next: go, french: mon sac", "next: gone", "guides/victim.yaml:8:39: error: no question or outcome is called `gone`"},
        {guide, "label: Agression, next: go", "label: Agression", "guides/victim.yaml:9:14: error: the answer `assault` leads nowhere"},
        {guide, "outcomes:\n", "  - id: lost\n    ask: Où ?\n    answers:\n      - {id: x, label: X, next: go}\noutcomes:\n",
         "guides/victim.yaml:10:9: error: no answer leads to the question `lost`"},
        {guide, "acts:\n", "  - {id: end, title: Fin}\nacts:\n", "guides/victim.yaml:12:10: error: no answer leads to the outcome `end`"},
        {guide, "answers:\n", nine, "guides/victim.yaml:16:14: error: a question has at most eight answers, this one has 9"},
        {guide, "id: assault", "id: theft", "guides/victim.yaml:9:14: error: the answer `theft` is already in guides/victim.yaml:8"},
        {guide, "id: go", "id: what", "error: the step `what` is already in guides/victim.yaml:5"},
        {guide, "id: complain\n", "id: safe\n", "error: the act `safe` is already in guides/victim.yaml:13"},
        {guide, "outcomes: [go]", "outcomes: [went]", "guides/victim.yaml:14:16: error: no outcome is called `went`"},
        {guide, "when: {what: [assault]}", "when: {how: [assault]}", "guides/victim.yaml:17:12: error: no question is called `how`"},
        {guide, "when: {what: [assault]}", "when: {what: [murder]}", "guides/victim.yaml:17:19: error: `what` has no answer `murder`"},
        {guide, "need: emergency", "need: tea", "guides/victim.yaml:19:11: error: no act of the taxonomy is called `tea`"},
        {guide, "label: Agression, next: go", "label: Agression, next: [go, gone]", "error: no question or outcome is called `gone`"},
        {guide, "label: Agression, next: go", "label: Agression, next: [go, go]", "error: nobody comes past `go`: it has no `when`"},
        {guide, "- {id: go,", "- {id: go, when: {what: [theft]},", "error: the last of the steps takes whoever is left: `go` has a `when`"},
        {guide, "- {id: go,", "- {id: go, when: {what: [murder]},", "error: `what` has no answer `murder`"},
        {guide, "start: what", "start: what\nsensitive: perhaps", "error: `sensitive` is true or false, not \"perhaps\""},
        {guide, "    answers:\n", "    tips: [{id: t, text: T, kind: precaution}]\n    answers:\n", "error: only a page that is read (`choose: read`) has tips"},
        {guide, "    answers:\n", "    choose: read\n    answers:\n", "error: a question has no `tips`"},
        {guide, "outcomes:\n", "  - id: page\n    ask: Lire\n    choose: read\n    tips: [{id: t, text: T, kind: precaution}]\noutcomes:\n", "error: the page `page` leads nowhere: it has no `next`"},
        {guide, "outcomes:\n", "  - id: page\n    ask: Lire\n    choose: read\n    next: go\n    tips: [{id: t, text: T, kind: precaution}, {id: t, text: U, kind: precaution}]\noutcomes:\n", "error: the tip `t` is already in"},
        {guide, "- {id: go,", "- {id: go, opens: tea,", "error: the outcome `go` has no act `tea`"},
        {guide, "moment: now", "moment: now\n    asks: age", "error: `asks` is one of nothing, country, not \"age\""},
        {guide, "before: danger", "before: panic", "guides/victim.yaml:15:13: error: `before` is one of danger, care, block"},
        {guide, "moment: now", "moment: soon", "guides/victim.yaml:16:13: error: `moment` is one of now, today"},
        {guide, ", source: code de procédure pénale art. 15-3", "", "warning: a rule without a `source` is shown with"},
        {guide, "kind: precaution", "kind: advice", "error: `kind` is one of rule, precaution, bring, say, avoid, not \"advice\""},
        {guide, "label: Agression, next: go", "label: Agression, next: go, filter: moonlight", "error: no filter is called `moonlight`"},
        {guide, "label: Agression, next: go", "label: Agression, guide: nowhere", "error: no guide is called `nowhere`"},
        {guide, "label: Agression, next: go", "label: Agression, next: go, guide: victim", "error: the answer `assault` leads to a guide and to a step: it can do one"},
        {guide, "label: Agression, next: go", "label: Agression, guide: victim, danger: true", "error: danger was said with `assault`: help stands in this guide, not behind another"},
        {guide, "    answers:\n", "    choose: many\n    answers:\n      - {id: x, label: X, guide: victim}\n", "error: only a question of one answer (`choose: one`) opens another guide"},
        {guide, "id: complain\n", "id: complain\n    after: [tea]\n", "error: no act is called `tea`"},
        {guide, "id: complain\n", "id: complain\n    after: [complain]\n", "error: the act `complain` comes after itself: a circle without a beginning"},
        {guide, "id: complain\n", "id: complain\n    phrases: [unsaid]\n", "error: no phrase is called `unsaid` (phrases.yaml)"},
        {guide, "outcomes:\n", "  - {id: tongue, ask: Langue ?, choose: language}\noutcomes:\n", "error: the question `tongue` leads nowhere: it has no `next`"},
        {guide, "id: victim", "id: victim\nsecret: 1", "guides/victim.yaml:2:1: error: `secret` is not a field of a guide"},
    }));
    INFO(row.to);
    CHECK_THAT(given::data().changed(row.file, row.from, row.to).said(), Contains(row.said));
    CHECK_THAT(given::data().changed(guide, "label: Agression, next: go", "label: Agression, next: again").changed(guide, "outcomes:", circle).said(),
               Contains("guides/victim.yaml:12:11: error: `again` leads back to `what`"));
}

TEST_CASE("a need is met by a service that visitors can see", "[authoring]") {
    const auto hidden = given::data().changed(organization, "x_verified: {on: 2026-01-10, method: visit, confidence: confirmed}",
                                              "x_verified: {on: 2026-01-10, method: visit, confidence: to-confirm}");
    CHECK_THAT(hidden.said(), Contains("guides/victim.yaml:27:11: error: no service meets the need `complaint-intake`"));
}

TEST_CASE("one broken file is one problem: what refers to it is not complained of", "[authoring]") {
    CHECK(given::data().changed(organization, "id: state\n", "id: state\nid: again\n").said() == "organizations/state.yaml:2:1: error: duplicate key\n");
}

TEST_CASE("an id is said once in all files", "[authoring]") {
    CHECK_THAT(given::data().with("organizations/twin.yaml", "id: state\nname: Encore\n").said(),
               Contains("organizations/twin.yaml:1:5: error: the organization `state` is already in organizations/state.yaml:1"));
    CHECK_THAT(given::data().with("guides/z.yaml", "id: victim\ntitle: Z\nstart: go\noutcomes:\n  - {id: go, title: Go}\n").said(),
               Contains("guides/z.yaml:1:5: error: the guide `victim` is already in guides/victim.yaml:1"));
}

TEST_CASE("a file that is no data at all is an error, not a crash", "[authoring]") {
    const auto text = GENERATE(as<std::string>{}, "", "- a list", "just words", "{{{{", "a: [1", std::string(3000, '['), "\t- x", "--- a\n--- b\n", "? [a, b]\n: c\n");
    for (const auto* file : {"organizations/odd.yaml", "guides/odd.yaml", "places.yaml", "taxonomy.yaml"}) {
        INFO(file << ": " << text);
        CHECK_THAT(given::data().with(file, text).said(), Contains(std::string{file} + ":") && Contains(": error: "));
    }
}

TEST_CASE("the repository's own data and translations are right", "[authoring]") {
    std::string errors;
    for (const auto& problem : repere::authoring::check({REPERE_SOURCE "/directory-data", REPERE_SOURCE "/locales"}))
        if (problem.error) errors += to_string(problem) + "\n";
    CHECK(errors == "");
    CHECK(given::real_directory().service("tel-112"));
}
