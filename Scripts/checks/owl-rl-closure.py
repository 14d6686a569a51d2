#!/usr/bin/env python3
"""Compares what export materialises with the OWL 2 RL closure of the core form.

usage: owl-rl-closure.py ONTOLOGY.ttl CORE.nt FULL.nt

CORE holds what was stated, FULL what was written. The closure of CORE and the ontology, made by
owlrl, is reduced to what our ontology has words for (its properties, its classes as types) and to
IRIs as subjects, and must be FULL, reduced in the same way. Prints what differs; exit code 1 then.
"""
import sys

import owlrl
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import SKOS

TERMS = "https://w3id.org/resolution-graph/ontology#"


def ours(graph, terms):
    for s, p, o in graph:
        if not isinstance(s, URIRef) or s in terms:
            continue
        if str(p).startswith(TERMS):
            yield s, p, o
        elif p == RDF.type and (str(o).startswith(TERMS) or o == SKOS.Concept):
            yield s, p, o


def main(ontology_file, core_file, full_file):
    ontology = Graph().parse(ontology_file)
    terms = set(ontology.subjects())
    closure = Graph().parse(core_file) + ontology
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closure)
    expected = set(ours(closure, terms))
    written = set(ours(Graph().parse(full_file), terms))
    for name, difference in [("missing", expected - written), ("too much", written - expected)]:
        for triple in sorted(difference)[:50]:
            print(name, *(term.n3() for term in triple))
    print(f"{len(written)} triples written, {len(expected)} in the closure")
    return 0 if written == expected else 1


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
