public import Access
public import Care
import Foundation
public import ScreeningRules

/// Scores one sheet by hand and shows the way. Nothing of it is kept: no answer, no person, no alert.
public struct TryInstrument: Query {
    public static let permission = Permission.seeInstruments
    public static let opensIdentity = false

    public var instrument: String
    public var version: String?
    /// Question to chosen answer, by their codes.
    public var answers: [String: String]?
    /// The points of all questions in a row, `1 0 - 3`, with a hyphen for a missing one; goes before `answers`.
    public var points: String?
    /// The total, for a scale that is asked elsewhere.
    public var entered: String?
    public var sex: Sex?
    /// Years.
    public var age: Int?
    public var education: Education?

    public init(
        instrument: String, version: String? = nil, answers: [String: String]? = nil, points: String? = nil,
        entered: String? = nil, sex: Sex? = nil, age: Int? = nil, education: Education? = nil
    ) {
        self.instrument = instrument
        self.version = version
        self.answers = answers
        self.points = points
        self.entered = entered
        self.sex = sex
        self.age = age
        self.education = education
    }

    /// What came of it.
    public struct Outcome: Codable, Sendable {
        /// As they were understood, also when points were typed in a row.
        public let answers: Answers
        public let person: Person
        /// `nil` when there is no score; `refusal` says why.
        public let result: TriedScore?
        public let refusal: Phrase?
        public let flags: [RedFlag]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let wanted = version.flatMap { $0.isEmpty ? nil : $0 }
        let scale = try session.shelvedScale(instrument, version: wanted)?.questionnaire
            ?? session.ownedScale(ID(instrument), version: wanted)
        let person = Person(sex: sex, age: age.flatMap { (0...150).contains($0) ? $0 : nil }, education: education)
        let given = try scale.isEntryOnly ? Answers() : answers(to: scale)
        do {
            let score = try scale.isEntryOnly
                ? scale.score(entered: try enteredTotal(), of: person) : scale.score(given, of: person)
            return Outcome(
                answers: given, person: person, result: TriedScore(score, on: scale.scoring), refusal: nil,
                flags: redFlags(in: given, of: scale))
        } catch let error as ScoringError {
            return Outcome(
                answers: given, person: person, result: nil, refusal: error.phrase,
                flags: redFlags(in: given, of: scale))
        }
    }

    private func enteredTotal() throws(InstrumentError) -> Int {
        guard let total = Int((entered ?? "").trimmingCharacters(in: .whitespacesAndNewlines)) else { throw .badEntry }
        return total
    }

    private func answers(to scale: Questionnaire) throws -> Answers {
        let typed = (points ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        let given = typed.isEmpty
            ? Answers((answers ?? [:]).filter { !$0.value.isEmpty }) : try PointsInARow(typed).answers(to: scale)
        do {
            try given.check(against: scale)
        } catch {
            throw InstrumentError.answers(error)
        }
        return given
    }
}

/// A score as it is shown after a trial.
public struct TriedScore: Codable, Sendable, Equatable {
    /// As people write it: a mean with its decimals.
    public let total: String
    /// As it would be kept.
    public let points: Int
    public let band: String
    public let isPositive: Bool
    public let positiveBy: [String]
    public let isProrated: Bool

    init(_ score: Score, on scale: Scale) {
        total = scale.text(of: score.total)
        points = score.total
        band = score.band.code
        isPositive = score.screenPositive
        positiveBy = score.positiveBy
        isProrated = score.prorated
    }
}

/// The points of a paper sheet, typed in a row: `1 0 - 3`, or `10-3` where every answer has one digit.
struct PointsInARow {
    private let words: [Substring]

    init(_ text: String) {
        let parts = text.split { $0.isWhitespace || $0 == "," || $0 == "\u{FF0C}" }
        words = parts.count == 1 ? parts[0].indices.map { parts[0][$0...$0] } : parts
    }

    /// - Throws: `badPoints`, `badPoint`.
    func answers(to scale: Questionnaire) throws(InstrumentError) -> Answers {
        let items = scale.items.filter(\.isScored)
        guard words.count == items.count else { throw .badPoints(wanted: items.count, found: words.count) }
        var answers = Answers()
        for (number, (item, word)) in zip(items, words).enumerated() where word != "-" {
            guard let weight = Int(word), let option = item.options.first(where: { $0.weight == weight }) else {
                throw .badPoint(number: number + 1)
            }
            answers[item.linkId] = option.code
        }
        return answers
    }
}
