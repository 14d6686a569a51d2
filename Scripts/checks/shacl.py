#!/usr/bin/env python3
"""Validates files, each alone, against the shapes of the ontology, with pySHACL.

usage: shacl.py ONTOLOGY_FOLDER FILE…

Prints each violation; exit code 1 where there is one.
"""
import sys

import pyshacl
from rdflib import Graph
from rdflib.namespace import SH


def main(folder, files):
    shapes = Graph().parse(f"{folder}/shapes.ttl")
    ontology = Graph().parse(f"{folder}/resolution-graph.ttl")
    violations = 0
    for file in files:
        data = Graph().parse(file)
        _, report, _ = pyshacl.validate(data, shacl_graph=shapes, ont_graph=ontology)
        results = list(report.subjects(SH.resultSeverity, SH.Violation))
        for result in results:
            about = [report.value(result, p) for p in (SH.focusNode, SH.resultPath, SH.value, SH.resultMessage)]
            print(file, *(term.n3() for term in about if term is not None))
        violations += len(results)
        print(f"{file}: {len(data)} triples, {len(results)} violations")
    return 1 if violations else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
