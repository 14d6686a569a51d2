"""Turns a run of the benchmark runner and some of the C kernels into Markdown tables."""
import json, math, re, sys

scale, run_path, kernel_path = sys.argv[1:4]
run = json.load(open(run_path))
kernels = {}
for match in re.finditer(r"^(q\d\d)\t([\d.]+) ms", open(kernel_path).read(), re.M):
    # The fastest of the runs: a kernel has no other work than its loop.
    kernels[match[1]] = min(float(match[2]), kernels.get(match[1], math.inf))
ours = run["ours"]
peers = [name for name in run if name != "ours"]

print(f"### {scale}: warm CPU milliseconds, query text to serialised answer\n")
columns = ["query", "rows", "ours", *peers, "C kernel", *(["fastest peer / ours"] if peers else []), "ours / C"]
if peers: columns.append("answers")
print("| " + " | ".join(columns) + " |")
print("|---" * len(columns) + "|")
logs = {name: [] for name in peers}
for query, own in ours["q"].items():
    if "error" in own:
        print(f"| {query} | {own['error']} |")
        continue
    # The sum over threads falls where one has ended: the wall time is then nearer to the truth.
    if own["cpu_ms"] is None or own["cpu_ms"] <= 0: own["cpu_ms"] = own["warm_ms"]
    cells, best, slower, others = [], math.inf, math.inf, []
    for name in peers:
        other = run[name]["q"].get(query, {})
        cpu = other.get("cpu_ms")
        if "error" in other or not other:
            cells.append("error")
            continue
        # Without a warm figure the first answer took longer than the budget; its wall time is all there is,
        # and counts only where no peer has another.
        cells.append(f"{cpu:.3f}" if cpu else f"over {other['cold_ms'] / 1000:.0f} s (wall)")
        if cpu:
            best = min(best, cpu)
            logs[name].append(math.log(cpu / own["cpu_ms"]))
        else:
            slower = min(slower, other["cold_ms"])
        if other["crows"] == own["crows"] and other["hash"] in (own["hash"], None): continue
        others.append(name)
    kernel = kernels.get(query[:3])
    row = [query, str(own["rows"]), f"{own['cpu_ms']:.3f}", *cells, f"{kernel:.4f}"]
    if peers: row.append(f"{best / own['cpu_ms']:.1f}×" if best < math.inf else f"over {slower / own['cpu_ms']:.0f}× (wall)")
    row.append(f"{own['cpu_ms'] / kernel:.1f}×")
    if peers: row.append(f"other than {', '.join(others)}" if others else "equal")
    print("| " + " | ".join(row) + " |")
print()
for name in peers:
    if logs[name]:
        print(f"Geometric mean, {name} / ours, {len(logs[name])} queries: {math.exp(sum(logs[name]) / len(logs[name])):.1f}×\n")
print("| engine | load CPU s | resident MB | peak MB | bytes a triple |")
print("|---|---|---|---|---|")
for name, engine in run.items():
    size = engine["rss_mb"] * 1048576 / max(1, ours["triples"])
    print(f"| {name} | {engine['load_cpu_s']:.2f} | {engine['rss_mb']:.0f} | {engine['peak_end_mb']:.0f} | {size:.0f} |")
