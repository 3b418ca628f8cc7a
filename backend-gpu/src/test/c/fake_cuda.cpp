// A stand-in for NVIDIA's driver and compiler libraries in tests of the host code on machines without a GPU: the functions that CudaDriver and Nvrtc call, on the processor. A "cubin" is a
// shared library that the C++ compiler of the machine makes out of the same CUDA source. Stricter than the real thing where that finds mistakes: nothing that was queued happens before somebody
// waits for it, memory that a copy will fill is spoilt until then, and every copy must lie within one allocation.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fstream>
#include <functional>
#include <map>
#include <mutex>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <unistd.h>
#include <vector>

namespace {
constexpr int OK = 0, INVALID_VALUE = 1, OUT_OF_MEMORY = 2, INVALID_IMAGE = 200, INVALID_CONTEXT = 201, NOT_FOUND = 500, NO_DEVICE = 100;
constexpr size_t LARGEST = size_t(1) << 36;
const char HEAD[] = "FAKECUBIN";

int driver_version = 12040, compiler_version = 12090, device_count = 1, architecture = 90;
int threads_at_a_time = 640, last_block = 0;
int compilations = 0, contexts = 0, streams = 0, modules = 0, events = 0;
thread_local void *current = nullptr;
std::recursive_mutex lock;
std::map<char *, size_t> device_memory, host_memory;
std::vector<std::function<void()>> queue;

struct Event { size_t position = 0; };
size_t done = 0;

void drain(size_t until) {
    while (done < until && !queue.empty()) {
        auto work = queue.front();
        queue.erase(queue.begin());
        done++;
        work();
    }
}
size_t queued() { return done + queue.size(); }

bool within(const std::map<char *, size_t> &blocks, const void *pointer, size_t bytes) {
    auto at = blocks.upper_bound((char *) pointer);
    if (at == blocks.begin()) return false;
    --at;
    return (char *) pointer + bytes <= at->first + at->second;
}

std::string temporary(const char *suffix) {
    static int next = 0;
    std::string folder = getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp";
    return folder + "/fakecuda-" + std::to_string(getpid()) + "-" + std::to_string(next++) + suffix;
}
}  // namespace

#define LOCKED std::lock_guard<std::recursive_mutex> guard(lock)
#define IN_CONTEXT LOCKED; if (!current) return INVALID_CONTEXT

