public import Access
public import Care
import Foundation

/// Leaves word that somebody may call back, with a name and a phone if the person likes; or takes that back.
public struct AskForCall: Command {
    public static let permission = Permission.anyone

    public var key: String
    public var wanted: Bool
    public var name: Private<String>?
    public var phone: Private<String>?

    public init(key: String, wanted: Bool, name: Private<String>?, phone: Private<String>?) {
        self.key = key
        self.wanted = wanted
        self.name = name
        self.phone = phone
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let sheet = try session.sheet(key: key)
        guard sheet.worstRank > 0 else { throw ScreeningError.nothingToCallAbout }
        let purpose = "call back of sheet \(sheet.id)"
        let name = wanted ? try Self.checkedName(name) : nil
        let phone = wanted ? try Self.checkedPhone(phone) : nil
        session.announce(
            CallBackAsked(
                sheet: sheet.id.rawValue, wanted: wanted, name: name.map { session.seal($0, for: purpose) },
                phone: phone.map { session.seal($0, for: purpose) }))
        return Done()
    }

    private static func checkedName(_ name: Private<String>?) throws -> Private<String>? {
        let text = (name?.exposed ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        guard text.count <= 60 else { throw ScreeningError.longName }
        return text.isEmpty ? nil : Private(text)
    }

    /// A number as people write it: digits in any width, spaces, hyphens, a plus; 7 to 15 digits (ITU-T E.164).
    private static func checkedPhone(_ phone: Private<String>?) throws -> Private<String>? {
        let text = (phone?.exposed ?? "").precomposedStringWithCompatibilityMapping
            .trimmingCharacters(in: .whitespacesAndNewlines)
        if text.isEmpty { return nil }
        let digits = text.filter { $0.isASCII && $0.isNumber }
        guard (7...15).contains(digits.count), text.allSatisfy({ $0.isNumber || " -+()".contains($0) }) else {
            throw ScreeningError.badPhone
        }
        return Private(text)
    }
}
