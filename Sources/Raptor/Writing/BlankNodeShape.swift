import RDF

/// Which blank nodes of a block can be nested in the statement that names them, and which of those
/// make well-formed lists. Linear in the block.
///
/// A node is nested where it is the object of exactly one statement, the subject of at least one,
/// and hangs, at most `deepest` nodes down, from a subject that is written on its own. All others
/// get labels: roots, leaves, nodes used twice, cycles.
struct BlankNodeShape {
    /// Raptor writes nested nodes by recursion and indents each: deep chains cost it the square of
    /// their depth, and at some ten thousand its stack.
    private static let deepest = 8

    private var nested: Set<BlankNode> = []
    private var listNodes: Set<BlankNode> = []

    func isNested(_ node: BlankNode) -> Bool { nested.contains(node) }

    /// Nothing is nested.
    static let flat = BlankNodeShape()

    private init() {}

    /// Whether the term is a nested node of a well-formed list.
    func isListNode(_ term: Term) -> Bool {
        if listNodes.isEmpty { return false }
        guard let node = term.blankNode else { return false }
        return listNodes.contains(node)
    }

    /// - Parameter nests: false where no node is to be nested.
    init(_ block: Span<Triple>, nests: Bool) {
        guard nests else { return }
        var uses: [BlankNode: Uses] = [:]
        for index in block.indices {
            if case .blankNode(let node) = block[index].subject { uses[node, default: Uses()].addSubject(of: block[index]) }
            if case .blankNode(let node) = block[index].object { uses[node, default: Uses()].addObject(of: block[index]) }
        }
        guard !uses.isEmpty else { return }
        nest(block, uses, inLists: Self.wellFormedLists(uses))
    }

    /// Goes down from the subjects that are written on their own.
    private mutating func nest(
        _ block: Span<Triple>, _ uses: [BlankNode: Uses], inLists lists: Set<BlankNode>
    ) {
        var children: [Term: [BlankNode]] = [:]
        var waiting: [(term: Term, depth: Int)] = []
        for index in block.indices {
            let subject = block[index].subject
            if case .blankNode(let node) = block[index].object, uses[node]?.canBeNested == true {
                children[subject, default: []].append(node)
            }
            if let node = subject.blankNode, uses[node]?.canBeNested == true { continue }
            waiting.append((subject, 0))
        }
        while let (term, depth) = waiting.popLast() {
            for child in children.removeValue(forKey: term) ?? [] {
                // The nodes of a list stand beside one another, not below.
                let continuesList = lists.contains(child) && isListNode(term)
                    && uses[child]?.parentPredicate == RDFSyntaxNamespace.rest
                let childDepth = continuesList ? depth : depth + 1
                if childDepth <= Self.deepest {
                    nested.insert(child)
                    if lists.contains(child) { listNodes.insert(child) }
                    waiting.append((.blankNode(child), childDepth))
                } else {
                    waiting.append((.blankNode(child), 0))
                }
            }
        }
    }

    /// The nodes from which `rdf:rest` leads to `rdf:nil`, over nodes that have one `rdf:first`, one
    /// `rdf:rest` and nothing else, and that nothing else names. Goes backwards from the ends.
    private static func wellFormedLists(_ uses: [BlankNode: Uses]) -> Set<BlankNode> {
        var lists: Set<BlankNode> = []
        for (node, use) in uses where use.canBeListNode && use.rest == .iri(RDFSyntaxNamespace.nil) {
            var last = node
            lists.insert(last)
            while let use = uses[last], use.parentPredicate == RDFSyntaxNamespace.rest,
                let parent = use.parent?.blankNode, uses[parent]?.canBeListNode == true,
                lists.insert(parent).inserted
            {
                last = parent
            }
        }
        return lists
    }

    /// How a blank node is used in the block.
    private struct Uses {
        var objectCount = 0
        var subjectCount = 0
        var firstCount = 0
        var restCount = 0
        var rest: Term?
        var parent: Term?
        var parentPredicate: IRI?

        var canBeNested: Bool { objectCount == 1 && subjectCount > 0 }
        var canBeListNode: Bool { objectCount == 1 && subjectCount == 2 && firstCount == 1 && restCount == 1 }

        mutating func addSubject(of triple: Triple) {
            subjectCount += 1
            if triple.predicate == RDFSyntaxNamespace.first { firstCount += 1 }
            if triple.predicate == RDFSyntaxNamespace.rest {
                restCount += 1
                rest = triple.object
            }
        }

        mutating func addObject(of triple: Triple) {
            objectCount += 1
            parent = triple.subject
            parentPredicate = triple.predicate
        }
    }
}
