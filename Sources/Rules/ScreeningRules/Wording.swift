public import Care

/// One text of a scale in the languages in which it was published.
public struct Wording: Hashable, Sendable {
    private let base: String
    private let translations: [Language: String]
    /// The languages in which this text exists.
    public let languages: Set<Language>

    init(_ base: String, in language: Language, translations: [Language: String] = [:]) {
        self.base = base
        self.translations = translations
        languages = Set(translations.keys).union([language])
    }

    /// The text in a language, or in the language of the file where it was not translated.
    ///
    /// A scale is only offered in languages in which all its texts exist, so a person never meets the fallback.
    public subscript(language: Language) -> String { translations[language] ?? base }
}
