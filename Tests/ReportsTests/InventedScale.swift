import App
import Care
import Foundation
import HouseKit

/// A scale that nobody uses, on a shelf of the test's own: three questions that count, of which the first and the third
/// ask much the same, the second with an answer that calls for help, and a fourth that tells whether to believe them.
enum InventedScale {
    static let slug = "invented-pair"

    /// A further house over the town's data that has this scale and no other.
    static func house(over town: Town) async throws -> House {
        let shelf = "\(town.ground.folder)/shelf"
        try FileManager.default.createDirectory(atPath: "\(shelf)/Instruments", withIntermediateDirectories: true)
        try Data(file.utf8).write(to: URL(fileURLWithPath: "\(shelf)/Instruments/\(slug).json"))
        return try await town.secondHouse(resources: shelf)
    }

    /// - Parameter points: of each question, 0 to 3.
    static func answers(_ points: [Int]) -> [String: String] {
        Dictionary(uniqueKeysWithValues: points.enumerated().map { ("\(slug).\($0.offset + 1)", "a\($0.element)") })
    }

    private static let ours = "https://xinqiao.org/fhir/StructureDefinition/"
    private static let ordinal = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
    private static let source = #"{"url": "source", "valueString": "Made up for a test"}"#
    private static let noGaps = #"""
        {"url": "missing", "extension": [{"url": "allowed", "valueInteger": 0},
        {"url": "method", "valueCode": "none"}, \#(source)]}
        """#

    private static let file = #"""
        {"resourceType": "Questionnaire", "id": "\#(slug)", "language": "zh-Hans", "status": "active",
        "version": "1.0.0", "url": "https://xinqiao.org/fhir/Questionnaire/\#(slug)", "title": "示例问卷（虚构）",
        "purpose": "只供测试，没有人用它。",
        "extension": [{"url": "\#(ours)stem", "extension": [{"url": "zh-Hans", "valueString": "示例题干"}]},
        {"url": "\#(ours)time-frame", "extension": [{"url": "zh-Hans", "valueString": "示例时段"}]},
        {"url": "\#(ours)topic", "valueCode": "mood"}, {"url": "\#(ours)retest-days", "valueInteger": 14},
        {"url": "\#(ours)age-gate", "extension": [{"url": "minimum", "valueInteger": 8}, \#(source)]},
        {"url": "\#(ours)licence", "extension": [{"url": "holder", "valueString": "Nobody"},
        {"url": "terms", "extension": [{"url": "zh-Hans", "valueString": "示例"}]},
        {"url": "citation", "valueString": "None"}, {"url": "non-commercial", "valueBoolean": false}]},
        {"url": "\#(ours)source", "valueString": "Made up for a test"},
        {"url": "\#(ours)scale", "extension": [{"url": "id", "valueId": "total"}, {"url": "kind", "valueCode": "sum"},
        {"url": "minimum", "valueInteger": 0}, {"url": "maximum", "valueInteger": 9},
        {"url": "direction", "valueCode": "higher-is-worse"}, {"url": "item", "valueString": "\#(slug).1"},
        {"url": "item", "valueString": "\#(slug).2"}, {"url": "item", "valueString": "\#(slug).3"}, \#(noGaps),
        \#(band("low", 0, 4)), \#(band("high", 5, 9))]},
        {"url": "\#(ours)scale", "extension": [{"url": "id", "valueId": "truth"}, {"url": "kind", "valueCode": "sum"},
        {"url": "title", "extension": [{"url": "zh-Hans", "valueString": "示例效度"}]},
        {"url": "item", "valueString": "\#(slug).4"}, {"url": "minimum", "valueInteger": 0},
        {"url": "maximum", "valueInteger": 3}, {"url": "direction", "valueCode": "higher-is-worse"}, \#(noGaps)]},
        {"url": "\#(ours)validity", "extension": [{"url": "scale", "valueId": "truth"},
        {"url": "when", "valueCode": "at-least"}, {"url": "value", "valueInteger": 2}, \#(source)]},
        {"url": "\#(ours)answer-quality", "extension": [{"url": "pair", "extension": [
        {"url": "item", "valueString": "\#(slug).1"}, {"url": "item", "valueString": "\#(slug).3"},
        {"url": "distance", "valueInteger": 1}]}, \#(source)]},
        {"url": "\#(ours)red-flag", "extension": [{"url": "item", "valueString": "\#(slug).2"},
        {"url": "option", "valueCode": "a3"}, {"url": "rank", "valueInteger": 3}, \#(source)]}],
        "item": [\#((1...4).map(item).joined(separator: ",\n"))]}
        """#

    private static func band(_ code: String, _ lowest: Int, _ highest: Int) -> String {
        #"""
        {"url": "band", "extension": [{"url": "code", "valueCode": "\#(code)"},
        {"url": "concern", "valueCode": "\#(code)"}, {"url": "minimum", "valueInteger": \#(lowest)},
        {"url": "maximum", "valueInteger": \#(highest)},
        {"url": "title", "extension": [{"url": "zh-Hans", "valueString": "示例 \#(code)"}]}, \#(source)]}
        """#
    }

    private static func item(_ number: Int) -> String {
        let options = (0...3).map { points in
            #"""
            {"extension": [{"url": "\#(ordinal)", "valueDecimal": \#(points)}],
            "valueCoding": {"system": "urn:invented", "code": "a\#(points)", "display": "示例回答 \#(points)"}}
            """#
        }
        return #"""
            {"linkId": "\#(slug).\#(number)", "text": "示例题目 \#(number)（虚构）", "type": "choice", "required": true,
            "answerOption": [\#(options.joined(separator: ", "))]}
            """#
    }
}
