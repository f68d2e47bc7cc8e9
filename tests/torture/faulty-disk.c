/*
 * A disk that fails, for the tests: loaded before the C library (LD_PRELOAD), it lets the n-th change of a file below
 * one folder fail, or that one and all after it, with the error asked for. Of a write that fails the first half reaches
 * the file, as on a disk that fills up in the middle; of one to a read-only disk, nothing.
 *
 * What is to fail stands in a file that the tests write and this maps (RESIDUA_FAULT_CONTROL); see faults.ts.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

struct control {
  int64_t at;       /* which change fails, counted from 1; 0: none */
  int64_t error;    /* errno */
  int64_t lasting;  /* whether all after it fail, too */
  int64_t count;    /* changes so far */
  int64_t injected; /* failures so far */
  char folder[984]; /* below which changes are counted; with a slash at its end */
};

static struct control *control;

__attribute__((constructor)) static void map_control(void) {
  const char *path = getenv("RESIDUA_FAULT_CONTROL");
  int file = path == NULL ? -1 : open(path, O_RDWR | O_CLOEXEC);
  if (file < 0) return;
  void *map = mmap(NULL, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  if (map != MAP_FAILED) control = map;
}

static int fails(const char *path) {
  if (control == NULL || control->folder[0] == 0) return 0;
  if (strncmp(path, control->folder, strlen(control->folder)) != 0) return 0;
  int64_t now = __atomic_add_fetch(&control->count, 1, __ATOMIC_SEQ_CST);
  if (control->at == 0 || now < control->at || (now > control->at && !control->lasting)) return 0;
  __atomic_add_fetch(&control->injected, 1, __ATOMIC_SEQ_CST);
  errno = (int)control->error;
  return 1;
}

static int fails_on(int file) {
  char link[64], path[4096];
  if (control == NULL) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return fails(path);
}

#define REAL(type, name, ...) ((type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name))

static size_t torn(size_t count) { return control->error == EROFS ? 0 : count / 2; }

ssize_t write(int file, const void *bytes, size_t count) {
  ssize_t (*real)(int, const void *, size_t) = REAL(ssize_t, write, int, const void *, size_t);
  if (!fails_on(file)) return real(file, bytes, count);
  int error = errno;
  if (torn(count) > 0 && real(file, bytes, torn(count)) < 0) error = errno;
  errno = error;
  return -1;
}

static ssize_t positioned(int file, const void *bytes, size_t count, off64_t at) {
  ssize_t (*real)(int, const void *, size_t, off64_t) = REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t);
  if (!fails_on(file)) return real(file, bytes, count, at);
  int error = errno;
  if (torn(count) > 0 && real(file, bytes, torn(count), at) < 0) error = errno;
  errno = error;
  return -1;
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) { return positioned(file, bytes, count, at); }
ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) { return positioned(file, bytes, count, at); }

int fsync(int file) { return fails_on(file) ? -1 : REAL(int, fsync, int)(file); }
int fdatasync(int file) { return fails_on(file) ? -1 : REAL(int, fdatasync, int)(file); }
int ftruncate64(int file, off64_t size) {
  return fails_on(file) ? -1 : REAL(int, ftruncate64, int, off64_t)(file, size);
}
int ftruncate(int file, off_t size) { return fails_on(file) ? -1 : REAL(int, ftruncate64, int, off64_t)(file, size); }
int rename(const char *from, const char *to) {
  return fails(to) ? -1 : REAL(int, rename, const char *, const char *)(from, to);
}

int open64(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
  va_end(more);
  int makes = (flags & O_CREAT) != 0 && access(path, F_OK) != 0;
  if (makes && fails(path)) return -1;
  return REAL(int, open64, const char *, int, ...)(path, flags, mode);
}
