-- The compiled directory. Names are HSDS 3.2's where HSDS has the thing; what it lacks is ours.
-- Written once by `repere-directory build`, then only read. Readable with the stock sqlite3.
-- Dates are ISO 8601 (empty: unknown); confidence is confirmed | seen | to-confirm; flags are 0 | 1.
-- No `source` and no `note` of a fact is ever written here (people.md, P2).

CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
-- keys: content_hash, data_date, icu

CREATE TABLE language (tag TEXT PRIMARY KEY, position INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE words (             -- translations: French stands in the records and in the program; only the labels of the taxonomy are here in French too
    language TEXT NOT NULL, domain TEXT NOT NULL, key TEXT NOT NULL, text TEXT NOT NULL, reviewed INTEGER NOT NULL,
    PRIMARY KEY (domain, key, language)) STRICT, WITHOUT ROWID;

CREATE TABLE organization (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, alternate_name TEXT NOT NULL, website TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE service (
    id TEXT PRIMARY KEY, organization_id TEXT NOT NULL REFERENCES organization,
    name TEXT NOT NULL, description TEXT NOT NULL, alert TEXT NOT NULL,
    status TEXT NOT NULL,        -- active | inactive | temporarily closed | contact-only (no door is ever shown)
    class TEXT NOT NULL,         -- statutory | helpline | desk | online | tig-place
    url TEXT NOT NULL, email TEXT NOT NULL, fees_description TEXT NOT NULL, application_process TEXT NOT NULL,
    fallback_id TEXT NOT NULL,   -- the service that answers when this one does not; "" when there is none
    pictogram TEXT NOT NULL,
    intake TEXT NOT NULL,        -- walk-in | appointment | referral; "" nobody knows
    referred_by TEXT NOT NULL,   -- who may refer, French
    papers_asked TEXT NOT NULL,  -- yes | no; "" nobody knows
    service_area TEXT NOT NULL,  -- a slug: marseille; "" Aix, or everywhere
    staff INTEGER NOT NULL,      -- for desks only: in no public file (people.md, P1)
    position INTEGER NOT NULL,
    verified_on TEXT NOT NULL, verified_method TEXT NOT NULL, confidence TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE service_act (service_id TEXT NOT NULL, act TEXT NOT NULL, PRIMARY KEY (service_id, act)) STRICT, WITHOUT ROWID;
CREATE INDEX service_that ON service_act (act);
CREATE TABLE service_audience (service_id TEXT NOT NULL, audience TEXT NOT NULL, PRIMARY KEY (service_id, audience)) STRICT, WITHOUT ROWID;
CREATE TABLE service_country (service_id TEXT NOT NULL, country TEXT NOT NULL, PRIMARY KEY (service_id, country)) STRICT, WITHOUT ROWID;   -- whose papers a consulate makes
CREATE TABLE service_language (service_id TEXT NOT NULL, code TEXT NOT NULL,
    how TEXT NOT NULL,           -- spoken | interpreter | on-request
    PRIMARY KEY (service_id, code)) STRICT, WITHOUT ROWID;
CREATE TABLE service_silent (service_id TEXT NOT NULL,
    route TEXT NOT NULL,         -- sms | chat | video-sign-language | email | relay | door: beside what phones, e-mail and door say already
    PRIMARY KEY (service_id, route)) STRICT, WITHOUT ROWID;
CREATE TABLE service_leads_to (service_id TEXT NOT NULL, position INTEGER NOT NULL, to_id TEXT NOT NULL,
    condition TEXT NOT NULL,     -- French: when one goes on to it
    PRIMARY KEY (service_id, position)) STRICT, WITHOUT ROWID;

CREATE TABLE phone (
    service_id TEXT NOT NULL, position INTEGER NOT NULL,
    number TEXT NOT NULL,        -- as it is shown
    dial TEXT NOT NULL,          -- as it is dialled: E.164, or a short code
    type TEXT NOT NULL,          -- voice | text (SMS)
    description TEXT NOT NULL, cost TEXT NOT NULL,
    free INTEGER NOT NULL, from_abroad INTEGER NOT NULL, not_on_bill INTEGER NOT NULL,
    hours TEXT NOT NULL, verified_on TEXT NOT NULL, verified_method TEXT NOT NULL, confidence TEXT NOT NULL,
    hours_verified_on TEXT NOT NULL, hours_verified_method TEXT NOT NULL, hours_confidence TEXT NOT NULL,
    PRIMARY KEY (service_id, position)) STRICT, WITHOUT ROWID;

CREATE TABLE location (          -- one door a service, for now
    service_id TEXT PRIMARY KEY, address_1 TEXT NOT NULL, address_2 TEXT NOT NULL, postal_code TEXT NOT NULL, city TEXT NOT NULL,
    latitude REAL, longitude REAL, access TEXT NOT NULL,
    step_free TEXT NOT NULL,     -- yes | no; "" nobody knows (HSDS: accessibility)
    verified_on TEXT NOT NULL, verified_method TEXT NOT NULL, confidence TEXT NOT NULL,
    coordinates_verified_on TEXT NOT NULL, coordinates_confidence TEXT NOT NULL,
    hours TEXT NOT NULL, hours_verified_on TEXT NOT NULL, hours_verified_method TEXT NOT NULL, hours_confidence TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE tig (               -- of a place of community service (people.md, P9): yes | no | "" nobody knows; -1 nobody knows
    service_id TEXT PRIMARY KEY, adults TEXT NOT NULL, minors TEXT NOT NULL, evenings TEXT NOT NULL, licence TEXT NOT NULL,
    minors_near TEXT NOT NULL, alcohol TEXT NOT NULL, clothing TEXT NOT NULL, places INTEGER NOT NULL, fewest_hours INTEGER NOT NULL,
    most_hours INTEGER NOT NULL, habilitated_until TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE sensitive_act (act TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;      -- a page about who does it is quiet (people.md, P3)

CREATE TABLE place (             -- where a kiosk stands (people.md, P12)
    id TEXT PRIMARY KEY, name TEXT NOT NULL, said_aloud TEXT NOT NULL, address TEXT NOT NULL, latitude REAL, longitude REAL,
    hours TEXT NOT NULL,         -- of the place
    staffed TEXT NOT NULL,       -- when somebody is there to help; "": nobody knows, so nothing is promised
    trained_host INTEGER NOT NULL, private_room INTEGER NOT NULL, telephone_to_lend INTEGER NOT NULL, printer INTEGER NOT NULL,
    headphones_to_lend INTEGER NOT NULL, keypad INTEGER NOT NULL, camera_in_view INTEGER NOT NULL,
    operated_by TEXT NOT NULL, data_contact TEXT NOT NULL,      -- who answers for it, how to write to the data protection officer (P13)
    position INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE activity (          -- a session, a training, a permanence, until it was held (people.md, P10); its title is translated, its place is not
    id TEXT PRIMARY KEY, title TEXT NOT NULL, place TEXT NOT NULL,
    service_id TEXT NOT NULL, outcome TEXT NOT NULL,      -- where it is shown: a service, guide/outcome; "" not there
    date TEXT NOT NULL, opens_at TEXT NOT NULL, closes_at TEXT NOT NULL,      -- HH:MM; "" nobody wrote it
    staff INTEGER NOT NULL,      -- for desks only: in no public file
    verified_on TEXT NOT NULL, verified_method TEXT NOT NULL, confidence TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE country (code TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;   -- ISO 3166-1, whose papers a visitor may carry

-- The search index: search_terms.hpp says what a term is; hits are 6 bytes each (entry, weight, languages).
-- What people say for an act is kept once, not with each of its services: there the entry is the act, whose members are opened when asked.
CREATE TABLE search_entry (n INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL) STRICT;      -- services, then guides, then acts
CREATE TABLE search_members (act INTEGER PRIMARY KEY, count INTEGER NOT NULL, entries BLOB NOT NULL) STRICT;      -- 3 bytes each
CREATE TABLE search_term (text TEXT PRIMARY KEY, hits BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE search_beginning (  -- of words that find many: the best of them, and how many there are
    text TEXT PRIMARY KEY, best BLOB NOT NULL, hits INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE search_near (trace INTEGER NOT NULL, beginning TEXT NOT NULL, PRIMARY KEY (trace, beginning)) STRICT, WITHOUT ROWID;

CREATE TABLE guide (
    id TEXT PRIMARY KEY, position INTEGER NOT NULL, title TEXT NOT NULL, subtitle TEXT NOT NULL, pictogram TEXT NOT NULL,
    tone TEXT NOT NULL, sensitive INTEGER NOT NULL,
    staff INTEGER NOT NULL,      -- for desks, in French
    start TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE phrase (            -- what a receptionist shows to a person; its translations: words, domain guides, phrase.<id>.text
    id TEXT PRIMARY KEY, position INTEGER NOT NULL, text TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE question (
    guide_id TEXT NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL, ask TEXT NOT NULL, help TEXT NOT NULL,
    choose TEXT NOT NULL,        -- one | many | read (a page of tips) | language (the answers are the languages)
    next TEXT NOT NULL,          -- where an answer names none: steps, spaced, the first whose outcome_when holds
    PRIMARY KEY (guide_id, id)) STRICT, WITHOUT ROWID;

CREATE TABLE answer (
    guide_id TEXT NOT NULL, question_id TEXT NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL, label TEXT NOT NULL,
    pictogram TEXT NOT NULL, next TEXT NOT NULL,
    french TEXT NOT NULL,        -- its part of the sentence to show: "mon passeport"
    sensitive INTEGER NOT NULL,  -- and so is all that follows (people.md, P3)
    filter TEXT NOT NULL,        -- what services are then held against; "" nothing
    guide TEXT NOT NULL,         -- another guide, instead of next; ""
    PRIMARY KEY (guide_id, question_id, id)) STRICT, WITHOUT ROWID;

CREATE TABLE tip (               -- of a page that is only read
    guide_id TEXT NOT NULL, question_id TEXT NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, text TEXT NOT NULL,
    kind TEXT NOT NULL, pictogram TEXT NOT NULL, sourced INTEGER NOT NULL,
    PRIMARY KEY (guide_id, question_id, position)) STRICT, WITHOUT ROWID;
CREATE TABLE tip_when (
    guide_id TEXT NOT NULL, of_question_id TEXT NOT NULL, tip_id TEXT NOT NULL, question_id TEXT NOT NULL, answer_id TEXT NOT NULL,
    PRIMARY KEY (guide_id, of_question_id, tip_id, question_id, answer_id)) STRICT, WITHOUT ROWID;

CREATE TABLE outcome (
    guide_id TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL,
    french TEXT NOT NULL,        -- the sentence to show at a counter; {items}; with {language} « Je parle … » follows
    means TEXT NOT NULL,         -- what that sentence says, for whoever shows it
    opens TEXT NOT NULL,         -- the act whose doors stand beside the list at first; "" the complaint
    checklist INTEGER NOT NULL,  -- its acts are ticked on the screen
    PRIMARY KEY (guide_id, id)) STRICT, WITHOUT ROWID;
CREATE TABLE outcome_when (
    guide_id TEXT NOT NULL, outcome_id TEXT NOT NULL, question_id TEXT NOT NULL, answer_id TEXT NOT NULL,
    PRIMARY KEY (guide_id, outcome_id, question_id, answer_id)) STRICT, WITHOUT ROWID;

CREATE TABLE act (               -- one thing to do
    guide_id TEXT NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL,
    before TEXT NOT NULL,        -- danger | care | block | complaint | consulate | insurer | after: the order of P4
    moment TEXT NOT NULL,        -- now | today | this-week | before-leaving | next-months | later: the heading it stands under
    title TEXT NOT NULL, need TEXT NOT NULL,
    asks TEXT NOT NULL,          -- country: whose papers, before naming who can help; "" nothing
    pictogram TEXT NOT NULL, french TEXT NOT NULL, means TEXT NOT NULL,
    after TEXT NOT NULL,         -- acts that come first, spaced
    phrases TEXT NOT NULL,       -- to show to the person in their language, spaced
    PRIMARY KEY (guide_id, id)) STRICT, WITHOUT ROWID;

CREATE TABLE act_outcome (guide_id TEXT NOT NULL, act_id TEXT NOT NULL, outcome_id TEXT NOT NULL,
    PRIMARY KEY (guide_id, outcome_id, act_id)) STRICT, WITHOUT ROWID;
CREATE TABLE act_when (          -- the act is shown if, for every question named here, one of its answers was given
    guide_id TEXT NOT NULL, act_id TEXT NOT NULL, question_id TEXT NOT NULL, answer_id TEXT NOT NULL,
    PRIMARY KEY (guide_id, act_id, question_id, answer_id)) STRICT, WITHOUT ROWID;

CREATE TABLE sentence (          -- what an act says, in order
    guide_id TEXT NOT NULL, act_id TEXT NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, text TEXT NOT NULL,
    kind TEXT NOT NULL,          -- rule | precaution | bring | say | avoid
    pictogram TEXT NOT NULL,
    sourced INTEGER NOT NULL,    -- a rule without a source is shown with "à vérifier auprès du 3039"
    PRIMARY KEY (guide_id, act_id, position)) STRICT, WITHOUT ROWID;
CREATE TABLE sentence_when (
    guide_id TEXT NOT NULL, act_id TEXT NOT NULL, sentence_id TEXT NOT NULL, question_id TEXT NOT NULL, answer_id TEXT NOT NULL,
    PRIMARY KEY (guide_id, act_id, sentence_id, question_id, answer_id)) STRICT, WITHOUT ROWID;
