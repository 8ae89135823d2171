type id = private int
type level = private Low | High
class door = object
  method private lock = ()
end