extern "C" {
// What tests set and ask.
void fake_reset() {
    LOCKED;
    driver_version = 12040; compiler_version = 12090; device_count = 1; architecture = 90; compilations = 0; threads_at_a_time = 640;
}
void fake_driver_version(int version) { driver_version = version; }
void fake_compiler_version(int version) { compiler_version = version; }
void fake_device_count(int count) { device_count = count; }
void fake_architecture(int which) { architecture = which; }
void fake_threads_at_a_time(int threads) { threads_at_a_time = threads; }
int fake_last_block() { return last_block; }
int fake_compilations() { return compilations; }
int fake_held() { LOCKED; return device_memory.size() + host_memory.size() + contexts + streams + modules + events; }

int cuDriverGetVersion(int *version) { *version = driver_version; return OK; }
int cuInit(unsigned) { return device_count == 0 ? NO_DEVICE : OK; }
int cuGetErrorString(int status, const char **text) {
    static std::map<int, std::string> texts = {{NO_DEVICE, "no CUDA-capable device is detected"}, {OUT_OF_MEMORY, "out of memory"}, {INVALID_CONTEXT, "invalid device context"}};
    if (!texts.count(status)) texts[status] = "a fake error";
    *text = texts[status].c_str();
    return OK;
}
int cuDeviceGetCount(int *count) { *count = device_count; return OK; }
int cuDeviceGet(int *device, int ordinal) { *device = ordinal; return OK; }
int cuDeviceGetName(char *name, int length, int) { snprintf(name, length, "Fake GPU"); return OK; }
int cuDeviceGetAttribute(int *value, int which, int) {
    *value = which == 75 ? architecture / 10 : which == 76 ? architecture % 10 : which == 16 ? 4 : -1;
    return *value < 0 ? INVALID_VALUE : OK;
}
int cuDevicePrimaryCtxRetain(void **context, int) { LOCKED; contexts++; *context = &contexts; return OK; }
int cuDevicePrimaryCtxRelease_v2(int) { LOCKED; contexts--; return OK; }
int cuCtxSetCurrent(void *context) { current = context; return OK; }
int cuStreamCreate(void **stream, unsigned) { IN_CONTEXT; streams++; *stream = &streams; return OK; }
int cuStreamDestroy_v2(void *) { IN_CONTEXT; streams--; return OK; }
int cuStreamSynchronize(void *) { IN_CONTEXT; drain(queued()); return OK; }

int cuMemGetInfo_v2(size_t *left, size_t *total) {
    IN_CONTEXT;
    *left = *total = LARGEST;
    for (auto &each : device_memory) *left -= each.second;
    return OK;
}
int cuMemAlloc_v2(uint64_t *pointer, size_t bytes) {
    IN_CONTEXT;
    if (bytes > LARGEST) return OUT_OF_MEMORY;
    char *block = (char *) malloc(bytes);
    memset(block, 0xCD, bytes);
    device_memory[block] = bytes;
    *pointer = (uint64_t) block;
    return OK;
}
int cuMemFree_v2(uint64_t pointer) {
    IN_CONTEXT;
    drain(queued());
    if (!device_memory.erase((char *) pointer)) return INVALID_VALUE;
    free((void *) pointer);
    return OK;
}
int cuMemHostAlloc(void **pointer, size_t bytes, unsigned) {
    IN_CONTEXT;
    *pointer = malloc(bytes);
    host_memory[(char *) *pointer] = bytes;
    return OK;
}
int cuMemFreeHost(void *pointer) {
    IN_CONTEXT;
    if (!host_memory.erase((char *) pointer)) return INVALID_VALUE;
    free(pointer);
    return OK;
}
int cuMemsetD8Async(uint64_t pointer, unsigned char value, size_t bytes, void *) {
    IN_CONTEXT;
    if (!within(device_memory, (void *) pointer, bytes)) return INVALID_VALUE;
    queue.push_back([=] { memset((void *) pointer, value, bytes); });
    return OK;
}
int cuMemcpyHtoDAsync_v2(uint64_t to, const void *from, size_t bytes, void *) {
    IN_CONTEXT;
    if (!within(device_memory, (void *) to, bytes)) return INVALID_VALUE;
    queue.push_back([=] { memcpy((void *) to, from, bytes); });
    return OK;
}
int cuMemcpyDtoHAsync_v2(void *to, uint64_t from, size_t bytes, void *) {
    IN_CONTEXT;
    if (!within(device_memory, (void *) from, bytes)) return INVALID_VALUE;
    memset(to, 0xCD, bytes);
    queue.push_back([=] { memcpy(to, (void *) from, bytes); });
    return OK;
}
int cuEventCreate(void **event, unsigned) { IN_CONTEXT; events++; *event = new Event(); return OK; }
int cuEventDestroy_v2(void *event) { IN_CONTEXT; events--; delete (Event *) event; return OK; }
int cuEventRecord(void *event, void *) { IN_CONTEXT; ((Event *) event)->position = queued(); return OK; }
int cuEventSynchronize(void *event) { IN_CONTEXT; drain(((Event *) event)->position); return OK; }

int cuModuleLoadDataEx(void **module, const void *image, unsigned, void *, void *) {
    IN_CONTEXT;
    const char *at = (const char *) image;
    if (strncmp(at, HEAD, sizeof HEAD) != 0) return INVALID_IMAGE;
    uint64_t bytes;
    memcpy(&bytes, at + sizeof HEAD, 8);
    std::string file = temporary(".so");
    std::ofstream(file, std::ios::binary).write(at + sizeof HEAD + 8, bytes);
    *module = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    unlink(file.c_str());
    if (!*module) return INVALID_IMAGE;
    modules++;
    return OK;
}
int cuModuleUnload(void *module) { IN_CONTEXT; drain(queued()); modules--; dlclose(module); return OK; }
int cuModuleGetFunction(void **function, void *module, const char *name) {
    IN_CONTEXT;
    *function = dlsym(module, (std::string("fake_") + name).c_str());
    return *function ? OK : NOT_FOUND;
}
int cuFuncSetCacheConfig(void *, int) { IN_CONTEXT; return OK; }

int cuOccupancyMaxActiveBlocksPerMultiprocessor(int *blocks, void *, int threads, size_t) {
    *blocks = std::min(32, threads_at_a_time / threads);
    return OK;
}

struct Config { unsigned grid[3], block[3], shared; void *stream, *attributes; unsigned count; };

int cuLaunchKernelEx(const Config *config, void *function, void **arguments, void **extra) {
    static_assert(sizeof(Config) == 56);
    IN_CONTEXT;
    for (int i = 1; i < 3; i++) if (config->grid[i] != 1 || config->block[i] != 1) return INVALID_VALUE;
    if (config->grid[0] == 0 || config->block[0] == 0 || config->block[0] > 1024 || config->stream != &streams || extra) return INVALID_VALUE;
    auto prepare = (std::function<void(unsigned, unsigned)> * (*) (void **) ) function;
    auto *kernel = prepare(arguments);  // takes the arguments' values now, as the driver does
    unsigned grid = config->grid[0], block = config->block[0];
    last_block = block;
    queue.push_back([=] { (*kernel)(grid, block); delete kernel; });
    return OK;
}

struct Program { std::string source, log, image; };

int nvrtcVersion(int *major, int *minor) { *major = compiler_version / 1000; *minor = compiler_version % 1000 / 10; return OK; }
int nvrtcGetNumSupportedArchs(int *count) { *count = 3; return OK; }
int nvrtcGetSupportedArchs(int *all) { all[0] = 70; all[1] = 80; all[2] = 90; return OK; }
int nvrtcCreateProgram(void **program, const char *source, const char *, int headers, void *, void *) {
    if (headers != 0) return 3;
    *program = new Program{source, "", ""};
    return OK;
}
int nvrtcDestroyProgram(void **program) { delete (Program *) *program; *program = nullptr; return OK; }

int nvrtcCompileProgram(void *handle, int count, const char **options) {
    LOCKED;
    compilations++;
    std::set<std::string> given(options, options + count);
    if (!given.count("--fmad=false")) return 5;
    Program *program = (Program *) handle;
    std::string file = temporary(".cpp"), library = temporary(".so"), log = temporary(".log");
    std::ofstream out(file);
    out << R"(
#include <bit>
#include <functional>
#include <math.h>
#undef INFINITY
#undef NAN
#include <tuple>
#define __CUDACC__
#define __device__
#define __global__
#define __forceinline__ inline
#define __launch_bounds__(threads, blocks)
#define __align__(bytes) __attribute__((aligned(bytes)))
struct Place { unsigned x, y, z; };
static Place blockIdx, threadIdx, blockDim;
static int __clz(int x) { return x == 0 ? 32 : __builtin_clz(x); }
static int __clzll(long long x) { return x == 0 ? 64 : __builtin_clzll(x); }
static int __popc(int x) { return __builtin_popcount(x); }
static int __popcll(long long x) { return __builtin_popcountll(x); }
static long long __mul64hi(long long a, long long b) { return (__int128) a * b >> 64; }
static constexpr float __int_as_float(int x) { return std::bit_cast<float>(x); }
template <class... T> std::function<void(unsigned, unsigned)> *prepared(void (*kernel)(T...), void **arguments) {
    int i = 0;
    std::tuple<T...> values{*(T *) arguments[i++]...};
    return new std::function<void(unsigned, unsigned)>([=](unsigned grid, unsigned block) {
        blockDim = {block, 1, 1};
        for (unsigned b = 0; b < grid; b++)
            for (unsigned t = 0; t < block; t++) {
                blockIdx = {b, 0, 0};
                threadIdx = {t, 0, 0};
                std::apply(kernel, values);
            }
    });
}
)" << program->source
        << "\n";
    std::regex kernel("KERNEL void (\\w+)\\(");
    for (std::sregex_iterator each(program->source.begin(), program->source.end(), kernel), end; each != end; ++each) {
        std::string name = (*each)[1];
        out << "extern \"C\" void *fake_" << name << "(void **p) { return prepared(" << name << ", p); }\n";
    }
    out.close();
    std::string command = "c++ -std=c++20 -O1 -w -ffp-contract=off -fwrapv -fno-strict-aliasing -fno-math-errno -shared -fPIC -o " + library + " " + file + " 2>" + log;
    bool failed = system(command.c_str()) != 0;
    std::stringstream said, made;
    said << std::ifstream(log).rdbuf();
    program->log = said.str();
    if (!failed) {
        made << std::ifstream(library, std::ios::binary).rdbuf();
        uint64_t bytes = made.str().size();
        program->image = std::string(HEAD, sizeof HEAD) + std::string((char *) &bytes, 8) + made.str();
    }
    for (auto &each : {file, library, log}) unlink(each.c_str());
    return failed ? 6 : OK;
}
int nvrtcGetProgramLogSize(void *program, size_t *size) { *size = ((Program *) program)->log.size() + 1; return OK; }
int nvrtcGetProgramLog(void *program, char *log) { strcpy(log, ((Program *) program)->log.c_str()); return OK; }
int nvrtcGetCUBINSize(void *program, size_t *size) { *size = ((Program *) program)->image.size(); return OK; }
int nvrtcGetCUBIN(void *program, char *image) {
    memcpy(image, ((Program *) program)->image.data(), ((Program *) program)->image.size());
    return OK;
}
int nvrtcGetPTXSize(void *program, size_t *size) { return nvrtcGetCUBINSize(program, size); }
int nvrtcGetPTX(void *program, char *image) { return nvrtcGetCUBIN(program, image); }
}
