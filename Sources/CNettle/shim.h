#ifndef RESOLUTIONGRAPH_CNETTLE_SHIM_H
#define RESOLUTIONGRAPH_CNETTLE_SHIM_H

#include <nettle/md5.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>
#include <nettle/version.h>
#include <stddef.h>
#include <stdint.h>

// A call for each function of nettle's that is used. From version 4 on, nettle's digests are not told a length.
#if NETTLE_VERSION_MAJOR >= 4
#define RESGRAPH_DIGEST(name, context, length, digest) name##_digest(context, digest)
#else
#define RESGRAPH_DIGEST(name, context, length, digest) name##_digest(context, length, digest)
#endif

typedef enum { RESGRAPH_MD5, RESGRAPH_SHA1, RESGRAPH_SHA256, RESGRAPH_SHA384, RESGRAPH_SHA512 } resgraph_hash_function;

// A digest that is being made: what is in use of the union is told by the function.
typedef struct {
    resgraph_hash_function function;
    union {
        struct md5_ctx md5;
        struct sha1_ctx sha1;
        struct sha256_ctx sha256;
        struct sha512_ctx sha512;
    } state;
} resgraph_digest;

static inline resgraph_digest resgraph_digest_begin(resgraph_hash_function function) {
    resgraph_digest digest = {.function = function};
    switch (function) {
    case RESGRAPH_MD5: md5_init(&digest.state.md5); break;
    case RESGRAPH_SHA1: sha1_init(&digest.state.sha1); break;
    case RESGRAPH_SHA256: sha256_init(&digest.state.sha256); break;
    case RESGRAPH_SHA384: sha384_init(&digest.state.sha512); break;
    case RESGRAPH_SHA512: sha512_init(&digest.state.sha512); break;
    }
    return digest;
}

static inline void resgraph_digest_update(resgraph_digest *digest, const void *bytes, size_t count) {
    switch (digest->function) {
    case RESGRAPH_MD5: md5_update(&digest->state.md5, count, bytes); break;
    case RESGRAPH_SHA1: sha1_update(&digest->state.sha1, count, bytes); break;
    case RESGRAPH_SHA256: sha256_update(&digest->state.sha256, count, bytes); break;
    case RESGRAPH_SHA384:
    case RESGRAPH_SHA512: sha512_update(&digest->state.sha512, count, bytes); break;
    }
}

// Writes the digest, no more than 64 bytes, and says how long it is.
static inline size_t resgraph_digest_end(resgraph_digest *digest, uint8_t *bytes) {
    switch (digest->function) {
    case RESGRAPH_MD5: RESGRAPH_DIGEST(md5, &digest->state.md5, MD5_DIGEST_SIZE, bytes); return MD5_DIGEST_SIZE;
    case RESGRAPH_SHA1: RESGRAPH_DIGEST(sha1, &digest->state.sha1, SHA1_DIGEST_SIZE, bytes); return SHA1_DIGEST_SIZE;
    case RESGRAPH_SHA256: RESGRAPH_DIGEST(sha256, &digest->state.sha256, SHA256_DIGEST_SIZE, bytes); return SHA256_DIGEST_SIZE;
    case RESGRAPH_SHA384: RESGRAPH_DIGEST(sha384, &digest->state.sha512, SHA384_DIGEST_SIZE, bytes); return SHA384_DIGEST_SIZE;
    case RESGRAPH_SHA512: RESGRAPH_DIGEST(sha512, &digest->state.sha512, SHA512_DIGEST_SIZE, bytes); return SHA512_DIGEST_SIZE;
    }
    return 0;
}

#endif
