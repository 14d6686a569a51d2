import Synchronization

/// A value that is made when it is first needed, once, whichever thread asks.
package final class LazyValue<Value: Sendable>: Sendable {
    private let made: Mutex<Value?>
    private let make: @Sendable () -> Value

    package init(_ make: @escaping @Sendable () -> Value) {
        made = Mutex(nil)
        self.make = make
    }

    package var value: Value {
        made.withLock { known in
            if let known { return known }
            let new = make()
            known = new
            return new
        }
    }
}
