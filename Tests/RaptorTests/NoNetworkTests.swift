import Foundation
import RDF
import Raptor
import Testing

/// A port of this machine that notes whether anybody knocks.
private final class Listener {
    let port: UInt16
    private let descriptor: Int32

    init?() {
        #if canImport(Darwin)
        let kind = SOCK_STREAM
        #else
        let kind = Int32(SOCK_STREAM.rawValue)
        #endif
        let descriptor = socket(AF_INET, kind, 0)
        self.descriptor = descriptor
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, length) == 0 && listen(descriptor, 8) == 0 && getsockname(descriptor, address, &length) == 0
            }
        }
        port = UInt16(bigEndian: address.sin_port)
        guard isBound, fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0 else { return nil }
    }

    deinit { close(descriptor) }

    /// Whether a connection was opened.
    func wasCalled() -> Bool {
        let connection = accept(descriptor, nil, nil)
        if connection >= 0 { close(connection) }
        return connection >= 0
    }
}

@Suite("No network")
struct NoNetworkTests {
    private static let namespace = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

    /// Documents that name HOST wherever a document may name an address.
    static let documents: [(RDFSyntax, String)] = [
        (.rdfxml, "<!DOCTYPE r SYSTEM 'HOST/r.dtd'><r:RDF xmlns:r='\(namespace)'/>"),
        (.rdfxml, "<!DOCTYPE r PUBLIC '-//x//y' 'HOST/r.dtd'><r:RDF xmlns:r='\(namespace)'/>"),
        (.rdfxml, "<!DOCTYPE r [<!ENTITY % p SYSTEM 'HOST/p'> %p;]><r:RDF xmlns:r='\(namespace)'/>"),
        (.rdfxml, "<!DOCTYPE r [<!ENTITY e SYSTEM 'HOST/e'>]><r:Description xmlns:r='\(namespace)' r:about='a:b'><r:value>&e;</r:value></r:Description>"),
        (.rdfxml, "<?xml-stylesheet href='HOST/s.xsl'?><r:RDF xmlns:r='\(namespace)' xmlns:x='http://www.w3.org/2001/XInclude'><x:include href='HOST/i'/></r:RDF>"),
        (.rdfxml, "<r:RDF xmlns:r='\(namespace)' xmlns:s='http://www.w3.org/2001/XMLSchema-instance' s:schemaLocation='HOST/ HOST/x.xsd' xmlns:g='http://www.w3.org/2003/g/data-view#' g:transformation='HOST/t.xsl' xml:base='HOST/'><r:Description r:about='x' xmlns:o='http://www.w3.org/2002/07/owl#'><o:imports r:resource='HOST/o'/></r:Description></r:RDF>"),
        (.turtle, "@base <HOST/> . @prefix h: <HOST/#> . <> <http://www.w3.org/2002/07/owl#imports> <HOST/o> . h:x a h:y ."),
        (.trig, "@prefix h: <HOST/#> . <HOST/g> { h:x a h:y }"),
        (.rdfjson, "{\"HOST/s\":{\"http://www.w3.org/2002/07/owl#imports\":[{\"type\":\"uri\",\"value\":\"HOST/o\"}]}}"),
    ]

    @Test("Reading a document opens no connection, whatever addresses it names", arguments: documents.indices)
    func opensNothing(index: Int) throws {
        let listener = try #require(Listener())
        let (syntax, text) = Self.documents[index]
        _ = try? RDFReader.quads(in: text.replacing("HOST", with: "http://127.0.0.1:\(listener.port)"), syntax: syntax, base: "http://example.org/")
        let wasCalled = listener.wasCalled()
        #expect(!wasCalled)
    }
}
