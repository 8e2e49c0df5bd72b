#pragma once

/// Asks the processor to bring the line of its cache that holds an address, and does not wait for it. Any address will do.
static inline void nm_prefetch(const void *address) { __builtin_prefetch(address); }
