import Diagrams
import LinkedResolutions

/// Who directs whom, drawn: a picture of the strongest lines on the index, and the whole as a file of its own. A box
/// leads to the page of a body, a line to the clauses that it rests on.
struct OverviewPicture {
    let graph: ResolutionGraph
    let context: PageContext

    /// Where the whole picture stands.
    static let path = SitePath("bodies.svg")

    /// As many lines as can be read at the width of a page; nil where no text directs anybody.
    func forIndex() -> String? {
        svg(ResolutionGraph.PictureOptions(mostLines: 24, link: link), SVGOptions(includesScript: false, showsTitle: false, idPrefix: "overview"))
    }

    /// With as many lines as `resgraph draw` shows.
    func whole() -> String? { svg(ResolutionGraph.PictureOptions(link: link), SVGOptions()) }

    private var link: @Sendable (IRI) -> String? {
        let context = context
        return { context.href($0) }
    }

    private func svg(_ picture: ResolutionGraph.PictureOptions, _ options: SVGOptions) -> String? {
        (try? graph.diagram(.bodies, options: picture)).map { DiagramLayout($0).svg(options) }
    }
}
