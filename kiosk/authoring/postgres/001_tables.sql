-- The shared directory: HSDS tables, in the schema `repere`. What HSDS does not have begins with x_, as in the files.
-- Every row bears its organization: rights and versions are an organization's. Composite keys keep a row from another one's service.
CREATE SCHEMA repere;
SET LOCAL search_path TO repere;

CREATE TABLE x_migration (number integer PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE x_about (only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row), id uuid NOT NULL DEFAULT gen_random_uuid());
INSERT INTO x_about DEFAULT VALUES;

CREATE TABLE organization (
    id text PRIMARY KEY CHECK (id ~ '^[a-z0-9-]+$'), name text NOT NULL, alternate_name text, website text, x_referent_role text,
    x_file text NOT NULL UNIQUE CHECK (x_file ~ '^(staff/)?organizations/[^/.][^/]*\.yaml$'),
    x_staff boolean GENERATED ALWAYS AS (x_file LIKE 'staff/%') STORED,      -- for desks alone
    x_layout text NOT NULL,                                                  -- the file as its people wrote it: comments, order, quotes
    x_version bigint NOT NULL DEFAULT 1, x_changed_by text NOT NULL DEFAULT session_user, x_changed_at timestamptz NOT NULL DEFAULT now());

CREATE TABLE service (
    id text PRIMARY KEY CHECK (id ~ '^[a-z0-9-]+$'), organization_id text NOT NULL REFERENCES organization ON DELETE CASCADE, x_order integer NOT NULL,
    name text NOT NULL, alternate_name text, description text, alert text, status text, url text, email text, fees_description text, application_process text,
    x_position integer, x_class text, x_intake text, x_referred_by text, x_papers_asked text, x_service_area text, x_pictogram text, x_fallback text,
    x_verified_on date, x_verified_by_role text, x_verified_method text, x_verified_confidence text, x_verified_source text, x_verified_note text,
    UNIQUE (organization_id, id));

CREATE TABLE location (
    id text PRIMARY KEY, organization_id text NOT NULL, service_id text NOT NULL UNIQUE,
    latitude numeric, longitude numeric, x_access text, x_step_free text,
    x_other text CHECK (x_other IS NULL OR x_other::json IS NOT NULL),                          -- addresses read elsewhere, as JSON
    x_verified_on date, x_verified_by_role text, x_verified_method text, x_verified_confidence text, x_verified_source text, x_verified_note text,
    x_coordinates_on date, x_coordinates_by_role text, x_coordinates_method text, x_coordinates_confidence text, x_coordinates_source text, x_coordinates_note text,
    FOREIGN KEY (organization_id, service_id) REFERENCES service (organization_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
    UNIQUE (organization_id, id));

CREATE TABLE service_at_location (
    id text PRIMARY KEY, organization_id text NOT NULL, service_id text NOT NULL, location_id text NOT NULL,
    FOREIGN KEY (organization_id, service_id) REFERENCES service (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, location_id) REFERENCES location (organization_id, id) ON DELETE CASCADE);

CREATE TABLE address (
    id text PRIMARY KEY, organization_id text NOT NULL, location_id text NOT NULL UNIQUE, address_1 text, address_2 text, city text, postal_code text,
    FOREIGN KEY (organization_id, location_id) REFERENCES location (organization_id, id) ON DELETE CASCADE);

CREATE TABLE phone (
    id text PRIMARY KEY, organization_id text NOT NULL, service_id text NOT NULL, x_order integer NOT NULL,
    number text NOT NULL, type text, description text, x_cost text, x_free boolean, x_from_abroad boolean, x_not_on_bill boolean, x_shared boolean,
    x_verified_on date, x_verified_by_role text, x_verified_method text, x_verified_confidence text, x_verified_source text, x_verified_note text,
    FOREIGN KEY (organization_id, service_id) REFERENCES service (organization_id, id) ON DELETE CASCADE,
    UNIQUE (organization_id, id));

-- `description` holds OpenStreetMap opening hours: recurrences and holidays that the columns of HSDS cannot say.
CREATE TABLE schedule (
    id text PRIMARY KEY, organization_id text NOT NULL, location_id text UNIQUE, x_phone_id text UNIQUE, description text,
    x_verified_on date, x_verified_by_role text, x_verified_method text, x_verified_confidence text, x_verified_source text, x_verified_note text,
    FOREIGN KEY (organization_id, location_id) REFERENCES location (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, x_phone_id) REFERENCES phone (organization_id, id) ON DELETE CASCADE,
    CHECK (num_nonnulls(location_id, x_phone_id) = 1));

CREATE TABLE language (
    id text PRIMARY KEY, organization_id text NOT NULL, service_id text NOT NULL, x_order integer NOT NULL, code text NOT NULL, x_how text,
    FOREIGN KEY (organization_id, service_id) REFERENCES service (organization_id, id) ON DELETE CASCADE);

CREATE TABLE attribute (
    id text PRIMARY KEY, organization_id text NOT NULL, link_id text NOT NULL, link_entity text NOT NULL DEFAULT 'service' CHECK (link_entity = 'service'),
    link_type text NOT NULL CHECK (link_type IN ('act', 'audience', 'silent', 'country')), taxonomy_term_id text NOT NULL, x_order integer NOT NULL,
    FOREIGN KEY (organization_id, link_id) REFERENCES service (organization_id, id) ON DELETE CASCADE);

CREATE TABLE x_leads_to (
    id text PRIMARY KEY, organization_id text NOT NULL, service_id text NOT NULL, x_order integer NOT NULL, service text NOT NULL, "when" text NOT NULL,
    FOREIGN KEY (organization_id, service_id) REFERENCES service (organization_id, id) ON DELETE CASCADE);

CREATE TABLE x_tig (
    id text PRIMARY KEY, organization_id text NOT NULL, service_id text NOT NULL UNIQUE, adults text, minors text, evenings text, driving_licence text,
    minors_near text, alcohol text, clothing text, places_free integer, fewest_hours integer, most_hours integer, habilitated_until date,
    FOREIGN KEY (organization_id, service_id) REFERENCES service (organization_id, id) ON DELETE CASCADE);

-- Guides, places, taxonomy, phrases …: whole files, of no organization.
CREATE TABLE x_document (
    x_file text PRIMARY KEY CHECK (x_file !~ '(^|/)\.' AND x_file !~ '^/' AND x_file !~ '(^|/)organizations/[^/]*\.yaml$'), text text NOT NULL,
    x_staff boolean GENERATED ALWAYS AS (x_file LIKE 'staff/%') STORED,
    x_version bigint NOT NULL DEFAULT 1, x_changed_by text NOT NULL DEFAULT session_user, x_changed_at timestamptz NOT NULL DEFAULT now());

-- What a kiosk counted and noted: its whole file, the last one only, so that nobody can subtract two of them. The role is the kiosk.
CREATE TABLE x_usage (kiosk text PRIMARY KEY DEFAULT session_user, received_on date NOT NULL DEFAULT current_date, contents text NOT NULL);
CREATE TABLE x_usage_in (contents text NOT NULL CHECK (length(contents) < 10000000 AND contents LIKE 'repere-usage 1%'));
