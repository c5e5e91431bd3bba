import Care
public import Foundation

extension Questionnaire {
    /// A scale without its owner's words: how it is scored is known, how it asks is the institution's to bring.
    ///
    /// Keys, cut-offs and numbers of items are facts and come with the platform; texts come with a licence.
    /// Source: rulebook E.2.
    public struct Template: Hashable, Sendable {
        /// The scale with made-up words in every open place, to show how it is scored. Never to be answered.
        public let outline: Questionnaire
        /// What a wording must fill, in the order in which a person meets it.
        public let places: [WordingPlace]
        let json: JSONValue

        public var slug: String { outline.slug }
        public var version: QuestionnaireVersion { outline.version }
        public var title: Wording { outline.title }
        public var licence: Licence { outline.licence }

        /// Reads a template from a FHIR R4 Questionnaire of status `draft`.
        /// - Throws: the first fault, as `Questionnaire(fhir:)`, and `malformed` when a text stands where none may.
        public init(fhir data: Data) throws(QuestionnaireFault) {
            try self.init(root: Element(reading: data))
        }

        init(root: Element) throws(QuestionnaireFault) {
            try root.checkKind(status: "draft")
            try root.refuseWords()
            json = root.json
            places = try root.wordingPlaces()
            let madeUp = Dictionary(uniqueKeysWithValues: places.map { ($0.name, $0.name) })
            let words = Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, madeUp) })
            let filled = Element(path: "", json: root.filled(with: words))
            outline = try Questionnaire(QuestionnaireFile(root: filled, status: "active"))
            guard outline.licence.permission != .none else {
                throw root.fault(.malformed, "is a template, but says that no licence is needed")
            }
        }

        /// The whole scale as a file: the same words always give the same bytes.
        /// - Throws: everything that is wrong with the wording.
        public func fhir(with rows: [WordingRow]) throws(WordingRefusal) -> Data {
            let words = try words(from: rows)
            let filled = Element(path: "", json: json).filled(with: words)
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            guard let data = try? encoder.encode(filled) else { throw refusal(.unreadable("cannot be written")) }
            return data
        }

        /// The whole scale, all of it checked again and its golden vectors tried.
        /// - Throws: everything that is wrong with the wording.
        public func fill(with rows: [WordingRow]) throws(WordingRefusal) -> Questionnaire {
            let data = try fhir(with: rows)
            do throws(QuestionnaireFault) {
                return try Questionnaire(fhir: data)
            } catch {
                throw refusal(error)
            }
        }

        private func refusal(_ fault: QuestionnaireFault) -> WordingRefusal {
            WordingRefusal(faults: [WordingFault(kind: .file(fault), place: "", language: "", line: nil)])
        }
    }
}

extension QuestionnaireFault {
    fileprivate static func unreadable(_ reason: String) -> QuestionnaireFault {
        QuestionnaireFault(kind: .unreadable, element: "file", reason: reason)
    }
}
