public import Access
import Care

/// Says whether somebody may come and talk: asked after a red flag (rulebook E.4.2). The last word counts.
///
/// No name and no telephone: whose sitting it is opens for who may know it (decision 0038). The alert stands whatever
/// is said, and learns of the wish also after the end.
public struct AskForTalk: Command {
    public static let permission = Permission.anyone

    public var sittingKey: String
    public var wanted: Bool

    public init(sittingKey: String, wanted: Bool) {
        self.sittingKey = sittingKey
        self.wanted = wanted
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let all = try session.sheets(ofSitting: sittingKey)
        let flagged = all.parts.filter { $0.sheet.worstRank > 0 }
        guard !flagged.isEmpty else { throw ScreeningError.nothingToCallAbout }
        for part in flagged {
            session.announce(CallBackAsked(sheet: part.sheet.id.rawValue, wanted: wanted, name: nil, phone: nil))
        }
        return Done()
    }
}
