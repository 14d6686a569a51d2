import Foundation
import LinkedResolutions

/// What search engines understand of a page: [schema.org/Legislation](https://schema.org/Legislation) and
/// its like, as JSON-LD.
struct StructuredData {
    let graph: PageGraph

    private var rg: ResolutionVocabulary { Vocabulary.resolution }

    /// One thing of schema.org; what is nil is left out.
    private struct Thing: Encodable {
        var context: String?
        var type: String
        var id: String?
        var name: String?
        var headline: String?
        var alternateName: [String]?
        var inLanguage: [String]?
        var legislationType: String?
        var legislationIdentifier: String?
        var legislationPassedBy: Reference?
        var legislationDate: String?
        var exampleOfWork: Reference?
        var workExample: [Reference]?
        var parentOrganization: Reference?
        var sameAs: [String]?
        var citation: [Reference]?

        enum CodingKeys: String, CodingKey {
            case context = "@context", type = "@type", id = "@id"
            case name, headline, alternateName, inLanguage, legislationType, legislationIdentifier, legislationPassedBy
            case legislationDate, exampleOfWork, workExample, parentOrganization, sameAs, citation
        }
    }

    /// Another thing by its IRI, with what it is called.
    private struct Reference: Encodable {
        var type: String
        var id: String
        var name: String?

        enum CodingKeys: String, CodingKey { case type = "@type", id = "@id", name }
    }

    func revision(_ revision: IRI) -> String? {
        let titles = graph.literals(revision, rg.title)
        let work = graph.thing(revision, rg.revisionOf)
        let session = graph.thing(revision, rg.adoptedAt)
        let cited = Set(graph.subjects(rg.inRevision, revision).flatMap { graph.things($0, rg.cites) }.map { $0.splitAtFragment.document })
        var thing = Thing(context: "https://schema.org", type: "Legislation", id: revision.string)
        thing.name = graph.label(revision)?.lexicalForm
        thing.headline = PageGraph.preferred(titles)?.lexicalForm
        thing.inLanguage = Set(titles.compactMap(\.language)).sorted().nilIfEmpty
        thing.legislationIdentifier = work.flatMap { graph.literal($0, rg.number)?.lexicalForm }
        thing.legislationType = work.flatMap(kind)
        thing.legislationPassedBy = graph.thing(revision, rg.adoptedBy).map { reference($0, "Organization") }
        // An edition has a year, which ISO 8601 takes for a date of less precision.
        thing.legislationDate = session.flatMap { graph.integer($0, rg.year) }.map(String.init)
        thing.exampleOfWork = work.map { reference($0, "Legislation") }
        thing.citation = cited.subtracting([revision]).sorted().map { reference($0, "CreativeWork") }.nilIfEmpty
        return text(of: thing)
    }

    func resource(_ resource: IRI) -> String? {
        let types = graph.types(resource)
        var thing = Thing(context: "https://schema.org", type: "Thing", id: resource.string)
        thing.name = graph.label(resource)?.lexicalForm
        thing.alternateName = graph.literals(resource, rg.acronym).map(\.lexicalForm).nilIfEmpty
        thing.sameAs = graph.things(resource, SKOS.exactMatch).map(\.string).nilIfEmpty
        if types.contains(rg.body) {
            thing.type = "Organization"
            thing.parentOrganization = graph.thing(resource, rg.partOfBody).map { reference($0, "Organization") }
        } else if types.contains(rg.instrument) {
            thing.type = "Legislation"
            thing.legislationIdentifier = graph.literal(resource, rg.number)?.lexicalForm
            thing.legislationType = kind(resource)
            thing.legislationPassedBy = graph.thing(resource, rg.seriesOf).map { reference($0, "Organization") }
            thing.workExample = graph.subjects(rg.revisionOf, resource).map { reference($0, "Legislation") }.nilIfEmpty
        } else if types.contains(rg.session) {
            thing.type = "Event"
        }
        return text(of: thing)
    }

    private func kind(_ work: IRI) -> String? {
        let kinds = [rg.resolution, rg.decision, rg.recommendation, rg.opinion, rg.report, rg.question]
        return kinds.first { graph.isA(work, $0) }?.lastPart
    }

    private func reference(_ thing: IRI, _ type: String) -> Reference {
        Reference(type: type, id: thing.string, name: graph.label(thing)?.lexicalForm)
    }

    private func text(of thing: Thing) -> String? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(thing) else { return nil }
        // A script element ends at the first `</`, and `<!--` changes how it is read: no `<` at all.
        return String(decoding: data, as: UTF8.self).replacing("<", with: "\\u003c")
    }
}

extension Array {
    fileprivate var nilIfEmpty: [Element]? { isEmpty ? nil : self }
}
