import Care
import Foundation
import ScreeningRules
import Screenings

/// Reads a QuestionnaireResponse as it was sent. What is not known is refused, because its meaning would be lost;
/// every fault is told with its element, not only the first.
struct ResponseReader {
    struct Sent {
        let response: SentResponse
        let identifier: ResponseIdentifier?
        let id: String?
    }

    static let mostItems = 1_000
    private static let root = "QuestionnaireResponse"
    private(set) var faults: [FHIRFaults.Fault] = []

    /// - Throws: `FHIRFaults`: 400 for what is no QuestionnaireResponse at all, 422 for what is a wrong one.
    static func read(_ body: [UInt8]) throws -> Sent {
        guard !JSONText.holdsNUL(body),
            let json = try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any]
        else { throw FHIRFaults.unreadable }
        guard json["resourceType"] as? String == root else { throw FHIRFaults.otherResource }
        var reader = ResponseReader()
        let sent = reader.sent(json)
        guard reader.faults.isEmpty, let sent else { throw FHIRFaults(faults: reader.faults, status: 422) }
        return sent
    }

    private mutating func sent(_ json: [String: Any]) -> Sent? {
        checkNames(json, known: Self.rootNames, at: Self.root)
        let questionnaire = text("questionnaire", json, isRequired: true)
        let isCompleted = status(json)
        let items = self.items(json["item"])
        guard let questionnaire, let isCompleted else { return nil }
        var response = SentResponse(questionnaire: questionnaire, isCompleted: isCompleted, items: items)
        response.language = text("language", json).map { $0.lowercased().hasPrefix("en") ? .en : .zhHans }
        response.authored = authored(json)
        response.subject = subject(json)
        readExtensions(json, into: &response)
        return Sent(response: response, identifier: identifier(json), id: text("id", json))
    }

    // MARK: Parts

    private mutating func status(_ json: [String: Any]) -> Bool? {
        guard let status = text("status", json, isRequired: true) else { return nil }
        guard let isCompleted = ["completed": true, "in-progress": false][status] else {
            fault("value", Phrase("fhir.badStatus", ["value": status]), "\(Self.root).status")
            return nil
        }
        return isCompleted
    }

    private mutating func authored(_ json: [String: Any]) -> String? {
        guard let authored = text("authored", json) else { return nil }
        guard FHIRDate.isDateTime(authored) else {
            fault("value", Phrase("fhir.badDate"), "\(Self.root).authored")
            return nil
        }
        return authored
    }

    private mutating func subject(_ json: [String: Any]) -> Private<String>? {
        guard let given = json["subject"] else { return nil }
        guard let text = FHIRSubject.text(of: given) else {
            fault("structure", Phrase("fhir.badReference"), "\(Self.root).subject")
            return nil
        }
        return text == "{}" ? nil : Private(text)
    }

    private mutating func identifier(_ json: [String: Any]) -> ResponseIdentifier? {
        guard let given = json["identifier"] else { return nil }
        guard let object = given as? [String: Any], let value = object["value"] as? String, !value.isEmpty,
            object["system"] == nil || object["system"] is String
        else {
            fault("structure", Phrase("fhir.badIdentifier"), "\(Self.root).identifier")
            return nil
        }
        return ResponseIdentifier(system: object["system"] as? String, value: value)
    }

    /// Extensions of others are read over, as FHIR asks; those that change a meaning are refused before.
    private mutating func readExtensions(_ json: [String: Any], into response: inout SentResponse) {
        let given = list(json["extension"], at: "\(Self.root).extension")
        for (number, each) in given.enumerated() {
            let place = "\(Self.root).extension[\(number)]"
            let code = each["valueCode"] as? String
            switch each["url"] as? String {
            case FHIRExtension.region:
                response.region = code.flatMap { Region($0) }
                if response.region == nil { fault("value", Phrase("fhir.badExtension"), place) }
            case FHIRExtension.ageGroup:
                response.ageGroup = code.flatMap { AgeGroup(rawValue: $0) }
                if response.ageGroup == nil { fault("value", Phrase("fhir.badExtension"), place) }
            default: break
            }
        }
    }
}

// MARK: Items

