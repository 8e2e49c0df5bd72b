// A narrow C face of ICU4C for Swift.
//
// Why it exists: ICU renames its functions by macro (ubrk_open becomes ubrk_open_72), which Swift cannot import.
// Why no <unicode/...> header is included here: Foundation carries an ICU of its own, and a Swift file that sees
// both fails to build. So every ICU type is opaque here, and a status is an int32_t: success is <= 0.
#ifndef NEWSMARK_CICU_H
#define NEWSMARK_CICU_H

#include <stdbool.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// The version of ICU that is linked, as "72.1".
const char *nm_icu_version(void);

/// The name of a status, as "U_ILLEGAL_ARGUMENT_ERROR".
const char *nm_status_name(int32_t status);

typedef struct nm_break nm_break;

enum { nm_break_word = 0, nm_break_sentence = 1 };

/// Opens an iterator over the boundaries of Unicode Annex 29, English rules, without text.
nm_break *_Nullable nm_break_open(int32_t kind, int32_t *status);

void nm_break_close(nm_break *iterator);

/// Sets the text: UTF-8, valid, borrowed until the next call of set_text or close.
void nm_break_set_text(nm_break *iterator, const uint8_t *utf8, int64_t length, int32_t *status);

/// Writes up to `capacity` next boundaries (byte offsets, ascending, the text's start left out) to `ends`,
/// and returns how many; 0 at the end. Batched, since a call per boundary costs as much as finding it.
int32_t nm_break_next(nm_break *iterator, int32_t *ends, int32_t capacity);

/// Folds UTF-8 for matching: NFKC case folding, then canonical decomposition without its nonspacing marks,
/// so that "Müller", "MÜLLER" and "Muller" agree. Writes UTF-8 and returns its length in bytes; -1 with a status
/// when `capacity` is too small or ICU fails.
int32_t nm_fold(const uint8_t *utf8, int32_t length, uint8_t *folded, int32_t capacity, int32_t *status);

/// Word_Break property (UAX 29) of a code point, as ICU numbers it (UWordBreakValues).
int32_t nm_word_break_class(uint32_t scalar);

enum {
    nm_word_break_other = 0,
    nm_word_break_aletter = 1,
    nm_word_break_midletter = 4,
    nm_word_break_midnum = 5,
    nm_word_break_numeric = 6,
    nm_word_break_extendnumlet = 7,
    nm_word_break_midnumlet = 11,
    nm_word_break_single_quote = 15,
    nm_word_break_double_quote = 16,
    nm_word_break_wsegspace = 22,
};

/// Sentence_Break property (UAX 29) of a code point, as ICU numbers it (USentenceBreak).
int32_t nm_sentence_break_class(uint32_t scalar);

enum {
    nm_sentence_break_aterm = 1,
    nm_sentence_break_close = 2,
    nm_sentence_break_format = 3,
    nm_sentence_break_lower = 4,
    nm_sentence_break_numeric = 5,
    nm_sentence_break_oletter = 6,
    nm_sentence_break_sep = 7,
    nm_sentence_break_sp = 8,
    nm_sentence_break_sterm = 9,
    nm_sentence_break_upper = 10,
    nm_sentence_break_cr = 11,
    nm_sentence_break_extend = 12,
    nm_sentence_break_lf = 13,
    nm_sentence_break_scontinue = 14,
};

/// Whether a code point is upper case or title case (letters only).
bool nm_is_upper(uint32_t scalar);
/// Whether a code point is a lower-case letter.
bool nm_is_lower(uint32_t scalar);
/// Whether a code point is a letter or a mark that continues one.
bool nm_is_letter(uint32_t scalar);
/// Whether a code point is a decimal digit.
bool nm_is_digit(uint32_t scalar);
/// Whether a code point is white space (White_Space property).
bool nm_is_white_space(uint32_t scalar);

#pragma clang assume_nonnull end

#endif
