import Care

extension Element {
    /// A template with words of its owner in it would publish what nobody allowed.
    func refuseWords() throws(QuestionnaireFault) {
        for name in ["stem", "time-frame"] {
            for element in try list("extension") where try element.child("url").string() == ExtensionURL.ours(name) {
                throw element.fault(.malformed, "is a text, but a template has none")
            }
        }
        for item in try list("item") {
            if let text = item.maybe("text") ?? item.maybe("_text") { throw text.malformed("left open in a template") }
            for option in try item.list("answerOption") {
                let coding = try option.child("valueCoding")
                if let text = coding.maybe("display") ?? coding.maybe("_display") {
                    throw text.malformed("left open in a template")
                }
            }
        }
    }

    /// Stem, time frame, every answer once, every item.
    func wordingPlaces() throws(QuestionnaireFault) -> [WordingPlace] {
        var places = [WordingPlace(name: "stem", kind: .stem), WordingPlace(name: "time-frame", kind: .timeFrame)]
        var items: [WordingPlace] = []
        for (index, item) in try list("item").enumerated() {
            items.append(WordingPlace(name: try item.child("linkId").string(), kind: .item(number: index + 1)))
            for option in try item.list("answerOption") {
                let name = "answer.\(try option.child("valueCoding").child("code").string())"
                guard !places.contains(where: { $0.name == name }) else { continue }
                let ordinal = try option.list("extension").first?.child("valueDecimal").integer()
                places.append(WordingPlace(name: name, kind: .answer(weight: ordinal)))
            }
        }
        return places + items
    }

    /// The file with words in every open place.
    /// - Parameter words: complete in each language that is there.
    func filled(with words: [Language: [String: String]]) -> JSONValue {
        let languages = Language.allCases.filter { words[$0] != nil }
        guard let base = languages.first else { return json }
        let texts = FilledTexts(words: words, base: base, others: Array(languages.dropFirst()))
        var file = json
        if let url = json["url"]?.text, let version = json["version"]?.text {
            file["derivedFrom"] = .array([.string("\(url)|\(version)")])
        }
        file["status"] = .string("active")
        file.turn(to: base)
        file["extension"] = .array(
            [texts.stretch("stem"), texts.stretch("time-frame")] + (json["extension"]?.elements ?? []))
        file["item"] = .array((json["item"]?.elements ?? []).map(texts.item))
        return file
    }
}

/// Words on their way into a file.
private struct FilledTexts {
    let words: [Language: [String: String]]
    let base: Language
    let others: [Language]

    /// An extension of ours with one text a language.
    func stretch(_ place: String) -> JSONValue {
        let texts = ([base] + others).map { language in
            JSONValue.object([
                "url": .string(language.rawValue), "valueString": .string(words[language]?[place] ?? place),
            ])
        }
        return .object(["url": .string(ExtensionURL.ours(place)), "extension": .array(texts)])
    }

    func item(_ bare: JSONValue) -> JSONValue {
        var item = bare
        put(bare["linkId"]?.text ?? "", in: &item, as: "text")
        let options = bare["answerOption"]?.elements ?? []
        if !options.isEmpty { item["answerOption"] = .array(options.map(option)) }
        return item
    }

    private func option(_ bare: JSONValue) -> JSONValue {
        guard var coding = bare["valueCoding"], let code = coding["code"]?.text else { return bare }
        put("answer.\(code)", in: &coding, as: "display")
        var option = bare
        option["valueCoding"] = coding
        return option
    }

    private func put(_ place: String, in element: inout JSONValue, as key: String) {
        element[key] = .string(words[base]?[place] ?? place)
        guard !others.isEmpty else { return }
        element["_\(key)"] = JSONValue.translations(others.map { ($0, words[$0]?[place] ?? place) })
    }
}

extension JSONValue {
    /// FHIR's own way of putting a text in other languages beside it.
    fileprivate static func translations(_ texts: [(Language, String)]) -> JSONValue {
        .object([
            "extension": .array(
                texts.map { language, text in
                    .object([
                        "url": .string(ExtensionURL.translation),
                        "extension": .array([
                            .object(["url": .string("lang"), "valueCode": .string(language.rawValue)]),
                            .object(["url": .string("content"), "valueString": .string(text)]),
                        ]),
                    ])
                })
        ])
    }

    /// Makes another language the language of the file, where title and purpose were written in it too.
    fileprivate mutating func turn(to base: Language) {
        guard let old = self["language"]?.text.flatMap(Language.init(rawValue:)), old != base else { return }
        for key in ["title", "purpose"] {
            guard let text = self[key]?.text, let other = self["_\(key)"]?.translation(to: base) else { return }
            self[key] = .string(other)
            self["_\(key)"] = Self.translations([(old, text)])
        }
        self["language"] = .string(base.rawValue)
    }

    private func translation(to language: Language) -> String? {
        (self["extension"]?.elements ?? []).lazy
            .map { $0["extension"]?.elements ?? [] }
            .first { parts in parts.contains { $0["valueCode"]?.text == language.rawValue } }?
            .first { $0["url"]?.text == "content" }?["valueString"]?.text
    }
}
