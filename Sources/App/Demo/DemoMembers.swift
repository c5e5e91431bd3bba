import Access
import Accounts
import Care
import Rosters

/// Whom the demo's school has on its roster: invented pupils of two classes, and somebody who works there.
struct DemoMembers: Decodable, Sendable {
    /// Who keeps the roster.
    let keeper: String
    let groups: [Group]

    /// Some who belong together.
    struct Group: Decodable, Sendable {
        let unit: String
        let kind: MemberKind
        let people: [Person]
    }

    struct Person: Decodable, Sendable {
        let name: String
        let born: Day
        let sex: MemberSex
        let number: String
        let guardian: String?
        let guardianPhone: String?
    }

    /// Who stands there already stays, so that a start that was cut short can go on.
    func add(to house: House) async throws {
        let keeper = try await house.office.perform(RecogniseColleague(login: keeper), as: .system("demo")).caller
        for group in groups {
            for person in group.people {
                do {
                    _ = try await house.office.perform(
                        AddMember(
                            unit: group.unit, kind: group.kind, name: Private(person.name), born: person.born,
                            sex: person.sex, number: Private(person.number),
                            guardian: person.guardian.map { Private($0) },
                            guardianPhone: person.guardianPhone.map { Private($0) }), as: keeper)
                } catch RosterError.isThere {
                    continue
                }
            }
        }
    }
}
