// What translated kernels stand on, in OpenCL C 1.2 and in CUDA C. Java's numbers and the functions of java.lang.Math that kernels use.
#ifdef __CUDACC__
#define GLOBAL
#define FN static __device__ __forceinline__
#define ONLY __restrict__
#define KERNEL extern "C" __global__
// A block has at most this many threads, and a processor room for that many blocks: a bound for registers, which the compiler keeps by computing addresses again.
#ifndef LARGEST_BLOCK
#define LARGEST_BLOCK 128
#endif
#ifndef BLOCKS_AT_A_TIME
#define BLOCKS_AT_A_TIME 5
#endif
#define ROW_KERNEL extern "C" __global__ __launch_bounds__(LARGEST_BLOCK, BLOCKS_AT_A_TIME)
#define ALIGNED(type, count) __align__((count) % 4 == 0 ? 16 : sizeof(type)) type
#define j_sqrt_f32(x) sqrtf(x)
#define ROW ((i32) (blockIdx.x * blockDim.x + threadIdx.x))
// Defined by a header that NVRTC does not have.
#define INFINITY __int_as_float(0x7f800000)
#define NAN __int_as_float(0x7fc00000)
typedef signed char i8;
typedef short i16;
typedef unsigned short u16;
typedef int i32;
typedef unsigned int u32;
typedef long long i64;
typedef unsigned long long u64;
#define clz32(x) __clz((int) (x))
#define clz64(x) __clzll((long long) (x))
#define bits32(x) __popc(x)
#define bits64(x) __popcll(x)
#define high64(a, b) __mul64hi(a, b)
#else
#pragma OPENCL EXTENSION cl_khr_fp64 : enable
#pragma OPENCL FP_CONTRACT OFF
#define GLOBAL __global
#define FN static
#define ONLY restrict
#define KERNEL __kernel
#define ROW_KERNEL __kernel
#define ALIGNED(type, count) type
// The float version is rounded as Java's only where a device can and is told to.
#define j_sqrt_f32(x) ((f32) sqrt((f64) (x)))
#define ROW ((i32) get_global_id(0))
typedef char i8;
typedef short i16;
typedef ushort u16;
typedef int i32;
typedef uint u32;
typedef long i64;
typedef ulong u64;
#define clz32(x) ((i32) clz((u32) (x)))
#define clz64(x) ((i32) clz((u64) (x)))
#define bits32(x) ((i32) popcount((u32) (x)))
#define bits64(x) ((i32) popcount((u64) (x)))
#define high64(a, b) mul_hi((i64) (a), (i64) (b))
#endif
// Loops of the rules stay loops: unrolled, the battles of 27 against 30 units take NVIDIA's compiler eight minutes and 140 registers, as they are some seconds and 96. Loops without a branch, and
// copies, are short, and go faster with several loads under way. Copies of few numbers go at once: numbers that lie together are then loaded together.
#if defined(__CUDACC__) || defined(__NV_CL_C_VERSION)
#define LOOP _Pragma("unroll 1")
#define SHORT_LOOP _Pragma("unroll 4")
#define COPY _Pragma("unroll 4")
#else
#define LOOP
#define SHORT_LOOP
#define COPY
#endif
#ifdef __CUDACC__
#define PRAGMA(text) _Pragma(#text)
#define COPY_FEW(n) PRAGMA(unroll ((n) > 16 ? 4 : (n) < 1 ? 1 : (n)))
#else
#define COPY_FEW(n) COPY
#endif
// Where a row's i-th number lies behind its first: numbers of neighbours lie side by side.
#define IN_ROW(i) ((i64) (i) * k->rows)
typedef float f32;
typedef double f64;
typedef i32 bit;

FN i32 j_max_i32(i32 a, i32 b) { return a > b ? a : b; }
FN i32 j_min_i32(i32 a, i32 b) { return a < b ? a : b; }
FN i32 j_abs_i32(i32 a) { return a < 0 ? -a : a; }
FN i32 j_signum_i32(i32 a) { return a > 0 ? 1 : a < 0 ? -1 : 0; }
FN i32 j_compare(i32 a, i32 b) { return a < b ? -1 : a > b ? 1 : 0; }
FN i32 j_bitCount_i32(i32 a) { return bits32(a); }
FN i32 j_numberOfLeadingZeros_i32(i32 a) { return a == 0 ? 32 : clz32(a); }
FN i32 j_numberOfTrailingZeros_i32(i32 a) { return a == 0 ? 32 : 31 - clz32(a & -a); }
FN i32 j_floorMod_i32(i32 a, i32 b) { i32 r = a % b; return r != 0 && ((r ^ b) < 0) ? r + b : r; }
FN i64 j_max_i64(i64 a, i64 b) { return a > b ? a : b; }
FN i64 j_min_i64(i64 a, i64 b) { return a < b ? a : b; }
FN i64 j_abs_i64(i64 a) { return a < 0 ? -a : a; }
FN i32 j_bitCount_i64(i64 a) { return bits64(a); }
FN i32 j_numberOfLeadingZeros_i64(i64 a) { return a == 0 ? 64 : clz64(a); }
FN i32 j_numberOfTrailingZeros_i64(i64 a) { return a == 0 ? 64 : 63 - clz64(a & -a); }
// Not a number wins, and 0 is greater than -0, as in Java.
FN f32 j_max_f32(f32 a, f32 b) { return a != a ? a : a == 0 && b == 0 ? a + b : a >= b ? a : b; }
FN f32 j_min_f32(f32 a, f32 b) { return a != a ? a : a == 0 && b == 0 ? -(-a - b) : a <= b ? a : b; }
FN f32 j_abs_f32(f32 a) { return a <= 0 ? 0 - a : a; }
FN f64 j_max_f64(f64 a, f64 b) { return a != a ? a : a == 0 && b == 0 ? a + b : a >= b ? a : b; }
FN f64 j_min_f64(f64 a, f64 b) { return a != a ? a : a == 0 && b == 0 ? -(-a - b) : a <= b ? a : b; }
FN f64 j_abs_f64(f64 a) { return a <= 0 ? 0 - a : a; }
FN f32 j_signum_f32(f32 a) { return a > 0 ? 1 : a < 0 ? -1 : a; }
FN f64 j_signum_f64(f64 a) { return a > 0 ? 1 : a < 0 ? -1 : a; }
FN bit j_isNaN(f64 a) { return a != a; }
FN i32 j_floatBits(f32 a) { union { f32 f; i32 i; } u; u.f = a; return u.i; }
FN f32 j_bitsFloat(i32 a) { union { f32 f; i32 i; } u; u.i = a; return u.f; }
FN f64 j_bitsDouble(i64 a) { union { f64 f; i64 i; } u; u.i = a; return u.f; }

// Takes a recorded draw of a row: their number, then key and bits of each; one that was taken has the key -1.
FN f64 j_recorded(GLOBAL i64 *draws, i32 site, i64 index, i32 *failed) {
    i64 key = ((i64) site << 48) ^ index;
    LOOP for (i64 i = 1; i <= 2 * draws[0]; i += 2) {
        if (draws[i] != key) continue;
        draws[i] = -1;
        return j_bitsDouble(draws[i + 1]);
    }
    *failed = 1;
    return 0;
}
