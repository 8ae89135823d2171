struct flags {
  unsigned ready : 1;
  unsigned : 0;
  unsigned a : 2, b : 3;
  const int level : 4;
};
