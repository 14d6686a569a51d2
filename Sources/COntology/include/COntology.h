#ifndef RESOLUTIONGRAPH_CONTOLOGY_H
#define RESOLUTIONGRAPH_CONTOLOGY_H

#include <stddef.h>

/// A file of the folder Ontology/, as it was when the program was built.
struct resgraph_ontology_file {
    /// The file's name without its folder, NUL-terminated.
    const char *name;
    /// The file's bytes, UTF-8; they live as long as the program.
    const unsigned char *bytes;
    size_t length;
};

/// How many files are embedded.
size_t resgraph_ontology_file_count(void);

/// The file at an index below the count; for any other index a file without name and bytes.
struct resgraph_ontology_file resgraph_ontology_file_at(size_t index);

/// How many questions of the folder Ontology/questions/ are embedded.
size_t resgraph_question_file_count(void);

/// The question at an index below the count; for any other index a file without name and bytes.
struct resgraph_ontology_file resgraph_question_file_at(size_t index);

#endif
