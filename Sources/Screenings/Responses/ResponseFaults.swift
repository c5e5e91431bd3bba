public import Access
public import Care

/// What in a response cannot be taken, each fault with the element that it concerns. Nothing of the response is kept.
public struct ResponseFaults: Problem, Equatable {
    public let faults: [Fault]

    init(_ first: Fault, _ others: [Fault] = []) { faults = [first] + others }

    /// - Returns: `nil` when there is none.
    init?(_ faults: [Fault]) {
        guard !faults.isEmpty else { return nil }
        self.faults = faults
    }

    public var kind: ProblemKind { .invalid(field: faults.first?.element ?? "") }
    public var phrase: Phrase { faults.first?.phrase ?? Phrase("problem.invalid", ["field": ""]) }

    public struct Fault: Sendable, Equatable {
        public let reason: Reason
        /// `QuestionnaireResponse.item[2].answer[0].valueCoding`
        public let element: String
        /// What was sent there.
        public let value: String

        public var phrase: Phrase { reason.phrase(value) }
    }

    public enum Reason: Sendable, Equatable {
        case unknownQuestionnaire
        case unknownVersion
        /// The scale has no questions here; its total is entered at the other door.
        case onlyEntered
        case unknownItem
        case unknownOption
        case answeredTwice
        case notForThisAge
        /// No such place, or out of the program's reach.
        case unknownPlace
        /// The program works in several places, and does not say in which one it asked.
        case placeOpen
        case badIdentifier
        /// What was begun with one scale cannot be completed with another.
        case otherQuestionnaire
        case otherIdentifier

        fileprivate func phrase(_ value: String) -> Phrase {
            let values = ["value": value]
            return switch self {
            case .unknownQuestionnaire: Phrase("screenings.response.unknownQuestionnaire", values)
            case .unknownVersion: Phrase("screenings.response.unknownVersion", values)
            case .onlyEntered: Phrase("screenings.response.onlyEntered", values)
            case .unknownItem: Phrase("screenings.response.unknownItem", values)
            case .unknownOption: Phrase("screenings.response.unknownOption", values)
            case .answeredTwice: Phrase("screenings.response.answeredTwice", values)
            case .notForThisAge: Phrase("screenings.response.notForThisAge", values)
            case .unknownPlace: Phrase("screenings.response.unknownPlace", values)
            case .placeOpen: Phrase("screenings.response.placeOpen")
            case .badIdentifier: Phrase("screenings.response.badIdentifier")
            case .otherQuestionnaire: Phrase("screenings.response.otherQuestionnaire", values)
            case .otherIdentifier: Phrase("screenings.response.otherIdentifier", values)
            }
        }
    }

    /// The elements that faults name besides items and answers.
    enum Element {
        static let questionnaire = "QuestionnaireResponse.questionnaire"
        static let identifier = "QuestionnaireResponse.identifier"
        static let region = "QuestionnaireResponse.extension"
    }
}
