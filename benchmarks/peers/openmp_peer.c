/* C + OpenMP: plain loops for gcc to vectorise, over arrays allocated once. The protocol stands in README.md. */
#include <errno.h>
#include <math.h>
#include <omp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_WORDS 16
#define MAX_ARRAYS 8

typedef struct { char name[32]; int is_f32; size_t n; void *data; } Array;
typedef struct { const Array *x, *y; double a; } Args;

static Array arrays[MAX_ARRAYS];
static int array_count;
static void *out;
static size_t out_capacity;

/* Result of the last run: out[0..n) of the operand's type, or one f64. */
static double scalar;
static size_t result_count;
static int result_is_scalar, result_is_f32;

#define LOOP _Pragma("omp parallel for simd schedule(static)") for (size_t i = 0; i < n; i++)

#define KERNELS(T, NAME)                                                                                      \
  static void sqrtCube_##NAME(size_t n, const T *restrict x, const T *restrict y, T a, T *restrict o) {       \
    (void)y, (void)a;                                                                                         \
    LOOP o[i] = sizeof(T) == 8 ? (T)sqrt(x[i] * x[i] * x[i]) : (T)sqrtf(x[i] * x[i] * x[i]);                  \
  }                                                                                                           \
  static void add_##NAME(size_t n, const T *restrict x, const T *restrict y, T a, T *restrict o) {            \
    (void)a;                                                                                                  \
    LOOP o[i] = x[i] + y[i];                                                                                  \
  }                                                                                                           \
  static void mul_##NAME(size_t n, const T *restrict x, const T *restrict y, T a, T *restrict o) {            \
    (void)a;                                                                                                  \
    LOOP o[i] = x[i] * y[i];                                                                                  \
  }                                                                                                           \
  static void axpy_##NAME(size_t n, const T *restrict x, const T *restrict y, T a, T *restrict o) {           \
    LOOP o[i] = a * x[i] + y[i];                                                                              \
  }                                                                                                           \
  static void threeHumpCamel_##NAME(size_t n, const T *restrict x, const T *restrict y, T a, T *restrict o) { \
    (void)a;                                                                                                  \
    LOOP {                                                                                                    \
      T s = x[i] * x[i];                                                                                      \
      o[i] = s * (2 + s * ((T)-1.05 + s * (T)(1.0 / 6))) + y[i] * (x[i] + y[i]);                              \
    }                                                                                                         \
  }                                                                                                           \
  static void sum_##NAME(size_t n, const T *restrict x, const T *restrict y, T a, T *restrict o) {            \
    (void)y, (void)a, (void)o;                                                                                \
    T s = 0;                                                                                                  \
    _Pragma("omp parallel for simd schedule(static) reduction(+ : s)") for (size_t i = 0; i < n; i++) s += x[i]; \
    scalar = s;                                                                                               \
  }                                                                                                           \
  static void dot_##NAME(size_t n, const T *restrict x, const T *restrict y, T a, T *restrict o) {            \
    (void)a, (void)o;                                                                                         \
    T s = 0;                                                                                                  \
    _Pragma("omp parallel for simd schedule(static) reduction(+ : s)") for (size_t i = 0; i < n; i++) s += x[i] * y[i]; \
    scalar = s;                                                                                               \
  }

/* What the machine can do at best. read: every element once, into as many sums as hide the latency of adding. peak: six
   additions and six multiplications of vectors in registers for each element of x; neither sum nor product ever moves. */
#define EACH(DO) DO(0) DO(1) DO(2) DO(3) DO(4) DO(5)
#define START(c) Vector s##c = zero + x[c], p##c = s##c;
#define STEP(c) s##c += step, p##c *= factor;
#define FINISH(c) total += s##c[0] + p##c[0];
#define LOAD(c) r##c += *(const Vector *)(x + i + c * LANES);
#define ZERO(c) Vector r##c = {};
#define GATHER(c) for (size_t k = 0; k < LANES; k++) total += r##c[k];
#define LIMITS(T, NAME)                                                                                       \
  static void peak_##NAME(size_t n, const T *restrict x, const T *restrict y, T a, T *restrict o) {           \
    (void)y, (void)a, (void)o;                                                                                \
    typedef T Vector __attribute__((vector_size(16)));                                                        \
    T total = 0;                                                                                              \
    _Pragma("omp parallel reduction(+ : total)") {                                                            \
      Vector zero = {}, step = zero, factor = zero + 1;                                                       \
      EACH(START)                                                                                             \
      _Pragma("omp for schedule(static)") for (size_t i = 0; i < n; i++) {                                     \
        __asm__("" : "+x"(step), "+x"(factor));                                                               \
        EACH(STEP)                                                                                            \
      }                                                                                                       \
      EACH(FINISH)                                                                                            \
    }                                                                                                         \
    scalar = total;                                                                                           \
  }                                                                                                           \
  static void read_##NAME(size_t n, const T *restrict x, const T *restrict y, T a, T *restrict o) {           \
    (void)y, (void)a, (void)o;                                                                                \
    typedef T Vector __attribute__((vector_size(16), aligned(sizeof(T)), may_alias));                         \
    const size_t LANES = 16 / sizeof(T), block = 6 * LANES;                                                   \
    T total = 0;                                                                                              \
    _Pragma("omp parallel reduction(+ : total)") {                                                            \
      EACH(ZERO)                                                                                              \
      _Pragma("omp for schedule(static)") for (size_t i = 0; i < n / block * block; i += block) { EACH(LOAD) } \
      EACH(GATHER)                                                                                            \
    }                                                                                                         \
    scalar = total;                                                                                           \
  }

