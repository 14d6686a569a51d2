import Foundation
import Resolutions
import TestSupport

/// The answers that the reference questions expect, by the question's identifier.
struct GoldQuestions {
    private struct File: Decodable {
        struct Question: Decodable {
            var id: String
            var expected: [[String]]
        }
        var questions: [Question]
    }

    let expected: [String: [[String]]]

    init() throws {
        let url = SharedFolder.url.appendingPathComponent("gold/questions.json")
        let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: url))
        expected = Dictionary(uniqueKeysWithValues: file.questions.map { ($0.id, $0.expected) })
    }
}

/// The questions put to the document model instead of the graph.
struct ModelQuestions {
    let revisions: [Revision]

    private static let prefixes = [
        "resolution/wtsa/11/dubai-2012": "r11d", "resolution/wtsa/11/proposal-arb-36a1-1": "r11p",
        "resolution/wtsa/11/new-delhi-2024": "r11n", "resolution/wtsa/18/new-delhi-2024": "r18n",
        "resolution/wtsa/7/new-delhi-2024": "r7n",
    ]

    private func clause(_ component: Int, of revision: Revision) -> String {
        (Self.prefixes[revision.identifier.path] ?? revision.identifier.path) + ":" + revision.components[component].fragment
    }

    private func agent(_ identifier: AgentIdentifier) -> String { identifier.path.replacingOccurrences(of: "/", with: ":") }

    private func isAdopted(_ revision: Revision) -> Bool {
        if case .adopted = revision.identifier.edition { true } else { false }
    }

    private func label(_ revision: Revision) -> String {
        switch revision.identifier.path {
        case "resolution/wtsa/11/dubai-2012": "Resolution 11 (Rev. Dubai, 2012)"
        case "resolution/wtsa/11/proposal-arb-36a1-1": "MOD ARB/36A1/1: proposed Resolution 11 (Rev. New Delhi, 2024)"
        default: "Resolution 11 (Rev. New Delhi, 2024)"
        }
    }

    private func directives(_ body: (Revision, Directive) -> [[String]]) -> [[String]] {
        revisions.flatMap { revision in revision.directives.flatMap { body(revision, $0) } }
    }

    private func addressed(to path: String, _ directive: Directive) -> Bool { directive.addressees.contains { $0.path == path } }

    private func text(_ range: Range<Int>, _ directive: Directive, _ revision: Revision) -> String {
        revision.components[directive.component].passage.text(in: range)
    }

