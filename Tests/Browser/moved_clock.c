/* Loaded before a process, gives it a clock of its own: that of the machine, moved forward by the seconds in a file.
   Debian's libfaketime does too much here: it changes the environment before Swift has found the arguments in front of
   it, and the process starts as if it had been given none. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <semaphore.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static const volatile int64_t *ahead;

__attribute__((constructor)) static void open_the_clock(void) {
    const char *path = getenv("MOVED_CLOCK");
    int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    void *seconds = file < 0 ? MAP_FAILED : mmap(NULL, sizeof *ahead, PROT_READ, MAP_SHARED, file, 0);
    if (seconds == MAP_FAILED) _exit(111); /* a test must not go by the wrong clock */
    close(file);
    ahead = seconds;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    int result = (int)syscall(SYS_clock_gettime, clock, now);
    if (result == 0 && ahead && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) now->tv_sec += *ahead;
    return result;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    struct timespec moved;
    (void)zone;
    if (clock_gettime(CLOCK_REALTIME, &moved) != 0) return -1;
    now->tv_sec = moved.tv_sec;
    now->tv_usec = moved.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *kept) {
    struct timespec moved;
    clock_gettime(CLOCK_REALTIME, &moved);
    if (kept) *kept = moved.tv_sec;
    return moved.tv_sec;
}

/* Dispatch waits until a time of the day; the kernel, which does the waiting, knows only the machine's. */
int sem_timedwait(sem_t *restrict semaphore, const struct timespec *restrict until) {
    struct timespec real = *until;
    real.tv_sec -= *ahead;
    return sem_clockwait(semaphore, CLOCK_REALTIME, &real);
}
