import Access
import Care
import Foundation

/// What a password has to be. Length is what stands against guessing, so there is no rule about kinds of characters.
///
/// Source: NIST SP 800-63B, 5.1.1.2 (length, a list of common values, words of the context; no composition rules);
/// rulebook H.7.
enum NewPassword {
    static let shortest = 10

    /// - Parameter names: what others know of the person: login and name.
    /// - Throws: `AccountError.shortPassword`, `.passwordIsName`, `.commonPassword`.
    static func check(_ password: String, names: [String], common: CommonPasswords) throws(AccountError) {
        guard password.count >= shortest else { throw .shortPassword }
        let core = letters(of: password)
        let known = (names + ["xinqiao"]).map(letters(of:)).filter { !$0.isEmpty }
        guard !known.contains(core) else { throw .passwordIsName }
        guard !common.contains(password), Set(password).count > 2 else { throw .commonPassword }
    }

    /// A name stays a name with a year behind it: only its letters count.
    private static func letters(of text: String) -> String {
        text.precomposedStringWithCompatibilityMapping.lowercased().filter(\.isLetter)
    }
}
