CREATE OR REPLACE PACKAGE BODY billing IS
  c_rate CONSTANT NUMBER := 0.2;
  TYPE t_row IS RECORD (id NUMBER, label items.name%TYPE);
  CURSOR c_items IS SELECT id FROM items;

  -- Adds tax.
  FUNCTION taxed(p_amount IN NUMBER DEFAULT 1) RETURN NUMBER IS
    l_sum NUMBER;
    PROCEDURE inner_one IS BEGIN NULL; END;
  BEGIN
    IF p_amount > 0 THEN l_sum := CASE WHEN 1 = 1 THEN p_amount ELSE 0 END; END IF;
    RETURN l_sum * c_rate;
  EXCEPTION WHEN OTHERS THEN RAISE;
  END taxed;

  PROCEDURE run(p_row IN OUT NOCOPY t_row) IS
  BEGIN
    $IF $$debug $THEN debug.log(q'[it's]'); $END
    FOR r IN c_items LOOP log_pkg.write(r.id); END LOOP;
  END;
BEGIN
  NULL;
END billing;
/
@@next.sql
