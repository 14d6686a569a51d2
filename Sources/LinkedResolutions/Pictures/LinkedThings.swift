import Diagrams
import RDF

/// Things and the clauses that link them: what a picture is chosen from.
struct LinkedThings {
    struct Key: Hashable {
        var from: IRI
        var to: IRI
        var kind: Diagram.Kind
    }

    /// The clauses behind each link.
    private(set) var links: [Key: Set<IRI>] = [:]

    mutating func add(_ from: IRI, _ kind: Diagram.Kind, _ to: IRI, clause: IRI) {
        guard from != to else { return }
        links[Key(from: from, to: to, kind: kind), default: []].insert(clause)
    }

    /// What is left by the options, and what was left out, in words.
    func selected(
        _ options: ResolutionGraph.PictureOptions
    ) -> (links: [Key: Set<IRI>], minimumWeight: Int, components: Int, leftOut: Int) {
        var links = links
        if let centre = options.around { links = near(centre, hops: options.hops, in: links) }
        var weight = options.minimumWeight ?? 1
        while true {
            let heavy = links.filter { $0.value.count >= weight }
            let components = Self.components(heavy)
            var shown = heavy
            if options.largestComponentOnly, options.around == nil, let largest = components.first, components.count > 1 {
                let kept = Set(largest)
                shown = heavy.filter { kept.contains($0.key.from) }
            }
            // The least weight with which the picture stays legible, as long as anything is left.
            let next = heavy.values.map(\.count).filter { $0 > weight }.min()
            guard options.minimumWeight == nil, shown.count > options.mostLines, let next else {
                return (shown, weight, components.count, self.links.count - shown.count)
            }
            weight = next
        }
    }

    private func near(_ centre: IRI, hops: Int, in links: [Key: Set<IRI>]) -> [Key: Set<IRI>] {
        var neighbours: [IRI: Set<IRI>] = [:]
        for key in links.keys {
            neighbours[key.from, default: []].insert(key.to)
            neighbours[key.to, default: []].insert(key.from)
        }
        var reached: Set<IRI> = [centre]
        var front = reached
        // Lines between those of the last hop are left out, but for one hop, where they are what is asked for.
        var inner = reached
        for _ in 0..<max(hops, 0) {
            inner = reached
            front = Set(front.flatMap { neighbours[$0] ?? [] }).subtracting(reached)
            reached.formUnion(front)
        }
        return links.filter { key, _ in
            reached.contains(key.from) && reached.contains(key.to) && (inner.contains(key.from) || inner.contains(key.to))
        }
    }

    /// The parts that hang together, the largest first; equal ones by their first name.
    private static func components(_ links: [Key: Set<IRI>]) -> [[IRI]] {
        var neighbours: [IRI: [IRI]] = [:]
        for key in links.keys {
            neighbours[key.from, default: []].append(key.to)
            neighbours[key.to, default: []].append(key.from)
        }
        var seen: Set<IRI> = []
        var result: [[IRI]] = []
        for start in neighbours.keys.sorted() where seen.insert(start).inserted {
            var part: [IRI] = []
            var pending = [start]
            while let thing = pending.popLast() {
                part.append(thing)
                for other in neighbours[thing] ?? [] where seen.insert(other).inserted { pending.append(other) }
            }
            result.append(part)
        }
        return result.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
    }
}
