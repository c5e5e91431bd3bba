public import Care
import ScreeningRules

/// One total or subscale of a response: its points and what they mean, or why there are none.
public struct Measure: Codable, Sendable, Equatable {
    public let response: ID<Sheet>
    /// The short name of the questionnaire.
    public let questionnaire: String
    public let version: String
    /// `total`, or the name of a subscale.
    public let scale: String
    public let loincCode: String?
    /// What is measured, in the language of the response.
    public let title: String
    /// As the scale keeps them; `nil` where there is no score.
    public let points: Int?
    /// Of the points: 2 for a mean, which is kept in hundredths.
    public let decimals: Int
    public let band: String?
    public let bandTitle: String?
    /// Whether missing answers were filled with the mean of the others.
    public let isProrated: Bool
    /// Why there are no points.
    public let absent: Absence?
    public let authored: String?
    public let subject: String?
    public let language: Language
    public let finishedAt: Moment

    /// Why something was not scored. Never blank, never zero.
    public enum Absence: String, Codable, Sendable, CaseIterable {
        case tooManyMissing = "too-many-missing"
        /// The answers do not speak for the person, says the scale's own check.
        case notValid = "not-valid"
    }
}

/// What all measures of one response share.
struct MeasureHead {
    let row: OwnResponseRow
    let questionnaire: Questionnaire
    let subject: String?
}

extension Measure {
    init(_ head: MeasureHead, _ scale: Scale, _ kept: KeptScore?) {
        let sheet = head.row.sheet
        response = sheet.id
        questionnaire = sheet.questionnaire
        version = sheet.version
        self.scale = scale.id
        loincCode = scale.loincCode
        title = (scale.title ?? head.questionnaire.title)[sheet.language]
        points = kept?.points
        decimals = scale.decimals
        band = kept?.band
        bandTitle = kept.flatMap { kept in
            let bands = scale.alternatives.first { $0.id == kept.alternative }?.bands ?? scale.bands
            return (bands?.all.first { $0.code == kept.band }?.title)?[sheet.language]
        }
        isProrated = kept?.isProrated ?? false
        absent = kept != nil ? nil : sheet.notValid == nil ? .tooManyMissing : .notValid
        authored = head.row.authored
        subject = head.subject
        language = sheet.language
        finishedAt = sheet.finishedAt ?? head.row.changedAt
    }
}
