import Access
import Accounts
import Care
import SchoolWork
import SchoolWorkRules

/// The lesson log of the demo's school, reckoned back from today, as its psychology teacher would have written it.
struct DemoLessons: Decodable, Sendable {
    let teacher: String
    let school: String
    let held: [Line]

    /// A lesson of some classes, so many weeks ago.
    struct Line: Decodable, Sendable {
        let weeksAgo: Int
        let topic: String
        let form: ActivityForm
        /// Entry year and number, `2025-1`.
        let classes: [String]
    }

    /// What stands there already stays, so that a start that was cut short can go on.
    func keep(in house: House) async throws {
        let writer = try await house.office.perform(RecogniseColleague(login: teacher), as: .system("demo")).caller
        let today = house.office.now.day
        for line in held {
            let wednesday = today.adding(days: 3 - today.weekday - 7 * line.weeksAgo)
            _ = try await house.office.perform(
                RecordLessons(
                    school: school, heldOn: wednesday, topic: line.topic, form: line.form,
                    classes: Dictionary(uniqueKeysWithValues: line.classes.map { ("\(school)-\($0)", true) })),
                as: writer)
        }
    }
}
