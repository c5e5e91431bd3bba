public import Care
public import Foundation

/// STUB
public struct WordingRow: Hashable, Sendable {
    public let place: String
    public let language: Language
    public let text: String
    public init(place: String, language: Language, text: String) { self.place = place; self.language = language; self.text = text }
}
extension Questionnaire {
    /// STUB
    public struct Template: Sendable {
        public let scale: Questionnaire
        public var places: [String] { [] }
        public func fhir(with rows: [WordingRow]) throws(QuestionnaireFault) -> Data { Data() }
    }
}
/// STUB
public struct TemplateLibrary: Sendable {
    public let all: [Questionnaire.Template]
    public init() { all = [] }
    public subscript(slug: String) -> Questionnaire.Template? { all.first { $0.scale.slug == slug } }
}
