/** @deprecated use new_one */
void old_one(void);
/** \deprecated too */
int old_two;
__attribute__((deprecated)) int old_three(void);
__attribute__((deprecated("why"))) int old_four;
void fresh(void);
[[deprecated]] int old_five(void);
