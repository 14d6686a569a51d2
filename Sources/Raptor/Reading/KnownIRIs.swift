import CRaptor

/// The IRIs that were checked and handed over lately, by Raptor's own handles: it has one for each IRI, so a
/// handle that is seen again is an IRI that is good and has a name already.
///
/// Invariant: each handle kept is a reference of our own, so that Raptor cannot use its memory for another
/// IRI. A fixed number of places, each of which holds the last IRI that fell on it.
@usableFromInline
final class KnownIRIs {
    @usableFromInline static let placeCount = 1 << 10
    @exclusivity(unchecked) private var handles = [OpaquePointer?](repeating: nil, count: KnownIRIs.placeCount)

    @exclusivity(unchecked) private var isEmpty = true

    deinit { removeAll() }

    func removeAll() {
        if isEmpty { return }
        isEmpty = true
        for place in handles.indices {
            if let handle = handles[place] { raptor_free_uri(handle) }
            handles[place] = nil
        }
    }

    /// The place of an IRI.
    func place(of uri: OpaquePointer) -> Int {
        // The lowest bits of an address in the heap are always the same.
        let address = UInt64(UInt(bitPattern: uri)) >> 4
        return Int(truncatingIfNeeded: (address &* 0x9E37_79B9_7F4A_7C15) >> 54)
    }

    func holds(_ uri: OpaquePointer, at place: Int) -> Bool { handles[place] == uri }

    func keep(_ uri: OpaquePointer, at place: Int) {
        isEmpty = false
        if let old = handles[place] { raptor_free_uri(old) }
        handles[place] = raptor_uri_copy(uri)
    }
}
