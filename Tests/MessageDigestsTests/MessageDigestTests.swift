import MessageDigests
import RDF
import TestSupport
import Testing

@Suite("Message digests")
struct MessageDigestTests {
    /// What the specifications and their validation give for the empty text and for `abc`.
    @Test("The published digests come out", arguments: [
        (HashFunction.md5, "", "d41d8cd98f00b204e9800998ecf8427e"),
        (.md5, "abc", "900150983cd24fb0d6963f7d28e17f72"),
        (.sha1, "", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
        (.sha1, "abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
        (.sha256, "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (.sha256, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (.sha384, "",
            "38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b"),
        (.sha384, "abc",
            "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7"),
        (.sha512, "",
            "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e"),
        (.sha512, "abc",
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"),
    ])
    func published(function: HashFunction, text: String, digest: String) {
        #expect(Hexadecimal.text(of: function.digest(of: Array(text.utf8))) == digest)
    }

    @Test("However the bytes are cut into pieces, the digest is the same", arguments: HashFunction.allCases)
    func pieces(function: HashFunction) {
        var random = SeededGenerator(seed: 5)
        for count in [0, 1, 55, 56, 63, 64, 65, 111, 112, 127, 128, 129, 1000, 10_000] {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            var digest = MessageDigest(function)
            var start = 0
            while start < count {
                let end = Int.random(in: start...count, using: &random)
                digest.update(bytes.span.extracting(start..<end).bytes)
                start = end
            }
            #expect(digest.finish() == function.digest(of: bytes))
        }
    }
}
