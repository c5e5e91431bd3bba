import Care

extension Language {
    /// The languages of a plan, as its row holds them.
    static func planned(_ text: String) -> [Language] {
        text.split(separator: " ").compactMap { Language(rawValue: String($0)) }
    }
}
