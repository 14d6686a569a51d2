#!/usr/bin/env python3
"""Opens a graph in the formats for property graphs with the tools that they are for.

usage: property-graph.py FOLDER STEM

FOLDER holds STEM.nt, STEM.graphml, STEM.nodes.csv, STEM.edges.csv, STEM.csv-metadata.json,
STEM.neo4j-nodes.csv, STEM.neo4j-relationships.csv and STEM.cypher. networkx, pandas and DuckDB open theirs;
Neo4j's headers are held against its documented rules, and the Cypher script against its grammar.
"""
import csv
import json
import pathlib
import re
import sys

import duckdb
import networkx
import pandas
import rdflib
from antlr4 import CommonTokenStream, InputStream
from antlr4.error.ErrorListener import ErrorListener
from antlr4_cypher import CypherLexer, CypherParser

RDF_TYPE = rdflib.RDF.type
ONTOLOGY = "https://w3id.org/resolution-graph/ontology#"
# Of two inverse properties one gives edges.
OMITTED = {ONTOLOGY + name for name in ["hasRevision", "hasPart", "hasComponent", "addresseeOf", "hasStretch"]}


def expected(path):
    """Nodes and edges as the triples have them."""
    graph = rdflib.Graph().parse(path, format="nt")
    edges = {
        (str(s), str(o), str(p)) for s, p, o in graph
        if not isinstance(o, rdflib.Literal) and p != RDF_TYPE and str(p) not in OMITTED
    }
    nodes = {str(s) for s in graph.subjects()} | {o for _, o, _ in edges}
    return graph, nodes, edges


def check_graphml(path, graph, nodes, edges):
    found = networkx.read_graphml(path, force_multigraph=True)
    assert found.is_directed() and set(found.nodes) == nodes, path
    assert {(s, o) for s, o, _ in found.edges} == {(s, o) for s, o, _ in edges}, path
    assert len({(s, o, d["type"]) for s, o, d in found.edges(data=True)}) == len(edges), path
    assert all(d["weight"] == 1 for _, _, d in found.edges(data=True)), path
    for node, data in found.nodes(data=True):
        assert data["label"], node
        order = graph.value(rdflib.URIRef(node), rdflib.URIRef(ONTOLOGY + "order"))
        assert order is None or data["order"] == int(order), node
    return f"{len(found)} nodes, {found.number_of_edges()} edges"


def check_tables(folder, stem, graph, nodes, edges):
    schema = json.loads((folder / f"{stem}.csv-metadata.json").read_text())
    for table in schema["tables"]:
        header = next(csv.reader(open(folder / table["url"], newline="", encoding="utf-8")))
        assert header == [column["name"] for column in table["tableSchema"]["columns"]], table["url"]
    frame = pandas.read_csv(folder / f"{stem}.nodes.csv", dtype={"number": str, "sha256": str})
    assert set(frame["id"]) == nodes and len(frame) == len(nodes)
    assert frame["kinds"].map(json.loads).map(len).sum() == len(set(graph.subject_objects(RDF_TYPE)))
    database = duckdb.connect()
    for name in ["nodes", "edges"]:
        database.execute(f"CREATE TABLE {name} AS SELECT * FROM read_csv('{folder}/{stem}.{name}.csv', header = true, sample_size = -1)")
    found = database.execute("SELECT DISTINCT source, target, type FROM edges").fetchall()
    assert len(found) == len(edges) and {row[:2] for row in found} == {edge[:2] for edge in edges}
    types = dict(database.execute("SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'nodes'").fetchall())
    wanted = {"long": "BIGINT", "double": "DOUBLE", "boolean": "BOOLEAN"}
    for column in schema["tables"][0]["tableSchema"]["columns"]:
        if column["datatype"] in wanted:
            assert types[column["name"]] == wanted[column["datatype"]], (column, types[column["name"]])
    lost = database.execute("SELECT count(*) FROM edges WHERE source NOT IN (SELECT id FROM nodes) OR target NOT IN (SELECT id FROM nodes)").fetchone()
    assert lost == (0,)
    return f"{len(frame)} rows of nodes, {len(frame.columns)} columns"


def check_neo4j(folder, stem, nodes, edges):
    """The rules of https://neo4j.com/docs/operations-manual/current/import/ for headers and fields."""
    field = re.compile(r"^[A-Za-z_][A-Za-z0-9_]*:(string|long|double|boolean)(\[\])?$")
    rows = list(csv.reader(open(folder / f"{stem}.neo4j-nodes.csv", newline="", encoding="utf-8")))
    header = rows[0]
    assert header[0] == "iri:ID" and header.count(":LABEL") == 1 and len(set(header)) == len(header)
    assert all(field.match(name) for name in header if name not in ("iri:ID", ":LABEL")), header
    ids = [row[0] for row in rows[1:]]
    assert len(ids) == len(set(ids)) and set(ids) == nodes, "ids must be unique"
    for row in rows[1:]:
        assert len(row) == len(header)
        for name, value in zip(header, row):
            kind = name.split(":")[1].removesuffix("[]")
            for part in (value.split(";") if name.endswith("[]") else [value]):
                if part and kind == "long": int(part)
                if part and kind == "double": float(part)
                if part and kind == "boolean": assert part in ("true", "false")
    rows = list(csv.reader(open(folder / f"{stem}.neo4j-relationships.csv", newline="", encoding="utf-8")))
    assert rows[0] == [":START_ID", ":END_ID", ":TYPE", "document:string"]
    assert all(row[0] in nodes and row[1] in nodes and re.match(r"^[A-Z_][A-Z0-9_]*$", row[2]) for row in rows[1:])
    assert len({tuple(row[:3]) for row in rows[1:]}) == len(edges)
    return f"{len(ids)} nodes, {len(rows) - 1} relationships"


class Strict(ErrorListener):
    def syntaxError(self, recognizer, symbol, line, column, message, error):
        raise SyntaxError(f"line {line}:{column} {message}")


def check_cypher(path):
    statements = [text for text in path.read_text(encoding="utf-8").split(";\n") if text.strip()]
    # The grammar is openCypher's, which leaves constraints to the database.
    assert statements[0].startswith("CREATE CONSTRAINT resource_iri IF NOT EXISTS FOR (n:Resource) REQUIRE n.iri IS UNIQUE")
    # Of each kind of statement the first and the last, and some between: the parser is slow.
    chosen = statements[1:4] + statements[4:-3:max(1, len(statements) // 6)] + statements[-3:]
    for statement in chosen:
        lexer = CypherLexer(InputStream(statement[:1500].rsplit("},\n", 1)[0] + "}\n]" + statement[statement.rindex("\n] AS row") + 2:] if len(statement) > 1500 else statement))
        parser = CypherParser(CommonTokenStream(lexer))
        for part in (lexer, parser):
            part.removeErrorListeners()
            part.addErrorListener(Strict())
        parser.script()
    return f"{len(statements)} statements, {len(chosen)} parsed"


def main(folder, stem):
    folder = pathlib.Path(folder)
    graph, nodes, edges = expected(folder / f"{stem}.nt")
    print("GraphML:", check_graphml(folder / f"{stem}.graphml", graph, nodes, edges))
    print("tables:", check_tables(folder, stem, graph, nodes, edges))
    print("Neo4j:", check_neo4j(folder, stem, nodes, edges))
    print("Cypher:", check_cypher(folder / f"{stem}.cypher"))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
