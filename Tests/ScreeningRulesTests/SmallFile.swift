import Care
import Foundation
import ScreeningRules

/// A scale of a few made-up items, put together from bits of a file.
struct SmallFile {
    var items = 3
    var weights = 0...3
    /// Of the total.
    var kind = "sum"
    var range = "0…9"
    /// Further parts of the total, each an extension.
    var total: [String] = []
    /// Further extensions at the root.
    var root: [String] = []
    /// Further members of an item, by its number from 1.
    var members: [Int: String] = [:]
    /// The border between the two bands of the total.
    var border = 5

    var data: Data { Data(text.utf8) }
    func read() throws -> Questionnaire { try Questionnaire(fhir: data) }

    var text: String {
        let ours = "https://xinqiao.org/fhir/StructureDefinition/"
        let ends = range.split(separator: "…").map(String.init)
        let counted = kind == "entered" ? [] : (1...items).map { #"{"url": "item", "valueString": "small.\#($0)"}"# }
        let points = { (value: String) in
            kind == "mean" ? "\"valueDecimal\": \(value).0" : "\"valueInteger\": \(value)"
        }
        let bands = [
            Self.band("low", "low", ends[0], kind == "mean" ? "\(border - 1).99" : "\(border - 1)", kind),
            Self.band("high", "high", "\(border)", ends[1], kind),
        ]
        let parts =
            [
                #"{"url": "id", "valueId": "total"}"#, #"{"url": "kind", "valueCode": "\#(kind)"}"#,
                #"{"url": "minimum", \#(points(ends[0]))}"#, #"{"url": "maximum", \#(points(ends[1]))}"#,
                #"{"url": "direction", "valueCode": "higher-is-worse"}"#,
            ] + counted + (total.contains { $0.contains(#""url": "missing""#) } ? [] : [Self.noGaps]) + bands + total
        return """
            {"resourceType": "Questionnaire", "id": "small", "language": "en", "status": "active", "version": "1.0.0",
            "url": "https://xinqiao.org/fhir/Questionnaire/small", "title": "Small", "purpose": "A test.",
            "extension": [{"url": "\(ours)stem", "extension": [{"url": "en", "valueString": "Stem"}]},
            {"url": "\(ours)time-frame", "extension": [{"url": "en", "valueString": "Now"}]},
            {"url": "\(ours)topic", "valueCode": "mood"}, {"url": "\(ours)retest-days", "valueInteger": 14},
            {"url": "\(ours)age-gate", "extension": [{"url": "minimum", "valueInteger": 8}, \(Self.source)]},
            {"url": "\(ours)licence", "extension": [{"url": "holder", "valueString": "Nobody"},
            {"url": "terms", "extension": [{"url": "en", "valueString": "Free"}]},
            {"url": "citation", "valueString": "None"}, {"url": "non-commercial", "valueBoolean": false}]},
            {"url": "\(ours)source", "valueString": "Made up"},
            \((["scale\", \"extension\": [\(parts.joined(separator: ",\n"))]}"] + root)
                .map { "{\"url\": \"\(ours)\($0)" }.joined(separator: ",\n"))],
            "item": [\(kind == "entered" ? "" : (1...items).map(item).joined(separator: ",\n"))]}
            """
    }

    private func item(_ number: Int) -> String {
        let options = weights.map { weight in
            """
            {"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": \(weight)}],
            "valueCoding": {"system": "urn:small", "code": "a\(weight)", "display": "Answer \(weight)"}}
            """
        }
        return """
            {"linkId": "small.\(number)", "text": "Item \(number)", "type": "choice", "required": true,
            \(members[number].map { $0 + "," } ?? "") "answerOption": [\(options.joined(separator: ", "))]}
            """
    }

    static let source = #"{"url": "source", "valueString": "Made up"}"#
    static let noGaps = """
        {"url": "missing", "extension": [{"url": "allowed", "valueInteger": 0}, {"url": "method", "valueCode": "none"},
        \(source)]}
        """

    static func band(_ code: String, _ concern: String, _ from: String, _ to: String, _ kind: String) -> String {
        let value = kind == "mean" ? "valueDecimal" : "valueInteger"
        return """
            {"url": "band", "extension": [{"url": "code", "valueCode": "\(code)"}, \
            {"url": "concern", "valueCode": "\(concern)"}, {"url": "minimum", "\(value)": \(from)}, \
            {"url": "maximum", "\(value)": \(to)}, \
            {"url": "title", "extension": [{"url": "en", "valueString": "\(code)"}]}, \(source)]}
            """
    }

    static func positive(_ value: Int) -> String {
        """
        {"url": "positive", "extension": [{"url": "when", "valueCode": "at-least"}, \
        {"url": "value", "valueInteger": \(value)}, \(source)]}
        """
    }

    /// A branch in an item: after these answers to earlier items, `2=a3`.
    static func branch(_ conditions: String..., behaviour: String? = nil) -> String {
        let parts = conditions.map { condition in
            let words = condition.split(separator: "=")
            return """
                {"question": "small.\(words[0])", "operator": "=", \
                "answerCoding": {"system": "urn:small", "code": "\(words[1])"}}
                """
        }
        let behaviour = behaviour.map { ", \"enableBehavior\": \"\($0)\"" } ?? ""
        return "\"enableWhen\": [\(parts.joined(separator: ", "))]\(behaviour)"
    }

    static func flag(_ item: Int, _ trigger: String, rank: Int) -> String {
        """
        red-flag", "extension": [{"url": "item", "valueString": "small.\(item)"}, \(trigger), \
        {"url": "rank", "valueInteger": \(rank)}, \(source)]}
        """
    }

    /// An alternative of the total: for whom, and what it brings.
    static func alternative(_ id: String, _ parts: String...) -> String {
        "{\"url\": \"alternative\", \"extension\": [{\"url\": \"id\", \"valueId\": \"\(id)\"}, "
            + (parts + [source]).joined(separator: ", ") + "]}"
    }
}
