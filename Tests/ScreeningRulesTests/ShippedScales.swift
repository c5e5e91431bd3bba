import Foundation
import ScreeningRules

/// The scales as they lie in the repository.
enum Shipped {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Content/Instruments")

    static func bytes(_ file: String) throws -> Data {
        try Data(contentsOf: folder.appendingPathComponent(file))
    }

    static func phq9() throws -> Questionnaire { try Questionnaire(fhir: bytes("core/phq-9.json")) }
    static func gad7() throws -> Questionnaire { try Questionnaire(fhir: bytes("core/gad-7.json")) }
    static func who5() throws -> Questionnaire { try Questionnaire(fhir: bytes("non-commercial/who-5.json")) }
    static func all() throws -> [Questionnaire] { try [phq9(), gad7(), who5()] }
}

struct NothingToReplace: Error {
    let text: String
}

extension Shipped {
    /// A shipped file in which the first occurrence of each text was exchanged.
    static func bytes(_ file: String, changing changes: [(String, String)]) throws -> Data {
        var text = String(decoding: try bytes(file), as: UTF8.self)
        for (old, new) in changes {
            guard let range = text.range(of: old) else { throw NothingToReplace(text: old) }
            text.replaceSubrange(range, with: new)
        }
        return Data(text.utf8)
    }

    static func phq9(changing old: String, to new: String) throws -> Questionnaire {
        try Questionnaire(fhir: bytes("core/phq-9.json", changing: [(old, new)]))
    }
}

extension Questionnaire {
    /// A sheet from the weights of the scored items in order, `nil` for a missing answer.
    func sheet(_ weights: [Int?]) throws -> Answers {
        var answers = Answers()
        for (item, weight) in zip(items.filter(\.isScored), weights) {
            answers[item.linkId] = item.options.first { $0.weight == weight && weight != nil }?.code
        }
        return answers
    }
}