    func answer(_ id: String) -> [[String]] {
        switch id {
        case "CQ01":
            directives { revision, directive in
                guard isAdopted(revision), addressed(to: "post/director-tsb", directive) else { return [] }
                return directive.roles.filter { $0.role == .consultee }.map { [agent($0.agent), clause(directive.component, of: revision)] }
            }
        case "CQ03":
            revisions.filter { $0.identifier.work.key == "11" }.flatMap { revision in
                revision.topics.filter { revision.components[$0.component].keyword == "resolves" }.map { [label(revision), $0.label] }
            }
        case "CQ05": keptSubjects()
        case "CQ07": provisions()
        case "CQ09":
            directives { revision, directive in
                guard isAdopted(revision), directive.roles.contains(RoleAssignment(.reportRecipient, AgentIdentifier("body/tsag"))) else { return [] }
                return directive.addressees.flatMap { who in
                    directive.subjectTexts.flatMap { subject in
                        directive.frequencies.map { often in
                            [agent(who), text(subject, directive, revision), text(often, directive, revision), clause(directive.component, of: revision)]
                        }
                    }
                }
            }
        case "CQ11":
            directives { revision, directive in
                guard isAdopted(revision), directive.roles.contains(RoleAssignment(.reportRecipient, AgentIdentifier("body/iscg"))) else { return [] }
                return directive.addressees.map { [agent($0)] }
            }
        case "CQ13":
            directives { revision, directive in
                guard isAdopted(revision), !revision.identifier.path.hasSuffix("dubai-2012"), addressed(to: "post/director-tsb", directive) else { return [] }
                let kinds: [DirectiveKind: String] = [.invitation: "rg:Invitation", .request: "rg:Request", .determination: "rg:Determination"]
                return kinds[directive.kind].map { [[clause(directive.component, of: revision), $0]] } ?? []
            }
        case "CQ15":
            directives { revision, directive in
                guard revision.identifier.work.key == "7" else { return [] }
                let kinds: [DirectiveKind: String] = [.invitation: "rg:invites", .request: "rg:requests"]
                return kinds[directive.kind].map { how in directive.addressees.map { [how, agent($0)] } } ?? []
            }
        case "CQ19":
            directives { revision, directive in
                let component = revision.components[directive.component]
                guard revision.identifier.work.key == "18", !directive.alternatives.isEmpty,
                    component.parent.map({ revision.components[$0].fragment }) == "resolves_2"
                else { return [] }
                return [[component.enumerator ?? "", directive.modality.rawValue]]
            }
        case "CQ21": datedResolutions()
        case "CQ23":
            references { revision, reference in
                reference.targets.contains { RecognitionFixture.path($0) == "resolution/pp/191/bucharest-2022" } ? [[clause(reference.component, of: revision)]] : []
            }
        case "CQ31":
            directives { revision, directive in
                guard addressed(to: "post/director-tsb", directive), directive.roles.contains(RoleAssignment(.consultee, AgentIdentifier("body/upu"))) else { return [] }
                return directive.subjectTexts.map { [label(revision), text($0, directive, revision)] }
            }
        case "CQ35":
            directives { revision, directive in
                directive.addressees.filter { ["group/member-states", "group/sector-members", "group/administrations"].contains($0.path) }
                    .map { [clause(directive.component, of: revision), agent($0)] }
            }
        case "CQ37":
            references { revision, reference in
                guard reference.status == .unresolved || reference.status == .described else { return [] }
                return [[clause(reference.component, of: revision), reference.status.rawValue, revision.components[reference.component].passage.text(in: reference.citedText)]]
            }
        default: []
        }
    }

    private func references(_ body: (Revision, Reference) -> [[String]]) -> [[String]] {
        revisions.flatMap { revision in revision.references.flatMap { body(revision, $0) } }
    }

    private func keptSubjects() -> [[String]] {
        func subjects(_ path: String) -> [String] {
            revisions.filter { $0.identifier.path == path }.flatMap { revision in
                revision.topics.filter { revision.components[$0.component].keyword == "resolves" }.map(\.label)
            }
        }
        let kept = Set(subjects("resolution/wtsa/11/new-delhi-2024"))
        return subjects("resolution/wtsa/11/proposal-arb-36a1-1").map { [$0, kept.contains($0) ? "true" : "false"] }
    }

    private func provisions() -> [[String]] {
        references { revision, reference in
            reference.targets.compactMap { target in
                guard case .provision(let instrument, let kind, let number) = target, instrument.slug == "itu-convention" else { return nil }
                let name: [ProvisionKind: String] = [.number: "No.", .section: "Section", .article: "Article", .chapter: "Chapter"]
                return [clause(reference.component, of: revision), "\(name[kind] ?? "") \(number) of the ITU Convention"]
            }
        }
    }

    private func datedResolutions() -> [[String]] {
        references { revision, reference in
            guard revision.identifier.work.key == "18" else { return [] }
            return reference.targets.compactMap { target in
                guard case .revision(let cited, let number, let isRevised) = target, case .adopted(let session) = cited.edition else { return nil }
                let sector = cited.work.series == "ra" ? "ITU-R " : ""
                let place = "\(session.place ?? ""), \(session.year ?? 0)"
                return ["Resolution \(sector)\(number) (\(isRevised ? "Rev. " : "")\(place))", "body:" + cited.work.series]
            }
        }
    }
}
