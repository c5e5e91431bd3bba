public import Access
import Foundation
import ScreeningRules

/// Finds scales that ship with the platform, as the files that they are.
public struct FindQuestionnaires: Query {
    public static let permission = Permission.anyone
    public static let opensIdentity = false

    /// The short name, for the newest version.
    public var slug: String?
    /// The address, with or without `|version`.
    public var address: String?
    public var version: String?
    public var title: TitleSearch?

    public init() {}

    /// A word of the title, in either language.
    public struct TitleSearch: Codable, Sendable, Equatable {
        public var text: String
        public var manner: Manner

        public enum Manner: String, Codable, Sendable, CaseIterable {
            /// Some word of the title begins with it.
            case begins
            case contains
            case exact
        }

        public init(text: String, manner: Manner) {
            self.text = text
            self.manner = manner
        }
    }

    /// One file.
    public struct Found: Codable, Sendable, Equatable {
        public let slug: String
        public let version: String
        public let isNewest: Bool
        /// FHIR R4 Questionnaire.
        public let file: String
    }

    public func perform(in session: borrowing Session<Self>) throws -> [Found] {
        let library = try session.book(QuestionnaireLibrary.self)
        let wanted = address.map { ScaleAddress($0) }
        if case .some(.none) = wanted { return [] }
        return library.published.filter { found in
            let scale = found.questionnaire
            let (slugs, versions) = (
                [slug, wanted??.slug].compactMap { $0 }, [version, wanted??.version].compactMap { $0 })
            return slugs.allSatisfy { $0 == scale.slug } && versions.allSatisfy { $0 == scale.version.description }
                && title?.fits(scale) ?? true
        }.map {
            Found(
                slug: $0.questionnaire.slug, version: $0.questionnaire.version.description, isNewest: $0.isNewest,
                file: String(decoding: $0.file, as: UTF8.self))
        }
    }
}

extension FindQuestionnaires.TitleSearch {
    fileprivate func fits(_ scale: Questionnaire) -> Bool {
        scale.title.languages.contains { fits(scale.title[$0]) }
    }

    /// Case, accents and full width do not count, as FHIR asks of searching text.
    private func fits(_ title: String) -> Bool {
        let (title, text) = (Self.plain(title), Self.plain(text))
        switch manner {
        case .exact: return title == text
        case .contains: return title.contains(text)
        case .begins:
            return title.ranges(of: text).contains { found in
                guard found.lowerBound > title.startIndex else { return true }
                let before = title[title.index(before: found.lowerBound)]
                // Chinese puts no spaces between words: any sign may begin one.
                return !(before.isLetter || before.isNumber) || !before.isASCII
            }
        }
    }

    private static func plain(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    }
}
