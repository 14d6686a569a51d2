/// What sorted lists of ids have in common: leapfrogging with galloping seeks
/// (Veldhuizen, "Leapfrog Triejoin", ICDT 2014), the heart of multiway joins.
package enum RunIntersection {
    /// The first position in `low..<end` of an ascending list that holds `id`, or nil. Gallops: the cost
    /// is logarithmic in the distance, and the next element costs one comparison.
    @inline(__always)
    static func seek(_ id: TermID, _ list: UnsafePointer<TermID>, _ low: Int, _ end: Int) -> Int? {
        let position = lowerBound(id, list, low, end)
        return position < end && list[position] == id ? position : nil
    }

    /// The first position in `low..<end` whose id is not below `id`.
    @inline(__always)
    static func lowerBound(_ id: TermID, _ list: UnsafePointer<TermID>, _ low: Int, _ end: Int) -> Int {
        var low = low, step = 1
        while low &+ step < end, list[low &+ step] < id {
            low &+= step
            step &*= 2
        }
        var high = min(low &+ step, end)
        // The answer is in low...high.
        while low < high {
            let middle = (low &+ high) / 2
            if list[middle] < id { low = middle &+ 1 } else { high = middle }
        }
        return low
    }

    /// Appends the ids that occur in every list. Each list ascends strictly.
    ///
    /// Every list in turn seeks the highest id seen so far: the cost is that of the shortest list
    /// times the logarithm of the gaps in the others, never that of the longest. Two lists of similar
    /// length, the common case in cycles, are merged step by step: about 1 ns for each element.
    package static func append(_ lists: [UnsafeBufferPointer<TermID>], to ids: inout [TermID]) {
        guard let shortest = lists.map(\.count).min(), shortest > 0 else { return }
        if lists.count == 1 {
            ids.append(contentsOf: lists[0])
        } else if lists.count == 2 {
            append(lists[0], lists[1], to: &ids)
        } else {
            leapfrog(lists, to: &ids)
        }
    }

    /// The same for two lists.
    package static func append(
        _ first: UnsafeBufferPointer<TermID>, _ second: UnsafeBufferPointer<TermID>, to ids: inout [TermID]
    ) {
        guard let a = first.baseAddress, let b = second.baseAddress else { return }
        if first.count > 16 * second.count { return gallop(b, second.count, a, first.count, to: &ids) }
        if second.count > 16 * first.count { return gallop(a, first.count, b, second.count, to: &ids) }
        var i = 0, j = 0
        while i < first.count, j < second.count {
            let x = a[i], y = b[j]
            if x == y { ids.append(x) }
            // Without a branch on which is lower: that is what a merge would mispredict.
            i &+= x <= y ? 1 : 0
            j &+= y <= x ? 1 : 0
        }
    }

    private static func gallop(
        _ short: UnsafePointer<TermID>, _ shortCount: Int, _ long: UnsafePointer<TermID>, _ longCount: Int,
        to ids: inout [TermID]
    ) {
        var place = 0
        for index in 0..<shortCount {
            place = lowerBound(short[index], long, place, longCount)
            if place == longCount { return }
            if long[place] == short[index] { ids.append(short[index]) }
        }
    }

    private static func leapfrog(_ lists: [UnsafeBufferPointer<TermID>], to ids: inout [TermID]) {
        var places = [Int](repeating: 0, count: lists.count)
        var candidate: TermID = 0
        var agreeing = 0, turn = 0
        while true {
            guard let list = lists[turn].baseAddress else { return }
            let place = lowerBound(candidate, list, places[turn], lists[turn].count)
            if place == lists[turn].count { return }
            places[turn] = place
            if list[place] == candidate {
                agreeing += 1
            } else {
                candidate = list[place]
                agreeing = 1
            }
            if agreeing == lists.count {
                ids.append(candidate)
                places[turn] += 1
                if places[turn] == lists[turn].count { return }
                candidate = list[places[turn]]
                agreeing = 1
            }
            turn = turn + 1 == lists.count ? 0 : turn + 1
        }
    }
}
