import RDF

extension ResolutionGraph {
    /// What a picture shows.
    public enum PictureView: String, CaseIterable, Hashable, Sendable {
        /// Who instructs, invites, asks and reports to whom, within the hierarchy of bodies.
        case bodies
        /// Which acts and instruments cite which.
        case citations
        /// When which resolution was adopted, revised and proposed anew.
        case revisions
        /// The clauses of one text, whom they address and what they cite.
        case clauses
    }

    /// How much of a picture is shown.
    public struct PictureOptions: Sendable {
        /// Lines with fewer clauses are left out; nil for the least number with which the picture stays legible
        /// (at most ``mostLines`` lines).
        public var minimumWeight: Int?
        /// How many lines a picture of its own accord has.
        public var mostLines: Int
        /// Whether only the largest part that hangs together is shown.
        public var largestComponentOnly: Bool
        /// What the picture is about: only what is within `hops` lines of it is shown.
        public var around: IRI?
        public var hops: Int
        /// The text whose clauses are shown.
        public var text: IRI?
        /// Where a click on a thing leads; nil for nowhere. By default its IRI.
        public var link: @Sendable (IRI) -> String?

        public init(
            minimumWeight: Int? = nil, mostLines: Int = 140, largestComponentOnly: Bool = true, around: IRI? = nil,
            hops: Int = 1, text: IRI? = nil, link: @escaping @Sendable (IRI) -> String? = { $0.string }
        ) {
            self.minimumWeight = minimumWeight
            self.mostLines = mostLines
            self.largestComponentOnly = largestComponentOnly
            self.around = around
            self.hops = hops
            self.text = text
            self.link = link
        }
    }
}

/// Why there is no picture.
public enum PictureError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The graph holds nothing that the view shows.
    case nothing(ResolutionGraph.PictureView)
    /// The picture of clauses is of one text; these were read.
    case whichText([String])
    /// What the picture was to be about has no line in it.
    case notInPicture(String)

    public var description: String {
        switch self {
        case .nothing(.bodies): "no text directs anybody to do anything: there are no lines between bodies to draw"
        case .nothing(.citations): "no text cites another: there is nothing to draw"
        case .nothing(.revisions): "no dated text was read: there is no time line to draw"
        case .nothing(.clauses): "no text was read: there are no clauses to draw"
        case .whichText(let texts):
            "the clauses of which text? Name one with --of, such as:\n"
                + texts.prefix(12).map { "  --of \"\($0)\"" }.joined(separator: "\n")
        case .notInPicture(let label): "no line of the picture leads to or from '\(label)'"
        }
    }
}
