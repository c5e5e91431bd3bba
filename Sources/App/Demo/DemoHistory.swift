import Access
import Care
import Foundation
import ScreeningRules
import Screenings

/// The record that an invented person of the demo has kept of their own results, so that its page has something to
/// show: one scale, answered again and again on the way out of a hard time.
struct DemoHistory: Decodable, Sendable {
    let questionnaire: String
    let region: Region
    let sittings: [Sitting]

    /// One sheet.
    struct Sitting: Decodable, Sendable {
        let daysAgo: Int
        /// What was chosen at each question, counted from 0.
        let choices: [Int]
    }

    /// Answers every sheet at its own moment and keeps all in one history. Interrupted, it goes on where it was: the
    /// same request begins the same sheet and gives the same code.
    /// - Returns: the code that opens the history.
    func keep(in house: House) async throws -> String? {
        guard let scale = house.references.library.newest(questionnaire) else { return nil }
        var code: String?
        for (number, sitting) in sittings.enumerated() {
            let office = house.office.standing(at: house.office.now.adding(hours: -24 * sitting.daysAgo))
            let request = "the demo's own record, sheet \(number + 1)"
            let ticket = try await office.perform(
                StartSheet(
                    questionnaire: questionnaire, language: .zhHans, ageGroup: .from18to59, region: region,
                    agreed: true, request: request), as: .anyone)
            _ = try await office.perform(
                SaveAnswers(key: ticket.key, answers: answers(sitting, to: scale), finish: true), as: .anyone)
            if let code {
                _ = try await office.perform(
                    AddToHistory(key: ticket.key, code: code, historyKey: nil), as: .anyone)
            } else {
                code = try await office.perform(BeginHistory(key: ticket.key, request: request), as: .anyone).code
            }
        }
        return code
    }

    private func answers(_ sitting: Sitting, to scale: Questionnaire) -> [String: String] {
        let chosen = zip(scale.items, sitting.choices).map { item, choice in
            (item.linkId, item.options[choice].code)
        }
        return Dictionary(uniqueKeysWithValues: chosen)
    }
}
