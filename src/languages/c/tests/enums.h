enum color {
  /* Like blood. */
  RED,
  GREEN = 2, /**< Like grass. */
  BLUE = GREEN + 1,
};
enum { ANONYMOUS = 1 << 3 };
enum color paint(enum color c);
