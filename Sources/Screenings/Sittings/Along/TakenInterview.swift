import Access
import Care
import Storage

/// Somebody's questions that a colleague has on a device, until the answers are brought in.
public struct TakenInterview: Sendable {
    /// How long a device shows questions and answers [D]: three days are a round through the villages, and what lies
    /// longer on a telephone is lost more easily than it is brought in. Afterwards answers are locked, not wiped.
    public static let hoursOnDevice = 72
    /// How far a device's clock may have run off in that time and be believed [D].
    static let minutesOfDrift = 5

    /// Within how many hours taking along once more is the same form again, and no second round [D].
    static let hoursTheSame = 12
    /// How long after the taking along somebody can have answered: a device locks by its own clock, which may be off
    /// by a day [D]. Who brings in what is older would be asked by an age and a consent of then.
    static let hoursToAnswer = hoursOnDevice + 24

    let id: ID<TakenInterview>
    let participant: String
    let campaign: String
    /// `who-5 1.0.0`, in the order in which they are asked.
    let scales: [String]
    let language: Language
    let takenAt: Moment
    /// The mark of the request that has brought it in.
    let request: String?
    let isGrave: Bool

    init(_ row: Row) throws {
        id = try row("id")
        participant = try row("participant")
        campaign = try row("campaign")
        scales = try row("scales", as: String.self).split(separator: ",").map(String.init)
        language = try row("language")
        takenAt = try row("taken_at")
        request = try row("request")
        isGrave = try row("is_grave")
    }

    static func name(_ slug: String, _ version: String) -> String { "\(slug) \(version)" }

    func isBrought(by marks: [String]) -> Bool { request.map(marks.contains) ?? false }

    /// The scale of a sheet, by its place from 1; `nil` where there is none.
    func scale(at place: Int) -> String? {
        guard scales.indices.contains(place - 1) else { return nil }
        return scales[place - 1].split(separator: " ").first.map(String.init)
    }
}

extension Session {
    /// What this colleague has taken along, as far as they still reach it.
    /// - Throws: `SittingProblem.notTaken`.
    func taken(_ id: ID<TakenInterview>) throws -> TakenInterview {
        let row = try row(
            """
            SELECT k.id, k.participant, k.campaign, k.scales, k.language, k.taken_at, k.request, k.is_grave, k.region
            FROM taken_interview k
            WHERE k.id = \(id) AND k.taken_by = \(caller.id) AND \(scope, region: "k.region", unit: "k.house")
            """)
        guard let row else { throw SittingProblem.notTaken }
        about("taken interview \(id)", region: try row("region"))
        return try TakenInterview(row)
    }
}
