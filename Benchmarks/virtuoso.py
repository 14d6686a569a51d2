"""Starts the shared folder's adapter for Virtuoso with the folder of the data filled into the server's settings,
which stands there as an expression that Python's format strings do not evaluate. To be run from the shared
folder's bench."""
import os, re, sys

sys.path.insert(0, os.getcwd())
source = open("ad_virtuoso.py").read()
data = os.environ.get("BENCH_DATA", "/var/tmp/resgraph-bench")
source = re.sub(r"\{os\.environ\.get\([^)]*\)\}", data, source)
exec(compile(source, "ad_virtuoso.py", "exec"))
