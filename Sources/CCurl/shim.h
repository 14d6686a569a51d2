#ifndef RESOLUTIONGRAPH_CCURL_SHIM_H
#define RESOLUTIONGRAPH_CCURL_SHIM_H

#include <curl/curl.h>
#include <stdio.h>

// curl_easy_setopt and curl_easy_getinfo take any type of value, which Swift cannot call: one function for
// each type that is used.
static inline CURLcode resgraph_curl_set_number(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode resgraph_curl_set_size(CURL *handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode resgraph_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode resgraph_curl_set_pointer(CURL *handle, CURLoption option, const void *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode resgraph_curl_set_headers(CURL *handle, struct curl_slist *headers) {
    return curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers);
}

// A function that takes bytes of an answer, for CURLOPT_WRITEFUNCTION and CURLOPT_HEADERFUNCTION.
typedef size_t (*resgraph_curl_receiver)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode resgraph_curl_set_receiver(CURL *handle, CURLoption option, resgraph_curl_receiver receiver) {
    return curl_easy_setopt(handle, option, receiver);
}

static inline CURLcode resgraph_curl_get_status(CURL *handle, long *status) {
    return curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, status);
}

// The option has another name, and the old one is deprecated, since 7.85.
static inline CURLcode resgraph_curl_allow_only_http(CURL *handle) {
#if LIBCURL_VERSION_NUM >= 0x075500
    return curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
#else
    return curl_easy_setopt(handle, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}

#endif
