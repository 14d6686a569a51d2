#ifndef RESOLUTIONGRAPH_CRAPTOR_SHIM_H
#define RESOLUTIONGRAPH_CRAPTOR_SHIM_H

#include <raptor2.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// raptor_new_world() is a macro, which Swift cannot see.
static inline raptor_world *resgraph_raptor_new_world(void) { return raptor_new_world(); }

// Growing memory behind a raptor_iostream. In C because Raptor calls the handler for almost every
// byte: a Swift closure behind a C function pointer is two calls, this is one.
// Invariant: `bytes` holds `capacity` bytes, the first `count` of which are written. `is_incomplete` is set where memory
// ran out and something was not written: Raptor does not look at what the handler returns.
typedef struct {
    uint8_t *bytes;
    size_t count;
    size_t capacity;
    int is_incomplete;
} resgraph_output;

static inline int resgraph_output_grow(resgraph_output *output, size_t more) {
    size_t capacity = output->capacity * 2;
    if (capacity - output->count < more) capacity = output->count + more;
    uint8_t *bytes = realloc(output->bytes, capacity);
    if (!bytes) return output->is_incomplete = 1;
    output->bytes = bytes;
    output->capacity = capacity;
    return 0;
}

static int resgraph_output_write_byte(void *context, const int byte) {
    resgraph_output *output = context;
    if (output->count == output->capacity && resgraph_output_grow(output, 1)) return 1;
    output->bytes[output->count++] = (uint8_t)byte;
    return 0;
}

static int resgraph_output_write_bytes(void *context, const void *bytes, size_t size, size_t count) {
    resgraph_output *output = context;
    size_t length = size * count;
    if (output->capacity - output->count < length && resgraph_output_grow(output, length)) return 0;
    memcpy(output->bytes + output->count, bytes, length);
    output->count += length;
    return (int)count;
}

static const raptor_iostream_handler resgraph_output_handler = {
    .version = 2,
    .write_byte = resgraph_output_write_byte,
    .write_bytes = resgraph_output_write_bytes,
};

// A stream that writes into the memory. Raptor keeps the pointer to its handler, which lives as long as
// the program.
static inline raptor_iostream *resgraph_new_output_stream(raptor_world *world, resgraph_output *output) {
    return raptor_new_iostream_from_handler(world, output, &resgraph_output_handler);
}

#endif
