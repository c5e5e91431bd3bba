internal import Crypto
internal import Foundation

/// Finding a sealed value again without opening any: equal texts give equal indexes, under the platform's keys only.
extension KeyRing {
    /// The keyed hash of a text (HMAC-SHA256 of its NFKC form), 43 characters of base64url.
    ///
    /// Full-width and half-width writing give one index; anything more (case, spaces, the +86 of a telephone
    /// number) the caller makes uniform first. Different purposes never give the same index.
    public func blindIndex(_ text: String, for purpose: String) -> String {
        newest.blindIndex(text, for: purpose)
    }

    /// The index of a text under every key, newest first: what to search for while older rows wait to be re-indexed.
    public func blindIndexes(_ text: String, for purpose: String) -> [String] {
        all.map { $0.blindIndex(text, for: purpose) }
    }

    /// 32 bytes that only this ring can make from `text`, such as the form token of a visit.
    public func derive(_ label: String, from text: String) -> [UInt8] {
        let key = newest.key(for: .derivation, label)
        return Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key))
    }
}

extension MasterKey {
    fileprivate func blindIndex(_ text: String, for purpose: String) -> String {
        // ASCII is its own NFKC form, as nearly all that is looked up is: keys and codes of our own making.
        let isPlain = text.utf8.allSatisfy { $0 < 0x80 }
        let normal = Array((isPlain ? text : text.precomposedStringWithCompatibilityMapping).utf8)
        let code = HMAC<SHA256>.authenticationCode(for: normal, using: key(for: .blindIndex, purpose))
        return Base64URL.text(Array(code))
    }
}
