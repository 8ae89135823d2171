/** Words that say little in a question; they count a fifth. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the of to in is are be for and or on by with from that this it its as at if will can into than then which ' +
    'when was were has have does do so such may must should whether'
  ).split(' '),
);

/** Groups of words that stand for one another in names; a word may be in several groups. */
export const SYNONYM_GROUPS: readonly (readonly string[])[] = `
str string
cfg config configuration conf
ctx context
req request
res resp response
msg message
err error exception
init initialize initialise initial
del delete remove destroy
rm remove
fn func function
cb callback
auth authentication authenticate authorization
db database
dir directory folder
param parameter
arg argument
idx index
len length size
num number
max maximum
min minimum
get fetch retrieve obtain lookup
create make build construct
check validate verify
convert transform
parse decode
encode serialize
serialise serialize
start begin launch
stop end terminate shutdown
merge combine
join concatenate concat
append add push
pop shift
print output write
show display
update modify change
find search locate
match equal
copy clone
close shut
tmp temp temporary
attr attribute
prop property
env environment
exec execute run
cmd command
doc document
elem element
val value
obj object
ptr pointer
ref reference
src source
dst dest destination
addr address
buf buffer
char character
cnt count
info information
spec specification
stmt statement
expr expression
regex regexp pattern
pkg package
ver version
async asynchronous
sync synchronous
impl implementation
lib library
util utility
util helper
alloc allocate
dealloc deallocate free
async await
wrap enclose
emit fire dispatch trigger
listen subscribe observe
handler callback listener
resolve determine
escape quote
trim strip
upper uppercase
lower lowercase
iter iterate loop
cache memoize
log logger logging
random rand
abort cancel
retry again
queue enqueue
lock mutex
thread worker
timeout deadline
url uri
header headers
cookie cookies
route router routing path
file filename
left start
right end
pad padding`
  .trim()
  .split('\n')
  .map((line) => line.split(' '));
