import Access
import Care
import Foundation
import ScreeningRules
public import Storage

/// One person's sheet: which scale, for whom in general, and how far.
public struct Sheet: Sendable {
    /// How long a half-finished sheet waits for its code.
    public static let hoursToResume = 24
    /// The version of the notice that a person reads and agrees to before the first question.
    public static let notice = "2026-11"
    /// What stands in the table where nobody said how old the person is.
    static let ageUnknown = "unknown"

    let id: ID<Sheet>
    let questionnaire: String
    let version: String
    let language: Language
    /// `nil` where a program did not say.
    let ageGroup: AgeGroup?
    let region: Region
    let isRegionChosen: Bool
    let unit: String?
    let createdBy: String?
    let codeSealed: Sealed?
    let startedAt: Moment
    let finishedAt: Moment?
    let worstRank: Int
    let total: Int?
    let band: String?
    let isProrated: Bool
    /// The person's own history that this sheet was kept in.
    let history: ID<History>?
    /// What was known of the person, as far as a scale's borders ask for it.
    let person: Person
    /// A total that was taken elsewhere and typed in.
    let entered: Int?
    /// The borders that the score was held against.
    let alternative: String?
    /// What was not known of the person, so that the safer border was taken.
    let assumed: [PersonFact]
    let isPositive: Bool
    /// The scale by which the answers do not speak for the person.
    let notValid: String?

    static let columns: SQL =
        """
        s.id, s.questionnaire, s.version, s.language, s.age_group, s.region, s.region_chosen, s.unit, s.created_by,
        s.code_sealed, s.started_at, s.finished_at, s.worst_rank, s.total, s.band, s.prorated,
        s.history, s.sex, s.age, s.education, s.border_sets, s.entered, s.alternative, s.not_valid,
        s.assumed, s.positive_by
        """

    init(_ row: Row) throws {
        id = try row("id")
        questionnaire = try row("questionnaire")
        version = try row("version")
        language = try row("language")
        ageGroup = AgeGroup(rawValue: try row("age_group"))
        region = try row("region")
        isRegionChosen = try row("region_chosen")
        unit = try row("unit")
        createdBy = try row("created_by")
        codeSealed = try row("code_sealed")
        startedAt = try row("started_at")
        finishedAt = try row("finished_at")
        worstRank = try row("worst_rank")
        total = try row("total")
        band = try row("band")
        isProrated = try row("prorated", as: Bool?.self) ?? false
        history = try row("history")
        person = Person(
            sex: try row("sex"), age: try row("age"), ageGroup: ageGroup, region: isRegionChosen ? region : nil,
            education: try row("education"), sets: Set(CodeList.read(try row("border_sets"))))
        entered = try row("entered")
        alternative = try row("alternative")
        notValid = try row("not_valid")
        assumed = CodeList.read(try row("assumed")).compactMap { PersonFact(rawValue: $0) }
        isPositive = !CodeList.read(try row("positive_by")).isEmpty
    }

    static func codeSealing(_ id: ID<Sheet>) -> String { "code of sheet \(id)" }
}

extension AgeGroup: SQLBindable, SQLReadable {}
extension Sex: SQLBindable, SQLReadable {}
extension Education: SQLBindable, SQLReadable {}

/// A few short codes in one column. Codes have no commas, so a comma holds them apart.
enum CodeList {
    static func write(_ codes: [String]) -> String { codes.joined(separator: ",") }

    static func read(_ text: String?) -> [String] {
        (text ?? "").split(separator: ",").map(String.init)
    }
}
