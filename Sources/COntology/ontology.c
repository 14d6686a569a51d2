// The files of Ontology/ inside the binary, so that one copied program works anywhere.
//
// #embed (C23, 6.10.3) reads them when this file is compiled. The compiler lists them among the
// dependencies of the object file, so a changed Turtle file is compiled in by the next build. A new
// file needs an array here and a line in the table.

#include "COntology.h"

static const unsigned char resolution_graph[] = {
#embed "../../Ontology/resolution-graph.ttl"
};
static const unsigned char vocabularies[] = {
#embed "../../Ontology/vocabularies.ttl"
};
static const unsigned char bodies[] = {
#embed "../../Ontology/bodies.ttl"
};
static const unsigned char series[] = {
#embed "../../Ontology/series.ttl"
};
static const unsigned char instruments[] = {
#embed "../../Ontology/instruments.ttl"
};
static const unsigned char alignments[] = {
#embed "../../Ontology/alignments.ttl"
};
static const unsigned char shapes[] = {
#embed "../../Ontology/shapes.ttl"
};
static const unsigned char void_description[] = {
#embed "../../Ontology/void.ttl"
};

static const struct resgraph_ontology_file files[] = {
    {"resolution-graph.ttl", resolution_graph, sizeof resolution_graph},
    {"vocabularies.ttl", vocabularies, sizeof vocabularies},
    {"bodies.ttl", bodies, sizeof bodies},
    {"series.ttl", series, sizeof series},
    {"instruments.ttl", instruments, sizeof instruments},
    {"alignments.ttl", alignments, sizeof alignments},
    {"shapes.ttl", shapes, sizeof shapes},
    {"void.ttl", void_description, sizeof void_description},
};

size_t resgraph_ontology_file_count(void) { return sizeof files / sizeof files[0]; }

struct resgraph_ontology_file resgraph_ontology_file_at(size_t index) {
    static const struct resgraph_ontology_file none = {"", (const unsigned char *)"", 0};
    return index < resgraph_ontology_file_count() ? files[index] : none;
}
