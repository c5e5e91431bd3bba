import Foundation

/// The passwords that are guessed first, from `Content/Policies/common-passwords.txt`.
///
/// Source: NIST SP 800-63B, 5.1.1.2: what is chosen is compared with a list of commonly used values.
public struct CommonPasswords: Sendable {
    private let words: Set<String>

    /// - Parameter text: one password a line; what begins with `#` is a remark.
    public init(_ text: String) {
        words = Set(
            text.split(whereSeparator: \.isNewline).map(String.init).filter { !$0.hasPrefix("#") }.map(Self.plain))
    }

    public var count: Int { words.count }

    /// Capitals and full-width letters make no password rarer.
    public func contains(_ password: String) -> Bool { words.contains(Self.plain(password)) }

    private static func plain(_ password: String) -> String {
        password.precomposedStringWithCompatibilityMapping.lowercased()
    }
}
