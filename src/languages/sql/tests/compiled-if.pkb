create or replace package body p is
  $if dbms_db_version.version >= 21 $then
  procedure one is begin null; end;
  $else
  procedure two is begin null; end;
  $end
  procedure three is begin null; end;
end;
/
