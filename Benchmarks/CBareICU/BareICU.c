#include "BareICU.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

struct nm_bare {
    UBreakIterator *sentences;
    UBreakIterator *words;
    UChar *text;
    int32_t capacity;
};

nm_bare *nm_bare_open(void) {
    UErrorCode code = U_ZERO_ERROR;
    nm_bare *bare = calloc(1, sizeof *bare);
    if (!bare) return NULL;
    bare->sentences = ubrk_open(UBRK_SENTENCE, "en", NULL, 0, &code);
    bare->words = ubrk_open(UBRK_WORD, "en", NULL, 0, &code);
    if (U_FAILURE(code)) {
        nm_bare_close(bare);
        return NULL;
    }
    return bare;
}

void nm_bare_close(nm_bare *bare) {
    if (bare->sentences) ubrk_close(bare->sentences);
    if (bare->words) ubrk_close(bare->words);
    free(bare->text);
    free(bare);
}

static int64_t count(UBreakIterator *iterator, const UChar *text, int32_t length, UErrorCode *code) {
    ubrk_setText(iterator, text, length, code);
    if (U_FAILURE(*code)) return 0;
    int64_t boundaries = 0;
    while (ubrk_next(iterator) != UBRK_DONE) boundaries++;
    return boundaries;
}

int64_t nm_bare_boundaries(nm_bare *bare, const uint8_t *utf8, int32_t length, int32_t kinds) {
    UErrorCode code = U_ZERO_ERROR;
    if (length > bare->capacity) {
        UChar *grown = realloc(bare->text, (size_t)length * 2 * sizeof *grown);
        if (!grown) return -1;
        bare->text = grown;
        bare->capacity = length * 2;
    }
    int32_t units = 0;
    u_strFromUTF8(bare->text, bare->capacity, &units, (const char *)utf8, length, &code);
    int64_t boundaries = 0;
    if (kinds & nm_bare_sentences) boundaries += count(bare->sentences, bare->text, units, &code);
    if (kinds & nm_bare_words) boundaries += count(bare->words, bare->text, units, &code);
    return U_FAILURE(code) ? -1 : boundaries;
}
