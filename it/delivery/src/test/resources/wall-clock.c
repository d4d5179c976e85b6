/* Loaded before the C library, it adds the seconds that a file holds to the time of day, and to nothing else. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef int (*clock_gettime_t)(clockid_t, struct timespec *);

static long offset(void) {
    long seconds = 0;
    const char *path = getenv("WALL_CLOCK_OFFSET");
    FILE *file = path == NULL ? NULL : fopen(path, "r");
    if (file != NULL) {
        if (fscanf(file, "%ld", &seconds) != 1) {
            seconds = 0;
        }
        fclose(file);
    }
    return seconds;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    static clock_gettime_t real = NULL;
    if (real == NULL) {
        real = (clock_gettime_t) dlsym(RTLD_NEXT, "clock_gettime");
    }
    int status = real(clock, time);
    if (status == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) {
        time->tv_sec += offset();
    }
    return status;
}
