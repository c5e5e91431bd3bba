import Access
import Accounts
import Care

/// What an administrator of the demo has under way: a colleague who is invited and has not come yet, and one who
/// stands in for another.
struct DemoPosts: Decodable, Sendable {
    let administrator: String
    let invited: Invited
    let standIn: StandIn

    struct Invited: Decodable, Sendable {
        let name: String
        let role: Role
        let place: String
    }

    struct StandIn: Decodable, Sendable {
        /// Who is away.
        let account: String
        let colleague: String
        let days: Int
    }

    /// What stands there already stays, so that a start that was cut short can go on.
    /// - Returns: the post in which somebody stands in.
    func arrange(in house: House) async throws -> Post? {
        let giver = try await presence(administrator, house).caller
        _ = try await house.office.perform(
            InvitePerson(
                displayName: invited.name, role: invited.role, place: invited.place, from: nil, until: nil,
                request: "the demo's own invitation"), as: giver)
        let away = try await presence(standIn.account, house).account
        let colleague = try await presence(standIn.colleague, house).account
        let person = try await house.office.perform(ReadPerson(account: away), as: giver)
        guard let held = person.posts.first(where: { !$0.isEnded && $0.standsFor == nil }) else { return nil }
        do {
            _ = try await house.office.perform(
                AddStandIn(
                    account: away, post: held.id, colleague: colleague, from: nil,
                    until: house.office.now.day.adding(days: standIn.days)), as: giver)
        } catch AccountError.postTaken {
            return held.post
        }
        return held.post
    }

    private func presence(_ login: String, _ house: House) async throws -> Presence {
        try await house.office.perform(RecogniseColleague(login: login), as: .system("demo"))
    }
}
