static void __sched notrace __schedule(unsigned int mode)
{
}

static int __init setup(void)
{
  return 0;
}

static int counter __aligned(8);
