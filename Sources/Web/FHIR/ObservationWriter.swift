import Care
import Foundation
import Screenings

/// One total or subscale on its way out, as FHIR R4 writes it.
enum ObservationWriter {
    static func id(of measure: Measure) -> String { "\(measure.response).\(measure.scale)" }

    static func resource(_ measure: Measure, _ visit: FHIRVisit) -> [String: Any] {
        var resource: [String: Any] = [
            "resourceType": "Observation", "id": id(of: measure), "status": "final",
            "meta": ["lastUpdated": measure.finishedAt.instant], "language": measure.language.fhirCode,
            "category": [concept("http://terminology.hl7.org/CodeSystem/observation-category", "survey", nil)],
            "code": code(of: measure), "effectiveDateTime": measure.authored ?? measure.finishedAt.instant,
            "issued": measure.finishedAt.instant,
            "derivedFrom": [["reference": "QuestionnaireResponse/\(measure.response)"]],
        ]
        if let subject = measure.subject { resource["subject"] = FHIRSubject.read(subject) }
        if let points = measure.points {
            addValue(points, of: measure, to: &resource)
        } else if let absent = measure.absent {
            resource["dataAbsentReason"] = reason(absent, visit)
        }
        return resource
    }

    private static func addValue(_ points: Int, of measure: Measure, to resource: inout [String: Any]) {
        if measure.decimals == 0 {
            resource["valueInteger"] = points
        } else {
            // Written from whole hundredths, so that 2.07 does not become 2.0699999999999998.
            let value = Decimal(sign: points < 0 ? .minus : .plus, exponent: -measure.decimals,
                significand: Decimal(points.magnitude))
            resource["valueQuantity"] = [
                "value": NSDecimalNumber(decimal: value), "unit": "{score}",
                "system": "http://unitsofmeasure.org", "code": "{score}",
            ] as [String: Any]
        }
        if let band = measure.band {
            resource["interpretation"] = [
                concept("https://xinqiao.org/fhir/CodeSystem/\(measure.questionnaire)-band", band, measure.bandTitle)
            ]
        }
        if measure.isProrated { resource["extension"] = [["url": FHIRExtension.prorated, "valueBoolean": true]] }
    }

    /// The LOINC code where there is one, and the platform's own, which every scale has.
    private static func code(of measure: Measure) -> [String: Any] {
        var codings = [
            [
                "system": "https://xinqiao.org/fhir/CodeSystem/scale",
                "code": "\(measure.questionnaire).\(measure.scale)", "display": measure.title,
            ]
        ]
        if let loinc = measure.loincCode { codings.insert(["system": "http://loinc.org", "code": loinc], at: 0) }
        return ["coding": codings, "text": measure.title]
    }

    private static func reason(_ absent: Measure.Absence, _ visit: FHIRVisit) -> [String: Any] {
        let system = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
        let own = ["system": "https://xinqiao.org/fhir/CodeSystem/no-score", "code": absent.rawValue]
        switch absent {
        case .tooManyMissing:
            return [
                "coding": [["system": system, "code": "unknown"], own],
                "text": visit.say(Phrase("fhir.absent.tooManyMissing")),
            ]
        case .notValid:
            return [
                "coding": [["system": system, "code": "error"], own], "text": visit.say(Phrase("fhir.absent.notValid")),
            ]
        }
    }

    private static func concept(_ system: String, _ code: String, _ display: String?) -> [String: Any] {
        var concept: [String: Any] = [
            "coding": [["system": system, "code": code, "display": display].compactMapValues { $0 }]
        ]
        if let display { concept["text"] = display }
        return concept
    }
}
