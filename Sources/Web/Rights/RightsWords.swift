import Care
import Rights
import RightsRules

extension RightKind {
    var phrase: Phrase { Phrase("rights.kind.\(rawValue)") }
}

extension RightsApplicant {
    var phrase: Phrase { Phrase("rights.applicant.\(rawValue)") }
}

extension RightsManner {
    var phrase: Phrase { Phrase("rights.manner.\(rawValue)") }
}

extension RightsField {
    var phrase: Phrase { Phrase("rights.field.\(rawValue)") }
}

extension IdentityProof {
    var phrase: Phrase { Phrase("rights.proof.\(rawValue)") }
}

/// What may be asked: the same fields wherever somebody asks.
struct AskFields {
    let fields: CareFields

    var html: HTML {
        """
        \(fields.choices("kind", Phrase("rights.ask.kind"), RightKind.allCases.map { ($0.rawValue, $0.phrase) }))\
        \(fields.choices(
            "field", Phrase("rights.ask.field"), RightsField.allCases.map { ($0.rawValue, $0.phrase) },
            isRequired: false, isFlat: true))\
        \(fields.area(
            "wish", Phrase("rights.ask.wish"), hint: Phrase("rights.ask.wishHint"), most: RightsProblem.longestWords))
        """
    }
}
