 static int
quotient
#ifdef OLD_HEADERS
	(b, s) struct number *b; int s;
#else
	(struct number *b, int s)
#endif
{
	int n = s;
	return b->words + n;
}
struct bits {
  BIT(open);
  BIT(closed);
  TAILQ_ENTRY(bits) next;
  PADDING(8);
};
int last(struct number *b, int s) { return offsetof(struct bits, closed); }
int together(int a) {
#ifdef ONE
  if (a) {
    a = 1;
#else
  if (a > 1) {
    if (a > 2) {
#endif
    a++;
#ifndef ONE
    }
#endif
  }
  return a;
}
int after(void) { return 1; }
