// A narrow C face of zlib and zstd for Swift.
//
// Why it exists: zlib's functions for opening a stream are macros, which Swift cannot import, and both libraries keep
// their state in structs that must not move. Here a stream is an opaque handle, and a status an enum.
#ifndef NEWSMARK_CCOMPRESSION_H
#define NEWSMARK_CCOMPRESSION_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

enum { nm_format_gzip = 0, nm_format_zstd = 1 };

enum {
    nm_decoded = 0,      // some input was taken or some output given
    nm_decoded_end = 1,  // a gzip member or a zstd frame ended with the input taken; another may follow
    nm_decoded_broken = 2
};

typedef struct nm_decoder nm_decoder;

/// NULL without memory.
nm_decoder *_Nullable nm_decoder_open(int32_t format);
void nm_decoder_close(nm_decoder *decoder);

/// Decompresses until `input` is used up or `output` is full. Members and frames that follow one another are one text.
int32_t nm_decode(nm_decoder *decoder, const uint8_t *input, size_t length, size_t *taken, uint8_t *output,
                  size_t capacity, size_t *given);

/// The most bytes that nm_encode can give for so many; 0 where they are too many.
size_t nm_encode_bound(int32_t format, size_t length);

/// Compresses `input` into one gzip member or zstd frame and returns its size; 0 where that fails.
/// The bytes depend on the input and the library's version alone: no time, no name, no operating system in the header.
size_t nm_encode(int32_t format, const uint8_t *input, size_t length, uint8_t *output, size_t capacity);

#pragma clang assume_nonnull end

#endif
