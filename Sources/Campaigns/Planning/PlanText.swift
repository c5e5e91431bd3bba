import Care
import Foundation

/// What people type into the fields of a plan, as values.
enum PlanText {
    static func line(_ text: String, _ field: String, or spare: String? = nil) throws(CampaignProblem) -> String {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        if text.isEmpty, let spare { return spare }
        guard !text.isEmpty else { throw .missing(field: field) }
        let most = CampaignProblem.longestTitle
        guard text.count <= most else { throw .tooLong(field: field, most: most) }
        return text
    }

    static func words(_ text: String, _ field: String) throws(CampaignProblem) -> String {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        let most = CampaignProblem.longestText
        guard text.count <= most else { throw .tooLong(field: field, most: most) }
        return text
    }

    static func number(
        _ text: String?, _ field: String, in range: ClosedRange<Int>
    ) throws(CampaignProblem) -> Int? {
        let text = (text ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        if text.isEmpty { return nil }
        guard let number = Int(text), range.contains(number) else { throw .badNumber(field: field) }
        return number
    }

    static func age(_ text: String?, _ field: String) throws(CampaignProblem) -> Int? {
        do {
            return try number(text, field, in: 0...120)
        } catch {
            throw .badAge(field: field)
        }
    }

    static func moment(
        _ day: String, _ time: String, _ dayField: String, _ timeField: String
    ) throws(CampaignProblem) -> Moment {
        guard let day = Day(day.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw .badDay(field: dayField)
        }
        let parts = time.trimmingCharacters(in: .whitespacesAndNewlines)
            .split(separator: ":", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
        guard parts.count == 2, (0...23).contains(parts[0]), (0...59).contains(parts[1]) else {
            throw .badTime(field: timeField)
        }
        return Moment(day, minute: parts[0] * 60 + parts[1])
    }
}
