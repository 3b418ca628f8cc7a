// Between the device's order, [number][row], and that of a host, [row][number]. The host's part has `count` rows from `first` on, with `length` numbers each, on the device those from `start` on.
// What is written lies side by side, what is read in few cache lines; the way to the host is narrower than both. A whole number stands for every type of its size.
#define TO_ROWS \
    i32 width = (i32) length; \
    for (i32 at = ROW; at < (i32) count * width; at += threads) { \
        i32 row = at / width; \
        rows[at] = columns[(start + at - row * width) * n + first + row]; \
    }
#define TO_COLUMNS \
    i32 height = (i32) count; \
    for (i32 at = ROW; at < height * (i32) length; at += threads) { \
        i32 number = at / height; \
        i32 row = at - number * height; \
        columns[(start + number) * n + first + row] = rows[row * (i32) length + number]; \
    }
#define PART i32 threads, i64 n, i64 first, i64 count, i64 start, i64 length

KERNEL void to_rows_1(GLOBAL const i8 *ONLY columns, GLOBAL i8 *ONLY rows, PART) { TO_ROWS }
KERNEL void to_columns_1(GLOBAL i8 *ONLY columns, GLOBAL const i8 *ONLY rows, PART) { TO_COLUMNS }
KERNEL void to_rows_2(GLOBAL const i16 *ONLY columns, GLOBAL i16 *ONLY rows, PART) { TO_ROWS }
KERNEL void to_columns_2(GLOBAL i16 *ONLY columns, GLOBAL const i16 *ONLY rows, PART) { TO_COLUMNS }
KERNEL void to_rows_4(GLOBAL const i32 *ONLY columns, GLOBAL i32 *ONLY rows, PART) { TO_ROWS }
KERNEL void to_columns_4(GLOBAL i32 *ONLY columns, GLOBAL const i32 *ONLY rows, PART) { TO_COLUMNS }
KERNEL void to_rows_8(GLOBAL const i64 *ONLY columns, GLOBAL i64 *ONLY rows, PART) { TO_ROWS }
KERNEL void to_columns_8(GLOBAL i64 *ONLY columns, GLOBAL const i64 *ONLY rows, PART) { TO_COLUMNS }
