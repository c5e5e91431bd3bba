import Care
import Foundation
import ScreeningRules
import Screenings

/// A response on its way out, as FHIR R4 writes it.
enum ResponseWriter {
    static func resource(_ response: OwnResponse) -> [String: Any] {
        var resource: [String: Any] = [
            "resourceType": "QuestionnaireResponse", "id": response.id.rawValue,
            "meta": ["lastUpdated": response.changedAt.instant], "language": response.language.fhirCode,
            "questionnaire": "\(ScaleAddress.base)\(response.questionnaire)|\(response.version)",
            "status": response.isCompleted ? "completed" : "in-progress", "extension": extensions(response),
        ]
        if let authored = response.authored { resource["authored"] = authored }
        if let subject = response.subject { resource["subject"] = FHIRSubject.read(subject) }
        if let identifier = response.identifier {
            resource["identifier"] = ["system": identifier.system, "value": identifier.value].compactMapValues { $0 }
        }
        if !response.answers.isEmpty { resource["item"] = response.answers.map(item) }
        return resource
    }

    private static func item(_ answered: OwnResponse.Answered) -> [String: Any] {
        let coding = ["system": answered.system, "code": answered.code, "display": answered.display]
        return ["linkId": answered.linkId, "text": answered.text, "answer": [["valueCoding": coding]]]
    }

    private static func extensions(_ response: OwnResponse) -> [[String: Any]] {
        var found: [[String: Any]] = [["url": FHIRExtension.region, "valueCode": response.region.code]]
        if let age = response.ageGroup { found.append(["url": FHIRExtension.ageGroup, "valueCode": age.rawValue]) }
        // The program has somebody before it who may need help now.
        if response.worstRank > 0 {
            found.append(["url": FHIRExtension.redFlag, "valueInteger": response.worstRank])
        }
        return found
    }
}

/// The extensions of this platform that stand in responses and observations.
enum FHIRExtension {
    private static let base = "https://xinqiao.org/fhir/StructureDefinition/"
    /// The place of the answers, twelve digits; where it is not sent, the place of the program's post.
    static let region = "\(base)region"
    static let ageGroup = "\(base)age-group"
    /// The gravest red flag, 1 to 4 (rulebook C.2).
    static let redFlag = "\(base)red-flag-rank"
    /// Missing answers were filled with the mean of the others.
    static let prorated = "\(base)prorated"
}

extension Moment {
    /// FHIR's `instant`, in the civil time of China.
    var instant: String {
        let thousandths = "\(1_000 + (milliseconds % 1_000 + 1_000) % 1_000)".dropFirst()
        let seconds = "\(100 + Int((milliseconds / 1_000) % 60))".dropFirst()
        return "\(day)T\(clockText):\(seconds).\(thousandths)+08:00"
    }
}

extension Language {
    /// BCP 47 without the script is what most FHIR readers expect of English; Chinese says its script.
    var fhirCode: String { rawValue }
}
