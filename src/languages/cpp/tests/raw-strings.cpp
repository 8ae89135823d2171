const char *text = R"(class Not { int a; };
#ifdef X
)";
const char *other = u8R"x(")")x";
auto big = 1'000'000;
char quote = '"';
int after;
