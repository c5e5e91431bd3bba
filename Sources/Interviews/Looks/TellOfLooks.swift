public import Access
public import Care
import Storage

/// Tells the leads of psychology centres at the beginning of a month that the looks of the last one are there to be
/// read (rulebook G.3: every view is shown to the lead monthly). Each lead once a month; nothing of who has looked or
/// whose file it was, and also where nobody has looked, so that a message says nothing.
public struct TellOfLooks: Command {
    public static let permission = Permission.operate
    public static let unattended = true
    /// The messages are there to be seen; a look at the calendar is not worth a line every hour.
    public static let isAudited = false
    /// For a house that slept on the first of a month [D].
    static let lastDay = 3

    public init() {}

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let (year, month, day) = session.today.civil
        guard day <= Self.lastDay else { return Done() }
        let last = month == 1 ? Day(year: year - 1, month: 12, day: 1) : Day(year: year, month: month - 1, day: 1)
        guard let last else { return Done() }
        for (region, accounts) in try session.centreLeads().sorted(by: { $0.key.code < $1.key.code }) {
            session.announce(
                LooksToRead(month: String("\(last)".prefix(7)), region: region, accounts: accounts))
        }
        return Done()
    }
}

/// The looks of a month are there to be read.
public struct LooksToRead: Announcement {
    /// `yyyy-mm`.
    public let month: String
    public let region: Region
    /// Whom to tell: colleagues by their accounts.
    public let accounts: [String]

    /// The same once to each.
    public var cause: String { "care looks \(month)" }
}

extension Session where Case == TellOfLooks {
    /// By the place of their school, so that whoever leads a centre is told as somebody of that place.
    fileprivate func centreLeads() throws -> [Region: [String]] {
        let posts = try rows(
            """
            SELECT p.account, p.region FROM published_post p
            WHERE p.role = \(Role.centreLead.rawValue) AND p.unit IS NOT NULL
                AND p.from_day <= \(today) AND (p.until_day IS NULL OR p.until_day >= \(today))
            ORDER BY p.account \(unscoped: "whoever leads a centre hears that there is a list to read, and not what of")
            """
        ).map { (account: try $0("account", as: String.self), region: try $0("region", as: Region.self)) }
        return Dictionary(grouping: posts, by: \.region).mapValues { $0.map(\.account) }
    }
}
