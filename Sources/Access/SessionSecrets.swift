import Care
import Storage
import Vault

/// Secrets that a use case hands out, so that subjects need not know the vault.
extension Session {
    /// A secret of 256 bits and what is kept of it.
    public func newSecret() -> (text: String, stored: String) {
        let text = SecretToken(random: RandomSource(desk.tools.random)).text.exposed
        return (text, stored(text))
    }

    /// What a presented secret may be kept as: one form for each key, so that a change of keys signs nobody off.
    public func storedForms(of secret: String) -> [String] {
        desk.tools.keys.blindIndexes(secret, for: SecretPurpose.handedOut)
    }

    /// Keyed, so that who can write to the database still cannot put a secret of their own there.
    private func stored(_ secret: String) -> String { desk.tools.keys.blindIndex(secret, for: SecretPurpose.handedOut) }

    /// A code of 40 bits that is easy to read aloud: `K7Q4-2M9X`.
    public func newSpokenCode() -> String { SpokenCode(random: RandomSource(desk.tools.random)).written }

    /// A spoken code the way it was given out, however it was typed; `nil` when it is none.
    public func readSpokenCode(_ typed: String) -> String? { TypedCode.written(typed) }

    /// The secret that belongs to one request: the same request gives the same secret, so that a form sent twice
    /// counts once although only the secret's hash is kept.
    public func secret(belongingTo request: String, for purpose: String) -> (text: String, stored: String) {
        let text = Base64URL.text(desk.tools.keys.derive(purpose, from: request))
        return (text, stored(text))
    }

    /// A code of 75 bits for years, such as `K7Q4-2M9X-0TBC-5RWH`, that belongs to one request: the same form sent
    /// twice gives the same code, although only its fingerprint is kept.
    public func lastingCode(belongingTo request: String, for purpose: String) -> String {
        let derived = desk.tools.keys.derive(purpose, from: request)
        return LastingCode(random: RandomSource { Array(derived.prefix($0)) }).written
    }

    /// A lasting code the way it was given out, however it was typed; `nil` when it is none or has a slip in it.
    public func readLastingCode(_ typed: String) -> String? { LastingCode(reading: typed)?.written }
}

/// A spoken code outside a use case.
public enum TypedCode {
    /// The way it was given out, however it was typed; `nil` when it is none.
    public static func written(_ typed: String) -> String? { SpokenCode(reading: typed)?.written }
}

/// Under which purpose the hashes of secrets are kept that the platform has handed out.
enum SecretPurpose {
    static let handedOut = "secret"
}
