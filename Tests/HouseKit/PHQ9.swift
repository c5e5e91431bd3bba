import Care
public import ScreeningRules
public import Screenings

/// The codes of the PHQ-9 as its file has them, by the numbers that people use.
public enum PHQ9 {
    public static let items = [
        "44250-9", "44255-8", "44259-2", "44254-5", "44251-7", "44258-4", "44252-5", "44253-3", "44260-8",
    ]
    /// "Not at all" to "nearly every day", 0 to 3 points.
    public static let options = ["LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"]

    /// The answers to the first questions, by points.
    public static func answers(_ points: [Int]) -> Answers {
        Answers(Dictionary(zip(items, points.map { options[$0] }), uniquingKeysWith: { first, _ in first }))
    }

    /// What a program sends of it, by points; `nil` leaves a question out.
    public static func response(
        _ points: [Int?], isCompleted: Bool = true, about subject: String? = nil
    ) -> SentResponse {
        let items = points.enumerated().compactMap { number, points -> SentResponse.Item? in
            guard let points else { return nil }
            let place = "QuestionnaireResponse.item[\(number)]"
            return .init(
                linkId: self.items[number], place: place,
                choices: [.init(system: "http://loinc.org", code: options[points], place: "\(place).answer[0]")])
        }
        var response = SentResponse(
            questionnaire: "\(ScaleAddress.base)phq-9", isCompleted: isCompleted, items: items)
        response.subject = subject.map { Private($0) }
        return response
    }
}
