import Access
import Care

/// An interview as a device tells it, with its moments put right by the clock of the house: how far the device's clock
/// is off is seen from the moment at which it sends.
struct ToldInterview {
    private(set) var begunAt: Moment
    private(set) var endedAt: Moment
    /// By the sheet's place: question to chosen answer, by their codes.
    private(set) var options: [Int: [String: String]] = [:]
    /// By the sheet's place: question to when it was answered.
    private(set) var moments: [Int: [String: Moment]] = [:]

    /// - Throws: `Refusal.invalid`, `SittingProblem.impossibleTime` for what is no moment of these times at all.
    init(_ brought: BringInterview, at now: Moment) throws {
        let ahead = try now.milliseconds - Self.plausible(brought.sentAt).milliseconds
        let right = { (moment: Moment) throws -> Moment in
            Moment(milliseconds: try Self.plausible(moment).milliseconds + ahead)
        }
        begunAt = try right(brought.begunAt)
        endedAt = try right(brought.endedAt)
        for (question, answer) in brought.answers ?? [:] {
            let place = question.split(separator: "/", maxSplits: 1)
            let said = answer.split(separator: "@")
            guard place.count == 2, let sheet = Int(place[0]), said.count == 2, let at = Int64(said[1]) else {
                throw Refusal.invalid(field: "answers")
            }
            options[sheet, default: [:]][String(place[1])] = String(said[0])
            moments[sheet, default: [:]][String(place[1])] = try right(Moment(milliseconds: at))
        }
    }

    /// Until the year 2100, so that no sum of two runs over.
    private static func plausible(_ moment: Moment) throws -> Moment {
        guard (0...4_102_444_800_000).contains(moment.milliseconds) else { throw SittingProblem.impossibleTime }
        return moment
    }

    /// Whether it happened between the taking along and now, in its own order.
    func isPossible(from takenAt: Moment, to now: Moment) -> Bool {
        let earliest = takenAt.adding(minutes: -TakenInterview.minutesOfDrift)
        let latest = now.adding(minutes: TakenInterview.minutesOfDrift)
        let answered = moments.values.flatMap(\.values)
        return earliest <= begunAt && begunAt <= endedAt && endedAt <= latest
            && answered.allSatisfy { begunAt <= $0 && $0 <= endedAt }
    }

    /// The same with every moment drawn into the time in which it can have been.
    func drawn(into takenAt: Moment, _ now: Moment) -> ToldInterview {
        var drawn = self
        let inside = { (moment: Moment) in min(max(moment, takenAt), now) }
        drawn.begunAt = inside(begunAt)
        drawn.endedAt = inside(endedAt)
        drawn.moments = moments.mapValues { $0.mapValues(inside) }
        return drawn
    }
}
