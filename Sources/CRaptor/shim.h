#ifndef RESOLUTIONGRAPH_CRAPTOR_SHIM_H
#define RESOLUTIONGRAPH_CRAPTOR_SHIM_H

#include <raptor2.h>

// raptor_new_world() is a macro, which Swift cannot see.
static inline raptor_world *resgraph_raptor_new_world(void) { return raptor_new_world(); }

#endif
