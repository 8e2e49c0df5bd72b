// Bare ICU from C, the limit that segmentation is measured against.
//
// Why it exists: called from Swift through an iterator a boundary, ICU would look slower than it is.
// Why no <unicode/...> header is included here: see CICU.h.
#ifndef NEWSMARK_BARE_ICU_H
#define NEWSMARK_BARE_ICU_H

#include <stdint.h>

#pragma clang assume_nonnull begin

typedef struct nm_bare nm_bare;

/// Opens a sentence and a word iterator, English rules, to be used for many texts; NULL when ICU fails.
nm_bare *_Nullable nm_bare_open(void);

void nm_bare_close(nm_bare *bare);

enum { nm_bare_sentences = 1, nm_bare_words = 2 };

/// Transcodes UTF-8 to UTF-16 (u_strFromUTF8) and counts the boundaries of the kinds asked for; -1 when ICU fails.
int64_t nm_bare_boundaries(nm_bare *bare, const uint8_t *utf8, int32_t length, int32_t kinds);

#pragma clang assume_nonnull end

#endif
