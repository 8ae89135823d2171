function run(list: number[]) {
  if (ready()) one();
  else if (two()) three();
  else {
    four();
  }
  const x = ready() ? five() : six();
  x && seven();
  x ?? eight();
  x + nine();
  for (let i = init(); more(i); step(i)) ten();
  for (const a of source()) {
    eleven(a);
  }
  while (more()) twelve();
  do {
    thirteen();
  } while (more());
  switch (kind()) {
    case 1:
      fourteen();
      break;
    default:
      fifteen();
  }
  try {
    sixteen();
  } catch (error) {
    seventeen(error);
  } finally {
    eighteen();
  }
}
