-- Versions, which make a lost update impossible; and the history by role, twelve months (HSDS `metadata`).
SET LOCAL search_path TO repere;

CREATE FUNCTION x_new_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.x_version := CASE WHEN TG_OP = 'INSERT' THEN (extract(epoch FROM clock_timestamp()) * 1000000)::bigint     -- never one that was there before a deletion
                          ELSE OLD.x_version + 1 END;
    NEW.x_changed_by := session_user;
    NEW.x_changed_at := now();
    RETURN NEW;
END $$;
CREATE TRIGGER version BEFORE INSERT OR UPDATE ON organization FOR EACH ROW EXECUTE FUNCTION x_new_version();
CREATE TRIGGER version BEFORE INSERT OR UPDATE ON x_document FOR EACH ROW EXECUTE FUNCTION x_new_version();

-- A change of any row is a change of its organization.
CREATE FUNCTION x_touch() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = repere, pg_temp AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN UPDATE organization SET id = id WHERE id = OLD.organization_id; END IF;
    IF TG_OP <> 'DELETE' AND (TG_OP = 'INSERT' OR NEW.organization_id <> OLD.organization_id) THEN
        UPDATE organization SET id = id WHERE id = NEW.organization_id;
    END IF;
    RETURN NULL;
END $$;

CREATE TABLE metadata (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, resource_id text NOT NULL, resource_type text NOT NULL,
    last_action_date timestamptz NOT NULL DEFAULT now(), last_action_type text NOT NULL CHECK (last_action_type IN ('create', 'update', 'delete')),
    field_name text NOT NULL, previous_value text NOT NULL, replacement_value text NOT NULL,      -- a row made or deleted: its JSON, of no field
    updated_by text NOT NULL DEFAULT session_user, organization_id text);
CREATE INDEX ON metadata (last_action_date);

CREATE FUNCTION x_history() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = repere, pg_temp AS $$
DECLARE
    kept CONSTANT text[] := '{x_version,x_changed_by,x_changed_at,x_staff}';
    before jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) - kept END;
    after jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) - kept END;
    one jsonb := coalesce(after, before);
    named text := coalesce(one ->> 'id', one ->> 'x_file');
    owner text := CASE TG_TABLE_NAME WHEN 'organization' THEN named ELSE one ->> 'organization_id' END;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        INSERT INTO metadata (resource_id, resource_type, last_action_type, field_name, previous_value, replacement_value, organization_id)
        SELECT named, TG_TABLE_NAME, 'update', key, coalesce(before ->> key, ''), coalesce(after ->> key, ''), owner
        FROM jsonb_object_keys(after) AS key WHERE before -> key IS DISTINCT FROM after -> key;
    ELSE
        INSERT INTO metadata (resource_id, resource_type, last_action_type, field_name, previous_value, replacement_value, organization_id)
        VALUES (named, TG_TABLE_NAME, CASE TG_OP WHEN 'INSERT' THEN 'create' ELSE 'delete' END, '', coalesce(jsonb_strip_nulls(before)::text, ''), coalesce(jsonb_strip_nulls(after)::text, ''), owner);
    END IF;
    RETURN NULL;
END $$;

-- Older than twelve months: gone with the next change, and shown to nobody until then (003).
CREATE FUNCTION x_forget() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = repere, pg_temp AS $$
BEGIN
    DELETE FROM metadata WHERE last_action_date < now() - interval '12 months';
    RETURN NULL;
END $$;
CREATE TRIGGER forget AFTER INSERT ON metadata FOR EACH STATEMENT EXECUTE FUNCTION x_forget();

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY '{organization,service,location,service_at_location,address,phone,schedule,language,attribute,x_leads_to,x_tig,x_document}'::text[] LOOP
        EXECUTE format('CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION x_history()', name);
        IF name NOT IN ('organization', 'x_document') THEN
            EXECUTE format('CREATE TRIGGER touch AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION x_touch()', name);
        END IF;
    END LOOP;
END $$;
