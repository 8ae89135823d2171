int before(void) { return 1; }
int broken(int a {
  return a
}
struct half {
  int x;
  int y
};
int after(void) { return 2; }
void unclosed(void) {
  if (x) {
int last(void) { return 3; }
