/// The platform's keys: the newest seals, signs and indexes; all of them open and verify.
///
/// Every server of one platform works with the same ring. After a rotation each must be started anew before
/// it can open what the newest key has sealed.
public struct KeyRing: Sendable, CustomStringConvertible, CustomReflectable {
    let newest: MasterKey
    let older: [MasterKey]

    /// - Parameter older: retired keys, newest first, which still open what they once sealed.
    public init(newest: MasterKey, older: [MasterKey] = []) {
        self.newest = newest
        self.older = older
    }

    /// What names each key, newest first, without giving any of it away: eight digits.
    public var fingerprints: [String] { all.map { Checksum.hexadecimal($0.fingerprint) } }

    var all: [MasterKey] { [newest] + older }

    public var description: String { "KeyRing(\(all.count))" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
