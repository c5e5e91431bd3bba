import Care

/// What stands at the head of a file.
extension Element {
    /// - Parameter expected: `active` for a scale, `draft` for a template.
    func checkKind(status expected: String) throws(QuestionnaireFault) {
        guard let type = maybe("resourceType"), try type.string() == "Questionnaire" else {
            throw fault(.notAQuestionnaire, "is not a FHIR Questionnaire")
        }
        let status = try child("status")
        guard try status.string() == expected else {
            throw status.fault(.malformed, "is not \(expected)", facts: expected)
        }
        // What is contained is read by nobody here, and could go round in a circle.
        if let contained = maybe("contained") { throw contained.fault(.unsupported, "is not supported in a scale") }
    }

    func baseLanguage() throws(QuestionnaireFault) -> Language {
        guard let language = maybe("language") else { throw fault(.missingLanguage, "does not say its language") }
        guard let base = Language(rawValue: try language.string()) else {
            throw language.fault(.missingLanguage, "is not a language of the platform")
        }
        return base
    }

    /// The last part of the canonical address, which must also be the file's id.
    func slug() throws(QuestionnaireFault) -> String {
        let id = try child("id").string()
        let address = try child("url")
        guard try address.string() == "https://xinqiao.org/fhir/Questionnaire/\(id)",
            id.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") })
        else {
            let address = "https://xinqiao.org/fhir/Questionnaire/\(id)"
            throw try child("url").fault(.wrongCanonical, "is not \(address)", facts: address)
        }
        return id
    }

    func version() throws(QuestionnaireFault) -> QuestionnaireVersion {
        let element = try child("version")
        guard let version = QuestionnaireVersion(try element.string()) else {
            throw element.fault(.malformed, "is not three numbers such as 1.0.0", facts: "1.0.0")
        }
        return version
    }

    /// Walks the whole file, because an extension in a place that nobody reads would be overlooked otherwise.
    func refuseUnknownExtensions() throws(QuestionnaireFault) {
        switch json {
        case .object(let members):
            if let element = maybe("modifierExtension") {
                throw element.fault(.unknownExtension, "changes the meaning of what is around it and is not understood")
            }
            for element in try list("extension") { try element.refuseUnknownURL() }
            for key in members.keys.sorted() {
                if let child = maybe(key) { try child.refuseUnknownExtensions() }
            }
        case .array(let values):
            for (index, value) in values.enumerated() {
                try Element(path: "\(path)[\(index)]", json: value).refuseUnknownExtensions()
            }
        default: return
        }
    }

    private func refuseUnknownURL() throws(QuestionnaireFault) {
        let url = try child("url").string()
        let known = [ExtensionURL.translation, ExtensionURL.ordinalValue] + ExtensionURL.ofQuestionnaire
        // A name without a scheme belongs to the extension around it, which knows its own parts.
        guard known.contains(url) || !url.contains(":") else {
            throw fault(.unknownExtension, "unknown extension \(url)", facts: url)
        }
    }
}
