import RDF
import ResolutionOntology
import Resolutions
import Testing

@Suite("Mapping what changed")
struct ChangeMappingTests {
    private static func text(_ clauses: [(fragment: String, words: String)], year: Int, language: String = "en") -> Revision {
        var revision = Fixture.revision
        revision.components = [
            Component(kind: .section, fragment: "resolves", parent: nil, keyword: "resolves", passage: Passage("resolves"), verbLength: 8)
        ]
        for clause in clauses {
            revision.components.append(
                Component(
                    kind: .operativeClause, fragment: clause.fragment, parent: 0, enumerator: "1", keyword: "resolves",
                    passage: Passage(clause.words)))
        }
        let session = Session(series: "hua", place: "Quay", year: year)
        revision.identifier.edition = .adopted(session)
        revision.header.session = session
        revision.directives = []
        revision.references = []
        revision.mentions = []
        revision.topics = []
        revision.language = language
        revision.source = SourceFile(name: "\(year)-\(language).txt", sha256: "\(year)")
        return revision
    }

    private static let old = text(
        [("resolves_1", "that pilots sleep at noon"), ("resolves_2", "that every lamp is lit at dusk")], year: 2010)
    private static let new = text([("resolves_1", "that every lamp is lit at dusk")], year: 2020)

    @Test("A removal whose label another clause of the later text bears has a name of its own")
    func removal() throws {
        let mapper = try Fixture.mapper(context: CorpusContext([Self.old, Self.new]))
        let lines = Fixture.lines(mapper.map(Self.new, comparedWith: [Self.old]).triples)
        let change = "<resolution/hua/4/quay-2020#change_quay-2010_resolves_1"
        #expect(lines.contains("\(change)> rg:changeFrom <resolution/hua/4/quay-2010#resolves_2>"))
        #expect(lines.contains("\(change)> rg:changeTo <resolution/hua/4/quay-2020#resolves_1>"))
        #expect(lines.contains("\(change)_removed> rg:changeFrom <resolution/hua/4/quay-2010#resolves_1>"))
        #expect(!lines.contains { $0.hasPrefix("\(change)_removed> rg:changeTo") })
        #expect(lines.contains("\(change)> rg:fromRevision <resolution/hua/4/quay-2010>"))
        #expect(lines.contains("\(change)> rg:toRevision <resolution/hua/4/quay-2020>"))
    }

    @Test("Each pair of texts is compared once, from the earlier to the later, in one language")
    func pairs() {
        let french = Self.text([("resolves_1", "que chaque lampe est allumée")], year: 2020, language: "fr")
        let oldFrench = Self.text([("resolves_1", "que les pilotes dorment")], year: 2010, language: "fr")
        let middle = Self.text([("resolves_1", "que les quais")], year: 2015, language: "fr")
        let context = CorpusContext([Self.new, Self.old, french, oldFrench, middle])
        func compared(_ revision: Revision) -> [String] {
            context.textsCompared(with: revision.identifier, language: revision.language).map { "\($0.identifier.edition.slug) \($0.language)" }
        }
        #expect(compared(Self.old) == [])
        #expect(compared(Self.new) == ["quay-2010 en"])
        #expect(compared(french) == ["quay-2015 fr"])
        #expect(compared(middle) == ["quay-2010 fr"])
    }
}
