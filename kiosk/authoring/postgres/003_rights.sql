-- Who may do what. repere_partner reads what is public and changes its own organizations' rows (x_member says which); repere_coordinator
-- all; repere_counter puts in what a kiosk counted, and reads nothing. They are no logins: a login is made IN ROLE one of them.
SET LOCAL search_path TO repere;

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY '{repere_partner,repere_coordinator,repere_counter}'::text[] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN EXECUTE format('CREATE ROLE %I NOLOGIN', name); END IF;
    END LOOP;
    IF NOT pg_has_role(current_user, 'repere_coordinator', 'MEMBER') THEN EXECUTE format('GRANT repere_coordinator TO %I', current_user); END IF;
END $$;

CREATE TABLE x_member (role name NOT NULL, organization_id text NOT NULL, PRIMARY KEY (role, organization_id));

CREATE FUNCTION x_coordinates() RETURNS boolean LANGUAGE sql STABLE SET search_path = repere, pg_temp AS $$
    SELECT pg_has_role(current_user, 'repere_coordinator', 'MEMBER')
$$;
CREATE FUNCTION x_may_change(organization text) RETURNS boolean LANGUAGE sql STABLE SET search_path = repere, pg_temp AS $$
    SELECT x_coordinates() OR EXISTS (SELECT FROM x_member WHERE role = current_user AND organization_id = organization)
$$;

GRANT USAGE ON SCHEMA repere TO repere_partner, repere_coordinator, repere_counter;
GRANT SELECT ON x_migration TO repere_partner, repere_coordinator, repere_counter;
GRANT SELECT ON x_about, x_member TO repere_partner, repere_coordinator;
GRANT INSERT, DELETE ON x_member TO repere_coordinator;
GRANT SELECT ON x_usage TO repere_coordinator;
GRANT INSERT ON x_usage_in TO repere_counter;

ALTER TABLE x_member ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON x_member USING (role = current_user OR x_coordinates());

ALTER TABLE metadata ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON metadata TO repere_partner, repere_coordinator;
CREATE POLICY own ON metadata FOR SELECT USING (last_action_date >= now() - interval '12 months' AND x_may_change(organization_id));

DO $$
DECLARE name text; key text;
BEGIN
    FOREACH name IN ARRAY '{organization,service,location,service_at_location,address,phone,schedule,language,attribute,x_leads_to,x_tig}'::text[] LOOP
        key := CASE name WHEN 'organization' THEN 'id' ELSE 'organization_id' END;
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO repere_partner, repere_coordinator', name);
        EXECUTE format('CREATE POLICY change ON %I USING (x_may_change(%I)) WITH CHECK (x_may_change(%I))', name, key, key);
        IF name <> 'organization' THEN           -- public is what belongs to an organization that this role sees
            EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING (EXISTS (SELECT FROM organization AS o WHERE o.id = organization_id))', name);
        END IF;
    END LOOP;
END $$;
CREATE POLICY read ON organization FOR SELECT USING (NOT x_staff);

ALTER TABLE x_document ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON x_document TO repere_partner, repere_coordinator;
CREATE POLICY read ON x_document FOR SELECT USING (NOT x_staff);
CREATE POLICY change ON x_document USING (x_coordinates()) WITH CHECK (x_coordinates());

CREATE FUNCTION x_received() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = repere, pg_temp AS $$
BEGIN
    INSERT INTO x_usage (contents) VALUES (NEW.contents)
    ON CONFLICT (kiosk) DO UPDATE SET contents = EXCLUDED.contents, received_on = EXCLUDED.received_on;
    RETURN NULL;                                 -- nothing stays in x_usage_in
END $$;
CREATE TRIGGER received BEFORE INSERT ON x_usage_in FOR EACH ROW EXECUTE FUNCTION x_received();
