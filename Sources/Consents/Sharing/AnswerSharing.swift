public import Access
public import CampaignRules

/// A guardian says by their link whether one third party may get data: yes, no, or not any more. It is asked apart
/// from taking part and changes nothing of it (rulebook H.2, PIPL art. 14, 15, 23).
public struct AnswerSharingAsGuardian: Command {
    public static let permission = Permission.anyone

    public var secret: String
    /// As the register knows it.
    public var recipient: String
    /// The version that was on the screen.
    public var version: Int
    public var standing: ConsentStanding

    public init(secret: String, recipient: String, version: Int, standing: ConsentStanding) {
        self.secret = secret
        self.recipient = recipient
        self.version = version
        self.standing = standing
    }

    public func perform(in session: borrowing Session<Self>) throws -> SaidSharing {
        let wish = SharingWish(recipient: recipient, version: version, standing: standing)
        return try session.answerSharing(wish, of: session.guardian(secret))
    }
}

/// A person from the 14th birthday on says by the own code whether one third party may get data.
public struct AnswerSharingForOneself: Command {
    public static let permission = Permission.anyone

    public var code: String
    /// As the register knows it.
    public var recipient: String
    /// The version that was on the screen.
    public var version: Int
    public var standing: ConsentStanding

    public init(code: String, recipient: String, version: Int, standing: ConsentStanding) {
        self.code = code
        self.recipient = recipient
        self.version = version
        self.standing = standing
    }

    public func perform(in session: borrowing Session<Self>) throws -> SaidSharing {
        let wish = SharingWish(recipient: recipient, version: version, standing: standing)
        return try session.answerSharing(wish, of: session.owner(ofCode: code))
    }
}
