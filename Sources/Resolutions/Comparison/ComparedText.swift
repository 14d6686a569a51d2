/// What aligning needs to know of one text: its components with their headings and places.
struct ComparedText {
    struct Unit {
        var kind: ComponentKind
        /// The heading verb, or the letter of an annex for what stands in none of its sections.
        var verb: String
        /// The addressees named in the heading.
        var addressees: Set<AgentIdentifier>
        /// What the heading says behind its verb, in words: for addressees that nobody knows.
        var headingWords: ArraySlice<UInt8>
        var words: [UInt8]
        /// Verb and addressees as one text: equal for equal headings of one revision.
        var headingKey: String
        /// The printed list marker.
        var label: String?
        /// The nearest clause or annex that the unit is part of.
        var parent: Int?
        /// The component before it under the same parent, and behind it.
        var previous: Int?
        var next: Int?
    }

    let units: [Unit]

    init(_ revision: Revision) {
        var agents: [Int: Set<AgentIdentifier>] = [:]
        for mention in revision.mentions {
            guard revision.components.indices.contains(mention.component),
                revision.components[mention.component].kind == .section,
                mention.range.lowerBound >= revision.components[mention.component].verbLength
            else { continue }
            agents[mention.component, default: []].insert(mention.agent)
        }
        var units: [Unit] = []
        units.reserveCapacity(revision.components.count)
        var lastChild: [Int: Int] = [:]
        for (index, component) in revision.components.enumerated() {
            let parent = component.parent.flatMap { (0..<index).contains($0) ? $0 : nil }
            var unit = Unit(
                kind: component.kind, verb: component.keyword ?? "", addressees: [], headingWords: [],
                words: component.comparedWords, headingKey: component.keyword ?? "",
                label: component.enumerator, parent: parent, previous: nil, next: nil)
            if component.kind == .section {
                unit.addressees = agents[index] ?? []
                unit.headingWords = Self.heading(component)
                unit.headingKey += "|" + String(decoding: unit.headingWords, as: UTF8.self)
            } else if let parent {
                unit.addressees = units[parent].addressees
                unit.headingWords = units[parent].headingWords
                if component.keyword == nil { unit.verb = units[parent].verb }
                if units[parent].kind == .section { unit.headingKey = units[parent].headingKey + "|" + unit.verb }
            }
            let siblings = parent ?? -1
            if let before = lastChild[siblings] {
                unit.previous = before
                units[before].next = index
            }
            lastChild[siblings] = index
            units.append(unit)
        }
        self.units = units
    }

    private static func heading(_ section: Component) -> ArraySlice<UInt8> {
        guard section.verbLength <= section.passage.utf8.count else { return [] }
        return section.passage.utf8[section.verbLength...].drop { $0 == 0x20 }
    }
}

/// How the headings of two components relate.
enum HeadingRelation: Int, Comparable {
    /// One states reasons, the other directs; or one is a clause and the other none.
    case foreign
    /// Another verb or other addressees.
    case different
    /// The same verb and the same addressees.
    case same

    static func < (a: HeadingRelation, b: HeadingRelation) -> Bool { a.rawValue < b.rawValue }

    init(_ a: ComparedText.Unit, _ b: ComparedText.Unit) {
        guard a.kind == b.kind else {
            self = .foreign
            return
        }
        let haveAgents = !a.addressees.isEmpty && !b.addressees.isEmpty
        let agrees = haveAgents ? a.addressees == b.addressees : a.headingWords.elementsEqual(b.headingWords)
        self = agrees && a.verb == b.verb ? .same : .different
    }
}
