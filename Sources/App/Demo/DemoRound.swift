import Access
import Accounts
import Care
import SchoolWork

/// A self-check that a class of the demo's school has just opened together: two counts, and nothing else.
struct DemoRound: Decodable, Sendable {
    let teacher: String
    /// The class.
    let unit: String
    let begun: Int
    let finished: Int

    /// Half an hour ago. What a start that was cut short has counted stays as it is.
    func open(in house: House) async throws {
        let office = house.office.standing(at: house.office.now.adding(minutes: -30))
        let teacher = try await office.perform(RecogniseColleague(login: teacher), as: .system("demo")).caller
        guard try await office.perform(ListClassRounds(), as: teacher).rounds.isEmpty else { return }
        let round = try await office.perform(
            OpenClassRound(unit: unit, request: "the demo's class meeting"), as: teacher
        ).round
        guard let code = try await office.perform(SeeClassRound(round: round), as: teacher).code else { return }
        for number in 1...begun {
            let ticket = try await office.perform(EnterClassRound(code: code), as: .anyone).ticket
            guard number <= finished, let ticket else { continue }
            _ = try await office.perform(FinishClassRound(ticket: ticket), as: .anyone)
        }
    }
}
