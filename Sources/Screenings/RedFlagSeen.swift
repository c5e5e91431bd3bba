public import Access
public import Care

/// A sheet shows a graver red flag than before. Told inside the transaction that keeps the answer.
public struct RedFlagSeen: Announcement {
    public let sheet: String
    public let region: Region
    public let unit: String?
    /// 1 to 4 (rulebook C.2).
    public let rank: Int
    public let questionnaire: String
    public let version: String
    /// The question's place on the sheet, from 1.
    public let number: Int
    public let item: String
    public let option: String
    public let ageGroup: String
    /// The account that sent the sheet; `nil` for a person without a name.
    public let raisedBy: String?
    /// When it was answered, where that was before now: far from any network.
    public let answeredAt: Moment?
}

/// Somebody with a red flag would like to be called back, or takes that back.
public struct CallBackAsked: Announcement {
    public let sheet: String
    public let wanted: Bool
    /// Sealed for "call back of sheet" and the sheet's identifier.
    public let name: Sealed?
    public let phone: Sealed?
}
