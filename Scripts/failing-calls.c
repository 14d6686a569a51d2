// Lets chosen allocations of libraptor2 and libxml2 fail, nobody else's, or takes files without a name away, as file
// systems do that have none. Preloaded by Scripts/check-faults.
//
//   FAILING_ALLOCATION=N     the allocation that fails, counted from 0; none without it
//   FAILING_FOR_EVER=1       all after it fail as well
//   ALLOCATION_COUNT=FILE    where the number of allocations is written at the end
//   NO_NAMELESS_FILES=1      no file can be opened that has no name
//
// An allocation is the library's when the call comes from its code: the caller's address tells.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);

#define MOST_RANGES 8
static struct { uintptr_t start, end; } code[MOST_RANGES];
static int rangeCount;
static atomic_long allocationCount;
static long failing = -1;
static bool forEver, isReady, noNamelessFiles;
static int (*systemOpen)(const char *, int, ...);

static int findCode(struct dl_phdr_info *library, size_t size, void *unused) {
    if (!library->dlpi_name || (!strstr(library->dlpi_name, "libraptor2") && !strstr(library->dlpi_name, "libxml2"))) return 0;
    for (int index = 0; index < library->dlpi_phnum && rangeCount < MOST_RANGES; index++) {
        const ElfW(Phdr) *segment = &library->dlpi_phdr[index];
        if (segment->p_type != PT_LOAD || !(segment->p_flags & PF_X)) continue;
        code[rangeCount].start = library->dlpi_addr + segment->p_vaddr;
        code[rangeCount].end = code[rangeCount].start + segment->p_memsz;
        rangeCount++;
    }
    return 0;
}

__attribute__((constructor)) static void begin(void) {
    dl_iterate_phdr(findCode, NULL);
    const char *number = getenv("FAILING_ALLOCATION");
    if (number) failing = atol(number);
    forEver = getenv("FAILING_FOR_EVER") != NULL;
    noNamelessFiles = getenv("NO_NAMELESS_FILES") != NULL;
    isReady = true;
}

__attribute__((destructor)) static void end(void) {
    const char *path = getenv("ALLOCATION_COUNT");
    FILE *file = path ? fopen(path, "w") : NULL;
    if (!file) return;
    fprintf(file, "%ld\n", (long)allocationCount);
    fclose(file);
}

static bool fails(const void *caller) {
    if (!isReady) return false;
    for (int index = 0; index < rangeCount; index++) {
        if ((uintptr_t)caller < code[index].start || (uintptr_t)caller >= code[index].end) continue;
        long number = atomic_fetch_add(&allocationCount, 1);
        if (failing < 0 || (forEver ? number < failing : number != failing)) return false;
        errno = ENOMEM;
        return true;
    }
    return false;
}

void *malloc(size_t size) { return fails(__builtin_return_address(0)) ? NULL : __libc_malloc(size); }
void *calloc(size_t count, size_t size) { return fails(__builtin_return_address(0)) ? NULL : __libc_calloc(count, size); }
void *realloc(void *old, size_t size) { return fails(__builtin_return_address(0)) ? NULL : __libc_realloc(old, size); }

int open(const char *path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    if (noNamelessFiles && (flags & O_TMPFILE) == O_TMPFILE) {
        errno = EOPNOTSUPP;
        return -1;
    }
    if (!systemOpen) systemOpen = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open");
    return systemOpen(path, flags, mode);
}
