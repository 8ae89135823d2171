void run(int n)
{
	if (ready())
		one();
	else if (two())
		three();
	else {
		four();
	}
	int x = ready() ? five() : six();
	int y = x && seven();
	for (int i = first(); more(i); step(i))
		eight();
	while (more())
		nine();
	do {
		ten();
	} while (more());
	switch (kind()) {
	case 1:
		eleven();
		break;
	default:
		twelve();
	}
}
