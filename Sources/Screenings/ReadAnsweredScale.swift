public import Access
import Care
import ScreeningRules
import Storage

/// Opens the scale that an alert speaks of, in the version that was answered: whoever answers an alert must read the
/// question, and not its number.
///
/// An institution's own scale is opened only for those whom its licence is for: where it belongs, above, and below.
/// A version that was withdrawn, or whose licence is over, is opened all the same.
public struct ReadAnsweredScale: Query {
    public static let permission = Permission.watchAlerts
    public static let opensIdentity = false

    public var questionnaire: String
    public var version: String

    public init(questionnaire: String, version: String) {
        self.questionnaire = questionnaire
        self.version = version
    }

    public func perform(in session: borrowing Session<Self>) throws -> UsedScale {
        let library = try session.book(QuestionnaireLibrary.self)
        let isShelved = library.questionnaire(questionnaire, version: version) != nil
        guard try isShelved || session.isInSight(questionnaire, version: version),
            let found = try session.scale(questionnaire, version: version)
        else { throw Refusal.notFound }
        return UsedScale(found)
    }
}

extension Session where Case == ReadAnsweredScale {
    /// What a school owns is the school's; what a place owns is for all below it.
    fileprivate func isInSight(_ slug: String, version: String) throws -> Bool {
        try row(
            """
            SELECT hash FROM published_instrument
            WHERE slug = \(slug) AND version = \(version) AND (\(scope, region: "region", unit: "unit")
                OR (unit IS NULL AND region IN \(list: placesAbove)))
            LIMIT 1
            """) != nil
    }

    private var placesAbove: [Region] {
        let holding = caller.posts.filter { $0.role.permissions.contains(Case.permission) }
        return Array(Set(holding.flatMap { $0.region.upwards })).sorted()
    }
}
