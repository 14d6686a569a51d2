#ifndef RESOLUTIONGRAPH_CSITE_H
#define RESOLUTIONGRAPH_CSITE_H

#include <stddef.h>

/// A file of the folder Files/, as it was when the program was built.
struct resgraph_site_file {
    /// The file's name, NUL-terminated.
    const char *name;
    /// The file's bytes, UTF-8; they live as long as the program.
    const unsigned char *bytes;
    size_t length;
};

/// How many files are embedded.
size_t resgraph_site_file_count(void);

/// The file at an index below the count; for any other index a file without name and bytes.
struct resgraph_site_file resgraph_site_file_at(size_t index);

#endif
