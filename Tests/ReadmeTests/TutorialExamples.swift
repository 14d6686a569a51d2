import Foundation
import LinkedResolutions

/// The graph of the texts in a folder, read with the folder's own authority file.
func graph(of folder: URL) throws -> ResolutionGraph {
    let authority = folder.appendingPathComponent("authority.ttl").path
    let corpus = try Corpus(contentsOf: [folder], options: CorpusOptions(authorityFiles: [authority]))
    return try ResolutionGraph(corpus)
}

func whatWasRead(_ graph: ResolutionGraph) throws -> [String] {
    graph.revisions(of: .all).filter { !$0.files.isEmpty }.map { text in
        "\(text.label), from \(text.files.joined(separator: ", "))"
    }
}

func whoIsInstructed(_ graph: ResolutionGraph) throws -> [String] {
    let text = try graph.scope(named: "Resolution 4, Valparaíso 2025")
    return graph.agentsInstructed(in: text).flatMap { addressed in
        addressed.directives.map { "\(addressed.agent): \($0.action ?? "") [\($0.clause)]" }
    }
}

func dutiesOfTheDirector(_ graph: ResolutionGraph) throws -> [String] {
    let director = try graph.agent(named: "Director of the Crossings Bureau")
    let resolution = try graph.scope(named: "Resolution 9")
    return graph.directives(addressedTo: director, in: resolution, includingGroups: true).map { directive in
        "\(directive.verb): \(directive.action ?? "") [\(directive.clause)]"
    }
}

func whoReportsToTheAdvisoryGroup(_ graph: ResolutionGraph) throws -> [String] {
    let group = try graph.agent(named: "CRAG")
    return graph.reportingLines(to: group).map { line in
        let subject = line.directive.subject.map { " on \($0)" } ?? ""
        let frequency = line.directive.frequency.map { ", \($0)" } ?? ""
        return "\(line.from) reports\(subject)\(frequency) [\(line.directive.clause)]"
    }
}

func whomTheDirectorConsults(_ graph: ResolutionGraph) throws -> [String] {
    let director = try graph.agent(named: "Director of the Crossings Bureau")
    return graph.relations(.consults, from: director).map { relation in
        "\(relation.to) [\(relation.directive.clause)]"
    }
}

func whereTheCharterIsCited(_ graph: ResolutionGraph) throws -> [String] {
    let charter = try graph.instrument(named: "Charter of the International Ferry Union")
    return graph.references(to: charter).compactMap { citation in
        guard let target = citation.targetLabel, let evidence = citation.evidence else { return nil }
        return "\(target) [\(citation.clause)] \(evidence)"
    }
}

func whatRestsOnResolution9(_ graph: ResolutionGraph) throws -> [String] {
    let resolution = try graph.instrument(named: "Resolution 9")
    return graph.textsResting(on: resolution).map { dependence in
        "\(dependence.text.label), by \(dependence.chain.map(\.clause.label).joined(separator: ", which is cited by "))"
    }
}

func whatChanged(_ graph: ResolutionGraph) throws -> [String] {
    let earlier = try graph.text(named: "Resolution 4, Bergen 2021")
    let later = try graph.text(named: "Resolution 4, Valparaíso 2025")
    return graph.changes(from: earlier, to: later).filter { $0.kind == .added }.compactMap { change in
        change.after.map { "\(change.kind): \($0)" }
    }
}

func historyOfAClause(_ graph: ResolutionGraph) throws -> [String] {
    let clause = try graph.clause(named: "Resolution 4, Valparaíso 2025, instructs 1")
    return graph.history(of: clause).map { "\($0): \($0.words ?? "")" }
}

struct Duty: Decodable {
    var who: String
    var number: Int
}

func whoHasMostToDo(_ graph: ResolutionGraph) throws -> [String] {
    let rg = Vocabulary.resolution
    let (directive, agent, who, number) = (
        Variable("directive"), Variable("agent"), Variable("who"), Variable("number")
    )
    let query = Select(who, QueryExpression.count(directive).named(number)) {
        Match(directive, rg.addressee, agent)
        Match(agent, RDFS.label, who)
    }
    .grouped(by: who)
    .ordered(by: number.descending, who.ascending)
    .limited(to: 3)
    return try graph.select(query).decoded(as: Duty.self).map { "\($0.who): \($0.number)" }
}

func wayToTheLighthouseSociety(_ graph: ResolutionGraph) throws -> [String] {
    let start = try graph.agent(named: "IFU-C study groups")
    let end = try graph.agent(named: "ILS")
    return (graph.shortestPath(from: start, to: end) ?? []).map { step in
        "\(step.from) – \(step.to): \(step.directives.map(\.clause.label).joined(separator: "; "))"
    }
}
