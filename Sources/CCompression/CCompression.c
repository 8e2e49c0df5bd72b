#include "CCompression.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

// 15 bits of window, and 16 for gzip's header rather than zlib's.
enum { gzip_window = 15 + 16, gzip_level = 4, zstd_level = 3 };

struct nm_decoder {
    int32_t format;
    z_stream gzip;
    ZSTD_DStream *zstd;
};

nm_decoder *nm_decoder_open(int32_t format) {
    nm_decoder *decoder = calloc(1, sizeof *decoder);
    if (!decoder) return NULL;
    decoder->format = format;
    if (format == nm_format_gzip) {
        if (inflateInit2(&decoder->gzip, gzip_window) == Z_OK) return decoder;
    } else {
        decoder->zstd = ZSTD_createDStream();
        if (decoder->zstd) return decoder;
    }
    free(decoder);
    return NULL;
}

void nm_decoder_close(nm_decoder *decoder) {
    if (decoder->format == nm_format_gzip) inflateEnd(&decoder->gzip);
    ZSTD_freeDStream(decoder->zstd);
    free(decoder);
}

static int32_t decode_gzip(z_stream *stream, const uint8_t *input, size_t length, size_t *taken, uint8_t *output,
                           size_t capacity, size_t *given) {
    uInt in = length > UINT_MAX ? UINT_MAX : (uInt)length;
    uInt out = capacity > UINT_MAX ? UINT_MAX : (uInt)capacity;
    stream->next_in = (z_const Bytef *)input;
    stream->avail_in = in;
    stream->next_out = output;
    stream->avail_out = out;
    int result = inflate(stream, Z_NO_FLUSH);
    *taken = in - stream->avail_in;
    *given = out - stream->avail_out;
    if (result == Z_STREAM_END) return inflateReset(stream) == Z_OK ? nm_decoded_end : nm_decoded_broken;
    // Z_BUF_ERROR says only that nothing could be done with these buffers.
    return result == Z_OK || result == Z_BUF_ERROR ? nm_decoded : nm_decoded_broken;
}

int32_t nm_decode(nm_decoder *decoder, const uint8_t *input, size_t length, size_t *taken, uint8_t *output,
                  size_t capacity, size_t *given) {
    if (decoder->format == nm_format_gzip)
        return decode_gzip(&decoder->gzip, input, length, taken, output, capacity, given);
    ZSTD_inBuffer in = {input, length, 0};
    ZSTD_outBuffer out = {output, capacity, 0};
    size_t result = ZSTD_decompressStream(decoder->zstd, &out, &in);
    *taken = in.pos;
    *given = out.pos;
    if (ZSTD_isError(result)) return nm_decoded_broken;
    return result == 0 ? nm_decoded_end : nm_decoded;
}

size_t nm_encode_bound(int32_t format, size_t length) {
    if (format == nm_format_zstd) return ZSTD_compressBound(length);
    // zlib's bound without a stream leaves room for zlib's header; gzip's takes 12 bytes more.
    return length > UINT_MAX / 2 ? 0 : compressBound(length) + 12;
}

static size_t encode_gzip(const uint8_t *input, size_t length, uint8_t *output, size_t capacity) {
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    if (length > UINT_MAX / 2 || capacity > UINT_MAX) return 0;
    if (deflateInit2(&stream, gzip_level, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK) return 0;
    gz_header header;
    memset(&header, 0, sizeof header);
    header.os = 255;  // RFC 1952: unknown
    deflateSetHeader(&stream, &header);
    stream.next_in = (z_const Bytef *)input;
    stream.avail_in = (uInt)length;
    stream.next_out = output;
    stream.avail_out = (uInt)capacity;
    int result = deflate(&stream, Z_FINISH);
    size_t size = result == Z_STREAM_END ? stream.total_out : 0;
    deflateEnd(&stream);
    return size;
}

size_t nm_encode(int32_t format, const uint8_t *input, size_t length, uint8_t *output, size_t capacity) {
    if (format == nm_format_gzip) return encode_gzip(input, length, output, capacity);
    size_t size = ZSTD_compress(output, capacity, input, length, zstd_level);
    return ZSTD_isError(size) ? 0 : size;
}
