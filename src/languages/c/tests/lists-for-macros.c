const box first = BOX(KIND, { 0x01, 0x02,
                              0x03, });
static box second = { BOX(KIND, {}), BOX(KIND, { { 1, 2 }, { 3 } }) };
int run(int x)
{
	BLOCK(x, { x = stop(x); });
	return made(EACH({ x, 1 }));
}
int last(int x) { return x; }
