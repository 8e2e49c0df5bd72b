#include "CICU.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/uversion.h>

_Static_assert(sizeof(UErrorCode) == sizeof(int32_t), "a status crosses the border as int32_t");

struct nm_break {
    UBreakIterator *iterator;
    UText *text;
};

const char *nm_icu_version(void) { return U_ICU_VERSION; }

const char *nm_status_name(int32_t status) { return u_errorName((UErrorCode)status); }

nm_break *nm_break_open(int32_t kind, int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    UBreakIteratorType type = kind == nm_break_word ? UBRK_WORD : UBRK_SENTENCE;
    UBreakIterator *iterator = ubrk_open(type, "en", NULL, 0, &code);
    *status = code;
    if (U_FAILURE(code)) return NULL;
    nm_break *handle = calloc(1, sizeof *handle);
    if (!handle) {
        ubrk_close(iterator);
        *status = U_MEMORY_ALLOCATION_ERROR;
        return NULL;
    }
    handle->iterator = iterator;
    return handle;
}

void nm_break_close(nm_break *handle) {
    ubrk_close(handle->iterator);
    if (handle->text) utext_close(handle->text);
    free(handle);
}

void nm_break_set_text(nm_break *handle, const uint8_t *utf8, int64_t length, int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    handle->text = utext_openUTF8(handle->text, (const char *)utf8, length, &code);
    if (U_SUCCESS(code)) ubrk_setUText(handle->iterator, handle->text, &code);
    *status = code;
}

int32_t nm_break_next(nm_break *handle, int32_t *ends, int32_t capacity) {
    int32_t count = 0;
    while (count < capacity) {
        int32_t end = ubrk_next(handle->iterator);
        if (end == UBRK_DONE) break;
        ends[count++] = end;
    }
    return count;
}

// The ASCII letters for a small letter whose stroke, ligature or missing dot has no decomposition in Unicode; NULL for
// any other. So names meet as English news writes them (Solskjaer, Lodz, Erdogan), after CLDR's Latin-ASCII transform.
static const char *nm_plain_letters(UChar32 scalar) {
    switch (scalar) {
    case 0xE6: return "ae";   // æ
    case 0xF0: return "d";    // ð
    case 0xF8: return "o";    // ø
    case 0xFE: return "th";   // þ
    case 0x111: return "d";   // đ
    case 0x127: return "h";   // ħ
    case 0x131: return "i";   // ı
    case 0x142: return "l";   // ł
    case 0x153: return "oe";  // œ
    default: return NULL;
    }
}

int32_t nm_fold(const uint8_t *utf8, int32_t length, uint8_t *folded, int32_t capacity, int32_t *status) {
    // A word is short; what does not fit in these buffers is reported, and the caller keeps the word as it is.
    enum { room = 1024 };
    UChar source[room], cased[room], decomposed[room], bare[2 * room];
    UErrorCode code = U_ZERO_ERROR;
    int32_t units = 0;
    u_strFromUTF8(source, room, &units, (const char *)utf8, length, &code);
    const UNormalizer2 *fold = unorm2_getNFKCCasefoldInstance(&code);
    units = unorm2_normalize(fold, source, units, cased, room, &code);
    const UNormalizer2 *decompose = unorm2_getNFDInstance(&code);
    units = unorm2_normalize(decompose, cased, units, decomposed, room, &code);
    if (U_FAILURE(code)) {
        *status = code;
        return -1;
    }
    int32_t kept = 0;
    for (int32_t i = 0; i < units;) {
        UChar32 scalar;
        int32_t start = i;
        U16_NEXT(decomposed, i, units, scalar);
        if (u_charType(scalar) == U_NON_SPACING_MARK) continue;
        const char *plain = nm_plain_letters(scalar);
        if (plain) {
            while (*plain) bare[kept++] = (UChar)*plain++;
            continue;
        }
        while (start < i) bare[kept++] = decomposed[start++];
    }
    int32_t bytes = 0;
    u_strToUTF8((char *)folded, capacity, &bytes, bare, kept, &code);
    *status = code;
    return U_FAILURE(code) ? -1 : bytes;
}

_Static_assert(
    U_WB_OTHER == nm_word_break_other && U_WB_ALETTER == nm_word_break_aletter &&
        U_WB_MIDLETTER == nm_word_break_midletter && U_WB_MIDNUM == nm_word_break_midnum &&
        U_WB_NUMERIC == nm_word_break_numeric && U_WB_EXTENDNUMLET == nm_word_break_extendnumlet &&
        U_WB_MIDNUMLET == nm_word_break_midnumlet && U_WB_SINGLE_QUOTE == nm_word_break_single_quote &&
        U_WB_DOUBLE_QUOTE == nm_word_break_double_quote && U_WB_WSEGSPACE == nm_word_break_wsegspace,
    "as in the header");

int32_t nm_word_break_class(uint32_t scalar) { return u_getIntPropertyValue((UChar32)scalar, UCHAR_WORD_BREAK); }

int32_t nm_sentence_break_class(uint32_t scalar) {
    _Static_assert(
        U_SB_ATERM == nm_sentence_break_aterm && U_SB_CLOSE == nm_sentence_break_close &&
            U_SB_FORMAT == nm_sentence_break_format && U_SB_LOWER == nm_sentence_break_lower &&
            U_SB_NUMERIC == nm_sentence_break_numeric && U_SB_OLETTER == nm_sentence_break_oletter &&
            U_SB_SEP == nm_sentence_break_sep && U_SB_SP == nm_sentence_break_sp &&
            U_SB_STERM == nm_sentence_break_sterm && U_SB_UPPER == nm_sentence_break_upper &&
            U_SB_CR == nm_sentence_break_cr && U_SB_EXTEND == nm_sentence_break_extend &&
            U_SB_LF == nm_sentence_break_lf && U_SB_SCONTINUE == nm_sentence_break_scontinue,
        "as in the header");
    return u_getIntPropertyValue((UChar32)scalar, UCHAR_SENTENCE_BREAK);
}

bool nm_is_upper(uint32_t scalar) { return u_isupper((UChar32)scalar) || u_istitle((UChar32)scalar); }
bool nm_is_lower(uint32_t scalar) { return u_islower((UChar32)scalar); }
bool nm_is_letter(uint32_t scalar) {
    return (U_GET_GC_MASK((UChar32)scalar) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}
bool nm_is_digit(uint32_t scalar) { return u_isdigit((UChar32)scalar); }
bool nm_is_white_space(uint32_t scalar) { return u_isUWhiteSpace((UChar32)scalar); }
