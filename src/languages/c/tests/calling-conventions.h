typedef VOID (NTAPI *Routine)
             (PVOID context,
              ULONG reserved);
typedef HANDLE(WINAPI* Opener)(PCWSTR name);
struct table {
  DWORD (CALLBACK *run)(DWORD flags);
};
int closes(FILE *file);
