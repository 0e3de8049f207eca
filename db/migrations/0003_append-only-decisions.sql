-- What a moderator did stays as it was written down. Only withDecisionsUnlocked (src/features/decisions/commands.ts) goes
-- past this, for restoring a backup and for undoing an import.
CREATE FUNCTION refuse_to_change_decisions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('commonplace.decisions', true) = 'unlocked' THEN
    RETURN CASE WHEN TG_LEVEL = 'STATEMENT' THEN NULL WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  RAISE EXCEPTION 'Decisions are never changed or deleted.' USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER decisions_append_only BEFORE UPDATE OR DELETE ON "decisions" FOR EACH ROW EXECUTE FUNCTION refuse_to_change_decisions();
--> statement-breakpoint
CREATE TRIGGER decisions_never_emptied BEFORE TRUNCATE ON "decisions" FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_decisions();