extension ResponseReader {
    private mutating func items(_ json: Any?) -> [SentResponse.Item] {
        let given = list(json, at: "\(Self.root).item")
        guard given.count <= Self.mostItems else {
            fault("too-long", Phrase("fhir.tooManyItems"), "\(Self.root).item")
            return []
        }
        return given.enumerated().compactMap { number, each in item(each, at: "\(Self.root).item[\(number)]") }
    }

    private mutating func item(_ json: [String: Any], at place: String) -> SentResponse.Item? {
        checkNames(json, known: Self.itemNames, at: place)
        guard let linkId = json["linkId"] as? String, !linkId.isEmpty else {
            fault("required", Phrase("fhir.required", ["name": "linkId"]), "\(place).linkId")
            return nil
        }
        refuseNested(json, at: place)
        let answers = list(json["answer"], at: "\(place).answer")
        let choices = answers.enumerated().map { number, each in choice(each, at: "\(place).answer[\(number)]") }
        return SentResponse.Item(linkId: linkId, place: place, choices: choices)
    }

    /// Anything but a choice is handed on without a code: the scale is asked first whether it knows the question.
    private mutating func choice(_ json: [String: Any], at place: String) -> SentResponse.Choice {
        checkNames(json, known: Self.answerNames, at: place)
        refuseNested(json, at: place)
        let coding = json["valueCoding"] as? [String: Any]
        return SentResponse.Choice(
            system: coding?["system"] as? String, code: coding?["code"] as? String, place: place)
    }

    private mutating func refuseNested(_ json: [String: Any], at place: String) {
        guard json["item"] != nil else { return }
        fault("not-supported", Phrase("fhir.nested"), "\(place).item")
    }
}

// MARK: Reading JSON

extension ResponseReader {
    private mutating func text(_ name: String, _ json: [String: Any], isRequired: Bool = false) -> String? {
        let place = "\(Self.root).\(name)"
        guard let value = json[name] else {
            if isRequired { fault("required", Phrase("fhir.required", ["name": name]), place) }
            return nil
        }
        guard let text = value as? String, !text.isEmpty, text.utf8.count <= 1_000 else {
            fault("structure", Phrase("fhir.notText", ["name": name]), place)
            return nil
        }
        return text
    }

    private mutating func list(_ json: Any?, at place: String) -> [[String: Any]] {
        guard let json else { return [] }
        guard let list = json as? [[String: Any]] else {
            fault("structure", Phrase("fhir.notList"), place)
            return []
        }
        return list
    }

    /// A name with an underscore before it holds extensions of a simple value, which are read over.
    private mutating func checkNames(_ json: [String: Any], known: Set<String>, at place: String) {
        for name in json.keys.sorted() {
            if name == "modifierExtension" || name == "implicitRules" {
                fault("extension", Phrase("fhir.modifier"), "\(place).\(name)")
            } else if !known.contains(name.hasPrefix("_") ? String(name.dropFirst()) : name) {
                fault("structure", Phrase("fhir.unknownElement", ["name": name]), "\(place).\(name)")
            }
        }
    }

    private mutating func fault(_ code: String, _ phrase: Phrase, _ element: String) {
        faults.append(FHIRFaults.Fault(code: code, phrase: phrase, element: element))
    }

    private static let rootNames: Set<String> = [
        "resourceType", "id", "meta", "language", "text", "contained", "extension", "identifier", "basedOn", "partOf",
        "questionnaire", "status", "subject", "encounter", "authored", "author", "source", "item",
    ]
    private static let itemNames: Set<String> = ["id", "extension", "linkId", "definition", "text", "answer", "item"]
    private static let answerNames: Set<String> = [
        "id", "extension", "item", "valueBoolean", "valueDecimal", "valueInteger", "valueDate", "valueDateTime",
        "valueTime", "valueString", "valueUri", "valueAttachment", "valueCoding", "valueQuantity", "valueReference",
    ]
}

extension FHIRFaults {
    fileprivate static let unreadable = FHIRFaults(
        faults: [Fault(code: "structure", phrase: Phrase("fhir.unreadable"), element: nil)], status: 400)
    fileprivate static let otherResource = FHIRFaults(
        faults: [Fault(code: "invalid", phrase: Phrase("fhir.otherResource"), element: "Resource.resourceType")],
        status: 400)
}
