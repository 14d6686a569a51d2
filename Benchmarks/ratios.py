"""Turns a run of the benchmark runner and one of the C kernels into a Markdown table."""
import json, math, re, sys

scale, run_path, kernel_path = sys.argv[1:4]
run = json.load(open(run_path))
kernels = {m[1]: float(m[2]) for m in re.finditer(r"^(q\d\d)\t([\d.]+) ms", open(kernel_path).read(), re.M)}
ours = run["ours"]
peers = [name for name in run if name != "ours"]

print(f"### {scale}: warm CPU milliseconds, query text to serialised answer\n")
print("| query | rows | ours | " + " | ".join(peers) + " | C kernel | fastest peer / ours | ours / C | answers |")
print("|---" * (len(peers) + 7) + "|")
logs = {name: [] for name in peers}
for query, own in ours["q"].items():
    if "error" in own:
        print(f"| {query} | {own['error']} |")
        continue
    cells, best, agree = [], math.inf, True
    for name in peers:
        other = run[name]["q"].get(query, {})
        cpu = other.get("cpu_ms")  # none where the first run was over the budget
        cells.append(f"{cpu:.3f}" if cpu else "over budget or error")
        if cpu:
            best = min(best, cpu)
            logs[name].append(math.log(cpu / own["cpu_ms"]))
            agree = agree and other["hash"] == own["hash"]
    kernel = kernels.get(query[:3])
    print(
        f"| {query} | {own['rows']} | {own['cpu_ms']:.3f} | " + " | ".join(cells)
        + f" | {kernel:.4f} | {best / own['cpu_ms']:.1f}× | {own['cpu_ms'] / kernel:.0f}× | {'equal' if agree else 'DIFFER'} |")
print()
for name in peers:
    if logs[name]:
        print(f"Geometric mean, {name} / ours: {math.exp(sum(logs[name]) / len(logs[name])):.1f}×")
print()
print("| engine | load CPU s | resident MB | peak MB | bytes a triple |")
print("|---|---|---|---|---|")
for name, engine in run.items():
    size = engine["rss_mb"] * 1048576 / max(1, engine["triples"])
    print(f"| {name} | {engine['load_cpu_s']:.2f} | {engine['rss_mb']:.0f} | {engine['peak_mb']:.0f} | {size:.0f} |")
