import Foundation

/// The passwords that are guessed first, from `Content/Policies/common-passwords.txt`.
///
/// Source: NIST SP 800-63B, 5.1.1.2: what is chosen is compared with a list of commonly used values.
public struct CommonPasswords: Sendable {
    private let words: Set<String>

    /// - Parameter text: one password a line; what begins with `#` is a remark.
    public init(_ text: String) {
        let lines = text.utf8.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        words = Set(lines.filter { $0.first != UInt8(ascii: "#") }.map { Self.plain(String(Substring($0))) })
    }

    public var count: Int { words.count }

    /// Capitals and full-width letters make no password rarer.
    public func contains(_ password: String) -> Bool { words.contains(Self.plain(password)) }

    private static func plain(_ password: String) -> String {
        // What is plain ASCII has no other form, and is not asked of Foundation ten thousand times at every start.
        guard password.utf8.contains(where: { $0 > 0x7F }) else { return password.lowercased() }
        return password.precomposedStringWithCompatibilityMapping.lowercased()
    }
}
