create or replace package billing as
  --%suite(Billing)
  subtype t_name is varchar2(30);
  g_count pls_integer := 0;
  --%test(adds tax)
  procedure adds_tax;
  function taxed(p_amount number) return number deterministic;
end billing;
/
