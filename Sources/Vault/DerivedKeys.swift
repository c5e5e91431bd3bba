internal import Crypto
internal import Synchronization

/// The keys that were derived already, because every request needs several of the same few and each costs two hashes.
///
/// They lie in memory as long as the master key they come from, so nothing is given away that was not there.
final class DerivedKeys: Sendable {
    /// Purposes are named in the source code, and are fewer; a name made at run time must not fill the memory.
    private static let most = 256
    private let keys = Mutex<[String: SymmetricKey]>([:])

    func key(_ label: String, derive: () -> SymmetricKey) -> SymmetricKey {
        if let known = keys.withLock({ $0[label] }) { return known }
        let new = derive()
        keys.withLock { keys in
            if keys.count < Self.most { keys[label] = new }
        }
        return new
    }
}
