import Resolutions
import TestSupport

/// Makes an edited copy of a text and knows which clause became which.
struct RandomEditor {
    struct Edited {
        var revision: Revision
        /// For each component of the copy: the index of the one that it was made from.
        var origins: [Int?]
        /// For each component of the copy: whether its words are those of its origin.
        var touched: Int
        var clauses: Int
    }

    var generator: SeededGenerator
    /// The share of the clauses that are touched, 0 to 1.
    let share: Double

    init(seed: UInt64, share: Double) { self.init(SeededGenerator(seed: seed), share: share) }

    init(_ generator: SeededGenerator, share: Double) {
        self.generator = generator
        self.share = share
    }

    private enum Edit: CaseIterable { case modify, modifyMore, extend, remove, add, addVariant, move, moveElsewhere }

    /// A component on its way into the copy.
    private struct Item {
        var component: Component
        var origin: Int?
        /// The item that contains it, by its place in `items`.
        var parent: Int?
    }

    mutating func edit(_ revision: Revision) -> Edited {
        let vocabulary = revision.components.flatMap { Self.words($0) }
        var order = Array(revision.components.indices)
        var items = revision.components.enumerated().map { Item(component: $1, origin: $0, parent: $1.parent) }
        let isParent = Set(revision.components.compactMap(\.parent))
        let clauses = revision.components.indices.filter { Comparison.isCompared(revision.components[$0].kind) }
        let leaves = clauses.filter { !isParent.contains($0) }
        let wanted = Int(Double(clauses.count) * share)
        let chosen = leaves.shuffled(using: &generator).prefix(wanted)
        for index in chosen {
            let place = order.firstIndex(of: index) ?? 0
            switch Edit.allCases.randomElement(using: &generator) ?? .modify {
            case .modify: change(&items[index].component, upTo: 0.1, vocabulary)
            case .modifyMore: change(&items[index].component, upTo: 0.4, vocabulary)
            case .extend:
                let words = Self.words(items[index].component)
                let more = sentence(vocabulary, length: 1 + words.count / 2)
                Self.set(words + more, in: &items[index].component)
            case .remove: order.remove(at: place)
            case .add:
                var component = items[index].component
                component.fragment += "-new"
                Self.set(sentence(vocabulary, length: Int.random(in: 8...40, using: &generator)), in: &component)
                items.append(Item(component: component, origin: nil, parent: items[index].parent))
                order.insert(items.count - 1, at: place + 1)
            case .addVariant:
                // A new clause beside an old one, with half of its words.
                var component = items[index].component
                component.fragment += "-variant"
                let words = Self.words(component).map { word in
                    Bool.random(using: &generator) ? word : vocabulary.randomElement(using: &generator) ?? word
                }
                Self.set(words, in: &component)
                items.append(Item(component: component, origin: nil, parent: items[index].parent))
                order.insert(items.count - 1, at: Bool.random(using: &generator) ? place : place + 1)
            case .move:
                let siblings = order.indices.filter {
                    items[order[$0]].parent == items[index].parent && !isParent.contains(order[$0])
                        && items[order[$0]].component.kind == items[index].component.kind
                }
                guard let target = siblings.randomElement(using: &generator) else { continue }
                order.remove(at: place)
                order.insert(index, at: min(target, order.count))
            case .moveElsewhere:
                // Few words under another heading cannot be told from a new clause.
                guard Self.words(items[index].component).count >= 10 else { continue }
                let targets = order.indices.filter {
                    items[order[$0]].component.kind == items[index].component.kind
                        && items[order[$0]].parent != items[index].parent && !isParent.contains(order[$0])
                        && order[$0] < revision.components.count
                }
                guard let target = targets.randomElement(using: &generator) else { continue }
                let neighbour = order[target]
                items[index].parent = items[neighbour].parent
                items[index].component.keyword = items[neighbour].component.keyword
                order.remove(at: place)
                order.insert(index, at: (order.firstIndex(of: neighbour) ?? 0) + 1)
            }
        }
        return assemble(revision, items, order, touched: chosen.count, clauses: clauses.count)
    }

    private func assemble(
        _ revision: Revision, _ items: [Item], _ order: [Int], touched: Int, clauses: Int
    ) -> Edited {
        var copy = revision
        copy.mentions = []
        copy.components = []
        copy.identifier.edition = .adopted(Session(series: "wtsa", place: "Elsewhere", year: 2030))
        var placeOf: [Int: Int] = [:]
        var origins: [Int?] = []
        var counts: [Int: Int] = [:]
        for index in order {
            var item = items[index]
            item.component.parent = item.parent.flatMap { placeOf[$0] }
            // Labels are given anew, as a secretariat would.
            if item.component.kind.isClause, item.component.enumerator != nil {
                let number = counts[item.parent ?? -1, default: 0] + 1
                counts[item.parent ?? -1] = number
                item.component.enumerator = "\(number)"
            }
            item.component.fragment = "c\(copy.components.count)"
            placeOf[index] = copy.components.count
            for mention in revision.mentions where mention.component == item.origin {
                var mention = mention
                mention.component = copy.components.count
                copy.mentions.append(mention)
            }
            copy.components.append(item.component)
            origins.append(item.origin)
        }
        return Edited(revision: copy, origins: origins, touched: touched, clauses: clauses)
    }

    // MARK: Words

    static func words(_ component: Component) -> [Substring] { component.passage.text.split(separator: " ") }

    static func set(_ words: [Substring], in component: inout Component) {
        component.passage = Passage(words.joined(separator: " "), at: component.passage.sourceRange.lowerBound)
    }

    /// Replaces, inserts and deletes words, up to a share of them, at least one.
    private mutating func change(_ component: inout Component, upTo share: Double, _ vocabulary: [Substring]) {
        var words = Self.words(component)
        let count = max(1, Int(Double(words.count) * share * Double.random(in: 0...1, using: &generator)))
        for _ in 0..<count {
            let word = vocabulary.randomElement(using: &generator) ?? "word"
            switch Int.random(in: 0..<3, using: &generator) {
            case 0 where words.count > 3: words.remove(at: Int.random(in: 0..<words.count, using: &generator))
            case 1: words.insert(word, at: Int.random(in: 0...words.count, using: &generator))
            default:
                guard !words.isEmpty else { continue }
                words[Int.random(in: 0..<words.count, using: &generator)] = word
            }
        }
        Self.set(words, in: &component)
    }

    private mutating func sentence(_ vocabulary: [Substring], length: Int) -> [Substring] {
        (0..<max(length, 1)).map { _ in vocabulary.randomElement(using: &generator) ?? "word" }
    }
}
