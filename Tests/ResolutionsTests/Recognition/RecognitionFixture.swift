import ResolutionOntology
import Resolutions

/// Texts made by hand and what the recogniser says of them.
enum RecognitionFixture {
    static let recognizer: Recognizer = {
        let library = try? AuthorityLibrary()
        return Recognizer(authority: library?.authority ?? Authority())
    }()

    /// A revision of one section with the given items, in the series of an assembly of ITU.
    static func revision(
        _ heading: String, keyword: String, items: [String], kind: ComponentKind = .operativeClause,
        series: String = "wtsa", before: [String] = []
    ) -> Revision {
        var components: [Component] = []
        if !before.isEmpty {
            components.append(Component(kind: .section, fragment: "recalling", parent: nil, keyword: "recalling", passage: Passage("recalling"), verbLength: 9))
            for (index, text) in before.enumerated() {
                components.append(
                    Component(kind: .preambularClause, fragment: "recalling_p\(index + 1)", parent: 0, keyword: "recalling", passage: Passage(text)))
            }
        }
        let holder = components.count
        if kind == .annexClause {
            components.append(Component(kind: .annex, fragment: "annex-A", parent: nil, passage: Passage(""), number: "A"))
        } else {
            let fragment = keyword.isEmpty ? "operative" : Slug.make(keyword)
            components.append(
                Component(
                    kind: .section, fragment: fragment, parent: nil, keyword: keyword.isEmpty ? nil : keyword,
                    passage: Passage(heading), verbLength: keyword.utf8.count))
        }
        for (index, text) in items.enumerated() {
            components.append(
                Component(
                    kind: kind, fragment: components[holder].fragment + "_\(index + 1)", parent: holder,
                    keyword: keyword.isEmpty ? nil : keyword, passage: Passage(text)))
        }
        let session = series == "wtsa" ? Session(series: series, place: "Geneva", year: 2022) : Session(series: series, year: 2022, designation: series == "wrc" ? "WRC-23" : "77")
        return Revision(
            source: SourceFile(name: "made-by-hand.txt", sha256: ""), sourceRange: SourceRange(0, 0), header: Header(),
            identifier: RevisionIdentifier(
                work: WorkIdentifier(actClass: .resolution, series: series, key: "999"), edition: .adopted(session)),
            identification: .stated, components: components)
    }

    static func recognized(
        _ heading: String, keyword: String, items: [String], kind: ComponentKind = .operativeClause,
        series: String = "wtsa", before: [String] = []
    ) -> Revision {
        var revision = revision(heading, keyword: keyword, items: items, kind: kind, series: series, before: before)
        recognizer.recognize(&revision)
        return revision
    }

    /// Where a reference points, as the path below the data base.
    static func path(_ target: ReferenceTarget) -> String {
        switch target {
        case .work(let work, _): work.path
        case .revision(let revision, _, _): revision.path
        case .component(let revision, let fragment): revision.path + "#" + fragment
        case .instrument(let instrument): instrument.path
        case .provision(let instrument, let kind, let number): instrument.path + "#" + kind.fragmentPrefix + number
        }
    }
}

extension Revision {
    func text(_ range: Range<Int>, of directive: Directive) -> String {
        components[directive.component].passage.text(in: range)
    }

    func agents(_ role: Role, of directive: Directive) -> [String] {
        directive.roles.filter { $0.role == role }.map(\.agent.path)
    }
}
