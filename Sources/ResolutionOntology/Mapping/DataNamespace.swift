import RDF
import Resolutions

/// Where the data lives, and how the IRIs in it are made.
///
/// The path grammar below the base is fixed; the base is the publisher's choice. Everything comes
/// out as ASCII. Vocabularies are the same for everyone and don't move with the base.
public struct DataNamespace: Hashable, Sendable {
    /// Every IRI of data starts with it; it ends in `/` or `#`.
    public let base: IRI

    /// - Parameter base: an absolute IRI; a `/` is added where it ends in neither `/` nor `#`.
    public init(base: IRI = Vocabulary.defaultBase) {
        let isClosed = base.string.utf8.last == UInt8(ascii: "/") || base.string.utf8.last == UInt8(ascii: "#")
        self.base = isClosed ? base : IRI(base.string + "/")
    }

    /// The IRI of a path below the base: `resolution/wtsa/11`, `body/tsag`.
    public func iri(_ path: String) -> IRI { IRI(base.string + path) }

    public func iri(of work: WorkIdentifier) -> IRI { iri(work.path) }
    public func iri(of revision: RevisionIdentifier) -> IRI { iri(revision.path) }
    public func iri(of agent: AgentIdentifier) -> IRI { iri(agent.path) }
    public func iri(of session: Session) -> IRI { iri(session.path) }
    public func iri(of instrument: InstrumentIdentifier) -> IRI { iri(instrument.path) }

    /// The IRI of a part of a revision: a component, a directive, a reference.
    public func iri(of revision: RevisionIdentifier, fragment: String) -> IRI {
        iri("\(revision.path)#\(fragment)")
    }

    /// The IRI of a numbered part of an instrument: `instrument/itu-constitution#no-9`.
    /// What is no letter or digit in the number becomes `-`; its case is kept (`chapter-III`).
    public func iri(of instrument: InstrumentIdentifier, provision kind: ProvisionKind, number: String) -> IRI {
        iri("\(instrument.path)#\(kind.fragmentPrefix)\(DataNamespace.fragment(of: number))")
    }

    /// The IRI of a subject: `topic/quality-of-service`.
    public func topic(_ label: String) -> IRI { iri("topic/" + DataNamespace.slug(label)) }

    /// The IRI of a source file, its name percent-encoded outside `[A-Za-z0-9._-]`.
    ///
    /// - Parameter discriminator: the start of the file's SHA-256 where another file of the same
    ///   name and other content is read in the same run.
    public func source(_ name: String, discriminator: String? = nil) -> IRI {
        var path = "source/" + DataNamespace.percentEncoded(name)
        if let discriminator { path += "~" + discriminator }
        return iri(path)
    }

    // MARK: Parts of paths

    /// `Slug.make`, or `x` followed by the code points in hexadecimal where no letter or digit
    /// survives the folding (a text in another script), so that no path segment is empty.
    static func slug(_ text: String) -> String {
        let slug = Slug.make(text)
        guard slug.isEmpty else { return slug }
        return "x" + text.unicodeScalars.prefix(12).map { String($0.value, radix: 16) }.joined(separator: "-")
    }

    private static func fragment(of number: String) -> String {
        var bytes: [UInt8] = []
        for byte in number.utf8 {
            if isAlphanumeric(byte) {
                bytes.append(byte)
            } else if !bytes.isEmpty, bytes.last != UInt8(ascii: "-") {
                bytes.append(UInt8(ascii: "-"))
            }
        }
        if bytes.last == UInt8(ascii: "-") { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func percentEncoded(_ name: String) -> String {
        let hexadecimal = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in name.utf8 {
            if isAlphanumeric(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
                || byte == UInt8(ascii: "-")
            {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }
}
