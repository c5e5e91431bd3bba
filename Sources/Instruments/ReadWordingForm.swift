public import Access
import Care
import Foundation
import ScreeningRules

/// The form that an institution fills with the words of a template: one row for each text in each language.
public struct ReadWordingForm: Query {
    public static let permission = Permission.loadInstruments
    public static let opensIdentity = false

    /// The slug of the template.
    public var template: String

    public init(template: String) {
        self.template = template
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let template: String
        public let titles: [String: String]
        public let needsClearance: Bool
        /// Every place that wants a text, in order.
        public let places: [String]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        guard let template = try session.template(template) else {
            throw InstrumentError.unknownTemplate
        }
        let scale = template.outline
        return Outcome(
            template: scale.slug, titles: ["zh-Hans": scale.title[.zhHans], "en": scale.title[.en]],
            needsClearance: scale.needsClearance, places: template.places.map(\.name))
    }
}
