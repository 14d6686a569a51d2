/// How a diagram is written as [SVG](https://www.w3.org/TR/SVG2/).
public struct SVGOptions: Hashable, Sendable {
    /// Which colours a picture has on screens; on paper it is always light.
    public enum Colours: String, CaseIterable, Hashable, Sendable {
        /// Those that the reader prefers.
        case automatic
        case light
        case dark
    }

    /// Whether a small script is inside that brings forward what the pointer is on. Without it, links, tooltips
    /// and lists of clauses still work.
    public var includesScript: Bool
    /// Whether title and summary stand above the picture.
    public var showsTitle: Bool
    /// How many clauses of a line are listed.
    public var mostEvidence: Int
    /// What the ids in the document begin with, so that several pictures can stand in one page.
    public var idPrefix: String
    public var colours: Colours

    public init(
        includesScript: Bool = true, showsTitle: Bool = true, mostEvidence: Int = 12, idPrefix: String = "rg",
        colours: Colours = .automatic
    ) {
        self.includesScript = includesScript
        self.showsTitle = showsTitle
        self.mostEvidence = max(1, mostEvidence)
        self.idPrefix = idPrefix
        self.colours = colours
    }
}
