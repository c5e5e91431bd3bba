import Access
import Care
import ScreeningRules

/// Answers by the sheet's place, each with its moment.
struct ToldAnswers {
    /// Question to chosen answer, by their codes.
    private(set) var options: [Int: [String: String]] = [:]
    /// Question to when it was answered.
    private(set) var moments: [Int: [String: Moment]] = [:]

    /// - Throws: `Refusal.invalid` naming the field.
    init(_ told: [String: String], field: String, right: (Moment) throws -> Moment) throws {
        for (question, answer) in told {
            let place = question.split(separator: "/", maxSplits: 1)
            let said = answer.split(separator: "@")
            guard place.count == 2, let sheet = Int(place[0]), (1...99).contains(sheet), said.count == 2,
                let at = Int64(said[1])
            else { throw Refusal.invalid(field: field) }
            options[sheet, default: [:]][String(place[1])] = String(said[0])
            moments[sheet, default: [:]][String(place[1])] = try right(Moment(milliseconds: at))
        }
    }

    func moving(_ move: (Moment) -> Moment) -> ToldAnswers {
        var moved = self
        moved.moments = moments.mapValues { $0.mapValues(move) }
        return moved
    }
}

/// An interview as a device tells it, with its moments put right by the clock of the house: how far the device's clock
/// is off is seen from the moment at which it sends.
struct ToldInterview {
    private(set) var begunAt: Moment
    private(set) var endedAt: Moment
    private(set) var answers: ToldAnswers
    /// What called for help and was changed before the end.
    private(set) var earlier: ToldAnswers

    /// The sheets that something was said on, by their places.
    var places: [Int] { Set(answers.options.keys).union(earlier.options.keys).sorted() }

    /// - Throws: `Refusal.invalid`, `SittingProblem.impossibleTime` for what is no moment of these times at all.
    init(_ brought: BringInterview, at now: Moment) throws {
        let ahead = try now.milliseconds - Self.plausible(brought.sentAt).milliseconds
        let right = { (moment: Moment) throws -> Moment in
            Moment(milliseconds: try Self.plausible(moment).milliseconds + ahead)
        }
        begunAt = try right(brought.begunAt)
        endedAt = try right(brought.endedAt)
        answers = try ToldAnswers(brought.answers ?? [:], field: "answers", right: right)
        earlier = try ToldAnswers(brought.earlier ?? [:], field: "earlier", right: right)
    }

    /// Until the year 2100, so that no sum of two runs over.
    private static func plausible(_ moment: Moment) throws -> Moment {
        guard (0...4_102_444_800_000).contains(moment.milliseconds) else { throw SittingProblem.impossibleTime }
        return moment
    }

    /// Whether anything that was said on a sheet calls for help, also what was changed afterwards.
    func isGrave(at place: Int, by scale: Questionnaire) -> Bool {
        [answers, earlier].contains { said in
            !redFlags(in: Answers(said.options[place] ?? [:]), of: scale).isEmpty
        }
    }

    /// Whether it happened between the taking along and now, while a device had it, in its own order.
    func isPossible(from takenAt: Moment, to now: Moment) -> Bool {
        let earliest = takenAt.adding(minutes: -TakenInterview.minutesOfDrift)
        let latest = min(
            now.adding(minutes: TakenInterview.minutesOfDrift), takenAt.adding(hours: TakenInterview.hoursToAnswer))
        let said = [answers, earlier].flatMap { $0.moments.values.flatMap(\.values) }
        return earliest <= begunAt && begunAt <= endedAt && endedAt <= latest
            && said.allSatisfy { begunAt <= $0 && $0 <= endedAt }
    }

    /// The same with every moment drawn into the time in which it can have been.
    func drawn(into takenAt: Moment, _ now: Moment) -> ToldInterview {
        let inside = { (moment: Moment) in min(max(moment, takenAt), now) }
        var drawn = self
        drawn.begunAt = inside(begunAt)
        drawn.endedAt = inside(endedAt)
        drawn.answers = answers.moving(inside)
        drawn.earlier = earlier.moving(inside)
        return drawn
    }
}
