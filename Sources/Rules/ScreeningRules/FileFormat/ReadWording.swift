import Care

/// How texts in several languages stand in a file.
extension Element {
    /// A FHIR text with the standard translation extension beside it (`title` and `_title`).
    func wording(_ key: String, base: Language) throws(QuestionnaireFault) -> Wording {
        let text = try child(key).string()
        guard let shadow = maybe("_\(key)") else { return Wording(text, in: base) }
        var translations: [Language: String] = [:]
        let url = ExtensionURL.translation
        for translation in try Extensions(of: shadow, allowing: [url]).all(url) {
            let parts = try Extensions(of: translation, allowing: ["lang", "content"])
            let content = try parts.string("content")
            // Other languages may stand in the file; the platform does not speak them yet.
            guard let language = Language(rawValue: try parts.one("lang").child("valueCode").string()) else { continue }
            guard language != base, translations[language] == nil else {
                throw translation.fault(.duplicate, "a second text in \(language.rawValue)", facts: language.rawValue)
            }
            translations[language] = content
        }
        return Wording(text, in: base, translations: translations)
    }

    /// A text of an extension of ours: one nested extension a language, named by it.
    func wording(base: Language) throws(QuestionnaireFault) -> Wording {
        let texts = try Extensions(of: self, allowing: Set(Language.allCases.map(\.rawValue)))
        guard let text = try texts.maybeString(base.rawValue) else {
            throw fault(
                .missingLanguage, "has no text in \(base.rawValue), the language of the file", facts: base.rawValue)
        }
        var translations: [Language: String] = [:]
        for language in Language.allCases where language != base {
            translations[language] = try texts.maybeString(language.rawValue)
        }
        return Wording(text, in: base, translations: translations)
    }
}
