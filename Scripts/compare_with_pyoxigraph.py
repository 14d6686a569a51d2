"""Holds exported answers (see RandomQueryTests) against those of pyoxigraph.

Rows are compared as multisets, doubles and floats by value. Prints each difference and the count;
exits 1 if there is a difference."""

import collections
import json
import sys

import pyoxigraph

XSD = "http://www.w3.org/2001/XMLSchema#"


def key(kind, value, datatype, language):
    if kind == "literal" and datatype in (XSD + "double", XSD + "float"):
        digits = 6 if datatype == XSD + "float" else 12
        number = float(value.replace("INF", "inf"))
        return (kind, "%.*g" % (digits, number + 0.0), datatype, None)
    if kind == "literal" and datatype == XSD + "string":
        datatype = None
    if language:
        return (kind, value, None, language.lower())
    return (kind, value, datatype, None)


def ours(term):
    return key(term["type"], term["value"], term.get("datatype"), term.get("xml:lang"))


def theirs(term):
    if isinstance(term, pyoxigraph.NamedNode):
        return key("uri", term.value, None, None)
    if isinstance(term, pyoxigraph.BlankNode):
        return key("bnode", term.value, None, None)
    return key("literal", term.value, term.datatype.value, term.language)


def store_of(data):
    store = pyoxigraph.Store()
    # Parsing keeps the labels of blank nodes; loading would not.
    for quad in pyoxigraph.parse(data.encode(), format=pyoxigraph.RdfFormat.N_QUADS):
        store.add(quad)
    return store


def compare(record):
    """A description of the difference, or None."""
    result = store_of(record["data"]).query(record["query"])
    if "boolean" in record:
        return None if bool(result) == record["boolean"] else f"ours {record['boolean']}"
    if "graph" in record:
        mine = {
            (theirs(t.subject), theirs(t.predicate), theirs(t.object))
            for t in pyoxigraph.parse(record["graph"].encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
        }
        other = {(theirs(t.subject), theirs(t.predicate), theirs(t.object)) for t in result}
        return None if mine == other else f"only ours {mine - other}, only theirs {other - mine}"
    document = json.loads(record["results"])
    mine = collections.Counter(
        tuple(sorted((name, ours(term)) for name, term in row.items())) for row in document["results"]["bindings"]
    )
    names = [variable.value for variable in result.variables]
    other = collections.Counter(
        tuple(sorted((name, theirs(row[name])) for name in names if row[name] is not None)) for row in result
    )
    if mine == other:
        return None
    return f"only ours {list((mine - other).items())[:3]}\n  only theirs {list((other - mine).items())[:3]}"


def main():
    differences = total = rows = refused = 0
    with open(sys.argv[1], encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            total += 1
            if "results" in record:
                rows += len(json.loads(record["results"])["results"]["bindings"])
            try:
                difference = compare(record)
            except (SyntaxError, RuntimeError, ValueError) as error:
                refused += 1
                difference = f"pyoxigraph: {error}"
            if difference:
                differences += 1
                print(f"seed {record['seed']}\n{record['query']}\n  {difference}\n")
    print(f"{total} queries, {rows} rows, {differences} different ({refused} refused by pyoxigraph {pyoxigraph.__version__})")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