LIMITS(double, f64)
LIMITS(float, f32)

KERNELS(double, f64)
KERNELS(float, f32)

#define ROW(NAME, SCALAR) { #NAME, SCALAR, NAME##_f64, NAME##_f32 }
static const struct {
  const char *name;
  int is_scalar;
  void (*f64)(size_t, const double *, const double *, double, double *);
  void (*f32)(size_t, const float *, const float *, float, float *);
} operations[] = {
  ROW(sqrtCube, 0), ROW(add, 0), ROW(mul, 0), ROW(axpy, 0), ROW(threeHumpCamel, 0), ROW(sum, 1), ROW(dot, 1),
  ROW(read, 1), ROW(peak, 1),
};
#define OPERATIONS (int)(sizeof operations / sizeof *operations)

static void fail(const char *what) { printf("error\t%s\n", what); }

static void load(char **w) {
  FILE *file = fopen(w[3], "rb");
  if (!file || array_count == MAX_ARRAYS) return fail("cannot load");
  Array *a = &arrays[array_count++];
  snprintf(a->name, sizeof a->name, "%s", w[1]);
  a->is_f32 = !strcmp(w[2], "f32");
  size_t item = a->is_f32 ? 4 : 8;
  fseek(file, 0, SEEK_END);
  a->n = (size_t)ftell(file) / item;
  rewind(file);
  a->data = aligned_alloc(64, (a->n * item + 63) / 64 * 64);
  size_t got = fread(a->data, item, a->n, file);
  fclose(file);
  if (got != a->n) return fail("short read");
  puts("ok");
}

static void once(int op, Args v) {
  size_t n = v.x->n;
  void *y = v.y ? v.y->data : 0;
  if (v.x->is_f32) operations[op].f32(n, v.x->data, y, (float)v.a, out);
  else operations[op].f64(n, v.x->data, y, v.a, out);
}

static void run(char **w, int count) {
  int op = 0;
  while (op < OPERATIONS && strcmp(operations[op].name, w[1])) op++;
  if (op == OPERATIONS) return fail("no such operation");
  Args v = { 0, 0, 0 };
  for (int i = 3; i < count; i++) {
    const Array *found = 0;
    for (int k = 0; k < array_count; k++)
      if (!strcmp(arrays[k].name, w[i])) found = &arrays[k];
    if (!found) v.a = strtod(w[i], 0);
    else if (!v.x) v.x = found;
    else v.y = found;
  }
  if (!v.x) return fail("no array");
  size_t bytes = (v.x->n * (v.x->is_f32 ? 4 : 8) + 63) / 64 * 64;
  if (bytes > out_capacity) free(out), out = aligned_alloc(64, bytes), out_capacity = bytes;
  once(op, v);
  printf("ok");
  for (long times = strtol(w[2], 0, 10); times > 0; times--) {
    double start = omp_get_wtime();
    once(op, v);
    printf("\t%.9g", omp_get_wtime() - start);
  }
  puts("");
  result_is_scalar = operations[op].is_scalar;
  result_is_f32 = !result_is_scalar && v.x->is_f32;
  result_count = result_is_scalar ? 1 : v.x->n;
}

static void save(const char *path) {
  FILE *file = fopen(path, "wb");
  if (!file) return fail(strerror(errno));
  fwrite(result_is_scalar ? (void *)&scalar : out, result_is_f32 ? 4 : 8, result_count, file);
  fclose(file);
  puts(result_is_f32 ? "ok\tf32" : "ok\tf64");
}

int main(void) {
  static char line[1 << 14];
  while (fgets(line, sizeof line, stdin)) {
    char *words[MAX_WORDS];
    int count = 0;
    for (char *w = strtok(line, "\t\n"); w && count < MAX_WORDS; w = strtok(0, "\t\n")) words[count++] = w;
    if (!count) continue;
    if (!strcmp(words[0], "hello")) {
      printf("ok\tgcc %d.%d, OpenMP, 128-bit", __GNUC__, __GNUC_MINOR__);
      for (int i = 0; i < OPERATIONS; i++) printf("\t%s", operations[i].name);
      puts("");
    } else if (!strcmp(words[0], "load") && count > 3) load(words);
    else if (!strcmp(words[0], "run") && count > 3) run(words, count);
    else if (!strcmp(words[0], "save") && count > 1) save(words[1]);
    else if (!strcmp(words[0], "clear")) {
      while (array_count) free(arrays[--array_count].data);
      puts("ok");
    } else fail("no such verb");
    fflush(stdout);
  }
}
