import Foundation
import LinkedResolutions
import Resolutions

/// The facts about one document, from the graph or from an annotation, in the same form: each is tied to
/// the offset at which its clause begins, so that a clause misnamed is one fault and not twenty.
struct DocumentFacts {
    var facts: [ScoredKind: [String]] = [:]

    mutating func add(_ kind: ScoredKind, _ parts: Any...) {
        facts[kind, default: []].append(parts.map { "\($0)" }.joined(separator: " "))
    }
}

extension DocumentFacts {
    /// What a reader found. `bounds` drops white space and closing punctuation from a stretch.
    init(_ annotation: Annotation, bounds: (Int, Int) -> (Int, Int)) {
        for act in annotation.acts {
            add(.identity, act.class, act.series, act.number, act.year.map(String.init) ?? "")
            var starts: [String: Int] = [:]
            for component in act.components {
                let (start, end) = bounds(component.start, component.end)
                starts[component.path] = start
                guard component.isClause else { continue }
                add(.clauses, start, end)
                if component.class != "Footnote" { add(.enumerators, start, Self.label(component.label)) }
            }
            for directive in act.directives ?? [] {
                let start = starts[directive.clause] ?? -1
                add(.directives, start, directive.kind)
                for agent in directive.addressees ?? [] { add(.addressees, start, Self.path(agent)) }
                for (role, agents) in directive.roles {
                    for agent in agents { add(.roles, start, role, Self.path(agent)) }
                }
            }
            for reference in act.references ?? [] {
                for target in reference.targets.isEmpty ? ["none"] : reference.targets {
                    add(.references, starts[reference.clause] ?? -1, Self.path(target))
                }
            }
        }
    }

    /// What the graph holds about a file.
    init(of file: String, in graph: ResolutionGraph, bounds: (Int, Int) -> (Int, Int)) throws {
        // Rows of the named variables; an unbound one is empty.
        func rows(_ variables: String, _ pattern: String) throws -> [[String]] {
            try graph.select(
                """
                SELECT DISTINCT \(variables) WHERE {
                    ?source rg:fileName "\(file)" . ?revision rg:readFrom ?source . \(pattern)
                }
                """
            ).map { row in
                variables.split(separator: " ").map { variable in
                    row[String(variable.dropFirst())].map { Self.path(Self.value($0)) } ?? ""
                }
            }
        }
        func start(_ row: [String]) -> Int { bounds(Int(row[0]) ?? 0, Int(row[1]) ?? 0).0 }
        let clause = """
            ?clause rg:inRevision ?revision ; rg:evidence ?span .
            ?span rg:spanOf ?source ; rg:startOffset ?start ; rg:endOffset ?end .
            """
        for row in try rows("?revision ?year", "OPTIONAL { ?revision rg:adoptedAt/rg:year ?year }") {
            let parts = row[0].split(separator: "/").map(String.init)
            guard parts.count > 2 else { continue }
            // A session without a year of its own: the edition ends in it.
            let year = row[1].isEmpty ? String(parts.last?.suffix(4) ?? "") : row[1]
            add(.identity, parts[0].capitalized, parts[1], parts[2], year)
        }
        for row in try rows("?start ?end ?label", clause + "?clause a rg:Clause . OPTIONAL { ?clause rg:enumerator ?label }") {
            let (start, end) = bounds(Int(row[0]) ?? 0, Int(row[1]) ?? 0)
            add(.clauses, start, end)
            add(.enumerators, start, Self.label(row[2]))
        }
        for row in try rows("?start ?end", clause + "?clause a rg:Footnote .") {
            let (start, end) = bounds(Int(row[0]) ?? 0, Int(row[1]) ?? 0)
            add(.clauses, start, end)
        }
        let directive = clause + "?directive rg:statedIn ?clause . "
        let kind = "OPTIONAL { ?directive a ?kind . FILTER(?kind != rg:Directive) }"
        for row in try rows("?start ?end ?kind ?directive", directive + kind) {
            add(.directives, start(row), row[2].split(separator: "#").last.map(String.init) ?? "Directive")
        }
        for row in try rows("?start ?end ?agent ?directive", directive + "?directive rg:addressee ?agent .") {
            add(.addressees, start(row), row[2])
        }
        for role in ["collaborator", "consultee", "reportRecipient", "informed", "assisted", "beneficiary", "requestedBy", "approver", "channel"] {
            for row in try rows("?start ?end ?agent ?directive", directive + "?directive rg:\(role) ?agent .") {
                add(.roles, start(row), role, row[2])
            }
        }
        for row in try rows(
            "?start ?end ?target ?reference",
            clause + "?clause rg:hasReference ?reference . OPTIONAL { ?reference rg:target ?target }")
        {
            add(.references, start(row), row[2].isEmpty ? "none" : row[2])
        }
    }

    /// A label as it is compared: without brackets and points.
    static func label(_ text: String) -> String {
        String(text.lowercased().unicodeScalars.filter { CharacterSet.alphanumerics.contains($0) }.map(Character.init))
    }

    /// The path below the data base. Readers write `unknown:` and the printed words for an agent that no
    /// authority knows: the program coins a group of that name.
    static func path(_ iri: String) -> String {
        if iri.hasPrefix("unknown:") { return "group/" + Slug.make(String(iri.dropFirst("unknown:".count))) }
        let base = "https://w3id.org/resolution-graph/id/"
        return iri.hasPrefix(base) ? String(iri.dropFirst(base.count)) : iri
    }

    static func value(_ term: Term) -> String {
        switch term {
        case .iri(let iri): iri.string
        case .literal(let literal): literal.lexicalForm
        case .blankNode(let node): node.description
        }
    }
}
