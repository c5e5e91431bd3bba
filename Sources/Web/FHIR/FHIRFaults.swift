import Access
import Care
import Screenings

/// What was sent is no FHIR that can be taken; each fault with the element that it concerns.
struct FHIRFaults: Problem {
    var faults: [Fault]
    /// 400 for what cannot be read at all, 422 for what can, and is wrong.
    let status: Int

    struct Fault {
        /// FHIR's word for the kind of issue.
        let code: String
        let phrase: Phrase
        /// `QuestionnaireResponse.item[2]`; `nil` where none can be named.
        let element: String?
    }

    enum SearchFault: String { case unreadable, unknownParameter, parameterTwice, badValue, missingParameter }

    static func search(_ fault: SearchFault, _ name: String) -> FHIRFaults {
        let values = ["name": name]
        let (code, phrase) =
            switch fault {
            case .unreadable: ("invalid", Phrase("fhir.search.unreadable"))
            case .unknownParameter: ("not-supported", Phrase("fhir.search.unknownParameter", values))
            case .parameterTwice: ("invalid", Phrase("fhir.search.parameterTwice", values))
            case .badValue: ("value", Phrase("fhir.search.badValue", values))
            case .missingParameter: ("required", Phrase("fhir.search.missingParameter", values))
            }
        return FHIRFaults(faults: [Fault(code: code, phrase: phrase, element: nil)], status: 400)
    }

    var kind: ProblemKind { .invalid(field: faults.first?.element ?? "") }
    var phrase: Phrase { faults.first?.phrase ?? Phrase("fhir.unreadable") }
}

extension ResponseFaults.Reason {
    /// FHIR's word for the kind of issue.
    var issueCode: String {
        switch self {
        case .unknownQuestionnaire, .unknownVersion, .unknownItem, .unknownPlace: "not-found"
        case .onlyEntered: "not-supported"
        case .unknownOption: "code-invalid"
        case .answeredTwice: "duplicate"
        case .notForThisAge, .otherQuestionnaire, .otherIdentifier: "business-rule"
        case .placeOpen: "required"
        case .badIdentifier: "value"
        }
    }
}
