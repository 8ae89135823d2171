void walk(struct list *all)
{
  struct item *at;
  list_for_each_entry(at, all, next) {
    int seen = at->value;
    visit(seen);
  }
  struct owner *o = container_of(all, struct owner, list);
  copy((void __user *)o);
}
int after;
