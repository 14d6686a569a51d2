/// What `HeaderReader` found at the head of an act: the header, and what of the lines it used.
struct HeaderReading {
    var header = Header()
    /// The heading of the front matter and its paragraphs.
    var frontMatterHeading: Range<Int>?
    var frontMatter: [Range<Int>] = []
    /// The notes of the first page where they come before the title.
    var notes: [BodyReader.Footnote] = []
    /// What each stretch of the head was read as.
    var claims: [(range: Range<Int>, role: Leaf.Role)] = []
    /// The first line of the body, as an index into the act's lines.
    var bodyStart = 0
    /// Where the body begins inside that line; nil for its start.
    var bodyOffset: Int?
    /// Whether the text is in AsciiDoc, whose list marks are not printed.
    var usesAsciiDoc = false
    /// The stretches that make the title.
    var titlePieces: [Range<Int>] = []
    /// The mark of a footnote that stands glued to the number: the `1` of `RESOLUTION 491`.
    var numberMark: String?
}
